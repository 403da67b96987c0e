"""Tests of conformance: what the finished file says about itself."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import page
import pikepdf
import pytest

from proceedings.render.conformance import Attachment, conform, xmp
from proceedings.render.typeset import Typeset
from proceedings.volume.folios import PageNumber
from tests.render.press import METADATA, pages, press, sheet
from tests.verapdf.verdicts import broken_rules

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MISREAD = "PDFA2A-STREAM-LENGTH-001"
"""Raised in error for one stream in 256: compressed data that ends in 0D, then the line feed."""

TABLE = (
    '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
    "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
)


@pytest.fixture(scope="module")
def book() -> Typeset:
    """Typeset a book with tables in two parts, a link, and notes."""
    note = '<span class="footnote" role="doc-footnote" id="n">note</span>'
    return press(
        sheet("one", f'<h1 id="one">One</h1><p>text{note}</p>{TABLE}', numbering="roman"),
        sheet("two", f'<h1>二</h1><p><a href="#one">一</a></p>{TABLE}', lang="zh-Hans"),
    )


@pytest.fixture
def pdf(book: Typeset) -> pikepdf.Pdf:
    """Open the book."""
    return pikepdf.open(BytesIO(book.pdf))


def _packet(pdf: pikepdf.Pdf) -> ET.Element:
    return ET.fromstring(pdf.Root.Metadata.read_raw_bytes())  # noqa: S314 - our own file


def test_titles_are_given_in_all_languages(pdf: pikepdf.Pdf) -> None:
    """The default is the title in the book's language."""
    titles = _packet(pdf).findall(".//dc:title/rdf:Alt/rdf:li", NAMES)
    assert [
        ("x-default", "Water & Archives"),
        ("en", "Water & Archives"),
        ("zh-Hans", "水与档案"),
    ] == [(title.get(LANG), title.text) for title in titles]


def test_descriptions_are_given_in_all_languages(pdf: pikepdf.Pdf) -> None:
    """As titles are; a file without any has none."""
    path = ".//dc:description/rdf:Alt/rdf:li"
    assert [
        ("x-default", "A book for tests"),
        ("en", "A book for tests"),
        ("zh-Hans", "测试用书"),
    ] == [(each.get(LANG), each.text) for each in _packet(pdf).findall(path, NAMES)]
    silent = ET.fromstring(xmp(replace(METADATA, descriptions={})))  # noqa: S314 - our own text
    assert [] == silent.findall(path, NAMES)


def test_files_make_it_an_archive_of_the_third_part() -> None:
    """What a book is made from stands in it as its source, the same bytes every time."""
    attachment = Attachment("a.yaml", b"id: a\n", "application/yaml", "events/a/a.yaml")
    metadata = replace(METADATA, attachments=(attachment,))
    plain = press(sheet("one", "<h1>One</h1>")).pdf
    files = [conform(plain, metadata, [PageNumber("arabic", 1)]) for _ in range(2)]
    assert files[0] == files[1]
    with pikepdf.open(BytesIO(files[0])) as document:
        (specification,) = document.Root.AF
        assert "3" == _packet(document).findtext(".//pdfaid:part", namespaces=NAMES)
        assert ("/Source", "events/a/a.yaml") == (
            str(specification.AFRelationship),
            str(specification.Desc),
        )
        parameters = specification.EF.F.Params
        assert "D:20251201093000-03'00'" == str(parameters.ModDate) == str(parameters.CreationDate)
        assert "/application/yaml" == str(specification.EF.F.Subtype)


def test_the_metadata_stream_is_plain_and_claims_both_standards(pdf: pikepdf.Pdf) -> None:
    """PDF/A wants an XMP packet without a filter; both identifiers are in it."""
    assert "/Filter" not in pdf.Root.Metadata
    found = {
        name: _packet(pdf).findtext(f".//{name}", namespaces=NAMES)
        for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "xmp:CreateDate")
    }
    assert found == {
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "xmp:CreateDate": "2025-12-01T09:30:00-03:00",
    }


def test_markup_in_metadata_is_text() -> None:
    """The packet stays well-formed whatever a title says."""
    assert "Water &amp; Archives" in xmp(METADATA)


def test_document_information_agrees_with_the_packet(pdf: pikepdf.Pdf) -> None:
    """The date is the record's, in its own time zone."""
    assert {
        "/Title": "Water & Archives",
        "/Author": "Ana Díaz, 徐天启",
        "/Subject": "A book for tests",
        "/Keywords": "water, archives",
        "/Creator": "proceedings",
        "/Producer": "engine",
        "/CreationDate": "D:20251201093000-03'00'",
        "/ModDate": "D:20251201093000-03'00'",
    } == {name: str(value) for name, value in pdf.trailer.Info.items()}


def test_the_language_is_the_books(pdf: pikepdf.Pdf) -> None:
    """Whatever the first part's language is."""
    assert str(pdf.Root.Lang) == "en"


def test_the_identifier_is_the_editions_then_the_contents() -> None:
    """The first half of the /ID stays over changes of the text, the second doesn't."""
    first, changed, other = (
        [bytes(half) for half in pikepdf.open(BytesIO(book.pdf)).trailer.ID]
        for book in (
            press(sheet("one", pages(1))),
            press(sheet("one", pages(2))),
            press(sheet("one", pages(1)), identifier="urn:example:test:2"),
        )
    )
    assert first[0] == changed[0] != other[0]
    assert first[1] != changed[1]


def test_header_cells_of_all_parts_have_their_own_identifiers(pdf: pikepdf.Pdf) -> None:
    """Data cells point at the header of their own table, and the tree lists every identifier."""
    names = pdf.Root.StructTreeRoot.IDTree.Names
    tree = {bytes(names[i]): names[i + 1] for i in range(0, len(names), 2)}
    tree = {name: element for name, element in tree.items() if element.S == "/TH"}
    cells = [item for item in pdf.objects if _kind(item) in {"/TH", "/TD"}]
    headers = [bytes(cell.ID) for cell in cells if "/ID" in cell]
    pointed = [
        bytes(h) for cell in cells if "/Headers" in cell.get("/A", ()) for h in cell.A.Headers
    ]
    assert 4 == len(headers) == len(set(headers))
    assert sorted(tree) == sorted(headers) == sorted(pointed)
    assert all(bytes(cell.ID) == name for name, cell in tree.items())


def _kind(item: Any) -> str:  # noqa: ANN401 - any object of a PDF
    return str(item.get("/S")) if isinstance(item, pikepdf.Dictionary) else ""


def test_verapdf_finds_both_standards_met(book: Typeset) -> None:
    """Every rule of PDF/A-2a and of PDF/UA-1 passes, and a broken claim is seen."""
    false = book.pdf.replace(b"<pdfuaid:part>1", b"<pdfuaid:part>9")
    broken = broken_rules({"book": book.pdf, "false": false}, "2a", "ua1")
    assert ["false: ua1 5-2"] == [line[:14] for line in broken]


def test_a_second_validator_agrees(book: Typeset) -> None:
    """All rules of PDF/A-2a and of PDF/UA-1 that `page-validation` knows pass."""
    for profile in (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1):
        failures = page.validate_pdf_bytes(book.pdf, profile=profile).failures
        assert [] == [failure.rule_id for failure in failures if failure.rule_id != MISREAD]
