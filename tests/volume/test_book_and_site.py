"""Books and sites: parts and pages in reading order, and a place for every address."""

from __future__ import annotations

import re

import pytest

from proceedings.language.prose import Prose
from proceedings.volume.addresses import addresses
from proceedings.volume.book import compose_book
from tests.volume.composing import LANGUAGES, event, interface, site, workspace

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


@in_every_language
def test_parts_of_a_book(lang: str) -> None:
    """Front matter in roman folios, then the meeting, its texts, people, sources, the colophon."""
    book = compose_book(event(lang), interface(lang).say)
    assert [
        *("half-title", "cover", "imprint", "contents", "edition"),
        *("meeting", "programme", "outcomes"),
        *("articles/reading-rivers", "documents/mist-harbour-declaration"),
        *("people", "sources", "indexes", "colophon"),
    ] == [part.name for part in book.parts]
    assert 5 * ["roman"] + 9 * ["arabic"] == [part.numbering for part in book.parts]
    assert ["contents", "edition"] == [part.name for part in book.parts if part.last]
    assert ["cover", "contents", "meeting"] == [x.name for x in book.parts if x.start == "recto"]


def test_parts_with_nothing_to_show_are_left_out() -> None:
    """A small event makes a small book."""
    book = compose_book(event("en", "minimal"), interface("en").say)
    assert [
        *("half-title", "cover", "imprint", "contents", "edition"),
        *("meeting", "programme", "people", "indexes", "colophon"),
    ] == [part.name for part in book.parts]


@in_every_language
def test_contents(lang: str) -> None:
    """What follows them is listed, sessions under the programme, in the order of the book."""
    book = compose_book(event(lang), interface(lang).say)
    names = [part.anchor for part in book.parts]
    body = names[names.index("contents") + 1 : names.index("colophon")]
    assert body == [line.anchor for line in book.contents if line.level == 1]
    sessions = [each.address for each in event(lang).sessions]
    indexes = [each.anchor for each in book.indexes]
    assert [*sessions, *indexes] == [line.anchor for line in book.contents if line.level == 2]
    first = [line.anchor for line in book.contents].index("programme") + 1
    assert sessions == [line.anchor for line in book.contents[first : first + len(sessions)]]


def test_bylines() -> None:
    """An article's authors stand in the contents."""
    book = compose_book(event("en"), interface("en").say)
    lines = {line.anchor: line.byline for line in book.contents}
    assert "LIN Shuiyin, Dame Abeona Quillfeather" == lines["articles/reading-rivers"]
    assert "" == lines["meeting"]


@in_every_language
def test_pages_of_a_site(lang: str) -> None:
    """The same addresses in every language, so that the language switch stays on the page."""
    own = site(lang)
    paths = [page.path for page in own.pages]
    assert sorted(page.path for page in site("en").pages) == sorted(paths)
    assert len(set(paths)) == len(paths) > 20
    assert f"2031-water-archives.{lang}.pdf" == own.volume
    assert 8 == len(own.menu)


@in_every_language
def test_every_target_is_on_a_page(lang: str) -> None:
    """What can be linked to has a page that exists."""
    own = site(lang)
    pages = {page.path for page in own.pages}
    assert len(own.targets) > 40
    assert [] == [x for x in own.targets.values() if x.partition("#")[0] not in pages]


@in_every_language
def test_every_record_has_a_target(lang: str) -> None:
    """Whatever `ref:` may name, and wherever somebody appears, leads somewhere."""
    named = set(addresses(workspace().events[0].files).values())
    places = {each.address for person in event(lang).people for each in person.appearances}
    assert set() == (named | places) - set(site(lang).targets)


@in_every_language
def test_every_link_in_prose_has_a_target(lang: str) -> None:
    """No link of any text leads into nothing."""
    view = event(lang)
    texts: list[Prose | None] = [view.summary, *(each.text for each in view.notes)]
    texts += [each.text for each in view.articles]
    texts += [each.summary for session in view.sessions for each in session.interventions]
    html = "".join(str(each) for text in texts if text for each in text.fragments)
    targets = site(lang).targets
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) > 5
    assert [] == [link for link in links if link not in targets]


def test_addresses() -> None:
    """By kind and id, and by id alone; a shared id means the kind that is read most as a text."""
    found = addresses(workspace().events[0].files)
    assert "documents/mist-harbour-declaration" == found["mist-harbour-declaration"]
    assert "people/lin-shuiyin" == found["lin-shuiyin"]
    assert "interventions/lin-shuiyin" == found["interventions/lin-shuiyin"]
