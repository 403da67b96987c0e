"""`proceedings new`: begin an event."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from proceedings.cli.options import UiLanguage, Workspace
from proceedings.diagnostics import message
from proceedings.records.base import SLUG
from proceedings.records.files import THEME, find_workspace

__all__ = ["new"]


def new(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Slug, for example 2027-lima.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the files without writing them.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Begin an event: a folder of small, valid, commented records that build at once."""
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import scaffold

    if not re.fullmatch(SLUG, event):
        raise typer.BadParameter(
            f"{event!r} is not a slug: use lower-case letters a to z, digits and hyphens",
            param_hint="EVENT",
        )
    if event == THEME:
        raise typer.BadParameter(
            f"{event!r} is the folder of the series' look; choose another slug"
        )
    root = workspace or find_workspace(Path.cwd()) or Path.cwd()
    made = scaffold(root, event, datetime.now(tz=UTC).date())
    voice = Voice(ui_language)
    if not dry_run:
        try:
            made.write(root)
        except FileExistsError as error:
            raise typer.BadParameter(f"{error} exists; choose another slug") from None
        except OSError as error:
            problem = f"cannot be written: {error.strerror}"
            raise typer.BadParameter(f"{event} {problem}", param_hint="EVENT") from None
    for path in made.files:
        voice.say(message("{path}", path=path))
    if not dry_run:
        voice.tell(
            message("next: edit these files, then run `proceedings validate {event}`", event=event)
        )
