"""Write dates, times, numbers, lists and countries as a language does, from CLDR data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from babel import dates, lists, numbers

from proceedings.language.interface import Interface
from proceedings.language.tags import locale_of, spoken

__all__ = [
    "country",
    "day",
    "days",
    "duration",
    "folio_range",
    "joined",
    "number",
    "offset",
    "percent",
    "time_of_day",
    "times",
]


def day(when: date, lang: str) -> str:
    """Return a day in full: `25 de julio de 2025`, `2025年7月25日`.

    In French the first of a month is an ordinal, `1er juin`, which CLDR's pattern does not say.
    """
    said = dates.format_date(when, "long", locale=locale_of(lang))
    is_french_first = when.day == 1 and lang.partition("-")[0] == "fr"
    return spoken(f"1er{said[1:]}" if is_french_first else said, lang)


def days(start: date, end: date, interface: Interface) -> str:
    """Return a span of days in full; CLDR's own intervals are abbreviated in some languages."""
    if start == end:
        return day(start, interface.lang)
    first, last = day(start, interface.lang), day(end, interface.lang)
    return interface.say("{start} to {end}", start=first, end=last)


def time_of_day(when: datetime, lang: str) -> str:
    """Return a time of day in the 24-hour clock of programmes: `09:00`."""
    return dates.format_time(when.time(), "HH:mm", locale=locale_of(lang))


def times(start: datetime, end: datetime | None, lang: str) -> str:
    """Return a span of times: `09:00–10:30`."""
    first = time_of_day(start, lang)
    return f"{first}–{time_of_day(end, lang)}" if end else first


def offset(when: datetime, zone: str, lang: str) -> str:
    """Return how far a time zone is from universal time at a local time: `GMT+08:00`."""
    there = when.replace(tzinfo=dates.get_timezone(zone))
    return dates.get_timezone_gmt(there, "long", locale=locale_of(lang))


def duration(length: timedelta, lang: str) -> str:
    """Return a length of time: `20 min`, `1 h 30 min`."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    parts: list[tuple[int, Literal["hour", "minute"]]] = [(hours, "hour"), (minutes, "minute")]
    said = [
        dates.format_timedelta(
            timedelta(**{f"{unit}s": amount}),
            granularity=unit,
            threshold=1000,
            format="short",
            locale=locale_of(lang),
        )
        for amount, unit in parts
        if amount
    ]
    return spoken(" ".join(said), lang)


def folio_range(first: str, last: str, lang: str) -> str:
    """Return a range of pages: `12–14`; in Chinese `12-14` (GB/T 7714-2015, as CLDR for zh)."""
    if first == last:
        return first
    return f"{first}{'-' if lang.startswith('zh') else '–'}{last}"


_SPANISH_GROUPS_FROM = 10_000


def number(value: int, lang: str) -> str:
    """Return a whole number with the language's grouping.

    Spanish groups from five digits on (CLDR, `minimumGroupingDigits`), which Babel does not heed.
    """
    is_grouped = not (lang.partition("-")[0] == "es" and abs(value) < _SPANISH_GROUPS_FROM)
    return numbers.format_decimal(value, locale=locale_of(lang), group_separator=is_grouped)


def percent(value: int, lang: str) -> str:
    """Return a number of hundredths: `89%`, in Spanish `89 %` with a space that does not break."""
    return numbers.format_percent(value / 100, locale=locale_of(lang))


def joined(items: Iterable[str], lang: str) -> str:
    """Return a list in words: `Brasil, Argentina y Chile`, `巴西、阿根廷和智利`."""
    given = list(items)
    places = [f"{{{number}}}" for number in range(len(given))]
    return spoken(lists.format_list(places, locale=locale_of(lang)), lang).format(*given)


def country(code: str, lang: str) -> str:
    """Return a country's name in a language, from its ISO 3166-1 code.

    For Chinese the bare name is given: CLDR marks some regions in brackets.
    """
    name = str(locale_of(lang).territories.get(code, code))
    return spoken(re.sub(r"[(（].*[)）]$", "", name).strip(), lang)
