"""`proceedings translations update`: bring catalogs up to date with the records."""

from __future__ import annotations

from typing import Annotated

import typer

from proceedings.cli.options import (
    Events,
    UiLanguage,
    Workspace,
    chosen_events,
    unwritable,
    workspace_root,
)
from proceedings.diagnostics import Report, Span, message

__all__ = ["update"]


def update(
    events: Events = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Count messages without writing catalogs.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Extract templates and merge them into every language's catalogs; nothing is lost."""
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import update_translations

    root = workspace_root(workspace)
    report, voice = Report(), Voice(ui_language)
    only = chosen_events(root, events)
    try:
        files, changed = update_translations(root, report, only or None, dry_run=dry_run)
    except OSError as error:
        report.add("PR602", Span("translations"), *unwritable(error))
        files, changed = (), ()
    if report.diagnostics:
        voice.report(report, root)
    heads = (message("catalog"), message("translated"), message("stale"), message("missing"))
    rows = [
        (each.path, str(each.translated), str(each.stale), str(each.missing))
        for each in files
        if each.path.endswith(".po")
    ]
    voice.table(heads, rows, frozenset({1, 2, 3}))
    if not dry_run:
        voice.tell(message("catalogs changed: {number}", number=len(changed)))
    raise typer.Exit(report.exit_code())
