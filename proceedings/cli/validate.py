"""`proceedings validate`: check records, texts and catalogs."""

from __future__ import annotations

from typing import Annotated

import typer

from proceedings.cli.options import Events, UiLanguage, Workspace, chosen_events, workspace_root
from proceedings.diagnostics import Report
from proceedings.diagnostics.formats import Format

__all__ = ["validate"]


def validate(
    events: Events = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    form: Annotated[Format, typer.Option("--format", help="Form of the report.")] = Format.TEXT,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Check events: every mistake of the run, with file, line, column and what to do."""
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline.checking import validate as check

    root = workspace_root(workspace)
    only = chosen_events(root, events)
    report = Report()
    check(root, report, only or None)
    Voice(ui_language).report(report, form)
    raise typer.Exit(report.exit_code(strict=strict))
