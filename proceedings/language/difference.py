"""Compare two wordings of a text: the old and the new in; pieces kept, removed and added out.

Words are compared whole, Han text by character: Chinese has no spaces to divide it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from proceedings.records.scripts import HAN

__all__ = ["Change", "Piece", "differences"]

_TOKEN = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})\w)+|\s+|.", re.DOTALL)


class Change(StrEnum):
    """What became of a piece of text; the values are the names of elements of HTML."""

    KEPT = "span"
    REMOVED = "del"
    ADDED = "ins"


class Piece(NamedTuple):
    """A run of text with one fate."""

    text: str
    change: Change


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in their order, what was removed before what was added."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        removed, added = "".join(before[a1:a2]), "".join(after[b1:b2])
        if kind == "equal":
            pieces.append(Piece(removed, Change.KEPT))
            continue
        pieces += [Piece(removed, Change.REMOVED)] if removed else []
        pieces += [Piece(added, Change.ADDED)] if added else []
    return tuple(pieces)
