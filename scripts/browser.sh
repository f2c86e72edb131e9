#!/usr/bin/env bash
# Makes sure of the browser that the tests drive: Chromium, its WebDriver, and a font for it to write with.
# CHROMEDRIVER may name another driver; then the browser is its own affair.
. "$(dirname "$0")/lib.sh"

if have "${CHROMEDRIVER:-chromedriver}"; then exit 0; fi
[ -z "${CHROMEDRIVER:-}" ] || fail "CHROMEDRIVER names $CHROMEDRIVER, which is not there"
get "Chromium, its driver and a font for the tests (by apt)" scripts/apt.sh chromium chromium-driver fonts-dejavu-core
