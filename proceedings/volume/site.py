"""Compose the site of an event in one language: views in, pages and the places of addresses out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from proceedings.volume.translations import TranslationsView
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
        translations: how far the event is translated into each of them.
        volume: file name of the PDF beside the pages.
        parallels: the parallel editions of each document, by its address.
        formats: file of each other format of the volume, by its name: `a4`, `large-print`.
        offprints: file of the offprint of each article and document, by its address.
    """

    event: EventView
    pages: tuple[Page, ...]
    targets: Mapping[str, str]
    languages: tuple[str, ...]
    translations: TranslationsView
    volume: str
    parallels: Mapping[str, tuple[ParallelLink, ...]] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    offprints: Mapping[str, str] = field(default_factory=dict)

    @property
    def menu(self) -> tuple[Page, ...]:
        """The pages that the menu lists."""
        return tuple(page for page in self.pages if page.in_menu)


def compose_site(
    event: EventView, say: Say, languages: tuple[str, ...], translations: TranslationsView
) -> Site:
    """Return the site of an event.

    Args:
        event: the event as the edition shows it.
        say: gives labels in the edition's language.
        languages: all languages of the event.
        translations: how far it is translated into each of them.
    """
    pages = tuple(_pages(event, say))
    volume = f"{event.slug}.{event.lang}.pdf"
    return Site(event, pages, dict(_targets(event)), languages, translations, volume)


def _pages(event: EventView, say: Say) -> Iterator[Page]:
    yield Page("index.html", "event", say("Overview"), in_menu=True)
    yield from _section("programme", say("Interventions"), event.sessions, "session")
    yield from _section("people", say("People"), event.people, "person")
    if event.outcomes:
        yield Page("outcomes.html", "outcomes", say("Outcomes"), in_menu=True)
    yield from _section("documents", say("Documents"), event.documents, "document")
    yield from _section("articles", say("Articles"), event.articles, "article")
    if event.glossary:
        yield Page("glossary.html", "glossary", say("Glossary"), in_menu=True)
    yield Page("about.html", "about", say("About this edition"), in_menu=True)
    yield Page("translations.html", "translations", say("State of translation"))


def _section(
    template: str, title: str, records: Sequence[PageRecord], template_of_each: str
) -> Iterator[Page]:
    """Yield the page that lists records, and a page for each of them; none where there are none."""
    if records:
        yield Page(f"{template}.html", template, title, in_menu=True)
    for each in records:
        name = each.name.text if isinstance(each, PersonView) else each.title.text
        yield Page(f"{each.address}.html", template_of_each, name, each)


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
    yield from ((each.address, f"about.html#{each.address}") for each in event.notes)
    if event.glossary:
        yield from _inside("glossary", [each.address for each in event.glossary.terms])
        yield from _inside("glossary", [each.address for each in event.glossary.sources])
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
