"""Balanced titles: as few lines as the measure allows, and none of a single word."""

from __future__ import annotations

from proceedings.render.balance import balanced

TITLE = "Second China–Latin American and Caribbean States Roundtable on Human Rights"


def test_a_title_of_one_line_keeps_its_measure() -> None:
    """There is nothing to balance."""
    assert 462 == balanced("A Small Meeting", 32, 462)
    assert 462 == balanced("第二届中拉人权圆桌会", 25, 462)


def test_a_long_title_is_narrower() -> None:
    """Its lines become alike, and not more of them; a wider measure is not used up."""
    assert 300 < balanced(TITLE, 32, 462) < 462
    assert balanced(TITLE, 32, 462) == balanced(TITLE, 32, 470)


def test_chinese_is_broken_between_characters() -> None:
    """Twelve ideographs of 40 px on lines of 462 px make two lines of six."""
    assert 250 == balanced("第二届中拉人权圆桌会议程", 40, 462)


def test_a_word_that_is_too_long_stays_whole() -> None:
    """The measure is never exceeded, whatever the word."""
    assert 100 >= balanced("Menschenrechtskonferenzteilnehmerverzeichnis zwei", 20, 100)
