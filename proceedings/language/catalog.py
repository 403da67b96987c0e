"""Read and write PO catalogs: from a file to entries by context and message, and back.

polib does the reading and writing: it keeps flags, headers, comments and previous messages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from proceedings.diagnostics import Report, Span, message

__all__ = ["Catalog", "Entry", "Key", "catalog_path", "read_catalog", "template_path"]

Key = tuple[str, str]
"""The context (`msgctxt`, empty when there is none) and the message (`msgid`)."""

_LINE = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message.

    Attributes:
        text: the translation, empty when there is none.
        fuzzy: whether it was made for an earlier or similar message.
        line: line of the entry in its file.
    """

    text: str
    fuzzy: bool
    line: int


@dataclass(frozen=True, slots=True)
class Catalog:
    """The entries of one file; an empty catalog stands for a file that does not exist."""

    path: str
    entries: Mapping[Key, Entry] = field(default_factory=dict)


def catalog_path(locale_folder: str, stem: str) -> str:
    """Return where a catalog is, below `translations`."""
    return f"{locale_folder}/LC_MESSAGES/{stem}.po"


def template_path(stem: str) -> str:
    """Return where a template is, below `translations`."""
    return f"templates/{stem}.pot"


def read_catalog(file: Path, shown: str, report: Report) -> Catalog:
    """Read one catalog; a missing file gives an empty catalog, an unreadable one is reported.

    Args:
        file: the file on disk.
        shown: the path that diagnostics name.
        report: where problems go.
    """
    if not file.is_file():
        return Catalog(shown)
    try:
        text = file.read_text(encoding="utf-8")
        po = polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError) as error:
        found = _LINE.search(str(error))
        span = Span(shown, int(found[1]) if found else 1)
        report.add("PR114", span, message("the catalog cannot be read"))
        return Catalog(shown)
    entries = {
        (entry.msgctxt or "", entry.msgid): Entry(entry.msgstr, entry.fuzzy, entry.linenum or 0)
        for entry in po
        if not entry.obsolete
    }
    return Catalog(shown, entries)
