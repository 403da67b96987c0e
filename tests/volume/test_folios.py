"""Folios: which pages an index prints, and as which ranges."""

from __future__ import annotations

import pytest

from proceedings.volume.folios import Extent, FolioRange, Numbering, PageNumber, Place, ranges


def extent(first: int, last: int = 0, numbering: Numbering = "arabic") -> Extent:
    """Return the extent from a page to a page, or of one page."""
    return Extent(PageNumber(numbering, first), PageNumber(numbering, last or first))


def written(*extents: Extent) -> list[str]:
    """Return the ranges of places with these extents, as text, principal ones in asterisks."""
    known = {str(number): each for number, each in enumerate(extents)}
    return [text(each) for each in ranges(map(Place, known), known)]


def text(found: FolioRange) -> str:
    """Return a range on one line."""
    mark = "*" if found.is_principal else ""
    pages = found.first if found.first == found.last else f"{found.first}–{found.last}"
    return f"{mark}{pages}{mark}"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([12, 13, 14], ["12–14"]),
        ([14, 12, 13], ["12–14"]),
        ([12, 14], ["12", "14"]),
        ([12, 12], ["12"]),
        ([9, 10, 99, 100], ["9–10", "99–100"]),
        ([], []),
    ],
)
def test_consecutive_pages_are_merged(pages: list[int], expected: list[str]) -> None:
    """12, 13, 14 is 12–14, in whatever order; 12 and 14 are two; a page is mentioned once."""
    assert expected == written(*map(extent, pages))


@pytest.mark.parametrize(
    ("extents", "expected"),
    [
        ([extent(12, 14)], ["12–14"]),
        ([extent(12, 14), extent(13)], ["12–14"]),
        ([extent(12, 14), extent(15, 16)], ["12–16"]),
        ([extent(12, 14), extent(14, 20), extent(3)], ["3", "12–20"]),
    ],
)
def test_what_runs_over_pages(extents: list[Extent], expected: list[str]) -> None:
    """A record on three pages is a range; ranges that touch or overlap are one."""
    assert expected == written(*extents)


def test_roman_and_arabic_numbers_are_never_merged() -> None:
    """Page iv is not followed by page 5, and the front matter comes first."""
    found = written(extent(5), extent(3, 4, "roman"), extent(1, 2))
    assert ["iii–iv", "1–2", "5"] == found


def test_pages_without_folio_are_left_out() -> None:
    """A cover has no number to print, and what is in no part of the book has no page."""
    cover = {"cover": extent(1, numbering="none")}
    assert () == ranges([Place("cover"), Place("elsewhere")], cover)


def test_principal_pages_stand_apart() -> None:
    """They make ranges of their own, and a page that is both is principal."""
    extents = {"talk": extent(12, 14), "name": extent(15), "again": extent(12)}
    places = [Place("again"), Place("name"), Place("talk", is_principal=True)]
    found = ranges(places, extents)
    assert ["*12–14*", "15"] == [text(each) for each in found]
    assert ["talk", "name"] == [each.anchor for each in found]


def test_openings() -> None:
    """Where only the beginning counts, the other pages do not."""
    assert ["12"] == [
        text(each) for each in ranges([Place("a", is_opening=True)], {"a": extent(12, 14)})
    ]


@pytest.mark.parametrize(
    ("number", "folio"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (90, "xc"), (1999, "mcmxcix")],
)
def test_roman_folios(number: int, folio: str) -> None:
    """Front matter is numbered in small Roman numerals."""
    assert folio == PageNumber("roman", number).folio
