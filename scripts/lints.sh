#!/usr/bin/env bash
# Format and lints, of the native side and of the browser's. Gets rustfmt and clippy where rustup left them out.
. "$(dirname "$0")/lib.sh"

for component in rustfmt clippy; do
    if cargo ${component/rustfmt/fmt} --version >/dev/null 2>&1; then continue; fi
    have rustup && step "Adding $component by rustup" rustup component add "$component" ||
        fail "cargo ${component/rustfmt/fmt} is missing" "With a network:  rustup component add $component"
done

step "Format" cargo fmt --check
step "Lints, native" cargo clippy --locked --all-targets -- -D warnings
if [ -n "$WASM_BIN" ]; then
    scripts/apt.sh rust-web-clippy
    ln -sf /usr/bin/cargo-clippy /usr/bin/clippy-driver "$WASM_BIN/"
fi
step "Lints, for the browser" with_wasm cargo clippy --locked --target wasm32-unknown-unknown --lib --bins -- -D warnings
