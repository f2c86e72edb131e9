#!/usr/bin/env bash
# Builds what is missing and serves dist/ on PORT (8080) until Ctrl-C. The server itself says when it is ready.
. "$(dirname "$0")/lib.sh"

scripts/build.sh
exec "$CHASQUI" serve "$SITE" --port "${PORT:-8080}"
