"""Read the figures of a text, however its language writes them: a text in, figures with values out.

`25 July 2025`, `7月25日`; `1,000` and `1.000`; `1.4亿`, `140 million` and `140 millones`; `第二届`,
`second`, `2.º` and `II`; `20世纪50年代` and `the 1950s`: what says the same has a value in common.
Month names and separators are those of CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import pairwise

from proceedings.language.claims import words_of
from proceedings.language.comparison.numerals import (
    HAN_NUMERAL,
    SCALES,
    han_value,
    roman_value,
    spoken,
)
from proceedings.language.tags import locale_of

__all__ = ["Figure", "Kind", "figures"]


_GROUPED = re.compile(r"\d[.,]\d{3}(?!\d)")


class Kind(Enum):
    """What a figure counts; a plain number may stand for any of the others."""

    NUMBER = auto()
    ORDINAL = auto()
    MONTH = auto()
    DAY = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a part of a date, or a time.

    Attributes:
        text: as written.
        values: what it may mean; of a time the minutes since noon or midnight.
        kind: what it counts.
        is_weak: whether it is in words, Han or Roman numerals: it answers a figure of the other
            text, but is not asked for, since `one` and 一 often count nothing.
        plain: what it may mean as a plain number.
    """

    text: str
    values: frozenset[Decimal]
    kind: Kind = Kind.NUMBER
    is_weak: bool = False
    plain: frozenset[Decimal] = frozenset()

    def says(self, other: Figure) -> bool:
        """Return whether two figures may mean the same: a row (3,7) is written alike everywhere."""
        if self.kind is other.kind and self.text == other.text and not _GROUPED.search(self.text):
            return True
        if self.kind is other.kind:
            return not self.values.isdisjoint(other.values)
        if {self.kind, other.kind} & {Kind.NUMBER, Kind.ORDINAL}:
            return not self._as_number().isdisjoint(other._as_number())
        return False

    def _as_number(self) -> frozenset[Decimal]:
        return self.plain if self.kind is Kind.TIME else self.values


_REMEMBERED = 65_536
_NOT_READ = re.compile(
    r"\{\w+\}|%\(\w+\)[a-z]|\S*(?:://|www\.|@)\S*|\b10\.\d{4,}/\S+"
    r"|COVID-?19|SARS-CoV-2|\bCO2\b|\bPM2\.5\b",
    re.IGNORECASE,
)
"""Placeholders, addresses, and names of which a figure is a part."""
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９％．：", "0123456789%.:")
_Taken = tuple[tuple[int, int], list[Figure]]
"""Where figures stand in a text, and the figures."""
_Reader = Callable[[str, str], Iterator[_Taken]]
"""Finds figures of a kind in a text of a language; what it takes, later readers do not see."""


@lru_cache(maxsize=_REMEMBERED)
def figures(text: str, lang: str) -> tuple[Figure, ...]:
    """Return the figures of a Markdown text in a language, those that are read first at first."""
    left = _NOT_READ.sub(" ", words_of(text)).translate(_WIDE_DIGITS)
    found: list[Figure] = []
    for read in _HAN if lang.startswith("zh") else _LATIN:
        taken = list(read(left, lang))
        found += [figure for _, each in taken for figure in each]
        for (start, end), _ in taken:
            left = f"{left[:start]}{'¤' * (end - start)}{left[end:]}"
    return tuple(found)


def _figure(
    text: str, *values: int | Decimal, kind: Kind = Kind.NUMBER, weak: bool = False
) -> Figure:
    return Figure(text, frozenset(map(Decimal, values)), kind, weak)


def _reader(pattern: str, make: Callable[[re.Match[str]], list[Figure]], flags: int = 0) -> _Reader:
    """Return a reader of one pattern, which is the same in all languages."""
    compiled = re.compile(pattern, flags)

    def read(text: str, _: str) -> Iterator[_Taken]:
        for match in compiled.finditer(text):
            found = make(match)
            if found:
                yield match.span(), found

    return read


# Times

