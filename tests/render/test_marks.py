"""Pages for the printer: boxes, marks around them, and what a finish does with blanks and size."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest

from proceedings.render.typeset import Finish, Typeset
from tests.render.press import pages, press, sheet
from tests.verapdf.verdicts import broken_rules

MM = 72 / 25.4
BLEED = 3.0


@pytest.fixture(scope="module")
def book() -> Typeset:
    """A book of a page on one leaf and a page on the next, for the printer, enlarged twice."""
    parts = sheet("one", pages(1)), sheet("two", pages(1), start="recto")
    return press(*parts, css="@page { background: #8a1c1c }", finish=Finish(2.0, bleed=BLEED))


def boxes(page: pikepdf.Page) -> dict[str, list[float]]:
    """Return the boxes of a page, in mm."""
    names = ("MediaBox", "BleedBox", "TrimBox")
    return {name: [round(float(x) / MM, 2) for x in page[f"/{name}"]] for name in names}


def test_boxes(book: Typeset) -> None:
    """Every page, blank ones too: the trim is the enlarged page, then the bleed, then the marks."""
    width, height = 300 * 2 * 0.75 / MM, 400 * 2 * 0.75 / MM
    expected = {
        name: [round(x, 2) for x in (-by, -by, width + by, height + by)]
        for name, by in {"MediaBox": 10.0, "BleedBox": BLEED, "TrimBox": 0.0}.items()
    }
    pdf = pikepdf.open(BytesIO(book.pdf))
    found = [boxes(page) for page in pdf.pages]
    assert [expected] * 3 == [
        {name: [each + 0.0 for each in box] for name, box in page.items()} for page in found
    ]


def test_marks_stand_outside_the_bleed(book: Typeset) -> None:
    """Eight crop marks and four register marks a page, as artifacts; none is cut into the page."""
    pdf = pikepdf.open(BytesIO(book.pdf))
    for page in pdf.pages:
        content = page.Contents.read_bytes().decode("latin-1")
        (marks,) = re.findall(r"/Artifact BMC\nq\n0 G 0.25 w\n(.*?)\nQ\nEMC", content, re.DOTALL)
        assert 8 + 4 * 3 == marks.count("S")
        left, bottom, right, top = (float(each) for each in page.BleedBox)
        points = [
            tuple(map(float, each)) for each in re.findall(r"(-?[\d.]+) (-?[\d.]+) [mlc]", marks)
        ]
        assert 8 * 2 + 4 * 9 == len(points)
        assert [] == [(x, y) for x, y in points if left < x < right and bottom < y < top]


def test_a_background_reaches_the_bleed_and_ends_there(book: Typeset) -> None:
    """The page's own content is clipped to the bleed box."""
    pdf = pikepdf.open(BytesIO(book.pdf))
    page = pdf.pages[0]
    left, bottom, right, top = (float(each) for each in page.BleedBox)
    clip = f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n"
    assert clip.encode() in page.Contents.read_bytes()


def test_both_standards_are_met(book: Typeset) -> None:
    """Marks are no content that a reader meets."""
    assert [] == broken_rules({"book": book.pdf}, "2a", "ua1")


def test_blanks_can_be_left_out() -> None:
    """Single pages: the folios after a blank verso stay what they are."""
    parts = sheet("one", pages(1)), sheet("two", pages(1, "there"), start="recto")
    one, other = press(*parts), press(*parts, finish=Finish(blanks=False))
    assert (3, 2) == (one.pages, other.pages)
    assert {"there": "3"} == dict(one.folios) == dict(other.folios)
    pdf = pikepdf.open(BytesIO(other.pdf))
    labels = pdf.Root.PageLabels.Nums
    assert [1, 3] == [int(each.St) for each in list(labels)[1::2]]


def test_a_sheet_can_begin_at_any_number_and_side() -> None:
    """As an offprint does: the number is given, the side by a blank page where it is needed."""
    leaf = sheet("leaf", pages(1), numbering="none")
    verso = press(leaf, sheet("a", pages(2), start="verso", number=24))
    recto = press(leaf, sheet("a", pages(2), start="recto", number=33))
    assert (3, 4) == (verso.pages, recto.pages)
    ranges = [each.ranges["a"] for each in (verso, recto)]
    assert [(24, 25, "verso"), (33, 34, "recto")] == [(e.first, e.last, e.side) for e in ranges]
