"""XLIFF 2.0 (OASIS Standard, 5 August 2014): messages in, a document out; and back.

Texts stay as they are written: Markdown is not turned into inline codes, and a note says so. What
the import relies on stands where every tool keeps it: in identifiers of units, segments and notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from proceedings.diagnostics import message
from proceedings.exchange.markup import Element, Node, escaped, parsed, written
from proceedings.exchange.rows import Bilingual, Returned, ReturnedRow, Row, UnreadableError, mark
from proceedings.language.pairs import State

__all__ = ["read", "write"]

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_X = f"{{{_NAMESPACE}}}"
_DONE = frozenset({"reviewed", "final"})
"""States by which a translator says that a segment needs no more work."""
_TRANSLATOR = "translator"
_OURS = frozenset({"context", "author", "previous source", "markup"})
"""Categories of notes that the export writes; what has another one is a translator's."""
_NOT_XML = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff])")


def write(bilingual: Bilingual) -> bytes:
    """Return a document; a document of XLIFF 2.0 has one source language and one target language.

    Args:
        bilingual: messages of one source language, one at least.
    """
    groups = groupby(bilingual.rows, lambda row: row.record)
    file = Element(
        "file",
        {
            "id": "f1",
            "original": bilingual.event,
            "canResegment": "no",
            "xml:space": "preserve",
        },
        tuple(
            _group(f"g{number}", record, tuple(rows))
            for number, (record, rows) in enumerate(groups, start=1)
        ),
    )
    languages = {"srcLang": bilingual.rows[0].lang, "trgLang": bilingual.lang}
    return written(Element("xliff", {"xmlns": _NAMESPACE, "version": "2.0"} | languages, (file,)))


def _group(number: str, record: str, rows: Sequence[Row]) -> Element:
    return Element("group", {"id": number, "name": record}, tuple(map(_unit, rows)))


def _unit(row: Row) -> Element:
    segment = Element("segment", {"id": f"t{mark(row.target)}"} | _state(row), _texts(row))
    notes = Element("notes", {}, tuple(_notes(row)))
    return Element("unit", {"id": row.id, "name": row.key}, (notes, segment))


def _state(row: Row) -> dict[str, str]:
    if row.state is State.STALE:
        return {"state": "initial", "subState": "proceedings:stale"}
    return {"state": "translated" if row.state is State.TRANSLATED else "initial"}


def _texts(row: Row) -> tuple[Element, ...]:
    source = Element("source", text=_text(row.source))
    return (source, Element("target", text=_text(row.target))) if row.target else (source,)


def _text(text: str) -> str:
    """Return text between tags; a character that XML cannot hold is written as a code point."""
    pieces = _NOT_XML.split(text)
    pieces[1::2] = [f'<cp hex="{ord(each):04X}"/>' for each in pieces[1::2]]
    pieces[::2] = [escaped(each) for each in pieces[::2]]
    return "".join(pieces)


def _notes(row: Row) -> Iterator[Element]:
    yield _note("context", row.label)
    if row.is_markdown:
        yield _note("markup", "Markdown: keep its signs as they stand")
    if row.note:
        yield _note("author", row.note)
    if row.pivot:
        lang, text = row.pivot
        yield _note("context", f"[{lang}] {text}")
    if row.previous:
        yield _note("previous source", row.previous)
    if row.remark:
        yield _note(_TRANSLATOR, row.remark, f"r{mark(row.remark)}")


def _note(category: str, text: str, number: str = "") -> Element:
    named = {"id": number} if number else {}
    return Element("note", named | {"category": category}, text=escaped(text))


def read(content: bytes) -> Returned:
    """Return what came back in a document.

    Raises:
        UnreadableError: it is broken, unsafe, or no XLIFF of version 2.
    """
    root = parsed(content)
    if root.name != f"{_X}xliff" or not root.attributes.get("version", "").startswith("2."):
        text = message("this is no XLIFF 2.0 file")
        raise UnreadableError(text, root.line, root.column)
    files = tuple(root.all(f"{_X}file"))
    originals = {each.attributes.get("original", "") for each in files}
    event = originals.pop() if len(originals) == 1 else ""
    rows = tuple(_row(unit) for file in files for unit in _units(file))
    return Returned(event, root.attributes.get("trgLang", ""), rows)


def _units(node: Node) -> Iterator[Node]:
    for each in node.content:
        if isinstance(each, Node) and each.name == f"{_X}unit":
            yield each
        elif isinstance(each, Node) and each.name == f"{_X}group":
            yield from _units(each)


def _row(unit: Node) -> ReturnedRow:
    parts = [
        each
        for each in unit.content
        if isinstance(each, Node) and each.name in {f"{_X}segment", f"{_X}ignorable"}
    ]
    segments = [each for each in parts if each.name == f"{_X}segment"]
    targets = [found for each in segments if (found := each.first(f"{_X}target"))]
    place = targets[0] if targets else unit
    remark, remark_mark = _remark(unit)
    is_one = len(segments) == 1
    return ReturnedRow(
        place.line,
        place.column,
        unit.attributes.get("id", ""),
        unit.attributes.get("name", ""),
        "".join(_said(each.first(f"{_X}source")) for each in parts),
        "".join(_translated(each) for each in parts) if targets else "",
        remark,
        all(each.attributes.get("state") in _DONE for each in segments) and bool(segments),
        _left(segments[0].attributes.get("id", ""), "t") if is_one else "",
        remark_mark,
    )


def _translated(part: Node) -> str:
    """Return the translation of a segment; of what is ignorable, which may have none, its text."""
    target = part.first(f"{_X}target")
    is_ignorable = part.name == f"{_X}ignorable"
    return _said(target or (part.first(f"{_X}source") if is_ignorable else None))


def _remark(unit: Node) -> tuple[str, str]:
    """Return the translators' notes, and the mark of the one that the unit left with.

    Some tools write notes into segments, where the standard has none; they are read all the same.
    """
    holders = (unit, *unit.all(f"{_X}segment"))
    found = [
        note
        for holder in holders
        for notes in holder.all(f"{_X}notes")
        for note in notes.all(f"{_X}note")
        if note.attributes.get("category") not in _OURS
    ]
    marks = [_left(each.attributes.get("id", ""), "r") for each in found]
    return "\n".join(map(_said, found)), next(filter(None, marks), "")


def _left(number: str, sign: str) -> str:
    """Return the mark in an identifier; empty when a tool gave it another one."""
    return number[1:] if re.fullmatch(f"{sign}[0-9a-f]{{12}}", number) else ""


def _said(node: Node | None) -> str:
    """Return the text of an element: code points read, annotations left out, their text kept."""
    if node is None:
        return ""
    pieces = (each if isinstance(each, str) else _inline(each) for each in node.content)
    return "".join(pieces)


def _inline(node: Node) -> str:
    if node.name != f"{_X}cp":
        return _said(node)
    try:
        return chr(int(node.attributes.get("hex", ""), 16))
    except (ValueError, OverflowError):
        text = message("`hex` of a code point is no hexadecimal number")
        raise UnreadableError(text, node.line, node.column) from None
