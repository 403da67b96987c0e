"""Front matter and colophon as they are printed: the order of a good book, and nothing made up."""

from __future__ import annotations

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
import zxingcpp
from PIL import Image

from proceedings.render.book import render_book
from proceedings.render.colophon import colophon
from proceedings.render.typeset import Typeset
from proceedings.volume.book import compose_book
from tests.verapdf.verdicts import broken_rules
from tests.volume.composing import edition, event, interface, workspace

in_two_scripts = pytest.mark.parametrize("lang", ["en", "zh-Hans"])
HALF_TITLE, SERIES, COVER, IMPRINT, CONTENTS, EDITION = range(6)
"""Where the pages of the front matter stand in the file, counted from 0."""


@cache
def book(lang: str, example: str = "complete") -> Typeset:
    """Set an example."""
    own = interface(lang)
    (records,) = workspace(example).events
    composed = compose_book(event(lang, example), own.say)
    return render_book(composed, own, edition(lang, example).mark, records.images)


@cache
def texts(lang: str, example: str = "complete") -> tuple[str, ...]:
    """Return the text of each page on one line, without spaces."""
    reader = pypdf.PdfReader(BytesIO(book(lang, example).pdf))
    return tuple("".join(page.extract_text().split()) for page in reader.pages)


def without_spaces(text: str) -> str:
    """Return a text as `texts` gives it."""
    return "".join(text.split())


@in_two_scripts
def test_order(lang: str) -> None:
    """Title alone, series, title page, imprint on its verso, contents on the next recto."""
    view, pages = event(lang), texts(lang)
    title = without_spaces(view.title.text)
    assert title == pages[HALF_TITLE]
    assert without_spaces(view.series.text) in pages[SERIES]
    assert title not in pages[SERIES]
    assert title in pages[COVER]
    assert without_spaces(interface(lang).say("Imprint")) in pages[IMPRINT]
    assert pages[CONTENTS].startswith(without_spaces(interface(lang).say("Contents")))
    assert without_spaces(interface(lang).say("About this edition")) in pages[EDITION]


@in_two_scripts
def test_folios(lang: str) -> None:
    """Roman to the body, and blind on the pages before the contents."""
    labels = pypdf.PdfReader(BytesIO(book(lang).pdf)).page_labels
    assert ["i", "ii", "iii", "iv", "v", "vi"] == labels[: EDITION + 1]
    pages = texts(lang)
    assert not any(pages[each].endswith(("i", "ii", "iii", "iv")) for each in (HALF_TITLE, SERIES))
    assert pages[CONTENTS].endswith("v")
    assert "vi" == book(lang).folios["edition"]
    assert "1" == book(lang).folios["meeting"]


@in_two_scripts
def test_contents_list_the_page_on_the_edition(lang: str) -> None:
    """It follows them, and is laid out last as they are."""
    label = without_spaces(interface(lang).say("About this edition"))
    dots = texts(lang)[CONTENTS].partition(label)[2]
    assert dots.lstrip(".").startswith("vi")


@in_two_scripts
def test_barcodes_are_read_from_the_page(lang: str, tmp_path: Path) -> None:
    """A scanner finds the ISBN, the DOI and the address of the edition on the imprint."""
    (tmp_path / "book.pdf").write_bytes(book(lang).pdf)
    page = str(IMPRINT + 1)
    options = ["-r", "200", "-gray", "-png", "-singlefile", "-f", page, "-l", page]
    subprocess.run(["pdftoppm", *options, tmp_path / "book.pdf", tmp_path / "page"], check=True)
    found = zxingcpp.read_barcodes(Image.open(tmp_path / "page.png"))
    assert {
        ("EAN-13", "9780000000002"),
        ("QR Code", "https://doi.org/10.5555/water.2031.3"),
        ("QR Code", f"https://water-and-memory.example/proceedings/{lang}/2031-water-archives/"),
    } == {(str(each.format), each.text) for each in found}


def test_nothing_is_printed_that_is_not_recorded() -> None:
    """A small book has no barcode, no identifier and no placeholder for one."""
    with pikepdf.open(BytesIO(book("en", "minimal").pdf)) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        alternatives = [str(each.Alt) for each in figures if "/Alt" in each]
    assert alternatives
    assert [] == [each for each in alternatives if each.startswith(("EAN-13", "QR"))]
    imprint = texts("en", "minimal")[IMPRINT]
    assert [] == [each for each in ("ISBN", "ISSN", "DOI", "doi.org", "None") if each in imprint]


@in_two_scripts
def test_the_state_of_every_text_is_printed(lang: str) -> None:
    """Title, original language, state and translators of each, and what documents say."""
    view, page = event(lang), texts(lang)[EDITION]
    for each in view.texts:
        for text in (each.title.text, each.original, each.state, *each.details, each.translators):
            assert without_spaces(text) in page
    said = [sentence for document in view.documents for sentence in document.statements]
    assert [] == [each for each in (*said, *view.naming) if without_spaces(each) not in page]


@in_two_scripts
def test_citations_have_the_pages_of_the_texts(lang: str) -> None:
    """From the first page to the last, as the folios say."""
    folios, pages = book(lang).folios, "".join(texts(lang)[EDITION : EDITION + 2])
    for address in ("articles/reading-rivers", "documents/mist-harbour-declaration"):
        first, last = folios[address], folios[f"{address}/end"]
        assert int(first) < int(last)
        dash = "-" if lang == "zh-Hans" else "–"
        assert f"{first}{dash}{last}" in pages


@in_two_scripts
def test_each_text_says_how_it_is_cited(lang: str) -> None:
    """Without pages, which are not known where it stands."""
    body = "".join(texts(lang)[EDITION + 2 :])
    citations = [each.citation for each in event(lang).articles]
    citations += [each.citation for each in event(lang).documents]
    assert 2 == len(citations)
    assert [] == [each for each in citations if without_spaces(str(each)) not in body]


@in_two_scripts
def test_the_colophon_tells_how_the_book_was_made(lang: str) -> None:
    """Every typeface of the file is named; standards, identifier and date are those of the file."""
    page = texts(lang)[-1]
    fonts = [each for each in book(lang).fonts if without_spaces(each) not in page]
    assert [] == fonts
    for text in ("PDF/A-2a", "PDF/UA-1", f"2031-water-archives.{lang}", "176×250mm", "B5"):
        assert text in page
    assert "2031" in page


def test_the_page_of_the_colophon_is_that_of_the_style_sheet() -> None:
    """The last size that is given holds: a variant may change it."""
    rows = [
        dict(colophon(event("en"), interface("en"), f"@page {{\n  size: 176mm 250mm;\n{more}}}"))
        for more in ("", "  size: A4;\n", "  size: 100mm 150mm;\n")
    ]
    sizes = [next(value for value in row.values() if " mm" in value) for row in rows]
    assert ["B5, 176 × 250 mm", "A4, 210 × 297 mm", "100 × 150 mm"] == sizes


def test_the_book_conforms() -> None:
    """PDF/A-2a and PDF/UA-1 at once, barcodes included."""
    books = {lang: book(lang).pdf for lang in ("en", "zh-Hans")}
    assert [] == broken_rules({**books, "minimal": book("en", "minimal").pdf}, "2a", "ua1")
