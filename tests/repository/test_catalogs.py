"""The catalogs of the repository: GNU gettext accepts every one of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNKNOWN = ("PO-Revision-Date", "Last-Translator", "Language-Team")
"""Headers that only translators can fill in: a made-up date would change with every run."""


def test_msgfmt_accepts_every_catalog() -> None:
    """Syntax, header, format strings and plural forms are right (`msgfmt -c`)."""
    files = sorted([*ROOT.glob("translations/**/*.po"), *ROOT.glob("tests/examples/**/*.po")])
    assert len(files) > 15
    told = []
    for file in files:
        command = ["msgfmt", "-c", "-v", "-o", "/dev/null", str(file)]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        told += [line for line in ended.stderr.splitlines() if "warning" in line]
    assert [] == [line for line in told if not any(name in line for name in UNKNOWN)]
