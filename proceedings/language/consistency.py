"""Compare what texts claim with what is on record: an event's fields in, warnings out.

Figures of attendance, dates, people and the spelling of names. Editor's notes are left out: they
say where sources differ. Every warning can be accepted in the record, with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from zoneinfo import available_timezones

from proceedings.diagnostics import Diagnostic, Span, message, warning
from proceedings.language.claims import Dated, Figure, dates, figures, names, prose_of, words_of
from proceedings.language.fields import Field
from proceedings.language.places import FieldText
from proceedings.language.spelling import Spellings, twins
from proceedings.language.tags import locale_of
from proceedings.language.vocabulary import BODIES, LEADS
from proceedings.records.base import OfficialForms, SourceText, closest
from proceedings.records.files import TextFile
from proceedings.records.models import Event, Person
from proceedings.records.reader import EventRecords
from proceedings.records.scripts import HAN, words
from proceedings.records.walk import Walk, walk

__all__ = ["check_consistency"]

_Found = Iterator[Diagnostic]
_YEAR = 366
"""Days of an event that are counted one by one; none lasts longer."""
_DIGIT = re.compile(r"\d")


def check_consistency(
    records: EventRecords, walked: Walk, fields: Iterable[Field], others: Iterable[Event]
) -> _Found:
    """Yield claims of texts that the records do not bear out.

    Args:
        records: the event.
        walked: every record in it.
        fields: its translatable fields.
        others: the other events of the series; texts may speak of them.
    """
    known = _Known.of(records.event, walked, others)
    are_people_known = _are_people_known(records)
    for each in fields:
        if each.context.endswith("/note") or "/notes/" in each.context:
            continue
        place = _Place(records, each)
        if each.is_markdown:
            yield from _figures(each, place, known)
            yield from _dates(each, place, known)
            yield from _people(each, place, known) if are_people_known else ()
        yield from _spellings(each, place, known)
    yield from _institutions(records)


def _are_people_known(records: EventRecords) -> bool:
    """Return whether people.yaml could be read; else everybody would seem to be missing in it."""
    source = records.sources.get("people")
    return "people" not in records.files.refused and bool(
        records.people or not (source and source.data)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Finds places in a field by searching."""

    records: EventRecords
    field: Field

    def span(self, fragment: str) -> Span:
        """Return the place of a fragment of the field, or of as many of its words as are found."""
        start = self.field.units[0].span
        raw = self.records.files.written.get(start.path, b"")
        text = self.file or FieldText(start, self.field.source, raw)
        parts = fragment.split()
        shorter = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((place for each in shorter for place in text.spans(each)), start)

    @property
    def file(self) -> TextFile | None:
        """The file that the field is, if it is one."""
        context, _, last = self.field.context.rpartition("/")
        return self.records.texts.get(f"{context}/{self.field.lang}") if last == "text" else None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is on record and may be claimed.

    Attributes:
        event: the event.
        participants, countries: figures of attendance of this event and of the others.
        days: days of the events, and all other dates of the records.
        dates: their days and months.
        years: the years of the events.
        people: by the words of each name, folded, the name.
        latin: people without a Chinese form, whom a transcription may mean.
        things: words of institutions, places, titles and countries, folded.
        spellings: names as they are spelt on record.
    """

    event: Event
    participants: set[int] = field(default_factory=set)
    countries: set[int] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    dates: set[tuple[int, int]] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    people: dict[frozenset[str], str] = field(default_factory=dict)
    latin: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    spellings: Spellings = field(default_factory=Spellings)

    @classmethod
    def of(cls, own: Event, walked: Walk, others: Iterable[Event]) -> _Known:
        """Return what is known of an event and its series."""
        known = cls(own)
        for event in (own, *others):
            known._take_event(event)
        for _, _, record in walked:
            known._take(record)
        known.dates.update((day.day, day.month) for day in known.days)
        return known

    def _take_event(self, event: Event) -> None:
        length = min((event.end - event.start).days, _YEAR)
        self.days.update(event.start + timedelta(days=day) for day in range(length + 1))
        self.years.update((event.start.year, event.end.year))
        for _, record in walk(event):
            self._take(record)
        if event.participation:
            self.participants.add(event.participation.participants or 0)
            self.countries.add(event.participation.countries or 0)

    def _take(self, record: object) -> None:
        if isinstance(record, SourceText):
            return
        for value in vars(record).values():
            if isinstance(value, date):
                self.days.add(date(value.year, value.month, value.day))
        if isinstance(record, Person):
            self._take_person(record)
        elif isinstance(record, OfficialForms):
            for text in record.root.values():
                self.things.update(words(text))
                self.spellings.add(text)

    def _take_person(self, person: Person) -> None:
        name = person.name
        full = name.full or f"{name.given or ''} {name.family or ''}".strip()
        forms = [full, *name.variants]
        forms += [f"{name.family} {name.given}"] if name.family and name.given else []
        for form in forms:
            self.people.setdefault(frozenset(words(form)), full)
            if " " in form:
                self.spellings.add(form)
        if not name.scripts and not HAN.search(full):
            self.latin.add(person.id)
        for script in name.scripts.values():
            text = script.full or f"{script.family or ''}{script.given or ''}"
            self.people.setdefault(frozenset({text}), text)
        if person.affiliation:
            self.things.update(words(person.affiliation.text))


def _figures(each: Field, place: _Place, known: _Known) -> _Found:
    """Figures of attendance are those of the event, or of another event of the series."""
    recorded = known.event.participation
    if not recorded:
        return
    for claim in figures(prose_of(each.source), each.lang):
        if _is_of_others(claim, known):
            continue
        differs = _differs(claim.participants, recorded.participants, known.participants)
        if differs:
            text = message(
                "the text says “{claim}”; {number} participants are on record",
                claim=claim.text,
                number=recorded.participants,
            )
        elif _differs(claim.countries, recorded.countries, known.countries):
            text = message(
                "the text says “{claim}”; {number} countries are on record",
                claim=claim.text,
                number=recorded.countries,
            )
        else:
            continue
        hint = message("correct the text or `participation`, or accept it with the reason")
        yield warning("PR341", place.span(claim.text), text, hint)


def _is_of_others(claim: Figure, known: _Known) -> bool:
    """Return whether a figure is of another year, or of a few: it is less than half of all."""
    if claim.years and claim.years.isdisjoint(known.years):
        return True
    recorded = known.event.participation
    few = (
        not claimed or claimed * 2 < (on_record or 0)
        for claimed, on_record in (
            (claim.participants, recorded and recorded.participants),
            (claim.countries, recorded and recorded.countries),
        )
    )
    return all(few)


def _differs(claimed: int | None, recorded: int | None, known: Collection[int]) -> bool:
    return bool(claimed and recorded) and claimed not in known


def _dates(each: Field, place: _Place, known: _Known) -> _Found:
    """Days are days of the events, or other dates of the records."""
    if not _DIGIT.search(each.source):
        return
    claims = dates(prose_of(each.source), each.lang)
    for text in dict.fromkeys(claim.text for claim in claims if _is_wrong(claim, known)):
        yield warning(
            "PR343",
            place.span(text),
            message("“{date}” is not on record", date=text),
            message(
                "the event is from {start} to {end}; correct it, or accept it with the reason",
                start=known.event.start,
                end=known.event.end,
            ),
        )


_NEAR = timedelta(days=31)
"""How far from the event a day without a year is taken for one of it, not for an anniversary."""


_RECENT = 2
"""Years from the event within which a day with its year is not yet history."""


def _is_wrong(claim: Dated, known: _Known) -> bool:
    """Return whether a day seems to be meant for one of the event, and is not on record.

    A day of years before is history, unless it is the day of the event but for the year.
    """
    event = known.event
    try:
        day = date(claim.year or event.start.year, claim.month, claim.day)
    except ValueError:  # there is no such day
        return True
    if not claim.year:
        is_near = event.start - _NEAR <= day <= event.end + _NEAR
        return is_near and (claim.day, claim.month) not in known.dates
    slips = {(each.day, each.month) for each in (event.start, event.end)}
    is_recent = any(abs(claim.year - year) <= _RECENT for year in known.years)
    is_meant = is_recent or (claim.day, claim.month) in slips
    return is_meant and day not in known.days


def _people(each: Field, place: _Place, known: _Known) -> _Found:
    """People who are named beside a title, a post or a verb of saying are on record."""
    claimed = (_without_lead(claim.text) for claim in names(prose_of(each.source), each.lang))
    for name in dict.fromkeys(claimed):
        key = words(name)
        if _is_person(name, key, each.lang) and not _is_known(name, key, known):
            near = closest(name, tuple(known.people.values()))
            hint = (
                message("did you mean `{name}`?", name=near)
                if near
                else message("correct the name, add the person, or accept it with the reason")
            )
            text = message("`{name}` is not in people.yaml", name=name)
            yield warning("PR342", place.span(name), text, hint)


def _without_lead(name: str) -> str:
    parts = name.split()
    while parts and parts[0].rstrip(".").casefold() in LEADS:
        parts = parts[1:]
    return " ".join(parts)


def _is_person(name: str, key: Sequence[str], lang: str) -> bool:
    if HAN.search(name):
        return True
    is_place = set(key) <= _countries(lang) or tuple(key) in _cities()
    return len(key) > 1 and not BODIES & set(key) and not is_place


@cache
def _cities() -> frozenset[tuple[str, ...]]:
    """Return the words of the cities after which time zones are named: New York."""
    return frozenset(words(zone.rpartition("/")[2]) for zone in available_timezones())


@cache
def _countries(lang: str) -> frozenset[str]:
    """Return the words of all countries’ names, from CLDR."""
    names = locale_of(lang).territories.values()
    return frozenset(word for name in names for word in words(str(name)))


def _is_known(name: str, key: Sequence[str], known: _Known) -> bool:
    """Return whether a name is of somebody on record, with or without a word before it."""
    if "·" in name and known.latin:
        return True  # perhaps it is somebody whose Chinese form is not on record
    if HAN.search(name):
        return any(name in form or name.endswith(form) for form in known.people.values())
    return any(
        some <= known.things or any(some <= form for form in known.people)
        for some in (frozenset(key), frozenset(key[1:]))
    )


def _spellings(each: Field, place: _Place, known: _Known) -> _Found:
    """Names in texts are spelt as on record."""
    for found in known.spellings.differing(
        words_of(each.source) if each.is_markdown else _plain(each)
    ):
        yield warning(
            "PR344",
            place.span(found.text),
            message("`{text}` is spelt `{name}` on record", text=found.text, name=found.recorded),
            message("use one spelling, or accept it with the reason"),
        )


def _plain(each: Field) -> str:
    return each.source or "\n".join(unit.text for unit in each.units)


def _institutions(records: EventRecords) -> _Found:
    """Institutions of people are spelt in one way."""
    places: dict[str, int] = {}
    for index, person in enumerate(records.people):
        if person.affiliation:
            places.setdefault(person.affiliation.text, index)
    for right, other in twins(places):
        yield warning(
            "PR344",
            records.sources["people"].span((places[other], "affiliation")),
            message("`{text}` is spelt `{name}` on record", text=other, name=right),
            message("use one spelling, or accept it with the reason"),
        )
