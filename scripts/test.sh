#!/usr/bin/env bash
# Every check there is: the built site, format, lints of both sides, native and browser tests. Gets what they need.
. "$(dirname "$0")/lib.sh"

scripts/build.sh
scripts/browser.sh
scripts/servers.sh
scripts/lints.sh
step "Native and browser tests" cargo test --locked
say "All tests passed ($(duration $SECONDS) in all)"
