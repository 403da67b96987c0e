"""Read the words of a message alone: Markdown with placeholders in, text without them out.

What is no word (code, placeholders, addresses, file names) leaves one sign in its place, so that
the words beside it are not taken for neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from proceedings.records.scripts import HAN

__all__ = ["LATIN", "THING", "bare", "own_words", "quotations", "small_words", "without_quotes"]

THING = "\ufffc"
"""Stands for what is no word (Unicode: object replacement character)."""
LATIN = rf"(?:(?!{HAN.pattern})[^\W\d_])"
"""A letter that is no Han character; a part of regular expressions."""
_REMEMBERED = 8192
_NO_WORDS = re.compile(
    r"""
    (?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)        # code
    | \{\w*\} | %\(\w+\)[a-z] | %[sd]                       # placeholders
    | <[^<>\s]+>(?:[./][\w./<>-]*[\w>/])?                       # tags, and names to be filled in
    | \bhttps?://[^\s)\]”’»，。；、（）]*[\w/] | \b\w+://          # addresses
    | (?<![\w/])\w+(?:[./_@=]\w+)*/(?:[\w.<>-]*[\w>]/?)+    # paths
    | (?<!\w)--?[a-z][\w-]* | \bapt-get[ ]\w+             # options, commands
    | \b\w*[^\W\d]\.(?:ya?ml|md|pot?|pdf|html|json|jpe?g|png|xlsx|css|py|txt)\b
    | \b[a-z]+_\w+ | \b\w+@\w[\w.]*\w
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_LINK = re.compile(r'!?\[([^\[\]]*)\]\([^()\s]*(?: "([^"]*)")?\)')
_CALL = re.compile(r"\[\^[^\]\s]+\]")
_EMPHASIS = re.compile(r"(?<!\\)\*+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])")
_ESCAPED = re.compile(r"\\([^\w\s])")
_QUOTED = re.compile(
    r"“([^“”]+)”|‘((?:[^‘’]|’(?=\w))+)’|«([^«»]+)»|(?<!\w)\"([^\"]+)\"|「([^「」]+)」|『([^『』]+)』"
    r"|《([^《》]+)》"
)
_BRACKETED = re.compile(r"[(（]([^()（）]+)[)）]")
_EMPHASISED = re.compile(r"\*{1,3}([^*]+)\*{1,3}")


def _words_of(link: re.Match[str]) -> str:
    """Return the words of a link or a picture, and those of its title."""
    return "\n".join(filter(None, link.groups()))


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str) -> str:
    """Return the words of a message, with their punctuation; emphasis and links leave no trace."""
    found = _LINK.sub(_words_of, _CALL.sub("", text)) if "[" in text else text
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", _NO_WORDS.sub(THING, found)))


def quotations(text: str) -> tuple[str, ...]:
    """Return what stands in quotes, between title marks or in emphasis."""
    quoted = (match[match.lastindex or 0] for match in _QUOTED.finditer(bare(text)))
    return (*_emphasised(text), *quoted)


def _emphasised(text: str) -> list[str]:
    return [bare(match[1]) for match in _EMPHASISED.finditer(text)] if "*" in text else []


def own_words(text: str, other: str, *, with_brackets: bool = True) -> str:
    """Return the words of a text without what it quotes in the same words as another text.

    A title or a word that is quoted is often left in its language on purpose.

    Args:
        text: a message or its translation.
        other: the translation or the message.
        with_brackets: whether words in brackets count as own words in any case.
    """
    held = _spaced(bare(other))
    found = _without(text, lambda quoted: _stands_in(quoted, held))
    if with_brackets:
        return found

    def unbracketed(match: re.Match[str]) -> str:
        return THING if _stands_in(_spaced(match[1]), held) else match[0]

    return _BRACKETED.sub(unbracketed, found)


def without_quotes(text: str, other: str) -> str:
    """Return the words of a text without what it and another text both quote in the same words."""
    theirs = {*map(_spaced, quotations(other))}
    return _without(text, theirs.__contains__)


def _without(text: str, is_left: Callable[[str], bool]) -> str:
    """Return the words of a text without some of what it quotes or emphasises."""

    def kept(match: re.Match[str]) -> str:
        inner = match[match.lastindex or 0]
        return match[0].replace(inner, THING) if is_left(_spaced(inner)) else match[0]

    found = _QUOTED.sub(kept, bare(text))
    for each in _emphasised(text):
        found = found.replace(each, THING) if is_left(_spaced(each)) else found
    return found


def _stands_in(words: str, text: str) -> bool:
    """Return whether words stand in a text as words, not inside longer ones."""
    if not any(map(str.isalpha, words)):
        return False
    if HAN.search(words):
        return words in text
    return re.search(rf"(?<!{LATIN}){re.escape(words)}(?!{LATIN})", text) is not None


_STOPS = re.compile(r"[\s.,;:!?，。；：！？…“”‘’\"'«»]+")


def _spaced(text: str) -> str:
    """Return text in small letters with one space for what may differ between two languages."""
    return _STOPS.sub(" ", text).strip().casefold()


_WORD = re.compile(rf"(?<![-\d])(?<!{LATIN}){LATIN}+(?:[’']{LATIN}+)*(?![-\d])(?!{LATIN})")
_CAPITAL = rf"[A-ZÀ-ÖØ-Þ](?:{LATIN}|[’'.-])*"
_NAME = re.compile(
    rf"(?<!{LATIN}){_CAPITAL}(?: (?:{LATIN}{{1,4}}[’ ])?(?:{LATIN}{{1,3}}[’ ])?{_CAPITAL})+"
)


_PARTICLES = re.compile(r"\b(?:d[aeo]s?|del|des|du|el|l[ao]s?|of|the|for|van|von)\b")
"""Words in small letters that stand in names of many languages."""


def small_words(text: str, other: str = "") -> list[re.Match[str]]:
    """Return the words in small letters of a plain text, without those inside a name.

    What stands between words with a capital belongs to a name if it is a particle, or if another
    text has the whole of it. A word with a hyphen or a digit is often the name of a thing.
    """
    held = bare(other)

    def blank(match: re.Match[str]) -> str:
        if match[0] in held:
            return THING * len(match[0])
        return _PARTICLES.sub(lambda each: THING * len(each[0]), match[0])

    plain = _NAME.sub(blank, text)
    return [match for match in _WORD.finditer(plain) if match[0].islower()]
