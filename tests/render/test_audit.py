"""Tests of the audits: what is wrong on a page ends the build and is named."""

import pytest

from proceedings.render import typeset, upstream
from proceedings.render.errors import FootnoteError, GlyphError, GlyphFault, LinkError
from proceedings.render.typeset import Sheet
from tests.render.press import document, pages, press, sheet

NOTES = 24
FRACTIONAL = """
@page { @footnote { border-top: 0.4pt solid; padding-top: 1.3mm; margin-top: 2.1mm } }
.footnote { font-size: 7.3pt; line-height: 1.37 }
"""
"""Footnote lengths that aren't whole px: WeasyPrint's sums of them differ by rounding noise."""


def _annotated(lang: str = "en", text: str = "Water and archives. ") -> Sheet:
    paragraphs = (
        f'<p>{text * 4}<span class="footnote" role="doc-footnote" id="note-{number}">'
        f"Note {number}. {text * 2}</span>{text}</p>"
        for number in range(NOTES)
    )
    return sheet("notes", "".join(paragraphs), lang)


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "Water and archives. "), ("zh-Hans", "水与档案，人权与发展。")]
)
def test_all_notes_are_set_where_they_are_called(lang: str, text: str) -> None:
    """Two dozen notes with fractional lengths are each set once; nothing is nearly empty."""
    assert press(_annotated(lang, text), css=FRACTIONAL).warnings == ()


def test_without_the_correction_page_breaks_save_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The uncorrected WeasyPrint displaces notes: they are saved, and the book is longer."""
    corrected = press(_annotated(), css=FRACTIONAL)
    monkeypatch.setattr(upstream, "footnote_faults_are_known", lambda: False)
    assert corrected.pages < press(_annotated(), css=FRACTIONAL).pages


def test_without_any_remedy_the_audit_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes that stay displaced fail the build."""
    monkeypatch.setattr(upstream, "footnote_faults_are_known", lambda: False)
    monkeypatch.setattr(typeset, "save_notes", lambda *_: False)
    with pytest.raises(FootnoteError, match=r"notes: note note-\d+ “Note \d+\. Water.*set"):
        press(_annotated(), css=FRACTIONAL)


def test_a_note_that_does_not_reach_the_foot_is_an_error() -> None:
    """A note that the stylesheet leaves in the text is named with its text."""
    with pytest.raises(FootnoteError) as raised:
        press(_annotated(), css=".footnote#note-3 { float: none }")
    expected = (
        "notes: note note-3 “Note 3. Water and archives. Water and ar” "
        "is called nowhere, set nowhere"
    )
    assert expected == str(raised.value)


def test_a_link_to_nowhere_names_its_sheet() -> None:
    """The target may be in any part, but must exist."""
    with pytest.raises(LinkError, match=r"^two: the link to #nowhere leads nowhere$"):
        press(sheet("one", pages(1, "a")), sheet("two", '<a href="#nowhere">x</a>'))


def test_an_anchor_in_two_parts_is_an_error() -> None:
    """Two parts with one anchor would make links lead to the wrong one."""
    with pytest.raises(LinkError, match=r"^two: anchor #a is already in one$"):
        press(sheet("one", pages(1, "a")), sheet("two", pages(1, "a")))


def test_an_element_over_two_pages_is_one_anchor() -> None:
    """Its folio is that of its first page."""
    book = press(sheet("one", '<div id="long">' + pages(3) + "</div>"))
    assert {"long": "1"} == dict(book.folios)


def test_a_relative_link_is_an_error() -> None:
    """A printed file is relative to nothing; addresses with a scheme are fine."""
    press(sheet("one", '<a href="https://example.org/a">x</a> <a href="mailto:a@b">y</a>'))
    with pytest.raises(LinkError, match=r"^one: the link to other\.html is relative$"):
        press(sheet("one", '<a href="other.html">x</a>'))


def test_a_character_without_a_glyph_is_named_with_its_record() -> None:
    """The error has the character, the record nearest to it, and the fonts tried."""
    body = '<section data-record="people"><p data-record="people/li">a\U000f0000b</p></section>'
    with pytest.raises(GlyphError) as raised:
        press(sheet("people", body))
    (fault,) = raised.value.faults
    assert ("\U000f0000", True, "people/li", "people") == (
        fault.character,
        fault.missing,
        fault.record,
        fault.sheet,
    )
    assert ("Linux Libertine O", "Noto Serif CJK SC") == fault.tried


def test_an_unexpected_font_is_named_with_its_characters() -> None:
    """A family outside the book's is an error wherever it is used, in a note as well."""
    body = (
        '<p data-record="articles/a">water<span class="footnote" role="doc-footnote" id="n">水 b'
        "</span></p>"
    )
    with pytest.raises(GlyphError) as raised:
        press(sheet("one", body), allowed_fonts=("Linux Libertine O",))
    expected = GlyphFault(
        character="水",
        font="Noto Serif CJK SC",
        missing=False,
        tried=("Linux Libertine O", "Noto Serif CJK SC"),
        record="articles/a",
        sheet="one",
    )
    assert (expected,) == raised.value.faults
    assert str(expected) == (
        "U+6C34 CJK UNIFIED IDEOGRAPH-6C34 was set in Noto Serif CJK SC in articles/a (one); "
        "fonts tried: Linux Libertine O, Noto Serif CJK SC"
    )


def test_default_ignorable_characters_need_no_glyph() -> None:
    """Soft hyphens, joiners and variation selectors pass."""
    invisible = "a\u00adb\u200bc\u2060d\u200de\ufe0f"
    book = press(
        Sheet("one", lambda _: document(f"<p>{invisible}</p>")),
        Sheet("two", lambda _: document("<p>水\u2060——\u200b档</p>", "zh-Hans")),
    )
    assert ("Linux Libertine O", "Noto Serif CJK SC") == book.fonts


@pytest.mark.parametrize("step", [2, 20])
def test_a_line_that_notes_make_room_for_keeps_its_own_notes(
    step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notes of the last line of a page are put off, not lost, when others were put off for it."""
    monkeypatch.setattr(typeset, "save_notes", lambda *_: False)
    body = "".join(
        f"<p>{'water and archives ' * (3 + number * step % 11)}"
        f'<span class="footnote" role="doc-footnote" id="n{number}">'
        f"{'note ' * (4 + number * step % 23)}</span>"
        f"{'of the river ' * ((number + step) % 9)}</p>"
        for number in range(1, 25)
    )
    style = ".footnote { display: block; footnote-policy: line } p { margin: 0 }"
    folios = press(sheet("notes", body), css=style).folios

    assert [f"n{number}" for number in range(1, 25)] == list(folios)
