"""Parallel editions set in columns: what the pages hold, where they break, what links do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO

import pypdf
import pytest

from proceedings.language.prose import NoteCall, Prose
from proceedings.language.status import Passage
from proceedings.render.parallel import render_parallel_page, render_parallel_pdf
from proceedings.render.templating import in_columns
from proceedings.render.typeset import Typeset
from proceedings.volume.parallel import Parallel, compose_parallel
from proceedings.volume.views import ParagraphView
from tests.volume.composing import LANGUAGES, event, interface, site

DOCUMENT = "mist-harbour-declaration"
ADDRESS = f"documents/{DOCUMENT}"
SPANISH = "Cada archivo informará de ello a los demás archivos de la red, una vez al año. "
CHINESE = "每一座档案馆应当至少每年一次向网络内其他档案馆通报情况。"


def unmarked(_passage: Passage) -> str:
    """Mark nothing."""
    return ""


MARKS = dict.fromkeys(LANGUAGES, unmarked)


@cache
def parallel(*languages: str) -> Parallel:
    """Return the example's declaration in columns."""
    return compose_parallel([event(each) for each in languages], DOCUMENT)


@cache
def pdf(*languages: str) -> Typeset:
    """Return it as a PDF."""
    return render_parallel_pdf(parallel(*languages), interface(languages[0]), MARKS, {})


def page(*languages: str) -> str:
    """Return it as a page."""
    sites = {each: site(each) for each in LANGUAGES}
    made = render_parallel_page(
        parallel(*languages), sites, interface(languages[0]), MARKS, "a.pdf"
    )
    return made[1].decode()


def long_document(lengths: Sequence[int], notes: int = 0) -> Parallel:
    """Return a document of numbered paragraphs of so many sentences, in Chinese and Spanish.

    The first so many paragraphs have a footnote.
    """

    def paragraphs(sentence: str) -> tuple[ParagraphView, ...]:
        return tuple(
            ParagraphView(
                number,
                f"{ADDRESS}/{number}",
                f"{number}.",
                Prose(
                    (f"<p>{sentence * length}", NoteCall(1, f"Nota {number}", first=True), "</p>")
                    if number <= notes
                    else (f"<p>{sentence * length}</p>",)
                ),
            )
            for number, length in enumerate(lengths, start=1)
        )

    views = []
    for lang, sentence in (("zh-Hans", CHINESE), ("es", SPANISH)):
        view = event(lang)
        document = replace(view.documents[0], paragraphs=paragraphs(sentence), corrigenda=())
        views.append(replace(view, documents=(document,)))
    return compose_parallel(views, DOCUMENT)


def texts(made: Typeset) -> list[str]:
    """Return the text of each page, on one line."""
    reader = pypdf.PdfReader(BytesIO(made.pdf))
    return [" ".join(each.extract_text().split()) for each in reader.pages]


def test_every_column_has_its_text() -> None:
    """Each paragraph can be taken from the file in both languages, and the seals too."""
    text = "".join(texts(pdf("zh-Hans", "es")))
    assert "Los registros del agua pertenecen a todas las personas que viven junto a ella." in text
    assert "空白的一页也是一次测量" in text
    assert "SHA-256 131198359eaa1b60eaea0df2e2f21d87fb5912206a37ffbc606b47afcfa9d421" in text
    assert "dos copias" in text


@pytest.mark.parametrize("languages", [("zh-Hans", "es"), LANGUAGES])
def test_both_standards_are_met(languages: tuple[str, ...]) -> None:
    """All rules of PDF/A-2a and of PDF/UA-1 that `page-validation` knows pass."""
    validator = pytest.importorskip("page", reason="page-validation is not installed")
    for profile in (validator.ValidationProfile.PDF_A_2A, validator.ValidationProfile.PDF_UA_1):
        failures = validator.validate_pdf_bytes(pdf(*languages).pdf, profile=profile).failures
        misread = "PDFA2A-STREAM-LENGTH-001"  # as in test_conformance
        assert [] == [each.rule_id for each in failures if each.rule_id != misread]


