"""Pair messages with their translations: an edition or an interface in, pairs in reading order out.

What status counts, checks read, exports carry and reviewers see is one list: this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from proceedings.diagnostics import Span
from proceedings.language.catalog import Catalog, Entry
from proceedings.language.edition import Edition
from proceedings.language.fields import Field, Unit
from proceedings.language.interface import INTERFACE, Interface
from proceedings.records.reader import EventRecords

__all__ = ["Desk", "Pair", "State", "edition_pairs", "interface_pairs"]


class State(StrEnum):
    """How far a message is translated."""

    TRANSLATED = "translated"
    """A current translation."""
    STALE = "stale"
    """A translation of an earlier or similar message (PO: fuzzy)."""
    MISSING = "missing"
    """No translation."""
    EXEMPT = "exempt"
    """Nothing to translate: written, or held as a file of its own, in the language."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A message beside its translation into one language.

    Attributes:
        field: the field that the message stands in; of the interface, a field of its own.
        unit: the message.
        position: its place in the field, counted from 1.
        lang: the language of the translation.
        catalog: the file that the translation belongs to; empty for what is exempt.
        entry: what the file says; None when it does not have the message.
    """

    field: Field
    unit: Unit
    position: int
    lang: str
    catalog: str
    entry: Entry | None
    is_exempt: bool = False

    @property
    def source(self) -> str:
        """The message (`msgid`)."""
        return self.unit.text

    @property
    def text(self) -> str:
        """The translation, stale ones too; empty when there is none."""
        return self.entry.text if self.entry else ""

    @property
    def state(self) -> State:
        """How far it is translated."""
        if self.is_exempt:
            return State.EXEMPT
        if not self.text:
            return State.MISSING
        return State.STALE if self.entry and self.entry.fuzzy else State.TRANSLATED

    @property
    def kind(self) -> str:
        """The kind of record: `event`, `programme`, `people`, `documents`, …, or `interface`."""
        return self.field.label if self.field.label == INTERFACE else _kind(self.field.context)

    @property
    def key(self) -> str:
        """What people call it by: the context, behind `#` its position in a field of several."""
        if self.field.label == INTERFACE:
            return f"{INTERFACE}#{self.position}"
        several = len(self.field.units) > 1
        return f"{self.field.context}#{self.position}" if several else self.field.context

    @property
    def place(self) -> Span:
        """Where a translator works on it: its entry, or the source when there is none."""
        if self.entry:
            return Span(self.catalog, self.entry.line)
        return self.unit.span


@dataclass(frozen=True, slots=True)
class Desk:
    """What is translated of one event, or of the interface, into one language.

    Attributes:
        event: slug of the event, or `interface`.
        lang: the language of the translations.
        pairs: every message beside its translation, in reading order.
        records: the event; None for the interface.
        edition: the event in the language; None for the interface.
    """

    event: str
    lang: str
    pairs: tuple[Pair, ...]
    records: EventRecords | None = None
    edition: Edition | None = None


def _kind(context: str) -> str:
    return context.partition("/")[0]


def edition_pairs(edition: Edition) -> Iterator[Pair]:
    """Yield every message of an event beside its translation, in reading order."""
    for found in edition.fields.values():
        is_exempt = not edition.translates(found)
        catalog = Catalog("") if is_exempt else edition.catalogs[found.lang]
        for position, unit in enumerate(found.units, start=1):
            entry = catalog.entries.get((found.context, unit.text))
            yield Pair(found, unit, position, edition.lang, catalog.path, entry, is_exempt)


def interface_pairs(interface: Interface, template: Catalog) -> Iterator[Pair]:
    """Yield every message of the interface beside its form in a language, as in the template."""
    for position, (key, listed) in enumerate(template.entries.items(), start=1):
        context, text = key
        unit = Unit(text, Span(template.path, listed.line))
        field = Field(context, "en", INTERFACE, "", (unit,), text)
        entry = interface.catalog.entries.get(key)
        yield Pair(field, unit, position, interface.lang, interface.catalog.path, entry)
