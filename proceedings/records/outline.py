"""Outline YAML text: text that can be read in; where its values begin and end in the lines out.

`records.source` says what a file means and where each value begins; whoever edits the text itself
has to know more: what is in braces, which lines a value covers, and which are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

__all__ = ["Entry", "Node", "Position", "comments", "outline"]

_KEEPS_LINES = re.compile(r"[|>]\d?\+")
_COMMENT = re.compile(r"(?:(?<=\s)|^)#")


Position = tuple[int, int]
"""Line and column, counted from 0."""


@dataclass(slots=True)
class Entry:
    """A key of a mapping with its value, or an item of a list.

    Attributes:
        key: the key; empty in a list.
        start, end: where the key begins, and behind its last character; in a list, the item's.
        value: the value.
    """

    key: str
    start: Position
    end: Position
    value: Node


@dataclass(slots=True)
class Node:
    """A value.

    Attributes:
        kind: `mapping`, `list`, `text` (plain or quoted, on one line or more) or `block` text.
        start, end: where it begins, and behind its last character.
        last: last line that it covers.
        is_flow: whether it stands in braces or brackets.
        entries: what is in a mapping or list.
    """

    kind: str
    start: Position
    end: Position
    last: int
    is_flow: bool = False
    entries: list[Entry] = field(default_factory=list)

    def get(self, *keys: str) -> Node | None:
        """Return a value below this one, or None where there is none."""
        if not keys:
            return self
        inner = next((each.value for each in self.entries if each.key == keys[0]), None)
        return inner.get(*keys[1:]) if inner else None

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it."""
        yield self
        for entry in self.entries:
            yield from entry.value.walk()


def outline(text: str) -> Node | None:
    """Return the outline of a text that `records.source.read` accepts; None when it is empty."""
    builder = _Builder(text.split("\n"))
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        builder.take(event)
    return builder.root


def comments(text: str) -> list[str]:
    """Return the comments of a text in their order, each from its `#` to the end of its line."""
    lines, root = text.split("\n"), outline(text)
    covered: dict[int, list[range]] = {}
    for line, columns in _covered(root, lines) if root else ():
        covered.setdefault(line, []).append(columns)
    found = (_comment(line, covered.get(number, [])) for number, line in enumerate(lines))
    return [each for each in found if each]


def _covered(root: Node, lines: list[str]) -> Iterator[tuple[int, range]]:
    """Yield the columns of each line in which a `#` is text."""
    for node in root.walk():
        if node.kind == "text":
            yield from _columns(node.start, node.end, lines)
        elif node.kind == "block":
            yield from _columns((node.start[0] + 1, 0), (node.last + 1, 0), lines)
        for entry in node.entries if node.kind == "mapping" else ():
            yield from _columns(entry.start, entry.end, lines)


def _columns(start: Position, end: Position, lines: list[str]) -> Iterator[tuple[int, range]]:
    for line in range(start[0], min(end[0] + 1, len(lines))):
        first = start[1] if line == start[0] else 0
        yield line, range(first, end[1] if line == end[0] else len(lines[line]))


def _comment(line: str, covered: list[range]) -> str:
    for match in _COMMENT.finditer(line):
        if not any(match.start() in columns for columns in covered):
            return line[match.start() :]
    return ""


class _Builder:
    """Builds nodes from events, one event at a time, with a stack instead of recursion."""

    def __init__(self, lines: list[str]) -> None:
        self.root: Node | None = None
        self._lines = lines
        self._open: list[Node] = []
        self._key: tuple[str, Position, Position] | None = None

    def take(self, event: yaml.Event) -> None:
        """Add what one event says."""
        start = _position(event.start_mark)
        if isinstance(event, yaml.CollectionEndEvent):
            self._close(_position(event.end_mark))
        elif isinstance(event, yaml.CollectionStartEvent):
            kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
            self._put(node := Node(kind, start, start, start[0], is_flow=bool(event.flow_style)))
            self._open.append(node)
        elif isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, start, _position(event.end_mark))

    def _take_scalar(self, event: yaml.ScalarEvent, start: Position, end: Position) -> None:
        if self._open and self._open[-1].kind == "mapping" and self._key is None:
            self._key = (str(event.value), start, end)
        elif event.style in {"|", ">"}:
            self._put(Node("block", start, end, self._last(start, end)))
        else:
            self._put(Node("text", start, end, end[0]))

    def _last(self, start: Position, end: Position) -> int:
        """Return the last line of block text: empty lines count only where they are kept."""
        last = end[0] if end[1] else end[0] - 1
        if not _KEEPS_LINES.match(self._lines[start[0]], start[1]):
            while last > start[0] and not self._lines[last].strip():
                last -= 1
        return max(last, start[0])

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        key, start, end = self._key or ("", node.start, node.start)
        self._open[-1].entries.append(Entry(key, start, end, node))
        self._key = None

    def _close(self, end: Position) -> None:
        node = self._open.pop()
        if node.is_flow:
            node.end, node.last = end, end[0]
        elif node.entries:
            last = node.entries[-1]
            node.end = max(last.end, last.value.end)
            node.last = max(last.end[0], last.value.last)


class _Mark(Protocol):
    """A place as both of PyYAML's parsers give it."""

    line: int
    column: int


def _position(mark: _Mark | None) -> Position:
    return (mark.line, mark.column) if mark else (0, 0)
