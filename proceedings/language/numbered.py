"""Divide a document's text into numbered paragraphs: Markdown in, numbers and paragraphs out.

Paragraphs are numbered consecutively, so that references are the same in all language versions
(United Nations Editorial Manual, “Paragraphs and subparagraphs”); the numbers align the versions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = [
    "Numbered",
    "Paragraph",
    "chinese_numeral",
    "number_of",
    "parse_numbered",
    "roman_numeral",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph, or the text before the first one (number 0).

    Attributes:
        number: its number as the text gives it.
        label: the number as written, for example `IV` or `4`.
        text: Markdown without the number; several blocks are divided by empty lines.
        line: its line in the file, from 1.
        heading: Markdown of the headings directly before it, which a number cannot begin with.
    """

    number: int
    label: str
    text: str
    line: int
    heading: str = ""

    @property
    def whole(self) -> str:
        """The paragraph with the headings before it, without the number."""
        return "\n\n".join(each for each in (self.heading, self.text) if each)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text as preamble and numbered paragraphs."""

    preamble: Paragraph
    paragraphs: tuple[Paragraph, ...]


_DEFINITION = re.compile(r" {0,3}\[\^(?P<key>[^\]\s]+)\]:")
"""The beginning of a block that holds a footnote."""
_HEADING = re.compile(r" {0,3}#{2,6}[ \t].*")
_LABEL = re.compile(r"^(?P<label>[IVXLC]+|\d{1,3}|[一二三四五六七八九十百]+)(?:[.)．、])\s*")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HAN = "零一二三四五六七八九"


def parse_numbered(text: str) -> Numbered:
    """Divide a text at the blocks that begin with a number (arabic, roman or Chinese).

    A footnote goes to the paragraph that calls it, wherever it is written.
    """
    parts = [_Open(0, "", 1, [])]
    line = 1
    for block in re.split(r"(\n{2,})", text):
        match = _LABEL.match(block)
        if match:
            headings = _headings_at_end(parts[-1])
            first = block[match.end() :]
            parts.append(_Open(number_of(match["label"]), match["label"], line, [first], headings))
        elif block.strip():
            parts[-1].blocks.append(block)
        line += block.count("\n")
    _bring_home_notes(parts)
    closed = [part.close() for part in parts]
    return Numbered(closed[0], tuple(closed[1:]))


@dataclass(slots=True)
class _Open:
    """A paragraph whose blocks are still being collected."""

    number: int
    label: str
    line: int
    blocks: list[str]
    headings: list[str] = field(default_factory=list)

    def close(self) -> Paragraph:
        text, heading = (
            "\n\n".join(block.strip("\n") for block in blocks)
            for blocks in (self.blocks, self.headings)
        )
        return Paragraph(self.number, self.label, text, self.line, heading)


def _headings_at_end(part: _Open) -> list[str]:
    """Take the headings away with which a part ends: they belong to the next one."""
    end = len(part.blocks)
    while end and _HEADING.fullmatch(part.blocks[end - 1].strip("\n")):
        end -= 1
    headings = part.blocks[end:]
    del part.blocks[end:]
    return headings


def _bring_home_notes(parts: list[_Open]) -> None:
    """Move each footnote from the end of the text to the first paragraph that calls it."""
    last = parts[-1]
    for block in [each for each in last.blocks if _DEFINITION.match(each)]:
        notes = re.split(r"\n(?= {0,3}\[\^[^\]\s]+\]:)", block)
        homes = [_home(each, parts) for each in notes]
        if all(home is None or home is last for home in homes):
            continue
        last.blocks.remove(block)
        for note, home in zip(notes, homes, strict=True):
            (home or last).blocks.append(note)


def _home(note: str, parts: list[_Open]) -> _Open | None:
    """Return the first paragraph that calls a footnote."""
    match = _DEFINITION.match(note)
    call = f"[^{match['key']}]" if match else ""
    for part in parts:
        if any(call in each and not each.startswith(f"{call}:") for each in part.blocks):
            return part
    return None


def number_of(label: str) -> int:
    """Return the value of an arabic, roman or Chinese number, the latter below 1,000."""
    if label.isdecimal():
        return int(label)
    if label[0] in _ROMAN:
        return _roman_value(label)
    return _han_value(label)


def _roman_value(label: str) -> int:
    values = [_ROMAN[letter] for letter in label]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _han_value(label: str) -> int:
    if "百" in label:
        hundreds, _, rest = label.partition("百")
        return 100 * (_HAN.find(hundreds) if hundreds else 1) + (_han_value(rest) if rest else 0)
    if "十" in label:
        tens, _, units = label.partition("十")
        return 10 * (_HAN.find(tens) if tens else 1) + (_HAN.find(units) if units else 0)
    return _HAN.find(label)


def roman_numeral(number: int) -> str:
    """Return a number from 1 to 399 in capital roman letters."""
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    result = ""
    for value, letters in steps:
        result += letters * (number // value)
        number %= value
    return result


def chinese_numeral(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals."""
    tens, units = divmod(number, 10)
    if not tens:
        return _HAN[units]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[units] if units else "")
