r"""Show a place in a source line: a line and a span in; what a terminal shows, and carets, out.

A terminal's columns are not characters: Han characters take two, combining marks none, a tab as
many as we make of it, and what a terminal would obey is written out as `\u{202E}`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from proceedings.diagnostics import Span

__all__ = ["Lines", "Snippet", "cells", "no_lines", "snippet", "source_line", "visible"]

Lines = Callable[[str], Sequence[str] | None]
"""Gives the lines of a file by its path in the workspace; None when it is no text to be shown."""

_HARMLESS_CONTROLS = frozenset("\n")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_REPLACED = {"\t": "    ", "\n": " "}


def no_lines(_path: str) -> None:
    """Know no source text: reports are shown without it."""


def visible(text: str) -> str:
    r"""Return text that a terminal can show without obeying it.

    Control characters, bidirectional controls and unassigned characters become `\u{202E}`.
    """
    if text.isprintable():  # in Python's sense, which is stricter than ours
        return text
    return "".join(
        f"\\u{{{ord(character):04X}}}"
        if unicodedata.category(character) in _UNSAFE and character not in _HARMLESS_CONTROLS
        else character
        for character in text
    )


def cells(text: str) -> int:
    """Return the number of a terminal's columns that visible text takes.

    Wide and full-width characters (Unicode Standard Annex 11) take two; marks that combine with the
    character before them, and the vowels and finals of decomposed Hangul syllables, take none.
    """
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=2**12)
def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def source_line(lines: Lines, span: Span) -> str | None:
    """Return the source line that a span begins in; None when it is not known or blank."""
    known = lines(span.path) if span.line else None
    line = known[span.line - 1] if known and span.line <= len(known) else ""
    return None if not line or line.isspace() else line


@dataclass(frozen=True, slots=True)
class Snippet:
    """A source line as shown.

    Attributes:
        text: the line, or the part of it around the span, safe to print.
        indent: columns of the terminal before the carets.
        carets: the number of carets; 0 when the span is the line as a whole.
    """

    text: str
    indent: int = 0
    carets: int = 0


def snippet(line: str, span: Span, room: int = 100) -> Snippet:
    """Return a source line, cut around a span where it needs more columns than there are.

    Args:
        line: the source line.
        span: a place in it; what reaches beyond the line is left out.
        room: columns of the terminal that there are for the line, at least 20.
    """
    begin, end = span.column - 1, min(span.column - 1 + span.length, len(line))
    if not 0 <= begin <= len(line):
        return Snippet("".join(_fitting(line[: room + 1], room)).rstrip())
    if begin and not _width(line[begin : begin + 1] or " "):
        begin -= 1  # a combining mark is shown under its base
    if len(line) <= room and line.isprintable() and cells(line) <= room:
        return Snippet(line.rstrip(), cells(line[:begin]), max(cells(line[begin:end]), 1))
    marked = _taken(line[begin:end], room - 2)
    end = begin + len(marked)
    head, tail = line[max(begin - room - 1, 0) : begin][::-1], line[end : end + room + 1]
    left = room - _cells(marked)
    after = _fitting(tail, max(left // 2, left - _cells(_taken(head, left))))
    before = _fitting(head, left - _cells(after))[::-1]
    shown = "".join(before + marked + after).rstrip()
    return Snippet(shown, _cells(before), max(_cells(marked), 1))


def _fitting(characters: str, room: int) -> list[str]:
    """Return the characters, as shown, if they fit, else as many as fit before an ellipsis."""
    taken = _taken(characters, room)
    return taken if len(taken) == len(characters) else [*_taken(characters, room - 1), "…"]


def _taken(characters: str, room: int) -> list[str]:
    """Return the first characters, as shown, that fit into so many columns."""
    if characters.isascii() and characters.isprintable():
        return list(characters[:room])
    taken = []
    for character in characters:
        shown = _REPLACED.get(character) or visible(character)
        room -= cells(shown)
        if room < 0:
            break
        taken.append(shown)
    return taken


def _cells(shown: list[str]) -> int:
    return cells("".join(shown))
