"""Set counts of translations as tables: coverage in, lines for a terminal or a pipe out.

Where there is room a row ends with its place; where there is not, the place stands below it, and of
words only what is to be done is shown, beside the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.text import Text

from proceedings.cli.terminal import Voice
from proceedings.diagnostics import Message, Span, message
from proceedings.diagnostics.formats import visible
from proceedings.language.coverage import Coverage, Tally, totals
from proceedings.language.interface import N_
from proceedings.language.pairs import State

__all__ = ["show_coverage"]

_KINDS = {
    "event": N_("event"),
    "programme": N_("programme"),
    "people": N_("people"),
    "outcomes": N_("outcomes"),
    "documents": N_("documents"),
    "articles": N_("articles"),
    "interface": N_("interface"),
}
_STATES = {
    State.TRANSLATED: message("translated"),
    State.STALE: message("stale"),
    State.MISSING: message("missing"),
    State.EXEMPT: message("exempt"),
}
_UNITS = {
    "messages": message("messages"),
    "words": message("words"),
    "han": message("Han characters"),
}
_NOTHING = message("")
_WARNED = {State.STALE: "yellow", State.MISSING: "red"}
"""Colours of figures that are not nought; the heads say the same without colour."""
_BAR = 10
"""Cells of a bar."""
_GAP = 2
"""Cells between two columns."""


class _Column(NamedTuple):
    """A column of a table: the unit, on the first column that counts it; its head; its cells."""

    unit: Message
    head: Message
    cell: Callable[[Tally], Text]
    is_figure: bool = True


class _Line(NamedTuple):
    """A line of a table, and the place that it leads to."""

    cells: Sequence[Text]
    style: str = ""
    place: str = ""


def show_coverage(rows: Sequence[Coverage], voice: Voice) -> None:
    """Show a table for each event and, when there are several, the sums by language."""
    room = voice.out.width
    layouts = (_layout(rows, is_full=full, has_bar=bar) for full, bar in _FROM_WIDE_TO_NARROW)
    for columns in layouts:
        tables = [list(_lines(title, own, columns, voice)) for title, own in _tables(rows)]
        widths = [max(map(_width, cells)) for cells in zip(*_cells_of(tables), strict=True)]
        if sum(widths) + _GAP * len(widths) <= room:
            break
    for number, table in enumerate(tables):
        if number:
            voice.out.print()
        for line in table:
            _print(line, widths, columns, voice)
    left = sum(row.tally.to_do.messages for row in rows)
    voice.tell(
        message("messages that are stale or missing: {number}", number=left)
        if left
        else message("nothing is stale or missing")
    )


_FROM_WIDE_TO_NARROW = ((True, True), (False, True), (False, False))


def _layout(rows: Sequence[Coverage], *, is_full: bool, has_bar: bool) -> tuple[_Column, ...]:
    """Return the columns behind language and kind; Han characters only where there are any."""
    units = ["messages", "words"]
    if any(row.tally.total.han for row in rows):
        units.append("han")
    found = [_Column(_NOTHING, _NOTHING, _bar, is_figure=False)] if has_bar else []
    found.append(_Column(_NOTHING, message("current"), lambda tally: Text(f"{tally.percent} %")))
    for unit in units:
        found.append(_SPACE)
        found += _by_state(unit) if is_full or unit == "messages" else [_to_do(unit)]
    return tuple(found)


_SPACE = _Column(_NOTHING, _NOTHING, lambda _tally: Text())


def _bar(tally: Tally) -> Text:
    """Return a bar that is full only when nothing is stale or missing."""
    full = tally.percent * _BAR // 100
    return Text("█" * full).append("░" * (_BAR - full), "dim")


def _by_state(unit: str) -> Iterator[_Column]:
    for number, (state, head) in enumerate(_STATES.items()):

        def cell(tally: Tally, state: State = state) -> Text:
            value = getattr(tally[state], unit)
            return Text(str(value), _WARNED.get(state, "")) if value else Text("–", "dim")

        yield _Column(_NOTHING if number else _UNITS[unit], head, cell)


def _to_do(unit: str) -> _Column:
    def cell(tally: Tally) -> Text:
        value, whole = getattr(tally.to_do, unit), getattr(tally.total, unit)
        return Text(f"{value}/{whole}", "" if value else "dim")

    return _Column(_UNITS[unit], message("to do"), cell)


class _Row(NamedTuple):
    """What a line of figures says."""

    lang: str
    label: str
    tally: Tally
    place: Span | None = None


def _tables(rows: Sequence[Coverage]) -> Iterator[tuple[str | Message, list[_Row]]]:
    """Yield title and rows of each table; behind the kinds of a language stands their sum."""
    sums = totals(rows)
    for event, own in groupby(rows, lambda row: row.event):
        shown = []
        for lang, kinds in groupby(own, lambda row: row.lang):
            listed = [_Row(lang, row.kind, row.tally, row.place) for row in kinds]
            whole = [_Row(lang, "", x.tally) for x in sums if (x.event, x.lang) == (event, lang)]
            shown += [*listed, *(whole if len(listed) > 1 else ())]
        yield event, shown
    if len({row.event for row in rows}) > 1:
        yield message("all events"), [_Row(x.lang, "", x.tally) for x in sums if not x.event]


def _lines(
    title: str | Message, rows: Sequence[_Row], columns: Sequence[_Column], voice: Voice
) -> Iterator[_Line]:
    name = title if isinstance(title, str) else voice.words(title)
    yield _Line((Text(visible(name), "bold"),))
    for style, heads in (("dim", "unit"), ("bold", "head")):
        said = [Text(voice.words(getattr(each, heads))) for each in columns]
        yield _Line((Text(), Text(), *said), style)
    for row in rows:
        label = voice.interface.plain(_KINDS.get(row.label, N_("total")))
        figures = (each.cell(row.tally) for each in columns)
        place = f"{row.place.path}:{max(row.place.line, 1)}" if row.place else ""
        cells = (Text(row.lang), Text(label), *figures)
        yield _Line(cells, "" if row.label else "bold", visible(place))


def _cells_of(tables: Sequence[Sequence[_Line]]) -> Iterator[Sequence[Text]]:
    return (line.cells for table in tables for line in table[1:])


def _width(cell: Text) -> int:
    return cell.cell_len


def _print(line: _Line, widths: Sequence[int], columns: Sequence[_Column], voice: Voice) -> None:
    """Print a line, and its place behind it or, where there is no room, below it."""
    shown = Text(style=line.style)
    figures = (False, False, *(each.is_figure for each in columns))
    for cell, width, is_figure in zip(line.cells, widths, figures, strict=False):
        padding = " " * (width - cell.cell_len)
        shown.append(" " * _GAP if shown else "")
        shown.append(padding if is_figure else "").append(cell)
        shown.append("" if is_figure else padding)
    place = Text(line.place, "dim")
    if shown.cell_len + 2 * _GAP + place.cell_len <= voice.out.width:
        shown.append(" " * 2 * _GAP if place else "").append(place)
        place = Text()
    shown.rstrip()
    voice.out.print(shown, soft_wrap=True)
    if place:
        voice.out.print(Text(" " * _GAP).append(place), soft_wrap=True)
