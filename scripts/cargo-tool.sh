#!/usr/bin/env bash
# Makes sure of a command that comes as a crate, in exactly one version:
#   scripts/cargo-tool.sh COMMAND CRATE VERSION [FLAG OF CARGO INSTALL...]
# One in PATH will do; otherwise it is built into .tools/.
. "$(dirname "$0")/lib.sh"

command=$1 crate=$2 version=$3
shift 3
[ "$("$command" --version 2>/dev/null | cut -d' ' -f2)" != "$version" ] || exit 0

# We run each of these for seconds but wait minutes for them to be built, so they are optimised a little only.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=true
CARGO_TARGET_DIR=$TOOLS/build/$crate
log=$CARGO_TARGET_DIR/errors.log
install=(cargo install --force --root "$TOOLS" --bin "$command" --version "$version" "$crate" "$@")
build() {
    mkdir -p "$CARGO_TARGET_DIR"
    if "${install[@]}" --locked 2>"$log"; then return 0; fi
    # A crate of its lock file may be gone, or not yet in the mirror that serves us: take those nearest to it.
    if ! grep -q "failed to select a version" "$log"; then
        cat "$log" >&2
        return 1
    fi
    say "   a crate of its lock file is not to be had; taking the nearest"
    "${install[@]}"
}
get "$crate $version (built into ${TOOLS#"$ROOT"/}/, some minutes)" build || fail "could not get $crate $version" \
    "It comes from Rust's package registry and is built here: run this again when there is a network," \
    "or put $command $version into PATH."
rm -rf "$CARGO_TARGET_DIR"
