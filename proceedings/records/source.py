"""Read YAML text: from bytes to plain data in which every value knows its line and column.

The text is read from libyaml's event stream by a builder of our own that does not recurse. Scalars
stay text (`NO`, `12:30` and `007` survive); only an unquoted `null`, `~` or nothing is None. What
YAML offers beyond lists, mappings and text is refused with a position: anchors, aliases, tags,
merge keys, keys that are not text, duplicate keys, second documents.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from proceedings.diagnostics import Message, Report, Span, message

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Data",
    "Path",
    "Source",
    "check_characters",
    "decode",
    "read",
    "report_size",
]

MAX_BYTES = 16 * 2**20
"""Largest record file that is read, in bytes."""
MAX_DEPTH = 32
"""Deepest nesting of lists and mappings that is read; records need five."""

Data = dict[str, Any] | list[Any] | str | None
Path = tuple[str | int, ...]
"""Where a value stands in a file: keys and list indexes from the top."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})
_ALLOWED = frozenset("\t\n\r")
_TAG_CHARACTERS = range(0xE0000, 0xE0080)


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file as read.

    Attributes:
        path: the file, relative to the workspace.
        data: lists, mappings, text and None.
        keys: the place of the key of each value in a mapping.
        values: the place of each value.
    """

    path: str
    data: Data
    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)

    def get(self, path: Path) -> Data:
        """Return the value at a path; None where there is none."""
        found: Any = self.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found  # type: ignore[no-any-return]

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Return the place of a value, or of its key; unknown steps of the path are passed over."""
        found: Path = ()
        for step in path:
            if (*found, step) in self.values:
                found = (*found, step)
        if key and found in self.keys:
            return self.keys[found]
        return self.values.get(found) or Span(self.path, 1, 1)


