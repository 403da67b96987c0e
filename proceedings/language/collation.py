"""Order words as a language's dictionaries do: text in, sort keys and head letters out.

Spanish puts ñ after n; accents do not count elsewhere. Chinese is ordered by pinyin: names by an
authored reading, other words by the order of GB/T 2312, whose 3,755 common characters (level 1)
stand in the order of their pinyin.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect

from proceedings.records.scripts import HAN

__all__ = ["head_letter", "sort_key"]

_AFTER = "\U0010ffff"
_SPANISH = {"ñ": f"n{_AFTER}", "Ñ": f"n{_AFTER}"}

_INITIALS = "abcdefghjklmnopqrstwxyz"
_FIRSTS = (
    *(
        0xB0A1,
        0xB0C5,
        0xB2C1,
        0xB4EE,
        0xB6EA,
        0xB7A2,
        0xB8C1,
        0xB9FE,
        0xBBF7,
        0xBFA6,
        0xC0AC,
        0xC2E8,
    ),
    *(0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1),
)
"""Code of the first level-1 character of each pinyin initial in GB/T 2312."""
_LAST = 0xD7F9
_HOMOPHONES = {
    "秘鲁": "必鲁",
    "重庆": "崇庆",
    "重新": "崇新",
    "重建": "崇建",
    "厦门": "下门",
    "会计": "快计",
    "行业": "杭业",
    "藏族": "葬族",
}
"""Beginnings whose first character is read otherwise than GB/T 2312 orders it, as if so written."""
_SKIPPED = " '\"-‘’“”«»《》〈〉「」『』¿¡(（"
"""What is passed over at the beginning of a text."""


def sort_key(text: str, lang: str) -> tuple[str, str]:
    """Return a key that orders text in a language; the text itself breaks ties."""
    return (_base(text, lang), text)


def head_letter(text: str, lang: str) -> str:
    """Return the letter under which an index lists text; `#` for what has none."""
    base = _base(text, lang)
    if base.startswith(f"n{_AFTER}"):
        return "Ñ"
    letter = base[:1].upper()
    return letter if letter.isalpha() and not HAN.match(letter) else "#"


def _base(text: str, lang: str) -> str:
    composed = unicodedata.normalize("NFC", text).lstrip(_SKIPPED)
    language = lang.partition("-")[0]
    if language == "es":
        composed = "".join(_SPANISH.get(character, character) for character in composed)
    if language == "zh":
        written = _HOMOPHONES.get(composed[:2], composed[:2]) + composed[2:]
        composed = "".join(map(_pinyin_key, written))
    decomposed = unicodedata.normalize("NFD", composed.casefold())
    kept = "".join(each for each in decomposed if not unicodedata.combining(each))
    return kept.replace(",", " ,")


def _pinyin_key(character: str) -> str:
    """Return a character's pinyin initial and its place among those of the same initial."""
    if ord(character) < ord("\u4e00"):
        return character
    raw = character.encode("gb2312", "replace")
    code = int.from_bytes(raw, "big")
    if not _FIRSTS[0] <= code <= _LAST:
        return character
    return f"{_INITIALS[bisect(_FIRSTS, code) - 1]}{code:04x}"
