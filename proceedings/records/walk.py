"""Walk through records: a record in, every record inside it with its path out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel

from proceedings.records.reader import EventRecords
from proceedings.records.source import Path

__all__ = ["Walk", "holders", "walk", "walk_event"]


def walk(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Yield a record and the records inside it, each with its path from where `path` ends."""
    stack = [(path, record)]
    while stack:
        here, each = stack.pop()
        yield here, each
        for name in holders(type(each)):
            value = getattr(each, name)
            if isinstance(value, BaseModel):
                stack.append(((*here, name), value))
            elif value and isinstance(value, tuple | dict):
                stack.extend(_inside((*here, name), value))


@cache
def holders(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields whose type may hold records."""
    fields = model.model_fields.items()
    return tuple(name for name, each in fields if _may_hold(each.annotation))


def _may_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_may_hold(argument) for argument in get_args(annotation))


def _inside(
    path: Path, values: tuple[object, ...] | dict[str, object]
) -> Iterator[tuple[Path, BaseModel]]:
    """Yield the records in a list or mapping, whose values are all of one kind."""
    for key, value in values.items() if isinstance(values, dict) else enumerate(values):
        if not isinstance(value, BaseModel):
            return
        yield (*path, key), value


Walk = tuple[tuple[str, Path, BaseModel], ...]
"""Every record of an event with the name of its file and its path in it."""


def walk_event(records: EventRecords) -> Walk:
    """Return every record of an event with the name of its file and its path in it."""
    return tuple(_files(records))


def _files(records: EventRecords) -> Iterator[tuple[str, Path, BaseModel]]:
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
