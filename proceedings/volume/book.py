"""Compose the book: an event's view in, its parts, contents and index in reading order out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from proceedings.language.status import Passage
from proceedings.volume.views import ArticleView, DocumentView, EventView, PersonView

__all__ = ["Book", "ContentsLine", "IndexEntry", "IndexGroup", "Part", "compose_book"]

Say = Callable[[str], str]


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
        record: what the template shows beside the whole event: a document or an article.
    """

    name: str
    template: str
    title: Passage
    anchor: str
    numbering: Literal["roman", "arabic"] = "arabic"
    start: Literal["next", "recto"] = "next"
    last: bool = False
    record: DocumentView | ArticleView | None = None


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents; its folio is found by its anchor."""

    level: int
    title: Passage
    anchor: str
    byline: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A person in the index, with the anchors whose folios are printed."""

    person: PersonView
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The entries under one letter."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The proceedings of one event in one language, as a book."""

    event: EventView
    parts: tuple[Part, ...]
    contents: tuple[ContentsLine, ...]
    index: tuple[IndexGroup, ...]

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
    parts = tuple(_parts(event, say))
    return Book(event, parts, tuple(_contents(event, parts)), _index(event))


def _parts(event: EventView, say: Say) -> Iterator[Part]:
    """Yield the parts that have something to show, in reading order."""

    def label(english: str) -> Passage:
        return Passage(english, event.lang)

    yield Part("cover", "cover", event.title, "cover", "roman")
    yield Part("imprint", "imprint", label(say("Imprint")), "imprint", "roman")
    yield Part("contents", "contents", label(say("Contents")), "contents", "roman", last=True)
    yield Part("meeting", "meeting", label(say("The meeting")), "meeting", start="recto")
    if event.sessions:
        yield Part("programme", "programme", label(say("Interventions")), "programme")
    if event.outcomes:
        yield Part("outcomes", "outcomes", label(say("Outcomes")), "outcomes")
    for article in event.articles:
        yield Part(article.address, "article", article.title, article.address, record=article)
    for document in event.documents:
        yield Part(document.address, "document", document.title, document.address, record=document)
    if event.people:
        yield Part("people", "people", label(say("People on record")), "people")
        yield Part("index", "index", label(say("Index of people")), "index")
    if event.sources or event.notes:
        yield Part("sources", "sources", label(say("Sources and notes")), "sources")


def _contents(event: EventView, parts: tuple[Part, ...]) -> Iterator[ContentsLine]:
    for part in parts:
        if part.numbering != "arabic":
            continue
        byline = _byline(part)
        yield ContentsLine(1, part.title, part.anchor, byline)
        if part.template == "programme":
            for session in event.sessions:
                yield ContentsLine(2, session.title, session.address)


def _byline(part: Part) -> str:
    """Return the authors of an article, for its line in the contents."""
    if not isinstance(part.record, ArticleView):
        return ""
    return ", ".join(author.name.text for author in part.record.authors)


def _index(event: EventView) -> tuple[IndexGroup, ...]:
    """Return everybody who appears somewhere, under the letters of the edition's alphabet."""
    entries = [
        IndexEntry(person, (person.address, *(each.address for each in person.appearances)))
        for person in event.people
    ]
    return tuple(
        IndexGroup(letter, tuple(group))
        for letter, group in groupby(entries, key=lambda entry: entry.person.name.letter)
    )
