//! Journeys through a built site in a real browser.
//!
//! `harness` drives Chromium as a reader would: by what can be seen and by the names that assistive tools hear.
//! `itself` holds the harness to its word on a site of three pages. The journeys stand beside it, one module a subject.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

mod audit;
mod bad_data;
mod cite;
mod dev;
mod editor;
mod embed;
mod filters;
mod finder;
mod forms;
mod harness;
mod itself;
mod keyboard;
mod moved;
mod offline;
mod pictures;
mod reading;
mod saved;
mod search;
mod sights;
mod take;
mod take_over;
mod time_and_places;
mod without_scripts;
