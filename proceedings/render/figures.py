"""Draw figures that read in greyscale: views in, style rules and inline SVG out.

Bars and sessions are HTML, so that their text is text: it wraps, runs either way and can be read
aloud; the rules say how long they are and where they stand. What is only drawn is inline SVG;
colours are presentation attributes there, which a web page's style sheet may override.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import ceil
from unicodedata import category, east_asian_width

from markupsafe import Markup

from proceedings.volume.views import BarFigure, Figure, Slot, TimelineDay, TimelineFigure

__all__ = ["figure_rules", "is_keyed", "progress_chart", "swatch"]

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


def figure_rules(figures: Sequence[Figure], way: str = "ltr") -> Markup:
    """Return the CSS that gives the parts of figures their sizes and places.

    A rule finds a figure by its id and a part by its class: `.row-1`, `.day-1 .hour-1`,
    `.day-1 .slot-1`, each counted from 1.

    Args:
        figures: the figures of a page.
        way: `rtl` where lanes begin on the right.
    """
    rules: list[str] = []
    for figure in figures:
        found = _bars(figure) if isinstance(figure, BarFigure) else _days(figure, way)
        rules += [f"#{figure.id} {rule}\n" for rule in found]
    return Markup("".join(rules))  # noqa: S704 made of numbers, and of ids that are


def _bars(figure: BarFigure) -> Iterator[str]:
    """Yield the width of the labels, and the length of each bar in proportion to its number."""
    widest = 100 * max((_width(row.label.text) + _PADDING for row in figure.rows), default=0)
    labels = _hundredths(_within(widest / _WIDTH, _NARROWEST, _WIDEST))
    yield f"th:first-child {{ width: {labels} }}"
    for number, row in enumerate(figure.rows, start=1):
        length = _LONGEST * row.value / (figure.most or 1)
        yield f".row-{number} .ink {{ width: {_hundredths(length)} }}"


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _hundredths(share: float) -> str:
    return f"{round(share, 2):g}%"


_HOUR = 60
_MEASURE = 400
"""Width for sessions in a book, in px, beside the hours."""
_KEY_LINES = 1.2
"""Lines that the number of a session takes."""
_FEWEST_LINES, _MOST_LINES, _MOST_KEYED = 2, 34, 24
"""Lines of text that an hour takes at least, and that a day takes at most: those of a page, or what
leaves room there for a list."""


def is_keyed(figure: TimelineFigure) -> bool:
    """Tell whether the sessions of a timeline are too short or too many for their text.

    They are drawn with numbers then, to which a list is the key.
    """
    longest = max(day.last - day.first for day in figure.days)
    return _needed(figure, _lines) > max(_MOST_LINES / longest, _FEWEST_LINES)


def _days(figure: TimelineFigure, way: str) -> Iterator[str]:
    """Yield the height of each day, all to one scale, and the places of its hours and sessions."""
    side = "right" if way == "rtl" else "left"
    scale = _lines_an_hour(figure)
    for number, day in enumerate(figure.days, start=1):
        hours = day.last - day.first
        height = f"calc({round(hours * scale, 2):g} * var(--timeline-line))"
        yield f".day-{number} .hours {{ height: {height} }}"
        for hour in range(hours + 1):
            top = _hundredths(100 * hour / hours)
            yield f".day-{number} .hour-{hour + 1} {{ top: {top} }}"
        for place, slot in enumerate(day.slots, start=1):
            yield f".day-{number} .slot-{place} {{ {_place(slot, day, side)} }}"
        steps = _steps(day, scale) if is_keyed(figure) else ()
        for place, step in enumerate(steps, start=1):
            yield f".day-{number} .slot-{place} .key {{ {side}: {step:g}em }}"


def _steps(day: TimelineDay, scale: float) -> Iterator[float]:
    """Yield how far each number stands inside, in em: in turn, where short sessions follow."""
    turn = 0
    for slot in day.slots:
        is_short = slot.length * scale / _HOUR < _KEY_LINES
        turn = (turn + 1) % 3 if is_short else 0
        yield 0.5 + 2 * turn


def _place(slot: Slot, day: TimelineDay, side: str) -> str:
    """Return where a session stands: how far down, how high, in which lane."""
    length = (day.last - day.first) * _HOUR
    top, height = slot.start - day.first * _HOUR, slot.length
    return (
        f"top: {_hundredths(100 * top / length)}; height: {_hundredths(100 * height / length)}; "
        f"{side}: {_hundredths(100 * slot.lane / slot.lanes)}; "
        f"width: {_hundredths(100 / slot.lanes)}"
    )


def _lines_an_hour(figure: TimelineFigure) -> float:
    """Return how many lines an hour takes, so that each session has room for what is in it."""
    longest = max(day.last - day.first for day in figure.days)
    keyed = is_keyed(figure)
    needed = _needed(figure, _one_line if keyed else _lines)
    most = _MOST_KEYED if keyed else _MOST_LINES
    return _within(needed, _FEWEST_LINES, max(most / longest, _FEWEST_LINES))


def _needed(figure: TimelineFigure, lines: Callable[[Slot], float]) -> float:
    """Return the lines an hour at which each session has as many lines as it takes."""
    slots = (slot for day in figure.days for slot in day.slots)
    return max(lines(slot) * _HOUR / max(slot.length, 1) for slot in slots)


def _one_line(_slot: Slot) -> float:
    return 1


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
