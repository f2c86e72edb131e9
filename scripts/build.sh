#!/usr/bin/env bash
# From a fresh clone to dist/: tools, app, the publisher's command, the site. Does only what is not done yet.
. "$(dirname "$0")/lib.sh"

scripts/tools.sh
scripts/app.sh
# Carries the app inside itself, so it comes after it.
scripts/publisher.sh
scripts/site.sh
say "Built: dist/ is the site, target/app/ the app, ${CHASQUI#"$ROOT"/} the publisher's command ($(duration $SECONDS) in all)"
