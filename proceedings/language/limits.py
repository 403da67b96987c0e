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

_GAP = re.compile(r"\n[ \t]*\n")
_LEAD = re.compile(r"[ \t>]*")


def first_excess(text: str) -> int:
    """Return the line, from 1, of the first block or line that exceeds a limit; 0 without one."""
    start = 0
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap else len(text)
        block = text[start:end]
        if _is_excessive(block):
            return text.count("\n", 0, start) + 1
        start = gap.end() if gap else end
    for number, line in enumerate(text.splitlines(), start=1):
        lead = _LEAD.match(line)
        if lead and _depth(lead[0]) > _DEPTH:
            return number
    return 0


def _is_excessive(block: str) -> bool:
    return (
        len(block) > _BLOCK
        or block.count("\n") > _ROWS
        or any(block.count(character) > most for character, most in _PER_BLOCK.items())
    )


def _depth(lead: str) -> int:
    """Return the nesting that the beginning of a line asks for: four spaces or one `>` a level."""
    return lead.count(">") + len(lead.replace(">", "").expandtabs(4)) // 4
