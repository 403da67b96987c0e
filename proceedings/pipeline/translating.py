"""Bring message catalogs up to date: records and interface in, catalog files out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from proceedings import resources
from proceedings.diagnostics import Report, Span, message
from proceedings.language.extract import interface_messages
from proceedings.language.tags import is_pseudo
from proceedings.language.update import (
    CatalogFile,
    Plan,
    Shelf,
    changed_files,
    event_plans,
    interface_plans,
    updated,
    write_catalogs,
)
from proceedings.pipeline.desks import holds_interface
from proceedings.records.collector import collector_off
from proceedings.records.reader import Workspace, read_workspace

__all__ = ["update_translations"]

Progress = Callable[[int, int], None]
"""Told how many catalogs are merged, and of how many."""


def _nothing(done: int, total: int) -> None:
    """Tell nobody."""


@collector_off()
def update_translations(
    root: Path,
    report: Report,
    events: Collection[str] | None = None,
    *,
    dry_run: bool = False,
    progress: Progress = _nothing,
) -> tuple[tuple[CatalogFile, ...], tuple[str, ...]]:
    """Extract templates and merge them into every language's catalogs.

    The interface is extracted where the program's own catalogs lie in the workspace: in a checkout.

    Args:
        root: the workspace.
        report: where diagnostics go; with errors nothing is written.
        events: slugs of the events; all when None.
        dry_run: whether to write nothing.
        progress: told of every catalog that is merged.

    Returns:
        The catalogs as they should be, and the paths of those that change.
    """
    workspace = read_workspace(root, report, events)
    translations = root / "translations"
    if not translations.resolve().is_relative_to(root.resolve()):
        text = message("the file leads out of the workspace")
        help_text = message("replace the link by the file itself")
        report.add("PR113", Span("translations"), text, help_text)
        return (), ()
    if workspace is None or report.has_errors():
        return (), ()
    files = _files(_plans(workspace, root), Shelf(translations, report), progress)
    if report.has_errors():
        return (), ()
    if dry_run:
        return files, tuple(each.path for each in changed_files(files, translations))
    return files, write_catalogs(files, translations)


def _plans(workspace: Workspace, root: Path) -> list[Plan]:
    """Return what every catalog of a workspace should hold."""
    plans = [
        plan
        for records in workspace.events
        for plan in event_plans(records, _written(workspace.languages(records)))
    ]
    if holds_interface(root):
        package = Path(resources.__file__).parent
        messages = interface_messages(package, resources.templates())
        languages = dict.fromkeys((*workspace.series.languages, *resources.languages()))
        plans += interface_plans(messages, _written(languages))
    return plans


def _written(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that have catalogs: pseudo-languages have none."""
    return tuple(each for each in languages if not is_pseudo(each))


def _files(plans: list[Plan], shelf: Shelf, progress: Progress) -> tuple[CatalogFile, ...]:
    done = 0

    def notice() -> None:
        nonlocal done
        done += 1
        progress(done, len(plans))

    return tuple(updated(plans, shelf, notice))
