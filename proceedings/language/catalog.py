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
from proceedings.records.source import decode

__all__ = ["Catalog", "Entry", "Key", "catalog_path", "read_catalog", "template_path"]

Key = tuple[str, str]
"""The context (`msgctxt`, empty when there is none) and the message (`msgid`)."""

_LINE = re.compile(r"\(line (\d+)\)")
_STRING = re.compile(r'(?:msg[a-z]+(?:\[\d\])?\s+)?(?P<string>".*)')
_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"\s*')


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
    """The entries of one file; an empty catalog stands for a file that does not exist.

    Attributes:
        path: the file, as diagnostics name it.
        entries: its messages, obsolete ones left out.
        is_refused: whether a diagnostic says already that the file cannot be used, so that what
            it lacks is not reported message by message.
    """

    path: str
    entries: Mapping[Key, Entry] = field(default_factory=dict)
    is_refused: bool = False


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
        text = decode(file.read_bytes(), shown, report)
        if text is None:
            return Catalog(shown, is_refused=True)
        _check_quotes(text)
        po = polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError) as error:
        found = _LINE.search(str(error))
        span = Span(shown, int(found[1]) if found else 1)
        report.add(
            "PR114", span, message("the catalog cannot be read"), message("correct the line")
        )
        return Catalog(shown, is_refused=True)
    entries = {
        (entry.msgctxt or "", entry.msgid): Entry(entry.msgstr, entry.fuzzy, entry.linenum or 0)
        for entry in po
        if not entry.obsolete
    }
    return Catalog(shown, entries)


def _check_quotes(text: str) -> None:
    """Refuse a string that is not closed on its line: polib would drop its last character.

    Raises:
        ValueError: a line holds such a string.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        match = _STRING.fullmatch(line)
        if match and not _CLOSED.fullmatch(match["string"]):
            raise ValueError(f"(line {number})")
