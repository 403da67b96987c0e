"""Read YAML text: from bytes to plain data in which every value knows its line and column.

The text is read from libyaml's event stream by a builder of our own that does not recurse. Scalars
stay text (`NO`, `12:30` and `007` survive); only an unquoted `null`, `~` or nothing is None. What
YAML offers beyond lists, mappings and text is refused with a position: anchors, aliases, tags,
merge keys, keys that are not text, duplicate keys, second documents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

import yaml

from proceedings.diagnostics import Message, Report, Span, message

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_EVENTS",
    "NULLS",
    "Data",
    "Path",
    "Source",
    "check_characters",
    "decode",
    "read",
    "report_size",
]

MAX_BYTES = 64 * 2**20
"""Largest file that is read, in bytes: a programme of 100,000 interventions has half of it."""
MAX_EVENTS = 5_000_000
"""Most values, keys and ends of lists and groups in a YAML file: a bound of memory and time."""
MAX_DEPTH = 32
"""Deepest nesting of lists and mappings that is read; records need five."""

Data = dict[str, Any] | list[Any] | str | None
Path = tuple[str | int, ...]
"""Where a value stands in a file: keys and list indexes from the top."""

_SHORTEN = message("shorten it, or divide the event")
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that are no text: nothing is said."""
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})
_ALLOWED = frozenset("\t\n\r")
_TAG_CHARACTERS = range(0xE0000, 0xE0080)


_Place = tuple[int, int, int]
"""Line and column, from 1, and length of a value or a key."""


class _Places:
    """Where a list or mapping is, and where what stands in it is.

    Attributes:
        place: where it begins.
        items: the places of its values by index or key.
        keys: the places of its keys, if it is a mapping.
    """

    __slots__ = ("items", "keys", "place")

    def __init__(self, place: _Place, items: _Items) -> None:
        self.place, self.items = place, items
        self.keys: dict[str | int, _Place] = {} if isinstance(items, dict) else _NO_KEYS


_NO_KEYS: dict[str | int, _Place] = {}
"""The keys of all lists."""
_Tree = _Place | _Places
"""The places of a value: of text one place, of a list or mapping a tree of them."""
_Items = list[_Tree] | dict[str | int, _Tree]


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file as read.

    Attributes:
        path: the file, relative to the workspace.
        data: lists, mappings, text and None.
        places: where all of it stands, in the shape of the data; None when the file is empty.
    """

    path: str
    data: Data
    places: _Tree | None = None

    def has(self, path: Path) -> bool:
        """Return whether a value stands at a path."""
        return self._follow(path)[0] == len(path) and self.places is not None

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
        _, key_place, tree = self._follow(path)
        place = tree.place if isinstance(tree, _Places) else tree
        return Span(self.path, *((key and key_place) or place or (1, 1)))

    def _follow(self, path: Path) -> tuple[int, _Place | None, _Tree | None]:
        """Return how many steps were known, and the places of the last one's key and value."""
        known, key_place, tree = 0, None, self.places
        for step in path:
            if not isinstance(tree, _Places):
                break
            items = tree.items
            if isinstance(items, dict):
                below = items.get(step)
            else:
                below = items[step] if isinstance(step, int) and 0 <= step < len(items) else None
            if below is not None:
                known, key_place, tree = known + 1, tree.keys.get(step), below
        return known, key_place, tree


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
    report.add("PR110", Span(path), text, _SHORTEN)


def check_characters(text: str, path: str, report: Report, base: Span | None = None) -> bool:
    """Report characters that records may not hold; return whether there are none.

    Refused are controls, surrogates, private-use and unassigned characters, line and paragraph
    separators, bidirectional controls and tag characters (Unicode categories Cc, Cs, Co, Cn, Zl, Zp
    and some of Cf).
    """
    if text.isprintable():  # as no forbidden character is
        return True
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
    builder, loader = _Builder(path, text), yaml.CSafeLoader(text)
    try:
        builder.build(iter(loader.get_event, None))
    except _RefusedError as refused:
        report.add(refused.code, refused.span, refused.text, refused.help)
        return None
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, path, text, report)
        return None
    report.extend((*builder.report, *builder.remarks))
    if builder.report.has_errors():
        return None
    return Source(path, builder.data, builder.places)


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
    narrow = _narrow_colon(lines, line)
    if narrow:
        text_of_problem = message("a space is missing behind this colon")
        report.add("PR102", Span(path, *narrow), text_of_problem, message("write `key: value`"))
        return
    sign = _character(lines, started)
    if error.context_mark and sign in {"{", "["}:
        place = Span(path, started[0] + 1, started[1] + 1)
        text_of_problem = message(
            "`{sign}` is opened here, and what follows does not fit", sign=sign
        )
        report.add("PR102", place, text_of_problem, message("close it, or add the missing comma"))
        return
    problem = error.problem or error.context or ""
    text_of_problem = message("the YAML cannot be read: {problem}", problem=problem)
    before = "".join(lines[line : line + 1])[:column].rstrip()[-1:]
    is_bare = before in {'"', "'"} or _character(lines, (line, column)) in set(":%@`")
    hint = message("put quotes around the whole text") if is_bare else _beginning(error)
    report.add("PR102", Span(path, line + 1, column + 1), text_of_problem, hint)


