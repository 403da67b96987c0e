"""Speak to people: messages and reports in, lines on a terminal or in a pipe out.

Nothing from a record reaches a terminal without being made visible: control characters,
bidirectional controls and Rich's markup are shown, not obeyed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from proceedings import resources
from proceedings.diagnostics import Message, Report, Severity
from proceedings.diagnostics.formats import Format, render, summary, visible
from proceedings.language.interface import Interface, read_interface

__all__ = ["Voice"]

_WIDE = 240
"""Width of tables in columns where there is no terminal: nothing is folded."""
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}
_HEAD = re.compile(r"^(?P<place>\S+: )(?P<word>\S+ PR\d{3}:)(?P<rest>.*)$")


class Voice:
    """Says things in the reader's language.

    Attributes:
        interface: the words.
        out, err: standard output for results, standard error for diagnostics and progress.
    """

    def __init__(self, language: str | None) -> None:
        """Choose the language: the one asked for, else that of the user's locale, else English.

        Raises:
            BadParameter: there are no messages in the language asked for.
        """
        known = _known_languages()
        if language and language not in known:
            options = ", ".join(known)
            raise typer.BadParameter(
                f"{language!r} is not one of {options}", param_hint="--ui-language"
            )
        tag = language or _locale_language()
        chosen = next((each for each in known if each == tag), None) or next(
            (each for each in known if each.split("-")[0] == tag.split("-")[0]), "en"
        )
        self.interface: Interface = read_interface(chosen, (resources.translations(),), Report())
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # what it cannot encode is shown escaped
                stream.reconfigure(errors="backslashreplace")
        self.out = _console(sys.stdout)
        self.err = _console(sys.stderr)

    def say(self, message: Message) -> None:
        """Say a line of the results."""
        self.out.print(Text(visible(self.words(message))), soft_wrap=True)

    def tell(self, message: Message) -> None:
        """Say a line that is not a result: progress, a remark, a summary."""
        self.err.print(Text(visible(self.words(message))), soft_wrap=True)

    def words(self, message: Message) -> str:
        """Return a message in the reader's language."""
        return message.text(self.interface.plain)

    def report(self, report: Report, form: Format = Format.TEXT) -> None:
        """Show diagnostics; machine-readable forms are results and go to standard output."""
        text = render(report, form, self.interface.plain)
        if form is not Format.TEXT:
            sys.stdout.write(text)
            return
        for line, diagnostic_style in _styled(text, report):
            self.err.print(Text(line, style=diagnostic_style), soft_wrap=True)
        self.tell(summary(report))

    def table(
        self, heads: Sequence[Message], rows: Sequence[Sequence[str]], right: frozenset[int]
    ) -> None:
        """Show a table of results; `right` are the columns of figures."""
        table = Table(box=None, pad_edge=False, header_style="bold")
        for index, head in enumerate(heads):
            table.add_column(
                Text(self.words(head)), justify="right" if index in right else "left", no_wrap=True
            )
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        self.out.print(table)


def _styled(text: str, report: Report) -> list[tuple[str, str]]:
    """Return the lines of a report with the style of each: heads by severity, help dim."""
    severities = iter([each.severity for each in report])
    styled = []
    for line in text.splitlines():
        is_head = _HEAD.match(line) is not None
        styled.append((line, _STYLES[next(severities)] if is_head else "dim"))
    return styled


def _console(stream: object) -> Console:
    is_terminal = bool(getattr(stream, "isatty", bool)())
    return Console(
        file=stream,  # type: ignore[arg-type]
        width=None if is_terminal else _WIDE,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _known_languages() -> tuple[str, ...]:
    folders = sorted(resources.translations().glob("*/LC_MESSAGES/interface.po"))
    return tuple(Path(each).parent.parent.name.replace("_", "-") for each in folders)


def _locale_language() -> str:
    """Return the language of the user's locale, as POSIX orders the variables."""
    value = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return value.partition(".")[0].replace("_", "-") or "en"
