"""The types that every record is made of: frozen, closed, and each kind of text a type of its own.

Values come in as text (YAML types are not used), so each type says how its text is read and refuses
the rest with an error type that `proceedings.records.shape` turns into a diagnostic. What a check
refuses, the keywords of JSON Schema beside it tell to editing programs (`records/schema.py`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    RootModel,
    Tag,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from proceedings.diagnostics.codes import CODES
from proceedings.records.countries import COUNTRY_CODES
from proceedings.records.identifiers import PATTERNS, Verdict, check_identifier

__all__ = [
    "SLUG",
    "Colour",
    "Country",
    "Day",
    "DiagnosticCode",
    "Digest",
    "Doi",
    "Duration",
    "Isbn",
    "Issn",
    "Language",
    "LocalTime",
    "Markdown",
    "OfficialForms",
    "Orcid",
    "Record",
    "Ror",
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


@dataclass(frozen=True, slots=True, eq=False)
class _Keywords:
    """Keywords of JSON Schema that tell what a check refuses; see `_told`."""

    keywords: dict[str, Any]

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the type with the keywords added."""
        return handler(core) | self.keywords


def _told(hint: str, pattern: str = "", **keywords: object) -> _Keywords:
    """Return keywords for editing programs: what to write, a pattern of the whole text, others.

    `errorMessage` is no keyword of the standard, which passes unknown ones over: VS Code and others
    show it in the place of a message about patterns.
    """
    rule = {"pattern": f"^({pattern})$"} if pattern else {}
    return _Keywords(rule | keywords | {"errorMessage": hint})


