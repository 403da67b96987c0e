"""Shape: each kind of error becomes a message with its place and what to do."""

from __future__ import annotations

import pytest

from proceedings.diagnostics import Report
from proceedings.records.models import Event, Person, Series, Session
from proceedings.records.shape import shape
from proceedings.records.source import read

PERSON = "id: ana\nname: {given: Ana, family: Luz}\n"


def shaped(text: str, model: type[object]) -> list[tuple[str, str, str, str]]:
    """Return place, code, message and help of what is wrong with a record."""
    report = Report()
    source = read(text.encode(), "a.yaml", report)
    assert source is not None
    assert (shape(source, model, report) is None) == report.has_errors()
    return [
        (
            str(each.span).removeprefix("a.yaml:"),
            each.code,
            each.message.text(),
            each.help.text() if each.help else "",
        )
        for each in report
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("roles: poet", ("3:1", "PR201", "unknown field `roles`", "did you mean `role`?")),
        ("role: [poet]", ("3:7", "PR203", "`role` does not have the right form", "write one text")),
        ("country: uk", ("3:10", "PR207", "unknown country code `uk`", "did you mean `GB`?")),
        ("country: xx", ("3:10", "PR207", "unknown country code `xx`", "use the two capital")),
        ("country: cl", ("3:10", "PR207", "unknown country code `cl`", "did you mean `CL`?")),
        ("lang: zh-CN_", ("3:7", "PR206", "`zh-CN_` is not a language tag", "write a BCP 47 tag")),
        ("lang: pt_BR", ("3:7", "PR206", "`pt_BR` is not a language tag", "did you mean `pt-BR`?")),
        ("lang: x", ("3:7", "PR206", "`x` is not a language tag", "write a BCP 47 tag")),
        ("note: ' '", ("3:7", "PR210", "`note` is empty", "write it or leave the field out")),
        ("sources: a", ("3:10", "PR203", "`sources` does not have the right form", "write a list")),
        ("sources: [A]", ("3:11", "PR205", "`A` is not an identifier", "use lower-case letters")),
        ("orcid: 1", ("3:8", "PR212", "`1` is not a valid `orcid`", "write it in the form")),
    ],
)
def test_errors_of_a_person(line: str, expected: tuple[str, str, str, str]) -> None:
    """One mistake in one line gives one diagnostic at the value, or at the key that is wrong."""
    (found,) = shaped(PERSON + line, Person)
    assert expected[:3] == found[:3]
    assert found[3].startswith(expected[3])


def test_a_field_left_empty_is_a_field_left_out() -> None:
    """Forms may be filled in little by little."""
    assert [] == shaped(PERSON + "role:\ncountry: ~\n", Person)


def test_errors_inside_records_inside_lists() -> None:
    """The path of a value leads to its line, however deep."""
    text = (
        "- id: a\n  title: A\n  interventions:\n    - id: b\n      speaker: B\n      duraton: 5\n"
    )
    report = Report()
    source = read(text.encode(), "a.yaml", report)
    assert source is not None
    assert shape(source, tuple[Session, ...], report) is None
    assert ["a.yaml:5:16 PR205", "a.yaml:6:7 PR201"] == [f"{x.span} {x.code}" for x in report]


def test_all_errors_of_a_file_at_once() -> None:
    """A report is read once, not once per mistake."""
    text = "id: E\nlang: e\ntitle: ''\nstart: x\nend: y\nordinal: z\n"
    assert ["PR205", "PR206", "PR210", "PR204", "PR204", "PR209"] == [
        code for _, code, _, _ in shaped(text, Event)
    ]


def test_long_values_are_shortened() -> None:
    """A message stays readable when a paragraph stands where a code should."""
    ((_, _, text, _),) = shaped(PERSON + f"country: {'word ' * 50}", Person)
    assert len(text) < 100
    assert text.endswith("…`")


def test_values_are_data() -> None:
    """A value that looks like a placeholder stays what it is."""
    ((_, _, text, _),) = shaped(PERSON + "country: '{name}'", Person)
    assert "unknown country code `{name}`" == text


def test_a_record_in_which_nothing_is_wrong() -> None:
    """No error, no message."""
    assert [] == shaped(PERSON, Person)


def test_a_missing_field_is_shown_at_its_record() -> None:
    """At the key of the group that lacks it, or where the record begins."""
    series = "id: s\nname: {en: S}\nlanguages: [en]\n"
    assert [] == shaped(series, Series)
    assert [("1:1", "PR202", "the field `languages` is missing", "add a line `languages: …`")] == (
        shaped(series.partition("languages")[0], Series)
    )
    event = "id: e\nlang: en\ntitle: E\nstart: 2031-01-01\nend: 2031-01-01\nplace: {country: PT}\n"
    assert [("6:1", "PR202")] == [each[:2] for each in shaped(event, Event)]
