"""Translators for tests: an exported file and what they write into it in, the file back out."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl import load_workbook

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
X = f"{{{NAMESPACE}}}"

Fill = Callable[..., bytes]


def fill_sheet(
    content: bytes,
    texts: Mapping[str, str] = {},
    *,
    done: Collection[str] = (),
    remarks: Mapping[str, str] = {},
    column: str = "target",
) -> bytes:
    """Return a workbook with translations, marks and comments written into it, by key."""
    book = load_workbook(io.BytesIO(content), rich_text=True)
    sheet: Any = book.worksheets[0]
    names = {cell.value: cell.column for cell in sheet[1]}
    for number in range(3, sheet.max_row + 1):
        key = sheet.cell(number, names["key"]).value
        if key in texts:
            _write(sheet.cell(number, names[column]), texts[key])
        if key in remarks:
            _write(sheet.cell(number, names["remark"]), remarks[key])
        if key in done:
            sheet.cell(number, names["done"]).value = "✓"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Any, text: str) -> None:  # noqa: ANN401 openpyxl's cells have many types
    """Write as a spreadsheet program saves what was typed into a cell of text."""
    cell.value = text.replace("_x", "_x005F_x")
    cell.data_type = "s"


def fill_xliff(
    content: bytes,
    texts: Mapping[str, str] = {},
    *,
    done: Collection[str] = (),
    remarks: Mapping[str, str] = {},
    column: str = "target",
) -> bytes:
    """Return a document with translations, states and notes written into it, by key."""
    ET.register_namespace("", NAMESPACE)
    root = ET.fromstring(content)  # noqa: S314 what the test itself exported
    for unit in root.iter(f"{X}unit"):
        key = unit.attrib["name"]
        segment = unit.find(f"{X}segment")
        assert segment is not None
        if key in texts:
            found = segment.find(f"{X}{column}")
            target = ET.SubElement(segment, f"{X}{column}") if found is None else found
            target.text = texts[key]
            segment.set("state", "translated")
            segment.attrib.pop("subState", None)
        if key in remarks:
            _note(unit, remarks[key])
        if key in done:
            segment.set("state", "final")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _note(unit: ET.Element, text: str) -> None:
    """Write a comment: into the translator's note, or a new one."""
    notes = unit.find(f"{X}notes")
    assert notes is not None
    own = [each for each in notes if each.get("category") == "translator"]
    note = own[0] if own else ET.SubElement(notes, f"{X}note", {"appliesTo": "target"})
    note.text = text


FILLS: dict[str, Fill] = {"xliff": fill_xliff, "xlsx": fill_sheet}
