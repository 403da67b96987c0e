"""Set counts of translations as tables: coverage in, lines for a terminal or a pipe out.

Where there is room a row ends with its place; where there is not, the place stands below it. The
less room there is, the less is shown: of words, only what is to be done beside the whole; no bar;
the language above its rows; in the end, of messages too only what is to be done.
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
_TOTAL = N_("total")
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
_NOTHING = Message("")
_WARNED = {State.STALE: "yellow", State.MISSING: "red"}
"""Colours of figures that are not nought; the heads say the same without colour."""
_BAR = 10
"""Cells of a bar."""
_GAP = 2
"""Cells between two columns."""


class _Row(NamedTuple):
    """What a line of figures says: of a kind of record, or with no kind of all."""

    lang: str
    kind: str
    tally: Tally
    place: Span | None = None


class _Column(NamedTuple):
    """A column of a table: the unit, on the first column that counts it; its head; its cells."""

    unit: Message
    head: Message
    cell: Callable[[_Row], Text]
    is_figure: bool = True


class _Line(NamedTuple):
    """A line of a table, and the place that it leads to; a title is a line of one cell."""

    cells: Sequence[Text]
    style: str = ""
    place: str = ""


class _Layout(NamedTuple):
    """What is shown: the units counted by state, a bar, the language in a column of its own."""

    by_state: frozenset[str]
    has_bar: bool
    has_language: bool


_LAYOUTS = (
    _Layout(frozenset(_UNITS), has_bar=True, has_language=True),
    _Layout(frozenset({"messages"}), has_bar=True, has_language=True),
    _Layout(frozenset({"messages"}), has_bar=False, has_language=True),
    _Layout(frozenset({"messages"}), has_bar=False, has_language=False),
    _Layout(frozenset(), has_bar=True, has_language=False),
)
"""From wide to narrow: the first that fits is taken, the last when none does."""


def show_coverage(rows: Sequence[Coverage], voice: Voice) -> None:
    """Show a table for each event and, when there are several, the sums by language."""
    for layout in _LAYOUTS:
        columns = tuple(_columns(rows, layout, voice))
        tables = [list(_lines(*each, columns, layout, voice)) for each in _tables(rows)]
        widths = _widths(tables)
        if sum(widths) + _GAP * (len(widths) - 1) <= voice.out.width:
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


def _columns(rows: Sequence[Coverage], layout: _Layout, voice: Voice) -> Iterator[_Column]:
    """Yield the columns of a table; Han characters only where there are any."""

    def label(row: _Row) -> Text:
        return Text(voice.interface.plain(_KINDS.get(row.kind, _TOTAL)))

    if layout.has_language:
        yield _Column(_NOTHING, _NOTHING, lambda row: Text(row.lang), is_figure=False)
    yield _Column(_NOTHING, _NOTHING, label, is_figure=False)
    if layout.has_bar:
        yield _Column(_NOTHING, _NOTHING, _bar, is_figure=False)
    yield _Column(_NOTHING, message("current"), lambda row: Text(f"{row.tally.percent} %"))
    has_han = any(row.tally.total.han for row in rows)
    for unit in _UNITS if has_han else list(_UNITS)[:2]:
        if layout.has_language:  # where there is room, units stand apart
            yield _Column(_NOTHING, _NOTHING, lambda _row: Text())
        yield from _by_state(unit) if unit in layout.by_state else (_to_do(unit),)


def _bar(row: _Row) -> Text:
    """Return a bar that is full only when nothing is stale or missing."""
    full = row.tally.percent * _BAR // 100
    return Text("█" * full).append("░" * (_BAR - full), "dim")


def _by_state(unit: str) -> Iterator[_Column]:
    for number, (state, head) in enumerate(_STATES.items()):

        def cell(row: _Row, state: State = state) -> Text:
            value = getattr(row.tally[state], unit)
            return Text(str(value), _WARNED.get(state, "")) if value else Text("–", "dim")

        yield _Column(_NOTHING if number else _UNITS[unit], head, cell)


def _to_do(unit: str) -> _Column:
    def cell(row: _Row) -> Text:
        value, whole = getattr(row.tally.to_do, unit), getattr(row.tally.total, unit)
        return Text(f"{value}/{whole}", "" if value else "dim")

    return _Column(_UNITS[unit], message("to do"), cell)


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
    title: str | Message,
    rows: Sequence[_Row],
    columns: Sequence[_Column],
    layout: _Layout,
    voice: Voice,
) -> Iterator[_Line]:
    name = title if isinstance(title, str) else voice.words(title)
    yield _Line((Text(visible(name), "bold"),))
    yield _Line([Text(voice.words(each.unit)) for each in columns], "dim")
    yield _Line([Text(voice.words(each.head)) for each in columns], "bold")
    for lang, own in groupby(rows, lambda row: row.lang):
        if not layout.has_language:
            yield _Line((Text(lang, "bold"),))
        for row in own:
            place = f"{row.place.path}:{max(row.place.line, 1)}" if row.place else ""
            cells = [each.cell(row) for each in columns]
            yield _Line(cells, "" if row.kind else "bold", visible(place))


def _widths(tables: Sequence[Sequence[_Line]]) -> list[int]:
    """Return the width of each column; all tables have the same."""
    lines = (line.cells for table in tables for line in table if len(line.cells) > 1)
    return [max(cell.cell_len for cell in column) for column in zip(*lines, strict=True)]


def _print(line: _Line, widths: Sequence[int], columns: Sequence[_Column], voice: Voice) -> None:
    """Print a line, and its place behind it or, where there is no room, below it."""
    shown = Text(style=line.style)
    for cell, width, column in zip(line.cells, widths, columns, strict=False):
        padding = " " * (width - cell.cell_len)
        shown.append(" " * _GAP if column is not columns[0] else "")
        shown.append(padding if column.is_figure else "").append(cell)
        shown.append("" if column.is_figure else padding)
    place = Text(line.place, "dim")
    if shown.cell_len + 2 * _GAP + place.cell_len <= voice.out.width:
        shown.append(" " * 2 * _GAP if place else "").append(place)
        place = Text()
    shown.rstrip()
    voice.out.print(shown, soft_wrap=True)
    if place:
        voice.out.print(Text(" " * _GAP).append(place), soft_wrap=True)
