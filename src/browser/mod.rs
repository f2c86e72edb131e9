//! The platform, thinly wrapped, with typed errors: what the program asks of the browser, and nothing about news.
//!
//! Whatever the browser may lack or refuse is a [`Fault`] or an `Option`, never a panic.

pub mod clock;
pub mod connection;
pub mod dom;
mod fault;
pub mod fetch;
pub mod gunzip;
pub mod history;
mod json;
pub mod page;
pub mod scroll;
pub mod storage;
pub mod task;
pub mod worker;

pub use fault::Fault;
