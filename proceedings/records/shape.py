"""Give data its shape: from a YAML source and a record type to records, or diagnostics with places.

Pydantic's errors are recognised by their `type`, never by their words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError

from proceedings.diagnostics import Message, Report, Span, message, shortened
from proceedings.records.base import Markdown, SourceText, closest
from proceedings.records.countries import COUNTRY_CODES
from proceedings.records.identifiers import check_digits
from proceedings.records.source import Path, Source

__all__ = ["shape"]

T = TypeVar("T")

_COUNTRY_ALIASES = {"UK": "GB", "uk": "GB", "EL": "GR", "USA": "US", "PRC": "CN"}
_LANGUAGE_ALIASES = {
    "zh": "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh_Hans": "zh-Hans",
    "chinese": "zh-Hans",
    "pt": "pt-BR",
    "pt_BR": "pt-BR",
    "english": "en",
    "french": "fr",
    "spanish": "es",
    "portuguese": "pt-BR",
}


@dataclass(frozen=True, slots=True)
class _Error:
    """One error of Pydantic with what is needed to explain it.

    Attributes:
        type: Pydantic's permanent name of the kind of error.
        path: keys and indexes from the top of the file.
        context: values that belong to the error, for example the bound that was broken.
        value: what the file says there.
        fields: names of the fields that the record at that place has.
        is_key: whether the key at that place is wrong, not its value.
    """

    type: str
    path: Path
    context: Mapping[str, Any]
    value: Any
    fields: tuple[str, ...]
    is_key: bool

    @property
    def name(self) -> str:
        """The name of the field."""
        path = self.path[:-1] if self.is_key else self.path
        return next((step for step in reversed(path) if isinstance(step, str)), "")

    @property
    def shown(self) -> str:
        """The value as a message shows it, shortened."""
        text = self.value if isinstance(self.value, str) else type(self.value).__name__
        return shortened(text)


_Explained = tuple[str, Message, Message | None]


def shape(source: Source, model: type[T], report: Report) -> T | None:
    """Return what a source holds as records, or None after reporting every error in it."""
    try:
        return TypeAdapter(model).validate_python(source.data)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            context = item.get("ctx", {})
            path = _path(item["loc"], source, is_missing=item["type"] == "missing")
            found = _Error(
                item["type"],
                (*path, context["field"]) if "field" in context else path,
                context,
                item["input"],
                _fields_at(model, item["loc"] if _wants_group(item["type"]) else item["loc"][:-1]),
                is_key=item["loc"][-1:] == ("[key]",),
            )
            _report(found, source, report)
        return None


_TAGS = frozenset({"text", "forms", "[key]"})
"""Steps that may name a branch of a union or a check of a key, not a place in the file."""


def _path(loc: tuple[int | str, ...], source: Source, *, is_missing: bool) -> Path:
    """Return where an error is in the file; the last step of a missing field is its name."""
    path: Path = ()
    for index, step in enumerate(loc):
        is_name = is_missing and index == len(loc) - 1
        if step not in _TAGS or source.has((*path, step)) or is_name:
            path = (*path, step)
    return path


def _report(error: _Error, source: Source, report: Report) -> None:
    code, text, help_text = _explain(error)
    report.add(code, _place(error, source), text, help_text)


def _place(error: _Error, source: Source) -> Span:
    if error.type == "missing":
        parent = error.path[:-1]
        return source.span(parent, key=source.has(parent))
    return source.span(error.path, key=error.is_key or error.type == "extra_forbidden")


def _explain(error: _Error) -> _Explained:
    explain = _BY_TYPE.get(error.type)
    if explain is None:
        explain = next((each for start, each in _BY_START if error.type.startswith(start)), _other)
    return explain(error)


def _unknown_field(error: _Error) -> _Explained:
    name = error.name
    near = closest(name, error.fields)
    if near:
        hint = message("did you mean `{name}`?", name=near)
    else:
        hint = message("the fields are: {names}", names=", ".join(error.fields))
    return "PR201", message("unknown field `{name}`", name=name), hint if error.fields else None


def _missing(error: _Error) -> _Explained:
    text = message("the field `{name}` is missing", name=error.name)
    return "PR202", text, message("add a line `{name}: …`", name=error.name)


def _wrong_form(error: _Error) -> _Explained:
    hint = _EXPECTED[error.type]
    if _wants_group(error.type) and error.fields:
        names = ", ".join(f"`{name}`" for name in error.fields)
        hint = message("write a group of `key: value` lines, of {names}", names=names)
    if error.context.get("class_name") in {SourceText.__name__, Markdown.__name__}:
        hint = _EXPECTED["string_type"]
    if error.name:
        return "PR203", message("`{name}` does not have the right form", name=error.name), hint
    if error.value is None:
        return "PR203", message("the file is empty"), hint
    return "PR203", message("the value does not have the right form"), hint


def _wants_group(error_type: str) -> bool:
    """Return whether a record was expected where something else stands."""
    return error_type in {"model_type", "model_attributes_type"}


_EXPECTED = {
    "string_type": message("write one text"),
    "list_type": message("write a list: one `- ` line for each item"),
    "tuple_type": message("write a list: one `- ` line for each item"),
    "dict_type": message("write a group of `key: value` lines"),
    "model_type": message("write a group of `key: value` lines"),
    "model_attributes_type": message("write a group of `key: value` lines"),
    "bool_parsing": message("write `true` or `false`"),
}


def _date(error: _Error) -> _Explained:
    return (
        "PR204",
        message("`{value}` is not a date or time for `{name}`", value=error.shown, name=error.name),
        message("write dates as 2025-07-25, times as 2025-07-25T09:00, durations as 1:30"),
    )


def _slug(error: _Error) -> _Explained:
    return (
        "PR205",
        message("`{value}` is not an identifier", value=error.shown),
        message("use lower-case letters a to z, digits and hyphens, for example `mo-jihong`"),
    )


def _language(error: _Error) -> _Explained:
    near = _LANGUAGE_ALIASES.get(str(error.value)) or _LANGUAGE_ALIASES.get(
        str(error.value).lower()
    )
    hint = (
        message("did you mean `{name}`?", name=near)
        if near
        else message("write a BCP 47 tag, for example zh-Hans, en, es or pt-BR")
    )
    return "PR206", message("`{value}` is not a language tag", value=error.shown), hint


def _country(error: _Error) -> _Explained:
    near = _COUNTRY_ALIASES.get(str(error.value), str(error.value).upper())
    hint = (
        message("did you mean `{name}`?", name=near)
        if near in COUNTRY_CODES
        else message("use the two capital letters of ISO 3166-1, for example BR, CN, CL")
    )
    return "PR207", message("unknown country code `{value}`", value=error.shown), hint


def _choice(error: _Error) -> _Explained:
    expected = str(error.context.get("expected", "")).replace("'", "`").replace(" or ", ", ")
    text = message("`{value}` is not a value of `{name}`", value=error.shown, name=error.name)
    return "PR208", text, message("use one of: {values}", values=expected)


def _number(error: _Error) -> _Explained:
    bound = error.context.get("ge")
    hint = message("write a whole number from {bound}", bound=bound) if bound is not None else None
    text = message("`{value}` is not a number for `{name}`", value=error.shown, name=error.name)
    return "PR209", text, hint or message("write digits only")


def _blank(error: _Error) -> _Explained:
    text = message("`{name}` is empty", name=error.name)
    return "PR210", text, message("write it or leave the field out")


def _time_zone(error: _Error) -> _Explained:
    return (
        "PR211",
        message("unknown time zone `{value}`", value=error.shown),
        message("use a name of the IANA database, for example America/Sao_Paulo"),
    )


def _identifier(error: _Error) -> _Explained:
    text = message("`{value}` is not a valid `{name}`", value=error.shown, name=error.name)
    hint = _IDENTIFIERS.get(error.name)
    return "PR212", text, hint or message("compare it with the original, check digit included")


def _check_digit(error: _Error) -> _Explained:
    digits = check_digits(error.name, str(error.value))
    return (
        "PR214",
        message("the check digit of `{value}` does not fit", value=error.shown),
        message(
            "compare it with the original; the check digit of these digits would be `{digits}`",
            digits=digits,
        ),
    )


_LOOKS = {
    "colour": message("write it in quotes as red, green and blue, for example '#8a1c1c'"),
    "family": message("write the name of one font family, for example EB Garamond"),
}


def _look(error: _Error) -> _Explained:
    text = message("`{value}` is not a value of `{name}`", value=error.shown, name=error.name)
    return "PR208", text, _LOOKS[error.type]


_IDENTIFIERS = {
    "isbn": message("write 13 digits with or without hyphens, for example 978-0-00-000000-2"),
    "issn": message("write it in the form 2049-3630"),
    "orcid": message("write it in the form 0000-0002-1825-0097"),
    "ror": message("write it in the form https://ror.org/05gq02987"),
    "code": message("write it in the form PR343"),
    "doi": message("write it without resolver, for example 10.5555/abc"),
    "sha256": message("write 64 hexadecimal digits: the SHA-256 of the file"),
}


def _web_address(error: _Error) -> _Explained:
    return (
        "PR304",
        message("the link to `{target}` is not allowed", target=error.shown),
        message("write an address that begins with https:// or http://"),
    )


def _name_parts(_: _Error) -> _Explained:
    return (
        "PR202",
        message("the name has no part"),
        message("write `family` and `given`, or `full`"),
    )


def _default_language(_: _Error) -> _Explained:
    text = message("`default_language` is not among `languages`")
    return "PR213", text, message("add it to `languages` or choose another")


def _other(error: _Error) -> _Explained:
    text = message("`{value}` is not valid for `{name}`", value=error.shown, name=error.name)
    return "PR213", text, None


_Explain = Callable[[_Error], _Explained]

_BY_TYPE: dict[str, _Explain] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing,
    "date": _date,
    "slug": _slug,
    "language": _language,
    "colour": _look,
    "country": _country,
    "family": _look,
    "literal_error": _choice,
    "blank": _blank,
    "time_zone": _time_zone,
    "identifier": _identifier,
    "check_digit": _check_digit,
    "web_address": _web_address,
    "name_parts": _name_parts,
    "default_language": _default_language,
    "too_short": _blank,
    "greater_than_equal": _number,
    **dict.fromkeys(_EXPECTED, _wrong_form),
}
_BY_START: tuple[tuple[str, _Explain], ...] = (
    ("date", _date),
    ("time", _date),
    ("int", _number),
)


def _fields_at(model: object, loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the names of the fields that a record at a place of the type may have."""
    candidates = list(_records_in(model))
    for step in loc:
        nested = [
            inner
            for record in candidates
            if isinstance(step, str) and step in record.model_fields
            for inner in _records_in(record.model_fields[step].annotation)
        ]
        candidates = nested or candidates
    return tuple(dict.fromkeys(name for record in candidates for name in record.model_fields))


def _records_in(annotation: object) -> Iterator[type[BaseModel]]:
    if (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and not issubclass(annotation, RootModel)  # official forms have languages, not fields
    ):
        yield annotation
    for argument in get_args(annotation):
        yield from _records_in(argument)
