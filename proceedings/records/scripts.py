"""Tell scripts apart: text in, whether it is Han, and its simplified form, out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

__all__ = ["HAN", "folded", "is_han_name", "simplified", "stems", "words"]

HAN = re.compile(r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A Han character (Unicode property Script=Han, without radicals and punctuation)."""
_HAN_NAME = re.compile(rf"(?:{HAN.pattern}|[·•・‧ ])+")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def is_han_name(text: str) -> bool:
    """Whether a name is in Han characters only; a dot may divide its parts."""
    return _HAN_NAME.fullmatch(text) is not None and HAN.search(text) is not None


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """Return a Chinese text in simplified characters (OpenCC's table of characters)."""
    return str(_converter().convert(text))


def folded(text: str) -> str:
    """Return text without case and accents: `São` → `sao` (Unicode NFD, combining marks off)."""
    if text.isascii():
        return text.casefold()
    return _ACCENT.sub("", unicodedata.normalize("NFD", text)).casefold()


_ACCENT = re.compile("[\u0300-\u036f]")
_STEM = re.compile(r"([^\W_]{2,4})[^\W_]*")
"""Letters in which two words must agree at their beginning to count as one: drought, droughts."""


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text, folded, without single letters."""
    return frozenset(_STEM.findall(folded(text)))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    return tuple(_WORD.findall(folded(text)))
