"""Spreadsheets (Office Open XML, ISO/IEC 29500): messages in, a workbook out; and back.

One sheet in reading order: what a message is and its source stand locked in grey; the translation,
a mark that it is done and a comment can be written. Its first row, hidden, names the columns, and
hidden columns carry identities and marks, so that sorting and moving columns do no harm.

Every cell is text: no formula is written, and none that comes back is evaluated.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from defusedxml.common import DefusedXmlException
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import (
    Alignment,
    Border,
    Color,
    Font,
    NamedStyle,
    PatternFill,
    Protection,
    Side,
)
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from proceedings.diagnostics import Message, message
from proceedings.diagnostics.snippets import cells
from proceedings.exchange.rows import (
    Bilingual,
    Returned,
    ReturnedRow,
    Row,
    UnholdableError,
    UnreadableError,
    mark,
)
from proceedings.language.difference import Change, differences
from proceedings.language.interface import N_
from proceedings.language.pairs import State

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["MOST_CHARACTERS", "read", "write"]

Say = Callable[[str], str]
"""Gives the reader's form of an English label."""

MOST_CHARACTERS = 32_767
"""Most characters (UTF-16 code units) in a cell: Excel specifications and limits, Microsoft."""
_MOST_BYTES, _MOST_UNPACKED, _MOST_PARTS = 32_000_000, 256_000_000, 500
"""Size of a workbook, packed and unpacked, and number of its parts beyond which it is refused."""
_MOST_ROWS, _MOST_COLUMNS = 200_000, 100
_SIGN = "proceedings"
"""What the first cell begins with, before the event and the language."""
_HEADS, _FIRST = 2, 3
"""Rows: the headings that people see, below the hidden names; the first message."""
_LINE_HEIGHT, _HIGHEST = 15, 409
"""Points of a line, and of the highest row that there can be."""
_LEADING = frozenset("=+-@'\t\r")
"""Characters behind which a program could take what is typed for more than text."""
_TICK = "✓"
_DONE = frozenset({"✓", "✔", "x", "yes", "y", "sí", "si", "s", "sim", "oui", "是", "true", "1"})
"""What says in the column of what is done that a translation needs no more work."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
"""What a cell cannot hold as it stands: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring)."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_GREY, _LINE, _HEAD = "FFF2F2F2", "FFBFBFBF", "FFD9E2EC"
_STATES = {
    State.TRANSLATED: N_("translated"),
    State.STALE: N_("stale"),
    State.MISSING: N_("missing"),
}
_TINTS = {State.STALE: "FFFFF2CC", State.MISSING: "FFFCE4D6"}
"""Grounds of states that ask for work; the words say the same."""
_FONTS = {"zh": "Microsoft YaHei", "": "Calibri"}
"""Typefaces that office programs have, or replace by one of the script, by language."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its name in the file, its heading, its width in characters, who writes in it."""

    name: str
    head: str = ""
    width: int = 14
    is_open: bool = False
    is_prose: bool = False


_COLUMNS = (
    _Column("number", N_("no."), 6),
    _Column("kind", N_("kind"), 13),
    _Column("label", N_("what it is"), 24),
    _Column("source", N_("source"), 52, is_prose=True),
    _Column("target", N_("translation"), 52, is_open=True, is_prose=True),
    _Column("done", N_("done"), 9, is_open=True),
    _Column("remark", N_("your comment"), 28, is_open=True, is_prose=True),
    _Column("state", N_("status"), 13),
    _Column("note", N_("notes"), 30, is_prose=True),
    _Column("previous", N_("changes in the source"), 40, is_prose=True),
    _Column("key", N_("key"), 34),
    _Column("id"),
    _Column("mark"),
    _Column("remark_mark"),
)
_LETTERS = {each.name: get_column_letter(index) for index, each in enumerate(_COLUMNS, start=1)}
_LAST_SEEN = _LETTERS["key"]


def write(bilingual: Bilingual, say: Say) -> bytes:
    """Return a workbook.

    Args:
        bilingual: the messages.
        say: gives headings in the translator's language.

    Raises:
        UnholdableError: texts are longer than a cell can be.
    """
    _check_lengths(bilingual.rows)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = bilingual.lang
    for style in _styles(bilingual.lang):
        book.add_named_style(style)
    _write_heads(sheet, bilingual, say)
    for index, row in enumerate(bilingual.rows):
        values = _values(index + 1, row, say)
        _write_row(sheet, _FIRST + index, values, row)
        sheet.row_dimensions[_FIRST + index].height = _height(values)
    _arrange(sheet, bilingual, say)
    out = io.BytesIO()
    book.save(out)
    return _repacked(out)


def _check_lengths(rows: Sequence[Row]) -> None:
    long = tuple(
        row.key for row in rows if any(map(_is_long, (row.source, row.target, row.remark)))
    )
    if long:
        text = message("a cell holds at most {number} characters", number=f"{MOST_CHARACTERS:,}")
        raise UnholdableError(long, text)


