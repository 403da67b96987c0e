"""Compose the state of translation of an event: pairs of all its languages in, a view out.

Readers meet it as a page of the site in each language. It shows figures of every language, and the
passages that are not current of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from proceedings.diagnostics import shortened
from proceedings.language import formats
from proceedings.language.coverage import KINDS, Amount, Coverage, Tally, coverage, plain, totals
from proceedings.language.interface import N_, Interface
from proceedings.language.pairs import Pair, State
from proceedings.language.status import Passage
from proceedings.language.tags import endonym, name_in

__all__ = [
    "KindFigures",
    "KindGaps",
    "LanguageProgress",
    "OpenPassage",
    "StateView",
    "TranslationsView",
    "compose_translations",
]

_KINDS = {
    "event": N_("Overview"),
    "programme": N_("Interventions"),
    "people": N_("People"),
    "outcomes": N_("Outcomes"),
    "documents": N_("Documents"),
    "articles": N_("Articles"),
}
"""What the site's menu calls the pages on which each kind of record stands."""
_ORDER = (State.EXEMPT, State.TRANSLATED, State.STALE, State.MISSING)
"""What is current first, so that it is one piece of a bar."""
_LABELS = {
    State.EXEMPT: N_("Original"),
    State.TRANSLATED: N_("Translated"),
    State.STALE: N_("Under revision"),
    State.MISSING: N_("Not translated"),
}
_MEANINGS = {
    State.EXEMPT: N_("written in the language, or held in it as a text of its own"),
    State.TRANSLATED: N_("translated, and the original has not changed since"),
    State.STALE: N_("the original changed after it was translated, and is shown with a mark"),
    State.MISSING: N_("the original is shown with a mark"),
}
_UNITS = {
    "messages": N_("Passages"),
    "words": N_("Words"),
    "han": N_("Han characters"),
}
_EXCERPT = 140
"""Characters that are shown of a passage."""


@dataclass(frozen=True, slots=True)
class StateView:
    """A state: its name, its label, and what it means for a reader."""

    name: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class KindFigures:
    """The figures of a kind of record: for each unit those of each column, written out."""

    label: str
    units: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LanguageProgress:
    """How far the event is translated into a language.

    Attributes:
        lang: the language.
        name: its name in the language of the page.
        own_name: its name in itself.
        percent: passages that are current, of a hundred, written out.
        counts: passages in each state, in the order of the states.
        summary: the same in words, for readers who do not see the bar.
        columns: the states of which there is anything, in the order of the figures.
        rows: figures of each kind.
        total: figures of all.
    """

    lang: str
    name: str
    own_name: str
    percent: str
    counts: tuple[tuple[str, int], ...]
    summary: tuple[str, ...]
    columns: tuple[StateView, ...]
    rows: tuple[KindFigures, ...]
    total: KindFigures


@dataclass(frozen=True, slots=True)
class OpenPassage:
    """A passage that is not current: where readers find it, and where translators work on it."""

    text: Passage
    state: str
    address: str
    place: str


@dataclass(frozen=True, slots=True)
class KindGaps:
    """The passages of a kind of record that are not current, in reading order."""

    label: str
    passages: tuple[OpenPassage, ...]


@dataclass(frozen=True, slots=True)
class TranslationsView:
    """The state of translation as the page of one language shows it.

    Attributes:
        states: all states, for the legend.
        units: labels of what is counted, in the order of the figures.
        languages: all languages of the event.
        gaps: what is not current in the language of the page.
    """

    states: tuple[StateView, ...]
    units: tuple[str, ...]
    languages: tuple[LanguageProgress, ...]
    gaps: tuple[KindGaps, ...]


