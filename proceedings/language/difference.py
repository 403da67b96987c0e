"""Compare two wordings: an old and a new text in, pieces that stayed, went and came out.

Words are compared as wholes, Han characters one by one: Chinese has no spaces between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Change", "Piece", "difference"]

_HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff"
_TOKENS = re.compile(rf"[{_HAN}]|(?:(?![{_HAN}_])\w)+|\s+|.", re.DOTALL)


class Change(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """A piece of text and what became of it."""

    change: Change
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in order, what went before what came in its place."""
    return tuple(each for each in _pieces(old, new) if each.text)


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.KEPT, "".join(before[a:b]))
        else:
            yield Piece(Change.DELETED, "".join(before[a:b]))
            yield Piece(Change.INSERTED, "".join(after[c:d]))
