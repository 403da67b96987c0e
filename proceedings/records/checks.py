"""Check records against each other: an event's records in, diagnostics with places out.

Each check yields what it finds; all of them run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from proceedings.diagnostics import Diagnostic, Message, Span, message
from proceedings.records.base import closest
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
    for check in (_duplicates, _people, _references, _dates, _documents, _articles):
        yield from check(records)


def _span(records: EventRecords, place: _Place) -> Span:
    return records.sources[place[0]].span(place[1])


def _duplicates(records: EventRecords) -> _Found:
    """Identifiers are unique: in each list, and interventions in the whole event."""
    event = records.event
    interventions = [
        (each.id, ("programme", (index, "interventions", number, "id")))
        for index, session in enumerate(records.programme)
        for number, each in enumerate(session.interventions)
    ]
    lists: Iterable[Sequence[tuple[str, _Place]]] = (
        [(each.id, ("people", (index, "id"))) for index, each in enumerate(records.people)],
        [(each.id, ("programme", (index, "id"))) for index, each in enumerate(records.programme)],
        [(each.id, ("outcomes", (index, "id"))) for index, each in enumerate(records.outcomes)],
        [
            (each.id, ("event", ("sources", index, "id")))
            for index, each in enumerate(event.sources)
        ],
        [(each.id, ("event", ("notes", index, "id"))) for index, each in enumerate(event.notes)],
        [(each.id, ("event", ("topics", index, "id"))) for index, each in enumerate(event.topics)],
        interventions,
    )
    for items in lists:
        yield from _repeated(records, items)


def _repeated(records: EventRecords, items: Sequence[tuple[str, _Place]]) -> _Found:
    first: dict[str, Span] = {}
    for identifier, place in items:
        span = _span(records, place)
        if identifier in first:
            yield Diagnostic(
                "PR302",
                span,
                message("the identifier `{id}` is used twice", id=identifier),
                message("the first is at line {line}; choose another", line=first[identifier].line),
            )
        first.setdefault(identifier, span)


def _people(records: EventRecords) -> _Found:
    """Speakers, chairs and authors are people on record."""
    for session_index, session in enumerate(records.programme):
        for index, chair in enumerate(session.chairs):
            yield from _person(
                records, chair, ("programme", (session_index, "chairs", index)), "chair"
            )
        for index, each in enumerate(session.interventions):
            path = (session_index, "interventions", index, "speaker")
            yield from _person(records, each.speaker, ("programme", path), "speaker")
    for article in records.articles:
        for index, author in enumerate(article.authors):
            place = (f"articles/{article.id}", ("authors", index))
            yield from _person(records, author, place, "author")


def _person(records: EventRecords, identifier: str, place: _Place, role: str) -> _Found:
    known = tuple(person.id for person in records.people)
    if identifier in known:
        return
    texts = {
        "speaker": message("unknown speaker `{id}`", id=identifier),
        "chair": message("unknown chair `{id}`", id=identifier),
        "author": message("unknown author `{id}`", id=identifier),
    }
    near = closest(identifier, known)
    hint = (
        message("did you mean `{name}`?", name=near)
        if near
        else message("add the person to {path}", path=f"events/{records.slug}/people.yaml")
    )
    yield Diagnostic("PR301", _span(records, place), texts[role], hint)


def _references(records: EventRecords) -> _Found:
    """Sources, documents and appendices that records name are on record."""
    sources = tuple(each.id for each in records.event.sources)
    documents = tuple(each.id for each in records.documents)
    for identifier, place in _source_references(records):
        yield from _reference(records, identifier, place, sources)
    to_documents = [
        (outcome.document, ("outcomes", (index, "document")))
        for index, outcome in enumerate(records.outcomes)
        if outcome.document
    ] + [
        (each, (f"articles/{article.id}", ("appendices", index)))
        for article in records.articles
        for index, each in enumerate(article.appendices)
    ]
    for identifier, place in to_documents:
        yield from _reference(records, identifier, place, documents)


def _source_references(records: EventRecords) -> Iterator[tuple[str, _Place]]:
    """Yield every value of the field `sources`, wherever it stands, and sources of texts."""
    lists: list[tuple[str, Path, tuple[str, ...]]] = []
    event = records.event
    lists += [
        ("event", ("notes", i, "sources"), each.sources) for i, each in enumerate(event.notes)
    ]
    lists += [("people", (i, "sources"), each.sources) for i, each in enumerate(records.people)]
    lists += [("outcomes", (i, "sources"), each.sources) for i, each in enumerate(records.outcomes)]
    lists += [(f"documents/{each.id}", ("sources",), each.sources) for each in records.documents]
    lists += [(f"articles/{each.id}", ("sources",), each.sources) for each in records.articles]
    for i, session in enumerate(records.programme):
        lists.append(("programme", (i, "sources"), session.sources))
        lists += [
            ("programme", (i, "interventions", j, "sources"), each.sources)
            for j, each in enumerate(session.interventions)
        ]
    for name, path, values in lists:
        yield from ((value, (name, (*path, index))) for index, value in enumerate(values))
    for document in records.documents:
        for lang, text in document.texts.items():
            if text.source:
                yield text.source, (f"documents/{document.id}", ("texts", lang, "source"))
        for index, variant in enumerate(document.variant_titles):
            if variant.source:
                yield (
                    variant.source,
                    (f"documents/{document.id}", ("variant_titles", index, "source")),
                )


def _reference(
    records: EventRecords, identifier: str, place: _Place, known: tuple[str, ...]
) -> _Found:
    if identifier in known:
        return
    near = closest(identifier, known)
    hint = message("did you mean `{name}`?", name=near) if near else None
    if not near and known:
        hint = message("known are: {names}", names=", ".join(known))
    yield Diagnostic(
        "PR303", _span(records, place), message("`{id}` is not on record", id=identifier), hint
    )


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
    held = {each.rpartition("/")[2] for each in records.texts if each.startswith(f"{name}/")}
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
        )


def _articles(records: EventRecords) -> _Found:
    """Each article has its text in its language."""
    for article in records.articles:
        lang = article.lang or records.event.lang
        if f"articles/{article.id}/{lang}" not in records.texts:
            yield Diagnostic(
                "PR309",
                _span(records, (f"articles/{article.id}", ("id",))),
                message("the article’s text `{file}` is missing", file=f"{lang}.md"),
                message("add the file beside article.yaml"),
            )
