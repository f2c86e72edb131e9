#!/usr/bin/env bash
# Gets Debian packages: scripts/apt.sh PACKAGE... Asks apt only for those that are missing, and never lets it remove
# another one. Where we may not install, it says the command for somebody who may.
. "$(dirname "$0")/lib.sh"

missing=()
for package in "$@"; do
    [ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

have apt-get || fail "missing: ${missing[*]}" \
    "These are Debian's names; this system has no apt-get, so install them in its own way."

# apt writes hundreds of lines; they are kept in a file and only its errors are shown.
mkdir -p "$TOOLS"
log=$TOOLS/apt.log
apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q "$@" </dev/null >>"$log" 2>&1; }
install() { apt install --no-remove --no-install-recommends "${missing[@]}"; }

: >"$log"
# The lists of packages may be old or missing: try with those that are there, then with new ones.
if ! install; then
    : >"$log"
    if ! { apt update && install; }; then
        grep '^E: ' "$log" | sort -u | head -n 3 >&2 || true
        fail "could not install ${missing[*]}" \
            "As root, with a network:  apt-get update && apt-get install --no-remove ${missing[*]}"
    fi
fi
