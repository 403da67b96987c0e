"""Compose the indexes of a book: an event's view in; people, institutions, countries, subjects out.

An entry leads to places; on which pages they stand, only the finished pages tell. A form under
which readers may look in vain leads to the entry: 徐天启 *see* XU Tianqi.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple, TypeAlias

from proceedings.language.collation import head_letter, sort_key
from proceedings.language.names import ShownName
from proceedings.language.status import Passage
from proceedings.language.tags import script_of
from proceedings.records.scripts import HAN
from proceedings.volume.folios import Extent, FolioRange, Place, ranges
from proceedings.volume.views import EventView, InstitutionView, PersonView

__all__ = ["Index", "IndexEntry", "IndexGroup", "compose_indexes", "printed"]

Say = Callable[[str], str]

HOSTS, ORGANISERS, TOPICS, COUNTRIES = (
    f"meeting/{name}" for name in ("hosts", "organisers", "topics", "countries")
)
"""Anchors of what the pages on the meeting list."""
INDEXES = "indexes"
"""Anchor of the indexes themselves; those of their entries begin with it."""
WHOLE = "whole"
"""What follows the anchor of a part, in the anchor of all its pages."""

_CHINESE = frozenset({"Hans", "Hant"})


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry with the places that it leads to, or with the entry that it refers to.

    Attributes:
        anchor: its own anchor in the book.
        heading: what is listed, with its language and how current it is.
        record: address of the record that it is about; may be empty.
        name: the name, for a person.
        places: the places that it leads to.
        see: the entry that it refers to; it has no places of its own then.
        folios: the pages of the places, merged; known when the pages are set.
    """

    anchor: str
    heading: Passage
    record: str = ""
    name: ShownName | None = None
    places: tuple[Place, ...] = ()
    see: IndexEntry | None = None
    folios: tuple[FolioRange, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The entries under one letter.

    Attributes:
        letter: the letter; `#` for numbers and signs, empty for entries without letters.
        label: what is said before the first group of another script; else empty.
    """

    letter: str
    entries: tuple[IndexEntry, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """One index of a book.

    Attributes:
        kind: `people`, `institutions`, `countries` or `subjects`.
        anchor: its anchor in the book.
        headnote: what it lists, or what its figures mean; may be empty.
    """

    kind: str
    anchor: str
    title: Passage
    headnote: str
    groups: tuple[IndexGroup, ...]


def compose_indexes(event: EventView, say: Say) -> tuple[Index, ...]:
    """Return the indexes that have entries, each in the edition's alphabetical order.

    Args:
        event: the event as the edition shows it.
        say: gives labels in the edition's language.
    """
    drafts = {
        "people": _people(event),
        "institutions": _institutions(event),
        "countries": _countries(event),
        "subjects": _subjects(event),
    }
    titles = {
        "people": say("Index of people"),
        "institutions": say("Index of institutions"),
        "countries": say("Index of countries"),
        "subjects": say("Index of subjects"),
    }
    notes = {
        "people": _note_on_bold(drafts["people"], say),
        "institutions": say(
            "Institutions of the meeting, of its outcomes and of people on record."
        ),
        "countries": say("Countries of institutions and people on record, or named by a source."),
        "subjects": say("Topics of the meeting, and keywords of interventions and articles."),
    }
    return tuple(
        Index(
            kind,
            f"{INDEXES}/{kind}",
            Passage(titles[kind], event.lang),
            notes[kind],
            _groups(kind, found, event.lang, say),
        )
        for kind, found in drafts.items()
        if found
    )


def _note_on_bold(drafts: Iterable[_Draft], say: Say) -> str:
    """Return what figures in bold mean, where there are any."""
    is_used = any(place.is_principal for draft in drafts for place in draft.places)
    return say("Figures in bold refer to what somebody said or wrote.") if is_used else ""


def printed(index: Index, extents: Mapping[str, Extent]) -> Index:
    """Return an index with its folios; entries that lead to no page are left out.

    Args:
        index: the index.
        extents: first and last page of each anchor.
    """
    own = {
        entry.anchor: replace(entry, folios=ranges(entry.places, extents))
        for group in index.groups
        for entry in group.entries
    }
    found = {anchor for anchor, entry in own.items() if entry.folios}

    def shown(group: IndexGroup) -> IndexGroup:
        entries = (own[each.anchor] for each in group.entries)
        kept = tuple(x for x in entries if (x.see.anchor if x.see else x.anchor) in found)
        return replace(group, entries=kept)

    groups = (shown(group) for group in index.groups)
    return replace(index, groups=tuple(group for group in groups if group.entries))


# ── What is listed ──


_Other: TypeAlias = tuple[Passage, str, ShownName | None]
"""A form that leads to an entry, what it is sorted by, and the name that it is a form of."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry before it has its place: what it is sorted by, and other forms with theirs."""

    heading: Passage
    reading: str
    record: str = ""
    name: ShownName | None = None
    places: list[Place] = field(default_factory=list)
    others: list[_Other] = field(default_factory=list)


_Said = Iterator[tuple[PersonView, Place]]


def _people(event: EventView) -> list[_Draft]:
    """Return everybody on record."""
    drafts = {each.id: _person(each, event.lang) for each in event.people}
    for person, place in _spoken(event):
        drafts[person.id].places.append(place)
    for target, anchor in _references(event):
        kind, _, person_id = target.partition("/")
        if kind == "people":
            drafts[person_id].places.append(Place(anchor))
    return list(drafts.values())


def _person(person: PersonView, lang: str) -> _Draft:
    name = person.name
    heading = Passage("".join(part.text for part in name.listed), name.lang or lang)
    others: list[_Other] = [
        (
            Passage(each.text, each.lang or lang),
            each.reading,
            replace(name, listed=each.parts, lang=each.lang, other=""),
        )
        for each in name.others
    ]
    places = [Place(person.address)]
    return _Draft(heading, name.reading, person.address, name, places, others)


def _spoken(event: EventView) -> _Said:
    """Yield who chairs what, says what and has written what."""
    for session in event.sessions:
        yield from ((chair, Place(session.address)) for chair in session.chairs)
        for each in session.interventions:
            is_reported = bool(each.title or each.summary)
            yield each.speaker, Place(each.address, is_principal=is_reported)
    for article in event.articles:
        for author in article.authors:
            yield author, Place(f"{article.address}/{WHOLE}", is_principal=True)


def _posts(event: EventView) -> _Said:
    """Yield where people are named with their institution and country."""
    for person in event.people:
        yield person, Place(person.address)
    for session in event.sessions:
        for each in session.interventions:
            yield each.speaker, Place(each.address, is_opening=True)
    for article in event.articles:
        yield from ((author, Place(article.address)) for author in article.authors)


def _references(event: EventView) -> Iterator[tuple[str, str]]:
    """Yield target and anchor of the links in texts."""
    for session in event.sessions:
        for each in session.interventions:
            yield from each.summary.references if each.summary else ()
    for article in event.articles:
        yield from article.text.references


def _held(event: EventView) -> Iterator[tuple[InstitutionView, Place]]:
    """Yield the institutions of the event itself."""
    yield from ((each, Place(HOSTS)) for each in event.hosts)
    yield from ((each, Place(ORGANISERS)) for each in event.organisers)
    for outcome in event.outcomes:
        yield from ((each, Place(outcome.address)) for each in outcome.institutions)


def _institutions(event: EventView) -> list[_Draft]:
    """Return institutions; equal names are one, and so are the official names of one."""
    headings = _headings(event)
    drafts: dict[str, _Draft] = {}
    for institution, place in _held(event):
        draft = _add(drafts, headings[institution.name.text], place)
        draft.others.extend((each, each.text, None) for each in _forms(institution))
    for person, place in _posts(event):
        if person.affiliation:
            written = headings.get(person.affiliation_written, person.affiliation)
            _add(drafts, headings.get(person.affiliation.text, written), place)
    return list(drafts.values())


def _headings(event: EventView) -> dict[str, Passage]:
    """Return under which heading each official name of an institution of the event is listed.

    It is the official name in the edition's language; where there is none, the translation that
    stands in the record of somebody who belongs to it; else the name that the edition shows.
    """
    shown = {
        person.affiliation_written: person.affiliation
        for person in reversed(event.people)
        if person.affiliation
        and person.affiliation.lang == event.lang
        and person.affiliation.status.is_current
    }
    found: dict[str, Passage] = {}
    for institution, _ in _held(event):
        heading = institution.name
        if heading.lang != event.lang:
            names = (each.text for each in _forms(institution))
            heading = next((shown[each] for each in names if each in shown), heading)
        for each in _forms(institution):
            found.setdefault(each.text, heading)
    return found


def _forms(institution: InstitutionView) -> tuple[Passage, ...]:
    return (institution.name, *institution.forms)


def _countries(event: EventView) -> list[_Draft]:
    """Return countries by their names in CLDR."""
    drafts: dict[str, _Draft] = {}

    def add(name: str, place: Place) -> None:
        if name:
            _add(drafts, Passage(name, event.lang), place)

    for row in event.countries:
        add(row.name, Place(COUNTRIES))
    for institution, place in _held(event):
        add(institution.country, place)
    for person, place in _posts(event):
        add(person.country, place)
    return list(drafts.values())


def _subjects(event: EventView) -> list[_Draft]:
    """Return topics and keywords; capitals make no difference."""
    drafts: dict[str, _Draft] = {}
    for topic in event.topics:
        _add(drafts, topic, Place(TOPICS))
    for session in event.sessions:
        for each in session.interventions:
            for keyword in each.keywords:
                _add(drafts, keyword, Place(each.address))
    for article in event.articles:
        for keyword in article.keywords:
            _add(drafts, keyword, Place(f"{article.address}/{WHOLE}"))
    return list(drafts.values())


def _add(drafts: dict[str, _Draft], heading: Passage, place: Place) -> _Draft:
    """Add a place to the entry of a heading, which is made when it is the first."""
    draft = drafts.setdefault(heading.text.casefold(), _Draft(heading, heading.text))
    draft.places.append(place)
    return draft


# ── In order ──


class _Order(NamedTuple):
    """Where an entry stands: the edition's own script first, then numbers, then other scripts."""

    script: int
    key: tuple[str, str]
    letter: str


_OWN, _NUMBERS, _LATIN, _HAN = range(4)


def _groups(kind: str, drafts: Iterable[_Draft], lang: str, say: Say) -> tuple[IndexGroup, ...]:
    """Return the entries under their letters, a label before those of another script."""
    labels = {_LATIN: say("In Latin letters"), _HAN: say("In Chinese characters")}
    entries = sorted(_entries(kind, drafts, lang), key=lambda each: each[0])
    groups = []
    for script, own in groupby(entries, key=lambda each: each[0].script):
        label = labels.get(script, "")
        for letter, group in groupby(own, key=lambda each: each[0].letter):
            groups.append(IndexGroup(letter, tuple(entry for _, entry in group), label))
            label = ""
    return tuple(groups)


def _entries(kind: str, drafts: Iterable[_Draft], lang: str) -> Iterator[tuple[_Order, IndexEntry]]:
    """Yield every entry with its place in the order, and those that refer to it."""
    drafts = tuple(drafts)
    taken = {draft.heading.text.casefold() for draft in drafts}
    for number, draft in enumerate(drafts, start=1):
        anchor = f"{INDEXES}/{kind}/{number}"
        own = IndexEntry(anchor, draft.heading, draft.record, draft.name, tuple(draft.places))
        yield _order(draft.heading.text, draft.reading, lang), own
        for form, reading, name in draft.others:
            if form.text.casefold() not in taken:
                taken.add(form.text.casefold())
                see = IndexEntry(f"{anchor}/{len(taken)}", form, draft.record, name, see=own)
                yield _order(form.text, reading, lang), see


def _order(text: str, reading: str, lang: str) -> _Order:
    script = _script(text, lang)
    if script == _HAN:
        return _Order(script, sort_key(reading, "zh"), "")
    letter = head_letter(reading, lang)
    is_number = script == _OWN and letter == "#"
    return _Order(_NUMBERS if is_number else script, sort_key(reading, lang), letter)


def _script(text: str, lang: str) -> int:
    """Return whether a text is in the edition's own script; digits are in every one."""
    own = script_of(lang)
    if HAN.search(text):
        return _OWN if own in _CHINESE else _HAN
    is_latin = any("LATIN" in unicodedata.name(each, "") for each in text)
    return _LATIN if is_latin and own != "Latn" else _OWN
