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

_FIX_HELP = "Mend what cannot change meaning, and show a patch (git apply -R takes it back)."


def validate(
    events: Events = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help=_FIX_HELP)] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: show the patch, write nothing.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --fix: seal every text without asking.")
    ] = False,
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
    from proceedings.cli.mending import mend_files
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline.checking import validate as check

    if (dry_run or yes) and not fix:
        raise typer.BadParameter("it needs --fix", param_hint="--dry-run" if dry_run else "--yes")
    root = workspace_root(workspace)
    only = chosen_events(root, events)
    voice = Voice(ui_language)

    def checked() -> Report:
        report = Report()
        if fix:
            mend_files(root, only or None, voice, report, form, dry_run=dry_run, yes=yes)
        check(root, report, only or None)
        voice.report(report, root, form, every=every)
        return report

    if watch:
        _watch(root, voice, checked, is_alone=form is Format.TEXT and not (strict or fix))
    raise typer.Exit(checked().exit_code(strict=strict))


def _watch(root: Path, voice: Voice, check: Callable[[], object], *, is_alone: bool) -> NoReturn:
    """Check again and again, for a reader only.

    Raises:
        BadParameter: a program is meant to read the report, or an exit code, or files are mended.
    """
    from proceedings.cli.watch import keep_checking

    if not is_alone:
        hint = "it never ends by itself; leave out --format, --strict and --fix"
        raise typer.BadParameter(hint, param_hint="--watch")
    keep_checking(root, voice, check)
