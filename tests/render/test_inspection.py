"""Tests of the look into finished PDFs: a good book has no finding, each damage has its own."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from proceedings.render.inspection import (
    Facts,
    Finding,
    UnreadableError,
    claims,
    inspect,
    structure,
)
from proceedings.render.inspection.wording import compared, html_blocks
from tests.render.press import FONTS, document, press, sheet

NOTE = '<span class="footnote" role="doc-footnote" id="{0}">{1}</span>'
BODY = (
    '<h1 id="a">Water</h1>'
    f"<p>One{NOTE.format('n1', 'First note.')} two{NOTE.format('n2', 'Second note.')} three.</p>"
    '<p>A <span lang="zh">水</span> sign, <a href="#b">below</a> '
    'and <a href="https://example.org/">elsewhere</a>.</p>'
    '<table><thead><tr><th scope="col">Place</th></tr></thead><tbody><tr><td>Here</td></tr></tbody>'
    '</table><h2 id="b">Archives</h2><p>Last words.</p>'
)
CONTENTS = (
    '<h1 id="c">Contents</h1><nav role="doc-toc"><ol style="list-style: none">'
    '<li><a href="#a" data-page="1">Water</a></li></ol></nav>'
)
PARTS = (
    sheet("contents", CONTENTS, numbering="roman"),
    sheet("text", BODY),
)
CHECKS = (
    structure.elements,
    structure.languages,
    structure.notes,
    structure.contents,
    structure.outline,
    claims.links,
    claims.labels,
    lambda facts: claims.fonts(facts, frozenset(FONTS)),
    claims.metadata,
    claims.safety,
    lambda facts: compared(facts, [document(CONTENTS), document(BODY)]) if facts.tree else (),
)
"""All checks that need nothing but the file, and the HTML that it was made from."""


@pytest.fixture(scope="module", name="book")
def _book() -> bytes:
    return press(*PARTS).pdf


def found(pdf: bytes) -> list[str]:
    """Return code, page from 1 and text of everything that is wrong with a file."""
    facts = inspect(pdf)
    findings = (finding for check in CHECKS for finding in check(facts))
    return [_line(each) for each in findings]


def _line(finding: Finding) -> str:
    return f"{finding.code} {finding.page + 1} {finding.text.text()}"


def test_a_good_book_has_no_finding(book: bytes) -> None:
    """Silence is what a reader wants of a check."""
    assert [] == found(book)


def test_facts_are_those_of_the_book(book: bytes) -> None:
    """The tree, the labels, the outline and the places of anchors are read."""
    facts = inspect(book)
    assert facts.tree is not None
    assert ("en", ("i", "1")) == (facts.lang, facts.labels)
    assert [("Contents", 1, 0), ("Water", 1, 1), ("Archives", 2, 1)] == [
        (each.title, each.level, each.page) for each in facts.outline
    ]
    assert {"a": 1, "b": 1, "c": 0}.items() <= facts.anchors.items()
    roles = [each.role for each in facts.tree.walk() if each.role not in {"Link", "TR", "Lbl"}]
    expected = (
        "Document H1 TOC TOCI Reference H1 P Reference Reference Note P Note P P Span "
        "Table THead TH TBody TD H2 P"
    )
    assert expected == " ".join(roles)


Damage = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """Return the elements of a role, in the order of the structure."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        if element.S == f"/{role}":
            found.append(element)
        kids = [each for each in element.K if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        waiting.extend(reversed(kids))
    return found


def no_language(pdf: pikepdf.Pdf) -> None:
    """Remove the language of the file."""
    del pdf.Root.Lang


def no_language_of_a_span(pdf: pikepdf.Pdf) -> None:
    """Let Chinese be taken for English."""
    (span,) = elements(pdf, "Span")
    span.Lang = pikepdf.String("en")


def no_identifier(pdf: pikepdf.Pdf) -> None:
    """Remove the identifier of a note."""
    del elements(pdf, "Note")[0].ID


def no_note(pdf: pikepdf.Pdf) -> None:
    """Drop a note from the structure."""
    note = elements(pdf, "Note")[1]
    note.P.K = pikepdf.Array([kid for kid in note.P.K if kid != note])


def no_call(pdf: pikepdf.Pdf) -> None:
    """Make plain words of the call of a note."""
    elements(pdf, "Reference")[1].S = pikepdf.Name.Em


def swapped_notes(pdf: pikepdf.Pdf) -> None:
    """Put the second note before the first."""
    swap(elements(pdf, "Note"))


def swap(pair: list[pikepdf.Object]) -> None:
    """Exchange two elements below one parent."""
    parent = pair[0].P
    kids = list(parent.K)
    places = [next(i for i, kid in enumerate(kids) if kid == each) for each in pair]
    kids[places[0]], kids[places[1]] = kids[places[1]], kids[places[0]]
    parent.K = pikepdf.Array(kids)


def swapped_paragraphs(pdf: pikepdf.Pdf) -> None:
    """Put the last paragraph before the one about a sign."""
    top = elements(pdf, "Document")[0]
    swap([each for each in elements(pdf, "P") if each.P == top][1:])


def no_heading(pdf: pikepdf.Pdf) -> None:
    """Make a paragraph of the chapter's heading."""
    elements(pdf, "H1")[1].S = pikepdf.Name.P


def other_title(pdf: pikepdf.Pdf) -> None:
    """Change a bookmark."""
    pdf.Root.Outlines.First.Title = pikepdf.String("Index")


def other_page(pdf: pikepdf.Pdf) -> None:
    """Count the pages from another number."""
    pdf.Root.PageLabels.Nums[3].St = 7


def one_label(pdf: pikepdf.Pdf) -> None:
    """Give two pages one label."""
    pdf.Root.PageLabels.Nums[1].S = pikepdf.Name.D


def no_characters(pdf: pikepdf.Pdf) -> None:
    """Remove the table of characters of a font, so that its text is not known."""
    del font(pdf).ToUnicode


def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the font that the text is set in."""
    fonts = [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Type0"
    ]
    return next(each for each in fonts if str(each.BaseFont).endswith("Libertine-O"))


def no_outlines(pdf: pikepdf.Pdf) -> None:
    """Remove the outlines of a font from the file."""
    descriptor = font(pdf).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def other_font(pdf: pikepdf.Pdf) -> None:
    """Call a font by another name."""
    font(pdf).BaseFont = pikepdf.Name("/ABCDEF+Comic-Sans")


def link(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    """Return the first annotation of the text that has an address, or a place."""
    return next(each for each in pdf.pages[1].Annots if kind in each.get("/A", each))


def no_place(pdf: pikepdf.Pdf) -> None:
    """Let a link lead to a place that is not there."""
    annotation = link(pdf, "/Dest")
    annotation.Dest = pikepdf.String("gone")


def no_address(pdf: pikepdf.Pdf) -> None:
    """Let a link lead to no address."""
    link(pdf, "/URI").A.URI = pikepdf.String("https:// example")


def no_claim(pdf: pikepdf.Pdf) -> None:
    """Remove the claim to PDF/UA."""
    data = pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
    pdf.Root.Metadata.write(data)


def no_title(pdf: pikepdf.Pdf) -> None:
    """Change the title in one of its two places."""
    pdf.trailer.Info.Title = pikepdf.String("Fire")


def a_script(pdf: pikepdf.Pdf) -> None:
    """Let the file do something when it is opened."""
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def no_scope(pdf: pikepdf.Pdf) -> None:
    """Let a header cell head nothing."""
    del elements(pdf, "TH")[0].A.Scope


def a_skipped_level(pdf: pikepdf.Pdf) -> None:
    """Make a heading of the fourth level of one of the second."""
    elements(pdf, "H2")[0].S = pikepdf.Name.H4


def a_vague_type(pdf: pikepdf.Pdf) -> None:
    """Let a paragraph be nothing in particular."""
    elements(pdf, "P")[-1].S = pikepdf.Name.NonStruct


def no_structure(pdf: pikepdf.Pdf) -> None:
    """Remove the structure."""
    del pdf.Root.StructTreeRoot


DAMAGES: list[tuple[Damage, str, str]] = [
    (no_language, "PR621", "PR621 0 the file does not say its language"),
    (no_language_of_a_span, "PR621", "PR621 2 “水” is said to be in `en`"),
    (no_identifier, "PR622", "PR622 2 the note “First note.” has no identifier of its own"),
    (no_note, "PR622 PR624", "PR622 2 the call of note 2 has no note"),
    (no_note, "PR622 PR624", "PR624 2 the text “Second note.” of the records is not here"),
    (no_call, "PR622 PR624", "PR622 2 the note “First note.” is not called"),
    (swapped_notes, "PR622 PR624", "PR622 0 notes do not follow in the order of their calls"),
    (
        swapped_paragraphs,
        "PR624",
        "PR624 2 the text “Last words.” stands at another place than in the records",
    ),
    (
        no_heading,
        "PR623 PR626",
        "PR623 1 “Water1” in the contents leads to page 1, which has no such heading",
    ),
    (other_title, "PR626", "PR626 1 the bookmark “Index” names no heading there"),
    (other_page, "PR623", "PR623 1 “Water1” in the contents is on page 7"),
    (one_label, "PR628", "PR628 2 two pages have the label `1`"),
    (
        no_characters,
        "PR623 PR624 PR625",
        "PR625 0 the font `Linux-Libertine-O` has glyphs without a character: ",
    ),
    (no_outlines, "PR625", "PR625 0 the font `Linux-Libertine-O` is not embedded"),
    (other_font, "PR625", "PR625 0 the font `Comic-Sans` is none of a book's fonts"),
    (no_place, "PR627", "PR627 2 a link leads to `gone`, which is not there"),
    (no_address, "PR627", "PR627 2 a link leads to `https:// example`, which is no address"),
    (no_claim, "PR629", "PR629 0 the file does not claim PDF/UA-1"),
    (
        no_title,
        "PR629",
        "PR629 0 the title of the metadata is not that of the document information",
    ),
    (a_script, "PR630", "PR630 0 the file holds an action: `JavaScript`"),
    (no_scope, "PR632", "PR632 2 the header cell “Place” has no scope"),
    (a_skipped_level, "PR632", "PR632 2 the heading “Archives” skips a level"),
    (a_vague_type, "PR632", "PR632 2 an element has the type `NonStruct`, which says nothing"),
    (no_structure, "PR632", "PR632 0 the file has no structure: nothing can be read aloud"),
]


@pytest.mark.parametrize(("damage", "codes", "line"), DAMAGES)
def test_each_damage_is_seen(damage: Damage, codes: str, line: str, book: bytes) -> None:
    """What a program or a person broke is named, with the page, and nothing else is."""
    output = BytesIO()
    with pikepdf.open(BytesIO(book)) as pdf:
        damage(pdf)
        pdf.save(output, fix_metadata_version=False)
    lines = found(output.getvalue())
    assert codes.split() == sorted({each.partition(" ")[0] for each in lines})
    assert [line] == [each[: len(line)] for each in lines if each.startswith(line)]


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"%PDF-1.7\n%%EOF\n" * 40],
    ids=["empty", "cut off", "another kind", "nothing in it"],
)
def test_what_is_no_pdf_is_said(data: bytes) -> None:
    """One error, whatever the library says of it."""
    with pytest.raises(UnreadableError):
        inspect(data)


def test_a_locked_file_is_said(book: bytes) -> None:
    """A file with a password cannot be read; one that only forbids things is said to be locked."""
    output, other = BytesIO(), BytesIO()
    with pikepdf.open(BytesIO(book)) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(owner="a", user="b"))
        pdf.save(other, encryption=pikepdf.Encryption(owner="a"))
    with pytest.raises(UnreadableError, match="locked by a password"):
        inspect(output.getvalue())
    assert "PR630 0 the file is encrypted" in found(other.getvalue())


def test_every_byte_that_is_lost_leaves_facts_or_one_error(book: bytes) -> None:
    """However a file is cut off or altered, nothing but `UnreadableError` comes out."""
    for at in range(0, len(book), len(book) // 60):
        for damaged in (book[:at], book[:at] + bytes([book[at] ^ 0x55]) + book[at + 1 :]):
            try:
                facts = inspect(damaged)
            except UnreadableError:
                continue
            assert isinstance(facts, Facts)


def test_blocks_of_html_are_those_of_the_structure() -> None:
    """Notes follow the block that calls them; what is not read is left out."""
    html = document(
        f"<p>a <em>b</em>{NOTE.format('n', 'c')} d</p><svg><text>x</text></svg>"
        '<ul><li>e<ul><li>f</li></ul></li></ul><p><a href="#n" data-page="4">g</a></p>'
    )
    assert ["a b d", "c", "e", "f", "g4"] == [each.text for each in html_blocks(html)]
