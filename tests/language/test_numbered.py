"""Numbered paragraphs: arabic, roman and Chinese numbers give the same paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.language.numbered import chinese_numeral, parse_numbered, roman_numeral


@pytest.mark.parametrize(
    "text",
    [
        "Preamble.\n\n1. One.\n\n2. Two.\n\nMore.\n\n3. Three.\n",
        "Preamble.\n\nI. One.\n\nII. Two.\n\nMore.\n\nIII. Three.\n",
        "Preamble.\n\n一、One.\n\n二、Two.\n\nMore.\n\n三、Three.\n",
        "Preamble.\n\n1) One.\n\n2) Two.\n\nMore.\n\n3) Three.",
    ],
)
def test_styles_of_numbers(text: str) -> None:
    """The number is taken off; a block without one belongs to the paragraph before it."""
    numbered = parse_numbered(text)
    assert (0, "Preamble.") == (numbered.preamble.number, numbered.preamble.text)
    assert [(1, "One.", 3), (2, "Two.\n\nMore.", 5), (3, "Three.", 9)] == [
        (each.number, each.text, each.line) for each in numbered.paragraphs
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("No numbers.", []),
        ("1. One.\n2. Not a block.", [1]),
        ("XIV. Fourteen.\n\nXL. Forty.\n\nXC. Ninety.", [14, 40, 90]),
        ("十、Ten.\n\n十二、Twelve.\n\n二十、Twenty.\n\n九十九、Last.", [10, 12, 20, 99]),
        ("百、Hundred.\n\n一百二十三、More.", [100, 123]),
        ("2031 was a year.\n\nI think so.", []),
    ],
)
def test_numbers(text: str, numbers: list[int]) -> None:
    """Numbers are what the text says, in order or not; a year is no number of a paragraph."""
    assert numbers == [each.number for each in parse_numbered(text).paragraphs]


def test_labels_are_kept_as_written() -> None:
    """Diagnostics quote them."""
    assert ["IV", "四", "4"] == [
        each.label for each in parse_numbered("IV. A\n\n四、B\n\n4. C").paragraphs
    ]


@given(st.integers(1, 99))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    """Roman and Chinese numerals of a number give the number."""
    text = f"{roman_numeral(number)}. A\n\n{chinese_numeral(number)}、B"
    assert [number, number] == [each.number for each in parse_numbered(text).paragraphs]


@pytest.mark.parametrize(
    ("number", "roman", "chinese"), [(4, "IV", "四"), (10, "X", "十"), (29, "XXIX", "二十九")]
)
def test_numerals(number: int, roman: str, chinese: str) -> None:
    """As they are printed."""
    assert (roman, chinese) == (roman_numeral(number), chinese_numeral(number))


def test_headings_belong_to_the_paragraph_after_them() -> None:
    """A number cannot stand before a heading, so the heading is kept apart."""
    numbered = parse_numbered("Preamble.\n\n## One\n\n### Two\n\n1. A.\n\n## In\n\nB.\n\n2. C.")
    assert "Preamble." == numbered.preamble.text
    first, second = numbered.paragraphs
    assert ("## One\n\n### Two", "A.\n\n## In\n\nB.") == (first.heading, first.text)
    assert ("", "C.") == (second.heading, second.text)
    assert "## One\n\n### Two\n\nA.\n\n## In\n\nB." == first.whole


def test_notes_stand_beside_their_calls() -> None:
    """A footnote at the end of the text belongs to the paragraph that calls it first."""
    text = "P.[^p]\n\n1. A.[^a]\n\n2. B.[^a]\n\n[^a]: One.\n[^p]: Two.\n[^x]: Never."
    numbered = parse_numbered(text)
    assert "P.[^p]\n\n[^p]: Two." == numbered.preamble.text
    assert ["A.[^a]\n\n[^a]: One.", "B.[^a]\n\n[^x]: Never."] == [
        each.text for each in numbered.paragraphs
    ]
