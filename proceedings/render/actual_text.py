"""Keep spaced characters together in text taken from the file: drawn glyphs in and out.

A reader of the file takes a gap of a tenth of an em for a space between words. Where the rules of
Chinese lines put a gap and the text has no space, the gap is filled with a blank glyph, and the
character before it and the blank are marked as that character (`ActualText`, ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["GAP_READ_AS_SPACE", "Blank", "Filler", "Glyph"]

GAP_READ_AS_SPACE = 0.08
"""A gap at least so wide, in em, is filled; poppler sees a space from 0.1 on."""

Show: TypeAlias = Callable[[str], None]
"""Writes a TJ operator with the string of WeasyPrint's drawing, such as `<00010002>-120<0003>`."""

_ITEM = re.compile(r"<([0-9a-f]*)>|(-?[0-9.e+-]+)")
_DIGITS = 4
"""Hexadecimal digits of a glyph."""


@dataclass(frozen=True, slots=True)
class Blank:
    """The glyph of a space."""

    glyph: int
    width: int
    """In thousandths of an em."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph that is about to be drawn."""

    text: str
    """The characters that it stands for."""
    blank: Blank | None
    """What fills the gap after it, if the gap would be read as a space."""


@dataclass(slots=True)
class Filler:
    """Writes the glyphs of a line as `show` does, one string after the other, its gaps filled."""

    glyphs: list[Glyph]
    """All glyphs of the line that are drawn, in their order."""
    show: Show
    write: Callable[[bytes], None]
    """Writes an operator as it is."""
    number: int = field(default=0, init=False)

    def __call__(self, string: str) -> None:
        """Write a string, with its gaps filled."""
        pending: list[str] = []
        items = list(_items(string))
        for index, item in enumerate(items):
            if not item.startswith("<"):
                pending += [item] if item else []
                continue
            glyph = self.glyphs[self.number]
            self.number += 1
            space = items[index + 1] if index + 1 < len(items) else ""
            if glyph.blank is None or not space or space.startswith("<"):
                pending.append(item)
                continue
            self._flush(pending)
            items[index + 1] = ""
            self._fill(item, glyph.text, glyph.blank, -round(float(space)))
        self._flush(pending)

    def _fill(self, item: str, text: str, blank: Blank, gap: int) -> None:
        """Write a glyph and a blank that ends where the gap ends."""
        actual = ("\ufeff" + text).encode("utf-16-be").hex()
        self.write(f"/Span <</ActualText <{actual}>>> BDC".encode())
        self.show(f"{item}{blank.width - gap}<{blank.glyph:0{_DIGITS}x}>")
        self.write(b"EMC")

    def _flush(self, pending: list[str]) -> None:
        if pending:
            self.show("".join(pending).replace("><", "").replace(" <", "<"))
        pending.clear()


def _items(string: str) -> Iterator[str]:
    """Yield the single glyphs, each in angle brackets, and the numbers between them."""
    for glyphs, number in _ITEM.findall(string):
        if number:
            yield f"{number} "  # two of them may follow each other
        for start in range(0, len(glyphs), _DIGITS):
            yield f"<{glyphs[start : start + _DIGITS]}>"
