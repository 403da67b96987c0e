r"""Find a fragment of a translation in its catalog: lines of a PO file in, line and column out.

A translation may be wrapped over lines and hold escapes such as `\"`: every character is traced
back to where it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proceedings.diagnostics import Span
from proceedings.diagnostics.snippets import Lines
from proceedings.language.comparison.finding import Finding

__all__ = ["located"]

_STRING = re.compile(r'[ \t]*(?:msgstr(?:\[\d\])?[ \t]+)?"(?P<string>.*)"[ \t]*')
_CHARACTER = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)|[^\\]")
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r"}


def located(finding: Finding, lines: Lines) -> Span:
    """Return where a finding's fragment stands; else where the translation does.

    Args:
        finding: what was found.
        lines: gives the lines of the catalog.
    """
    place = finding.pair.place
    known = lines(place.path) if finding.fragment and finding.pair.entry else None
    if known is None:
        return place
    if finding.in_comment:
        return _in_comment(known, place, finding.fragment)
    written = list(_written(known, place.line))
    found = "".join(shown for shown, _, _ in written).find(finding.fragment, finding.start)
    if found < 0:
        return place
    return _span(place.path, written[found : found + len(finding.fragment)])


def _in_comment(lines: Sequence[str], place: Span, fragment: str) -> Span:
    """Return the last line above a translation that is a comment with a fragment."""
    for number in range(place.line - 1, 0, -1):
        line = lines[number - 1]
        if not line.strip():
            break
        if line.startswith("#") and fragment in line:
            return Span(place.path, number, line.index(fragment) + 1, len(fragment))
    return place


def _span(path: str, characters: Sequence[tuple[str, int, int]]) -> Span:
    """Return the place of characters, as far as they stand on one line."""
    _, line, column = characters[0]
    last = max(each[2] for each in characters if each[1] == line)
    return Span(path, line, column, last - column + 1)


def _written(lines: Sequence[str], first: int) -> Iterator[tuple[str, int, int]]:
    """Yield the characters of a translation, each with its line and its column in the file."""
    for number in range(first, len(lines) + 1):
        line = lines[number - 1]
        match = _STRING.fullmatch(line)
        if not match or (number > first and line.lstrip().startswith("msg")):
            return
        for each in _CHARACTER.finditer(match["string"]):
            shown = _ESCAPES.get(each[0], each[0][-1])
            yield shown, number, match.start("string") + each.start() + 1
