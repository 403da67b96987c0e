"""Write page numbers as an index prints them: where records stand in, ranges of folios out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

__all__ = ["Extent", "FolioRange", "Numbering", "PageNumber", "Place", "ranges"]

Numbering = Literal["none", "roman", "arabic"]
"""How a sequence of pages is numbered: not at all, `i, ii, iii` or `1, 2, 3`."""

_ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc",
    50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Number of one page in the sequence that it belongs to."""

    numbering: Numbering
    number: int

    @property
    def folio(self) -> str:
        """The number as it is printed; nothing for a page without a folio."""
        if self.numbering == "arabic":
            return str(self.number)
        if self.numbering == "none":
            return ""
        folio, rest = "", self.number
        for value, letters in _ROMAN.items():
            count, rest = divmod(rest, value)
            folio += letters * count
        return folio


class Extent(NamedTuple):
    """The first and the last page of what an anchor marks, of one sequence."""

    first: PageNumber
    last: PageNumber


@dataclass(frozen=True, slots=True)
class Place:
    """A place that an index leads to.

    Attributes:
        anchor: its anchor in the book.
        is_principal: whether it is what readers look for first.
        is_opening: whether only the page on which it begins counts.
    """

    anchor: str
    is_principal: bool = False
    is_opening: bool = False


@dataclass(frozen=True, slots=True)
class FolioRange:
    """Consecutive pages of one sequence.

    Attributes:
        first, last: the folios as they are printed; equal for a single page.
        anchor: what a link to it leads to.
        is_principal: whether it is set apart.
    """

    first: str
    last: str
    anchor: str
    is_principal: bool = False


class _Leaf(NamedTuple):
    """A page to be listed; roman numbers come before arabic ones."""

    is_arabic: bool
    number: int
    anchor: str
    is_principal: bool

    @property
    def folio(self) -> str:
        return PageNumber("arabic" if self.is_arabic else "roman", self.number).folio


def ranges(places: Iterable[Place], extents: Mapping[str, Extent]) -> tuple[FolioRange, ...]:
    """Return the pages of some places, each page once, consecutive ones merged: `12–14`.

    Pages of principal places stand in ranges of their own. Roman and arabic numbers are never
    merged. What has no page with a folio is left out.

    Args:
        places: the places, in any order.
        extents: first and last page of each anchor.
    """
    leaves: dict[tuple[bool, int], _Leaf] = {}
    for leaf in _leaves(places, extents):
        known = leaves.setdefault(leaf[:2], leaf)
        if leaf.is_principal and not known.is_principal:
            leaves[leaf[:2]] = leaf
    return tuple(_merged([leaves[key] for key in sorted(leaves)]))


def _leaves(places: Iterable[Place], extents: Mapping[str, Extent]) -> Iterator[_Leaf]:
    for place in places:
        if place.anchor not in extents:
            continue
        first, last = extents[place.anchor]
        if first.numbering == "none":
            continue
        end = first.number if place.is_opening else last.number
        for number in range(first.number, end + 1):
            yield _Leaf(first.numbering == "arabic", number, place.anchor, place.is_principal)


def _merged(leaves: list[_Leaf]) -> Iterator[FolioRange]:
    numbered = enumerate(leaves)
    runs = groupby(
        numbered,
        key=lambda each: (each[1].is_arabic, each[1].is_principal, each[1].number - each[0]),
    )
    for _, run in runs:
        found = [leaf for _, leaf in run]
        first, last = found[0], found[-1]
        yield FolioRange(first.folio, last.folio, first.anchor, first.is_principal)
