#!/usr/bin/env bash
# Measures what GOALS promises, beside the peers in the same run, and prints a row each. What is measured and how it can
# be narrowed stands at the top of benches/run.mjs.
. "$(dirname "$0")/lib.sh"

scripts/build.sh
scripts/browser.sh

# The peers come from npm into a folder of their own, ignored by git.
peers=benches/peers
wanted="$(hash_of benches/package.json benches/package-lock.json) $(node --version)"
if [ "$(cat "$peers/.installed" 2>/dev/null)" != "$wanted" ]; then
    mkdir -p "$peers"
    cp benches/package.json benches/package-lock.json benches/.npmrc "$peers/"
    # Not `npm ci`: of packages for other platforms the lock says too little for it.
    step "Getting the peers by npm (Preact, ItemsJS, Pagefind, MiniSearch)" \
        npm install --prefix "$peers" --no-audit --no-fund --prefer-offline --loglevel=error ||
        fail "could not get the peers" "They come from npm's registry: run this again when there is a network."
    say "$wanted" >"$peers/.installed"
fi

CHASQUI=$CHASQUI APP=$APP SITE=$SITE with_wasm node benches/run.mjs "$@"
