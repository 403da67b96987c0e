"""What several commands share: the workspace, the events, the reader's language."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from proceedings.diagnostics import Message, Report, message
from proceedings.records.files import event_slugs, find_workspace

__all__ = [
    "Events",
    "UiLanguage",
    "Workspace",
    "chosen_events",
    "chosen_languages",
    "unwritable",
    "workspace_root",
]

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help="Folder that holds events/series.yaml; the nearest parent folder when left out.",
    ),
]
UiLanguage = Annotated[
    str | None,
    typer.Option(
        "--ui-language",
        metavar="TAG",
        help="Language of messages: zh-Hans, en, es or pt-BR; your locale's when left out.",
    ),
]
Events = Annotated[
    list[str] | None,
    typer.Argument(metavar="[EVENT]...", help="Events by slug; all when left out."),
]


def unwritable(error: Exception) -> tuple[Message, Message]:
    """Return what to say, and what to do, when something cannot be written."""
    problem = error.strerror if isinstance(error, OSError) else ""
    return (
        message("the output cannot be written: {problem}", problem=problem or error),
        message("free space, or choose another folder with --output"),
    )


def workspace_root(given: Path | None) -> Path:
    """Return the workspace.

    Raises:
        BadParameter: there is none.
    """
    found = find_workspace(given or Path.cwd())
    if given is not None and found != given.resolve():
        raise typer.BadParameter(f"{given} holds no events/series.yaml", param_hint="--workspace")
    if found is None:
        hint = "run the command inside a workspace, or begin one with `proceedings new`"
        raise typer.BadParameter(f"no events/series.yaml here or above; {hint}")
    return found


def chosen_events(
    root: Path, events: list[str] | None, besides: tuple[str, ...] = ()
) -> frozenset[str]:
    """Return the slugs of the events asked for.

    Args:
        root: the workspace.
        events: what was asked for.
        besides: what may be asked for like an event.

    Raises:
        BadParameter: an event does not exist.
    """
    slugs = (*event_slugs(root), *besides)
    events = [event.rstrip("/") for event in events or ()]  # as completion of the shell writes it
    for event in events:
        if event not in slugs:
            near = get_close_matches(event, slugs, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(slugs)}"
            raise typer.BadParameter(f"there is no event {event!r}; {hint}", param_hint="EVENT")
    return frozenset(events)


def chosen_languages(root: Path, languages: list[str] | None) -> frozenset[str]:
    """Return the languages asked for, none when all are meant.

    Raises:
        BadParameter: neither the series nor an event is published in a language.
    """
    if not languages:
        return frozenset()
    from proceedings.records.reader import read_workspace

    workspace = read_workspace(root, Report())
    if workspace is None:  # which is reported where the records are used
        return frozenset(languages)
    asked = (workspace.series.languages, *map(workspace.languages, workspace.events))
    known = tuple(dict.fromkeys(lang for listed in asked for lang in listed))
    for value in languages:
        if value not in known:
            text = f"{value!r} is not one of {', '.join(known)}"
            raise typer.BadParameter(text, param_hint="--language")
    return frozenset(languages)
