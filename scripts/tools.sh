#!/usr/bin/env bash
# Everything that building needs, in the order in which one needs the other. Quick when all of it is there; otherwise
# it first says all that is missing, then gets one after the other.
. "$(dirname "$0")/lib.sh"

# Trunk needs the wasm-bindgen command in the very version of the crate.
bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)

every_tool() {
    scripts/c-compiler.sh
    scripts/rust.sh
    scripts/node-tools.sh
    scripts/wasm-target.sh
    scripts/wasm-std.sh
    scripts/cargo-tool.sh wasm-bindgen wasm-bindgen-cli "$bindgen"
    # Without default features: what that leaves out asks the network for newer versions and downloads tools.
    scripts/cargo-tool.sh trunk trunk 0.21.14 --no-default-features
}

missing=$(CHASQUI_ASK=1 every_tool)
if [ -n "$missing" ]; then
    say "Missing, and fetched or built once:" "$missing"
    every_tool
fi
