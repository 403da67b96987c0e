"""Mend the layout of a file: its text in; the text as an editor means it, with the same data, out.

What is mended cannot change meaning: the normal form of Unicode, white space at line ends, and the
order of keys. That nothing else changed is shown each time by reading the mended text again; where
it cannot be shown the text stays as it was. Comments and empty lines stay, in braces too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest
from typing import get_args, get_origin

from proceedings.diagnostics import Report
from proceedings.records.base import Record
from proceedings.records.outline import Entry, Node, comments, outline
from proceedings.records.source import Data, read

__all__ = ["composed", "mend_yaml", "tidy"]

_KEPT = re.compile(
    "[\uf900-\ufaff\U0002f800-\U0002fa1f\u037e\u1fef]"  # glyphs of names; two that become ; and `
    "|[<=>]\u0338"  # marks of YAML and Markdown with a stroke
    r"|\]\([^()\n]*|https?://\S+"  # names of files and addresses
)
_DASHES = re.compile(r" *(?:- +)+")


def composed(text: str) -> str:
    """Return text in Normalization Form C (UAX #15), but for what a reader could tell apart.

    Kept as they are: Han compatibility ideographs, because their normal form is another glyph and
    they may be the recorded form of a name; the characters whose normal form has a meaning in YAML
    or Markdown; targets of links and addresses, because a file may have just that name.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    pieces, kept = _KEPT.split(text), _KEPT.findall(text)
    normal = (unicodedata.normalize("NFC", piece) for piece in pieces)
    return "".join(piece + stays for piece, stays in zip_longest(normal, kept, fillvalue=""))


def tidy(text: str) -> str:
    """Return text composed, with line feeds, no white space at line ends and one line end last."""
    return _one_end(_without_trailing_space(composed(_line_feeds(text))))


def mend_yaml(text: str, model: object) -> str:
    """Return the text of a YAML file with its layout mended.

    Args:
        text: a text that `records.source.read` accepts.
        model: the type of what it holds, for example `Event` or `tuple[Person, ...]`.
    """
    text = _line_feeds(text)
    meaning = None
    for mend in (composed, _without_trailing_space, _one_end, _ordered_by(model)):
        mended = mend(text)
        if mended != text:
            meaning = meaning or _meaning(text)
            text = mended if meaning and _meaning(mended) == meaning else text
    return text


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_trailing_space(text: str) -> str:
    return re.sub(r"(?m)[ \t]+$", "", text)


def _one_end(text: str) -> str:
    return text.rstrip("\n") + "\n" if text.strip("\n") else ""


def _meaning(text: str) -> tuple[Data, Counter[str]] | None:
    """Return the data and the comments of a text, composed; None where it cannot be read."""
    source = read(text.encode(), "", Report())
    if source is None:
        return None
    found = (_without_trailing_space(composed(each)) for each in comments(text))
    return _plain(source.data), Counter(found)


def _plain(data: Data) -> Data:
    """Return data composed and without white space at line ends."""
    if isinstance(data, dict):
        return {composed(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(each) for each in data]
    return data if data is None else _without_trailing_space(composed(data))


def _ordered_by(model: object) -> Callable[[str], str]:
    def ordered(text: str) -> str:
        root, lines = outline(text), text.split("\n")
        if root:
            _order(root, model, lines, is_root=True)
        return "\n".join(lines)

    return ordered


def _order(node: Node, model: object, lines: list[str], *, is_root: bool = False) -> None:
    """Order the keys of a value in place, what is inside first; no line moves out of the value."""
    if node.is_flow:
        return
    for entry in node.entries:
        _order(entry.value, _inside(model, entry.key), lines)
        node.last = max(node.last, entry.value.last)
    fields = [name for record in _records(model) for name in record.model_fields]
    if node.kind == "mapping" and fields:
        _order_entries(node, fields, lines, is_root=is_root)


def _alternatives(model: object) -> Iterator[object]:
    """Yield the types of which a value may be: those of a union, bare of annotations."""
    origin = get_origin(model)
    if isinstance(model, type) or origin in {tuple, dict}:
        yield model
    else:
        for each in get_args(model):
            yield from _alternatives(each)


def _records(model: object) -> list[type[Record]]:
    """Return the records that a value may be; official forms and other mappings have no fields."""
    found = [each for each in _alternatives(model) if get_origin(each) is None]
    return [each for each in found if isinstance(each, type) and issubclass(each, Record)]


def _inside(model: object, key: str) -> object:
    """Return the type of a field, of the values of a mapping, or of the items of a list."""
    for each in _alternatives(model):
        if get_origin(each) is dict:
            return get_args(each)[1]
        if get_origin(each) is tuple:
            return get_args(each)[0]
    for record in _records(model):
        if key in record.model_fields:
            return record.model_fields[key].annotation
    return None


def _order_entries(node: Node, fields: list[str], lines: list[str], *, is_root: bool) -> None:
    """Put the entries of a block mapping in the order of fields; unknown ones come last."""
    rank = {name: number for number, name in enumerate(dict.fromkeys(fields))}
    order = sorted(
        range(len(node.entries)), key=lambda index: rank.get(node.entries[index].key, len(rank))
    )
    if order == sorted(order) or not _stands_alone(node, lines):
        return
    spans = list(_spans(node, lines, is_root=is_root))
    first, end = spans[0][0], spans[-1][1]
    gaps = [lines[a:b] for (_, a), (b, _) in pairwise(spans)]
    dashes = _take_dashes(node.entries[0], lines)
    bodies = [lines[start:end] for start, end in spans]
    moved = [bodies[index] + gap for index, gap in zip(order, [*gaps, []], strict=True)]
    lines[first:end] = [line for each in moved for line in each]
    node.last = max(node.last, end - 1)  # a comment below the last key may have moved up
    if dashes.strip():
        _put_dashes(dashes, first, lines)


def _stands_alone(node: Node, lines: list[str]) -> bool:
    """Return whether each entry has lines of its own, with nothing but comments between them."""
    first, *others = node.entries
    column = first.start[1]
    head = lines[first.start[0]][:column]
    if head.strip() and not _DASHES.fullmatch(head):
        return False
    between = [
        line
        for before, after in pairwise(node.entries)
        for line in lines[_last(before) + 1 : after.start[0]]
    ]
    return all(
        each.start[1] == column and not lines[each.start[0]][:column].strip() for each in others
    ) and all(_is_comment(line) or not line.strip() for line in between)


def _last(entry: Entry) -> int:
    return max(entry.end[0], entry.value.last)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _spans(node: Node, lines: list[str], *, is_root: bool) -> Iterator[tuple[int, int]]:
    """Yield the first line of each entry and the line behind it, with the comments that it owns.

    It owns those directly above its key, and those directly below that are indented deeper. What
    stands above the first key of a file or of a list item belongs to the file or to the item.
    """
    for number, entry in enumerate(node.entries):
        line, column = entry.start
        floor = _last(node.entries[number - 1]) + 1 if number else 0
        owns_above = number or not (is_root or lines[line][:column].strip())
        while owns_above and line > floor and _is_comment(above := lines[line - 1]):
            if _indent(above) > column:
                break
            line -= 1
        end = _last(entry) + 1
        while end < len(lines) and _is_comment(lines[end]) and _indent(lines[end]) > column:
            end += 1
        yield line, end


def _take_dashes(entry: Entry, lines: list[str]) -> str:
    """Replace the dashes before an entry by spaces and return them."""
    line, column = entry.start
    dashes = lines[line][:column]
    lines[line] = " " * column + lines[line][column:]
    return dashes


def _put_dashes(dashes: str, line: int, lines: list[str]) -> None:
    """Put dashes before the first key from a line on; comments above it stand above the dashes."""
    indent = dashes[: _indent(dashes)]
    while _is_comment(lines[line]):
        lines[line] = indent + lines[line].lstrip()
        line += 1
    lines[line] = dashes + lines[line][len(dashes) :]
