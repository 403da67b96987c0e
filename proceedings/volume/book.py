"""Compose the book: an event's view in, its parts, contents and index in reading order out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from proceedings.language.status import Passage
from proceedings.volume.indexes import INDEXES, Index, compose_indexes
from proceedings.volume.views import ArticleView, DocumentView, EventView

__all__ = ["Book", "ContentsLine", "Part", "compose_book"]

Say = Callable[[str], str]
Start: TypeAlias = Literal["next", "recto"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book, laid out on its own.

    Attributes:
        name: unique in the book, for example `articles/overview`.
        template: the template in `templates/book/` that sets it, without its ending.
        title: its title in contents, outline and running heads.
        anchor: the anchor at its beginning.
        numbering: roman folios for front matter, arabic for the body.
        start: whether it begins on any page or on a right-hand one.
        last: whether it is laid out after all others, because it prints their folios.
        is_listed: whether the contents list it.
        record: what the template shows beside the whole event: a document or an article.
    """

    name: str
    template: str
    title: Passage
    anchor: str
    numbering: Literal["roman", "arabic"] = "arabic"
    start: Start = "next"
    last: bool = False
    is_listed: bool = True
    record: DocumentView | ArticleView | None = None


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents; its folio is found by its anchor."""

    level: int
    title: Passage
    anchor: str
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """The proceedings of one event in one language, as a book."""

    event: EventView
    parts: tuple[Part, ...]
    contents: tuple[ContentsLine, ...]
    indexes: tuple[Index, ...]

    @property
    def offprints(self) -> tuple[Part, ...]:
        """The parts that are given out on their own too: articles and adopted documents."""
        return tuple(part for part in self.parts if part.record is not None)


def compose_book(event: EventView, say: Say) -> Book:
    """Return the book of an event.

    Args:
        event: the event as the edition shows it.
        say: gives labels in the edition's language.
    """
    indexes = compose_indexes(event, say)
    parts = tuple(_parts(event, indexes, say))
    return Book(event, parts, tuple(_contents(event, parts, indexes)), indexes)


def _parts(event: EventView, indexes: tuple[Index, ...], say: Say) -> Iterator[Part]:
    """Yield the parts that have something to show, in reading order.

    A division of the book begins on a right-hand page: the meeting, the interventions, the first
    article, the first document, the people, with whom the back matter begins. What continues a
    division (outcomes, further articles and documents, indexes, sources) begins on the next page,
    so that at most five pages of a book stay white.
    """

    def label(english: str) -> Passage:
        return Passage(english, event.lang)

    yield from _front(event, say)
    yield Part("meeting", "meeting", label(say("The meeting")), "meeting", start="recto")
    if event.sessions:
        yield Part(
            "programme", "programme", label(say("Interventions")), "programme", start="recto"
        )
    if event.outcomes:
        yield Part("outcomes", "outcomes", label(say("Outcomes")), "outcomes")
    yield from _texts("article", event.articles)
    yield from _texts("document", event.documents)
    if event.people:
        yield Part("people", "people", label(say("People on record")), "people", start="recto")
    if event.sources or event.notes:
        yield Part("sources", "sources", label(say("Sources and notes")), "sources")
    if indexes:
        yield Part("indexes", "index", label(say("Indexes")), INDEXES)
    yield Part("colophon", "colophon", label(say("Colophon")), "colophon", is_listed=False)


def _front(event: EventView, say: Say) -> Iterator[Part]:
    """Yield what stands before the body: only what follows the contents is listed in them."""

    def part(name: str, title: Passage, start: Start = "next", *, last: bool = False) -> Part:
        return Part(name, name, title, name, "roman", start, last=last, is_listed=name == "edition")

    def label(english: str) -> Passage:
        return Passage(english, event.lang)

    yield part("half-title", event.title)
    yield part("cover", event.title, "recto")
    yield part("imprint", label(say("Imprint")))
    yield part("contents", label(say("Contents")), "recto", last=True)
    yield part("edition", label(say("About this edition")), last=True)


def _texts(template: str, records: Sequence[DocumentView | ArticleView]) -> Iterator[Part]:
    """Yield the articles or the documents; the first of them begins a division."""
    for number, each in enumerate(records):
        start: Start = "next" if number else "recto"
        yield Part(each.address, template, each.title, each.address, start=start, record=each)


def _contents(
    event: EventView, parts: tuple[Part, ...], indexes: tuple[Index, ...]
) -> Iterator[ContentsLine]:
    for part in parts:
        if not part.is_listed:
            continue
        byline = _byline(part)
        yield ContentsLine(1, part.title, part.anchor, byline)
        if part.template == "programme":
            for session in event.sessions:
                yield ContentsLine(2, session.title, session.address)
        if part.anchor == INDEXES:
            for index in indexes:
                yield ContentsLine(2, index.title, index.anchor)


def _byline(part: Part) -> str:
    """Return the authors of an article, for its line in the contents."""
    if not isinstance(part.record, ArticleView):
        return ""
    return ", ".join(author.name.text for author in part.record.authors)
