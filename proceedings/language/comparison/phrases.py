"""Find phrases in a text word by word: text and forms in, where a form stands out.

A Han character is a word of its own, so that one way of searching serves every script; where two
phrases begin at one place, the longer one counts.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from proceedings.records.scripts import HAN, folded

__all__ = [
    "Found",
    "Key",
    "Phrases",
    "Word",
    "agree",
    "fragment",
    "spelt",
    "stem",
    "stemmer",
    "words",
]

Value = TypeVar("Value")
Key = Callable[[str], str]
"""Gives the form in which words are compared; empty for a word that does not count."""
_WORD = re.compile(
    rf"{HAN.pattern}|(?:(?!{HAN.pattern})[^\W_])+(?:[’'](?:(?!{HAN.pattern})[^\W\d_])+)*"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: as written.
        key: the form in which it is compared.
        start, end: its place, in characters.
    """

    text: str
    key: str
    start: int
    end: int


def words(text: str, key: Key) -> list[Word]:
    """Return the words of a text that count."""
    found = (
        (match[0], key(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)
    )
    return [Word(*each) for each in found if each[1]]


def spelt(word: str) -> str:
    """Return a word for comparison of spellings: in small letters, composed."""
    return unicodedata.normalize("NFC", word).replace("’", "'").casefold()


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase that stands in a text.

    Attributes:
        value: what it stands for.
        text: the words of the text.
        start: where it begins, in characters.
        end: where it ends.
    """

    value: Value
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Value]):
    """Phrases by their words."""

    key: Key
    held: dict[tuple[str, ...], Value] = field(default_factory=dict)
    lengths: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Lengths, in words, of the phrases that begin with a word."""

    def get(self, phrase: str) -> Value | None:
        """Return what a phrase stands for."""
        return self.held.get(self._keys(phrase))

    def __len__(self) -> int:
        """Return the number of phrases."""
        return len(self.held)

    def put(self, phrase: str, value: Value) -> None:
        """Note what a phrase stands for; one without words is nothing."""
        keys = self._keys(phrase)
        if keys:
            self.held[keys] = value
            self.lengths[keys[0]].add(len(keys))

    def _keys(self, phrase: str) -> tuple[str, ...]:
        return tuple(each.key for each in words(phrase, self.key))

    def find(self, text: str) -> Iterator[Found[Value]]:
        """Yield the phrases in a text, the longest at each place, none inside another."""
        listed = words(text, self.key)
        keys = [each.key for each in listed]
        end = 0
        for index, key in enumerate(keys):
            if index < end or key not in self.lengths:
                continue
            for length in sorted(self.lengths[key], reverse=True):
                phrase = tuple(keys[index : index + length])
                if phrase in self.held and not _is_broken(text, listed[index : index + length]):
                    end = index + len(phrase)
                    start, stop = listed[index].start, listed[end - 1].end
                    yield Found(self.held[phrase], text[start:stop], start, stop)
                    break


_BREAK = re.compile(r"[.;!?](?=\s|$)|[。；！？\ufffc]")


def _is_broken(text: str, found: list[Word]) -> bool:
    """Return whether words belong to two sentences, or something else stands between them."""
    return (
        _BREAK.search(text, found[0].end, found[-1].start) is not None if len(found) > 1 else False
    )


def fragment(
    text: str,
    form: str,
    key: Key = spelt,
    same: Callable[[str, str], bool] = operator.eq,
    between: int = 0,
) -> str:
    """Return the words of a text that are a form, or nothing.

    Args:
        text: the text.
        form: the form.
        key: how words are compared.
        same: whether two words agree.
        between: how many other words may stand between the words of the form.
    """
    wanted = [each.key for each in words(form, key)]
    given = words(text, key)
    for start in range(len(given)) if wanted else ():
        end = _end(wanted, [each.key for each in given[start:][: len(wanted) + between]], same)
        if end:
            return text[given[start].start : given[start + end - 1].end]
    return ""


def _end(wanted: list[str], given: list[str], same: Callable[[str, str], bool]) -> int:
    """Return how many words a form takes that begins with the first; 0 when it does not."""
    found = 0
    for index, each in enumerate(given):
        if same(wanted[found], each):
            found += 1
            if found == len(wanted):
                return index + 1
        elif not index:
            return 0
    return 0


_SMALL = {
    "en": "a an the",
    "es": "el la los las lo un una al del de",
    "pt": "o a os as um uma ao aos à às do da dos das de",
    "fr": "le la les l un une au aux du des de d",
}
"""Articles, and prepositions that contract with them: they do not count in a phrase."""
_ARTICLES = {lang: frozenset(map(folded, listed.split())) for lang, listed in _SMALL.items()}
_PLURALS = {
    "en": ((r"(?<=.{3})ies$", "y"), (r"(?:(?<=[sx])|(?<=[cs]h))es$", ""), (r"(?<=[^siu])s$", "")),
    "es": ((r"(?<=.{3}[^aeo])es$", ""), (r"(?<=.{2})s$", "")),
    "pt": (
        (r"(?<=.)[oa]es$", "ao"),
        (r"(?<=.{2})ais$", "al"),
        (r"(?<=.{2}[rz])es$", ""),
        (r"(?<=.{2})s$", ""),
    ),
    "fr": ((r"aux$", "al"), (r"(?<=.{2})[sx]$", "")),
}
_BRITISH = re.compile(r"(?<=.{3})iz(?=(?:e[ds]?|ers?|ations?|ing)$)")


def stemmer(lang: str) -> Key:
    """Return how words of a language are compared: without plural, accents, case and articles."""
    return partial(stem, lang=lang.partition("-")[0])


def stem(word: str, lang: str) -> str:
    """Return a word without plural, accents and case; empty for an article.

    Args:
        word: a word.
        lang: the language, without region: `pt`.
    """
    if HAN.match(word):
        return word
    plain = folded(word).replace("’", "'")
    if plain in _ARTICLES.get(lang, ()):
        return ""
    if lang == "en":
        plain = _BRITISH.sub("is", plain.removesuffix("'s").removesuffix("'"))
    for plural, singular in _PLURALS.get(lang, ()):
        shorter, times = re.subn(plural, singular, plain)
        if times:
            return shorter
    return plain


_ENDING = 3
"""Letters at the end of a word that its inflection may change."""
_ROOT = 4
"""Letters at the beginning that two forms of a word share at least."""


def agree(wanted: str, given: str) -> bool:
    """Return whether two stems may be forms of one word: derecho, derechos; chino, chinas."""
    if wanted == given or min(len(wanted), len(given)) < _ROOT:
        return wanted == given
    shared = max(_ROOT, max(len(wanted), len(given)) - _ENDING)
    return wanted[:shared] == given[:shared]
