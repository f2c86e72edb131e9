#!/usr/bin/env bash
# Makes sure, where that is possible, of the sources of Rust's standard library and of the crates it is made of: with
# them the app is built smaller (`smallest` in scripts/lib.sh). Without them it is built with the library as it comes.
. "$(dirname "$0")/lib.sh"

sysroot=$(with_wasm rustc --print sysroot)
library=$sysroot/lib/rustlib/src/rust/library
version=$(with_wasm rustc --version)
[ "$WASM_STD_ASKED" != "$version" ] || exit 0

record() {
    sed -i '/^WASM_STD/d' "$TOOLS/env"
    printf 'WASM_STD=%q\nWASM_STD_ASKED=%q\n' "$1" "$version" >>"$TOOLS/env"
}
fetch_crates() {
    with_wasm env RUSTC_BOOTSTRAP=1 cargo fetch --locked --manifest-path "$library/Cargo.toml"
}

if [ ! -f "$library/Cargo.lock" ] && [ -z "$WASM_BIN" ] && have rustup; then
    get "the sources of Rust's standard library (by rustup)" rustup component add rust-src || true
fi
if [ -f "$library/Cargo.lock" ] && get "the crates of the standard library" fetch_crates; then
    record "$version"
else
    say "   the standard library is taken as it comes: the app will be some kilobytes larger"
    record ""
fi
