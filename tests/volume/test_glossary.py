"""The glossary of an event: the terms that its texts use, in the edition's order, with places."""

from __future__ import annotations

import pytest

from proceedings.diagnostics import Report
from proceedings.language.edition import read_edition
from proceedings.records.base import OfficialForms
from proceedings.records.models import Glossary, Provenance, Term
from proceedings.volume.event import compose_event
from proceedings.volume.site import compose_site
from proceedings.volume.views import FormsView, GlossaryView
from tests.volume.composing import LANGUAGES, event, interface, site, translations, workspace
from tests.workspace import EXAMPLES


def glossary(lang: str) -> GlossaryView:
    """Return the glossary of the complete example."""
    found = event(lang).glossary
    assert found is not None
    return found


def composed(terms: tuple[Term, ...], lang: str = "en") -> GlossaryView | None:
    """Return the glossary of the complete example with other terms."""
    found = workspace()
    (records,) = found.events
    translations = EXAMPLES / "complete" / "translations"
    edition = read_edition(records, lang, interface(lang), translations, Report())
    base = Glossary(lang="en", sources=(Provenance(id="rules", text="Rules"),), terms=terms)
    return compose_event(records, found.series, edition, LANGUAGES, base).glossary


def term(identifier: str, **forms: str) -> Term:
    """Return a term with its forms by language, `zh` for zh-Hans."""
    by_lang = {lang.replace("zh", "zh-Hans"): form for lang, form in forms.items()}
    return Term(id=identifier, forms=OfficialForms(by_lang), sources=("rules",))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", [("F", "flood"), ("G", "gauge book"), ("T", "tide table")]),
        ("es", [("C", "crecida"), ("L", "libro de aforo"), ("T", "tide table")]),
        ("pt-BR", [("E", "enchente"), ("L", "livro de medições"), ("T", "tide table")]),
        ("zh-Hans", [("H", "洪水"), ("S", "水位簿"), ("T", "tide table")]),
    ],
)
def test_terms_stand_in_the_order_of_the_edition(
    lang: str, expected: list[tuple[str, str]]
) -> None:
    """Chinese by pinyin; a term without a form in the language is shown in another."""
    assert expected == [(each.letter, each.name.text) for each in glossary(lang).terms]


def test_forms_of_all_languages() -> None:
    """The edition's language comes first; what is not on record is empty, not made up."""
    expected = (
        FormsView("es", "español", "libro de aforo", ("cuaderno de aforo",), ()),
        FormsView("zh-Hans", "chino", "水位簿", (), ("水日记",)),
        FormsView("en", "inglés", "gauge book", (), ("water diary",)),
        FormsView("pt-BR", "portugués", "livro de medições", (), ()),
    )
    (found,) = [each for each in glossary("es").terms if each.id == "gauge-book"]
    assert expected == found.forms
    (tide,) = [each for each in glossary("es").terms if each.id == "tide-table"]
    assert ["", "", "tide table", ""] == [each.preferred for each in tide.forms]


def test_remarks_and_sources() -> None:
    """A note stands in the edition's language where it is written in it; works are numbered."""
    notes = {
        lang: next(each.note for each in glossary(lang).terms if each.id == "gauge-book")
        for lang in ("es", "zh-Hans")
    }
    assert {"es": "es", "zh-Hans": "en"} == {
        lang: each.lang for lang, each in notes.items() if each
    }
    found = glossary("en")
    assert [("rules", 1, "en"), ("reglas", 2, "es")] == [
        (each.id, each.number, each.text.lang) for each in found.sources
    ]
    assert "1 February 2031" == found.sources[0].retrieved
    flood = next(each for each in found.terms if each.id == "flood")
    assert [1, 2] == [each.number for each in flood.sources]


def test_places_of_use_are_in_reading_order() -> None:
    """Each place is listed once, and leads to a page of the site."""
    targets = site("en").targets
    book = next(each for each in glossary("en").terms if each.id == "gauge-book")
    addresses = [each.address for each in book.uses]
    assert "interventions/lin-shuiyin" == next(x for x in addresses if x != "index.html")
    assert len(addresses) == len({*addresses})
    for found in glossary("en").terms:
        assert found.uses
        assert all(x.address in targets or x.address == "index.html" for x in found.uses)
        assert found.address in targets


def test_a_term_is_found_in_the_language_of_the_text_and_of_the_edition() -> None:
    """Either is enough; another language is not."""
    terms = (term("a", en="tide tables"), term("b", es="tablas de mareas"), term("c", zh="潮汐"))
    found = {
        lang: [each.id for each in view.terms] if (view := composed(terms, lang)) else []
        for lang in ("en", "es")
    }
    assert "a" in found["en"]
    assert "a" in found["es"]
    assert "c" not in found["en"]


def test_what_is_forbidden_is_no_use() -> None:
    """A term of which the texts have only a forbidden form is not listed."""
    only_forbidden = Term(
        id="x", forms=OfficialForms({"en": "zzz"}), forbidden={"en": ("gauge book",)}
    )
    assert composed((only_forbidden,)) is None


def test_many_places_are_counted() -> None:
    """The first places are listed, the others only counted."""
    view = composed((term("the", en="the"),))
    assert view is not None
    assert 6 == len(view.terms[0].uses)
    assert view.terms[0].more > 3


def test_an_event_without_a_glossary_has_no_page() -> None:
    """Neither a page nor an entry of the menu is made of nothing."""
    view = event("en", "minimal")
    own = compose_site(view, interface("en").say, LANGUAGES, translations("en"))
    assert view.glossary is None
    assert "glossary.html" not in [page.path for page in own.pages]
    assert "glossary.html" in [page.path for page in site("en").menu]
