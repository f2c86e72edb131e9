//! Whole sites, built from content folders and looked at as their readers' browsers would.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "every name here is one that we wrote")]

mod again;
mod app;
mod data;
mod dev;
mod editor;
mod feeds;
mod fixture;
mod hostile;
mod html;
mod links;
mod local;
mod metadata;
mod pages;
mod pictures;
mod preview;
mod sitemaps;
mod size;
mod whole;
mod withdrawn;
mod worker;