_NARROW = re.compile(r"[\s-]*[A-Za-z_]\w*(?P<colon>：|:(?=[^\s/]))")


def _narrow_colon(lines: list[str], last: int) -> tuple[int, int] | None:
    """Return line and column, from 1, of a colon behind a key on the last line or the one above.

    It has no space behind it, or is a full-width one, so that YAML does not see a key.
    """
    for number in (last, last - 1):
        match = _NARROW.match(lines[number]) if number >= 0 else None
        if match:
            return number + 1, match.start("colon") + 1
    return None


_QUOTED = re.compile(r"(?<![^\s:,\[{-])(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*')")
_OPENING = re.compile(r"(?:^[\s-]*|[:,]\s+|[\[{]\s*)(?P<quote>[\"'])")


def _opened_before(lines: list[str], last: int) -> tuple[tuple[int, int], int] | None:
    """Return where a quoted text begins that swallows the keys below it, and the line it ends in.

    The place is line and column, from 1; the line of the end counts from 0.
    """
    number = 0
    while number < last:
        match = _OPENING.search(_QUOTED.sub(lambda found: "x" * len(found[0]), lines[number]))
        if match:
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


class _Mark(Protocol):
    """A place as both of PyYAML's parsers give it, from 0."""

    line: int
    column: int


class _Node(Protocol):
    """The event of a value or a key, or of the beginning of a list or mapping."""

    anchor: str | None
    tag: str | None
    start_mark: _Mark
    end_mark: _Mark


class _Scalar(_Node, Protocol):
    """The event of a text; its style is the quote or indicator that it is written with."""

    value: str
    style: str | None


class _RefusedError(Exception):
    """The stream holds something that records may not hold."""

    def __init__(
        self, code: str, span: Span, text: Message, help_text: Message | None = None
    ) -> None:
        super().__init__(code)
        self.code, self.span, self.text, self.help = code, span, text, help_text


class _Open:
    """A list or mapping whose end has not come yet; `key` is the key read last."""

    __slots__ = ("container", "key", "places")

    def __init__(self, container: dict[str, Any] | list[Any], places: _Places) -> None:
        self.container, self.places = container, places
        self.key: str | None = None


