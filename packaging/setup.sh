#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings a checkout to the point where it runs: Debian packages, .venv, Python packages, compiled translations.
# Each step looks first and does nothing where nothing is missing, so a second call is quick and needs no network.
set -eu

cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
STAMP=.venv/tereze-setup
SQUID=build/squid-openssl

stop() {
    printf 'setup: %s\n' "$1" >&2
    exit 2
}

missing_packages() {
    sed 's/#.*//' packaging/apt.txt | tr -s ' \t' '\n\n' | sed '/^$/d' | sort -u >"$scratch/asked"
    # Provides counts too: later Debians renamed some libraries and kept the old name that way.
    dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
        sed -n 's/^installed //p' | tr ',' '\n' | sed 's/^ *//; s/[ (].*//; /^$/d' | sort -u >"$scratch/present"
    comm -23 "$scratch/asked" "$scratch/present" | tr '\n' ' ' | sed 's/ $//'
}

debian_packages() {
    if ! command -v dpkg-query >/dev/null; then
        printf 'setup: not a Debian system; packaging/apt.txt names what has to be here, under its Debian names\n' >&2
        return
    fi
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    find_root || stop "these Debian packages are missing, and installing them takes root or sudo: $missing"
    printf 'setup: installing Debian packages: %s\n' "$missing"
    # A list of some other software that cannot be read is no reason to stop: the installation below decides.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q || true
    # shellcheck disable=SC2086  # one word a package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing ||
        stop "apt-get could not install these Debian packages: $missing"
}

find_root() {
    as_root=
    [ "$(id -u)" -eq 0 ] || { as_root=sudo && command -v sudo >/dev/null; }
}

# The tests ask two Squids of Debian's, and only one can be installed. The other is unpacked, with the first one's files
# and libraries around it. It is no reason to stop: without it only the tests of server names fail, and say so.
unpacked_squid() {
    if [ -x "$SQUID/usr/sbin/squid" ] || ! command -v apt-get >/dev/null; then
        return
    fi
    printf 'setup: unpacking squid-openssl into %s\n' "$SQUID"
    if fetch_squid || { find_root && $as_root apt-get update -q && fetch_squid; }; then
        rm -rf "$SQUID" "$SQUID.new"
        mkdir -p "$SQUID.new"
        dpkg -x "$scratch"/squid-openssl_*.deb "$SQUID.new"
        mv "$SQUID.new" "$SQUID"
    else
        printf 'setup: squid-openssl could not be fetched; the tests of server names in Squid will fail\n' >&2
    fi
}

fetch_squid() {
    # the folder is nobody else's, so apt may not give root's rights up for the download, as it else does
    (cd "$scratch" && apt-get download -q -o APT::Sandbox::User=root squid-openssl)
}

# What the environment was made from: an equal stamp means that there is nothing to do.
place_line() {
    printf '%s\n' "$(pwd -P)"
}

content_line() {
    cat requirements.lock pyproject.toml packaging/setup.sh | sha256sum | cut -d ' ' -f 1
}

python_line() {
    "$1" -c 'import sys; print(sys.implementation.cache_tag, "%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || true
}

python_packages() {
    stamp=$(place_line; python_line .venv/bin/python; content_line)
    if [ -f "$STAMP" ] && [ "$stamp" = "$(cat "$STAMP")" ]; then
        return
    fi
    make_environment
    rm -f "$STAMP"
    printf 'setup: installing Python packages into .venv\n'
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock ||
        stop "pip could not install requirements.lock into .venv (its own words are above)"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-index --no-build-isolation --no-deps -e . ||
        stop "the project itself could not be installed into .venv (pip's own words are above)"
    { place_line; python_line .venv/bin/python; content_line; } >"$STAMP"
}

make_environment() {
    # Its scripts hold the checkout's path, so an environment that was moved here is made anew.
    if .venv/bin/python -m pip --version >/dev/null 2>&1 && is_recent .venv/bin/python; then
        if [ ! -f "$STAMP" ] || [ "$(head -n 1 "$STAMP")" = "$(place_line)" ]; then
            return
        fi
    fi
    is_recent "$PYTHON" || stop "Python 3.11 or later was expected as $PYTHON (PYTHON=… names another)"
    printf 'setup: making .venv\n'
    "$PYTHON" -m venv --clear .venv || stop "$PYTHON could not make a virtual environment in .venv"
}

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

translations() {
    for source in translations/*.ts; do
        compiled=${source%.ts}.qm
        if [ -n "$(find "$source" -newer "$compiled" 2>/dev/null || echo missing)" ]; then
            # a running screen may hold the old file open: it is replaced, never written over
            .venv/bin/pyside6-lrelease -silent "$source" -qm "$compiled.new" || stop "$source could not be compiled"
            mv "$compiled.new" "$compiled"
        fi
    done
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
debian_packages
unpacked_squid
python_packages
translations
