"""Indexes through the engine: the pages that are printed are those on which the text stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pypdf
import pytest

from proceedings.language.formats import folio_range
from proceedings.language.prose import Prose
from proceedings.language.status import Passage
from proceedings.render.book import render_book
from proceedings.render.typeset import Folios, Sheet
from proceedings.volume.book import compose_book
from proceedings.volume.folios import Extent, PageNumber
from proceedings.volume.views import EventView, SessionView
from tests.render.press import document, pages, press, reader, sheet
from tests.volume.composing import edition, event, interface, workspace

LANGUAGES = ("en", "zh-Hans")
FIRST, LAST, TOPIC = "firstword", "lastword", "Zymurgy"
"""Words of one intervention: at its beginning, at its end, and its keyword."""


def test_extents() -> None:
    """An element on three pages ends on the third, one inside it where its own text ends."""
    seen: list[Folios] = []

    def look(folios: Folios) -> str:
        seen.append(folios)
        return document("<p>text</p>")

    body = f'<section id="all">{pages(2)}<p id="one">text</p></section><p id="after">text</p>'
    press(sheet("front", pages(1, "i"), numbering="roman"), sheet("a", body), Sheet("b", look))
    found = {anchor: tuple(x.folio for x in each) for anchor, each in seen[-1].extents.items()}
    assert {"i": ("i", "i"), "all": ("1", "2"), "one": ("2", "2"), "after": ("2", "2")} == found


def test_folios_are_those_of_first_pages() -> None:
    """As a mapping, they give the page on which each anchor begins."""
    extent = Extent(PageNumber("arabic", 12), PageNumber("arabic", 14))
    assert {"a": "12"} == dict(Folios({"a": extent}))
    assert (True, False) == (not Folios(), "b" in Folios({"a": extent}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_intervention_on_several_pages(lang: str) -> None:
    """Its keyword is printed with the range from its first to its last page."""
    first, last = page_of(lang, FIRST), page_of(lang, LAST)
    assert first != last
    assert [folio_range(first, last, lang)] == printed(lang, TOPIC)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_person_on_one_page(lang: str) -> None:
    """The page of their own entry, once."""
    name = "TRASVERSO, Odalys"
    assert [page_of(lang, "Odalys TRASVERSO")] == printed(lang, name)


@pytest.mark.parametrize(
    ("lang", "line"), [("en", "林水音 * LIN Shuiyin"), ("zh-Hans", "LIN Shuiyin * 林水音")]
)
def test_references_are_printed(lang: str, line: str) -> None:
    """A form in the other script is followed by the entry."""
    form, entry = line.split(" * ")
    see = interface(lang).in_context("index", "see")
    assert f"{form} {see} {entry}" in " ".join(" ".join(texts(lang).values()).split())


def page_of(lang: str, words: str) -> str:
    """Return the folio of the one page on which words stand."""
    (found,) = [folio for folio, text in texts(lang).items() if words in text]
    return found


def printed(lang: str, heading: str) -> list[str]:
    """Return the pages that an index prints after a heading."""
    text = " ".join(texts(lang).values())
    (found,) = re.findall(rf"{heading}[,\s]+([\d, –-]*\d)(?=\s)", text)
    return re.split(r",\s*", found)


@cache
def texts(lang: str) -> dict[str, str]:
    """Return the text of each page of the example by its folio."""
    book = compose_book(long_event(lang), interface(lang).say)
    images = workspace().events[0].images
    pdf = reader(render_book(book, interface(lang), edition(lang).mark, images))
    return dict(zip(pdf.page_labels, map(pypdf.PageObject.extract_text, pdf.pages), strict=True))


def long_event(lang: str) -> EventView:
    """Return the example with an intervention that runs over pages and has a keyword of its own."""
    view = event(lang)
    return replace(view, sessions=tuple(long_sessions(view, lang)))


def long_sessions(view: EventView, lang: str) -> Iterator[SessionView]:
    """Yield the sessions, the keynote with a long summary."""
    paragraphs = [f"<p>{FIRST}</p>", *["<p>text</p>"] * 90, f"<p>{LAST}</p>"]
    summary, keywords = Prose(tuple(paragraphs)), (Passage(TOPIC, lang),)
    for each in view.sessions:
        if each.id == "keynote":
            (talk,) = each.interventions
            long = replace(talk, summary=summary, keywords=keywords)
            yield replace(each, interventions=(long,))
        else:
            yield each
