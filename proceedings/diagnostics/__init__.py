"""Say what is wrong with an event's files: facts about files in, values that reports show out.

A diagnostic is data: a permanent code, a place, a message and perhaps a help line. Nothing here
prints. Messages are English templates with named values, so that the command line can show them in
the reader's language; they are recognised by code, never by their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "Diagnostic",
    "Message",
    "Report",
    "Severity",
    "Span",
    "Translate",
    "message",
    "shortened",
    "untranslated",
    "warning",
]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
Translate = Callable[[str], str]
"""Gives the reader's form of an English message template."""


def untranslated(template: str) -> str:
    """Return an English template as it is: the translation of last resort."""
    return template


class Severity(StrEnum):
    """How much a diagnostic matters: errors stop a build, warnings stop a strict one."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A place in a text file.

    Attributes:
        path: the file, relative to the workspace, with forward slashes.
        line: line number, from 1; 0 stands for the file as a whole.
        column: column in characters, from 1; 0 stands for the line as a whole.
        length: number of characters that the place covers, at least 1.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`, without the parts that are not known."""
        return ":".join(
            [self.path, *(str(number) for number in (self.line, self.column) if number)]
        )


@dataclass(frozen=True, slots=True)
class Message:
    """An English template with `{name}` placeholders and the values that go into them."""

    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    def text(self, translate: Translate = untranslated) -> str:
        """Return the message in the language that `translate` translates to."""
        pieces = list(_pieces(translate(self.template)))
        for index in range(1, len(pieces), 2):
            name = pieces[index]
            pieces[index] = self.values.get(name, f"{{{name}}}")
        return "".join(pieces)


@lru_cache
def _pieces(template: str) -> tuple[str, ...]:
    """Return the text and the names of placeholders in turn."""
    return tuple(_PLACEHOLDER.split(template))


def shortened(text: str, length: int = 60) -> str:
    """Return text of at most so many characters, with an ellipsis where it was cut."""
    return text if len(text) <= length else text[: length - 1] + "…"


def message(template: str, **values: object) -> Message:
    """Make a message; its template is extracted into the interface catalogs."""
    return Message(template, {name: str(value) for name, value in values.items()})


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, where it is, and what to do about it."""

    code: str
    span: Span
    message: Message
    help: Message | None = None
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """Order by place, then by code, so that a report reads like the files it is about."""
        return (self.span, self.code, self.message.text())


def warning(code: str, span: Span, text: Message, help_text: Message | None = None) -> Diagnostic:
    """Return one thing that is probably wrong, where it is, and what to do about it."""
    return Diagnostic(code, span, text, help_text, Severity.WARNING)


@dataclass(slots=True)
class Report:
    """All diagnostics of one run, collected by whoever finds them."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    _ordered: tuple[int, Sequence[Diagnostic]] = field(
        default=(0, ()), init=False, repr=False, compare=False
    )
    """How many diagnostics were put in order last, and these in order."""

    def add(
        self,
        code: str,
        span: Span,
        text: Message,
        help_text: Message | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one diagnostic."""
        self.diagnostics.append(Diagnostic(code, span, text, help_text, severity))

    def warn(self, code: str, span: Span, text: Message, help_text: Message | None = None) -> None:
        """Note one warning."""
        self.add(code, span, text, help_text, Severity.WARNING)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Note several diagnostics."""
        self.diagnostics.extend(diagnostics)

    def replace(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Note these diagnostics instead of those noted before."""
        self.diagnostics[:] = diagnostics
        self._ordered = 0, ()

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate in the order of the files, without exact repetitions."""
        amount, ordered = self._ordered
        if amount != len(self.diagnostics):
            seen = {each.sort_key: each for each in self.diagnostics}
            ordered = [seen[key] for key in sorted(seen)]
            self._ordered = len(self.diagnostics), ordered
        return iter(ordered)

    def count(self, severity: Severity) -> int:
        """Return the number of distinct diagnostics of one severity."""
        return sum(each.severity is severity for each in self)

    def has_errors(self) -> bool:
        """Return whether any diagnostic is an error."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 1 if errors were found (or anything at all, when strict), else 0."""
        return int(self.has_errors() or (strict and bool(self.diagnostics)))
