"""Find names that are spelt in two ways: names on record and texts in, differing spellings out.

Two spellings are of one name when they differ in accents only: Sao Paulo, São Paulo. Letters that
differ are another matter; between institutions, one word with a slip is found too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from proceedings.records.scripts import folded

__all__ = ["Spelling", "Spellings", "twins"]

_LETTERS = r"(?:[^\W_]|[\u0300-\u036f])+"  # an accent may stand apart
_WORD = re.compile(rf"{_LETTERS}(?:[’']{_LETTERS})*")
_SLIP = 80
"""Least similarity, in per cent, at which two words count as one with a slip."""
_LONG = 5
"""Letters of a word from which on a slip can be told from another word."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling that is not the one on record.

    Attributes:
        text: the words of the text.
        recorded: the name on record.
    """

    text: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Spellings:
    """Names as they are spelt on record."""

    names: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    firsts: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Lengths, in words, of the names that begin with a word."""

    def add(self, name: str) -> None:
        """Note a name as it is spelt on record."""
        key = tuple(map(folded, _WORD.findall(name)))
        if key:
            self.names.setdefault(key, set()).add(name)
            self.firsts[key[0]].add(len(key))

    def differing(self, text: str) -> Iterator[Spelling]:
        """Yield names that the text spells with other accents than any record does."""
        if text.islower():
            return  # a name has a capital; a script without capitals has no accents
        keys = _WORD.findall(folded(text))
        if self.firsts.keys().isdisjoint(keys):
            return
        found = list(_WORD.finditer(text))
        end = 0
        for index, key in enumerate(keys):
            if index < end or key not in self.firsts:
                continue
            for length in sorted(self.firsts[key], reverse=True):
                recorded = self.names.get(tuple(keys[index : index + length]))
                if recorded and index + length <= len(keys):
                    end = index + length
                    spelt = [match[0] for match in found[index:end]]
                    if not any(_spelt_so(name, spelt) for name in recorded):
                        words = text[found[index].start() : found[end - 1].end()]
                        yield Spelling(words, min(recorded))
                    break


def _spelt_so(name: str, spelt: list[str]) -> bool:
    return [_composed(word) for word in _WORD.findall(name)] == [_composed(word) for word in spelt]


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names of institutions of which one is probably a slip for the other.

    They differ in accents or capitals only, or in one long word in which they are very similar:
    `Nankai University`, `Nankai Univresity`. What comes first is taken for right.
    """
    first: dict[tuple[str, ...], str] = {}
    shapes: defaultdict[tuple[int, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        key = tuple(map(folded, _WORD.findall(name)))
        other = first.get(key)
        if other:
            yield other, name
            continue
        first[key] = name
        for index, word in enumerate(key):
            if len(word) < _LONG or any(map(str.isdigit, word)):
                continue
            shape = (index, (*key[:index], "", *key[index + 1 :]))
            for seen, holder in shapes[shape]:
                if len(key) > 1 and _is_slip(seen, word):
                    yield holder, name
            shapes[shape].append((word, name))


def _is_slip(one: str, two: str) -> bool:
    return one[0] == two[0] and fuzz.ratio(one, two) >= _SLIP
