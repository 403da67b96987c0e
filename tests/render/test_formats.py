"""Formats of a book: which are asked for, what they keep of the volume, and that all conform."""

from __future__ import annotations

from collections import Counter
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pytest
from weasyprint import CSS, HTML

from proceedings.render.book import Galley, render_book
from proceedings.render.formats import VOLUME, Format, formats_of
from proceedings.render.typeset import Typeset
from proceedings.volume.book import compose_book
from tests.verapdf.verdicts import broken_rules
from tests.volume.composing import edition, event, interface, workspace

A4, SCREEN = Format("a4"), Format(variant="screen")
LARGE = Format(variant="large-print")
PRINTER = Format(printer=True)
LANGUAGES = ("zh-Hans", "es")
"""One of each script: setting a book takes seconds."""
MM = 72 / 25.4


@cache
def made(lang: str, form: Format) -> Typeset:
    """Return the complete example in a format."""
    (records,) = workspace().events
    own = interface(lang)
    book = compose_book(event(lang), own.say)
    return render_book(book, own, edition(lang).mark, records.images, form=form)


def texts(book: Typeset) -> list[list[str]]:
    """Return the words of each page that has any, in their order."""
    found = [page.extract_text().split() for page in pypdf.PdfReader(BytesIO(book.pdf)).pages]
    return [each for each in found if each]


@pytest.mark.parametrize(
    ("papers", "variants", "printer", "names"),
    [
        ((), (), False, []),
        (("b5",), ("print",), False, []),
        (("a4",), ("large-print", "screen"), False, ["a4", "screen", "large-print"]),
        ((), (), True, ["printer"]),
        (("a4", "b5"), (), True, ["a4", "printer", "a4.printer"]),
        ((), ("screen",), True, ["screen", "printer"]),
        ((), ("large-print",), True, ["large-print", "large-print.printer"]),
    ],
)
def test_formats_asked_for(
    papers: tuple[str, ...],
    variants: tuple[str, ...],
    printer: bool,  # noqa: FBT001 a column of the table
    names: list[str],
) -> None:
    """The volume is always there; what is asked for comes beside it, the printer's copies last."""
    found = formats_of(papers, variants, printer=printer)
    assert names == [each.name for each in found]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", [A4, SCREEN, PRINTER])
def test_lines_and_folios_are_those_of_the_volume(lang: str, form: Format) -> None:
    """A quotation has one page number: the words of every page are the same, and its folio."""
    volume, other = made(lang, VOLUME), made(lang, form)
    assert volume.folios == other.folios
    assert volume.ranges == other.ranges
    if form != SCREEN:  # whose versos have the head of a recto
        assert texts(volume)[:-1] == texts(other)[:-1]  # the colophon names the paper


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "trim"),
    [
        (VOLUME, (176, 250)),
        (A4, (210, 297)),
        (SCREEN, (150.84, 223.86)),
        (LARGE, (210, 297)),
        (PRINTER, (176, 250)),
    ],
)
def test_trims(form: Format, trim: tuple[float, float]) -> None:
    """The pages are as large as the paper, to a twentieth of a millimetre."""
    pdf = pikepdf.open(BytesIO(made("es", form).pdf))
    for page in pdf.pages:
        left, bottom, right, top = (float(each) / MM for each in page.TrimBox)
        assert trim == pytest.approx((right - left, top - bottom), abs=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_large_print_is_small(lang: str) -> None:
    """Nothing is less than 16 points, running heads, notes and tables included; text is 20."""
    sizes: Counter[float] = Counter()
    small: list[str] = []

    def seen(text: str, page: Any, line: Any, _font: Any, size: float) -> None:  # noqa: ANN401 pypdf's
        shown = round(abs(page[3] * line[3]) * size, 1)
        if text.strip() and shown >= 16:
            sizes[shown] += len(text)
        small.append(text.strip() if shown < 16 else "")

    for page in pypdf.PdfReader(BytesIO(made(lang, LARGE).pdf)).pages:
        page.extract_text(visitor_text=seen)
    assert event(lang).isbn.replace("-", "") == "".join(small)  # that of the barcode
    assert 20 == pytest.approx(max(sizes, key=sizes.__getitem__), abs=0.1)


@pytest.mark.slow
def test_large_print_has_no_italics_and_no_hyphens() -> None:
    """Neither slanted letters nor divided words."""
    book = made("es", LARGE)
    pdf = pikepdf.open(BytesIO(book.pdf))
    names = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert [] == [each for each in names if "Italic" in each or "Oblique" in each]
    lines = [
        line
        for page in pypdf.PdfReader(BytesIO(book.pdf)).pages
        for line in page.extract_text().splitlines()
    ]
    assert [] == [line for line in lines if line.rstrip().endswith(("‐", "\u00ad"))]


@pytest.mark.parametrize("form", [VOLUME, A4, SCREEN, LARGE, PRINTER])
def test_the_measure_is_in_whole_ems(form: Format) -> None:
    """A Chinese line has no rest: 33 characters, in large print 23; on both sides of a leaf."""
    html = HTML(string='<html lang="zh-Hans"><p>水</p><p style="break-before: page">水')
    pages = html.render(
        stylesheets=[
            CSS(
                string=Galley(
                    compose_book(event("zh-Hans"), str), interface("zh-Hans"), str, form=form
                ).stylesheet
            )
        ]
    ).pages
    widths = [page._page_box.width for page in pages]  # noqa: SLF001 the area has no public name
    ems = 23 if form == LARGE else 33
    assert [ems * 14] * 2 == pytest.approx(widths, abs=0.15)
    assert all(width >= ems * 14 - 0.01 for width in widths)


@pytest.mark.slow
def test_both_standards_are_met() -> None:
    """PDF/A-2a and PDF/UA-1, each format, in Chinese and in Spanish."""
    forms = (A4, SCREEN, LARGE, PRINTER, Format("a4", printer=True))
    pdfs = {
        f"{lang}.{form.name}": made(lang, form).pdf for form in forms for lang in ("zh-Hans", "es")
    }
    assert [] == broken_rules(pdfs, "2a", "ua1")


@pytest.mark.slow
def test_same_bytes() -> None:
    """Set twice, a format is the same file; each has an identifier of its own."""
    assert made("es", LARGE).pdf == made.__wrapped__("es", LARGE).pdf
    identifiers = [
        bytes(pikepdf.open(BytesIO(made("es", form).pdf)).trailer.ID[0])
        for form in (VOLUME, A4, LARGE)
    ]
    assert 3 == len(set(identifiers))
