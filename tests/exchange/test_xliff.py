"""XLIFF 2.0: documents as the OASIS standard describes them, and what tools make of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from proceedings.exchange import xliff
from proceedings.exchange.rows import Bilingual, Row, identity, mark
from proceedings.language.pairs import State
from tests.translators import X

ORDER = {
    "xliff": ("file",),
    "file": ("skeleton", "notes", "unit", "group"),
    "group": ("notes", "unit", "group"),
    "unit": ("notes", "originalData", "segment", "ignorable"),
    "notes": ("note",),
    "segment": ("source", "target"),
}
"""Children of elements in the order of the standard, 4.2.2."""


def row(key: str, source: str, target: str = "", state: State = State.MISSING) -> Row:
    """Return a row of a record."""
    record = "/".join(key.split("/")[:2])
    return Row(identity(key, source), key, "x", record, "label", "en", source, target, state)


ROWS = (
    row("programme/one/title", "One"),
    replace(
        row("programme/one/text", "Two *words*", "Dos", State.STALE),
        previous="Two",
        remark="sure?",
    ),
    replace(row("people/ann/role", "Chair", "Presidenta", State.TRANSLATED), note="a woman"),
)
DOCUMENT = xliff.write(Bilingual("2031-x", "es", ROWS))


def test_structure_follows_the_standard() -> None:
    """Elements stand where the standard allows them; identifiers are unique where they must be."""
    root = ET.fromstring(DOCUMENT)  # noqa: S314 what was written here
    assert (f"{X}xliff", "2.0", "en", "es") == (
        root.tag,
        root.get("version"),
        root.get("srcLang"),
        root.get("trgLang"),
    )
    for parent in root.iter():
        allowed = ORDER.get(parent.tag.removeprefix(X), ())
        names = [child.tag.removeprefix(X) for child in parent]
        assert names == sorted(names, key=allowed.index)
        assert parent.tag != f"{X}notes" or names
    for kind in ("unit", "group"):
        found = [each.attrib["id"] for each in root.iter(f"{X}{kind}")]
        assert len(found) == len({*found}) > 1
        assert all(re.fullmatch(r"[\w.:-]+", each) for each in found)  # NMTOKEN


def test_states_say_what_is_known() -> None:
    """A stale translation is a suggestion: initial, with a state of our own behind the prefix."""
    root = ET.fromstring(DOCUMENT)  # noqa: S314 what was written here
    found = [(each.get("state"), each.get("subState")) for each in root.iter(f"{X}segment")]
    stale = ("initial", "proceedings:stale")
    assert [("initial", None), stale, ("translated", None)] == found


def test_notes_carry_the_context() -> None:
    """What a message is, the author's note, the earlier source and the remark are notes."""
    root = ET.fromstring(DOCUMENT)  # noqa: S314 what was written here
    found = [(each.get("category"), each.text) for each in root.iter(f"{X}note")]
    assert ("context", "label") == found[0]
    assert {("previous source", "Two"), ("translator", "sure?"), ("author", "a woman")} <= {*found}


def test_groups_are_records_in_reading_order() -> None:
    """Translators see what belongs together."""
    root = ET.fromstring(DOCUMENT)  # noqa: S314 what was written here
    names = [each.get("name") for each in root.iter(f"{X}group")]
    assert ["programme/one", "people/ann"] == names


def test_an_identity_changes_with_the_message_and_its_context() -> None:
    """So a translation never reaches another message."""
    ids = [identity(*each) for each in (("a", "b"), ("ab", ""), ("", "ab"), ("b", "a"))]
    for one, other in pairwise(sorted(ids)):
        assert one != other


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<target>Presidenta</target>", "<target>La <mrk id='m'>jefa</mrk></target>", "La jefa"),
        ("<target>Presidenta</target>", "<target>La <pc id='1'>jefa</pc></target>", "La jefa"),
        ("<target>Presidenta</target>", "<target><![CDATA[<b>]]></target>", "<b>"),
        ("<target>Presidenta</target>", "<target/>", ""),
        ("<target>Presidenta</target>", "", ""),
    ],
)
def test_what_tools_write_is_understood(old: str, new: str, expected: str) -> None:
    """Annotations and sections of characters are a tool's way; their text counts."""
    back = xliff.read(DOCUMENT.decode().replace(old, new).encode())
    assert expected == back.rows[2].target


def test_segments_that_a_tool_divided_are_put_together() -> None:
    """What lies between segments keeps its place; the mark of the whole is lost, not guessed."""
    segment = DOCUMENT.decode()
    begin, end = segment.rindex("<segment"), segment.rindex("</segment>") + len("</segment>")
    parts = (
        "<segment state='final'><source>Cha</source><target>Pre</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment state='final'><source>ir</source><target>sidenta</target></segment>"
    )
    back = xliff.read((segment[:begin] + parts + segment[end:]).encode()).rows[2]
    assert ("Cha ir", "Pre sidenta", True, "") == (
        back.source,
        back.target,
        back.is_done,
        back.mark,
    )


def test_only_a_reviewed_or_final_segment_is_done() -> None:
    """`translated` is what many tools write on their own."""
    for state, expected in (("translated", False), ("reviewed", True), ("final", True)):
        text = DOCUMENT.decode().replace('state="translated"', f'state="{state}"')
        assert expected == xliff.read(text.encode()).rows[2].is_done


def test_new_notes_are_comments() -> None:
    """A note without a category of ours comes from the translator."""
    text = DOCUMENT.decode().replace("</notes>", "<note>why?</note></notes>")
    rows = xliff.read(text.encode()).rows
    assert ["why?", "sure?\nwhy?", "why?"] == [each.remark for each in rows]
    assert mark("sure?") == rows[1].remark_mark


def test_a_note_inside_a_segment_is_a_comment_too() -> None:
    """The standard has no place for it there; a widespread library writes it all the same."""
    notes = '<notes><note category="translator">why?</note></notes></segment>'
    rows = xliff.read(DOCUMENT.decode().replace("</segment>", notes).encode()).rows
    assert ["why?", "sure?\nwhy?", "why?"] == [each.remark for each in rows]
