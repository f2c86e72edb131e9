#!/usr/bin/env bash
# The site: content/ and the built app -> dist/, by the publisher's command. Skipped when all three are unchanged.
. "$(dirname "$0")/lib.sh"

wanted=$(hash_of content "$APP" "$CHASQUI")
# Somebody may have published another folder to the same place since: then its entry points differ.
entry() { hash_of "$SITE/index.html" "$SITE/data/v1/site.json"; }
if [ -f "$SITE/index.html" ] && [ "$(cat "$STAMPS/site" 2>/dev/null)" = "$wanted $(entry)" ]; then exit 0; fi

step "Publishing the site (content/ -> dist/)" "$CHASQUI" build --content content --app "$APP" --out "$SITE"
mkdir -p "$STAMPS"
say "$wanted $(entry)" >"$STAMPS/site"
