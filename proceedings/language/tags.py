"""Languages as data: from a BCP 47 tag to its gettext folder, its CLDR locale and its own name."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

__all__ = ["endonym", "folder", "locale_of", "name_in", "name_of_text"]

_OWN_NAMES = {"zh-Hans": "中文", "pt-BR": "português"}
"""Own names shorter than CLDR's, where no other variety of the language is published."""


_CLDR = {"en": "en-GB"}
"""Locales of languages whose varieties differ: English dates as the United Nations write them."""


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


def endonym(tag: str) -> str:
    """Return the language's name in itself: `es` → `español`."""
    return _OWN_NAMES.get(tag) or locale_of(tag).get_language_name() or tag


def name_in(tag: str, reader: str) -> str:
    """Return the language's name in the reader's language: `en` for a Spanish reader → `inglés`."""
    locale = locale_of(reader)
    base = tag.partition("-")[0]
    return str(locale.languages.get(base) or endonym(tag))


def name_of_text(tag: str, reader: str) -> str:
    """Return the language's name as it is used of texts.

    Chinese distinguishes the written language: `西班牙文`, not `西班牙语` (as in the authenticity
    clauses of the United Nations Treaty Series); other languages do not.
    """
    name = name_in(tag, reader)
    return f"{name[:-1]}文" if reader.startswith("zh") and name.endswith("语") else name
