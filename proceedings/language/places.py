"""Find places in a text of a record: a YAML file and one of its values in, lines and columns out.

A value is found in its file by its words: a line of a block, of a folded text or of a plain one
stands in the file as it stands in the value, only indented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from proceedings.diagnostics import Span
from proceedings.language.prose import without_code

__all__ = ["FieldText"]


@dataclass(frozen=True, slots=True)
class FieldText:
    """A text in a record.

    Attributes:
        start: where its value begins: the text itself, its quote, or the `|` of a block.
        text: the value.
        raw: the bytes of the YAML file.
    """

    start: Span
    text: str
    raw: bytes

    def spans(self, fragment: str, after: str = "") -> Iterator[Span]:
        """Yield the places of a fragment's first line in the lines of the value, in order.

        Args:
            fragment: text of the value, outside code.
            after: what stands immediately before it.
        """
        first = next((line for line in fragment.splitlines() if line.strip()), "")
        for number, written in self._lines() if first else ():
            line = without_code(written)
            index = line.find(after + first)
            while index >= 0:
                yield Span(self.start.path, number, index + len(after) + 1, len(first))
                index = line.find(after + first, index + 1)

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines of the file that hold the value, what stands before it made blank."""
        lines = _lines_of(self.raw)
        begin, end = self.start.column - 1, self.start.column - 1 + self.start.length
        yield self.start.line, " " * begin + lines[self.start.line - 1][begin:end]
        for number in range(self.start.line + 1, len(lines) + 1):
            line = lines[number - 1]
            if line.strip(" \t\"'") not in self.text:
                return
            yield number, line


@lru_cache(maxsize=4)
def _lines_of(raw: bytes) -> tuple[str, ...]:
    """Return the lines of a file, remembered for the next mistake in it."""
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.split("\n"))
