# Sourced by every script here: where things are, and plain lines that say what is done and how long it took.
# Scripts run from the project's root, whatever folder they are called from.
set -euo pipefail
shopt -s inherit_errexit

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# What is fetched or built to build with. Ignored by git; CHASQUI_TOOLS puts it elsewhere (a cache between CI runs).
TOOLS=${CHASQUI_TOOLS:-$ROOT/.tools}
# Set for cargo in any case, so that we look for its output where it really puts it.
case ${CARGO_TARGET_DIR:-} in
    "") CARGO_TARGET_DIR=$ROOT/target ;;
    /*) ;;
    *) CARGO_TARGET_DIR=$ROOT/$CARGO_TARGET_DIR ;;
esac
export CARGO_TARGET_DIR
# The built app is handed to the publisher's command under this name, wherever cargo works.
APP=$ROOT/target/app
SITE=$ROOT/dist
STAMPS=$ROOT/target/stamps
CHASQUI=$CARGO_TARGET_DIR/release/chasqui

# Trunk reads NO_COLOR as a flag of its own and stops at "1"; make's own flags would reach cargo's job server.
unset NO_COLOR MAKEFLAGS MFLAGS MAKELEVEL
PATH=$TOOLS/bin:$ROOT/node_modules/.bin:$PATH
# A rustup that was just installed is not in PATH before the next login.
command -v cargo >/dev/null || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
export PATH

# Our own lines say what goes on; cargo's line for each crate would drown them. Its warnings and errors still show.
export CARGO_TERM_QUIET=true

# What scripts/wasm-target.sh found: empty for the compiler in PATH, else the folder of the one that can build for
# the browser, and its sysroot.
WASM_BIN=
WASM_SYSROOT=
# The compiler for which scripts/wasm-std.sh has looked for the sources of the standard library, and the same again in
# WASM_STD where it found them.
WASM_STD=
WASM_STD_ASKED=
if [ -f "$TOOLS/env" ]; then . "$TOOLS/env"; fi

# say LINE...: each on a line of its own.
say() { printf '%s\n' "$@"; }

# Stops with what is wrong (first line) and how to mend it (the further arguments, a line each).
fail() {
    printf '\nError: %s\n' "$1" >&2
    shift
    if [ $# -gt 0 ]; then printf '  %s\n' "$@" >&2; fi
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# duration SECONDS: "8 s" or "4 min 12 s".
duration() {
    if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); fi
}

# step WHAT COMMAND...: says what, runs the command, says how long it took. A failure is passed on.
step() {
    local what=$1 began=$SECONDS code=0
    shift
    say "== $what"
    "$@" || code=$?
    if [ $code -ne 0 ]; then
        say "   failed after $(duration $((SECONDS - began)))"
        return $code
    fi
    say "   took $(duration $((SECONDS - began)))"
}

# get WHAT COMMAND...: a step that brings something from outside. With CHASQUI_ASK=1 nothing is done: it says WHAT and
# the script ends there, so that all that is missing can be told at once (scripts/tools.sh).
get() {
    if [ "${CHASQUI_ASK:-}" = 1 ]; then
        say "   - $1"
        exit 0
    fi
    local what=$1
    shift
    step "Getting $what" "$@"
}

# with_wasm COMMAND...: runs it with the compiler that can build for the browser.
with_wasm() {
    if [ -z "$WASM_BIN" ]; then "$@"; else env -u RUSTC PATH="$WASM_BIN:$PATH" SYSROOT="$WASM_SYSROOT" "$@"; fi
}

# smallest COMMAND...: runs it so that cargo builds the standard library along with the app, where its sources are here:
# a panic is then a bare trap, without the texts that say where and why, which saves readers some twelve kilobytes
# (docs/decisions/size.md). These flags are not stable yet, hence RUSTC_BOOTSTRAP; nothing else is built with them.
smallest() {
    if [ -z "$WASM_STD" ]; then
        "$@"
        return
    fi
    env RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort,proc_macro \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Cpanic=immediate-abort -Zunstable-options -Zlocation-detail=none -Zfmt-debug=none" \
        "$@"
}

# hash_of PATH...: one hash over the names and bytes of all files below. What does not exist counts as empty.
hash_of() {
    { find "$@" -type f -print0 2>/dev/null || true; } | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -c1-16
}

# as_root COMMAND...: as root, by sudo where that is needed and there; 127 when there is no way.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        sudo "$@"
    else
        return 127
    fi
}
