//! A site on real web servers, with their configuration as `chasqui hosts` prints it and `build` writes it: nginx, Caddy,
//! Apache httpd, a plain file server, and our own; and on hosts that do each thing wrong.
//!
//! `scripts/servers.sh` gets the servers, as `make test` does. One that is not there is passed over and named, but not
//! where `CI` is set: there it fails the test.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    unreachable_pub,
    dead_code,
    reason = "a test exports nothing, and a panic is its report; the fixtures are those of another test"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "../build/fixture.rs"]
mod fixture;
mod previous;
mod real;
mod servers;
mod site;
mod wrong;
