"""Draw figures from rows of data as inline SVG that reads in greyscale; each has a text beside it.

Colours and fonts are presentation attributes, which a web page's style sheet may override; in print
they are what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from proceedings.volume.views import CountryRow

__all__ = ["country_chart"]

_WIDTH = 462
"""Width of a figure: the measure of a book, in px."""
_ROW, _BAR = 16, 9
"""Height of a row and of the bar in it, in px."""
_LABEL, _NUMBER, _GAP = 140, 28, 8
"""Widths kept for a country's name and for its number, and the gap beside a bar, in px."""
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
    most = max((row.people for row in shown), default=1)
    height = len(shown) * _ROW
    is_mirrored = way == "rtl"
    bars = "".join(_bar(index, row, most, is_mirrored) for index, row in enumerate(shown))
    turned = ' direction="rtl"' if is_mirrored else ""
    return Markup(  # noqa: S704 made of numbers and escaped text
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-label="{escape(label)}" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" font-family="{_FONTS}" font-size="12"{turned}>'
        f"<title>{escape(label)}</title>{bars}{_axis(height, is_mirrored)}</svg>"
    )


def _bar(index: int, row: CountryRow, most: int, is_mirrored: bool) -> str:  # noqa: FBT001 a value
    top = index * _ROW + (_ROW - _BAR) // 2
    length = round((_WIDTH - _LABEL - _NUMBER) * row.people / most)
    base = top + _BAR
    name, number = _LABEL - _GAP, _LABEL + length + _GAP
    start = _LABEL
    if is_mirrored:
        name, number, start = _WIDTH - name, _WIDTH - number, _WIDTH - start - length
    return (
        f'<text x="{name}" y="{base}" text-anchor="end">{escape(row.name)}</text>'
        f'<rect x="{start}" y="{top}" width="{length}" height="{_BAR}" fill="{_INK}"/>'
        f'<text x="{number}" y="{base}">{row.people}</text>'
    )


def _axis(height: int, is_mirrored: bool) -> str:  # noqa: FBT001 a value
    """Draw the line that all bars begin at."""
    x = _WIDTH - _LABEL if is_mirrored else _LABEL
    return f'<line x1="{x}" y1="0" x2="{x}" y2="{height}" stroke="{_PAPER_RULE}" stroke-width="1"/>'
