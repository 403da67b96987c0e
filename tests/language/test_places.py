"""Places in the texts of records: where words of a value stand in its YAML file."""

from __future__ import annotations

from itertools import islice

import pytest

from proceedings.diagnostics import Report
from proceedings.language.places import FieldText
from proceedings.records.source import read


def place(raw: bytes, fragment: str, after: str = "", skip: int = 0) -> str:
    """Return place and length of a fragment of the value `note` of the second item of a list.

    Nothing is returned when it is not found.
    """
    source = read(raw, "x.yaml", Report())
    assert source
    assert isinstance(source.data, list)
    text = FieldText(source.span((1, "note")), source.data[1]["note"], raw)
    span = next(islice(text.spans(fragment, after), skip, None), None)
    if span is None:
        return ""
    return f"{span.line}:{span.column}+{span.length}"


ITEM = "- note: See [it](https://x.example).\n- note: "
LINK = "https://x.example"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (f"See [it]({LINK}).\n", "2:18+17"),
        (f'"See [it]({LINK})."\n', "2:19+17"),
        (f"'It''s [it]({LINK}).'\n", "2:21+17"),
        (f"See `[it]({LINK})` or [it]({LINK}).\n", "2:47+17"),
        (f'"See\n    [it]({LINK})"\n', "3:10+17"),
        (f"|-\n    First.\n\n    See [it]({LINK}).\n", "5:14+17"),
        (f"|2-\n      First: indented.\n    See [it]({LINK}).\n", "4:14+17"),
        (f">\n    First line,\n    see [it]({LINK}).\n\n    End.\n", "4:14+17"),
        (f"See\n    [it]({LINK}).\n", "3:10+17"),
        (f"|\n    第一。\n\n    参见[它]({LINK})。\n", "5:11+17"),
        (f"|-\r\n    First.\r\n\r\n    See [it]({LINK}).\r\n", "5:14+17"),
    ],
    ids=[
        "plain",
        "double",
        "single",
        "code",
        "quoted",
        "block",
        "indicator",
        "folded",
        "lines",
        "han",
        "crlf",
    ],
)
def test_forms_of_a_text(value: str, expected: str) -> None:
    """However a text is written, its words are found in its own lines, none before them."""
    assert expected == place((ITEM + value).encode(), LINK, "](")


def test_repetitions() -> None:
    """Each occurrence has its own place; there is none behind the last."""
    raw = (ITEM + "|-\n    a <b> and <b>\n    or <b>\n- note: <b>\n").encode()
    assert ["3:7+3", "3:15+3", "4:8+3", ""] == [
        place(raw, "<b>", skip=number) for number in range(4)
    ]


@pytest.mark.parametrize(
    ("value", "fragment"),
    [
        ('"See [it](https\\u003a//x.example)."\n', LINK),
        (f">\n    See [it]({LINK}/a\n    b).\n  more: '[it]({LINK}/a b)'\n", f"{LINK}/a b"),
        (f"none\n  more: '[it]({LINK})'\n", LINK),
        ("none\n", ""),
    ],
    ids=["escaped", "broken", "behind", "nothing"],
)
def test_what_is_not_found(value: str, fragment: str) -> None:
    """Escapes and line breaks hide words; what stands behind the value is another value's."""
    assert "" == place((ITEM + value).encode(), fragment, "](")


def test_the_first_line_of_a_fragment_counts() -> None:
    """A fragment of several lines is placed at its first line that is not empty."""
    raw = (ITEM + "|\n    <div\n    class>\n").encode()
    assert "3:5+4" == place(raw, "\n<div\nclass>")
