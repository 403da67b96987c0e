"""Tests of the structure tree: what a reader that speaks finds in a finished file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from proceedings.render.upstream import tags_are_known
from tests.render.press import press, sheet
from tests.verapdf.verdicts import broken_rules

HEAD = '<thead><tr><th scope="col">Name</th></tr></thead>'
BODIES = {
    "paragraph": f"<p>{'word ' * 600}</p>",
    "table": f"<table>{HEAD}<tbody>{'<tr><td>cell</td></tr>' * 40}</tbody></table>",
    "inline": '<p>One <em>two</em> <span lang="es">tres</span> <span>four</span>.</p>',
    "note": '<p>Text<span class="footnote" role="doc-footnote">A <em>note</em>.</span></p>',
    "terms": "<dl><div><dt>Place</dt><dd>Here</dd></div><div><dt>Day</dt><dd>Now</dd></div></dl>",
    "contents": '<nav role="doc-toc"><ol><li><a href="#a" data-page="7">A</a></li></ol></nav>'
    '<h1 id="a">A</h1>',
    "quotation": "<blockquote>Said.</blockquote>",
    "drawn": '<div aria-hidden="true"><p>09:00</p></div><ol style="list-style: none; '
    'position: absolute; top: 90px"><li style="position: absolute; top: 9px">Opening</li></ol>',
    "bars": '<table><caption>Figure 1</caption><thead><tr><th scope="col">Country</th>'
    '<th scope="col">People</th></tr></thead><tbody><tr><th scope="row">Chile</th>'
    '<td><span style="display: inline-block; width: 9px; height: 9px; background: #000"></span>'
    "<span>2</span></td></tr></tbody></table>",
    "notes": "<p>One{0} two{0}.</p><ul><li>Three{0}<ul><li>four</li></ul></li></ul>"
    "<table><tbody><tr><td>Five{0}</td></tr></tbody></table>".format(
        '<span class="footnote" role="doc-footnote">Note.</span>'
    ),
    "endnotes": '<p>One<sup><a href="#n">1</a></sup>.</p>'
    '<p id="n" role="doc-endnote"><a href="#n">1</a> Note.</p>',
    "items": "<ul><li><p>One</p><ul><li>two</li></ul></li><li>three<p>four</p></li></ul>",
    "picture": '<figure><p><svg width="9" height="9"><title>Map</title>'
    '<rect width="9" height="9"/></svg></p><figcaption>A map</figcaption></figure>',
}
NOTES = (
    "Document(P(Reference Reference) Note(Lbl P) Note(Lbl P) "
    "L(LI(Lbl LBody(P(Reference) Note(Lbl P) L(LI(Lbl LBody))))) "
    "Table(TBody(TR(TD(Reference Note(Lbl P))))))"
)
"""Each note follows what calls it: a paragraph, the line of an item, the text of a cell."""


@pytest.fixture(scope="module", name="files")
def _files() -> dict[str, bytes]:
    return {name: press(sheet(name, body)).pdf for name, body in BODIES.items()}


def outline(pdf: bytes) -> str:
    """Return the roles of a file in brackets, for example `Document(P(Em))`."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _outline(document.Root.StructTreeRoot.K[0])


def _outline(element: Any) -> str:  # noqa: ANN401 an object of a PDF
    inside = [
        _outline(kid) for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]
    lang = f":{element.Lang}" if "/Lang" in element else ""
    return f"{str(element.S)[1:]}{lang}" + (f"({' '.join(inside)})" if inside else "")


def test_the_studied_version_is_installed() -> None:
    """When this fails, WeasyPrint changed: study its tags again before trusting the structure."""
    assert tags_are_known()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("paragraph", "Document(P)"),
        ("inline", "Document(P(Em Span:es))"),
        ("note", "Document(P(Reference) Note(Lbl P(Em)))"),
        ("terms", "Document(L(LI(Lbl LBody) LI(Lbl LBody)))"),
        ("contents", "Document(TOC(TOCI(Lbl Reference(Link))) H1)"),
        ("quotation", "Document(BlockQuote(P))"),
        ("drawn", "Document(L(LI(LBody)))"),
        ("bars", "Document(Table(Caption THead(TR(TH TH)) TBody(TR(TH TD))))"),
        ("notes", NOTES),
        ("items", "Document(L(LI(Lbl LBody(P L(LI(Lbl LBody)))) LI(Lbl LBody(P P))))"),
        ("endnotes", "Document(P(Reference(Link)) Note(P(Link)))"),
        ("picture", "Document(Div(Figure Caption))"),
    ],
)
def test_roles(name: str, expected: str, files: dict[str, bytes]) -> None:
    """One element of HTML is one element of the tree, however many boxes and pages it has."""
    assert expected == outline(files[name])


def test_a_table_over_pages_is_one_with_one_head(files: dict[str, bytes]) -> None:
    """The head that is printed again is an artifact; every cell still leads to the first."""
    text = outline(files["table"])
    assert text.startswith("Document(Table(THead(TR(TH)) TBody(TR(TD) TR(TD)")
    assert (1, 1, 40) == (text.count("Table("), text.count("TH)"), text.count("TD"))
    with pikepdf.open(BytesIO(files["table"])) as pdf:
        cells = [each for each in pdf.objects if _role(each) in {"/TH", "/TD"}]
        (head,) = (each for each in cells if each.S == "/TH")
        assert "/Column" == head.A.Scope
        assert {bytes(head.ID)} == {bytes(each.A.Headers[0]) for each in cells if each.S == "/TD"}
        assert len(pdf.pages) > 1
        assert b"/Artifact BMC" in pdf.pages[1].Contents.read_bytes()


def _role(item: Any) -> str:  # noqa: ANN401 any object of a PDF
    return str(item.get("/S")) if isinstance(item, pikepdf.Dictionary) else ""


def test_all_content_stands_in_the_tree_or_is_an_artifact(files: dict[str, bytes]) -> None:
    """Each piece of marked content leads to an element: the folio, the dots of contents do not."""
    for pdf in files.values():
        with pikepdf.open(BytesIO(pdf)) as document:
            numbers = document.Root.StructTreeRoot.ParentTree.Nums
            owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
            for index, page in enumerate(document.pages):
                marked = page.Contents.read_bytes().count(b"/MCID")
                assert marked == sum(each is not None for each in owners[index])


def test_no_trace_of_the_layout_is_left(files: dict[str, bytes]) -> None:
    """The names under which the layout left its hints are gone."""
    for pdf in files.values():
        with pikepdf.open(BytesIO(pdf)) as document:
            keys = {key for each in document.objects if _role(each) for key in each.keys()}  # noqa: SIM118 pikepdf
            assert not {key for key in keys if key.startswith("/Html")}


def test_verapdf_finds_nothing_wrong(files: dict[str, bytes]) -> None:
    """Both standards hold for every kind of structure."""
    assert [] == broken_rules(files, "2a", "ua1")
