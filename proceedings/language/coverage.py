"""Count how far texts are translated: pairs in, numbers of messages, words and characters out.

This is the one place that counts. Amounts are those of the source text, whatever its translation
holds, so that they say how much there is to do.

A word is a run of letters and digits that are not Han; an apostrophe, hyphen, period or comma
inside it divides nothing (`well-being`, `l’eau` and `1,000` are one word each), as in a word
processor. A Han character is counted for itself, and punctuation not at all. Of Markdown, link and
image targets and note calls are not counted, nor its signs; texts of links and images are. Bare
addresses are not counted, nor, in the interface, `{placeholders}`: nobody translates them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from proceedings.diagnostics import Span
from proceedings.language.interface import INTERFACE
from proceedings.language.pairs import Pair, State
from proceedings.records.scripts import HAN

__all__ = [
    "KINDS",
    "Amount",
    "Coverage",
    "Tally",
    "Total",
    "amount",
    "coverage",
    "plain",
    "tally",
    "totals",
]

KINDS = ("event", "programme", "people", "outcomes", "documents", "articles", INTERFACE)
"""The kinds of record in the order in which they are listed."""

_WORD = re.compile(r"[^\W_]+(?:['’.,\-‐‑][^\W_]+)*")
_TARGET = re.compile(r"(?<=\])\((?:[^()]|\([^()]*\))*\)")
_CALL = re.compile(r"\[\^[^\]\s]+\]")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)[^\s<>()（）]+")
_PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)[a-z]")
_SIGNS = re.compile(r"\\(?P<escaped>[^\w\s])|!?\[|\]|(?<!\w)_|_(?!\w)|[*`]")
_REMEMBERED = 65_536
"""Texts whose words are remembered: each language asks for the same ones."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much text there is: messages, words that are not Han, and Han characters."""

    messages: int = 0
    words: int = 0
    han: int = 0

    def __add__(self, other: Amount) -> Amount:
        """Return both together."""
        return Amount(
            self.messages + other.messages, self.words + other.words, self.han + other.han
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How much text is in each state."""

    translated: Amount = Amount()
    stale: Amount = Amount()
    missing: Amount = Amount()
    exempt: Amount = Amount()

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(*(self[state] + other[state] for state in State))

    def __getitem__(self, state: State) -> Amount:
        """Return how much is in a state."""
        return {
            State.TRANSLATED: self.translated,
            State.STALE: self.stale,
            State.MISSING: self.missing,
            State.EXEMPT: self.exempt,
        }[state]

    @property
    def total(self) -> Amount:
        """All of it."""
        return self.translated + self.stale + self.missing + self.exempt

    @property
    def to_do(self) -> Amount:
        """What is stale or missing."""
        return self.stale + self.missing

    @property
    def is_current(self) -> bool:
        """Whether nothing is stale or missing."""
        return not self.to_do.messages

    @property
    def percent(self) -> int:
        """Messages that are current, of a hundred; 100 only when nothing is stale or missing."""
        whole = self.total.messages
        return (whole - self.to_do.messages) * 100 // whole if whole else 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one kind of record of an event is translated into a language.

    Attributes:
        event: slug, or `interface`.
        lang: the language of the translations.
        kind: one of `KINDS`.
        sources: the languages that the texts are written in, in alphabetical order.
        tally: how much is in each state.
        place: the first message that is not current; failing that the first that is translated;
            failing that the first.
    """

    event: str
    lang: str
    kind: str
    sources: tuple[str, ...]
    tally: Tally
    place: Span


@dataclass(frozen=True, slots=True)
class Total:
    """How far an event, or with no event everything, is translated into a language."""

    event: str
    lang: str
    tally: Tally


def coverage(event: str, lang: str, pairs: Iterable[Pair]) -> tuple[Coverage, ...]:
    """Return how far each kind of record is translated; kinds without a message are left out."""
    by_kind: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_kind.setdefault(pair.kind, []).append(pair)
    return tuple(
        Coverage(event, lang, kind, _sources(own), tally(own), _place(own))
        for kind, own in sorted(by_kind.items(), key=lambda item: KINDS.index(item[0]))
    )


def _sources(pairs: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(sorted({pair.field.lang for pair in pairs}))


def _place(pairs: list[Pair]) -> Span:
    order = (State.STALE, State.MISSING), (State.TRANSLATED,), (State.EXEMPT,)
    return next(pair.place for states in order for pair in pairs if pair.state in states)


def tally(pairs: Iterable[Pair]) -> Tally:
    """Return how much of some messages is in each state."""
    found = {state: [0, 0, 0] for state in State}
    for pair in pairs:
        own, one = found[pair.state], amount(pair)
        own[0] += one.messages
        own[1] += one.words
        own[2] += one.han
    return Tally(*(Amount(*found[state]) for state in State))


def totals(rows: Iterable[Coverage]) -> tuple[Total, ...]:
    """Return the sums by event and language, and behind them, without event, by language."""
    found = tuple(rows)
    by_event = _sums(found, lambda row: (row.event, row.lang))
    by_language = _sums(found, lambda row: ("", row.lang))
    return tuple(Total(*key, own) for key, own in (by_event | by_language).items())


def _sums(
    rows: Iterable[Coverage], key: Callable[[Coverage], tuple[str, str]]
) -> dict[tuple[str, str], Tally]:
    found: dict[tuple[str, str], Tally] = {}
    for row in rows:
        found[key(row)] = found.get(key(row), Tally()) + row.tally
    return found


def amount(pair: Pair) -> Amount:
    """Return how much text one message holds."""
    return _amount(pair.source, pair.field.is_markdown, pair.kind == INTERFACE)


@lru_cache(_REMEMBERED)
def _amount(text: str, is_markdown: bool, is_interface: bool) -> Amount:  # noqa: FBT001 for the cache
    counted = _PLACEHOLDER.sub(" ", text) if is_interface else text
    counted = _ADDRESS.sub(" ", plain(counted) if is_markdown else counted)
    rest, han = HAN.subn(" ", counted)
    return Amount(1, len(_WORD.findall(rest)), han)


def plain(markdown: str) -> str:
    """Return the words of a Markdown block: no targets of links, note calls and signs."""
    return _SIGNS.sub(r"\g<escaped>", _TARGET.sub("", _CALL.sub("", markdown)))
