#!/usr/bin/env bash
# Makes sure of the tools that come by npm (package.json says which and what for), in node_modules/.
. "$(dirname "$0")/lib.sh"

have node && have npm || fail "Node with npm is missing (18 or newer)" "On Debian, as root:  apt-get install nodejs npm"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ] || fail "Node $(node --version) is too old; 18 or newer is needed"

stamp=node_modules/.chasqui
wanted="$(hash_of package.json package-lock.json) $(node --version)"
[ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || exit 0
get "wasm-opt, esbuild and axe (into node_modules/, by npm)" npm ci --no-audit --no-fund --prefer-offline --loglevel=error ||
    fail "could not get the packages of package-lock.json" "They come from npm's registry: run this again when there is a network."
say "$wanted" >"$stamp"
