"""The state of translation as readers see it: figures of every language, passages of their own."""

from __future__ import annotations

import pytest

from proceedings.volume.translations import OpenPassage, compose_translations
from tests.volume.composing import LANGUAGES, edition, event, interface, site, translations

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)
STATES = ["exempt", "translated", "stale", "missing"]


def passages(lang: str) -> list[OpenPassage]:
    """Return what is not current of the example without its catalogs."""
    view = translations(lang, translated=False)
    return [each for kind in view.gaps for each in kind.passages]


@in_every_language
def test_every_language_is_shown(lang: str) -> None:
    """The page of each language has the figures of all, which do not depend on the reader."""
    view = translations(lang)
    assert list(LANGUAGES) == [each.lang for each in view.languages]
    assert [each.counts for each in translations("en").languages] == [
        each.counts for each in view.languages
    ]
    assert STATES == [each.name for each in view.states]
    assert all(STATES == [state for state, _ in each.counts] for each in view.languages)
    assert () == view.gaps


@in_every_language
def test_figures_agree_with_the_statement(lang: str) -> None:
    """The page and the imprint count the same passages."""
    standing = event(lang, translated=False).standing
    view = translations(lang, translated=False)
    own = next(each for each in view.languages if each.lang == lang)
    assert [
        ("exempt", standing.original),
        ("translated", standing.translated),
        ("stale", standing.stale),
        ("missing", standing.missing),
    ] == list(own.counts)
    assert standing.missing == len(passages(lang))


def test_figures_are_written_for_the_reader() -> None:
    """A dash is nought; what there is none of is left out of the words below a bar."""
    own = next(each for each in translations("en").languages if each.lang == "en")
    assert ("100%", "English") == (own.percent, own.own_name)
    assert 2 == len(own.summary)
    assert ["exempt", "translated"] == [each.name for each in own.columns]
    assert all(2 == len(figures) for row in own.rows for figures in row.units)
    assert [row.label for row in own.rows if "–" == row.units[0][1]] == [
        interface("en").say(label) for label in ("Overview", "Documents", "Articles")
    ]


def test_han_characters_are_shown_only_where_there_are_some() -> None:
    """The records of the example are written in Latin letters: two units are counted."""
    assert 2 == len(translations("es").units)


def test_without_languages() -> None:
    """An event that nothing is known of has a page all the same."""
    view = compose_translations("x", {}, interface("en"))
    assert ((), ()) == (view.languages, view.gaps)


@in_every_language
def test_every_passage_leads_to_a_page_and_to_a_file(lang: str) -> None:
    """Readers get to where it stands, translators to the line that they work on."""
    found = passages(lang)
    own = site(lang)
    known = {*own.targets, *(page.path for page in own.pages)}
    assert len(found) > 10
    assert [] == [each.address for each in found if each.address not in known]
    assert [] == [each.place for each in found if not each.place.rpartition(":")[2].isdigit()]
    assert {True} == {each.text.lang != lang for each in found}


def test_passages_are_short_and_without_markup() -> None:
    """A line of a list, not the text itself."""
    texts = [each.text.text for each in passages("es")]
    assert max(map(len, texts)) <= 140
    assert [] == [text for text in texts if "](" in text or "[^" in text]


def test_the_page_is_not_in_the_menu() -> None:
    """It is reached from the imprint, and from the foot of every page."""
    page = next(each for each in site("es").pages if each.template == "translations")
    assert ("translations.html", False) == (page.path, page.in_menu)


def test_passages_are_those_of_the_edition() -> None:
    """The edition's own gaps, each once."""
    assert len(edition("pt-BR", translated=False).gaps()) == len(passages("pt-BR"))
