"""Differences between two wordings: by word, and by character in Chinese."""

from __future__ import annotations

import pytest

from proceedings.language.difference import Change, differences


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("China should do so.", "China should not do so.", "China should{+ not+} do so."),
        ("双方应当支持。", "双方不应当支持。", "双方{+不+}应当支持。"),
        ("10 people", "12 people", "[-10-]{+12+} people"),
        ("the end.", "the end", "the end[-.-]"),
        ("", "new", "{+new+}"),
        ("same", "same", "same"),
    ],
)
def test_differences(old: str, new: str, expected: str) -> None:
    """What is removed stands before what is added; the rest is kept."""
    forms = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    pieces = differences(old, new)
    assert expected == "".join(forms[each.change].format(each.text) for each in pieces)
    assert old == "".join(each.text for each in pieces if each.change is not Change.ADDED)
    assert new == "".join(each.text for each in pieces if each.change is not Change.REMOVED)