def _rule(error_type: str, pattern: str) -> AfterValidator:
    """Return a validator that refuses text which does not match a pattern as a whole."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError(error_type, "does not match")
        return value

    return AfterValidator(check)


def _not_blank(value: str) -> str:
    if not (value[:1].isalnum() or any(unicodedata.category(c)[0] in "LNPS" for c in value)):
        raise PydanticCustomError("blank", "blank")
    return value.strip("\n")


Text = Annotated[str, AfterValidator(_not_blank), _Keywords({"pattern": r"\S"})]
"""Plain text that is not empty."""

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_SLUG = _told("write lower-case letters a to z, digits and hyphens, for example mo-jihong", SLUG)
Slug = Annotated[str, _rule("slug", SLUG), _SLUG]
"""An identifier: lower-case ASCII letters, digits and single hyphens; it becomes an address."""

_ADDRESS = r"https?://[^\s<>\"']+"
WebAddress = Annotated[
    str,
    _rule("web_address", _ADDRESS),
    _told("write an address that begins with https:// or http://", _ADDRESS, type="string"),
]
"""An address of the web (RFC 3986); schemes other than `https` and `http` are never published."""

_LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
_EDITIONS = ["zh-Hans", "en", "es", "pt-BR"]
Language = Annotated[
    str,
    _rule("language", _LANGUAGE),
    _told(
        "write a language tag, for example zh-Hans, en, es or pt-BR",
        _LANGUAGE,
        type="string",
        examples=_EDITIONS,
    ),
]
"""A language tag of BCP 47 (RFC 5646): language, script and region only, for example `pt-BR`."""


def _identifier(kind: str, hint: str) -> tuple[AfterValidator, _Keywords]:
    """Return the check of a kind of identifier, and what editing programs are told of it."""

    def check(value: str) -> str:
        verdict = check_identifier(kind, value)
        if verdict is Verdict.WRONG_FORM:
            raise PydanticCustomError("identifier", "wrong form")
        if verdict is Verdict.WRONG_CHECK_DIGIT:
            raise PydanticCustomError("check_digit", "wrong check digit")
        return value

    return AfterValidator(check), _told(hint, PATTERNS[kind])


Doi = Annotated[str, *_identifier("doi", "write it without resolver, for example 10.5555/abc")]
"""A DOI name without resolver (ISO 26324)."""
Isbn = Annotated[str, *_identifier("isbn", "write 13 digits, for example 978-0-00-000000-2")]
"""An ISBN-13 with or without hyphens (ISO 2108)."""
Issn = Annotated[str, *_identifier("issn", "write it in the form 2049-3630")]
"""An ISSN with its hyphen (ISO 3297)."""
Orcid = Annotated[str, *_identifier("orcid", "write it in the form 0000-0002-1825-0097")]
"""An ORCID iD without its address (ISO 27729)."""
Ror = Annotated[str, *_identifier("ror", "write it in the form https://ror.org/05gq02987")]
"""An identifier of the Research Organization Registry."""

_DIGEST = r"[0-9a-f]{64}"
Digest = Annotated[str, _rule("identifier", _DIGEST), _told("write 64 hexadecimal digits", _DIGEST)]
"""A digest of a file: SHA-256 in hexadecimal (FIPS 180-4)."""

_COLOUR = r"#[0-9a-fA-F]{6}"
Colour = Annotated[
    str,
    _rule("colour", _COLOUR),
    _told("write a colour in quotes as red, green and blue, for example '#8a1c1c'", _COLOUR),
]
"""A colour in sRGB, two hexadecimal digits for each of red, green and blue (CSS Color 4, 5.2)."""

_FAMILY = r"[^\s\"'\\,;{}<>]+( [^\s\"'\\,;{}<>]+)*"
FontFamily = Annotated[
    str,
    _rule("family", _FAMILY),
    _told("write the name of one font family, for example EB Garamond", _FAMILY),
]
"""The name of a font family, as the font itself gives it."""

_CODE = r"PR[0-9]{3}"
DiagnosticCode = Annotated[
    str,
    _rule("identifier", _CODE),
    _told(
        "use a code that may be accepted: `proceedings explain CODE` says whether it may",
        type="string",
        enum=[code.id for code in CODES.values() if code.acceptable],
    ),
]
"""A code of a diagnostic: `PR` and three digits."""


def _country(value: str) -> str:
    if value not in COUNTRY_CODES:
        raise PydanticCustomError("country", "unknown")
    return value


Country = Annotated[
    str,
    AfterValidator(_country),
    _told(
        "write the two capital letters of ISO 3166-1, for example BR, CN, CL",
        type="string",
        enum=sorted(COUNTRY_CODES),
    ),
]
"""A country code of ISO 3166-1 alpha-2."""


_NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})
"""Names in the files of the IANA database that mean another zone on each machine, or none."""


def _time_zone(value: str) -> str:
    if value in _NO_PLACES or value.startswith(("posix/", "right/")):
        raise PydanticCustomError("time_zone", "no place")
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise PydanticCustomError("time_zone", "unknown") from None
    return value


_ZONE = r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*"
_ZONES = ["America/Sao_Paulo", "America/Mexico_City", "Asia/Shanghai", "Europe/Madrid", "UTC"]
TimeZone = Annotated[
    str,
    AfterValidator(_time_zone),
    _told(
        "write a name of the IANA database, for example America/Sao_Paulo",
        _ZONE,
        type="string",
        examples=_ZONES,
    ),
]
"""A time zone of the IANA database, for example `America/Sao_Paulo`."""


def _iso(pattern: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: object) -> object:
        if isinstance(value, str) and not compiled.fullmatch(value):
            raise PydanticCustomError("date", "not ISO 8601")
        return value

    return BeforeValidator(check)


_DAY = r"[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
Day = Annotated[
    date, _iso(_DAY), _told("write the day as 2025-07-25", _DAY, type="string", format="date")
]
"""A calendar day, ISO 8601: `2025-07-25`."""

_DAY_AND_TIME = f"{_DAY}[T ]{_TIME}"
LocalTime = Annotated[
    datetime,
    _iso(_DAY_AND_TIME),
    _told("write day and time as 2025-07-25T09:00", _DAY_AND_TIME, type="string"),
]
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


Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    _told(
        "write minutes (20) or hours and minutes (1:30)",
        re.sub(r"\?P<\w>", "", _DURATION.pattern),  # ECMA-262 has no names of this form
        type=["integer", "string"],
        minimum=0,
        maximum=999,
        examples=[20, "1:30"],
    ),
]
"""A length of time: minutes (`20`), hours and minutes (`1:30`) or ISO 8601 (`PT20M`)."""


def _flag(value: object) -> object:
    if isinstance(value, str) and value not in {"true", "false"}:
        raise PydanticCustomError("bool_parsing", "not true or false")
    return value


Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    _told("write true or false", "true|false", type=["boolean", "string"]),
]
"""`true` or `false`."""


class SourceText(Record):
    """Translatable text, written once in its language; the other languages come from catalogs."""

    text: Text
    """The text itself, in the language of `lang`; not empty."""
    lang: Language | None = None
    """Language of the text (BCP 47); that of the record, then of the event, when left out."""
    note: str | None = None
    """A remark that translators see beside the message; it is never published."""

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class Markdown(SourceText):
    """Translatable text in Markdown; each block is a message of its own."""


class OfficialForms(Record, RootModel[dict[Language, Text]]):
    """Forms of a name or title that are facts, by language; a missing form is never made up."""

    model_config = ConfigDict(
        extra=None,  # a mapping is closed by the type of its keys; Pydantic allows no more here
        json_schema_extra={"minProperties": 1},
    )

    @model_validator(mode="after")
    def _not_empty(self) -> OfficialForms:
        if not self.root:
            raise PydanticCustomError("blank", "blank")
        return self

    def get(self, language: str) -> str | None:
        """Return the recorded form in a language, or None."""
        return self.root.get(language)


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


def _digits(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+", value):
        raise PydanticCustomError("int_parsing", "not digits only")
    return value


Positive = Annotated[
    int,
    BeforeValidator(_digits),
    Field(ge=1),
    _told("write a whole number from 1", "0*[1-9][0-9]*", type=["integer", "string"], minimum=1),
]
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
