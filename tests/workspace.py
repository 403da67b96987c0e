"""Workspaces for tests: copies of the examples that a test may change."""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLES = Path(__file__).parent / "examples"


def copy_of(example: str, target: Path) -> Path:
    """Copy an example workspace (`minimal`, `complete`) to a folder and return that folder."""
    shutil.copytree(EXAMPLES / example, target)
    return target


def untranslated_copy_of(example: str, target: Path) -> Path:
    """Copy an example workspace without its translations and return the copy's folder."""
    return shutil.copytree(
        EXAMPLES / example, target, ignore=shutil.ignore_patterns("translations")
    )


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file; it must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
