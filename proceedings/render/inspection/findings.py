"""What a check of a PDF says: one thing that is wrong, on which page, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from proceedings.diagnostics import Message
from proceedings.render.inspection.facts import Element, Facts

__all__ = ["Finding", "headings", "key", "shown"]

_EXCERPT = 50
"""Characters of a text that a finding shows."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        code: its code.
        text: what is wrong.
        page: page that it is on, from 0; -1 when it is about the whole file.
        help: what to do, where more can be said than the code says.
    """

    code: str
    text: Message
    page: int = -1
    help: Message | None = None


def key(text: str) -> str:
    """Return what texts are compared by: their letters and digits, without case and width.

    Spaces at line ends, hyphens of divided words and marks that style sheets add are not compared.
    """
    from unicodedata import category, normalize

    folded = normalize("NFKC", normalize("NFKC", text).casefold())
    return "".join(each for each in folded if category(each)[0] in "LNM")


def shown(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1]}…"


def headings(facts: Facts) -> Iterator[tuple[int, Element]]:
    """Yield the headings with their levels, in reading order."""
    for element in facts.tree.walk() if facts.tree else ():
        if element.role[:1] == "H" and element.role[1:].isdigit():
            yield int(element.role[1:]), element
