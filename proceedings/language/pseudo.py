"""Make pseudo-translations, which test what a language needs: text in, text out.

`en-XA` is lengthened, accented and put in brackets: what stands outside brackets is not translated,
what is cut off loses its bracket, what is too narrow overflows. `ar-XB` is written from right to
left. Neither is a language: the tags are those of CLDR's pseudo-locales.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import cycle

from proceedings.language.catalog import Catalog, Entry, Key

__all__ = ["PSEUDO_LANGUAGES", "is_pseudo", "pseudo", "pseudo_catalog"]

_KEPT = re.compile(
    r"""
    \{\w+\}                                       # placeholders
    | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)  # code
    | \[\^[^\]\s]+\]                              # calls of footnotes
    | \]\([^()]*(?:\([^()]*\)[^()]*)*\)           # targets of links and images
    | <[^<>]*> | &\#?\w+;                         # what looks like HTML
    | \\.                                         # escaped signs
    | \b(?:https?://|mailto:|ref:)[^\s()\]*_]+    # addresses
    """,
    re.VERBOSE | re.DOTALL,
)
"""What a translation carries as it is: markup, placeholders, addresses."""
_ACCENTED = str.maketrans(
    "abcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ",
    "åḃçďéḟĝĥîĵķļṁñöṗŕšţûṽŵýžÅḂÇĎÉḞĜĤÎĴĶĻṀÑÖṖŔŠŢÛṼŴÝŽ",
)
"""Letters that every cut of the book's fonts has."""
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONGER = 0.35
"""Part of its length by which a text grows at least: what English of a sentence's length does."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z\u00c0-\u024f]+)*")
_MIRRORED = "\u200f\u202e{word}\u202c\u200f"
"""A word from right to left, between marks: RLM RLO … PDF RLM, as ICU and Android write it."""


def pseudo(text: str, lang: str) -> str:
    """Return a text in a pseudo-language; its markup and its placeholders stay as they are.

    Args:
        text: a message, plain or a Markdown block.
        lang: a pseudo-language.

    Raises:
        KeyError: the language is none.
    """
    return _SPEAKERS[lang](text) if text.strip() else text


def _accented(text: str) -> str:
    said = _apart(text, lambda piece: piece.translate(_ACCENTED))
    return f"[{said}{_padding(len(text))}]"


def _padding(length: int) -> str:
    """Return the words that make a text of a length longer by a third and a little."""
    words = ""
    for number in cycle(_NUMBERS):
        words += f" {number}"
        if len(words) >= length * _LONGER:
            return words
    raise AssertionError  # a cycle has no end


def _mirrored(text: str) -> str:
    return _apart(text, lambda piece: _LATIN.sub(_mirrored_word, piece))


def _mirrored_word(match: re.Match[str]) -> str:
    return _MIRRORED.format(word=match[0])


def _apart(text: str, said: Callable[[str], str]) -> str:
    """Return a text with the pieces between what is kept said otherwise."""
    written, end = "", 0
    for match in _KEPT.finditer(text):
        written += said(text[end : match.start()]) + match[0]
        end = match.end()
    return written + said(text[end:])


_SPEAKERS = {"en-XA": _accented, "ar-XB": _mirrored}
PSEUDO_LANGUAGES = tuple(_SPEAKERS)
"""Tags of the pseudo-languages."""


def is_pseudo(tag: str) -> bool:
    """Return whether a tag is that of a pseudo-language, which no reader reads."""
    return tag in _SPEAKERS


def pseudo_catalog(keys: Iterable[Key], lang: str, path: str) -> Catalog:
    """Return a catalog that translates messages into a pseudo-language; no file holds it."""
    entries = {key: Entry(pseudo(key[1], lang), fuzzy=False, line=1) for key in keys}
    return Catalog(path, entries)
