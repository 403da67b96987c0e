"""Gather the names that are on record in two languages: an event in, forms by spelling out.

People have Latin forms and perhaps forms in Han characters; institutions, places, titles and
events have official forms by language. No form is ever made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from proceedings.language.comparison.phrases import Phrases, spelt
from proceedings.language.names import show_name
from proceedings.records.base import OfficialForms
from proceedings.records.models import Name, Person, Series
from proceedings.records.reader import EventRecords
from proceedings.records.scripts import HAN
from proceedings.records.walk import walk, walk_event

__all__ = ["Named", "Recorded", "latin_forms", "recorded"]


_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
"""An abbreviation behind an official name, which texts may leave out."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a form of the source names.

    Attributes:
        shown: the form that a translation should have.
        forms: every form that it may have.
        is_person: whether it is a person.
        is_short: whether the form of the source is a family name alone.
    """

    shown: str
    forms: tuple[str, ...]
    is_person: bool = False
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """The names that an event has on record, for a source language and a language.

    Attributes:
        by_form: what each form of the source language names.
        own: the forms of the source language.
        forms: every recorded form, of all languages and scripts.
    """

    by_form: Phrases[tuple[Named, ...]] = field(default_factory=lambda: Phrases(spelt))
    own: set[str] = field(default_factory=set)
    forms: frozenset[str] = frozenset()


def recorded(
    records: EventRecords | None, series: Series | None, source: str, lang: str
) -> Recorded:
    """Return the names on record of an event and its series; they are gathered once."""
    if records is None:
        return _gathered(None, series, source, lang)
    known = _FOUND.setdefault(records, {})
    key = (id(series), source, lang)
    if key not in known:
        known[key] = _gathered(records, series, source, lang)
    return known[key]


_FOUND: WeakKeyDictionary[EventRecords, dict[tuple[int, str, str], Recorded]] = WeakKeyDictionary()
"""The names of the events in use."""


def _gathered(
    records: EventRecords | None, series: Series | None, source: str, lang: str
) -> Recorded:
    found: Recorded = Recorded(forms=frozenset(_all_forms(records, series)))
    for forms in _official(records, series):
        own = forms.get(source)
        if own is not None:
            target = forms.get(lang)
            named = Named(target or own, (target, _BRACKETS.sub("", target)) if target else ())
            _put(found, own, named)
            _put(found, _BRACKETS.sub("", own), named)
    for person in records.people if records else ():
        _put_person(found, person.name, source, lang)
    return found


def _put(found: Recorded, form: str, named: Named) -> None:
    """Note what a form names; several may bear it."""
    found.own.add(form)
    held = found.by_form.get(form) or ()
    if named not in held:
        found.by_form.put(form, (*held, named))


def _put_person(found: Recorded, name: Name, source: str, lang: str) -> None:
    shown = show_name(name, lang).text
    full, short = _forms(name, source)
    own_full, own_short = _forms(name, lang)
    for form in full:
        _put(found, form, Named(shown, own_full, is_person=True))
    for form in short:
        family = own_short[0] if own_short else shown
        _put(found, form, Named(family, (*own_full, *own_short), is_person=True, is_short=True))


def _forms(name: Name, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the full forms of a name in a language, and the family names that may stand alone."""
    if lang.startswith("zh") and name.scripts:
        full = tuple(
            form.full or f"{form.family or ''}{form.given or ''}" for form in name.scripts.values()
        )
        alone = [form.family for form in name.scripts.values() if form.family]
        parts = [each.split("·") for each in full if "·" in each]
        alone += ["·".join(each[-count:]) for each in parts for count in range(1, len(each))]
        return full, tuple(alone)
    return latin_forms(name), (name.family,) if name.family and name.given else ()


def latin_forms(name: Name) -> tuple[str, ...]:
    """Return the forms of a whole name in Latin letters, recorded variants last."""
    given, family = name.given, name.family
    if name.full or not (given and family):
        return (name.full or family or given or "", *name.variants)
    orders = (f"{given} {family}", f"{family} {given}", f"{family}, {given}")
    ordered = orders if name.order == "given-first" else (orders[1], orders[0], orders[2])
    return (*ordered, *name.variants)


def _official(records: EventRecords | None, series: Series | None) -> Iterator[OfficialForms]:
    """Yield the official forms of an event and its series."""
    for record in _walked(records, series):
        if isinstance(record, OfficialForms):
            yield record


def _walked(records: EventRecords | None, series: Series | None) -> Iterable[BaseModel]:
    yield from (record for _, record in walk(series)) if series else ()
    yield from (record for _, _, record in walk_event(records)) if records else ()


def _all_forms(records: EventRecords | None, series: Series | None) -> Iterator[str]:
    """Yield every recorded form of every name."""
    for record in _walked(records, series):
        if isinstance(record, OfficialForms):
            yield from record.root.values()
        elif isinstance(record, Person):
            yield from latin_forms(record.name)
            for form in record.name.scripts.values():
                yield form.full or f"{form.family or ''}{form.given or ''}"


def is_han(text: str) -> bool:
    """Return whether a form is in Han characters."""
    return HAN.search(text) is not None