def test_the_same_bytes_again() -> None:
    """Equal documents give equal files."""
    again = render_parallel_pdf(parallel("zh-Hans", "es"), interface("zh-Hans"), MARKS, {})
    assert pdf("zh-Hans", "es").pdf == again.pdf


@pytest.mark.parametrize(
    ("languages", "size"), [(("zh-Hans", "es"), (595, 842)), (LANGUAGES, (842, 595))]
)
def test_two_stand_upright_and_more_lie_on_their_side(
    languages: tuple[str, ...], size: tuple[int, int]
) -> None:
    """A4, so that a column is never too narrow for a line."""
    box = pypdf.PdfReader(BytesIO(pdf(*languages).pdf)).pages[0].mediabox
    assert size == (round(box.width), round(box.height))


def test_paragraphs_longer_than_a_page_go_on_over_the_page() -> None:
    """No page is left empty, heads of columns are repeated, and rows begin together."""
    found = long_document([2, 60, 1, 20, 3, *([2, 4, 1] * 20)], notes=9)
    made = render_parallel_pdf(found, interface("zh-Hans"), MARKS, {})
    pages = texts(made)
    assert () == made.warnings
    assert [] == [text for text in pages[:-1] if "español" not in text]
    starts = [re.findall(r"(?<![\d.])(\d+)\. (?:Cada|每)", text) for text in pages]
    assert [] == [each for each in starts if any(each.count(number) != 2 for number in each)]
    assert {str(number) for number in range(1, 66)} == {each for page in starts for each in page}
    assert 9 == sum(text.count("Nota ") for text in pages) // 2


def test_rows_are_read_in_their_order() -> None:
    """On the page, a paragraph's versions follow each other, each with its language."""
    html = page("es", "zh-Hans")
    order = re.findall(rf'class="row" id="({ADDRESS}/\d)"|class="cell" lang="([\w-]+)"', html)
    assert [each for number in range(8) for each in (f"{ADDRESS}/{number}", "es", "zh-Hans")] == [
        address or lang for address, lang in order
    ][:24]
    assert f'<a class="number" href="#{ADDRESS}/3"' in html
    assert "<script" not in html


def test_ids_of_a_page_are_unique() -> None:
    """Columns of the same text do not share anchors."""
    ids = re.findall(r' id="([^"]+)"', page("es", "zh-Hans", "en"))
    assert len(ids) == len(set(ids)) > 8


def test_a_page_leads_to_the_document_in_every_language() -> None:
    """The language switch and the way back lead to the document alone, the PDF lies beside."""
    html = page("es", "zh-Hans")
    for lang in ("zh-Hans", "en", "pt-BR"):
        assert f'href="../../../{lang}/2031-water-archives/{ADDRESS}.html"' in html
    assert f'href="../{ADDRESS}.html"' in html
    assert 'href="a.pdf"' in html


NOTED = Prose(
    (
        '<h2 id="x/h1">A</h2><p><a href="#people/ana" id="x/r1">Ana</a>',
        NoteCall(1, "n", first=True),
        NoteCall(1, "n", first=False),
        "</p>",
    )
)


def test_prose_in_print_has_no_links_to_other_parts() -> None:
    """A parallel PDF holds one document: what leads elsewhere is words."""
    assert (
        "<h2>A</h2><p>Ana"
        '<sup class="note-call" id="es/call5"><a href="#es/note5" role="doc-noteref">5</a></sup>'
        '<sup class="note-call">, <a href="#es/note5" role="doc-noteref">5</a></sup></p>'
    ) == in_columns(NOTED, "es", 4)


def test_prose_on_screen_keeps_its_links() -> None:
    """Links lead to the pages of the column's own language."""
    text = in_columns(NOTED, "es", 0, lambda address: f"../{address}.html")
    assert '<h2>A</h2><p><a href="../people/ana.html">Ana' in text
