"""Tests of gaps that are no spaces: what is written for the glyphs of a line."""

from proceedings.render.actual_text import Blank, Filler, Glyph

_SPACE = Blank(1, 256)


def _written(strings: list[str], glyphs: list[Glyph]) -> list[str]:
    written: list[str] = []
    fill = Filler(glyphs, written.append, lambda operator: written.append(operator.decode()))
    for string in strings:
        fill(string)
    return written


def test_a_line_without_gaps_is_written_as_it_is() -> None:
    """The same glyphs and the same numbers."""
    glyphs = [Glyph(text, None) for text in "中国2"]
    assert _written(["<00010002>-120<0003>"], glyphs) == ["<00010002>-120<0003>"]


def test_a_gap_is_filled_with_a_blank_that_ends_where_it_ends() -> None:
    """89 back, a blank of 256: the next glyph stands 167 after the first."""
    glyphs = [Glyph("中", None), Glyph("国", _SPACE), Glyph("2", None)]
    assert _written(["<00100020>-167<0030>"], glyphs) == [
        "<0010>",
        "/Span <</ActualText <feff56fd>>> BDC",
        "<0020>89<0001>",
        "EMC",
        "<0030>",
    ]


def test_glyphs_are_counted_over_the_strings_of_a_line() -> None:
    """A change of font begins another string."""
    glyphs = [Glyph("中", None), Glyph("2", _SPACE), Glyph("国", None)]
    assert _written(["<0010>", "<0020>-167", "<0030>"], glyphs) == [
        "<0010>",
        "/Span <</ActualText <feff0032>>> BDC",
        "<0020>89<0001>",
        "EMC",
        "<0030>",
    ]


def test_a_glyph_that_is_not_moved_has_no_gap() -> None:
    """There is nothing to fill."""
    assert _written(["<0010>"], [Glyph("中", _SPACE)]) == ["<0010>"]
