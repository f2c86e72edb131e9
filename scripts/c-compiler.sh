#!/usr/bin/env bash
# Makes sure of a C compiler: Rust links with its linker, and some of the crates have a part in C.
. "$(dirname "$0")/lib.sh"

have cc || get "a C compiler (gcc and libc6-dev, by apt)" scripts/apt.sh gcc libc6-dev
