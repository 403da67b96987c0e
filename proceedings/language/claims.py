"""Find what a text claims about an event: prose in; figures, dates and names with places out.

Patterns for English, Spanish, Portuguese and Chinese, as conference reports are written. They are
made to miss rather than to cry wolf: a name counts only beside a title, a post or a verb of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from proceedings.language.numbered import number_of
from proceedings.language.tags import locale_of
from proceedings.language.vocabulary import (
    HAN_TITLES,
    HAN_VERBS,
    PEOPLE,
    POSTS,
    SMALL_NUMBERS,
    SURNAMES,
    TITLES,
    VERBS,
)

__all__ = ["Dated", "Figure", "Named", "dates", "figures", "names", "prose_of", "words_of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of attendance.

    Attributes:
        text: the words that state it.
        participants, countries: the numbers, None where it states only the other.
    """

    text: str
    participants: int | None = None
    countries: int | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A day.

    Attributes:
        text: the words that state it.
        day, month: the day of the month and the month, from 1.
        year: the year, None where the text leaves it out.
    """

    text: str
    day: int
    month: int
    year: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """A person, by what the sentence says: a title before the name, or a verb of saying after it.

    Attributes:
        text: the name.
    """

    text: str


_NOTE = re.compile(
    r"^ {0,3}\[\^[^\]\s]+\]:.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*", re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_CALL = re.compile(r"\[\^[^\]\s]+\]")


def prose_of(text: str) -> str:
    """Return the running text of Markdown; notes cite others and are left out, as are calls.

    The words of links are left out too: they name a record already.
    """
    return _LINK.sub("¶", _CALL.sub("", _NOTE.sub("", text))) if "[" in text else text


def words_of(text: str) -> str:
    """Return the words of Markdown, notes included, without note calls and targets of links."""
    return _CALL.sub("", _LINK.sub(r"\1", text)) if "[" in text else text


# Figures

_NUMBER = rf"(?:\d{{1,3}}(?:[.,\u00a0\u202f ]\d{{3}})+|\d+|{'|'.join(SMALL_NUMBERS)})"
_HAN_NUMBER = r"(?:\d+|[一二三四五六七八九十百两]+)"

_MORE = r"(?:\w+[ ]){0,3}?"
_ATTENDED = "participants|attendees|participantes|asistentes"
_STATES = "countries|states|nations|países|estados|nações|naciones"
_FROM = "from|de|of|procedentes de|provenientes de|vindos de"
_HAN_PEOPLE = "与会者|与会代表|与会嘉宾|参会者|参会代表|代表|嘉宾"
_LATIN_BOTH = (
    rf"(?P<participants>{_NUMBER}) {_MORE}(?:{PEOPLE})\b[^.;:\n]{{0,40}}?"
    rf"\b(?:{_FROM}) {_MORE}(?P<countries>{_NUMBER}) (?:{_STATES})\b"
)
_LATIN_ONE = rf"(?P<participants>{_NUMBER}) {_MORE}(?:{_ATTENDED})\b"
_HAN_BOTH = (
    rf"来自(?P<countries>{_HAN_NUMBER})多?个?国家?[^。；]{{0,12}}?"
    rf"(?P<participants>{_HAN_NUMBER})[多余]?[名位]"
)
_HAN_ONE = rf"(?P<participants>{_HAN_NUMBER})[多余]?[名位](?:{_HAN_PEOPLE})"
_FIGURES = {"latin": (_LATIN_BOTH, _LATIN_ONE), "han": (_HAN_BOTH, _HAN_ONE)}


@cache
def _figure_patterns(script: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _FIGURES[script])


def figures(text: str, lang: str) -> Iterator[Figure]:
    """Yield figures of participants, and of countries beside them, in the order of the text."""
    script = _script(lang)
    if script == "latin" and not re.search(PEOPLE, text, re.IGNORECASE):
        return
    taken: list[tuple[int, int]] = []
    for pattern in _figure_patterns(script):
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= first or start >= last for first, last in taken):
                taken.append((start, end))
                found = match.groupdict()
                yield Figure(
                    match[0],
                    _value(found.get("participants")),
                    _value(found.get("countries")),
                )


def _value(text: str | None) -> int | None:
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else SMALL_NUMBERS.get(text.casefold()) or number_of(text)


# Dates


@cache
def _date_patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a language writes a day, with month names from CLDR."""
    day = r"(?P<day>\d{1,2})"
    year = r"(?P<year>(?:1[5-9]|2[01])\d\d)"
    iso = re.compile(rf"(?<![\d-]){year}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
    if _script(lang) == "han":
        return (iso, re.compile(rf"(?:{year}年)?(?P<month>\d{{1,2}})月{day}[日号]"))
    is_english = lang.partition("-")[0] == "en"  # in which months have capitals, and may is a verb
    months = "|".join(name.capitalize() if is_english else name for name in _months(lang))
    middle, end = (r" (?:of )?", r",? ") if is_english else (" de ", " de ")
    first = rf"(?<!\d){day}(?:º|st|nd|rd|th)?{middle}(?P<month>{months})\b(?:{end}{year})?"
    second = rf"\b(?P<month>{months}) {day}(?!\d|:)(?:st|nd|rd|th)?(?:,? {year})?"
    if is_english:
        return (iso, re.compile(first), re.compile(second))
    return (iso, re.compile(first, re.IGNORECASE))


@cache
def _months(lang: str) -> dict[str, int]:
    wide = locale_of(lang).months["format"]["wide"]
    return {str(name).casefold(): int(number) for number, name in wide.items()}


def dates(text: str, lang: str) -> Iterator[Dated]:
    """Yield days with their month, and their year where it is written, in the order of patterns."""
    months = _months(lang)
    folded = text.casefold()
    if not ("-" in text or "月" in text or any(month in folded for month in months)):
        return
    for pattern in _date_patterns(lang):
        for match in pattern.finditer(text):
            month = match["month"]
            number = int(month) if month.isdecimal() else months[month.casefold()]
            year = match["year"]
            yield Dated(match[0], int(match["day"]), number, int(year) if year else None)


# Names

_LETTER = r"[^\W\d_]"
_UPPER = "A-ZÁÀÂÃÄÇÉÈÊËÍÎÏÑÓÔÕÖÚÛÜŠŽÅØ"
_PART = rf"[{_UPPER}](?:\.|[’'](?=[{_UPPER}])[\w’'-]+|[\w-]*)"
_PARTICLE = r"(?:de|da|do|das|dos|del|della|di|la|las|los|van|von|der|den|y|e|al|bin|ibn)"
_NAME = rf"(?P<name>{_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,4}})"
_ONE = rf"(?P<name>{_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{0,4}})"


def _script(lang: str) -> str:
    return "han" if lang.partition("-")[0] == "zh" else "latin"


@cache
def _name_patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    base = lang.partition("-")[0]
    if base == "zh":
        begin = r"(?:(?<![\u4e00-\u9fff])|(?<=[学院会所部社长]))"
        name = rf"{begin}(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
        return (re.compile(rf"{name}(?:{HAN_TITLES}|{HAN_VERBS})"),)
    if base not in TITLES:
        return ()
    verbs = "|".join(VERBS[base].split())
    return (
        re.compile(rf"\b(?:{TITLES[base]})\.? {_ONE}"),
        re.compile(
            rf"{_NAME}(?:, [^,.;:\n]{{3,80}},)? (?:also |then |también |também )?(?:{verbs})\b"
        ),
        re.compile(rf"{_NAME}, {POSTS[base]}"),
    )


def names(text: str, lang: str) -> Iterator[Named]:
    """Yield people whom a sentence names: by title, by post, or by what they are said to say."""
    seen: set[str] = set()
    for pattern in _name_patterns(lang):
        for match in pattern.finditer(text):
            name = match["name"].rstrip(".")
            if name not in seen:
                seen.add(name)
                yield Named(name)