def decode(raw: bytes, path: str, report: Report) -> str | None:
    """Return the text of a UTF-8 file (a byte order mark is dropped), or None after reporting."""
    if len(raw) > MAX_BYTES:
        report_size(len(raw), path, report)
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        span = _span_at(path, before, len(before))
        report.add(
            "PR101", span, message("the file is not UTF-8 text"), message("save it as UTF-8")
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if check_characters(text, path, report) else None


def report_size(size: int, path: str, report: Report) -> None:
    """Report a file that is larger than records may be."""
    text = message("the file has {size} bytes; the limit is {limit}", size=size, limit=MAX_BYTES)
    report.add("PR110", Span(path), text)


def check_characters(text: str, path: str, report: Report, base: Span | None = None) -> bool:
    """Report characters that records may not hold; return whether there are none.

    Refused are controls, surrogates, private-use and unassigned characters, line and paragraph
    separators, bidirectional controls and tag characters (Unicode categories Cc, Cs, Co, Cn, Zl, Zp
    and some of Cf).
    """
    bad = sorted(character for character in set(text) if _is_forbidden(character))
    for character in bad:
        span = base or _span_at(path, text, text.index(character))
        report.add(
            "PR112",
            span,
            message("the character U+{code} is not allowed", code=f"{ord(character):04X}"),
            message("delete it"),
        )
    return not bad


def _is_forbidden(character: str) -> bool:
    if character in _ALLOWED:
        return False
    return (
        unicodedata.category(character) in _FORBIDDEN_CATEGORIES
        or character in _BIDI
        or character == "\ufeff"
        or ord(character) in _TAG_CHARACTERS
    )


def _span_at(path: str, text: str, index: int) -> Span:
    line = text.count("\n", 0, index) + 1
    return Span(path, line, index - (text.rfind("\n", 0, index) + 1) + 1)


def read(raw: bytes, path: str, report: Report) -> Source | None:
    """Read one YAML file; return None after reporting what makes it unreadable."""
    text = decode(raw, path, report)
    if text is None:
        return None
    builder = _Builder(path, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except _RefusedError as refused:
        report.add(refused.code, refused.span, refused.text, refused.help)
        return None
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, path, text, report)
        return None
    report.extend(builder.report)
    if builder.report.has_errors():
        return None
    return Source(path, builder.data, builder.keys, builder.values)


def _report_syntax(error: yaml.MarkedYAMLError, path: str, text: str, report: Report) -> None:
    line, column = _place(error.problem_mark or error.context_mark)
    lines = text.split("\n")
    line = min(line, len(lines) - 1)
    tab = re.match(r" *\t", lines[line])
    if tab:
        place = Span(path, line + 1, tab.end())
        report.add("PR102", place, message("a tab is used for indentation"), message("use spaces"))
        return
    started = _place(error.context_mark)
    if _character(lines, started) in {'"', "'"} and not "".join(lines[line:])[column:].strip():
        place = Span(path, started[0] + 1, started[1] + 1)
        text_of_problem = message("a quote is opened here and never closed")
        report.add("PR102", place, text_of_problem, message("close it"))
        return
    opened = _opened_before(lines, line)
    if opened:
        at, closed = opened
        text_of_problem = message(
            "a quote is opened here and closed only at line {line}", line=closed + 1
        )
        report.add("PR102", Span(path, *at), text_of_problem, message("close it"))
        return
    problem = error.problem or error.context or ""
    text_of_problem = message("the YAML cannot be read: {problem}", problem=problem)
    before = "".join(lines[line : line + 1])[:column].rstrip()[-1:]
    is_bare = before in {'"', "'"} or _character(lines, (line, column)) in set(":%@`")
    hint = message("put quotes around the whole text") if is_bare else _beginning(error)
    report.add("PR102", Span(path, line + 1, column + 1), text_of_problem, hint)


_OPENING = re.compile(r"[\s-]*[\w-]+:\s+(?P<quote>[\"'])(?P<rest>.*)")


def _opened_before(lines: list[str], last: int) -> tuple[tuple[int, int], int] | None:
    """Return where a quoted text begins that swallows the keys below it, and the line it ends in.

    The place is line and column, from 1; the line of the end counts from 0.
    """
    number = 0
    while number < last:
        match = _OPENING.match(lines[number])
        if match and not _closes(match["rest"], match["quote"]):
            end = next(
                (n for n in range(number + 1, last + 1) if _closes(lines[n], match["quote"])), None
            )
            if end is not None and any(_KEY.match(each) for each in lines[number + 1 : end + 1]):
                return (number + 1, match.start("quote") + 1), end
            number = end or last
        number += 1
    return None


_KEY = re.compile(r"[\s-]*[\w-]+:(\s|$)")


def _closes(text: str, quote: str) -> bool:
    """Return whether a quoted text ends in a line."""
    plain = text.replace("\\\\", "").replace('\\"', "") if quote == '"' else text.replace("''", "")
    return quote in plain


def _beginning(error: yaml.MarkedYAMLError) -> Message | None:
    """Return where the list, group or text that could not be read began."""
    started = _place(error.context_mark)
    if error.context_mark is None or started == _place(error.problem_mark):
        return None
    return message(
        "it began at line {line}, column {column}", line=started[0] + 1, column=started[1] + 1
    )


def _character(lines: list[str], place: tuple[int, int]) -> str:
    """Return the character at a line and column, from 0; nothing where there is none."""
    line, column = place
    return lines[line][column : column + 1] if line < len(lines) else ""


class _RefusedError(Exception):
    """The stream holds something that records may not hold."""

    def __init__(
        self, code: str, span: Span, text: Message, help_text: Message | None = None
    ) -> None:
        super().__init__(code)
        self.code, self.span, self.text, self.help = code, span, text, help_text


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `key` is the key read last."""

    container: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Builder:
    """Builds data from events, one event at a time, with a stack instead of recursion."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.split("\n")
        self.data: Data = None
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.report = Report()
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Add what one event says."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.AliasEvent):
            raise _RefusedError(
                "PR104",
                self._span(event),
                message("a YAML alias is used"),
                message("write the value out"),
            )
        elif isinstance(event, yaml.NodeEvent):
            self._check_node(event)
            self._take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _RefusedError(
                "PR107",
                self._span(event),
                message("a second YAML document begins here"),
                message("remove the line `---` or split the file"),
            )

    def _span(self, event: yaml.Event, length: int = 1) -> Span:
        line, column = _place(event.start_mark)
        return Span(self.path, line + 1, column + 1, max(length, 1))

    def _check_node(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise _RefusedError(
                "PR104",
                self._span(event),
                message("a YAML anchor is used"),
                message("write the value out"),
            )
        if getattr(event, "tag", None) is not None:
            raise _RefusedError(
                "PR105", self._span(event), message("a YAML tag is used"), message("remove the tag")
            )
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusedError(
                "PR108",
                self._span(event),
                message("the nesting is deeper than {limit} levels", limit=MAX_DEPTH),
            )

    def _take_node(self, event: yaml.NodeEvent) -> None:
        top = self._stack[-1] if self._stack else None
        if top and isinstance(top.container, dict) and top.key is None:
            self._take_key(top, event)
            return
        path = self._path_of_next(top)
        value: Data
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
            self.values[path] = self._span(event, self._length(event))
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.values[path] = self._span(event)
        self._put(top, value)
        if isinstance(value, dict | list):
            self._stack.append(_Open(value, path))

    def _take_key(self, top: _Open, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError("PR109", self._span(event), message("a key must be a plain word"))
        key = str(event.value)
        span = self._span(event, self._length(event))
        if key == "<<":
            raise _RefusedError(
                "PR106", span, message("a YAML merge key is used"), message("write the fields out")
            )
        path = (*top.path, key)
        if key in top.container:
            first = self.keys[path]
            self.report.add(
                "PR103",
                span,
                message("the key `{key}` is written twice", key=key),
                message("the first is at line {line}; keep one of them", line=first.line),
            )
        top.key = key
        self.keys[path] = span

    def _path_of_next(self, top: _Open | None) -> Path:
        if top is None:
            return ()
        step: str | int = len(top.container) if isinstance(top.container, list) else str(top.key)
        return (*top.path, step)

    def _put(self, top: _Open | None, value: Data) -> None:
        if top is None:
            self.data = value
        elif isinstance(top.container, list):
            top.container.append(value)
        elif top.key is not None:
            top.container[top.key] = value
            top.key = None

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        value = str(event.value)
        plain = not event.style
        if plain and value in _NULLS:
            return None
        check_characters(value, self.path, self.report, self._span(event))
        return value

    def _length(self, event: yaml.ScalarEvent) -> int:
        (line, column), (last_line, last_column) = _place(event.start_mark), _place(event.end_mark)
        if line == last_line:
            return last_column - column
        return max(len(self.lines[line].rstrip()) - column, 1)


class _Mark(Protocol):
    """A place as both of PyYAML's parsers give it."""

    line: int
    column: int


def _place(mark: _Mark | None) -> tuple[int, int]:
    """Return line and column of a mark, from 0."""
    return (mark.line, mark.column) if mark else (0, 0)
