"""Find identifiers that changed places: an event in, two records with each other's name out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proceedings.diagnostics import Diagnostic, message, warning
from proceedings.records.base import OfficialForms, SourceText
from proceedings.records.reader import EventRecords
from proceedings.records.scripts import stems
from proceedings.records.source import Path

__all__ = ["check_identities"]

_COMMON = 50
"""Records whose names share a word; a more common word tells nothing."""


class _Named(NamedTuple):
    """A record with its identifier, the words of that, and the words of its name."""

    file: str
    path: Path
    id: str
    own: frozenset[str]
    name: frozenset[str]


def check_identities(records: EventRecords) -> Iterator[Diagnostic]:
    """Yield pairs of records whose identifiers fit each other's names better than their own."""
    for group in (_people(records), _sessions(records), _interventions(records), _others(records)):
        yield from _swapped(records, [each for each in group if each])


def _title(title: object) -> str:
    """Return a title in all its languages."""
    if isinstance(title, OfficialForms):
        return " ".join(title.root.values())
    return title.text if isinstance(title, SourceText) else ""


def _named(file: str, path: Path, identifier: str, *texts: str | None) -> _Named | None:
    """Return a record with the words that name it; none where identifiers are numbers."""
    if identifier[-1].isdigit():
        return None
    name = " ".join(text for text in texts if text)
    return _Named(file, path, identifier, stems(identifier), stems(name))


def _people(records: EventRecords) -> list[_Named | None]:
    return [
        _named(
            "people",
            (index, "id"),
            person.id,
            *(person.name.family, person.name.given, person.name.full, *person.name.variants),
            *(form.reading for form in person.name.scripts.values()),
        )
        for index, person in enumerate(records.people)
    ]


def _sessions(records: EventRecords) -> list[_Named | None]:
    return [
        _named("programme", (index, "id"), each.id, _title(each.title), each.kind)
        for index, each in enumerate(records.programme)
    ]


def _interventions(records: EventRecords) -> list[_Named | None]:
    return [
        _named(
            "programme",
            (index, "interventions", number, "id"),
            each.id,
            _title(each.title),
            each.speaker,
        )
        for index, session in enumerate(records.programme)
        for number, each in enumerate(session.interventions)
    ]


def _others(records: EventRecords) -> list[_Named | None]:
    event = records.event
    found = [
        _named("outcomes", (index, "id"), each.id, _title(each.name), each.kind)
        for index, each in enumerate(records.outcomes)
    ]
    found += [
        _named("event", ("topics", index, "id"), each.id, _title(each.title))
        for index, each in enumerate(event.topics)
    ]
    for field, institutions in (("hosts", event.hosts), ("organisers", event.organisers)):
        found += [
            _named("event", (field, index, "id"), each.id, _title(each.name))
            for index, each in enumerate(institutions)
            if each.id
        ]
    return found


def _swapped(records: EventRecords, group: Sequence[_Named]) -> Iterator[Diagnostic]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(group):
        for stem in each.name:
            holders[stem].append(index)
    for index, each in enumerate(group):
        fit = len(each.own & each.name)
        for number in sorted(_candidates(each, holders)):
            other = group[number]
            if number > index and _fit_each_other(each, other, fit):
                for one, two in ((each, other), (other, each)):
                    yield warning(
                        "PR329",
                        records.sources[one.file].span(one.path),
                        message(
                            "the identifiers `{id}` and `{other}` seem to have changed places",
                            id=one.id,
                            other=two.id,
                        ),
                        message("give each record the identifier that fits its name"),
                    )


def _candidates(each: _Named, holders: dict[str, list[int]]) -> set[int]:
    """Return the records whose names share a word with an identifier that its own name lacks."""
    foreign = [holders[stem] for stem in each.own - each.name if stem in holders]
    return {number for held in foreign if len(held) <= _COMMON for number in held}


def _fit_each_other(each: _Named, other: _Named, fit: int) -> bool:
    return len(each.own & other.name) > fit and len(other.own & each.name) > len(
        other.own & other.name
    )
