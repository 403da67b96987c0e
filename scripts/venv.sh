#!/usr/bin/env bash
# Makes .venv from requirements.lock, and installs this checkout into it.
set -euo pipefail
cd "$(dirname "$0")/.."

works() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in python3.13 python3.12 python3.11 python3; do
        if works "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

if ! works .venv/bin/python; then
    python=$(find_python) || {
        scripts/debian-packages.sh python3-venv
        python=$(find_python)
    } || {
        echo "Python 3.11 or later with its venv module is needed: install python3 and python3-venv" >&2
        exit 1
    }
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

pip=(.venv/bin/python -m pip --disable-pip-version-check)
echo "Installing the packages of requirements.lock into .venv"
"${pip[@]}" install -qq --require-hashes --requirement requirements.lock
"${pip[@]}" install -qq --no-build-isolation --no-deps --editable .
