"""Read the text of marked content: a page in; what is drawn by number of the content out.

A font's `ToUnicode` table says what its glyphs mean (ISO 32000-1, 9.10.3); pictures that are forms
are read for their fonts, not for their text, which stands for itself in no reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object

__all__ = ["FontTable", "FontTables", "page_text"]

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(slots=True)
class FontTable:
    """What the codes of one font mean.

    Attributes:
        object: the font.
        width: bytes of a code.
        text: characters by code; nothing when the font has no table.
        unknown: codes that were drawn and are not in it.
    """

    object: Any
    width: int
    text: Mapping[int, str] | None
    unknown: set[int] = field(default_factory=set)

    def decoded(self, codes: bytes) -> str:
        """Return what is drawn; U+FFFD for what is not known."""
        found = []
        for start in range(0, len(codes), self.width):
            code = int.from_bytes(codes[start : start + self.width], "big")
            text = (self.text or {}).get(code)
            if text is None:
                self.unknown.add(code)
            found.append("\N{REPLACEMENT CHARACTER}" if text is None else text)
        return "".join(found)


@dataclass(slots=True)
class FontTables:
    """The tables of a document's fonts, each read once."""

    tables: dict[tuple[int, int], FontTable] = field(default_factory=dict)

    def of(self, font: Object) -> FontTable:
        """Return the table of a font."""
        key = font.objgen
        if key not in self.tables or key == (0, 0):
            width = 2 if font.get("/Subtype") == "/Type0" else 1
            stream = font.get("/ToUnicode")
            text = None if stream is None else _characters(stream.read_bytes())
            self.tables[key] = FontTable(font, width, text)
        return self.tables[key]


def _characters(table: bytes) -> dict[int, str]:
    """Read a table of characters by code."""
    found: dict[int, str] = {}
    for kind, block in _BLOCK.findall(table):
        values = _values(block)
        if kind == b"bfchar":
            for code, text in zip(values[::2], values[1::2], strict=False):
                found[_number(code)] = _text(text)
        else:
            for first, last, start in zip(values[::3], values[1::3], values[2::3], strict=False):
                found |= _range(_number(first), _number(last), start)
    return found


def _values(block: bytes) -> list[Any]:
    """Return the codes of a block; a list of them is one value."""
    values: list[Any] = []
    inner: list[bytes] | None = None
    for code, opens, closes in _TOKEN.findall(block):
        if opens:
            inner = []
        elif closes and inner is not None:
            values.append(inner)
            inner = None
        elif inner is not None:
            inner.append(code)
        elif not closes:
            values.append(code)
    return values


def _range(first: int, last: int, start: bytes | list[bytes]) -> dict[int, str]:
    if isinstance(start, list):
        return {first + index: _text(each) for index, each in enumerate(start)}
    text = _text(start)
    return {
        code: text[:-1] + chr(ord(text[-1]) + code - first)
        for code in range(first, min(last, 0xFFFF) + 1)
        if text
    }


def _number(code: Any) -> int:  # noqa: ANN401 a code or, in a damaged table, a list
    return int(code, 16) if isinstance(code, bytes) and code.strip() else -1


def _text(code: Any) -> str:  # noqa: ANN401 the same
    digits = b"".join(code.split()) if isinstance(code, bytes) else b""
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace") if digits else ""


def page_text(page: Any, fonts: FontTables) -> dict[int, str]:  # noqa: ANN401 a page of pikepdf
    """Return the text of each piece of marked content of a page, by its number.

    Args:
        page: the page.
        fonts: tables read so far; codes without a meaning are noted in them.
    """
    import pikepdf

    found: dict[int, list[str]] = {}
    reader = _Reader(page.get("/Resources", pikepdf.Dictionary()), fonts, found)
    for instruction in pikepdf.parse_content_stream(page):
        reader.take(str(instruction.operator), instruction.operands)
    return {number: "".join(pieces) for number, pieces in found.items()}


@dataclass(slots=True)
class _Reader:
    """Follows the operators of a page that open and close marked content and draw text."""

    resources: Any
    fonts: FontTables
    found: dict[int, list[str]]
    open: list[int | None] = field(default_factory=list)
    font: FontTable | None = None
    saved: list[FontTable | None] = field(default_factory=list)

    def take(self, operator: str, operands: Any) -> None:  # noqa: ANN401 operands of pikepdf
        if operator in {"BDC", "BMC"}:
            self.open.append(self._number(operands))
        elif operator == "EMC":
            self.open.pop()
        elif operator == "Tf":
            self.font = self.fonts.of(self.resources.Font[str(operands[0])])
        elif operator == "q":
            self.saved.append(self.font)
        elif operator == "Q" and self.saved:
            self.font = self.saved.pop()
        elif operator in {"Tj", "'", '"', "TJ"} and self.font:
            self._draw(operands[-1])

    def _number(self, operands: Any) -> int | None:  # noqa: ANN401 the same
        """Return the number of content that opens; what has none counts for the one around it."""
        import pikepdf

        around = self.open[-1] if self.open else None
        if str(operands[0]) == "/Artifact":
            return None
        last = operands[-1]
        if isinstance(last, pikepdf.Dictionary) and "/MCID" in last:
            number = int(last.MCID)
            self.found.setdefault(number, [])
            return number
        return around

    def _draw(self, drawn: Any) -> None:  # noqa: ANN401 a string, or strings and numbers
        import pikepdf

        pieces = drawn if isinstance(drawn, pikepdf.Array) else [drawn]
        number = self.open[-1] if self.open else None
        for piece in pieces:
            if isinstance(piece, (pikepdf.String, str)) and self.font:
                text = self.font.decoded(bytes(piece) if isinstance(piece, pikepdf.String) else b"")
                if number is not None:
                    self.found[number].append(text)
