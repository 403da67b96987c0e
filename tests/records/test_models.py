"""Records: every kind of field takes what editors write and refuses the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from proceedings.records import base, models
from proceedings.records.base import OfficialForms, SourceText, closest
from proceedings.records.models import Name, Person, Series
from proceedings.records.schema import RECORD_FILES
from proceedings.records.source import Data


def read(kind: Any, value: Data) -> Any:  # noqa: ANN401 as many types as kinds of field
    """Return a value as a kind of field reads it."""
    return TypeAdapter(kind).validate_python(value)


def errors(kind: Any, value: Data) -> list[str]:  # noqa: ANN401 the same
    """Return the types of the errors of a value."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return [each["type"] for each in caught.value.errors()]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (base.Text, "São Paulo", "São Paulo"),
        (base.Text, "one\ntwo\n", "one\ntwo"),
        (base.Slug, "mo-jihong-2", "mo-jihong-2"),
        (base.Language, "en", "en"),
        (base.Language, "zh-Hans", "zh-Hans"),
        (base.Language, "es-419", "es-419"),
        (base.Language, "zh-Hant-TW", "zh-Hant-TW"),
        (base.Country, "BR", "BR"),
        (base.TimeZone, "America/Sao_Paulo", "America/Sao_Paulo"),
        (base.Day, "2028-02-29", date(2028, 2, 29)),
        (base.Positive, "130", 130),
        (base.Flag, "true", True),
        (base.Flag, "false", False),
    ],
)
def test_what_fields_take(kind: object, value: str, expected: object) -> None:
    """Values come as text and leave with their type."""
    assert expected == read(kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (base.Text, " \n", "blank"),
        (base.Text, None, "string_type"),
        (base.Slug, "Mo-Jihong", "slug"),
        (base.Slug, "mo--jihong", "slug"),
        (base.Slug, "-mo", "slug"),
        (base.Slug, "mó", "slug"),
        (base.Slug, "mo\n", "slug"),
        (base.Slug, "", "slug"),
        (base.Language, "pt_BR", "language"),
        (base.Language, "EN", "language"),
        (base.Language, "zh-hans", "language"),
        (base.Country, "br", "country"),
        (base.Country, "UK", "country"),
        (base.Country, "XX", "country"),
        (base.TimeZone, "Sao Paulo", "time_zone"),
        (base.TimeZone, "../../etc/passwd", "time_zone"),
        (base.TimeZone, "America", "time_zone"),
        (base.TimeZone, "", "time_zone"),
        (base.Day, "25.7.2025", "date"),
        (base.Day, "2025-7-25", "date"),
        (base.Day, "20250725", "date"),
        (base.Day, "2025-07-25T00:00", "date"),
        (base.Day, "0", "date"),
        (base.LocalTime, "2025-07-25", "date"),
        (base.LocalTime, "2025-07-25T09:00Z", "date"),
        (base.LocalTime, "2025-07-25T09:00+02:00", "date"),
        (base.LocalTime, "9:00", "date"),
        (base.Duration, "PT", "date"),
        (base.Duration, "1:75", "date"),
        (base.Duration, "an hour", "date"),
        (base.Duration, "-5", "date"),
        (base.Duration, "9" * 30, "date"),
        (base.Positive, "0", "greater_than_equal"),
        (base.Positive, "-1", "greater_than_equal"),
        (base.Positive, "many", "int_parsing"),
        (base.Positive, "1.5", "int_parsing"),
        (base.Flag, "yes", "bool_parsing"),
        (base.Flag, "1", "bool_parsing"),
    ],
)
def test_what_fields_refuse(kind: object, value: Data, expected: str) -> None:
    """Each refusal has the error type that its diagnostic is found by."""
    assert [expected] == errors(kind, value)


@pytest.mark.parametrize("value", ["2025-02-30", "2025-13-01", "0000-01-01"])
def test_days_exist(value: str) -> None:
    """A day in the right form that is on no calendar is a wrong date too."""
    assert all(each.startswith("date") for each in errors(base.Day, value))


@pytest.mark.parametrize("value", ["2025-07-25T09:30", "2025-07-25 09:30", "2025-07-25T09:30:00"])
def test_local_times(value: str) -> None:
    """Local times have no offset: the event's time zone is meant."""
    expected = datetime(2025, 7, 25, 9, 30, tzinfo=UTC).replace(tzinfo=None)
    assert expected == read(base.LocalTime, value)


@pytest.mark.parametrize(
    ("value", "minutes"), [("20", 20), ("1:30", 90), ("PT20M", 20), ("PT1H", 60), ("PT1H15M", 75)]
)
def test_durations(value: str, minutes: int) -> None:
    """Minutes, hours and minutes, and ISO 8601 say the same."""
    assert timedelta(minutes=minutes) == read(base.Duration, value)


