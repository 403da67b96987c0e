"""Read PO catalogs: files in; entries by context and message, or everything in them, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polib

from proceedings.diagnostics import Report, Span, message
from proceedings.language.po import parse
from proceedings.records.collector import cycles_freed
from proceedings.records.source import check_characters, decode

__all__ = ["Catalog", "Entry", "Key", "catalog_path", "read_catalog", "read_po", "template_path"]

Key = tuple[str, str]
"""The context (`msgctxt`, empty when there is none) and the message (`msgid`)."""

_LINE = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message.

    Attributes:
        text: the translation, empty when there is none.
        fuzzy: whether it was made for an earlier or similar message.
        line: line of its translation in the file.
        remark: the translator's own comment (`# …`), lines divided by line feeds.
        previous: the message that a fuzzy translation was made for (`#| msgid`), or empty.
    """

    text: str
    fuzzy: bool
    line: int
    remark: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The entries of one file; an empty catalog stands for a file that does not exist.

    Attributes:
        path: the file, as diagnostics name it.
        entries: its messages, obsolete ones left out.
        is_refused: whether a diagnostic says already that the file cannot be used, so that what
            it lacks is not reported message by message.
        digest: digest of the messages that it was made for (`X-Source-Digest`), or empty.
    """

    path: str
    entries: Mapping[Key, Entry] = field(default_factory=dict)
    is_refused: bool = False
    digest: str = ""


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
    text = _text(file, shown, report)
    if not text:
        return Catalog(shown, is_refused=text is None)
    with cycles_freed():  # polib's parser is one, and holds the file twice
        read = _parsed(text, shown, report)
        return _entries(read, text, shown) if read else Catalog(shown, is_refused=True)


def read_po(file: Path, shown: str, report: Report) -> polib.POFile | None:
    """Read one catalog with everything in it, obsolete entries too.

    Args:
        file: the file on disk.
        shown: the path that diagnostics name.
        report: where problems go.

    Returns:
        Its entries; None if the file is missing, or cannot be used and was reported.
    """
    text = _text(file, shown, report)
    if not text:
        return None
    with cycles_freed():
        return _parsed(text, shown, report)


def _text(file: Path, shown: str, report: Report) -> str | None:
    """Return the text of a catalog; nothing if it is missing, None after reporting."""
    try:
        is_link, is_there = file.is_symlink(), file.exists()
    except OSError as error:
        text = message("the file cannot be read: {problem}", problem=error.strerror or "")
        report.add("PR111", Span(shown), text)
        return None
    if is_link:
        leads = message("the file leads out of the workspace")
        report.add("PR113", Span(shown), leads, message("replace the link by the file itself"))
        return None
    if not is_there:
        return ""
    try:
        return decode(_content(file), shown, report)
    except (OSError, ValueError) as error:
        _refuse(error, shown, report)
        return None


def _refuse(error: Exception, shown: str, report: Report) -> None:
    found = _LINE.search(str(error))
    span = Span(shown, int(found[1]) if found else 1)
    report.add("PR114", span, message("the catalog cannot be read"), message("correct the line"))


def _parsed(text: str, shown: str, report: Report) -> polib.POFile | None:
    """Return the entries of a catalog, or None after reporting."""
    try:
        read = parse(text)
    except (OSError, ValueError) as error:
        _refuse(error, shown, report)
        return None
    return read if _are_sound(read, shown, report) else None


def _entries(read: polib.POFile, text: str, shown: str) -> Catalog:
    lines = text.split("\n")
    entries = {
        (entry.msgctxt or "", entry.msgid): Entry(
            entry.msgstr,
            entry.fuzzy,
            _translation_line(lines, entry.linenum or 1),
            entry.tcomment,
            entry.previous_msgid or "",
        )
        for entry in read
        if not entry.obsolete
    }
    return Catalog(shown, entries, digest=read.metadata.get("X-Source-Digest", ""))


def _translation_line(lines: Sequence[str], first: int) -> int:
    """Return the line of an entry's translation; comments and the message stand before it."""
    found = range(first, len(lines) + 1)
    return next((line for line in found if lines[line - 1].lstrip().startswith("msgstr")), first)


def _content(file: Path) -> bytes:
    """Return a catalog's bytes.

    Raises:
        ValueError: it is no regular file, or is empty: a catalog has a header at least.
        OSError: it cannot be read.
    """
    raw = file.read_bytes() if file.is_file() else b""
    if not raw.strip():
        raise ValueError("(line 1)")
    return raw


def _are_sound(entries: Iterable[polib.POEntry], shown: str, report: Report) -> bool:
    """Report messages that stand twice and characters that escapes hide; return if none do."""
    first: dict[Key, int] = {}
    sound = True
    for entry in entries:
        if entry.obsolete:
            continue
        key, span = (entry.msgctxt or "", entry.msgid), Span(shown, entry.linenum or 1)
        if key in first:
            sound = False
            report.add(
                "PR114",
                span,
                message("the message stands twice in the catalog"),
                message("the first is at line {line}; keep one of them", line=first[key]),
            )
        first.setdefault(key, span.line)
        sound = check_characters(entry.msgstr, shown, report, span) and sound
    return sound
