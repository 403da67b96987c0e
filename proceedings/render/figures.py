"""Draw figures from rows of data as inline SVG that reads in greyscale; each has a text beside it.

Colours and fonts are presentation attributes, which a web page's style sheet may override; in print
they are what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from unicodedata import category, east_asian_width

from markupsafe import Markup

from proceedings.volume.views import CountryRow

__all__ = ["country_bars", "country_chart", "progress_chart", "swatch"]

_WIDTH = 462
"""Width of a figure: the measure of a book, in px."""
_ROW, _BAR = 16, 9
"""Height of a row and of the bar in it, in px."""
_LABEL, _NUMBER, _GAP = 140, 28, 8
"""Least width kept for names, width kept for numbers, and the gap beside a bar, in px."""
_LETTER, _IDEOGRAPH = 6.5, 12
"""Widths of a letter, as they are on average, and of a full-width character, in px."""
_INK, _PAPER_RULE = "#8a1c1c", "#999999"
_FONTS = "Linux Libertine O, Noto Serif CJK SC"


def country_chart(rows: Sequence[CountryRow], label: str, way: str = "ltr") -> Markup:
    """Return a bar chart of people on record by country.

    Args:
        rows: the countries, most people first; those without people are left out.
        label: what the chart shows, for readers who cannot see it.
        way: `rtl` to draw it from right to left.
    """
    shown = [row for row in rows if row.people]
    height = len(shown) * _ROW
    is_mirrored = way == "rtl"
    frame = _frame(shown, is_mirrored=is_mirrored)
    bars = "".join(frame.bar(index, row) for index, row in enumerate(shown))
    turned = ' direction="rtl"' if is_mirrored else ""
    return Markup(  # noqa: S704 made of numbers and escaped text
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-label="{escape(label)}" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" font-family="{_FONTS}" font-size="12"{turned}>'
        f"<title>{escape(label)}</title>{bars}{frame.axis(height)}</svg>"
    )


def country_bars(rows: Sequence[CountryRow], label: str, way: str = "rtl") -> Markup:
    """Return the same chart as HTML for print from right to left.

    WeasyPrint sets text of an SVG letter by letter from left to right, so that letters of such a
    script are neither joined nor in their order.
    """
    shown = [row for row in rows if row.people]
    frame = _frame(shown, is_mirrored=way == "rtl")
    bars = "".join(frame.row(each) for each in shown)
    return Markup(f'<div class="bars" aria-label="{escape(label)}">{bars}</div>')  # noqa: S704 escaped


def _frame(shown: Sequence[CountryRow], *, is_mirrored: bool) -> _Frame:
    most = max((row.people for row in shown), default=1)
    label_width = max((_width(row.name) + _GAP for row in shown), default=0)
    return _Frame(max(_LABEL, min(label_width, _WIDTH // 2)), most, is_mirrored)


def _width(text: str) -> int:
    """Return about how wide a text is set, in px; marks of direction have no width."""
    widths = {"W": _IDEOGRAPH, "F": _IDEOGRAPH}
    return round(
        sum(widths.get(east_asian_width(each), _LETTER) for each in text if category(each) != "Cf")
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all bars share.

    Attributes:
        label: width kept for names, in px.
        most: the number that the longest bar shows.
        is_mirrored: whether bars grow from right to left.
    """

    label: int
    most: int
    is_mirrored: bool

    def bar(self, index: int, row: CountryRow) -> str:
        """Draw a country's name, its bar and its number; an anchor turns with the direction."""
        top = index * _ROW + (_ROW - _BAR) // 2
        length = self._length(row)
        base = top + _BAR
        name, number = self._at(self.label - _GAP), self._at(self.label + length + _GAP)
        start = min(self._at(self.label), self._at(self.label + length))
        return (
            f'<text x="{name}" y="{base}" text-anchor="end">{escape(row.name)}</text>'
            f'<rect x="{start}" y="{top}" width="{length}" height="{_BAR}" fill="{_INK}"/>'
            f'<text x="{number}" y="{base}">{row.people}</text>'
        )

    def row(self, row: CountryRow) -> str:
        """Write a country's name, its bar and its number on a line."""
        return (
            f'<p><span class="bar-name" style="width: {self.label - _GAP}px">{escape(row.name)}'
            f'</span><span class="bar-ink" style="width: {self._length(row)}px"></span>'
            f"<span>{row.people}</span></p>"
        )

    def _length(self, row: CountryRow) -> int:
        return round((_WIDTH - self.label - _NUMBER) * row.people / self.most)

    def axis(self, height: int) -> str:
        """Draw the line that all bars begin at."""
        x = self._at(self.label)
        return (
            f'<line x1="{x}" y1="0" x2="{x}" y2="{height}" '
            f'stroke="{_PAPER_RULE}" stroke-width="1"/>'
        )

    def _at(self, x: int) -> int:
        return _WIDTH - x if self.is_mirrored else x