def _is_long(text: str) -> bool:
    return len(_packed(text).encode("utf-16-le", "surrogatepass")) // 2 > MOST_CHARACTERS


def _packed(text: str) -> str:
    """Return a text as a cell holds it."""
    return _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _unpacked(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _values(number: int, row: Row, say: Say) -> dict[str, str]:
    pivot = f"[{row.pivot[0]}] {row.pivot[1]}" if row.pivot else ""
    markup = say(N_("Markdown: keep its signs as they stand")) if row.is_markdown else ""
    return {
        "number": str(number),
        "kind": say(row.kind),
        "label": row.label,
        "source": row.source,
        "target": row.target,
        "done": "",
        "remark": row.remark,
        "state": say(_STATES[row.state]),
        "note": "\n".join(filter(None, (row.note, pivot, markup))),
        "previous": row.previous,
        "key": row.key,
        "id": row.id,
        "mark": mark(row.target),
        "remark_mark": mark(row.remark),
    }


def _styles(lang: str) -> tuple[NamedStyle, ...]:
    """Return how cells look, by name; to set a style by its name is quicker than to describe it."""
    name = _FONTS.get(lang.partition("-")[0], _FONTS[""])
    side = Side(style="thin", color=_LINE)
    plain, quiet = Font(name=name, size=11), Font(name=name, size=10, color="FF595959")
    top, center = Alignment(wrap_text=True, vertical="top"), Alignment("center", vertical="top")
    grey, head = PatternFill("solid", fgColor=_GREY), PatternFill("solid", fgColor=_HEAD)
    looks = {
        "head": (Font(name=name, size=11, bold=True), Alignment(wrap_text=True), head, True),
        "number": (quiet, center, grey, True),
        "told": (quiet, top, grey, True),
        "prose": (plain, top, grey, True),
        "written": (plain, top, PatternFill(), False),
        "done": (plain, center, PatternFill(), False),
    }
    for state, tint in _TINTS.items():
        looks[state] = (quiet, top, PatternFill("solid", fgColor=tint), True)
    return tuple(
        NamedStyle(
            f"{_SIGN} {style}",
            font,
            fill,
            Border(left=side, right=side, top=side, bottom=side),
            alignment,
            "General" if style == "number" else "@",
            Protection(locked=locked),
        )
        for style, (font, alignment, fill, locked) in looks.items()
    )


def _style(column: _Column, row: Row) -> str:
    """Return the name of the style of a cell."""
    if column.name == "state" and row.state in _TINTS:
        name: str = row.state
    elif column.name in {"number", "done"}:
        name = column.name
    elif column.is_prose:
        name = "written" if column.is_open else "prose"
    else:
        name = "told"
    return f"{_SIGN} {name}"


def _write_heads(sheet: Worksheet, bilingual: Bilingual, say: Say) -> None:
    for index, column in enumerate(_COLUMNS, start=1):
        sign = f"{_SIGN} {bilingual.event} {bilingual.lang}"
        _put(_cell(sheet, 1, index), column.name if index > 1 else sign)
        head = _cell(sheet, _HEADS, index)
        _put(head, say(column.head) if column.head else column.name)
        head.style = f"{_SIGN} head"


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))  # no cell is merged


def _put(cell: Cell, text: str) -> None:
    """Write text that stays text: what looks like a formula, a number or a date is none."""
    cell.value = _packed(text)
    cell.data_type = "s"


def _write_row(sheet: Worksheet, number: int, values: Mapping[str, str], row: Row) -> None:
    for index, column in enumerate(_COLUMNS, start=1):
        cell = _cell(sheet, number, index)
        text = values[column.name]
        if column.name == "number":
            cell.value = int(text)
        elif column.name == "previous" and row.previous:
            cell.value = _marked(row)
        else:
            _put(cell, text)
        cell.style = _style(column, row)
        if text[:1] in _LEADING:
            cell.quotePrefix = True