def compose_translations(
    slug: str, pairs: Mapping[str, Sequence[Pair]], interface: Interface
) -> TranslationsView:
    """Return the state of translation of an event for readers of one language.

    Args:
        slug: the event.
        pairs: its messages beside their translations, by language.
        interface: labels in the language of the page.
    """
    rows = {lang: coverage(slug, lang, own) for lang, own in pairs.items()}
    has_han = any(row.tally.total.han for own in rows.values() for row in own)
    units = tuple(unit for unit in _UNITS if unit != "han" or has_han)
    states = {
        each: StateView(each.value, interface.say(_LABELS[each]), interface.say(_MEANINGS[each]))
        for each in _ORDER
    }
    figures = _Figures(interface, units, states)
    return TranslationsView(
        states=tuple(states.values()),
        units=tuple(interface.say(_UNITS[unit]) for unit in units),
        languages=tuple(figures.progress(lang, own) for lang, own in rows.items()),
        gaps=tuple(_gaps(pairs.get(interface.lang, ()), interface)),
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """Writes figures for readers of a language."""

    interface: Interface
    units: tuple[str, ...]
    states: Mapping[State, StateView]

    def progress(self, lang: str, rows: Sequence[Coverage]) -> LanguageProgress:
        """Return how far a language is."""
        whole = next((each.tally for each in totals(rows)), Tally())
        shown = tuple(state for state in _ORDER if whole[state].messages)
        return LanguageProgress(
            lang=lang,
            name=name_in(lang, self.interface.lang),
            own_name=endonym(lang),
            percent=formats.percent(whole.percent, self.interface.lang),
            counts=tuple((state.value, whole[state].messages) for state in _ORDER),
            summary=tuple(self._said(state, whole[state]) for state in shown),
            columns=tuple(self.states[state] for state in shown),
            rows=tuple(self._row(_KINDS[each.kind], each.tally, shown) for each in rows),
            total=self._row(N_("All"), whole, shown),
        )

    def _row(self, label: str, tally: Tally, states: Sequence[State]) -> KindFigures:
        units = tuple(
            tuple(self._number(tally[state], unit) for state in states) for unit in self.units
        )
        return KindFigures(self.interface.say(label), units)

    def _said(self, state: State, amount: Amount) -> str:
        """Say a part of a bar in words."""
        return self.interface.in_context(
            "progress",
            "{state}: {number}",
            state=self.states[state].label,
            number=self._number(amount, "messages"),
        )

    def _number(self, amount: Amount, unit: str) -> str:
        value = getattr(amount, unit)
        return formats.number(value, self.interface.lang) if value else "–"


def _gaps(pairs: Sequence[Pair], interface: Interface) -> Iterator[KindGaps]:
    """Yield what is not current, by kind."""
    behind = [pair for pair in pairs if pair.state in {State.STALE, State.MISSING}]
    behind.sort(key=lambda pair: KINDS.index(pair.kind))
    for kind, own in groupby(behind, lambda pair: pair.kind):
        passages = tuple(_passage(pair, interface) for pair in own)
        yield KindGaps(interface.say(_KINDS[kind]), passages)


def _passage(pair: Pair, interface: Interface) -> OpenPassage:
    text = plain(pair.source) if pair.field.is_markdown else pair.source
    return OpenPassage(
        text=Passage(shortened(text, _EXCERPT), pair.field.lang),
        state=interface.say(_LABELS[pair.state]),
        address=_address(pair.field.context),
        place=f"{pair.place.path}:{max(pair.place.line, 1)}",
    )


def _address(context: str) -> str:
    """Return the address of the record, or the page, that a field stands on."""
    kind, _, rest = context.partition("/")
    names = rest.split("/")
    if kind == "programme":
        is_session = len(names) == _OF_A_SESSION
        return f"sessions/{names[0]}" if is_session else f"interventions/{names[1]}"
    if kind == "event":
        return f"notes/{names[1]}" if names[0] == "notes" else "index.html"
    return f"{kind}/{names[0]}"


_OF_A_SESSION = 2
"""Parts of the context of a session's own field; an intervention's has one more."""