def test_source_text_is_a_text_or_a_text_with_what_is_known_of_it() -> None:
    """The short form is the long form without language and note."""
    assert SourceText(text="poet") == read(SourceText, "poet")
    assert SourceText(text="poeta", lang="es", note="Post.") == read(
        SourceText, {"text": "poeta", "lang": "es", "note": "Post."}
    )


def test_a_title_is_translated_text_or_official_forms() -> None:
    """A group with `text` is one text; a group of languages is facts side by side."""
    assert SourceText(text="Opening") == read(base.Title, "Opening")
    assert SourceText(text="Apertura", lang="es") == read(
        base.Title, {"text": "Apertura", "lang": "es"}
    )
    forms = read(base.Title, {"en": "Opening", "es": "Apertura"})
    assert isinstance(forms, OfficialForms)
    assert ("Apertura", None) == (forms.get("es"), forms.get("zh-Hans"))


def test_a_publisher_is_one_name_or_official_forms() -> None:
    """A publisher's name may be the same in all languages; it is a fact, never translated."""
    series = {"id": "s", "name": {"en": "S"}, "languages": ["en"]}
    assert "Shelf Press" == Series.model_validate(series | {"publisher": "Shelf Press"}).publisher
    forms = Series.model_validate(series | {"publisher": {"es": "Estante"}}).publisher
    assert OfficialForms({"es": "Estante"}) == forms


@pytest.mark.parametrize(
    "name", [{"family": "Luz"}, {"given": "Ana"}, {"full": "Oro-of-the-Ferry"}]
)
def test_a_name_needs_one_part(name: dict[str, Data]) -> None:
    """People with one name are people; a name of no parts is none."""
    assert name == Name.model_validate(name).model_dump(exclude_unset=True)
    assert ["name_parts"] == errors(Name, {"order": "given-first"})
    assert ["name_parts"] == errors(Name, name | {"scripts": {"Hans": {"reading": "an"}}})


def test_the_default_language_is_one_of_the_series() -> None:
    """Readers cannot be sent to an edition that does not exist."""
    series = {"id": "s", "name": {"en": "S"}, "languages": ["en"], "default_language": "es"}
    assert ["default_language"] == errors(Series, series)


@pytest.mark.parametrize(
    ("orcid", "expected"),
    [
        ("0000-0002-1825-0097", []),
        ("0000-0002-1694-233X", []),
        ("0000-0002-1825-0098", ["check_digit"]),
    ],
)
def test_orcid(orcid: str, expected: list[str]) -> None:
    """The check digit counts; the examples are ORCID's own."""
    person = {"id": "ana", "name": {"full": "Ana"}, "orcid": orcid}
    if expected:
        assert expected == errors(Person, person)
    else:
        assert orcid == Person.model_validate(person).orcid


def test_records_do_not_change_and_know_their_fields() -> None:
    """A record is what an editor wrote: frozen and closed."""
    person = Person.model_validate({"id": "ana", "name": {"full": "Ana"}})
    with pytest.raises(ValidationError):
        person.id = "ben"  # type: ignore[misc]
    assert ["extra_forbidden"] == errors(Person, {"id": "ana", "name": {"full": "A"}, "nick": "a"})


def reachable(kind: object) -> Iterator[type[BaseModel]]:
    """Yield the record types in a type, and those in their fields."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from reachable(field.annotation)
    for argument in get_args(kind):
        yield from reachable(argument)


RECORDS = {each.__name__: each for file in RECORD_FILES.values() for each in reachable(file.model)}


def test_records_are_looked_at() -> None:
    """The rules below see every type of `models.py`, and the texts of `base.py`."""
    assert {*models.__all__, "SourceText", "Markdown", "OfficialForms"} <= RECORDS.keys()


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_record_is_documented(record: type[BaseModel]) -> None:
    """A field without a sentence that says what it is cannot be filled in."""
    fields = {} if issubclass(record, OfficialForms) else record.model_fields
    sentence = re.compile(r"[A-Z`]\S*( \S+){3,}\.", re.DOTALL)
    assert sentence.fullmatch(record.__doc__ or "")
    assert {} == {
        name: field.description
        for name, field in fields.items()
        if not sentence.fullmatch(field.description or "")
    }


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_record_is_frozen_and_closed(record: type[BaseModel]) -> None:
    """All have one base class; official forms are closed by the type of their keys."""
    assert issubclass(record, base.Record)
    assert record.model_config["frozen"]
    assert "forbid" == record.model_config["extra"] or issubclass(record, OfficialForms)


def test_official_forms_are_frozen_and_closed() -> None:
    """Keys are language tags, and what was read does not change."""
    assert ["language"] == errors(OfficialForms, {"english": "Opening"})
    with pytest.raises(ValidationError):
        OfficialForms({"en": "Opening"}).root = {}  # type: ignore[misc]


def test_closest() -> None:
    """Help names what was meant, and nothing when nothing is near."""
    names = ("affiliation", "country")
    assert "affiliation" == closest("affilation", names)
    assert closest("shoe_size", names) is None
