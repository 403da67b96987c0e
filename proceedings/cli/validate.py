"""`proceedings validate`: check records, texts and catalogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from proceedings.cli.options import Events, UiLanguage, Workspace, chosen_events, workspace_root
from proceedings.diagnostics import Report
from proceedings.diagnostics.formats import Format

if TYPE_CHECKING:  # it costs time that only the command needs
    from proceedings.cli.terminal import Voice

__all__ = ["validate"]


def validate(
    events: Events = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    form: Annotated[Format, typer.Option("--format", help="Form of the report.")] = Format.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="Show every diagnostic on a terminal, however many.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file is saved.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Check events: every mistake of the run, with file, line, column and what to do."""
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline.checking import validate as check

    root = workspace_root(workspace)
    only = chosen_events(root, events)
    voice = Voice(ui_language)

    def checked() -> Report:
        report = Report()
        check(root, report, only or None)
        voice.report(report, root, form, every=every)
        return report

    if watch:
        _watch(root, voice, checked, is_alone=form is Format.TEXT and not strict)
    raise typer.Exit(checked().exit_code(strict=strict))


def _watch(root: Path, voice: Voice, check: Callable[[], object], *, is_alone: bool) -> NoReturn:
    """Check again and again, for a reader only.

    Raises:
        BadParameter: a program is meant to read the report, or an exit code.
    """
    from proceedings.cli.watch import keep_checking

    if not is_alone:
        hint = "it never ends by itself; leave out --format and --strict"
        raise typer.BadParameter(hint, param_hint="--watch")
    keep_checking(root, voice, check)
