"""Draw figures that read in greyscale: rows and sessions in, sizes and places for templates out.

Bars and sessions are HTML, so that their text is text: it wraps, runs either way and can be read
aloud. What is only drawn is inline SVG; colours are presentation attributes there, which a web
page's style sheet may override.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from unicodedata import category, east_asian_width

from markupsafe import Markup

from proceedings.volume.views import Bar, BarFigure, Slot, TimelineDay, TimelineFigure

__all__ = ["DrawnBars", "DrawnDay", "draw_bars", "draw_days", "progress_chart", "swatch"]

_WIDTH = 462
"""Width of a figure: the measure of a book, in px."""
_LETTER, _IDEOGRAPH = 6, 12
"""Widths of a letter, as they are on average, and of a full-width character, in px."""
_PADDING = 18
"""What borders and margins take of a label's width, in px."""
_LONGEST = 86
"""Length of the longest bar, in hundredths of its cell: its number stands behind it."""


_NARROWEST, _WIDEST = 25, 55
"""Width of the labels at least and at most, in hundredths of a figure; longer ones wrap."""


@dataclass(frozen=True, slots=True)
class DrawnBars:
    """A bar figure, drawn.

    Attributes:
        labels: width of the labels, as CSS.
        rows: each row with the length of its bar, in hundredths of its cell, as CSS.
    """

    labels: str
    rows: tuple[tuple[Bar, str], ...]


def draw_bars(figure: BarFigure) -> DrawnBars:
    """Return a bar figure with all lengths in proportion to its numbers."""
    widest = 100 * max((_width(row.label.text) + _PADDING for row in figure.rows), default=0)
    labels = min(max(widest / _WIDTH, _NARROWEST), _WIDEST)
    most = figure.most or 1
    rows = tuple((row, _hundredths(_LONGEST * row.value / most)) for row in figure.rows)
    return DrawnBars(_hundredths(labels), rows)


def _hundredths(share: float) -> str:
    return f"{round(share, 2):g}%"


_HOUR = 60
_MEASURE = 400
"""Width for sessions in a book, in px, beside the hours."""
_FEWEST_LINES, _MOST_LINES = 2, 34
"""Lines of text that an hour takes at least, and that a day takes at most: those of a page."""


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """A day of a timeline, drawn to scale.

    Attributes:
        day: the day.
        lines: its height, in lines of small text.
        hours: each full hour as it is written, and its distance from the top, as CSS.
        slots: each session with its place on the day, as CSS.
    """

    day: str
    lines: float
    hours: tuple[tuple[str, str], ...]
    slots: tuple[tuple[Slot, str], ...]


def draw_days(figure: TimelineFigure, way: str = "ltr") -> tuple[DrawnDay, ...]:
    """Return the days of a timeline, all to one scale, at which the text of sessions has room.

    Args:
        figure: the timeline.
        way: `rtl` where lanes begin on the right.
    """
    side = "right" if way == "rtl" else "left"
    scale = _lines_an_hour(figure.days)
    return tuple(_drawn(day, figure, scale, side) for day in figure.days)


def _drawn(day: TimelineDay, figure: TimelineFigure, scale: float, side: str) -> DrawnDay:
    length = day.last - day.first
    hours = tuple(
        (figure.hours[hour], _hundredths(100 * (hour - day.first) / length))
        for hour in range(day.first, day.last + 1)
    )
    slots = tuple((slot, _place(slot, day, side)) for slot in day.slots)
    return DrawnDay(day.day, round(length * scale, 2), hours, slots)


def _place(slot: Slot, day: TimelineDay, side: str) -> str:
    """Return where a session stands: how far down, how high, in which lane."""
    length = (day.last - day.first) * _HOUR
    top, height = slot.start - day.first * _HOUR, slot.length
    return (
        f"top: {_hundredths(100 * top / length)}; height: {_hundredths(100 * height / length)}; "
        f"{side}: {_hundredths(100 * slot.lane / slot.lanes)}; "
        f"width: {_hundredths(100 / slot.lanes)}"
    )


def _lines_an_hour(days: Sequence[TimelineDay]) -> float:
    """Return how many lines an hour takes, so that each session has room for its own."""
    needed = max(_lines(slot) * _HOUR / max(slot.length, 1) for day in days for slot in day.slots)
    longest = max(day.last - day.first for day in days)
    return min(max(needed, _FEWEST_LINES), max(_MOST_LINES / longest, _FEWEST_LINES))


def _lines(slot: Slot) -> float:
    """Return about how many lines a session's text takes, with the space around it."""
    room = slot.room.text if slot.room else ""
    text = f"{slot.time}  {slot.title.text}  {room}"
    return ceil(_width(text) / (_MEASURE / slot.lanes - _PADDING)) + 0.5


def _width(text: str) -> int:
    """Return about how wide a text is set, in px; marks of direction have no width."""
    widths = {"W": _IDEOGRAPH, "F": _IDEOGRAPH}
    return round(
        sum(widths.get(east_asian_width(each), _LETTER) for each in text if category(each) != "Cf")
    )


_INK = "#8a1c1c"
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
