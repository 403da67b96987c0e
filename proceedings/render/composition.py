"""The rules of Chinese lines: a text and a place in it come in, what may happen there goes out.

Sources: GB/T 15834-2011 (punctuation), section 5; CLREQ (Requirements for Chinese Text Layout,
W3C), sections 3.1 and 3.2. Spaces are in em of the Chinese type.
"""

from __future__ import annotations

import unicodedata
from enum import Enum, auto
from functools import lru_cache

__all__ = [
    "ATOMIC",
    "GAP",
    "HAIR",
    "HALF",
    "MARK",
    "Expansion",
    "Kind",
    "expansion",
    "is_chinese",
    "is_word_space",
    "kind",
    "leaves_one_letter",
    "may_break",
    "space_at_end",
    "space_at_start",
    "space_between",
]

HALF = 0.5
"""Half of a full-width mark is blank."""
GAP = 1 / 6
"""Between an ideograph and a Latin letter or digit: an eighth to a quarter is usual."""
HAIR = 0.07
"""Between a note call and an ideograph: less than what is read as a space."""
MARK = "\u2060"
"""Stands for each character of a note call, which belongs to the text before it."""
ATOMIC = "\ufffc"
"""Stands for a box in the line, such as a picture."""

_OPENING = "“‘（《〈「『【〔〖［｛"
_CLOSING = "”’）》〉」』】〕〗］｝，、。；：！？．"
_NEVER_FIRST = "—…～－·・々％‰℃"
_NEVER_LAST = "￥＄№第"
_SIGNS = "%‰°$€£&@#+"
_AFTER_NUMERAL = (
    "年月日号时点分秒天周岁人个名位国家户项条款章节届次版场种类批份篇"
    "页卷册期件座倍成元万亿千百十余多米吨克升度％"
)
_LONE = 2
"""A last line has so many letters at least (单字不成行)."""


class Kind(Enum):
    """What a character is to a Chinese line."""

    HAN = auto()
    LATIN = auto()
    OPENING = auto()
    """Full-width; its left half is blank."""
    CLOSING = auto()
    """Full-width, a stop or the end of a bracket; its right half is blank."""
    MIDDLE = auto()
    """A middle dot, half an em wide."""
    DASH = auto()
    """Half of a dash of two ems, or of an ellipsis of two ems."""
    SPACE = auto()
    MARK = auto()
    OTHER = auto()


class Expansion(Enum):
    """Whether a line that is too short is widened at a place."""

    NEVER = auto()
    FIRST = auto()
    """A space between words, or the gap between an ideograph and a Latin word."""
    THEN = auto()


@lru_cache(maxsize=65536)
def kind(character: str) -> Kind:
    """Tell what a character is to a Chinese line."""
    for kinds, members in (
        (Kind.OPENING, _OPENING),
        (Kind.CLOSING, _CLOSING),
        (Kind.DASH, "—…"),
        (Kind.SPACE, " \u00a0"),
        (Kind.MARK, MARK),
        (Kind.MIDDLE, "·"),
        (Kind.OTHER, "\u3000"),
        (Kind.LATIN, _SIGNS),
    ):
        if character in members:
            return kinds
    if unicodedata.east_asian_width(character) in "WF":
        return Kind.HAN
    return Kind.LATIN if character.isalnum() else Kind.OTHER


def is_chinese(text: str) -> bool:
    """Tell whether a text has a character that only Chinese type has."""
    return any(unicodedata.east_asian_width(character) in "WF" for character in text)


def may_break(before: str, after: str, *, default: bool) -> bool:
    """Tell whether a line may end between two characters.

    Args:
        before: the last character of the line.
        after: the first one of the next line.
        default: what the Unicode line breaking algorithm (UAX 14) says.
    """
    holds, is_open = _rules(before, after)
    return not holds and (default or is_open)


@lru_cache(maxsize=65536)
def _rules(before: str, after: str) -> tuple[bool, bool]:
    """Tell whether two characters stay together, and whether they part whatever UAX 14 says."""
    left, right = kind(before), kind(after)
    return _holds(before, after, left, right), _is_open(before, after, left, right)


def _holds(before: str, after: str, left: Kind, right: Kind) -> bool:
    """Tell whether two characters stay together."""
    if right in {Kind.CLOSING, Kind.MARK} or left is Kind.OPENING:
        return True
    if before == after and right is Kind.DASH:
        return True
    if before in _NEVER_LAST and (before != "第" or after.isdigit()):
        return True
    if before.isdigit() and after in _AFTER_NUMERAL:
        return True
    return after in _NEVER_FIRST and after != "—"


def _is_open(before: str, after: str, left: Kind, right: Kind) -> bool:
    """Tell whether a line may end where UAX 14 sees a quotation mark of no script."""
    letters = {Kind.HAN, Kind.DASH, Kind.CLOSING, Kind.MARK}
    if right is Kind.OPENING:
        return left in letters or (left is Kind.LATIN and after == "“")
    if left is Kind.CLOSING:
        return right in letters or (right is Kind.LATIN and before == "”")
    return left is Kind.MARK and right is Kind.HAN


def leaves_one_letter(text: str, place: int) -> bool:
    """Tell whether the last line of a paragraph would be one letter if it began at a place."""
    if len(text) - place > 4 * _LONE:
        return False
    rest = text[place:]
    return sum(kind(each) in {Kind.HAN, Kind.LATIN, Kind.OTHER} for each in rest) < _LONE


@lru_cache(maxsize=65536)
def space_between(before: str, after: str) -> float:
    """Give the space between two characters; below 0 it is taken off.

    Two full-width marks share one blank half (标点挤压); an ideograph and a Latin letter stand
    apart; a note call stands at the ink of the mark before it.
    """
    left, right = kind(before), kind(after)
    if {left, right} == {Kind.HAN, Kind.LATIN}:
        return GAP
    if left is Kind.CLOSING and right in {Kind.CLOSING, Kind.OPENING, Kind.MIDDLE, Kind.MARK}:
        return -HALF
    if left in {Kind.OPENING, Kind.MIDDLE} and right is Kind.OPENING:
        return -HALF
    return HAIR if left is Kind.MARK and right is Kind.HAN else 0


@lru_cache(maxsize=8192)
def space_at_end(character: str) -> float:
    """Give the space after the last character of a line: a mark's blank half is taken off."""
    return -HALF if kind(character) is Kind.CLOSING else 0


def space_at_start(character: str) -> float:
    """Give the space before the first character of a line, unless it begins a paragraph."""
    return -HALF if kind(character) is Kind.OPENING else 0


def is_word_space(text: str, place: int) -> bool:
    """Tell whether a written space stands where the gap between two scripts stands anyway."""
    if text[place] != " " or not 0 < place < len(text) - 1:
        return False
    return {kind(text[place - 1]), kind(text[place + 1])} == {Kind.HAN, Kind.LATIN}


@lru_cache(maxsize=65536)
def expansion(before: str, after: str) -> Expansion:
    """Tell whether a line is widened between two characters."""
    left, right = kind(before), kind(after)
    if left is Kind.SPACE:
        return Expansion.FIRST
    if right in {Kind.CLOSING, Kind.MARK, Kind.MIDDLE, Kind.SPACE}:
        return Expansion.NEVER
    if left in {Kind.OPENING, Kind.MIDDLE, Kind.OTHER} or {left, right} == {Kind.DASH}:
        return Expansion.NEVER
    if {left, right} == {Kind.HAN, Kind.LATIN}:
        return Expansion.FIRST
    return Expansion.THEN if Kind.HAN in {left, right} or left is Kind.CLOSING else Expansion.NEVER
