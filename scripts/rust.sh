#!/usr/bin/env bash
# Makes sure of the Rust compiler and of the crates. The compiler itself is the user's own: it is looked at, never
# changed. The crates of Cargo.lock are fetched once; everything after that builds without a network.
. "$(dirname "$0")/lib.sh"

needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
have cargo && have rustc || fail "Rust is missing ($needed or newer)" \
    "Get it from https://rustup.rs, or on Debian 12 as root:  apt-get install rustc-web cargo-web"
found=$(rustc --version | cut -d' ' -f2) || fail "rustc does not run" "Try:  rustup default stable"
[ "$(printf '%s\n' "$needed" "$found" | sort -V | head -n 1)" = "$needed" ] || fail "Rust $found is too old; $needed or newer is needed" \
    "With rustup:  rustup update stable"
# Without --target this is all that the native side and the browser's side need.
if ! cargo fetch --locked --offline 2>/dev/null; then
    get "the crates of Cargo.lock" cargo fetch --locked || fail "could not fetch the crates" \
        "They come from Rust's package registry: run this again when there is a network."
fi
