"""Walk through records: a record in, every record inside it with its path out."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from proceedings.records.reader import EventRecords
from proceedings.records.source import Path

__all__ = ["walk", "walk_event"]


def walk(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Yield a record and the records inside it, each with its path from where `path` ends."""
    stack = [(path, record)]
    while stack:
        here, each = stack.pop()
        yield here, each
        for name, value in each.__dict__.items():
            stack.extend(_inside((*here, name), value))


def _inside(path: Path, value: object) -> Iterator[tuple[Path, BaseModel]]:
    if isinstance(value, BaseModel):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield (*path, index), item
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, BaseModel):
                yield (*path, key), item


def walk_event(records: EventRecords) -> Iterator[tuple[str, Path, BaseModel]]:
    """Yield every record of an event with the name of its file and its path in it."""
    yield from _in_file("event", records.event)
    lists = (
        ("people", records.people),
        ("programme", records.programme),
        ("outcomes", records.outcomes),
    )
    for name, items in lists:
        for index, item in enumerate(items):
            yield from _in_file(name, item, (index,))
    for document in records.documents:
        yield from _in_file(f"documents/{document.id}", document)
    for article in records.articles:
        yield from _in_file(f"articles/{article.id}", article)


def _in_file(
    name: str, record: BaseModel, path: Path = ()
) -> Iterator[tuple[str, Path, BaseModel]]:
    for at, each in walk(record, path):
        yield name, at, each
