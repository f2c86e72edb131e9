#!/usr/bin/env bash
# The second way to a compiler for the browser, where rustup's server cannot be reached or there is no rustup:
# Debian's rustc-web, for which the standard library is built here once from Debian's own sources (a minute or so).
#
# Nothing outside .tools/ changes but for the Debian packages: .tools/debian/sysroot links to Debian's libraries and
# adds ours, and .tools/debian/bin holds a `rustc` that looks there, beside Debian's `cargo`. Only the builds for the
# browser put that folder into PATH, so the user's own Rust stays what it is for everything else.
. "$(dirname "$0")/lib.sh"

target=wasm32-unknown-unknown
home=$TOOLS/debian
lib=$home/sysroot/lib/rustlib

packages=(rustc-web cargo-web rust-web-src rust-web-llvm)
# The linker goes by its version; take the newest that Debian has.
lld=$(apt-cache search --names-only '^lld-[0-9]+$' 2>/dev/null | cut -d' ' -f1 | sort -V | tail -n 1)
get "Debian's compiler for the browser (${packages[*]} ${lld:-lld}, by apt)" scripts/apt.sh "${packages[@]}" "${lld:-lld-22}" ||
    fail "there is no compiler for the browser" "With a network, either of these brings it:" \
        "rustup target add $target" "apt-get install ${packages[*]} ${lld:-lld-22}   (as root)"

rm -rf "$home"
mkdir -p "$home/std/src" "$home/bin" "$lib/$target/lib"
printf '[package]\nname = "std-for-the-browser"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$home/std/Cargo.toml"
: >"$home/std/src/lib.rs"
# RUSTC_BOOTSTRAP: build-std is not a stable flag. embed-bitcode: without it a build with fat LTO finds no bitcode in
# the standard library and stops.
step "Building the standard library for the browser" env RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$home/std/target" \
    /usr/bin/cargo build --release --manifest-path "$home/std/Cargo.toml" \
    -Z build-std=std,panic_abort,proc_macro --target "$target" ||
    fail "the standard library for the browser could not be built"

for rlib in "$home/std/target/$target/release/deps"/*.rlib; do
    case $(basename "$rlib") in
        libstd_for_the_browser-*) ;;
        *) cp "$rlib" "$lib/$target/lib/" ;;
    esac
done
for part in "$(/usr/bin/rustc --print sysroot)"/lib/rustlib/*; do
    [ "$(basename "$part")" = "$target" ] || ln -s "$part" "$lib/"
done
printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot %q "$@"\n' "$home/sysroot" >"$home/bin/rustc"
chmod +x "$home/bin/rustc"
ln -s /usr/bin/cargo "$home/bin/cargo"
rm -rf "$home/std"
/usr/bin/rustc --version >"$home/version"
