"""What travels: messages beside their translations on the way out, and as they come back.

A row carries what tells later whether it still belongs: an identity made of the context and the
message, and marks of the translation and the remark that it left with.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from proceedings.diagnostics import Message
from proceedings.language.pairs import State

__all__ = [
    "Bilingual",
    "Returned",
    "ReturnedRow",
    "Row",
    "UnholdableError",
    "UnreadableError",
    "identity",
    "mark",
]


def identity(context: str, text: str) -> str:
    """Return what a message is known by outside its catalog: 16 hexadecimal digits behind `u`.

    It is made of the context and the message, divided as GNU gettext divides them (U+0004).
    """
    whole = f"{context}\x04{text}" if context else text
    return f"u{_digest(whole)[:16]}"


def mark(text: str) -> str:
    """Return what tells later whether a text was changed: 12 hexadecimal digits."""
    return _digest(text)[:12]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Row:
    """A message on its way to a translator.

    Attributes:
        id: its identity.
        key: what people call it by.
        kind: the kind of record, as `Pair.kind`.
        record: the record that it belongs to, as the beginning of its context.
        label: what it is: field, owner, paragraph.
        lang: the language that it is written in.
        source, target: the message, and its translation or suggestion; empty when missing.
        state: how far it is translated.
        is_markdown: whether the texts are Markdown.
        note: the author's comment for translators.
        pivot: its current translation into a language that more people read, by language.
        previous: the message that a stale translation was made for.
        remark: the translator's own comment.
    """

    id: str
    key: str
    kind: str
    record: str
    label: str
    lang: str
    source: str
    target: str
    state: State
    is_markdown: bool = False
    note: str = ""
    pivot: tuple[str, str] | None = None
    previous: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The messages of one event that one file takes to the translators of one language.

    Attributes:
        event: slug of the event, or `interface`.
        lang: the language of the translations.
        rows: the messages in reading order.
    """

    event: str
    lang: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A message as it came back.

    Attributes:
        line, column: where its translation stands in the file, from 1.
        cell: the same in a spreadsheet, such as `es!E12`; else empty.
        id, key: its identity, and what people call it by.
        source, target: the message and the translation as they came back.
        remark: the translator's comment; empty when there is none.
        is_done: whether the translator says that it needs no more work.
        mark, remark_mark: marks of what the row left with; empty when they were lost.
        problem: why the translation cannot be used as it stands.
    """

    line: int
    column: int
    id: str
    key: str
    source: str
    target: str
    remark: str = ""
    is_done: bool = False
    mark: str = ""
    remark_mark: str = ""
    cell: str = ""
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back in one file; event and language are empty where the file does not say them."""

    event: str
    lang: str
    rows: tuple[ReturnedRow, ...]


class UnreadableError(Exception):
    """A file cannot be read as what it claims to be.

    Attributes:
        problem: what is wrong.
        line, column: where, from 1; 0 when that is not known.
        is_unsafe: whether it asks for more than a translation may.
    """

    def __init__(
        self, problem: Message, line: int = 0, column: int = 0, *, is_unsafe: bool = False
    ) -> None:
        """Note what is wrong, and where."""
        super().__init__(problem.text())
        self.problem, self.line, self.column = problem, line, column
        self.is_unsafe = is_unsafe


class UnholdableError(Exception):
    """A format cannot hold some messages.

    Attributes:
        keys: the messages, by key.
        problem: what is wrong with them.
    """

    def __init__(self, keys: tuple[str, ...], problem: Message) -> None:
        """Note which, and why."""
        super().__init__(problem.text())
        self.keys, self.problem = keys, problem
