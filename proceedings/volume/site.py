"""Compose the site of an event in one language: views in, pages and the places of addresses out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from proceedings.volume.views import (
    ArticleView,
    DocumentView,
    EventView,
    PersonView,
    SessionView,
)

__all__ = ["Page", "ParallelLink", "Site", "compose_site"]

Say = Callable[[str], str]
PageRecord = PersonView | SessionView | DocumentView | ArticleView


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    Attributes:
        path: file below the event's folder, the same in all languages.
        template: the template in `templates/site/`, without its ending.
        title: its title.
        record: the record it is about, when there is one.
        in_menu: whether the event's menu lists it.
    """

    path: str
    template: str
    title: str
    record: PageRecord | None = None
    in_menu: bool = False


@dataclass(frozen=True, slots=True)
class ParallelLink:
    """A way from a document to its parallel edition.

    Attributes:
        tongues: tag and own name of each of its languages.
        page, pdf: paths of its files below the output; empty where there is none.
    """

    tongues: tuple[tuple[str, str], ...]
    page: str
    pdf: str


@dataclass(frozen=True, slots=True)
class Site:
    """The site of one event in one language.

    Attributes:
        event: the event as the edition shows it.
        pages: its pages in reading order.
        targets: page and anchor of each address: `sessions/x.html#interventions/y`.
        languages: all languages of the event, for the language switch.
        volume: file name of the PDF beside the pages.
        parallels: the parallel editions of each document, by its address.
    """

    event: EventView
    pages: tuple[Page, ...]
    targets: Mapping[str, str]
    languages: tuple[str, ...]
    volume: str
    parallels: Mapping[str, tuple[ParallelLink, ...]] = field(default_factory=dict)

    @property
    def menu(self) -> tuple[Page, ...]:
        """The pages that the menu lists."""
        return tuple(page for page in self.pages if page.in_menu)


def compose_site(event: EventView, say: Say, languages: tuple[str, ...]) -> Site:
    """Return the site of an event.

    Args:
        event: the event as the edition shows it.
        say: gives labels in the edition's language.
        languages: all languages of the event.
    """
    pages = tuple(_pages(event, say))
    volume = f"{event.slug}.{event.lang}.pdf"
    return Site(event, pages, dict(_targets(event)), languages, volume)


def _pages(event: EventView, say: Say) -> Iterator[Page]:
    yield Page("index.html", "event", say("Overview"), in_menu=True)
    if event.sessions:
        yield Page("programme.html", "programme", say("Interventions"), in_menu=True)
        for session in event.sessions:
            yield Page(f"{session.address}.html", "session", session.title.text, session)
    if event.people:
        yield Page("people.html", "people", say("People"), in_menu=True)
        for person in event.people:
            yield Page(f"{person.address}.html", "person", person.name.text, person)
    if event.outcomes:
        yield Page("outcomes.html", "outcomes", say("Outcomes"), in_menu=True)
    if event.documents:
        yield Page("documents.html", "documents", say("Documents"), in_menu=True)
        for document in event.documents:
            yield Page(f"{document.address}.html", "document", document.title.text, document)
    if event.articles:
        yield Page("articles.html", "articles", say("Articles"), in_menu=True)
        for article in event.articles:
            yield Page(f"{article.address}.html", "article", article.title.text, article)
    yield Page("about.html", "about", say("About this edition"), in_menu=True)


def _targets(event: EventView) -> Iterator[tuple[str, str]]:
    """Yield address and place in the site of everything that can be linked to."""
    pages: tuple[PageRecord, ...] = (
        *event.people,
        *event.sessions,
        *event.documents,
        *event.articles,
    )
    yield from ((each.address, f"{each.address}.html") for each in pages)
    yield from ((each.address, f"outcomes.html#{each.address}") for each in event.outcomes)
    yield from ((each.address, f"about.html#{each.address}") for each in event.sources)
    for session in event.sessions:
        yield from _inside(session.address, [each.address for each in session.interventions])
    for document in event.documents:
        yield from _inside(document.address, [each.address for each in document.paragraphs])
    for article in event.articles:
        yield from _inside(article.address, [each[0] for each in article.headings])
        yield from _inside(article.address, [anchor for _, anchor in article.text.references])


def _inside(page: str, addresses: list[str]) -> Iterator[tuple[str, str]]:
    """Yield addresses that are anchors on the page of another address."""
    yield from ((address, f"{page}.html#{address}") for address in addresses)
