#!/usr/bin/env bash
# Installs those of the named Debian packages that are missing, or prints the line to run.
# On other systems it does nothing: `proceedings doctor` tells what is missing there.
set -euo pipefail

command -v dpkg-query >/dev/null || exit 0

installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
missing=()
for package in "$@"; do
    grep --quiet --line-regexp "installed $package" <<<"$installed" || missing+=("$package")
done
((${#missing[@]})) || exit 0

if ((EUID == 0)); then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    echo "Debian packages are missing. Run this, then the same command again:" >&2
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        echo "apt-get $* failed" >&2
        exit 1
    }
}

echo "Reading the lists of Debian packages"
apt update

offered=()
for package in "${missing[@]}"; do
    if apt-cache show "$package" >/dev/null 2>&1; then
        offered+=("$package")
    else
        echo "This system does not offer $package: going on without it" >&2
    fi
done
((${#offered[@]})) || exit 0

echo "Installing ${offered[*]}"
apt install --yes --no-install-recommends "${offered[@]}"
