"""A fifth language is a matter of files: pseudo-languages show it, and French proves it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from proceedings import resources
from proceedings.diagnostics import Report
from proceedings.diagnostics.formats import Format, render
from proceedings.language.interface import read_interface, read_template
from proceedings.language.tags import endonym
from proceedings.pipeline import HTML, Request, build, update_translations, validate
from proceedings.records.base import OfficialForms
from proceedings.records.models import Corrigendum, Name, Provenance, Publication, VariantTitle
from proceedings.records.reader import read_workspace
from proceedings.records.walk import walk_event
from tests.workspace import copy_of, edit

pytestmark = pytest.mark.slow

SLUG = "2031-water-archives"
LANGUAGES = "languages: [zh-Hans, en, es, pt-BR]"
FACTS = (Corrigendum, Name, OfficialForms, Provenance, Publication, VariantTitle)
OF_ALL_LANGUAGES = {
    *("by", "commons", "creative", "doi", "gmt", "isbn", "issn", "orcid", "wm", "https"),
    *("example", "org"),
    *("biolinum", "cjk", "ean", "iso", "libertine", "linux", "noto", "sans", "sc", "serif"),
    *("mm", "pdf", "proceedings", "ua", "weasyprint", "ar", "en", "xa", "xb"),
}
"""Words that no language translates: licences, identifiers, addresses, names of a colophon."""


def built(root: Path, **wanted: object) -> Report:
    """Build a workspace into its `dist` and return the report."""
    report = Report()
    build(root, Request(output=root / "dist", **wanted), report)  # type: ignore[arg-type]
    return report


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the complete example, for tests that only look."""
    root = copy_of("complete", tmp_path_factory.mktemp("built") / "workspace")
    report = built(root, languages=frozenset({"en", "en-XA", "ar-XB"}))
    assert [] == list(report), render(report, Format.TEXT)
    return root


def book(root: Path, lang: str) -> PdfReader:
    """Open the book of an edition."""
    return PdfReader(root / "dist" / lang / SLUG / f"{SLUG}.{lang}.pdf")


def pages(root: Path, lang: str) -> list[str]:
    """Return the pages of an edition's site."""
    files = sorted((root / "dist" / lang).rglob("*.html"))
    assert files
    return [file.read_text(encoding="utf-8") for file in files]


# Pseudo-languages


@pytest.mark.parametrize("lang", ["en-XA", "ar-XB"])
def test_a_pseudo_language_has_a_full_volume(complete: Path, lang: str) -> None:
    """As many pages as English at least: no part is missing, no audit complained."""
    assert len(book(complete, lang).pages) >= len(book(complete, "en").pages)
    assert len(pages(complete, lang)) == len(pages(complete, "en"))


def test_nobody_is_led_to_a_pseudo_language(complete: Path) -> None:
    """No page of a real edition names it, and search engines leave it alone."""
    chooser = (complete / "dist" / "index.html").read_text(encoding="utf-8")
    for page in (chooser, *pages(complete, "en")):
        assert not re.search("en-XA|ar-XB|noindex", page)
    for page in (*pages(complete, "en-XA"), *pages(complete, "ar-XB")):
        assert '<meta name="robots" content="noindex">' in page


def shown(page: str) -> str:
    """Return what a page says, in its text and in attributes that are read out."""
    said = re.findall(r'(?:title|aria-label|alt)="([^"]*)"', page)
    body = re.sub(r"<style>.*?</style>|<[^>]*>", "\n", page, flags=re.DOTALL)
    return unescape("\n".join((body, *said)))


def unbracketed(text: str) -> set[str]:
    """Return the words of ASCII letters, in small letters, that stand in no brackets."""
    depth, kept = 0, ""
    for character in text:
        depth += (character == "[") - (character == "]")
        kept += character if depth == 0 else " "
    return set(re.findall(r"[a-z]{2,}", kept.casefold()))


def facts(root: Path) -> set[str]:
    """Return the words of the records that nobody translates: names, official forms, sources."""
    workspace = read_workspace(root, Report())
    assert workspace
    (records,) = workspace.events
    texts = [str(workspace.series), str(workspace.glossary)]
    texts += map(endonym, workspace.languages(records))
    texts += [str(record) for _, _, record in walk_event(records) if isinstance(record, FACTS)]
    return set(re.findall(r"[a-z]{2,}", "\n".join(texts).casefold())) | OF_ALL_LANGUAGES


def test_everything_that_the_interface_says_can_be_translated(complete: Path) -> None:
    """What stands outside brackets in the site is a fact of the records: no label is fixed."""
    found = {word for page in pages(complete, "en-XA") for word in unbracketed(shown(page))}
    assert set() == found - facts(complete)


def test_everything_that_the_book_says_can_be_translated(complete: Path) -> None:
    """The same of its pages, running heads included; folios are in Roman numerals too."""
    text = "\n".join(page.extract_text() for page in book(complete, "en-XA").pages)
    found = unbracketed(re.sub(r"[\u2010\u00ad]\s*\n\s*", "", text))
    assert set() == {word for word in found if not re.fullmatch("[ivx]+", word)} - facts(complete)


