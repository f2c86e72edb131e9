//! What can be asked of the archive: dates, the query and its address, filter and facets, routes.
//!
//! Pure: no DOM, no files, no clock; the same code answers when the site is built and in the reader's browser.

pub mod calendar;
pub mod columns;
pub mod date;
pub mod filter;
pub mod front;
pub mod histogram;
mod leb128;
pub mod link;
pub mod listing;
pub mod matches;
pub mod names;
pub mod query;
pub mod route;
pub mod rows;
pub mod search;
pub mod shards;

#[cfg(test)]
mod model_tests;
