"""Check records against each other: an event's records in, diagnostics with places out.

Each check yields what it finds; all of them run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime

from proceedings.diagnostics import Diagnostic, Message, Span, message
from proceedings.records.models import Document, Event, Session
from proceedings.records.reader import EventRecords, Workspace
from proceedings.records.source import Path

__all__ = ["check_event", "check_workspace"]

_Found = Iterator[Diagnostic]
_Place = tuple[str, Path]
"""A file by its name in `EventRecords.sources`, and a path in it."""


def check_workspace(workspace: Workspace) -> _Found:
    """Yield what is wrong across the records of a workspace."""
    for records in workspace.events:
        yield from check_event(records)
        series = records.event.series
        if series and series != workspace.series.id:
            yield Diagnostic(
                "PR303",
                records.sources["event"].span(("series",)),
                message("unknown series `{id}`", id=series),
                message("did you mean `{name}`?", name=workspace.series.id),
            )


def check_event(records: EventRecords) -> _Found:
    """Yield what is wrong across the records of one event."""
    for check in (_dates, _documents, _articles):
        yield from check(records)


def _span(records: EventRecords, place: _Place) -> Span:
    return records.sources[place[0]].span(place[1])


def _dates(records: EventRecords) -> _Found:
    """Nothing ends before it starts, and sessions lie inside the event."""
    event = records.event
    if event.end < event.start:
        yield _contradiction(
            records, ("event", ("end",)), message("the event ends before it starts")
        )
        return
    for index, session in enumerate(records.programme):
        yield from _session_times(records, event, session, index)


def _session_times(records: EventRecords, event: Event, session: Session, index: int) -> _Found:
    for name, when in (("start", session.start), ("end", session.end)):
        if when and not _is_inside(when, event.start, event.end):
            text = message("the session lies outside the event")
            yield _contradiction(records, ("programme", (index, name)), text)
    if session.start and session.end and session.end < session.start:
        text = message("the session ends before it starts")
        yield _contradiction(records, ("programme", (index, "end")), text)
    for number, each in enumerate(session.interventions):
        outside = each.start and (
            (session.start and each.start < session.start)
            or (session.end and each.start > session.end)
        )
        if outside:
            path = (index, "interventions", number, "start")
            place = ("programme", path)
            yield _contradiction(
                records, place, message("the intervention lies outside its session")
            )


def _is_inside(when: datetime, first: date, last: date) -> bool:
    return first <= when.date() <= last


def _contradiction(records: EventRecords, place: _Place, text: Message) -> Diagnostic:
    return Diagnostic("PR306", _span(records, place), text, message("correct one of the dates"))


def _documents(records: EventRecords) -> _Found:
    """Each language of a document has its file, and sealed texts are unchanged."""
    for document in records.documents:
        yield from _files(records, document)
        yield from _seals(records, document)
        yield from _authentic(records, document)


def _files(records: EventRecords, document: Document) -> _Found:
    name = f"documents/{document.id}"
    source = records.sources[name]
    there = {*records.texts, *records.files.refused}
    held = {each.rpartition("/")[2] for each in there if each.startswith(f"{name}/")}
    for lang in document.texts:
        if lang not in held:
            yield Diagnostic(
                "PR309",
                source.span(("texts", lang), key=True),
                message("there is no file `{file}` for this text", file=f"{lang}.md"),
                message("add the file or remove the entry"),
            )
    for lang in sorted(held - set(document.texts)):
        yield Diagnostic(
            "PR309",
            source.span(("texts",), key=True),
            message("the file `{file}` has no entry in `texts`", file=f"{lang}.md"),
            message("add the entry or remove the file"),
        )


def _seals(records: EventRecords, document: Document) -> _Found:
    name = f"documents/{document.id}"
    for lang, text in document.texts.items():
        file = records.texts.get(f"{name}/{lang}")
        if not file or not text.sha256:
            continue
        digest = hashlib.sha256(file.raw).hexdigest()
        if digest != text.sha256:
            yield Diagnostic(
                "PR308",
                records.sources[name].span(("texts", lang, "sha256")),
                message("the sealed text `{file}` was changed", file=file.path),
                message(
                    "restore the file, or record a corrigendum and seal it anew: {digest}",
                    digest=digest,
                ),
            )


def _authentic(records: EventRecords, document: Document) -> _Found:
    name = f"documents/{document.id}"
    for index, lang in enumerate(document.authentic):
        if lang not in document.texts:
            place = (name, ("authentic", index))
            yield Diagnostic(
                "PR309",
                _span(records, place),
                message("the authentic text in `{lang}` is not held", lang=lang),
                message("add {file} and its entry in `texts`", file=f"{lang}.md"),
            )
    if document.prevailing and document.prevailing not in document.authentic:
        yield Diagnostic(
            "PR303",
            _span(records, (name, ("prevailing",))),
            message("`{lang}` is not among `authentic`", lang=document.prevailing),
            message("add it to `authentic`, or leave `prevailing` out"),
        )


def _articles(records: EventRecords) -> _Found:
    """Each article has its text in its language."""
    for article in records.articles:
        lang = article.lang or records.event.lang
        text = f"articles/{article.id}/{lang}"
        if text not in records.texts and text not in records.files.refused:
            yield Diagnostic(
                "PR309",
                _span(records, (f"articles/{article.id}", ("id",))),
                message("the article’s text `{file}` is missing", file=f"{lang}.md"),
                message("add the file beside article.yaml"),
            )
