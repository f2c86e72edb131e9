#!/usr/bin/env bash
# The main journeys in Firefox and WebKit, on the built site; tests/journeys/main.mjs says what they are. Not a part of
# `make test`, since geckodriver is built here for minutes. Arguments: names of browsers.
. "$(dirname "$0")/lib.sh"

scripts/build.sh
[ $# -gt 0 ] || set -- firefox webkit
for browser in "$@"; do
    case $browser in
        firefox)
            have firefox || have firefox-esr || get "Firefox (by apt)" scripts/apt.sh firefox-esr fonts-dejavu-core
            scripts/cargo-tool.sh geckodriver geckodriver 0.37.1
            ;;
        webkit)
            have WebKitWebDriver && have xvfb-run ||
                get "WebKit, its driver and a screen for it (by apt)" scripts/apt.sh webkit2gtk-driver xvfb xauth fonts-dejavu-core
            ;;
        *) scripts/browser.sh ;;
    esac
done
CHASQUI=$CHASQUI DIST=$SITE node tests/journeys/main.mjs "$@"
