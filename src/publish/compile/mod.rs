//! From the checked newsroom to the published types of [`crate::model`]: pure, no files.
//!
//! 1. [`Catalogue`] puts the articles in list order and joins the versions of each work; everything else asks it.
//! 2. [`article`], [`card`] and [`page`] turn one thing into its published form, with its place in its series
//!    ([`series`]) and what is related to it ([`related`]). They are called one by one, so that a large archive is
//!    never in memory twice.
//! 3. [`shards`] says how the cards are cut; [`newest`], [`latest`], [`facets`] and [`site`] make the roots.
//! 4. [`search`] makes the index of all words.
//! 5. [`calendar`] writes an event as a calendar file, [`about_data`] the page about the site's data.

pub mod about_data;
pub mod article;
mod body;
pub mod calendar;
pub mod card;
mod catalogue;
pub mod facets;
pub mod gzip;
pub mod keep;
pub mod latest;
pub mod linked;
pub mod newest;
pub mod oembed;
pub mod order;
pub mod page;
mod parts;
pub mod related;
pub mod search;
pub mod series;
pub mod shards;
pub mod site;
pub mod sitemap;
mod when;

pub use catalogue::Catalogue;

#[cfg(test)]
pub(crate) mod samples;
