"""Markup that goes wrong without a trace."""

from __future__ import annotations

import pytest

from proceedings.language.markup import ragged_rows, unclosed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b", ["**"]),
        ("a *b c", ["*"]),
        ("word*", ["*"]),
        ("one `two", ["`"]),
        ("[words](ref:ana", ["[words](ref:ana"]),
        ("see[^note here", ["[^note"]),
        ("a **b\n\nc** d", ["**", "**"]),
        ("**a** *b* ***c*** a**b**c", []),
        ("* item\n* other *item*", []),
        ("2 * 3", []),
        (r"\*star and \`tick", []),
        ("`**` in code", []),
        ("[a](ref:b) and (c) [d]", []),
        ("snake_case and __dunder__", []),
    ],
)
def test_unclosed(text: str, expected: list[str]) -> None:
    """What begins and is not closed in its block would be printed as it is."""
    assert expected == list(unclosed(text))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| 1 | 2 |", []),
        ("1 | 2", []),
        ("| 1 | 2 | 3 |", [(3, 2)]),
        ("| 1 |", [(1, 2)]),
        (r"| 1 \| 1 | 2 |", []),
        ("| `1 | 1` | 2 |", []),
        ("| 1 | 2 |\n\nNo | table | this.", []),
    ],
)
def test_ragged_rows(rows: str, expected: list[tuple[int, int]]) -> None:
    """Each row has as many cells as there are heads; escaped and coded bars divide nothing."""
    text = f"| A | B |\n| --- | :-: |\n{rows}\n"
    assert expected == [(each.cells, each.heads) for each in ragged_rows(text)]