_NOON = r"(?P<noon>\s?[ap]\.?\s?m\b\.?)"
_CLOCK = (
    rf"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?:[:h](?P<minute>[0-5]\d)|[.](?P<dotted>[0-5]\d)"
    rf"(?=\s?(?:[ap]\.?\s?m\b|h\b|hrs\b|horas\b|hours\b)))(?!\d)(?::[0-5]\d)?{_NOON}?"
    rf"|(?<![\d:.,])(?P<only>1?\d|2[0-4])(?:{_NOON.replace('noon', 'sun')}|\s?h(?![\w])|\sh\b)"
)
_HAN_CLOCK = (
    r"(?<![\d:.,])(?P<part>[上下中]午|晚上?|凌晨|早[上晨]|清晨)?(?P<hour>[01]?\d|2[0-4])"
    r"(?:[时点](?![间代期])(?:(?P<minute>[0-5]?\d)分|(?P<half>半))?|:(?P<digits>[0-5]\d)(?!\d))"
)


def _clock(match: re.Match[str]) -> list[Figure]:
    hour = int(match["hour"] or match["only"])
    return [_time(match[0].strip(), hour, int(match["minute"] or match["dotted"] or 0))]


def _han_clock(match: re.Match[str]) -> list[Figure]:
    minute = 30 if match["half"] else int(match["minute"] or match["digits"] or 0)
    return [_time(match[0], int(match["hour"]), minute)]


def _time(text: str, hour: int, minute: int) -> Figure:
    values = frozenset({Decimal((60 * hour + minute) % 720)})
    plain = {hour, hour % 12, hour + 12} if not minute else set()
    return Figure(text, values, Kind.TIME, plain=frozenset(map(Decimal, plain)))


# Dates

_ORDINAL_SIGN = r"(?:st|nd|rd|th|er|\.?[ºª°])?"


