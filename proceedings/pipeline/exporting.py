"""Send translations out: a workspace in; files for translators, memories and term bases out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from proceedings.diagnostics import Report, Span, message
from proceedings.exchange import tbx, tmx, xliff
from proceedings.exchange.rows import Bilingual, Row, UnholdableError, identity
from proceedings.language.catalog import Key
from proceedings.language.interface import INTERFACE
from proceedings.language.merge import described
from proceedings.language.pairs import Pair, State, edition_pairs
from proceedings.pipeline.checking import Checked
from proceedings.pipeline.desks import Desk, desks, read_checked
from proceedings.records.models import Glossary

__all__ = ["ExchangeFormat", "Export", "export_translations"]

_PIVOT = "en"
"""The language that a translator is shown beside a source in another one."""


class ExchangeFormat(StrEnum):
    """A format in which translations travel."""

    XLIFF = "xliff"
    XLSX = "xlsx"
    TMX = "tmx"
    TBX = "tbx"


@dataclass(frozen=True, slots=True)
class Export:
    """A file to be sent.

    Attributes:
        name: its name, for example `2025-sao-paulo.es.xlf`.
        content: its bytes.
        number: how many messages, or terms, it holds.
    """

    name: str
    content: bytes
    number: int


def export_translations(  # noqa: PLR0913 what to send, of what, where problems go
    root: Path,
    report: Report,
    form: ExchangeFormat,
    events: Collection[str] = (),
    *,
    languages: Collection[str] = (),
    only: Collection[State] = (),
) -> tuple[Export, ...]:
    """Return the files that take translations out.

    Args:
        root: the workspace.
        report: where diagnostics go; with errors in the records there are no files.
        form: the format; a term base holds the glossary, whatever the events.
        events: slugs, and `interface`; all of the workspace when empty.
        languages: languages; all of the workspace when empty.
        only: states of the messages; all when empty. A memory holds current translations only.
    """
    read = None if not events else [each for each in events if each != INTERFACE]
    checked = read_checked(root, report, read)
    if checked is None or report.has_errors():
        return ()
    found = tuple(desks(root, checked, events, languages))
    if form is ExchangeFormat.TBX:
        return tuple(_term_base(checked.workspace.glossary))
    if form is ExchangeFormat.TMX:
        return tuple(_memories(found, languages, report))
    return tuple(_for_translators(found, checked, form, only, report))


def _for_translators(
    found: Iterable[Desk],
    checked: Checked,
    form: ExchangeFormat,
    only: Collection[State],
    report: Report,
) -> Iterator[Export]:
    for desk in found:
        rows = tuple(_rows(desk, checked, only))
        if rows and form is ExchangeFormat.XLSX:
            say = checked.interfaces[desk.lang].plain
            yield from _workbook(Bilingual(desk.event, desk.lang, rows), say, report)
        elif rows:
            yield from _documents(Bilingual(desk.event, desk.lang, rows))


def _workbook(bilingual: Bilingual, say: Callable[[str], str], report: Report) -> Iterator[Export]:
    from proceedings.exchange import sheet  # noqa: PLC0415 openpyxl is slow to import

    name = f"{bilingual.event}.{bilingual.lang}.xlsx"
    try:
        yield Export(name, sheet.write(bilingual, say), len(bilingual.rows))
    except UnholdableError as error:
        _refuse(name, error, report)


def _documents(bilingual: Bilingual) -> Iterator[Export]:
    """Yield a document for each source language: XLIFF 2.0 has one for each document."""
    in_order = sorted(bilingual.rows, key=lambda row: row.lang)
    by_source = [(lang, tuple(rows)) for lang, rows in groupby(in_order, lambda row: row.lang)]
    for lang, rows in by_source:
        middle = f".from-{lang}" if len(by_source) > 1 else ""
        name = f"{bilingual.event}.{bilingual.lang}{middle}.xlf"
        content = xliff.write(Bilingual(bilingual.event, bilingual.lang, rows))
        yield Export(name, content, len(rows))


def _refuse(name: str, error: UnholdableError, report: Report) -> None:
    for key in error.keys:
        text = message("`{key}` cannot stand in this format: {problem}", key=key, problem=error)
        report.add("PR710", Span(name), text, message("export it as XLIFF"))


def _rows(desk: Desk, checked: Checked, only: Collection[State]) -> Iterator[Row]:
    """Yield what there is to translate, each message once, in reading order."""
    pivots = _pivots(desk, checked)
    seen: set[str] = set()
    for pair in desk.pairs:
        row = _row(pair, pivots)
        wanted = pair.state in only if only else pair.state is not State.EXEMPT
        if wanted and row.id not in seen:
            seen.add(row.id)
            yield row


def _pivots(desk: Desk, checked: Checked) -> Mapping[Key, str]:
    """Return current translations into the pivot language, for translators of other languages."""
    edition = checked.editions.get((desk.event, _PIVOT))
    if edition is None or desk.lang == _PIVOT:
        return {}
    return {
        (pair.field.context, pair.source): pair.text
        for pair in edition_pairs(edition)
        if pair.state is State.TRANSLATED
    }


def _row(pair: Pair, pivots: Mapping[Key, str]) -> Row:
    context = pair.field.context
    pivot = pivots.get((context, pair.source))
    return Row(
        id=identity(context, pair.source),
        key=pair.key,
        kind=pair.kind,
        record=_record(pair),
        label=described(pair.field, pair.position),
        lang=pair.field.lang,
        source=pair.source,
        target=pair.text,
        state=pair.state,
        is_markdown=pair.field.is_markdown,
        note=pair.field.note or "",
        pivot=(_PIVOT, pivot) if pivot else None,
        previous=pair.entry.previous if pair.entry else "",
        remark=pair.entry.remark if pair.entry else "",
    )


def _record(pair: Pair) -> str:
    """Return the record of a message: its context up to the identifier."""
    if pair.kind in {"event", INTERFACE}:
        return pair.kind
    return "/".join(pair.field.context.split("/")[:2])


def _memories(
    found: Iterable[Desk], languages: Collection[str], report: Report
) -> Iterator[Export]:
    """Yield the translation memory of each event, its languages side by side."""
    middle = f".{next(iter(languages))}" if len(languages) == 1 else ""
    for event, of_event in groupby(found, lambda desk: desk.event):
        memories = _remembered(event, of_event)
        name = f"{event}{middle}.tmx"
        try:
            if memories:
                yield Export(name, tmx.write(memories), len(memories))
        except UnholdableError as error:
            _refuse(name, error, report)


def _remembered(event: str, of_event: Iterable[Desk]) -> tuple[tmx.Memory, ...]:
    """Return every message that has a current translation, with all of them."""
    sources: dict[Key, Pair] = {}
    translations: dict[Key, dict[str, str]] = {}
    for desk in of_event:
        for pair in desk.pairs:
            if pair.state is State.TRANSLATED and pair.field.lang != desk.lang:
                key = (pair.field.context, pair.source)
                sources.setdefault(key, pair)
                translations.setdefault(key, {})[desk.lang] = pair.text
    return tuple(
        tmx.Memory(identity(*key), pair.key, event, pair.field.lang, pair.source, translations[key])
        for key, pair in sources.items()
    )


def _term_base(glossary: Glossary | None) -> Iterator[Export]:
    if glossary is not None and glossary.terms:
        yield Export("glossary.tbx", tbx.write(glossary), len(glossary.terms))
