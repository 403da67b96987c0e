"""Offprints: the pages of the volume behind a title leaf, complete in themselves."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pypdf
import pytest

from proceedings.render.book import Galley, render_book
from proceedings.render.offprints import detached, render_offprints
from proceedings.render.typeset import Typeset
from proceedings.volume.book import Book, compose_book
from tests.verapdf.verdicts import broken_rules
from tests.volume.composing import edition, event, interface, workspace

ARTICLE, DOCUMENT = "articles/reading-rivers", "documents/mist-harbour-declaration"
WEB = {"people/lin-shuiyin": "https://example.org/people/lin-shuiyin.html"}


def book(lang: str) -> Book:
    """Return the complete example as a book."""
    return compose_book(event(lang), interface(lang).say)


@cache
def volume(lang: str) -> Typeset:
    """Return it set."""
    (records,) = workspace().events
    return render_book(book(lang), interface(lang), edition(lang).mark, records.images)


def offprints(lang: str) -> dict[str, Typeset]:
    """Return its offprints."""
    (records,) = workspace().events
    galley = Galley(book(lang), interface(lang), edition(lang).mark)
    return dict(render_offprints(galley, volume(lang), records.images, web=WEB))


@cache
def made(lang: str) -> dict[str, Typeset]:
    """Return its offprints, for tests that only look."""
    return offprints(lang)


def labels(pdf: bytes) -> list[str]:
    """Return the label of each page."""
    return pypdf.PdfReader(BytesIO(pdf)).page_labels


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("address", [ARTICLE, DOCUMENT])
def test_pages_are_those_of_the_volume(lang: str, address: str) -> None:
    """Every page of the volume, line by line, with its folio, and on its side of the leaf."""
    whole, part = volume(lang), made(lang)[address]
    taken = whole.ranges[address]
    folios = [str(number) for number in range(taken.first, taken.last + 1)]
    assert folios == labels(part.pdf)[-taken.pages :]
    pages = dict(zip(labels(whole.pdf), texts(whole.pdf), strict=True))
    assert [pages[folio] for folio in folios] == texts(part.pdf)[-taken.pages :]
    first = part.pages - taken.pages
    assert taken.side == ("verso" if first % 2 else "recto")


@pytest.mark.slow
def test_the_leaf_says_where_it_comes_from() -> None:
    """Series, event, pages, citation, and the sources that the text refers to by number."""
    whole, part = volume("en"), made("en")[ARTICLE]
    leaf = " ".join(texts(part.pdf)[0].split())
    taken, view = whole.ranges[ARTICLE], event("en")
    assert view.series.text in leaf
    assert view.title.text in leaf
    assert f"{taken.first}–{taken.last}" in leaf
    assert [] == [each.text.text for each in view.sources if each.text.text not in leaf]
    assert "" not in labels(part.pdf)[2:]


@pytest.mark.slow
def test_links_out_of_it_lead_to_the_web_edition_or_are_text() -> None:
    """Nothing leads to a page that is not there."""
    pdf = pikepdf.open(BytesIO(made("en")[ARTICLE].pdf))
    links = [each for page in pdf.pages for each in page.get("/Annots", [])]
    addresses = {str(each.A.URI) for each in links if "/A" in each and "/URI" in each.A}
    assert WEB["people/lin-shuiyin"] in addresses
    inside = {str(each.get("/Dest", "")) for each in links} - {""}
    assert {"sources/minutes", "sources/bulletin"} < inside
    assert [] == [each for each in inside if each.startswith(("people/", "documents/"))]


def test_detached() -> None:
    """A link in it stays, one that the web edition has leads there, any other is words."""
    html = '<a href="#here">a</a> <a class="x" href="#there">b</a> <a href="#nowhere">c</a>'
    expected = '<a href="#here">a</a> <a class="x" href="https://x.org/?a&amp;b">b</a> <a>c</a>'
    assert expected == detached(html, {"here"}, {"there": "https://x.org/?a&b"})


@pytest.mark.slow
def test_outline_title_and_authors_are_those_of_the_text() -> None:
    """As in the volume: the article and its headings, the leaf is not among them."""
    pdf = pikepdf.open(BytesIO(made("en")[ARTICLE].pdf))
    with pdf.open_outline() as outline:
        assert ["Reading Rivers Aloud"] == [each.title for each in outline.root]
        assert ["The habit", "What an empty page records", "Appendices"] == [
            each.title for each in outline.root[0].children
        ]
    assert "Reading Rivers Aloud" == str(pdf.trailer.Info.Title)
    assert "Shuiyin" in str(pdf.trailer.Info.Author)


@pytest.mark.slow
def test_same_bytes_and_both_standards() -> None:
    """Set twice they are the same files; PDF/A-2a and PDF/UA-1 are met in Chinese and English."""
    assert {name: each.pdf for name, each in made("en").items()} == {
        name: each.pdf for name, each in offprints("en").items()
    }
    pdfs = {
        f"{lang}/{name}": each.pdf
        for lang in ("en", "zh-Hans")
        for name, each in made(lang).items()
    }
    assert 4 == len(pdfs)
    assert [] == broken_rules(pdfs, "2a", "ua1")
