"""Source lines with carets: what stands where on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from proceedings.diagnostics import Span
from proceedings.diagnostics.snippets import Snippet, cells, snippet, source_line, visible


def drawn(line: str, column: int, length: int = 1, room: int = 100) -> list[str]:
    """Return the line as shown and its carets."""
    shown = snippet(line, Span("x", 1, column, length), room)
    return [shown.text, " " * shown.indent + "^" * shown.carets]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("São Paulo 圣保罗", "São Paulo 圣保罗"),
        ("\x1b[31mred", r"\u{001B}[31mred"),
        ("\u202ezuL", r"\u{202E}zuL"),
        ("a\u200bb\ufeff", r"a\u{200B}b\u{FEFF}"),
        ("\ue001 \u2028", r"\u{E001} \u{2028}"),
        ("wide\u3000space\u00a0", "wide\u3000space\u00a0"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What a terminal would obey, or hide, is written out; spaces of any width are harmless."""
    assert shown == visible(text)


def test_plain_text() -> None:
    """Carets stand under the span, as many as it has characters."""
    expected = [
        "  speaker: li-wei",
        "           ^^^^^^",
    ]
    assert expected == drawn("  speaker: li-wei  ", 12, 6)


def test_wide_characters() -> None:
    """A Han character takes two columns, before the span and in it."""
    expected = [
        "name: 第二届圆桌会 São Paulo",
        "            ^^^^^^",
    ]
    assert expected == drawn("name: 第二届圆桌会 São Paulo", 10, 3)


def test_combining_marks() -> None:
    """A mark takes no column; a span of a mark alone is shown under its base."""
    line = "Sa\u0303o Paulo"
    assert [line, "    ^^^^^"] == drawn(line, 6, 5)
    assert [line, " ^"] == drawn(line, 3)


def test_tabs() -> None:
    """A tab is shown as four columns, and its carets too."""
    assert ["    a    b", "         ^"] == drawn("\ta\tb", 4)
    assert ["    a", "^^^^"] == drawn("\ta", 1)


def test_characters_that_are_written_out() -> None:
    """Carets fit what is shown in the place of a character that a terminal would obey."""
    expected = [
        r"a: \u{202E}zuL \u{001B}[0m",
        "   ^^^^^^^^",
    ]
    assert expected == drawn("a: \u202ezuL \x1b[0m", 4)


def test_a_long_line_is_cut_around_the_span() -> None:
    """What is left out is marked, at either end."""
    line = "start " + "word " * 400 + "here" + " word" * 400
    assert [
        "…rd word word word here word word word w…",
        "                   ^^^^",
    ] == drawn(line, 2007, 4, 41)
    assert [
        "start word word word word word word wor…",
        "^^^^^",
    ] == drawn(line, 1, 5, 40)
    assert [
        "…rd word word word word word word word word",
        "                                       ^^^^",
    ] == drawn(line, len(line) - 3, 4, 43)


def test_a_long_line_of_wide_characters() -> None:
    """The window is measured in columns of the terminal, not in characters."""
    assert [
        "…圣保罗圣保罗共识圣保罗圣保罗…",
        "             ^^^^",
    ] == drawn("圣保罗" * 100 + "共识" + "圣保罗" * 100, 301, 2, 30)


def test_a_span_longer_than_the_window() -> None:
    """Its beginning is shown."""
    assert ["…" + "x" * 20 + "…", " " + "^" * 20] == drawn("a" * 50 + "x" * 99, 51, 99, 22)


def test_a_line_as_a_whole_has_no_carets() -> None:
    """Column 0 stands for the line; a column beyond the line, too, is not pointed at."""
    assert [Snippet("whole")] * 2 == [snippet("whole", Span("x", 1, column)) for column in (0, 99)]


def test_a_place_behind_the_last_character() -> None:
    """A caret stands where something is missing; what reaches beyond the line is left out."""
    assert ["    -", "     ^"] == drawn("    -", 6)
    assert ["abc", "  ^"] == drawn("abc", 3, 40)


def test_source_line() -> None:
    """There is no line of an unknown file, of a file as a whole, beyond its end, or a blank one."""
    lines = {"x": ["one", "  ", "three"]}.get
    places = [Span("x", 1), Span("x", 3, 2), Span("x"), Span("x", 2), Span("x", 4), Span("y", 1)]
    assert ["one", "three", None, None, None, None] == [
        source_line(lines, place) for place in places
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 60), st.integers(1, 90))
def test_nothing_leaves_its_line_or_its_room(line: str, column: int, length: int) -> None:
    """Whatever a line holds, it is shown in the columns that there are, and safely."""
    shown = snippet(line, Span("x", 1, column, length), 40)
    assert cells(shown.text) <= 40
    assert shown.text == visible(shown.text)
    assert shown.indent + shown.carets <= 41
    assert len(shown.text.splitlines()) <= 1


SCRIPTS = st.characters(max_codepoint=0x2FF) | st.sampled_from(
    "中文，。「」！０Ａａ　あアｱ한Δж—…’«»\u0301\u0303\u3099é😀"
)


@given(st.text(SCRIPTS.filter(str.isprintable)))
def test_widths_are_those_of_rich(text: str) -> None:
    """Rich, which has tables of its own, measures text in the scripts of records alike."""
    assert sum(map(cell_len, text)) == cells(text)