def test_a_right_to_left_language_is_set_from_right_to_left(complete: Path) -> None:
    """Pages say so; names keep the direction of their letters."""
    for page in pages(complete, "ar-XB"):
        assert '<html lang="ar-XB" dir="rtl">' in page
    people = (complete / "dist" / "ar-XB" / SLUG / "people.html").read_text(encoding="utf-8")
    assert '<span class="name" lang="und-Latn" dir="ltr">' in people
    assert ' dir="' not in "".join(pages(complete, "en"))


def test_a_book_says_that_it_is_read_from_right_to_left(complete: Path) -> None:
    """A viewer shows its pages side by side from the right."""
    said = [str(book(complete, lang).root_object["/ViewerPreferences"]) for lang in ("en", "ar-XB")]
    assert [False, True] == ["/R2L" in each for each in said]


def test_a_recto_is_a_left_hand_page_where_one_reads_from_right_to_left(complete: Path) -> None:
    """The folio of page 1 stands at the outer edge: left there, right in English."""
    sides = {}
    for lang in ("en", "ar-XB"):
        page = next(
            each for each in book(complete, lang).pages if each.extract_text().endswith("\n1")
        )
        places: list[float] = []

        def note(text: str, _cm: object, matrix: list[float], *_rest: object) -> None:
            if text.strip() == "1":
                places.append(matrix[4])  # noqa: B023 called at once

        page.extract_text(visitor_text=note)
        sides[lang] = "left" if places[-1] < page.mediabox.width / 2 else "right"
    assert {"en": "right", "ar-XB": "left"} == sides


def test_a_release_has_no_pseudo_language(tmp_path: Path) -> None:
    """It is refused, and nothing is written."""
    root = copy_of("complete", tmp_path / "workspace")
    report = built(root, languages=frozenset({"en-XA"}), release=True, formats=frozenset({HTML}))
    assert ["PR505"] == [each.code for each in report]
    assert not (root / "dist").exists()


def test_the_next_build_removes_a_pseudo_language(tmp_path: Path) -> None:
    """It is there as long as it is asked for."""
    root = copy_of("complete", tmp_path / "workspace")
    for wanted in ({"en", "ar-XB"}, {"en"}):
        built(root, languages=frozenset(wanted), formats=frozenset({HTML}))
        assert ("ar-XB" in wanted) == (root / "dist" / "ar-XB").exists()


def test_a_series_may_list_a_pseudo_language(tmp_path: Path) -> None:
    """Then it is built like the others and offered beside them; no catalogs are written for it."""
    root = copy_of("complete", tmp_path / "workspace")
    edit(root / "events" / "series.yaml", LANGUAGES, "languages: [en, en-XA]")
    edit(root / "events" / SLUG / "event.yaml", f"{LANGUAGES}\n", "")
    built(root, formats=frozenset({HTML}))
    assert 'hreflang="en-XA"' in (root / "dist" / "index.html").read_text(encoding="utf-8")
    update_translations(root, Report())
    assert not (root / "translations" / "en_XA").exists()


# French


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the complete example that is published in French too, though nothing is translated.

    Names and titles in French are on record in it.
    """
    root = copy_of("complete", tmp_path_factory.mktemp("french") / "workspace")
    for file in (root / "events" / "series.yaml", root / "events" / SLUG / "event.yaml"):
        edit(file, LANGUAGES, LANGUAGES.replace("]", ", fr]"))
    return root


def test_the_interface_is_complete_in_every_language() -> None:
    """Every message of the template, in each language that the program has, French among them."""
    folders = (resources.translations(),)
    template = read_template(folders, Report())
    assert {"en", "es", "fr", "pt-BR", "zh-Hans"} <= set(resources.languages())
    for lang in resources.languages():
        entries = read_interface(lang, folders, Report()).catalog.entries
        lacking = [key for key in template.entries if key not in entries or not entries[key].text]
        assert ([], []) == (lacking, [key for key, each in entries.items() if each.fuzzy])


def test_a_fifth_language_needs_nothing_but_translations(french: Path) -> None:
    """What is missing is content; forms in French are no longer accepted as unpublished."""
    report = Report()
    validate(french, report)
    assert {"PR335", "PR401"} == {each.code for each in report}
    assert not report.has_errors()


def test_a_fifth_language_is_published(french: Path) -> None:
    """Dates, lists, labels and names are French, in the book and in the site."""
    report = built(french, languages=frozenset({"fr"}))
    assert not report.has_errors(), render(report, Format.TEXT)
    overview = (french / "dist" / "fr" / SLUG / "index.html").read_text(encoding="utf-8")
    for said in ("du 21 mars 2031 au 22 mars 2031", "Personnes recensées", "plus de 84"):
        assert said in overview
    assert 'hreflang="fr"' in (french / "dist" / "index.html").read_text(encoding="utf-8")
    text = "\n".join(page.extract_text() for page in book(french, "fr").pages)
    for said in ("Table des matières", "anglais, espagnol et portugais", "Nouvelle-Zélande"):
        assert said in text
