"""Bound what Markdown may hold, before it is parsed: a text in, the line that is too much out.

Parsers need time that grows with the square of some inputs (rows of opening brackets or backticks)
and fail on others (deep nesting). No text of a meeting comes near these limits.
"""

from __future__ import annotations

import re

__all__ = ["first_excess"]

_PER_BLOCK = {"[": 400, "`": 400, "<": 400, "*": 2_000, "_": 2_000, "\\": 2_000}
"""Most occurrences of a character in one block, that is between empty lines."""
_BLOCK = 50_000
"""Most characters in one block."""
_ROWS = 2_000
"""Most lines in one block, hence rows in a table and items in a list."""
_DEPTH = 16
"""Deepest nesting of lists and quotations."""

_SMALL = min(_PER_BLOCK.values())
"""A text of so many characters holds nothing too often."""
_GAP = re.compile(r"\n[ \t]*\n")
_LEAD = re.compile(r"[ \t>]*")
_DEEP = re.compile(rf"[ \t>]{{{_DEPTH + 1}}}")
"""Without this, no line begins deeper than it may."""


def first_excess(text: str) -> int:
    """Return the line, from 1, of the first block or line that exceeds a limit; 0 without one."""
    line = _excessive_block(text) if _is_excessive(text) else 0
    return line or (_deep_line(text) if _DEEP.search(text) else 0)


def _excessive_block(text: str) -> int:
    start = 0
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap else len(text)
        if _is_excessive(text[start:end]):
            return text.count("\n", 0, start) + 1
        start = gap.end() if gap else end
    return 0


def _deep_line(text: str) -> int:
    for number, line in enumerate(text.splitlines(), start=1):
        lead = _LEAD.match(line)
        if lead and _depth(lead[0]) > _DEPTH:
            return number
    return 0


def _is_excessive(block: str) -> bool:
    return len(block) > _SMALL and (
        len(block) > _BLOCK
        or block.count("\n") > _ROWS
        or any(block.count(character) > most for character, most in _PER_BLOCK.items())
    )


def _depth(lead: str) -> int:
    """Return the nesting that the beginning of a line asks for: four spaces or one `>` a level."""
    return lead.count(">") + len(lead.replace(">", "").expandtabs(4)) // 4