def _height(values: Mapping[str, str]) -> int:
    """Return how high a row is at first, in points: programs do not all measure wrapped text."""
    lines = max(
        sum(
            -(-max(cells(line), 1) // (column.width * 1.1))
            for line in values[column.name].split("\n")
        )
        for column in _COLUMNS
        if column.head
    )
    return min(_LINE_HEIGHT * int(lines) + 3, _HIGHEST)


def _marked(row: Row) -> CellRichText:
    """Return the earlier source with what was removed struck out and what was added underlined."""
    name = _FONTS.get(row.lang.partition("-")[0], _FONTS[""])
    ink = {
        Change.KEPT: InlineFont(name, sz=11),
        Change.REMOVED: InlineFont(name, sz=11, strike=True, color=Color("FFC00000")),
        Change.ADDED: InlineFont(name, sz=11, u="single", color=Color("FF006100")),
    }
    pieces = differences(row.previous, row.source)
    return CellRichText(
        *(TextBlock(ink[change], _packed(text)[:MOST_CHARACTERS]) for text, change in pieces)
    )


def _arrange(sheet: Worksheet, bilingual: Bilingual, say: Say) -> None:
    """Set widths, freeze the headings, lock what is not to be written, and set up printing."""
    last = _HEADS + len(bilingual.rows)
    for index, column in enumerate(_COLUMNS, start=1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = column.width
        dimension.hidden = not column.head
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = f"{_LETTERS['target']}{_FIRST}"
    sheet.auto_filter.ref = f"A{_HEADS}:{_LAST_SEEN}{last}"
    done = DataValidation(type="list", formula1=f'"{_TICK}"', allow_blank=True)
    done.prompt = say(N_("Choose ✓ when the translation needs no more work."))
    done.showInputMessage = True
    sheet.add_data_validation(done)
    done.add(f"{_LETTERS['done']}{_FIRST}:{_LETTERS['done']}{last}")
    for name in ("autoFilter", "sort", "formatColumns", "formatRows", "formatCells"):
        setattr(sheet.protection, name, False)  # which allows it
    sheet.protection.sheet = True
    _set_printing(sheet, bilingual, last)


def _set_printing(sheet: Worksheet, bilingual: Bilingual, last: int) -> None:
    sheet.print_title_rows = f"{_HEADS}:{_HEADS}"
    sheet.print_area = f"A{_HEADS}:{_LETTERS['state']}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.8, header=0.3, footer=0.4)  # inches
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=HeaderFooterPart(f"{bilingual.event} · {bilingual.lang}"),
        right=HeaderFooterPart("&P / &N"),
    )


def _repacked(book: io.BytesIO) -> bytes:
    """Return a workbook without the time at which it was made: the same data, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", part)
                part = part.replace(b"openpyxl", _SIGN.encode())
            if name.startswith("xl/worksheets/"):  # a height that was set would not grow with text
                part = re.sub(rb'(<row [^>]*?) customHeight="1"', rb"\1", part)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read(content: bytes) -> Returned:
    """Return what came back in a workbook.

    Raises:
        UnreadableError: it is broken, unsafe, or none that was written here.
    """
    _check_package(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what the workbook has besides
            found = _returned(content)
    except _BROKEN as error:
        text = message("the spreadsheet is broken: {problem}", problem=error)
        raise UnreadableError(text) from None
    if found is None:
        text = message("this is no spreadsheet of translations: the hidden row is lost")
        raise UnreadableError(text)
    return found


def _returned(content: bytes) -> Returned | None:
    """Return what the sheet says that has the hidden row, if there is one."""
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        cast("ReadOnlyWorksheet", sheet).reset_dimensions()
        lines = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
        names = [_text(cell)[0] for cell in next(lines, ())]
        sign = next((each for each in names if each.startswith(f"{_SIGN} ")), "")
        if sign and {"id", "source", "target"} <= {*names}:
            _, event, lang = (*sign.split(), "", "")[:3]
            return Returned(event, lang, tuple(_rows(sheet.title, lines, names)))
    return None


_BROKEN = (
    AttributeError,
    DefusedXmlException,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,  # of XML, whichever library parses it
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl and zipfile raise over a package that is not as it should be."""


def _check_package(content: bytes) -> None:
    """Refuse a package that would unpack to more than is needed, or has document types."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            size = sum(each.file_size for each in parts)
            if max(len(content) / _MOST_BYTES, size / _MOST_UNPACKED, len(parts) / _MOST_PARTS) > 1:
                text = message("the spreadsheet is too large, or unpacks to too much")
                raise UnreadableError(text, is_unsafe=True)
            for each in parts:
                if _has_doctype(package.read(each)):
                    text = message("the file has a document type or entities")
                    raise UnreadableError(text, is_unsafe=True)
    except _BROKEN:
        raise UnreadableError(message("this is no spreadsheet of the type xlsx")) from None


def _has_doctype(part: bytes) -> bool:
    return any("<!DOCTYPE".encode(name) in part for name in ("ascii", "utf-16-le", "utf-16-be"))


def _rows(
    title: str, lines: Iterator[Sequence[object]], names: Sequence[str]
) -> Iterator[ReturnedRow]:
    at = {name: index for index, name in enumerate(names) if name}
    column = at["target"] + 1
    for number, line in enumerate(lines, start=_HEADS):
        found = {name: _text(line[index]) for name, index in at.items() if index < len(line)}
        said = {name: text for name, (text, _) in found.items()}
        if number >= _FIRST and said.get("id"):
            yield ReturnedRow(
                number,
                column,
                said["id"],
                said.get("key", ""),
                said["source"],
                said["target"],
                said.get("remark", ""),
                said.get("done", "").strip().casefold() in _DONE,
                said.get("mark", ""),
                said.get("remark_mark", ""),
                f"{title}!{get_column_letter(column)}{number}",
                found["target"][1],
            )


def _text(cell: object) -> tuple[str, Message | None]:
    """Return the text of a cell, and why it is none."""
    value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "n")
    if value is None:
        return "", None
    if kind == "f":
        return str(value), message("the cell holds a formula")
    if kind == "e" or isinstance(value, datetime):
        return str(value), message("the cell holds a date or an error, no text")
    return (_unpacked(value) if isinstance(value, str) else str(value)), None
