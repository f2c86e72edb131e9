#!/usr/bin/env bash
# Gets the web servers that the tests start: nginx with its module for brotli, Caddy, Apache httpd. Debian's packages are
# downloaded and unpacked into .tools/servers and not installed: no service is started, no port taken, nothing of the
# system changes, and nobody need be root. Python, whose plain file server is tried too, is there or is not.
. "$(dirname "$0")/lib.sh"

packages=(nginx libnginx-mod-http-brotli-static caddy apache2-bin)
home=$TOOLS/servers
if [ "$(cat "$home/.unpacked" 2>/dev/null)" = "${packages[*]}" ]; then exit 0; fi

have apt-get && have dpkg-deb || fail "the tests of web servers need ${packages[*]}" \
    "They take them from Debian's packages. On another system run the tests without them:  cargo test --locked"

# Everything that these need and that is not installed comes along, into a folder of our own and without apt's locks.
download() {
    apt-get -y -q install --download-only --no-install-recommends \
        -o Dir::Cache::archives="$home/packages" -o Debug::NoLocking=1 "${packages[@]}" </dev/null >"$home/apt.log" 2>&1
}
update() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update </dev/null >>"$home/apt.log" 2>&1; }
unpack() {
    rm -rf "$home"
    mkdir -p "$home/packages/partial" "$home/root"
    # The lists of packages may be old or missing: try with those that are there, then with new ones.
    if ! download && ! { update && download; }; then
        grep '^E: ' "$home/apt.log" | sort -u | head -n 3 >&2 || true
        fail "could not download ${packages[*]}" "With a network, as root:  apt-get update"
    fi
    # Of what the system has already nothing comes.
    shopt -s nullglob
    for package in "$home"/packages/*.deb; do dpkg-deb -x "$package" "$home/root"; done
    rm -r "$home/packages"
    say "${packages[*]}" >"$home/.unpacked"
}
get "nginx, Caddy and Apache httpd for the tests (from Debian's packages, unpacked only)" unpack
