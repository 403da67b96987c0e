"""Say what a check of translations gets and gives: pairs and a setting in, findings out.

A check is a function of all pairs of a desk; one that needs no more than a pair is made into such
by `single`. Messages name the pair by `key`, and what differs in both texts; the module that runs
the checks gives each finding its place in the catalog and settles what translators opt out of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps

from proceedings.diagnostics import Message, Severity
from proceedings.diagnostics.snippets import Lines, no_lines
from proceedings.language.hunspell import Dictionaries, no_dictionary
from proceedings.language.pairs import Pair
from proceedings.records.models import Series, Term
from proceedings.records.reader import EventRecords

__all__ = ["Check", "Finding", "Setting", "single"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What checks need beside the pairs; the languages stand in each pair.

    Attributes:
        records: the event, with its names and dates; None for the interface.
        series: the series of the event.
        terms: the entries of the term base.
        dictionaries: gives the spelling dictionary of a language, if there is one.
        lines: gives the lines of a catalog by its path, so that findings get a column.
    """

    records: EventRecords | None = None
    series: Series | None = None
    terms: tuple[Term, ...] = ()
    dictionaries: Dictionaries = no_dictionary
    lines: Lines = no_lines


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or probably so, with a translation.

    Attributes:
        pair: the message and its translation.
        code: the permanent code.
        text: what is wrong; it names the key of the pair, and what differs in both texts.
        advice: what to do; None for the help that every code with an opt-out has.
        fragment: the words of the translation that it is about; empty for the whole.
        start: where in the translation the fragment is looked for, in characters.
        severity: how much it matters.
        in_comment: whether the fragment stands in the translator's comment, not in the translation.
    """

    pair: Pair
    code: str
    text: Message
    advice: Message | None = None
    fragment: str = ""
    start: int = 0
    severity: Severity = Severity.WARNING
    in_comment: bool = False


Check = Callable[[Sequence[Pair], Setting], Iterator[Finding]]
"""A check of all translated pairs of one event, or of the interface, in one language."""


def single(check: Callable[[Pair, Setting], Iterable[Finding]]) -> Check:
    """Make a check of one pair into a check of many."""

    @wraps(check)
    def each(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
        for pair in pairs:
            yield from check(pair, setting)

    return each
