"""Find markup that went wrong without a trace: Markdown in, fragments that are lost or bare out.

A parser for Markdown never complains: a cell too many is dropped, an asterisk too few is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Ragged", "ragged_rows", "unclosed"]

_GAP = re.compile(r"\n[ \t]*\n")
_DELIMITER = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\.")
_BULLET = re.compile(r"(?m)^[ \t>]*\*(?=[ \t])")
_STARS = re.compile(r"(?P<before>(?<=\S))?\*+(?P<after>(?=\S))?")
_OPEN_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()\s]*+(?!.*\))", re.DOTALL)
_OPEN_CALL = re.compile(r"\[\^[^\]\s]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Ragged:
    """A row of a table whose number of cells is not that of the heads.

    Attributes:
        row: the row as written.
        cells: number of its cells.
        heads: number of heads.
    """

    row: str
    cells: int
    heads: int


def ragged_rows(text: str) -> Iterator[Ragged]:
    """Yield rows of tables that have more or fewer cells than the table has heads."""
    if "|" not in text:
        return
    lines = text.splitlines()
    heads = 0
    for number, line in enumerate(lines):
        if number and _DELIMITER.match(line) and "|" in lines[number - 1] and "-" in line:
            heads = _cells(lines[number - 1])
            found = line
        elif heads and "|" in line:
            found = line
        else:
            heads = 0
            continue
        if _cells(found) != heads:
            yield Ragged(found, _cells(found), heads)


def _cells(row: str) -> int:
    plain = _CODE.sub("", _ESCAPED.sub("", row)).strip()
    return plain.removeprefix("|").removesuffix("|").count("|") + 1


def unclosed(text: str) -> Iterator[str]:
    """Yield signs of markup that begin something and are not closed in their block."""
    for block in _GAP.split(text) if "\n" in text else (text,):
        if not any(sign in block for sign in "*_`["):
            continue
        plain = _CODE.sub(lambda match: " " * len(match[0]), block) if "`" in block else block
        plain = _ESCAPED.sub("  ", plain) if "\\" in block else plain
        if "[" in plain:
            yield from (match[0] for match in _OPEN_LINK.finditer(plain))
            yield from (match[0] for match in _OPEN_CALL.finditer(plain))
        if "`" in plain:
            yield "`"
        yield from _odd_stars(plain) if "*" in plain else ()


def _odd_stars(plain: str) -> Iterator[str]:
    """Yield `**` and `*` where their number in a block is odd; a star between spaces is a star."""
    pairs = plain.count("**")
    if not (pairs % 2 or plain.count("*") % 2 or "* " in plain or "***" in plain):
        return  # as many as there should be, and none that could be a bullet or stand alone
    double = single = 0
    for match in _STARS.finditer(_BULLET.sub(" ", plain) if "* " in plain else plain):
        pairs, rest = divmod(len(match[0]), 2)
        double += pairs
        single += rest and (match["before"], match["after"]) != (None, None)
    yield from ["**"] * (double % 2)
    yield from ["*"] * (single % 2)
