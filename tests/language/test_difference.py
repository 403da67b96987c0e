"""Differences: words as wholes, Han characters one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.language.difference import Change, difference

SIGNS = {Change.KEPT: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}


def shown(old: str, new: str) -> str:
    """Return a difference with signs."""
    return "".join(SIGNS[each.change].format(each.text) for each in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("China should do so.", "China should not do so.", "China should{+ not+} do so."),
        ("双方应当支持。", "双方不应当支持。", "双方{+不+}应当支持。"),
        ("130 people", "150 people", "[-130-]{+150+} people"),
        ("São Paulo", "Sao Paulo", "[-São-]{+Sao+} Paulo"),
        ("*twice*", "**twice**", "{+*+}*twice*{+*+}"),
        ("A股市场", "B股市场", "[-A-]{+B+}股市场"),
        ("same", "same", "same"),
    ],
)
def test_words_and_characters(old: str, new: str, expected: str) -> None:
    """What went stands before what came."""
    assert expected == shown(old, new)


@given(st.text(), st.text())
def test_both_texts_are_there(old: str, new: str) -> None:
    """Without what came it is the old text, without what went the new one."""
    pieces = difference(old, new)
    assert old == "".join(each.text for each in pieces if each.change is not Change.INSERTED)
    assert new == "".join(each.text for each in pieces if each.change is not Change.DELETED)
