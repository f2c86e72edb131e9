#!/usr/bin/env bash
# The publisher's command: src/ and the built app -> target/release/chasqui, which carries the app inside itself
# (build.rs). Skipped when nothing it is made of has changed.
. "$(dirname "$0")/lib.sh"

# cargo would look by itself, but goes by times; after a `git checkout` the bytes say more. All that is not Rust may
# be included in the command too (the embed script, style), so it counts.
wanted="$(hash_of src style public build.rs Cargo.toml Cargo.lock "$APP") $(rustc --version)"
if [ -x "$CHASQUI" ] && [ "$(cat "$STAMPS/publisher" 2>/dev/null)" = "$wanted $(hash_of "$CHASQUI")" ]; then exit 0; fi

step "Building the publisher's command, ${CHASQUI#"$ROOT"/} (some minutes the first time)" \
    env CHASQUI_CARRY="$APP" cargo build --release --locked --bin chasqui
mkdir -p "$STAMPS"
say "$wanted $(hash_of "$CHASQUI")" >"$STAMPS/publisher"
