"""`proceedings translations review`: a bilingual reading copy for revisers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from proceedings.cli.options import (
    UiLanguage,
    Workspace,
    chosen_desks,
    chosen_languages,
    unwritable,
    workspace_root,
)
from proceedings.cli.progress import shown_progress
from proceedings.diagnostics import Report, Span, message

__all__ = ["review"]


def review(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event, or `interface`.")],
    language: Annotated[str, typer.Argument(metavar="LANG", help="The language under review.")],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="DIR", help="Folder of the copy: review.")
    ] = None,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Make a bilingual reading copy as HTML and PDF: source and translation side by side.

    Passages are numbered, so that comments can be given by number; beside them stand their state
    and what the checks found.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import review_translations
    from proceedings.records.replacing import replace_files

    root = workspace_root(workspace)
    chosen_desks(root, [event])
    chosen_languages(root, [language])
    report, voice = Report(), Voice(ui_language)
    folder = (output or root / "review").absolute()
    with shown_progress(voice) as progress:
        made = review_translations(root, report, event, language, progress)
    if made:
        try:
            replace_files({folder / name: data for name, data in made.files.items()})
        except OSError as error:
            report.add("PR602", Span(folder.name), *unwritable(error))
    if report.diagnostics:
        voice.report(report, root)
    if made and not report.has_errors():
        for name in made.files:
            voice.say(message("written to {folder}", folder=folder / name))
    raise typer.Exit(report.exit_code())
