"""Tests of the remedy for lost notes: the paragraph that calls one begins a page."""

from xml.etree import ElementTree as ET

import pytest

from proceedings.render import audit
from proceedings.render.remedy import begin_page_at, save_notes
from proceedings.render.typeset import Typeset
from tests.render.press import press, sheet

BODY = (
    "<p>first</p><h1>heading</h1>"
    '<p>text<span class="footnote" role="doc-footnote" id="n">note</span>'
    "</p>"
)


def broken_before(html: str) -> list[str | None]:
    """Return the texts of the elements that begin a page when the note of a text is lost."""
    root = ET.fromstring(f"<body>{html}</body>")  # noqa: S314 the tests' own text
    note = root.find(".//span")
    begin_page_at(root, note)
    return [each.text for each in root.iter() if each.get("style")]


def test_the_break_stands_before_the_headings_of_the_paragraph() -> None:
    """A heading is not left alone at the foot of a page."""
    assert ["B"] == broken_before("<p>a</p><h2>B</h2><h3>C</h3><p>d<span>note</span></p>")


def test_a_paragraph_without_a_heading_begins_a_page_itself() -> None:
    """Nothing else moves."""
    assert ["d"] == broken_before("<p>a</p><p>d<em>e<span>note</span></em></p>")


def test_a_note_outside_paragraphs_cannot_be_saved() -> None:
    """There is no block to move."""
    root = ET.fromstring("<body><div><span>note</span></div></body>")  # noqa: S314 as above

    assert begin_page_at(root, root.find(".//span")) is False


def test_a_break_is_not_made_twice() -> None:
    """What begins a page already is not tried again: the audit decides."""
    root = ET.fromstring("<body><p>a<span>note</span></p></body>")  # noqa: S314 as above
    note = root.find(".//span")

    assert [True, False] == [begin_page_at(root, note), begin_page_at(root, note)]


def test_a_part_that_lost_a_note_is_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second layout begins a page at the heading before the paragraph of the note."""
    unchanged = press(sheet("a", BODY))
    check, told = audit.misplaced_notes, list[str]()

    def lost_once(specimen: audit.Specimen) -> list[tuple[object, list[int], list[int]]]:
        notes = [each for each in specimen.root.iter() if each.get("id") == "n"]
        if told:
            return check(specimen)
        told.append(specimen.name)
        return [(notes[0], [1], [])]

    monkeypatch.setattr(audit, "misplaced_notes", lost_once)
    saved: Typeset = press(sheet("a", BODY))

    assert (1, 2) == (unchanged.pages, saved.pages)
    assert "2" == saved.folios["n"]


def test_a_part_with_many_lost_notes_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred notes that only paragraphs at the top of pages keep: all are set in the end."""
    body = "".join(
        f'<p>text<span class="footnote" role="doc-footnote" id="n{number}">note</span></p>'
        for number in range(200)
    )
    layouts = list[int]()

    def lost_in_the_middle(
        specimen: audit.Specimen,
    ) -> list[tuple[object, list[int], list[int]]]:
        layouts.append(len(specimen.pages))
        blocks = (each for each in specimen.root.iter("p") if not each.get("style"))
        return [(each.find("span"), [1], []) for each in blocks]

    monkeypatch.setattr(audit, "misplaced_notes", lost_in_the_middle)
    monkeypatch.setattr(audit, "check_footnotes", lambda _specimen: None)
    saved = press(sheet("a", body))

    assert 10 == len(layouts)
    assert 200 == saved.pages


def test_one_break_at_a_time_then_all_at_once() -> None:
    """A hopeless note does not keep another one from being saved."""
    root = ET.fromstring("<body><p>a<i/></p><p>b<i/></p><p>c<i/></p></body>")  # noqa: S314 as above
    notes = list(root.iter("i"))

    assert [True, True, True, False, False] == [
        save_notes(root, notes, attempt) for attempt in (0, 1, 2, 3, 8)
    ]
