"""Check people: an event in; names in a wrong script, and second records of one person, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from proceedings.diagnostics import Diagnostic, message, warning
from proceedings.records.models import Name, NameForm, Person
from proceedings.records.reader import EventRecords
from proceedings.records.scripts import HAN, is_han_name, simplified, words

__all__ = ["check_people"]


def check_people(records: EventRecords) -> Iterator[Diagnostic]:
    """Yield names that are not what they are recorded as, and people who are there twice."""
    for index, person in enumerate(records.people):
        yield from _scripts(records, person, index)
    yield from _doubles(records)


def _scripts(records: EventRecords, person: Person, index: int) -> Iterator[Diagnostic]:
    source = records.sources["people"]
    for script, form in person.name.scripts.items():
        place = source.span((index, "name", "scripts", script))
        text = _whole(form)
        if not is_han_name(text):
            yield warning(
                "PR332",
                place,
                message("`{text}` is not in Chinese characters", text=text),
                message("write the form that a source gives, or leave it out"),
            )
        elif script == "Hans" and simplified(text) != text:
            yield warning(
                "PR332",
                place,
                message("`{text}` is not in simplified characters", text=text),
                message("record it under `Hant`, or write {form}", form=simplified(text)),
            )
        if _is_partial(person.name, form):
            yield warning(
                "PR333",
                place,
                message("the form `{text}` lacks the family name or the given name", text=text),
                message("add `family` or `given`, or write the whole under `full`"),
            )


def _whole(form: NameForm) -> str:
    return form.full or f"{form.family or ''}{form.given or ''}"


def _is_partial(name: Name, form: NameForm) -> bool:
    """Whether a form has one part where the name itself has two."""
    return bool(name.family and name.given and not form.full) and not (form.family and form.given)


def _doubles(records: EventRecords) -> Iterator[Diagnostic]:
    """Warn of every person who, by name or ORCID iD, is probably one recorded before."""
    people = records.people
    keys = [_keys(person) for person in people]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(keys):
        for key in own:
            holders[key].append(index)
    said: set[int] = set()
    for pair in (*_sharing(holders), *_shorter(people)):
        first, second = sorted(pair)
        if people[first].id != people[second].id and second not in said:
            said.add(second)
            yield _double(records, people[first], second)


def _double(records: EventRecords, first: Person, second: int) -> Diagnostic:
    return warning(
        "PR319",
        records.sources["people"].span((second, "name"), key=True),
        message(
            "`{id}` may be the same person as `{other}`",
            id=records.people[second].id,
            other=first.id,
        ),
        message(
            "keep one record, put the other spelling under `variants`, or accept it with the reason"
        ),
    )


def _keys(person: Person) -> frozenset[str]:
    """Return what tells a person: each form of the name without order and accents; the ORCID iD."""
    texts = [each for form in person.name.scripts.values() for each in (_whole(form), form.reading)]
    texts += [person.name.full, *person.name.variants, _latin(person.name)]
    keys = {_key(text) for text in texts if text}
    return frozenset((keys | {person.orcid or ""}) - {""})


def _key(text: str) -> str:
    if HAN.search(text):
        return simplified("".join(HAN.findall(text)))
    return " ".join(sorted(words(text)))


def _latin(name: Name) -> str:
    return f"{name.given or ''} {name.family or ''}".strip()


def _sharing(holders: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of people who share a key."""
    for indexes in holders.values():
        yield from ((indexes[0], each) for each in indexes[1:])


_LEAST = 2
"""Words that a shorter name must have in common with a longer one."""


def _shorter(people: Sequence[Person]) -> Iterator[tuple[int, int]]:
    """Yield pairs in which one name has all words of the other, and more.

    `Juan Carlos Moraga` and `Juan Carlos Moraga Duque`; the rarest word leads to the candidates.
    """
    names = [frozenset(words(_latin(person.name) or person.name.full or "")) for person in people]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        for word in name:
            holders[word].append(index)
    for index, name in enumerate(names):
        if len(name) >= _LEAST:
            rarest = min(sorted(name), key=lambda word: len(holders[word]))
            for other in holders[rarest]:
                if name < names[other]:
                    yield index, other
