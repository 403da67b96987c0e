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
    BY,
    EXPERTS,
    GATHERED,
    HAN_ADVERBS,
    HAN_COMMON,
    HAN_TITLES,
    HAN_VERBS,
    HOUSES,
    NUMBERS,
    PEOPLE,
    PLURAL_VERBS,
    POST_WORDS,
    POSTS,
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
        years: the years of which the sentence speaks.
    """

    text: str
    participants: int | None = None
    countries: int | None = None
    years: frozenset[int] = frozenset()


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

_OF_SOME = r"(?!(?:of|de|d[ao]s|per|por|million|billion|thousand|mil|mill\w+|milh\w+)\b)"
_MORE = rf"(?:{_OF_SOME}[^\W\d][\w-]* ){{0,3}}?"
_ATTENDED = "participants|attendees|participantes|asistentes"
_STATES = "countries|states|nations|países|estados|nações|naciones"
_FROM = r"\b(?:from|of|representing|de|d[ao]s|representando a)"

_HAN_NUMBER = r"(?:\d+|[一二三四五六七八九十百两]+)"
_HAN_ATTENDED = "与会者|与会代表|与会嘉宾|参会者|参会代表|代表|嘉宾"
_HAN_PEOPLE = rf"{_HAN_ATTENDED}|专家|学者|官员|人士"
_HAN_COUNTRIES = rf"(?P<countries>{_HAN_NUMBER})[多余]?个?国家?"
_HAN_COUNT = rf"(?P<participants>{_HAN_NUMBER})[多余]?"
_HAN_FIGURES = (
    rf"来自{_HAN_COUNTRIES}[^。；]{{0,24}}?{_HAN_COUNT}[名位人]",
    rf"{_HAN_COUNTRIES}{_HAN_COUNT}[名位](?:{_HAN_PEOPLE})",
    rf"{_HAN_COUNT}[名位](?:{_HAN_ATTENDED})",
    rf"{_HAN_COUNT}[名位][^，。；]{{0,6}}?(?:{_HAN_PEOPLE})(?=[^。；]{{0,12}}?(?:[参与]会|参加|出席))",
    rf"{_HAN_COUNT}人(?:[参与]会|参加|出席)",
    rf"来自{_HAN_COUNTRIES}[^，。；]{{0,12}}?(?:{_HAN_PEOPLE})",
)
_SENTENCE = re.compile(r"(?:[^.;\n。；]|[.](?!\s|$))+")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@cache
def _figure_patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a language counts who came, the most telling first."""
    if _script(lang) == "han":
        return tuple(map(re.compile, _HAN_FIGURES))
    word = f"(?:{'|'.join(NUMBERS.get(lang.partition('-')[0], ('(?!)',)))})"
    number = (
        rf"(?:\d{{1,3}}(?:[.,\u00a0\u202f ]\d{{3}})+|\d+|\b{word}(?:[ -](?:and |y |e )?{word})*)\b"
    )
    year = r"(?:1[5-9]|20)\d\d (?!(?:\w+ )?(?:" + PEOPLE + r")\b)"  # no figure of people
    participants = rf"(?!{year})(?P<participants>{number}) {_MORE}"
    states = rf"{_FROM} {_MORE}(?P<countries>{number}) (?:\w+ ){{0,4}}?(?:{_STATES})\b"
    patterns = (
        rf"{participants}(?:{PEOPLE})\b[^.;:\n]{{0,60}}?{states}",
        rf"{participants}(?:{_ATTENDED})\b",
        rf"{participants}(?:{PEOPLE})\b(?=.*\b(?:{GATHERED})\b)",
        rf"\b(?:{GATHERED})\b[^.;:\n]*? (?P<text>{participants}(?:{PEOPLE})\b)",
        rf"(?:{EXPERTS}|{_ATTENDED})\b[^.;:\n]{{0,20}}?{states}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_PEOPLE = re.compile(PEOPLE, re.IGNORECASE)


def figures(text: str, lang: str) -> Iterator[Figure]:
    """Yield figures of participants, and of countries beside them, sentence by sentence."""
    if _script(lang) == "latin" and not _PEOPLE.search(text):
        return
    for sentence in _SENTENCE.findall(text):
        years = frozenset(map(int, _YEAR.findall(sentence)))
        taken: list[tuple[int, int]] = []
        for pattern in _figure_patterns(lang):
            for match in pattern.finditer(sentence):
                found = match.groupdict()
                start, end = match.span("text" if "text" in found else 0)
                if all(end <= first or start >= last for first, last in taken):
                    taken.append((start, end))
                    participants = _value(found.get("participants"), lang)
                    countries = _value(found.get("countries"), lang)
                    yield Figure(sentence[start:end], participants, countries, years)


def _value(text: str | None, lang: str) -> int | None:
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    if digits or _script(lang) == "han":
        return int(digits) if digits else number_of(text)
    known = NUMBERS[lang.partition("-")[0]]
    values = [known[word] for word in re.split("[ -]", text.casefold()) if word in known]
    if "hundred" in text.casefold() and values[0] < values[min(1, len(values) - 1)]:
        return values[0] * values[1] + sum(values[2:])
    return sum(values)


# Dates

_ORDINAL = "(?:º|er|st|nd|rd|th)?"
_TO = {
    "en": "(?: ?[-–—] ?| to | and | & )",
    "es": "(?: ?[-–—] ?| al? | y (?:el )?|, )",
    "pt": "(?: ?[-–—] ?| a | e |, )",
}
_STREET = re.compile(
    r"\b(?!(?:el|del|al?|y|e|em|de|no|dias?|días?|até|os|los)\b)\w+ $", re.IGNORECASE
)


@cache
def _date_patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a language writes a day, with month names from CLDR."""
    base = lang.partition("-")[0]
    year = r"(?P<year>(?:1[5-9]|2[01])\d\d)"
    iso = re.compile(rf"(?<![\d-]){year}-(?P<month>\d\d)-(?P<days>\d\d)(?![\d-])")
    if base == "zh":
        days = r"(?P<days>\d{1,2}(?:[日号]?[至到、和—–-]{1,2}\d{1,2}(?=[日号]))*)[日号]"
        return (iso, re.compile(rf"(?:{year}年)?(?P<month>\d{{1,2}})月{days}(?![电讯])"))
    is_english = base == "en"  # in which months have capitals, and may is a verb
    months = "|".join(name.capitalize() if is_english else name for name in _months(lang))
    middle, end = (r" (?:of )?", r",? ") if is_english else _between(lang)
    day = rf"\d{{1,2}}{_ORDINAL}"
    days = rf"(?P<days>{day}(?:{_TO.get(base, '(?!)')}{day})*)"
    first = rf"(?<!\d){days}{middle}(?P<month>{months})\b(?:{end}{year})?"
    second = (
        rf"\b(?P<month>{months}) {days}(?!\d|:|st|nd|rd|th)(?:,? {year})?(?! \([A-Z]\w+\) ?[-–—])"
    )
    if is_english:
        return (iso, re.compile(first), re.compile(second))
    return (iso, re.compile(first, re.IGNORECASE))


_LITERAL = "((?:[^dMy']|'[^']*')*)"
_DAY_TO_YEAR = re.compile(rf"d{_LITERAL}M+{_LITERAL}y")
"""What stands between the fields of a date pattern of CLDR: `d 'de' MMMM 'de' y`."""


def _between(lang: str) -> tuple[str, str]:
    """Return what stands before and after the month where a day is written in full."""
    match = _DAY_TO_YEAR.search(locale_of(lang).date_formats["long"].pattern)
    middle, end = match.groups() if match else (" ", " ")
    return re.escape(middle.replace("'", "")), re.escape(end.replace("'", ""))


@cache
def _months(lang: str) -> dict[str, int]:
    wide = locale_of(lang).months["format"]["wide"]
    return {str(name).casefold(): int(number) for number, name in wide.items()}


def dates(text: str, lang: str) -> Iterator[Dated]:
    """Yield days with their month, and their year where it is written, in the order of patterns.

    Of a range, both its first and its last day are claimed.
    """
    months = _months(lang)
    folded = text.casefold()
    if not ("-" in text or "月" in text or any(month in folded for month in months)):
        return
    for pattern in _date_patterns(lang):
        for match in pattern.finditer(text):
            month, year = match["month"], match["year"]
            if _is_street(match, lang):
                continue
            number = int(month) if month.isdecimal() else months[month.casefold()]
            for day in re.findall(r"\d+", match["days"]):
                yield Dated(match[0], int(day), number, int(year) if year else None)


def _is_street(match: re.Match[str], lang: str) -> bool:
    """Return whether a day is a name, with a capital where months have none: `9 de Julio`."""
    is_name = not lang.startswith("en") and not match["year"] and match["month"].istitle()
    return is_name and _STREET.search(match.string, 0, match.start()) is not None


# Names

_LETTER = r"[^\W\d_]"
_UPPER = "A-ZÁÀÂÃÄÇÉÈÊËÍÎÏÑÓÔÕÖÚÛÜŠŽÅØ"
_PART = rf"[{_UPPER}](?:\.|[’'](?=[{_UPPER}])[\w’'-]+|[\w-]*)"
_PARTICLE = r"(?:de|da|do|das|dos|del|della|di|la|las|los|van|von|der|den|al|bin|ibn)"
_FURTHER = rf" (?:{_PARTICLE} ){{0,2}}{_PART}"
_LAST = rf"(?: [ye] {_PART}\b(?! [{_UPPER}]))?"
_FULL = rf"{_PART}(?:{_FURTHER}){{1,4}}{_LAST}"
_NAME = rf"(?P<name>{_FULL})"
_LIST = rf"(?P<name>{_FULL}(?:(?:,? (?:and|y|e) |, ){_FULL})*)"
_ONE = rf"(?P<name>{_PART}(?:{_FURTHER}){{0,4}}{_LAST})"
_ASIDE = r"(?: \([^()\n]{2,60}\))?(?:, [^.;:\n]{3,80}?,)?"
_EACH = re.compile(rf"{_FULL}|{_PART}")
_TWO = re.compile(rf"{_PART} (?:{_PARTICLE} ){{0,2}}[{_UPPER}]")


def _script(lang: str) -> str:
    return "han" if lang.partition("-")[0] == "zh" else "latin"


def _han_patterns() -> tuple[str, ...]:
    posts = "|".join(rf"(?<={post})" for post in HAN_TITLES.split("|"))
    begin = rf"(?:(?<![\u4e00-\u9fff\d])|(?<=[学院会所部社长由])|{posts})(?!{HAN_COMMON})"
    given = r"(?:(?![也还则都曾在将又均就对再亦副从])[\u4e00-\u9fff])"
    end = rf"(?:副?(?:{HAN_TITLES})|(?:{HAN_ADVERBS}){{0,2}}(?:{HAN_VERBS}|表示))"
    return (
        rf"{begin}(?P<name>[{SURNAMES}]{given}{{1,2}}){end}",
        rf"(?P<name>[\u4e00-\u9fff]{{1,12}}(?:·[\u4e00-\u9fff]{{1,8}}?)+){end}",
    )


@cache
def _name_patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    base = lang.partition("-")[0]
    if base == "zh":
        return tuple(map(re.compile, _han_patterns()))
    if base not in TITLES:
        return ()
    several = "|".join(PLURAL_VERBS[base].split())
    verbs = "|".join([*VERBS[base].split(), *PLURAL_VERBS[base].split()])
    patterns = [
        rf"\b(?:{TITLES[base]})\.? {_ONE}",
        rf"{_LIST}{_ASIDE} (?:also |then |también |também )?(?:{verbs})\b",
        rf"{_NAME}, {POSTS[base]}",
        rf"{_NAME},? {HOUSES[base]}\b",
        rf"\b(?:{POST_WORDS[base]})(?: [a-zà-ü]+)? {_NAME}",
        rf"\b(?:{BY[base]}) {_LIST}",
        rf"[,”\"»’] ?(?:{verbs}) {_LIST}",
    ]
    patterns += [rf"\b(?:{several}) {_LIST}"] if several else []
    return tuple(map(re.compile, patterns))


_HAN_POST = re.compile(rf".*(?:{HAN_TITLES})(?=.)")


def names(text: str, lang: str) -> Iterator[Named]:
    """Yield people whom a sentence names: by title, by post, or by what they are said to say."""
    if _script(lang) == "latin" and not _TWO.search(text):
        return  # one word alone is not enough to tell who is meant
    seen: set[str] = set()
    for pattern in _name_patterns(lang):
        for match in pattern.finditer(text):
            listed = _HAN_POST.sub("", match["name"])
            each = _EACH.findall(listed) if _script(lang) == "latin" else [listed]
            for name in each:
                if name.rstrip(".") not in seen:
                    seen.add(name.rstrip("."))
                    yield Named(name.rstrip("."))
