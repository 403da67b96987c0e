"""Write records: a record or several in; YAML text as an editor would write it out.

Reading the text gives equal records. What reading normalises cannot be told apart afterwards:
`Text` loses line ends at its beginning and end, and a field that is None or empty is left out like
one that was never set. Characters that records may not hold are written, and refused when read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from pydantic import BaseModel

from proceedings.records.base import OfficialForms, Record, SourceText
from proceedings.records.models import NameForm
from proceedings.records.source import NULLS

__all__ = ["write"]

_WIDTH = 100
"""Longest line with a list in brackets or a group in braces, in characters; text is not wrapped."""
_QUOTED = re.compile(r"""[,\[\]{}#&*!|>'"%@`]|[-?:](?: |$)|---|\.\.\.|.*(?::(?: |$)| #)| |.* $""")
"""Beginnings of one-line texts that cannot stand without quotes (YAML 1.2, section 7.3.3)."""
_QUOTED_IN_BRACES = re.compile(r"[-?:]|.*[,\[\]{}]")
_ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"\\\\]')
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_SPACE_AT_LINE_END = re.compile(r"(?m)[ \t]$")
_HOUR, _DAY = 60, 100 * 60
_LONGEST = 99 * 60 + 999

_Value = str | list["_Value"] | dict[str, "_Value"]


class _Braces(dict[str, _Value]):
    """A group that stands in braces where it is short."""


def write(records: Record | Sequence[Record]) -> str:
    """Return records as YAML text, ending with a newline.

    Keys are in the order of the schema, and fields that say nothing are left out. Translatable text
    without language and note is written as plain text; short official forms, forms of names and
    lists of short texts on one line; text of several lines in a literal block.

    Args:
        records: the record of a file, or the records of a file that holds a list.

    Raises:
        ValueError: a duration that is no whole number of minutes, or longer than 99 hours and 999
            minutes; a time with a zone or parts of a second: reading knows no such values.
    """
    if isinstance(records, Record):
        return _text(_block(_plain(records), 0))
    items = [_text(_block([_plain(each)], 0)) for each in records]
    return "\n".join(items) or "[]\n"


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _plain(value: object) -> _Value:
    """Return a value as text, lists and groups."""
    if isinstance(value, OfficialForms):
        return _Braces(value.root)
    if isinstance(value, BaseModel):
        return _group(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return _scalar(value)


def _group(record: BaseModel) -> _Value:
    """Return the fields of a record that say something, in the order of the schema."""
    values = {
        name: _plain(value)
        for name in type(record).model_fields
        if name in record.model_fields_set
        and (value := getattr(record, name)) not in (None, (), {})
    }
    if isinstance(record, SourceText) and values.keys() == {"text"}:
        return values["text"]
    return _Braces(values) if isinstance(record, NameForm) else values


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, datetime):
        return _time(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _time(value: datetime) -> str:
    if value.tzinfo or value.microsecond:
        raise ValueError(f"a time with a zone or parts of a second: {value}")
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def _duration(value: timedelta) -> str:
    """Return minutes, hours and minutes, or ISO 8601, whichever is the first that can say it."""
    minutes, rest = divmod(value, timedelta(minutes=1))
    if rest or not 0 <= minutes <= _LONGEST:
        raise ValueError(f"a duration that cannot be read: {value}")
    if minutes < _HOUR:
        return str(minutes)
    if minutes < _DAY:
        return f"{minutes // _HOUR}:{minutes % _HOUR:02}"
    return f"PT99H{minutes - 99 * _HOUR}M"


def _block(value: _Value, indent: int) -> Iterator[str]:
    """Yield the lines of a list or group that has lines of its own, or of the whole file."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _entry(f"{' ' * indent}{key}:", each, indent + 2)
    elif isinstance(value, list) and value:
        for each in value:
            yield from _item(each, indent)
    else:
        yield " " * indent + _line(value, 0)


def _item(value: _Value, indent: int) -> Iterator[str]:
    """Yield the lines of an item of a list."""
    dash = f"{' ' * indent}-"
    if isinstance(value, str) or not value or _line(value, len(dash) + 1):
        yield from _entry(dash, value, indent + 2)
        return
    first, *others = _block(value, indent + 2)
    yield f"{dash} {first.lstrip(' ')}"
    yield from others


def _entry(head: str, value: _Value, indent: int) -> Iterator[str]:
    """Yield the lines of a key or dash with its value; `indent` is that of what stands below."""
    if isinstance(value, str) and _is_literal(value):
        yield f"{head} |-"
        yield from (f"{' ' * indent}{line}" if line else "" for line in value.split("\n"))
    elif line := _line(value, len(head) + 1):
        yield f"{head} {line}"
    else:
        yield head
        yield from _block(value, indent)


def _line(value: _Value, column: int) -> str:
    """Return a value on one line, or nothing where it needs lines of its own."""
    if isinstance(value, str):
        return _quoted(value) if _needs_quotes(value) else value
    if isinstance(value, list):
        line = f"[{', '.join(each for each in value if isinstance(each, str))}]"
        return line if _is_short(value, line, column) else ""
    pairs = (f"{key}: {each}" for key, each in value.items())
    line = f"{{{', '.join(pairs)}}}"
    is_in_braces = isinstance(value, _Braces) or not value
    return line if is_in_braces and _is_short(list(value.values()), line, column) else ""


def _is_short(values: list[_Value], line: str, column: int) -> bool:
    """Return whether values can stand in brackets or braces on one line, without quotes."""
    return column + len(line) <= _WIDTH and all(
        isinstance(each, str) and not _needs_quotes(each) and not _QUOTED_IN_BRACES.match(each)
        for each in values
    )


def _is_literal(text: str) -> bool:
    """Return whether text has several lines that a literal block keeps as they are."""
    return (
        "\n" in text
        and text[0] not in " \n"
        and text[-1] != "\n"
        and not _SPACE_AT_LINE_END.search(text)
        and not _ESCAPED.search(re.sub(r'[\n"\\]', "", text))
    )


def _needs_quotes(text: str) -> bool:
    escaped = _ESCAPED.search(re.sub(r'["\\]', "", text))
    return bool(text in NULLS or escaped or _QUOTED.match(text))


def _quoted(text: str) -> str:
    """Return text in double quotes; in single ones where double ones would need escapes only."""
    if re.search(r'["\\]', text) and not _ESCAPED.search(re.sub(r'["\\]', "", text)):
        return "'" + text.replace("'", "''") + "'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
