"""Languages as data: from a BCP 47 tag to its gettext folder, its CLDR locale and its own name."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from proceedings.language.pseudo import PSEUDO_LANGUAGES, is_pseudo, pseudo

__all__ = [
    "direction",
    "endonym",
    "folder",
    "is_pseudo",
    "locale_of",
    "name_in",
    "name_of_text",
    "script_of",
    "spoken",
]

_OWN_NAMES = {"zh-Hans": "中文", "pt-BR": "português"}
"""Own names shorter than CLDR's, where no other variety of the language is published."""


_CLDR = {"en": "en-GB", **dict.fromkeys(PSEUDO_LANGUAGES, "en-GB")}
"""Locales of languages whose varieties differ: English dates as the United Nations write them.

Pseudo-languages are made of English.
"""


def folder(tag: str) -> str:
    """Return the gettext folder of a language: `zh-Hans` → `zh_Hans`."""
    return tag.replace("-", "_")


@cache
def locale_of(tag: str) -> Locale:
    """Return the CLDR locale of a language; of English when CLDR does not know it."""
    try:
        return Locale.parse(_CLDR.get(tag, tag), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def direction(tag: str) -> str:
    """Return `rtl` for a language that is written from right to left, else `ltr`."""
    for each in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(each, sep="-").text_direction
        except (UnknownLocaleError, ValueError):
            continue
    return "ltr"


def script_of(tag: str) -> str:
    """Return the script that a language is written in (ISO 15924): `zh-Hans` → `Hans`."""
    base, _, rest = tag.partition("-")
    if len(rest.partition("-")[0]) == len("Hans"):
        return rest.partition("-")[0]
    likely = get_global("likely_subtags")
    found = likely.get(tag.replace("-", "_")) or likely.get(base) or "und_Latn"
    return str(found).split("_")[1]


def spoken(text: str, lang: str) -> str:
    """Return what CLDR says in a language; for a pseudo-language it is said in English."""
    return pseudo(text, lang) if is_pseudo(lang) else text


def endonym(tag: str) -> str:
    """Return the language's name in itself: `es` → `español`."""
    return _OWN_NAMES.get(tag) or spoken(locale_of(tag).get_language_name() or tag, tag)


def name_in(tag: str, reader: str) -> str:
    """Return the language's name in the reader's language: `en` for a Spanish reader → `inglés`."""
    locale = locale_of(reader)
    base = "en" if is_pseudo(tag) else tag.partition("-")[0]
    name = locale.languages.get(base)
    return spoken(str(name), reader) if name else endonym(tag)


def name_of_text(tag: str, reader: str) -> str:
    """Return the language's name as it is used of texts.

    Chinese distinguishes the written language: `西班牙文`, not `西班牙语` (as in the authenticity
    clauses of the United Nations Treaty Series); other languages do not.
    """
    name = name_in(tag, reader)
    return f"{name[:-1]}文" if reader.startswith("zh") and name.endswith("语") else name
