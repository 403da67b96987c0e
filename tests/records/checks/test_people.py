"""People: one person in two records is found, two people with like names are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.records.checks.people import check_people
from proceedings.records.files import EventFiles
from proceedings.records.models import Event, Person
from proceedings.records.reader import EventRecords
from proceedings.records.source import Data, Source


def event(*names: Data) -> EventRecords:
    """Return an event with people of these names."""
    people = tuple(
        Person.model_validate({"id": f"p{number}", "name": name})
        for number, name in enumerate(names, start=1)
    )
    about = {"id": "e", "lang": "en", "title": "E", "start": "2031-01-01", "end": "2031-01-01"}
    sources = {"people": Source("people.yaml", [])}
    files = EventFiles("e", Path("events/e"), sources)
    return EventRecords(files, Event.model_validate(about), people)


def found(*names: Data) -> list[str]:
    """Return the codes of what is wrong with people of these names."""
    return [each.code for each in check_people(event(*names))]


def latin(given: str, family: str) -> dict[str, Data]:
    """Return a name in Latin letters."""
    return {"given": given, "family": family}


HAN = {"family": "云", "given": "墨河"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (latin("Tianqi", "Xu"), {"full": "XU Tianqi"}),
        (latin("José", "Pérez"), latin("Jose", "Perez")),
        (latin("Juan Carlos", "Moraga"), latin("Juan Carlos", "Moraga Duque")),
        (latin("Mohe", "Yun") | {"scripts": {"Hans": HAN}}, {"full": "云墨河"}),
        (
            {"full": "Y. M.", "scripts": {"Hans": HAN}},
            {"full": "Z", "scripts": {"Hant": {"full": "雲墨河"}}},
        ),
        (latin("Ana", "Luz"), latin("Anna", "Luz") | {"variants": ["Ana Luz"]}),
        (latin("Jean-Luc", "Roy"), latin("Jean Luc", "Roy")),
    ],
)
def test_one_person_twice(one: Data, two: Data) -> None:
    """Order, accents, scripts, hyphens and shorter forms do not tell people apart."""
    assert ["PR319"] == found(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (latin("Wang", "Wen"), latin("Yanwen", "Wang")),
        (latin("Ana", "Luz"), latin("Ana", "Luna")),
        ({"full": "Oro"}, latin("Oro", "Luz")),
        (latin("Rodrigo", "Biva"), latin("Rodrigo Martín", "Viva Nieves")),
    ],
)
def test_two_people(one: Data, two: Data) -> None:
    """One word in common, or a like name, makes nobody the same."""
    assert [] == found(one, two)


def test_a_person_is_reported_once() -> None:
    """Three records of one person are two too many."""
    assert ["PR319", "PR319"] == found(latin("A", "Luz"), latin("A", "Luz"), latin("A", "Luz"))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"family": "林", "given": "水音"}, []),
        ({"full": "胡安·卡洛斯·莫加拉"}, []),
        ({"given": "水音"}, ["PR333"]),
        ({"full": "Lin Shuiyin"}, ["PR332"]),
        ({"full": "林 Shuiyin"}, ["PR332"]),
        ({"family": "雲", "given": "墨河"}, ["PR332"]),
    ],
)
def test_forms_in_simplified_characters(form: Data, expected: list[str]) -> None:
    """A form is whole, and in the script that it is recorded under."""
    assert expected == found(latin("Shuiyin", "Lin") | {"scripts": {"Hans": form}})
