#!/usr/bin/env bash
# The app: src/, style/ and public/ -> target/app/, by Trunk. Skipped when nothing it is made of has changed.
. "$(dirname "$0")/lib.sh"

# The publisher's side is no part of the app.
sources=$(find src -path src/publish -prune -o -type f ! -path src/bin/chasqui.rs -print)
# shellcheck disable=SC2086 # one path a word
wanted="$(hash_of $sources style public modules worker embed index.html Trunk.toml Cargo.toml Cargo.lock package-lock.json scripts/finish-app.mjs) \
$(with_wasm rustc --version) ${WASM_STD:-plain}"
if [ -f "$APP/program.json" ] && [ "$(cat "$STAMPS/app" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

step "Building the app for the browser into target/app/ (a minute or two the first time)" \
    with_wasm smallest trunk --log warn build
mkdir -p "$STAMPS"
say "$wanted" >"$STAMPS/app"
