r"""Find a fragment of a translation in its catalog: lines of a PO file in, line and column out.

A translation may be wrapped over lines and hold escapes such as `\"`: every character is traced
back to where it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proceedings.diagnostics import Span
from proceedings.diagnostics.snippets import Lines
from proceedings.language.pairs import Pair

__all__ = ["located"]

_STRING = re.compile(r'[ \t]*(?:msgstr(?:\[\d\])?[ \t]+)?"(?P<string>.*)"[ \t]*')
_CHARACTER = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)|[^\\]")
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r"}


def located(pair: Pair, fragment: str, start: int, lines: Lines) -> Span:
    """Return where a fragment of a pair's translation stands; else where the translation does.

    Args:
        pair: the pair.
        fragment: words of its translation; empty for the whole.
        start: where in the translation they are looked for.
        lines: gives the lines of the catalog.
    """
    known = lines(pair.place.path) if fragment and pair.entry else None
    written = list(_written(known, pair.place.line)) if known else []
    found = "".join(shown for shown, _, _ in written).find(fragment, start)
    if found < 0 or not written:
        return pair.place
    return _span(pair.place.path, written[found : found + len(fragment)])


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
