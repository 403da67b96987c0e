"""Speak to people: messages and reports in, lines on a terminal or in a pipe out.

Nothing from a record reaches a terminal without being made visible: control characters,
bidirectional controls and Rich's markup are shown, not obeyed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from pathlib import Path

import typer
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from proceedings import resources
from proceedings.cli.sources import SourceLines, repository_of
from proceedings.diagnostics import Message, Report, message
from proceedings.diagnostics.formats import Format, advice, render, summary, visible
from proceedings.diagnostics.setting import Setting
from proceedings.diagnostics.text import Line, Role, text_lines
from proceedings.language.interface import Interface, read_interface

__all__ = ["Voice"]

_AT_ONCE = 1_000
"""Lines of a report that are written together."""
_WIDE = 240
"""Width of tables in columns where there is no terminal: nothing is folded."""
_MARGIN = 8
"""Columns beside a source line: its number and a bar."""
_ROOM, _NARROWEST = 100, 40
"""Columns for a source line where there is no terminal, and on the narrowest."""
_MANY = 200
"""On a terminal, when a code occurs more often than this, only some are shown and the rest counted:
nobody reads ten thousand warnings, and errors among them would be missed."""
_STYLES = {
    Role.PLACE: "bold",
    Role.ERROR: "bold red",
    Role.WARNING: "bold yellow",
    Role.MARGIN: "blue",
    Role.LABEL: "bold cyan",
    Role.REMARK: "italic",
}
"""Styles by role; what is not named is plain."""
_PLAINLY = ("", "")
_YES = message("y, yes")
"""Answers that agree, between commas, in English and in the reader's language; no others do."""
_FIRST = (Role.PLACE, Role.REMARK)
"""Roles with which a diagnostic, or a remark below all, begins."""


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
        known = resources.languages()
        close = {each.split("-")[0]: each for each in known}
        language = close.get(language, language) if language else None
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

    def show(self, parts: Iterable[tuple[str, str]]) -> None:
        """Show a line of the results, of texts with their styles."""
        styled = ((visible(text), style) for text, style in parts)
        self.out.print(Text.assemble(*styled), soft_wrap=True)

    @property
    def has_colour(self) -> bool:
        """Whether results are shown in colour."""
        return self.out.is_terminal and self.out.color_system is not None and not self.out.no_color

    def ask(self, question: Message) -> bool:
        """Ask whether to go on, on standard error: a library's prompt would be among results."""
        sys.stderr.write(f"{visible(self.words(question))} [y/N] ")
        sys.stderr.flush()
        return sys.stdin.readline().strip().casefold() in self._yes()

    def _yes(self) -> list[str]:
        return f"{_YES.text()}, {self.words(_YES)}".split(", ")

    def words(self, message: Message) -> str:
        """Return a message in the reader's language."""
        return message.text(self.interface.plain)

    def report(
        self, report: Report, root: Path, form: Format = Format.TEXT, *, every: bool = True
    ) -> None:
        """Show diagnostics; machine-readable forms are results and go to standard output.

        Args:
            report: the diagnostics.
            root: the workspace that they are about.
            form: the form.
            every: whether all are shown on a terminal, however many.
        """
        most = None if every or not self.err.is_terminal else _MANY
        setting = self._setting(root, most)
        if form is not Format.TEXT:
            sys.stdout.write(render(report, form, setting))
            return
        _print(self.err, text_lines(report, setting))
        self.tell(summary(report))
        if told := advice(report):
            self.tell(told)

    def _setting(self, root: Path, most: int | None) -> Setting:
        repository, folder = repository_of(root)
        return Setting(
            lang=self.interface.lang,
            translate=self.interface.plain,
            lines=SourceLines(root),
            room=max(self.err.width - _MARGIN, _NARROWEST) if self.err.is_terminal else _ROOM,
            most=most,
            version=_version(),
            repository=repository,
            folder=folder,
        )

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


def _print(console: Console, lines: Iterable[Line]) -> None:
    """Print lines with styles, without any codes where there is no colour.

    On a terminal an empty line stands between two diagnostics, and behind the last one.
    """
    is_terminal = console.is_terminal  # Rich looks at the environment each time
    has_colour = is_terminal and console.color_system and not console.no_color
    around = _escapes() if has_colour else {}
    written: list[str] = []
    for number, line in enumerate(lines):
        if number and is_terminal and line[0][1] in _FIRST:
            written.append("\n")
        for text, role in line:
            before, after = around.get(role, _PLAINLY)
            written += (before, text, after)
        written.append("\n")
        if number % _AT_ONCE == 0:  # the stream is flushed at each line end: few writes are quick
            console.file.write("".join(written))
            written.clear()
    written += ["\n"] if is_terminal and written else []
    console.file.write("".join(written))
    console.file.flush()


def _escapes() -> dict[Role, tuple[str, str]]:
    """Return the codes before and after each role: what Rich makes of its style, made once."""
    styled = {
        role: Style.parse(style).render("|", color_system=ColorSystem.STANDARD).split("|")
        for role, style in _STYLES.items()
    }
    return {role: (before, after) for role, (before, after) in styled.items()}


def _console(stream: object) -> Console:
    is_terminal = bool(getattr(stream, "isatty", bool)())
    return Console(
        file=stream,  # type: ignore[arg-type]
        width=None if is_terminal else _WIDE,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _version() -> str:
    """Return the version of the program; nothing when it runs without having been installed."""
    try:
        return version("proceedings")
    except PackageNotFoundError:
        return ""


def _locale_language() -> str:
    """Return the language of the user's locale, as POSIX orders the variables."""
    value = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return value.partition(".")[0].replace("_", "-") or "en"