class _Builder:
    """Builds data from events, one event at a time, with a stack instead of recursion.

    The methods that take scalars run for every word of a file: they are written to be quick.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.split("\n")
        self.data: Data = None
        self.places: _Tree | None = None
        self.report, self.remarks = Report(), Report()
        self._stack: list[_Open] = []
        self._top: _Open | None = None
        self._documents = 0

    def build(self, events: Iterator[yaml.Event]) -> None:
        """Add what the events of a file say."""
        takers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._start_document,
            yaml.AliasEvent: self._refuse_alias,
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close_list,
        }
        for event in islice(events, MAX_EVENTS):
            take = takers.get(event.__class__)
            if take:
                take(event)
        for _ in events:
            text = message("the file holds more than {limit} values", limit=MAX_EVENTS)
            raise _RefusedError("PR110", Span(self.path), text, _SHORTEN)

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _RefusedError(
                "PR107",
                self._span(event),
                message("a second YAML document begins here"),
                message("remove the line `---` or split the file"),
            )

    def _refuse_alias(self, event: yaml.Event) -> None:
        raise _RefusedError(
            "PR104",
            self._span(event),
            message("a YAML alias is used"),
            message("write the value out"),
        )

    def _span(self, event: yaml.Event | _Node) -> Span:
        line, column = _place(event.start_mark)
        return Span(self.path, line + 1, column + 1)

    def _check_node(self, event: _Node) -> None:
        if event.anchor is not None or event.tag is not None or len(self._stack) >= MAX_DEPTH:
            raise self._refusal(event)

    def _refusal(self, event: _Node) -> _RefusedError:
        span = self._span(event)
        if event.anchor is not None:
            text, help_text = message("a YAML anchor is used"), message("write the value out")
            return _RefusedError("PR104", span, text, help_text)
        if event.tag is not None:
            text, help_text = message("a YAML tag is used"), message("remove the tag")
            return _RefusedError("PR105", span, text, help_text)
        text = message("the nesting is deeper than {limit} levels", limit=MAX_DEPTH)
        return _RefusedError("PR108", span, text)

    def _take_scalar(self, event: _Scalar) -> None:
        if event.anchor is not None or event.tag is not None or len(self._stack) >= MAX_DEPTH:
            raise self._refusal(event)
        start, end, value = event.start_mark, event.end_mark, event.value
        line, column = start.line, start.column
        length = (end.column if line == end.line else len(self.lines[line].rstrip())) - column
        place = (line + 1, column + 1, length if length > 0 else 1)
        top = self._top
        if top and top.key is None and isinstance(top.container, dict):
            self._take_key(top, value, place)
        elif event.style:
            if event.style == '"':  # escapes may hide what the check of the text did not see
                check_characters(value, self.path, self.report, self._span(event))
            self._put(value, place)
        else:
            self._put(None if value in NULLS else value, place)

    def _take_key(self, top: _Open, key: str, place: _Place) -> None:
        if key == "<<":
            raise _RefusedError(
                "PR106",
                Span(self.path, *place),
                message("a YAML merge key is used"),
                message("write the fields out"),
            )
        if key in top.container:
            first, *_ = top.places.keys[key]
            self.report.add(
                "PR103",
                Span(self.path, *place),
                message("the key `{key}` is written twice", key=key),
                message("the first is at line {line}; keep one of them", line=first),
            )
        top.key = key
        top.places.keys[key] = place

    def _open_mapping(self, event: _Node) -> None:
        self._open(event, {}, {})

    def _open_list(self, event: _Node) -> None:
        self._open(event, [], [])

    def _open(
        self,
        event: _Node,
        container: dict[str, Any] | list[Any],
        items: _Items,
    ) -> None:
        self._check_node(event)
        top = self._top
        if top and top.key is None and isinstance(top.container, dict):
            raise _RefusedError("PR109", self._span(event), message("a key must be a plain word"))
        start = event.start_mark
        places = _Places((start.line + 1, start.column + 1, 1), items)
        self._put(container, places)
        self._top = _Open(container, places)
        self._stack.append(self._top)

    def _close(self, _: yaml.CollectionEndEvent) -> None:
        self._stack.pop()
        self._top = self._stack[-1] if self._stack else None

    def _close_list(self, event: yaml.CollectionEndEvent) -> None:
        top = self._stack[-1]
        items = top.container
        if len(items) > 1 and isinstance(items, list) and isinstance(items[0], str):
            self._remark_repeated(items, top.places)
        self._close(event)

    def _remark_repeated(self, items: list[Any], places: _Places) -> None:
        """Report each text that a list holds already; the file can be read all the same."""
        seen: set[str] = set()
        for each, place in zip(items, places.items, strict=True):
            if isinstance(each, str) and isinstance(place, tuple):
                if each in seen:
                    self.remarks.add(
                        "PR216",
                        Span(self.path, *place),
                        message("`{value}` is in the list already", value=each),
                        message("keep one of the two, or write the value that was meant"),
                    )
                seen.add(each)

    def _put(self, value: Data, place: _Tree) -> None:
        """Put a value where the next one belongs."""
        top = self._top
        if top is None:
            self.data, self.places = value, place
        elif top.key is None:
            top.container.append(value)  # type: ignore[union-attr]  # a list has no keys
            top.places.items.append(place)  # type: ignore[union-attr]
        else:
            top.container[top.key] = value  # type: ignore[call-overload]
            top.places.items[top.key] = place  # type: ignore[call-overload]
            top.key = None


def _place(mark: _Mark | None) -> tuple[int, int]:
    """Return line and column of a mark, from 0."""
    return (mark.line, mark.column) if mark else (0, 0)
