"""`proceedings translations update`: bring catalogs up to date with the records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from proceedings.cli.options import (
    Events,
    UiLanguage,
    Workspace,
    chosen_events,
    unwritable,
    workspace_root,
)
from proceedings.diagnostics import Message, Report, Span, message

if TYPE_CHECKING:  # they cost time that only the command needs
    from proceedings.cli.terminal import Voice
    from proceedings.language.update import CatalogFile

__all__ = ["update"]

_NAMED = 10
"""Most messages of a catalog that a preview names."""


def update(
    events: Events = None,
    *,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Write nothing; name what would become stale."),
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Extract templates and merge them into every language's catalogs.

    Nothing that a translator wrote is lost. A translation of a message that changed is marked as
    stale (`fuzzy`), beside the earlier message. One that is no longer used stays at the end of the
    file (`#~`), and is taken up again when its message comes back.

    To go back, correct the records and run the command again; or restore the files from your
    version control, for example with `git checkout -- translations`.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import update_translations

    root = workspace_root(workspace)
    report, voice = Report(), Voice(ui_language)
    only = chosen_events(root, events)
    try:
        with _progress(voice) as progress:
            files, changed = update_translations(
                root, report, only or None, dry_run=dry_run, progress=progress
            )
    except OSError as error:
        report.add("PR602", Span("translations"), *unwritable(error))
        files, changed = (), ()
    if report.diagnostics:
        voice.report(report, root)
    if files:
        _show(voice, files)
        _tell(voice, files, changed, dry_run=dry_run)
    raise typer.Exit(report.exit_code())


@contextmanager
def _progress(voice: Voice) -> Iterator[Callable[[int, int], None]]:
    """Show how far the merge is, on a terminal; gone when it is done."""
    from rich.progress import Progress

    label = voice.words(message("catalogs"))
    with Progress(console=voice.err, transient=True, disable=not voice.err.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _show(voice: Voice, files: Collection[CatalogFile]) -> None:
    """Show a line for each catalog; what this run changed has columns where it changed anything."""
    catalogs = [each for each in files if each.path.endswith(".po")]
    columns: list[tuple[Message, Callable[[CatalogFile], int]]] = [
        (message("translated"), lambda each: each.translated),
        (message("stale"), lambda each: each.stale),
        (message("missing"), lambda each: each.missing),
    ]
    changes: list[tuple[Message, Callable[[CatalogFile], int]]] = [
        (message("moved"), lambda each: each.changes.moved),
        (message("now stale"), lambda each: len(each.changes.similar)),
        (message("new"), lambda each: each.changes.new),
        (message("now obsolete"), lambda each: each.changes.obsolete),
    ]
    columns += [each for each in changes if any(map(each[1], catalogs))]
    rows = [(each.path, *(str(number(each)) for _, number in columns)) for each in catalogs]
    heads = (message("catalog"), *(head for head, _ in columns))
    voice.table(heads, rows, frozenset(range(1, len(heads))))


def _tell(
    voice: Voice, files: Collection[CatalogFile], changed: Sequence[str], *, dry_run: bool
) -> None:
    """Say how many catalogs changed; before they do, what would become stale."""
    if not dry_run:
        voice.tell(message("catalogs changed: {number}", number=len(changed)))
        return
    for each in files:
        names = each.changes.similar
        if names:
            voice.tell(message("would become stale in {path}:", path=each.path))
        for name in names[:_NAMED]:
            voice.tell(message("  {name}", name=name))
        if len(names) > _NAMED:
            voice.tell(message("  and {number} more", number=len(names) - _NAMED))
    voice.tell(message("catalogs that would change: {number}", number=len(changed)))
