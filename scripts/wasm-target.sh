#!/usr/bin/env bash
# Makes sure that there is a compiler for the browser (wasm32-unknown-unknown), and writes down which in .tools/env:
# 1. the one in PATH, when it has that target; 2. the same after `rustup target add`; 3. Debian's.
. "$(dirname "$0")/lib.sh"

target=wasm32-unknown-unknown
has_target() { compgen -G "$(rustc --print sysroot)/lib/rustlib/$target/lib/libstd-*.rlib" >/dev/null; }
# What is known of the standard library's sources (scripts/wasm-std.sh) is kept.
record() {
    mkdir -p "$TOOLS"
    printf 'WASM_BIN=%q\nWASM_SYSROOT=%q\nWASM_STD=%q\nWASM_STD_ASKED=%q\n' "$1" "$2" "$WASM_STD" "$WASM_STD_ASKED" >"$TOOLS/env"
}

if has_target; then
    record "" ""
    exit 0
fi
# Debian's, from an earlier run, as long as Debian's compiler is still the one it was made for.
if [ -n "$WASM_BIN" ] && [ "$("$WASM_BIN/rustc" --version 2>/dev/null)" = "$(cat "$TOOLS/debian/version" 2>/dev/null)" ]; then
    exit 0
fi

if have rustup; then
    # A failure here is no fault yet: there is another way.
    get "Rust's library for the browser ($target, by rustup)" rustup target add "$target" ||
        say "   rustup could not fetch it; trying Debian's compiler instead"
fi
if has_target; then
    record "" ""
elif have apt-get; then
    scripts/wasm-target-debian.sh
    record "$TOOLS/debian/bin" "$TOOLS/debian/sysroot"
else
    fail "this Rust cannot build for the browser" \
        "With a network:  rustup target add $target" \
        "Without rustup, install the $target standard library of your system's Rust."
fi
