"""Order words as a language's dictionaries do: text in, sort keys and head letters out.

Spanish puts ñ after n; accents do not count elsewhere. Chinese names are ordered by pinyin, from an
authored reading, among the Latin letters of names that have no Chinese form.
"""

from __future__ import annotations

import unicodedata

__all__ = ["head_letter", "sort_key"]

_AFTER = "\U0010ffff"
_SPANISH = {"ñ": f"n{_AFTER}", "Ñ": f"n{_AFTER}"}


def sort_key(text: str, lang: str) -> tuple[str, str]:
    """Return a key that orders text in a language; the text itself breaks ties."""
    return (_base(text, lang), text)


def head_letter(text: str, lang: str) -> str:
    """Return the letter under which an index lists text; `#` for what has none."""
    base = _base(text, lang).lstrip(" '-")
    if base.startswith(f"n{_AFTER}"):
        return "Ñ"
    letter = base[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"


def _base(text: str, lang: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    if lang.partition("-")[0] == "es":
        composed = "".join(_SPANISH.get(character, character) for character in composed)
    decomposed = unicodedata.normalize("NFD", composed.casefold())
    kept = "".join(each for each in decomposed if not unicodedata.combining(each))
    return kept.replace(",", " ,")
