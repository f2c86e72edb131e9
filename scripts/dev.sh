#!/usr/bin/env bash
# For working on it: serves a quickly made, larger build and makes anew whatever a change touches (scripts/dev.mjs).
. "$(dirname "$0")/lib.sh"

scripts/tools.sh
. "$TOOLS/env"
export WASM_BIN WASM_SYSROOT
exec node scripts/dev.mjs