_STRIP = 14
"""Height of a bar of progress, in px."""
_SWATCH = 28
"""Width of a swatch in its legend, in px."""
_LEAST = 3
"""Width of the smallest part of a bar, in px, so that one passage among thousands is seen."""


def progress_chart(counts: Sequence[tuple[str, int]], key: str) -> Markup:
    """Return a bar that is divided as the counts are; each state has a pattern of its own.

    Args:
        counts: state and number of passages, in their order.
        key: id of the element that says the same in words, unique on the page.
    """
    found = [(state, number) for state, number in counts if number]
    left, parts = 0, []
    for (state, _), width in zip(found, _widths([number for _, number in found]), strict=True):
        parts.append(_part(state, left, width, key))
        left += width
    named = f'role="img" aria-labelledby="{escape(key)}"'
    return _strip("progress", _WIDTH, key, "".join(parts), named)


def swatch(state: str) -> Markup:
    """Return what a part of a bar of progress looks like, for the legend."""
    key = f"swatch-{state}"
    return _strip("swatch", _SWATCH, key, _part(state, 0, _SWATCH, key), 'aria-hidden="true"')


def _strip(name: str, width: int, key: str, parts: str, named: str) -> Markup:
    return Markup(  # noqa: S704 made of numbers, names of states and ids
        f'<svg class="{name}" xmlns="http://www.w3.org/2000/svg" {named} '
        f'viewBox="0 0 {width} {_STRIP}" width="{width}" height="{_STRIP}">'
        f"<defs>{_patterns(key)}</defs>{parts}</svg>"
    )


def _widths(numbers: Sequence[int]) -> list[int]:
    """Return the widths of the parts; the largest gives what the smallest need."""
    whole = sum(numbers)
    widths = [max(_LEAST, round(number * _WIDTH / whole)) for number in numbers]
    if widths:
        widths[widths.index(max(widths))] += _WIDTH - sum(widths)
    return widths


def _part(state: str, left: int, width: int, key: str) -> str:
    place = f'x="{left + 0.5}" y="0.5" width="{width - 1}" height="{_STRIP - 1}"'
    fill = {"translated": _INK, "missing": "none"}.get(state, f"url(#{escape(key)}-{state})")
    return f'<rect class="{state}" {place} fill="{fill}" stroke="{_INK}" stroke-width="1"/>'


def _patterns(key: str) -> str:
    """Return hatching for what is stale and dots for what is exempt: no colour is needed."""
    tile = 'width="5" height="5" patternUnits="userSpaceOnUse"'
    return (
        f'<pattern id="{escape(key)}-stale" {tile}>'
        f'<path d="M-1 6L6 -1M-1 1L1 -1M4 6L6 4" stroke="{_INK}" stroke-width="1.5"/></pattern>'
        f'<pattern id="{escape(key)}-exempt" {tile}>'
        f'<circle cx="2.5" cy="2.5" r="1.2" fill="{_INK}"/></pattern>'
    )
