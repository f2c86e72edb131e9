//! `chasqui check` as an editor's friend: style, mending, links to other sites, schemas, and what it says of itself.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test exports nothing, and a panic is its report"
)]
#![cfg(not(target_arch = "wasm32"))]

mod command;
mod documents;
mod mending;
mod newsroom;
mod outside;
mod style;
