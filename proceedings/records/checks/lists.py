"""Check lists of plain values: an event's YAML data in, values that stand twice out."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.diagnostics import Diagnostic, message
from proceedings.records.source import Path, Source

__all__ = ["check_lists"]


def check_lists(source: Source) -> Iterator[Diagnostic]:
    """Yield each value that stands in a list a second time; no list of a record has a use for it.

    The data are read, not the records, so that a mistake elsewhere does not hide this one.
    """
    stack: list[tuple[Path, object]] = [((), source.data)]
    while stack:
        path, data = stack.pop()
        if isinstance(data, dict):
            stack.extend(((*path, key), each) for key, each in data.items() if _has_parts(each))
        elif isinstance(data, list):
            stack.extend(((*path, n), each) for n, each in enumerate(data) if _has_parts(each))
            yield from _repeated(source, path, data)


def _has_parts(data: object) -> bool:
    return isinstance(data, dict | list)


def _repeated(source: Source, path: Path, items: list[object]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, each in enumerate(items):
        if isinstance(each, str):
            if each in seen:
                yield Diagnostic(
                    "PR216",
                    source.span((*path, index)),
                    message("`{value}` is in the list already", value=each),
                    message("keep one of the two, or write what was meant"),
                )
            seen.add(each)
