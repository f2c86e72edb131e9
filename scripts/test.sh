#!/usr/bin/env bash
# Every check there is: the built site, format, lints of both sides, native and browser tests. Gets what they need.
. "$(dirname "$0")/lib.sh"

scripts/build.sh
scripts/browser.sh
# Without them those tests say what they pass over; on a server of tests that will not do.
scripts/servers.sh || [ -z "${CI:-}" ] || exit 1
scripts/lints.sh
step "Native and browser tests" cargo test --locked
say "All tests passed ($(duration $SECONDS) in all)"
