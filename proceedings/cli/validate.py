"""`proceedings validate`: check records, texts and catalogs."""

from __future__ import annotations

from typing import Annotated

import typer

from proceedings.cli.options import Events, UiLanguage, Workspace, chosen_events, workspace_root
from proceedings.diagnostics import Report
from proceedings.diagnostics.formats import Format

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
    report, voice = Report(), Voice(ui_language)
    if fix:
        mend_files(root, only or None, voice, report, form, dry_run=dry_run, yes=yes)
    check(root, report, only or None)
    voice.report(report, form)
    raise typer.Exit(report.exit_code(strict=strict))
