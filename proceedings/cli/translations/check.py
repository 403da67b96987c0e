"""`proceedings translations check`: compare translations with their sources."""

from __future__ import annotations

from typing import Annotated

import typer

from proceedings.cli.options import (
    Events,
    UiLanguage,
    Workspace,
    chosen_desks,
    chosen_languages,
    workspace_root,
)
from proceedings.diagnostics import Report, message
from proceedings.diagnostics.formats import Format

__all__ = ["check"]

_LANGUAGE_HELP = "Language of the translations; may be repeated; all when left out."


def check(
    events: Events = None,
    *,
    language: Annotated[
        list[str] | None, typer.Option("--language", metavar="TAG", help=_LANGUAGE_HELP)
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    form: Annotated[Format, typer.Option("--format", help="Form of the report.")] = Format.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="Show every diagnostic on a terminal, however many.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Compare translations with their sources: markup, figures, length, characters, words.

    `interface` stands for the labels of the program in a checkout of it.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.language.hunspell import packages
    from proceedings.pipeline.comparing import check_translations

    root = workspace_root(workspace)
    only = chosen_desks(root, events)
    voice, report = Voice(ui_language), Report()
    compared = check_translations(root, report, only, chosen_languages(root, language))
    voice.report(report, root, form, every=every)
    if form is Format.TEXT:
        text = message(
            "translations checked: {checked}; not checked: {stale} stale, {missing} missing",
            checked=compared.checked,
            stale=compared.stale,
            missing=compared.missing,
        )
        voice.tell(text)
        if compared.unspelt:
            text = message(
                "spelling not checked: {languages}; install, on Debian: {packages}",
                languages=", ".join(compared.unspelt),
                packages=" ".join(packages(compared.unspelt)),
            )
            voice.tell(text)
    raise typer.Exit(report.exit_code(strict=strict))