@cache
def _months(lang: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return a pattern of a month, with the day before or behind it, and the months by name."""
    names: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        listed = locale_of(lang).months["format"][width]
        names |= {str(name).casefold().rstrip("."): int(number) for number, name in listed.items()}
    alone = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    of = r"(?: of | de | |-)"
    pattern = (
        rf"(?:(?<!\d)(?P<before>\d{{1,2}}){_ORDINAL_SIGN}{of})?\b(?P<month>{alone})\b\.?"
        rf"(?: (?P<behind>\d{{1,2}}){_ORDINAL_SIGN}(?![\d:]))?"
        r"(?P<year>(?=,?(?: de| del| of)? (?:1[5-9]|2[01])\d\d(?!\d)))?"
    )
    return re.compile(pattern, re.IGNORECASE), names


def _dates(text: str, lang: str) -> Iterator[_Taken]:
    """Read months and the days beside them; a month by itself may be a word (May, marzo)."""
    pattern, names = _months(lang)
    for match in pattern.finditer(text):
        if not (match["month"][0].isupper() or not lang.startswith("en")):
            continue
        days = [match[name] for name in ("before", "behind") if match[name]]
        is_dated = bool(days) or match["year"] is not None
        month = names[match["month"].casefold()]
        if is_dated or _is_name(match["month"], lang):
            day = [_figure(each, int(each), kind=Kind.DAY) for each in days]
            yield (
                match.span(),
                [_figure(match["month"], month, kind=Kind.MONTH, weak=not is_dated), *day],
            )


def _is_name(month: str, lang: str) -> bool:
    """Return whether a word by itself may be a month: it is not cut."""
    wide = locale_of(lang).months["format"]["wide"].values()
    return month.casefold() in map(str.casefold, wide)


_ISO = r"(?<![\d-])(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])"


def _iso(match: re.Match[str]) -> list[Figure]:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return [
        _figure(match["year"], year),
        _figure(match[0], month, kind=Kind.MONTH),
        _figure(match[0], day, kind=Kind.DAY),
    ]


_MONTHS = range(1, 13)


def _han_month(match: re.Match[str]) -> list[Figure]:
    numeral = match["month"]
    value = int(numeral) if numeral.isdecimal() else han_value(numeral)
    if value not in _MONTHS:
        return []
    return [_figure(match[0], value, kind=Kind.MONTH, weak=not numeral.isdecimal())]


# Decades


def _decade(match: re.Match[str]) -> list[Figure]:
    """Return a decade of a century that is told, or that is not: the fifties."""
    number = int(match["decade"])
    if number % 100 != number:
        return [_figure(match[0], number, number % 100)]
    return [_figure(match[0], number, *range(1700 + number, 2100, 100))]


_HAN_TENS = {each: 10 * value for value, each in enumerate("一二三四五六七八九", start=1)}


def _han_decade(match: re.Match[str]) -> list[Figure]:
    """Return the decades of a century: 20世纪五六十年代 are the 1950s and the 1960s."""
    said, century = match["decade"], match["century"]
    tens = [int(said)] if said.isdecimal() else [_HAN_TENS[each] for each in said if each != "十"]
    number = int(century) if century and century.isdecimal() else han_value(century or "零")
    starts = [100 * (number - 1)] if number else [1700, 1800, 1900, 2000]
    is_weak = not said.isdecimal()
    return [
        _figure(match[0], ten, *(start + ten for start in starts), weak=is_weak) for ten in tens
    ]


# Numbers

_DIGITS = r"(?:\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
_SHORT_YEAR = r"(?<=(?:1[5-9]|2[01])\d\d[-–/])(?P<short>\d\d)(?!\d)"


def _short_year(match: re.Match[str]) -> list[Figure]:
    """Return the second year of 2024–25."""
    century = 100 * int(match.string[match.start() - 5 : match.start() - 3])
    return [_figure(match[0], int(match[0]), century + int(match[0]))]


@cache
def _number_pattern(lang: str) -> re.Pattern[str]:
    if lang.startswith("zh"):
        unit = r"(?:[百千](?![克米瓦卡帕焦伏])|万|亿)"
        return re.compile(rf"(?<![\d])(?P<digits>{_DIGITS})(?: ?[多余几来]?(?P<scale>{unit}+))?")
    scales = SCALES.get(lang.partition("-")[0], {})
    words = "|".join(sorted(scales, key=len, reverse=True)) or "(?!)"
    scale = rf"(?:[ \u00a0-](?P<scale>(?:{words})(?:[ \u00a0](?:{words}))?)\b)?"
    return re.compile(rf"(?<!\d)(?P<digits>{_DIGITS}){scale}", re.IGNORECASE)


def _numbers(text: str, lang: str) -> Iterator[_Taken]:
    """Read numbers in digits; one without a scale takes that of the next in `10 to 15 million`."""
    found = [
        (match, [_figure(match[0].strip(), *values) for values in _read(match, lang)])
        for match in _number_pattern(lang).finditer(text)
    ]
    for (match, read), (following, _) in pairwise([*found, (None, [])]):
        if match and following and following["scale"] and not match["scale"]:
            between = text[match.end() : following.start()]
            if _RANGE.fullmatch(between):
                read[-1] = _scaled(read[-1], _scale(following["scale"], lang))
        if match:
            yield match.span(), read


def _scaled(figure: Figure, scale: int) -> Figure:
    """Return a figure that may be meant with a scale."""
    return replace(figure, values=figure.values | {value * scale for value in figure.values})


_RANGE = re.compile(r"\s?(?:[-–—~～]|to|and|or|al?|y|o|e|ou|[至到或和])\s?")


def _read(match: re.Match[str], lang: str) -> list[list[Decimal]]:
    """Return what the digits of a match may mean; of a row such as 25.7.2025, each number."""
    scale = _scale(match["scale"], lang) if match["scale"] else 1
    values = _values(match["digits"], lang)
    if not values:
        return [[Decimal(each)] for each in re.findall(r"\d+", match["digits"])]
    return [[value * scale for value in values]]


def _scale(said: str, lang: str) -> int:
    if lang.startswith("zh"):
        scale = 1
        for each in said:
            scale *= han_value(f"一{each}")
        return scale
    known, scale = SCALES[lang.partition("-")[0]], 1
    for word in said.casefold().split():
        scale *= known.get(word, 1)
    return scale


def _values(digits: str, lang: str) -> list[Decimal]:
    """Return what digits with separators may mean.

    What no convention of the language allows is read as in another: `3.5` in Spanish is a decimal
    all the same (and is written so in Mexico), `1,000` may be a thousand.
    """
    plain = re.sub(r"[\u00a0\u202f\u2009 ]", "", digits)
    if plain.isdecimal():
        return [Decimal(plain)]
    symbols = locale_of(lang).number_symbols["latn"]
    point = "," if symbols["decimal"] == "," else "."
    group = "." if point == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", plain):
        return [Decimal(plain.replace(group, "").replace(point, "."))]
    if re.fullmatch(rf"\d+[.{point}]\d+", plain):
        found = [Decimal(plain.replace(",", "."))]
        thousands = re.fullmatch(rf"\d{{1,3}}\{point}\d{{3}}", plain)
        return [*found, Decimal(plain.replace(point, ""))] if thousands else found
    if re.fullmatch(rf"\d{{1,3}}(?:\{point}\d{{3}}){{2,}}", plain):
        return [Decimal(plain.replace(point, ""))]
    return []


# Words


def _spoken(text: str, lang: str) -> Iterator[_Taken]:
    for (start, end), values, is_ordinal in spoken(text, lang.partition("-")[0]):
        kind = Kind.ORDINAL if is_ordinal else Kind.NUMBER
        yield (start, end), [_figure(text[start:end], *values, kind=kind, weak=True)]


def _roman(match: re.Match[str]) -> list[Figure]:
    value = roman_value(match[0])
    return [] if value is None else [_figure(match[0], value, kind=Kind.ORDINAL, weak=True)]


def _han_numeral(match: re.Match[str]) -> list[Figure]:
    kind = Kind.ORDINAL if match["ordinal"] else Kind.NUMBER
    numeral = match["numeral"]
    values = {han_value(numeral), *(han_value(each) for each in numeral)}
    if match["ordinal"] or len(numeral) == 1:
        values = {han_value(numeral)}
    return [_figure(match[0], *values, kind=kind, weak=True)]


_ROMAN_NUMERAL = _reader(r"(?<![\w.])[IVX]{1,7}(?![\w'’])", _roman)
_LATIN: tuple[_Reader, ...] = (
    _reader(_ISO, _iso),
    _reader(r"(?<![\d.,])(?P<decade>[12]\d\d0|[1-9]0)['’]?s\b", _decade),
    _reader(r"\b(?:años|anos|década de(?: los| las)?) (?P<decade>[1-9]0)\b(?!\d)", _decade),
    _dates,
    _reader(_CLOCK, _clock, re.IGNORECASE),
    _reader(_SHORT_YEAR, _short_year),
    _numbers,
    _ROMAN_NUMERAL,
    _spoken,
)
_HAN: tuple[_Reader, ...] = (
    _reader(_ISO, _iso),
    _reader(
        r"(?:(?P<century>\d{1,2}|[一二三十]+)世纪)?(?P<decade>[1-9]0|[一二三四五六七八九]{1,3}十)年代",
        _han_decade,
    ),
    _reader(rf"(?<![\d.])(?P<month>\d{{1,2}}|{HAN_NUMERAL})月(?!球|亮|光)", _han_month),
    _reader(
        r"(?<![\d.])(?P<day>\d{1,2})[日号]",
        lambda match: [_figure(match[0], int(match["day"]), kind=Kind.DAY)],
    ),
    _reader(_HAN_CLOCK, _han_clock),
    _reader(_SHORT_YEAR, _short_year),
    _numbers,
    _reader(rf"(?P<ordinal>第)?(?P<numeral>{HAN_NUMERAL})", _han_numeral),
    _reader(r"半", lambda match: [_figure(match[0], 50, 6, weak=True)]),
    _ROMAN_NUMERAL,
)
"""The readers of each script, those of the longest forms first."""
