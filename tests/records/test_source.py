"""Reading YAML: scalars stay text, everything has a place, what is not plain is refused."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.diagnostics import Report, Span
from proceedings.records import source as yaml_source
from proceedings.records.source import Data, Path, Source, read


def read_text(text: str) -> Source:
    """Return a source that has nothing wrong with it."""
    report = Report()
    source = read(text.encode(), "a.yaml", report)
    assert [] == list(report)
    assert source is not None
    return source


def codes(raw: bytes) -> list[tuple[str, str]]:
    """Return the places and codes of what is wrong."""
    report = Report()
    assert read(raw, "a.yaml", report) is None
    return [(str(each.span), each.code) for each in report]


@pytest.mark.parametrize(
    "scalar",
    ["NO", "yes", "true", "12:30", "007", "0x1F", "1e3", "2025-07-25", "1_000", ".inf", "=", "08"],
)
def test_scalars_stay_text(scalar: str) -> None:
    """Norway is no boolean, half past twelve no number in base 60, and agent 007 keeps zeros."""
    assert {"key": scalar} == read_text(f"key: {scalar}\n").data


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL", "# nothing"])
def test_null(null: str) -> None:
    """Only nothing, `~` and `null` are None."""
    assert {"key": None} == read_text(f"key: {null}\n").data


@pytest.mark.parametrize(("quoted", "text"), [('""', ""), ("'~'", "~"), ('"null"', "null")])
def test_quoted_null_is_text(quoted: str, text: str) -> None:
    """Quotes say that text is meant."""
    assert {"key": text} == read_text(f"key: {quoted}\n").data


def test_block_scalars() -> None:
    """`|-` keeps line breaks, `>-` folds them."""
    text = "a: |-\n  one\n\n  two\nb: >-\n  one\n  two\n"
    assert {"a": "one\n\ntwo", "b": "one two"} == read_text(text).data


def test_flow_and_block_collections() -> None:
    """Both ways of writing lists and mappings give the same data."""
    flow = read_text("- {id: ana, sources: [a, b]}\n- []\n- {}\n").data
    block = read_text("- id: ana\n  sources:\n  - a\n  - b\n- []\n- {}\n").data
    assert [{"id": "ana", "sources": ["a", "b"]}, [], {}] == flow
    assert flow == block


def test_an_empty_file_is_nothing() -> None:
    """A file with comments only holds None, at its beginning."""
    source = read_text("# to be written\n")
    assert source.data is None
    assert Span("a.yaml", 1, 1) == source.span(("id",))


def test_places_of_keys_and_values() -> None:
    """Lines and columns count from 1, in characters; the length is that of the text."""
    source = read_text("- id: ana\n  name: {family: 徐, given: 'Tian qi'}\n")
    assert Span("a.yaml", 1, 7, 3) == source.span((0, "id"))
    assert Span("a.yaml", 2, 3, 4) == source.span((0, "name"), key=True)
    assert Span("a.yaml", 2, 18, 1) == source.span((0, "name", "family"))
    assert Span("a.yaml", 2, 28, 9) == source.span((0, "name", "given"))


def test_place_of_a_value_of_several_lines() -> None:
    """It begins at its indicator and is as long as that line."""
    source = read_text('a: |-\n  one\n  two\nb: "one\n  two"\n')
    assert Span("a.yaml", 1, 4, 2) == source.span(("a",))
    assert Span("a.yaml", 4, 4, 4) == source.span(("b",))


def test_an_unknown_place_is_that_of_what_holds_it() -> None:
    """A missing field is shown where its record is."""
    source = read_text("people:\n  - id: ana\n")
    assert source.span(("people", 0)) == source.span(("people", 0, "name", "family"))
    assert Span("a.yaml", 2, 5) == source.span(("people", 0))


def test_what_stands_at_a_path() -> None:
    """A path leads to a value or not; indexes count from 0 and are no keys."""
    source = read_text("- id: ana\n  sources: [a]\n- {'0': x}\n")
    paths: list[Path] = [(), (0, "id"), (0, "sources", 0), (1, "0")]
    assert all(source.has(path) for path in paths)
    paths = [(-1,), (2,), ("0",), (0, "name"), (0, "id", 0), (0, "id", "id"), (1, 0)]
    assert not any(source.has(path) for path in paths)
    assert not read_text("").has(())


def test_first_of_two_keys_keeps_its_place() -> None:
    """A repeated key is reported at the second; both stand in the report's numbers."""
    assert [("a.yaml:3:1", "PR103")] == codes(b"id: a\nlang: en\nid: b\n")


