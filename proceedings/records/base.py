"""The types that every record is made of: frozen, closed, and each kind of text a type of its own.

Values come in as text (YAML types are not used), so each type says how its text is read and refuses
the rest with an error type that `proceedings.records.shape` turns into a diagnostic.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from proceedings.records.countries import COUNTRY_CODES

__all__ = [
    "SLUG",
    "Country",
    "Day",
    "Duration",
    "Forms",
    "Language",
    "LocalTime",
    "Markdown",
    "OfficialForms",
    "Record",
    "Slug",
    "SourceText",
    "Text",
    "TextOrForms",
    "TimeZone",
    "Title",
    "WebAddress",
]


class Record(BaseModel):
    """Base of all records: what an editor wrote, nothing more; it never changes after reading."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, hide_input_in_errors=True
    )


def _rule(error_type: str, pattern: str) -> AfterValidator:
    """Return a validator that refuses text which does not match a pattern as a whole."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError(error_type, "does not match")
        return value

    return AfterValidator(check)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "blank")
    return value.strip("\n")


Text = Annotated[str, AfterValidator(_not_blank)]
"""Plain text that is not empty."""

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
Slug = Annotated[str, _rule("slug", SLUG)]
"""An identifier: lower-case ASCII letters, digits and single hyphens; it becomes an address."""

WebAddress = Annotated[str, _rule("web_address", r"https?://[^\s<>\"']+")]
"""An address of the web; other schemes are never published."""

Language = Annotated[str, _rule("language", r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")]
"""A language tag of BCP 47: language, script and region only, for example `zh-Hans` or `pt-BR`."""


def _country(value: str) -> str:
    if value not in COUNTRY_CODES:
        raise PydanticCustomError("country", "unknown")
    return value


Country = Annotated[str, AfterValidator(_country)]
"""A country code of ISO 3166-1 alpha-2."""


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise PydanticCustomError("time_zone", "unknown") from None
    return value


TimeZone = Annotated[str, AfterValidator(_time_zone)]
"""A time zone of the IANA database, for example `America/Sao_Paulo`."""


def _iso(pattern: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: object) -> object:
        if isinstance(value, str) and not compiled.fullmatch(value):
            raise PydanticCustomError("date", "not ISO 8601")
        return value

    return BeforeValidator(check)


Day = Annotated[date, _iso(r"\d{4}-\d{2}-\d{2}")]
"""A calendar day, ISO 8601: `2025-07-25`."""

LocalTime = Annotated[datetime, _iso(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?")]
"""A time local to the event's time zone, ISO 8601 without offset: `2025-07-25T09:00`."""

_DURATION = re.compile(
    r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)|PT(?=\d)(?:(?P<H>\d{1,2})H)?(?:(?P<M>\d{1,3})M)?|(?P<n>\d{1,3})",
    re.ASCII,
)


def _duration(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _DURATION.fullmatch(value)
    if not match:
        raise PydanticCustomError("date", "not a duration")
    hours, minutes = match["h"] or match["H"] or 0, match["m"] or match["M"] or match["n"] or 0
    return timedelta(hours=int(hours), minutes=int(minutes))


Duration = Annotated[timedelta, BeforeValidator(_duration)]
"""A length of time: minutes (`20`), hours and minutes (`1:30`) or ISO 8601 (`PT20M`)."""


def _flag(value: object) -> object:
    if isinstance(value, str) and value not in {"true", "false"}:
        raise PydanticCustomError("bool_parsing", "not true or false")
    return value


Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`."""


class SourceText(Record):
    """Translatable text, written once in its language; the other languages come from catalogs."""

    text: Text
    """The text."""
    lang: Language | None = None
    """Language of the text; inherited from the record, then the event, when left out."""
    note: str | None = None
    """A comment for translators."""

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class Markdown(SourceText):
    """Translatable text in Markdown; each block is a message of its own."""


class OfficialForms(RootModel[dict[Language, Text]]):
    """Forms of a name or title that are facts, by language; a missing form is never made up."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _not_empty(self) -> OfficialForms:
        if not self.root:
            raise PydanticCustomError("blank", "blank")
        return self

    def get(self, language: str) -> str | None:
        """Return the recorded form in a language, or None."""
        return self.root.get(language)


Forms = OfficialForms


def _kind_of_title(value: object) -> str:
    is_forms = isinstance(value, OfficialForms) or (
        isinstance(value, dict) and "text" not in value and "lang" not in value
    )
    return "forms" if is_forms else "text"


Title = Annotated[
    Annotated[SourceText, Tag("text")] | Annotated[OfficialForms, Tag("forms")],
    Discriminator(_kind_of_title),
]
"""A title: official forms side by side, or translatable text."""

TextOrForms = Annotated[
    Annotated[Text, Tag("text")] | Annotated[OfficialForms, Tag("forms")],
    Discriminator(_kind_of_title),
]
"""A name in one form for all languages, or official forms side by side."""

Positive = Annotated[int, Field(ge=1)]
"""A whole number from 1."""


Words = tuple[str, ...] | frozenset[str]
"""Words among which one is looked for; a set is recognised again at once, however large."""


def closest(word: str, among: Words) -> str | None:
    """Return the most similar of some words, when one is similar enough to be meant.

    Many misspelt words among many are not each compared with all: after a while, only what is one
    letter away is found.
    """
    return _nearest(among).to(word)


_COMPARED = 20_000
"""Comparisons of words, of some 20 µs each, after which a search among many is made short."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-/"
"""The letters of identifiers and addresses."""
_LONGEST = 80
"""Longest word of which all misspellings are tried."""


class _Nearest:
    """Finds what was meant among some words, and remembers it."""

    def __init__(self, words: Words) -> None:
        self.words, self.known = tuple(words), frozenset(words)
        self.found: dict[str, str | None] = {}
        self.compared = 0

    def to(self, word: str) -> str | None:
        """Return the word that is similar enough to be meant, or None."""
        if word not in self.found:
            self.found[word] = self._search(word)
        return self.found[word]

    def _search(self, word: str) -> str | None:
        from difflib import get_close_matches  # noqa: PLC0415 only wanted for what is misspelt

        self.compared += len(self.words)
        few = self.compared <= _COMPARED or len(self.words) < len(_LETTERS)
        among = self.words if few else sorted(self.known & _misspellings(word))
        found = get_close_matches(word, among, n=1, cutoff=0.7)
        return found[0] if found else None


_nearest = lru_cache(maxsize=32)(_Nearest)


def _misspellings(word: str) -> set[str]:
    """Return every word that is one letter away: left out, added, wrong, or two exchanged."""
    if len(word) > _LONGEST:
        return set()
    halves = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in halves),
        *(a + b[1::-1] + b[2:] for a, b in halves),
        *(a + letter + b for a, b in halves for letter in _LETTERS),
        *(a + letter + b[1:] for a, b in halves for letter in _LETTERS),
    }
