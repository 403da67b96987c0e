"""Find places in a text of a record: a YAML file and one of its values in, lines and columns out.

A value is found in its file by its words: a line of a block, of a folded text or of a plain one
stands in the file as it stands in the value, only indented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

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

    def span(self, fragment: str, after: str = "", skip: int = 0) -> Span:
        """Return the place of an occurrence of a fragment's first line; else where the text begins.

        Args:
            fragment: text of the value, outside code.
            after: what stands immediately before it.
            skip: number of occurrences that are passed over.
        """
        first = next((line for line in fragment.splitlines() if line.strip()), "")
        found = list(islice(self._places(after + first), skip + 1)) if first else []
        if not found:
            return self.start
        line, column = found[-1]
        return Span(self.start.path, line, column + len(after), len(first))

    def _places(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield line and column of each occurrence in the lines of the value."""
        for number, written in self._lines():
            line = without_code(written)
            index = line.find(wanted)
            while index >= 0:
                yield number, index + 1
                index = line.find(wanted, index + 1)

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
