"""Tests of the rules of Chinese lines: what may happen between two characters."""

from pathlib import Path
from subprocess import run

import pytest
from fontTools.ttLib import TTCollection

from proceedings.render.composition import (
    ATOMIC,
    GAP,
    HAIR,
    HALF,
    MARK,
    Expansion,
    Kind,
    expansion,
    is_chinese,
    is_word_space,
    kind,
    leaves_one_letter,
    may_break,
    space_at_end,
    space_at_start,
    space_between,
)


@pytest.mark.parametrize(
    "pair",
    [
        *("水，", "水。", "水”", "水》", "水）", "水、", "水·", "水…", "水％", "水々"),
        *("“水", "《水", "（水", "‘水"),
        *("——", "……"),
        *("5月", "5日", "5年", "0％", "3卷", "0名", "第3"),
        *("”。", "》，", "“‘", "’”"),
        f"水{MARK}",
    ],
)
def test_two_characters_stay_in_one_line(pair: str) -> None:
    """Whatever Unicode's algorithm says."""
    assert not may_break(*pair, default=True)


@pytest.mark.parametrize("pair", ["水“", "。“", "…“", "”水", "”“", "A“", "”A", f"{MARK}水"])
def test_quotation_marks_of_no_script_are_chinese(pair: str) -> None:
    """Unicode's algorithm lets no line end before or after them."""
    assert may_break(*pair, default=False)


@pytest.mark.parametrize("pair", ["AB", "A’", "’s", "20", "a-"])
def test_latin_words_break_as_unicode_says(pair: str) -> None:
    """A rule for Chinese says nothing about them."""
    assert not may_break(*pair, default=False)


def test_other_pairs_break_as_unicode_says() -> None:
    """Also before a dash of two ems, and between a numeral and what isn't its unit."""
    assert [may_break(*pair, default=True) for pair in ("水文", "水—", "—水", "5水", "水A")] == (
        [True] * 5
    )


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [("记得水。", 2, True), ("记得水。", 1, False), ("记得水。”", 2, True), ("记得12。", 2, False)],
)
def test_one_letter_is_no_line(text: str, place: int, expected: bool) -> None:  # noqa: FBT001
    """A paragraph does not end with a line of one letter and its stop."""
    assert expected == leaves_one_letter(text, place)


@pytest.mark.parametrize(
    ("pair", "space"),
    [
        *(("国2", GAP), ("2国", GAP), ("国A", GAP), ("%国", GAP)),
        *(("国，", 0), ("，2", 0), ("（2", 0), ("2）", 0), ("国国", 0), ("AB", 0), ("—2", 0)),
        *(("。”", -HALF), ("”，", -HALF), ("》《", -HALF), ("：“", -HALF), ("（《", -HALF)),
        *((f"。{MARK}", -HALF), (f"国{MARK}", 0), (f"{MARK}国", HAIR), (f"{MARK}。", 0)),
        (f"国{ATOMIC}", 0),
    ],
)
def test_the_space_between_two_characters(pair: str, space: float) -> None:
    """A gap between the scripts, and one blank half between two marks."""
    assert space == space_between(*pair)


def test_marks_at_the_ends_of_lines_are_half_as_wide() -> None:
    """So the line ends with ink."""
    assert [space_at_end(each) for each in "，”》水A—“"] == [-HALF] * 3 + [0] * 4
    assert [space_at_start(each) for each in "“《水A—”"] == [-HALF] * 2 + [0] * 4


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("水文", Expansion.THEN),
        ("，水", Expansion.THEN),
        ("水“", Expansion.THEN),
        ("国2", Expansion.FIRST),
        (" A", Expansion.FIRST),
        *(
            (pair, Expansion.NEVER)
            for pair in ("AB", "20", "水，", "“水", "水·", "——", "……", "A，")
        ),
    ],
)
def test_where_a_line_is_widened(pair: str, expected: Expansion) -> None:
    """Between ideographs, after marks and between scripts; never before a closing mark."""
    assert expected is expansion(*pair)


def test_a_written_space_between_scripts_is_the_gap() -> None:
    """Other spaces are as the font has them."""
    text = "与 CELAC 国家 和 A B。 C"
    assert [place for place in range(len(text)) if is_word_space(text, place)] == [1, 7, 12]


def test_text_is_chinese_by_its_characters() -> None:
    """Quotation marks and dashes belong to no script."""
    assert [is_chinese(text) for text in ("水", "。", "“A”—", "É 2")] == [True, True, False, False]


def test_the_marks_are_those_that_the_font_can_halve() -> None:
    """Noto Serif CJK says in `halt` which half of a mark is blank."""
    fonts = run(
        ["fc-match", "-f", "%{file}", "Noto Serif CJK SC"],
        capture_output=True,
        text=True,
        check=True,
    )
    collection = TTCollection(Path(fonts.stdout))
    (font,) = [
        each for each in collection.fonts if each["name"].getDebugName(1) == "Noto Serif CJK SC"
    ]
    table, names = font["GPOS"].table, font.getBestCmap()
    (lookup,) = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "halt"
        for index in record.Feature.LookupListIndex
    }
    placements = {}
    for found in table.LookupList.Lookup[lookup].SubTable:
        subtable = getattr(found, "ExtSubTable", found)
        for index, glyph in enumerate(subtable.Coverage.glyphs):
            value = subtable.Value if subtable.Format == 1 else subtable.Value[index]
            placements[glyph] = getattr(value, "XPlacement", 0)
    for expected, placement in ((Kind.OPENING, -500), (Kind.CLOSING, 0)):
        members = [
            code
            for code in [*range(0x2010, 0x2030), *range(0x3001, 0x3020), *range(0xFF01, 0xFF60)]
            if kind(chr(code)) is expected
        ]
        assert members
        assert {placements[names[code]] for code in members} == {placement}
