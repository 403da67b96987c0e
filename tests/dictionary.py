"""Spelling dictionaries for tests: what they know does not depend on the machine."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

__all__ = ["Listed", "Vocabulary"]


@dataclass(frozen=True)
class Listed:
    """A dictionary by what it does not know.

    Attributes:
        wrong: words that it does not know, with what may be meant.
    """

    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def unknown(self, words: Collection[str]) -> frozenset[str]:
        """Return the words that it does not know."""
        return frozenset(words) & self.wrong.keys()

    def suggestions(self, words: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return what may be meant."""
        return {word: self.wrong[word] for word in words if self.wrong.get(word)}


@dataclass(frozen=True)
class Vocabulary:
    """A dictionary by what it knows.

    Attributes:
        words: all the words that it knows.
    """

    words: frozenset[str]

    def unknown(self, words: Collection[str]) -> frozenset[str]:
        """Return the words that it does not know."""
        return frozenset(words) - self.words

    def suggestions(self, words: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Suggest nothing."""
        del words
        return {}
