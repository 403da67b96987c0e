"""Dates, times, numbers, lists and countries as four languages write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from proceedings.language import formats
from proceedings.language.catalog import Catalog, Entry
from proceedings.language.interface import Interface
from proceedings.language.tags import endonym, folder, locale_of, name_in

LANGUAGES = ("zh-Hans", "en", "es", "pt-BR")


def in_all(function: object, *values: object) -> list[str]:
    """Return what a function says in the four languages."""
    assert callable(function)
    return [function(*values, lang) for lang in LANGUAGES]


def test_days_in_french() -> None:
    """Without "de"; the first is an ordinal."""
    assert ["1er juin 2031", "11 juin 2031"] == [
        formats.day(date(2031, 6, number), "fr") for number in (1, 11)
    ]


def test_days() -> None:
    """In full, as in a sentence; English is that of the United Nations, day first."""
    assert [
        "2025年7月25日",
        "25 July 2025",
        "25 de julio de 2025",
        "25 de julho de 2025",
    ] == in_all(formats.day, date(2025, 7, 25))


def test_spans_of_days() -> None:
    """One day is a day; more are joined in the words of the interface."""
    entry = Entry("del {start} al {end}", fuzzy=False, line=1)
    spanish = Interface("es", Catalog("es.po", {("", "{start} to {end}"): entry}))
    first = date(2031, 3, 21)
    assert "21 de marzo de 2031" == formats.days(first, first, spanish)
    expected = "del 21 de marzo de 2031 al 22 de marzo de 2031"
    assert expected == formats.days(first, date(2031, 3, 22), spanish)


def test_times() -> None:
    """The 24-hour clock of programmes in every language, with an en dash."""
    start, end = (datetime(2031, 3, 21, hour, 5) for hour in (9, 14))  # noqa: DTZ001 local times
    assert 4 * ["09:05"] == in_all(formats.time_of_day, start)
    assert 4 * ["09:05–14:05"] == in_all(formats.times, start, end)
    assert 4 * ["09:05"] == in_all(formats.times, start, None)


def test_durations() -> None:
    """Hours and minutes in short; what is nought is left out."""
    lengths = [timedelta(minutes=minutes) for minutes in (20, 60, 75)]
    assert ["20 mins", "1 hr", "1 hr 15 mins"] == [formats.duration(each, "en") for each in lengths]
    assert ["20 min", "1 h", "1 h 15 min"] == [formats.duration(each, "es") for each in lengths]
    assert ["20分钟", "1小时", "1小时 15分钟"] == [
        formats.duration(each, "zh-Hans").replace("\u00a0", "") for each in lengths
    ]


def test_numbers() -> None:
    """Grouped as the language does; Spanish does not group four digits."""
    assert ["1,234", "1,234", "1234", "1.234"] == in_all(formats.number, 1234)
    assert ["12,345", "12,345", "12.345", "12.345"] == in_all(formats.number, 12345)


def test_lists() -> None:
    """With the language's last conjunction."""
    assert ["A、B和C", "A, B and C", "A, B y C", "A, B e C"] == in_all(
        formats.joined, ("A", "B", "C")
    )
    assert 4 * ["A"] == in_all(formats.joined, ["A"])


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("BR", ["巴西", "Brazil", "Brasil", "Brasil"]),
        ("CN", ["中国", "China", "China", "China"]),
        ("NZ", ["新西兰", "New Zealand", "Nueva Zelanda", "Nova Zelândia"]),
    ],
)
def test_countries(code: str, expected: list[str]) -> None:
    """Names from CLDR."""
    assert expected == in_all(formats.country, code)


def test_country_names_have_no_remarks() -> None:
    """CLDR's remarks in brackets are left out."""
    names = [formats.country(code, lang) for code in ("HK", "MO", "MM", "PS") for lang in LANGUAGES]
    assert [] == [name for name in names if "(" in name or "（" in name or not name]


def test_language_tags() -> None:
    """Folders of gettext, CLDR locales, own names and names in other languages."""
    assert ["zh_Hans", "en", "es", "pt_BR"] == [folder(lang) for lang in LANGUAGES]
    assert ["中文", "English", "español", "português"] == [endonym(lang) for lang in LANGUAGES]
    assert ["英语", "English", "inglés", "inglês"] == [name_in("en", lang) for lang in LANGUAGES]
    assert "pt_BR" == str(locale_of("pt-BR"))


def test_a_language_that_cldr_does_not_know() -> None:
    """Languages are data: an unknown one does not break an edition."""
    assert "July 25, 2025" == formats.day(date(2025, 7, 25), "qqx")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", "12–14"), ("es", "12–14"), ("pt-BR", "12–14"), ("zh-Hans", "12-14")],
)
def test_ranges_of_pages(lang: str, expected: str) -> None:
    """An en dash, in Chinese a hyphen; one page is no range."""
    assert expected == formats.folio_range("12", "14", lang)
    assert "12" == formats.folio_range("12", "12", lang)
