"""Figures: bars that grow the way one reads, with room for the names."""

from __future__ import annotations

import re

from proceedings.render.figures import country_bars, country_chart
from proceedings.volume.views import CountryRow

ROWS = (CountryRow("CN", "China", 4, is_named=True), CountryRow("BR", "Brazil", 1, is_named=True))


def numbers(svg: str, pattern: str) -> list[int]:
    """Return what the first group of a pattern finds, as numbers."""
    return [int(each) for each in re.findall(pattern, svg)]


def test_bars_are_mirrored_where_one_reads_from_right_to_left() -> None:
    """They begin at the axis on the other side, and are as long."""
    there, here = country_chart(ROWS, "People"), country_chart(ROWS, "People", "rtl")
    lengths = numbers(there, r'<rect .*?width="(\d+)"')
    assert lengths == numbers(here, r'<rect .*?width="(\d+)"')
    starts = numbers(there, r'<rect x="(\d+)"')
    mirrored = [462 - start - length for start, length in zip(starts, lengths, strict=True)]
    assert mirrored == numbers(here, r'<rect x="(\d+)"')
    assert ("direction" in there, 'direction="rtl"' in here) == (False, True)


def test_long_names_have_room() -> None:
    """The axis moves, half of the figure at most; short names leave it where it is."""
    for name, axis in (("Peru", 140), ("República Bolivariana", 144), ("N" * 90, 231)):
        svg = country_chart((CountryRow("XX", name, 1, is_named=False),), "People")
        assert [axis] == numbers(svg, r'<line x1="(\d+)"')


def test_bars_for_print_from_right_to_left() -> None:
    """The same lengths, with names as text of the page, which joins and orders its letters."""
    lengths = numbers(country_chart(ROWS, "People"), r'<rect .*?width="(\d+)"')
    html = country_bars(ROWS, "People")
    assert lengths == numbers(html, r'bar-ink" style="width: (\d+)px')
    assert ["China", "Brazil"] == re.findall(r'bar-name"[^>]*>(\w+)<', html)