def test_all_repeated_keys_and_characters_are_reported_at_once() -> None:
    """What does not stop reading does not hide the rest."""
    assert [("a.yaml:2:1", "PR103"), ("a.yaml:3:4", "PR112")] == codes(
        b'a: 1\na: 2\nb: "\\u202e"\n'
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(end: str) -> None:
    """Files from Windows and old Macs read the same, at the same places."""
    source = read_text(end.join(["id: ana", "note: |-", "  one", "  two", "lang: en", ""]))
    assert {"id": "ana", "note": "one\ntwo", "lang": "en"} == source.data
    assert Span("a.yaml", 5, 7, 2) == source.span(("lang",))


def test_byte_order_mark() -> None:
    """A mark at the beginning is dropped and moves nothing; elsewhere it is refused."""
    source = read_text("\ufeffid: ana\n")
    assert {"id": "ana"} == source.data
    assert Span("a.yaml", 1, 1, 2) == source.span(("id",), key=True)
    assert [("a.yaml:1:6", "PR112")] == codes("id: a\ufeffna\n".encode())


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: &x 1\n", "1:4", "PR104"),
        ("a: &x [1]\n", "1:4", "PR104"),
        ("a: *x\n", "1:4", "PR104"),
        ("*x : 1\n", "1:1", "PR104"),
        ("a: !!str 1\n", "1:4", "PR105"),
        ("a: ! 1\n", "1:4", "PR105"),
        ("!!map {a: 1}\n", "1:1", "PR105"),
        ("<<: {a: 1}\n", "1:1", "PR106"),
        ("a: 1\n---\nb: 2\n", "2:1", "PR107"),
        ("a: 1\n...\n---\nb: 2\n", "3:1", "PR107"),
        ("? [a]\n: 1\n", "1:3", "PR109"),
        ("{a: 1}: 1\n", "1:1", "PR109"),
        ("a: 1\n\tb: 2\n", "2:1", "PR102"),
        ("a: [1\n", "1:4", "PR102"),
        ("a: {b: 1\nc: 2\n", "1:4", "PR102"),
        ("id:x\nname: a\n", "1:3", "PR102"),
        ("id： x\nname: a\n", "1:3", "PR102"),
        ("a: 'open\n", "1:4", "PR102"),
        ("a: b: c\n", "1:5", "PR102"),
    ],
)
def test_what_is_refused(text: str, place: str, code: str) -> None:
    """What YAML offers beyond lists, mappings and text is refused where it stands."""
    assert [(f"a.yaml:{place}", code)] == codes(text.encode())


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x1b", "\x7f", "\x85", "\u200e", "\u202e", "\u2028", "\u2029", "\u2066"),
        *("\ue000", "\ufdd0", "\uffff", "\U000e0041", "\U0010ffff"),
    ],
)
def test_characters_that_records_may_not_hold(character: str) -> None:
    """Controls, bidirectional controls, separators, private use and the unassigned, all placed."""
    assert [("a.yaml:2:4", "PR112")] == codes(f"a: 1\nb: {character}\n".encode())


def test_what_may_not_be_held_is_not_printable() -> None:
    """So that text which is printable as a whole needs no second look."""
    assert not any(
        chr(code).isprintable() and yaml_source._is_forbidden(chr(code))  # noqa: SLF001 the rule itself
        for code in range(sys.maxunicode + 1)
    )


@pytest.mark.parametrize(
    "text", ["São Paulo", "徐天启", "e\u0301", "a\u00a0b", "a\u200bb", "𠮷", "👍"]
)
def test_characters_that_records_may_hold(text: str) -> None:
    """All scripts, combining marks, and the spaces that typesetters use."""
    assert {"a": text} == read_text(f"a: {text}\n").data


def test_depth() -> None:
    """Nesting is read to its limit and refused beyond it, without recursion."""
    limit = yaml_source.MAX_DEPTH
    assert read_text("[" * limit + "]" * limit).data is not None
    assert [(f"a.yaml:1:{limit + 1}", "PR108")] == codes(b"[" * 100_000)


def test_number_of_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of very many small values is refused before it fills the memory."""
    monkeypatch.setattr(yaml_source, "MAX_EVENTS", 100)
    assert [("a.yaml", "PR110")] == codes(b"[" + b"[]," * 100 + b"]")


def test_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused as a whole."""
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 10)
    assert [("a.yaml", "PR110")] == codes(b"a: 12345678")


def test_encoding_is_placed() -> None:
    """The place of the first wrong byte counts characters before it, not bytes."""
    assert [("a.yaml:2:7", "PR101")] == codes("é: 1\nb: 圣保".encode() + b"x\xe3o\n")


@given(st.binary(max_size=200))
def test_random_bytes_raise_nothing(raw: bytes) -> None:
    """Bytes are read or reported, never a traceback; and nothing is refused without a report."""
    report = Report()
    source = read(raw, "a.yaml", report)
    assert (source is None) == report.has_errors()


@given(st.text("ab:-?[]{},#&*!|>'\"%@`~<= \n\r\té\u2028\x85徐\ufeff0", max_size=60))
def test_random_yaml_raises_nothing(text: str) -> None:
    """Text made of YAML's own signs is read or reported, each diagnostic inside the file."""
    report = Report()
    source = read(text.encode(), "a.yaml", report)
    assert (source is None) == report.has_errors()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= each.span.line <= lines and each.span.column >= 1 for each in report)


PLAIN = st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffd"))
TREES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3)
)


def written(data: Data) -> str:
    """Return data as YAML in which every scalar is quoted."""
    if isinstance(data, dict):
        pairs = (f"{written(key)}: {written(value)}" for key, value in data.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(written(each) for each in data) + "]"
    return "'" + (data or "").replace("'", "''") + "'"


def paths(data: Data) -> Iterator[Path]:
    """Yield the path of each value."""
    yield ()
    pairs = data.items() if isinstance(data, dict) else enumerate(data or ())
    for step, value in pairs if isinstance(data, dict | list) else ():
        yield from ((step, *path) for path in paths(value))


@given(TREES.filter(lambda tree: "'<<':" not in written(tree)))
def test_reading_loses_nothing(tree: Data) -> None:
    """What was written is what is read: every key and every scalar, with a place for each."""
    report = Report()
    source = read(written(tree).encode(), "a.yaml", report)
    assert {"PR216"} >= {each.code for each in report}  # a list may hold a text twice here
    assert source is not None
    assert tree == source.data
    for path in paths(tree):
        assert source.has(path)
        assert 1 == source.span(path).line == source.span(path, key=True).line
