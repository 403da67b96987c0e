"""Writing records: what is read back is equal, and written as an editor would."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from inspect import cleandoc
from pathlib import Path
from typing import TypeVar
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.diagnostics import Report
from proceedings.records.base import Markdown, OfficialForms, Record, SourceText
from proceedings.records.layout import mend_yaml
from proceedings.records.models import (
    Article,
    Document,
    DocumentText,
    Event,
    Intervention,
    Name,
    NameForm,
    Note,
    Outcome,
    Person,
    Series,
    Session,
)
from proceedings.records.reader import read_workspace
from proceedings.records.shape import shape
from proceedings.records.source import check_characters, read
from proceedings.records.writing import write
from tests.workspace import EXAMPLES

R = TypeVar("R")


def read_back(text: str, model: type[R]) -> R:
    """Return the records that a text says; nothing may be wrong with it."""
    report = Report()
    source = read(text.encode(), "a.yaml", report)
    assert source is not None, (text, list(report))
    records = shape(source, model, report)
    assert records is not None, (text, list(report))
    return records


def files_of(root: Path) -> list[tuple[Record | Sequence[Record], object]]:
    """Return what each file of a workspace holds, and its type."""
    workspace = read_workspace(root, Report())
    assert workspace is not None
    found: list[tuple[Record | Sequence[Record], object]] = [(workspace.series, Series)]
    for each in workspace.events:
        found += [
            (each.event, Event),
            (each.people, tuple[Person, ...]),
            (each.programme, tuple[Session, ...]),
            (each.outcomes, tuple[Outcome, ...]),
            *((document, Document) for document in each.documents),
            *((article, Article) for article in each.articles),
        ]
    return found


FILES = [
    file
    for root in (EXAMPLES / "complete", EXAMPLES / "minimal", EXAMPLES.parents[1])
    for file in files_of(root)
]


@pytest.mark.parametrize(("records", "model"), FILES, ids=range(len(FILES)))
def test_records_come_back(records: Record | Sequence[Record], model: type[object]) -> None:
    """Every record of the examples and the events; written again it is the same text."""
    text = write(records)

    back = read_back(text, model)

    assert records == back
    assert text == write(back)
    assert text == mend_yaml(text, model)


def test_a_person_as_an_editor_writes_it() -> None:
    """Block style, short forms, keys in the order of the schema, quotes only where needed."""
    person = Person(
        sources=("minutes", "bulletin"),
        id="yun-mohe",
        country=None,
        name=Name(
            given="Mohe",
            family="Yun",
            order="family-first",
            scripts={"Hans": NameForm(family="云", given="墨河")},
            variants=("M. Yun", "Yun, M."),
        ),
        role=SourceText(text="fellow", note="A post: not an honour."),
        affiliation=SourceText(text="Institute of Unread Rivers"),
        note=Markdown(text="One.\n\n- Two.\n"),
    )
    expected = """
        - id: yun-mohe
          name:
            family: Yun
            given: Mohe
            order: family-first
            scripts:
              Hans: {family: 云, given: 墨河}
            variants:
              - M. Yun
              - Yun, M.
          affiliation: Institute of Unread Rivers
          role:
            text: fellow
            note: "A post: not an honour."
          note: |-
            One.

            - Two.
          sources: [minutes, bulletin]
    """
    assert cleandoc(expected) + "\n" == write([person])


def test_official_forms_are_in_braces_where_they_are_short() -> None:
    """A line of more than 100 characters, or a comma in a form, makes a block of them."""
    short = OfficialForms({"zh-Hans": "雾港", "en": "Mist Harbour"})
    series = Series(id="a", name=short, languages=("en", "es"), publisher="The Shelf: 1")
    comma = series.model_copy(update={"name": OfficialForms({"en": "Mist, Harbour"})})
    long = series.model_copy(update={"name": OfficialForms({"en": "a" * 90})})

    name = "{zh-Hans: 雾港, en: Mist Harbour}"
    tail = 'publisher: "The Shelf: 1"\nlanguages: [en, es]\n'
    assert f"id: a\nname: {name}\n{tail}" == write(series)
    assert f"id: a\nname:\n  en: Mist, Harbour\n{tail}" == write(comma)
    assert f"id: a\nname:\n  en: {'a' * 90}\n{tail}" == write(long)


def test_items_are_divided_by_empty_lines_and_none_is_a_list() -> None:
    """A file that holds a list says so when it is empty."""
    outcomes = [Outcome(id=each, kind="plan", name=SourceText(text="N")) for each in "ab"]
    assert "- id: a\n  kind: plan\n  name: N\n\n- id: b\n  kind: plan\n  name: N\n" == write(
        outcomes
    )
    assert "[]\n" == write([])


def test_texts_without_data_stay() -> None:
    """A language version that has a file and nothing else is still held."""
    title = SourceText(text="T")
    document = Document(id="a", kind="b", title=title, texts={"en": DocumentText()})
    assert "id: a\nkind: b\ntitle: T\ntexts:\n  en: {}\n" == write(document)
    assert document == read_back(write(document), Document)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(0, "0"), (59, "59"), (60, "1:00"), (5999, "99:59"), (6000, "PT99H60M")],
)
def test_durations(minutes: int, expected: str) -> None:
    """The shortest form that reading knows."""
    talk = Intervention(id="a", speaker="b", duration=timedelta(minutes=minutes))
    assert f"id: a\nspeaker: b\nduration: {expected}\n" == write(talk)
    assert talk == read_back(write(talk), Intervention)


@pytest.mark.parametrize(
    "update",
    [
        {"duration": timedelta(seconds=1)},
        {"duration": timedelta(minutes=-1)},
        {"duration": timedelta(minutes=99 * 60 + 1000)},
        {"start": datetime(2031, 1, 1, tzinfo=timezone(timedelta(hours=1)))},
        {"start": datetime(2031, 1, 1, 0, 0, 0, 1)},  # noqa: DTZ001 times of records are local
    ],
)
def test_what_reading_does_not_know_is_refused(update: dict[str, object]) -> None:
    """A value that would come back different is an error, not a different value."""
    talk = Intervention(id="a", speaker="b").model_copy(update=update)
    with pytest.raises(ValueError, match=r"duration|time"):
        write(talk)


STRANGE = (
    *("NO", "12:30", "~", "null", "#", " #", ": ", "a: b", "a:", ":a", "- a", "-", "--- a", "..."),
    *(
        '"',
        "'",
        "'a'",
        '"a"',
        "\\",
        "a\\",
        "{a}",
        "[a]",
        "a, b",
        "?",
        "? a",
        "?a",
        "&a",
        "*a",
        "!a",
    ),
    *("|", ">", "%", "@", "`", " a", "a ", "\ta", "a\tb", "a\n b", " a\nb", "a \nb", "a\n\n\nb"),
    *("a\n#b", "#a\nb", "\n\na", "a\n", "a\n---\nb", "a\rb", "a\r\nb", "😀", "莫纪宏", "e\u0301"),
    *(
        "\u00a0",
        "a\u00a0",
        "\u3000a",
        "\u200d",
        "true",
        "007",
        "=",
        "<<",
        "https://a.b/c#d",
        "a #b",
    ),
)


def is_allowed(text: str) -> bool:
    """Return whether records may hold a text."""
    is_seen = any(category(character)[0] in "LNPS" for character in text)
    return is_seen and check_characters(text, "", Report())


LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
PIECES = st.one_of(st.sampled_from([*STRANGE, *" \t\n:#-,'\"[]{}?|>&*!%@`\\"]), LETTERS)
TEXTS = st.one_of(
    st.sampled_from(STRANGE), st.lists(PIECES, min_size=1, max_size=8).map("".join)
).filter(is_allowed)
SLUGS = st.sampled_from(["a", "null", "no", "1", "2025-07-25", "true", "0x1"])
LANGUAGES = st.sampled_from(["en", "es", "zh-Hans", "pt-BR", "no", "es-419"])
SOURCE_TEXTS = st.builds(
    SourceText, text=TEXTS, lang=st.none() | LANGUAGES, note=st.none() | st.just("") | TEXTS
)
MARKDOWNS = st.builds(Markdown, text=TEXTS, lang=st.none() | LANGUAGES)
FORMS = st.dictionaries(LANGUAGES, TEXTS, min_size=1).map(OfficialForms)
TITLES = SOURCE_TEXTS | FORMS
FIRST, LAST = datetime(1000, 1, 1), datetime(2999, 12, 31)  # noqa: DTZ001 times are local
TIMES = st.none() | st.datetimes(FIRST, LAST).map(lambda each: each.replace(microsecond=0))
NAMES = st.builds(
    Name,
    family=TEXTS,
    given=st.none() | TEXTS,
    order=st.sampled_from(["family-first", "given-first"]),
    scripts=st.dictionaries(st.just("Hans"), st.builds(NameForm, full=TEXTS)),
    variants=st.lists(TEXTS, max_size=3).map(tuple),
)
PEOPLE = st.builds(
    Person,
    id=SLUGS,
    name=NAMES,
    affiliation=st.none() | SOURCE_TEXTS,
    note=st.none() | MARKDOWNS,
    lang=st.none() | LANGUAGES,
    sources=st.lists(SLUGS, max_size=3).map(tuple),
)
INTERVENTIONS = st.builds(
    Intervention,
    id=SLUGS,
    speaker=SLUGS,
    title=st.none() | TITLES,
    start=TIMES,
    duration=st.none() | st.integers(0, 99 * 60 + 999).map(lambda each: timedelta(minutes=each)),
    keywords=st.lists(SOURCE_TEXTS, max_size=3).map(tuple),
)
SESSIONS = st.builds(
    Session,
    id=SLUGS,
    title=TITLES,
    start=TIMES,
    room=st.none() | TITLES,
    description=st.none() | MARKDOWNS,
    interventions=st.lists(INTERVENTIONS, max_size=2).map(tuple),
)


@given(st.lists(PEOPLE, max_size=2).map(tuple))
def test_any_people_come_back(people: tuple[Person, ...]) -> None:
    """Whatever a name, an affiliation or a note says."""
    assert people == read_back(write(people), tuple[Person, ...])


@given(st.lists(SESSIONS, max_size=2).map(tuple))
def test_any_programme_comes_back(programme: tuple[Session, ...]) -> None:
    """Titles in one text or in forms, times, lengths, keywords."""
    text = write(programme)
    assert programme == read_back(text, tuple[Session, ...])
    assert text == write(read_back(text, tuple[Session, ...]))


@pytest.mark.parametrize("text", [each for each in STRANGE if is_allowed(each)])
def test_strange_texts_come_back_everywhere(text: str) -> None:
    """As a value, in a list, in braces, as an official form and in a note."""
    text = text.strip("\n")
    forms = OfficialForms({"en": text})
    name = Name(full=text, scripts={"Hans": NameForm(full=text)}, variants=(text, text))
    person = Person(id="a", name=name, role=SourceText(text=text, note=text))
    session = Session(id="a", title=forms, room=SourceText(text=text))
    assert person == read_back(write(person), Person)
    assert session == read_back(write(session), Session)


def test_text_is_not_wrapped_and_not_escaped() -> None:
    """A long paragraph stays a line, and Unicode is as it is."""
    words = "莫纪宏 😀 " + "word " * 100 + "end"
    note = Note(id="a", text=Markdown(text=f'{words}: "b"'))
    assert f"id: a\ntext: '{words}: \"b\"'\n" == write(note)


def test_days() -> None:
    """ISO 8601."""
    outcome = Outcome(id="a", kind="plan", name=SourceText(text="N"), date=date(2031, 3, 1))
    assert "id: a\nkind: plan\nname: N\ndate: 2031-03-01\n" == write(outcome)
