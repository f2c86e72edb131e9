//! Imports, from samples of our own making to content folders that pass the check and build.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

mod again;
mod bench;
mod broken;
mod built;
mod host;
mod live;
mod media;
mod round_trip;
mod wordpress;
