"""Bring message catalogs up to date: records and interface in, catalog files out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from proceedings import resources
from proceedings.diagnostics import Report, Span, message
from proceedings.language.catalog import read_catalog
from proceedings.language.extract import interface_messages
from proceedings.language.tags import is_pseudo
from proceedings.language.update import (
    CatalogFile,
    event_catalogs,
    interface_catalogs,
    write_catalogs,
)
from proceedings.pipeline.desks import holds_interface
from proceedings.records.reader import read_workspace

__all__ = ["update_translations"]


def update_translations(
    root: Path, report: Report, events: Collection[str] | None = None, *, dry_run: bool = False
) -> tuple[tuple[CatalogFile, ...], tuple[str, ...]]:
    """Extract templates and merge them into every language's catalogs.

    The interface is extracted where the program's own catalogs lie in the workspace: in a checkout.

    Args:
        root: the workspace.
        report: where diagnostics go; with errors nothing is written.
        events: slugs of the events; all when None.
        dry_run: whether to write nothing.

    Returns:
        The catalogs as they should be, and the paths of those that changed.
    """
    workspace = read_workspace(root, report, events)
    translations = root / "translations"
    if not translations.resolve().is_relative_to(root.resolve()):
        text = message("the file leads out of the workspace")
        help_text = message("replace the link by the file itself")
        report.add("PR113", Span("translations"), text, help_text)
        return (), ()
    for file in sorted(translations.rglob("*.po")):
        read_catalog(file, file.relative_to(root).as_posix(), report)
    if workspace is None or report.has_errors():
        return (), ()
    files = [
        each
        for records in workspace.events
        for each in event_catalogs(records, _written(workspace.languages(records)), translations)
    ]
    if holds_interface(root):
        package = Path(resources.__file__).parent
        messages = interface_messages(package, resources.templates())
        languages = dict.fromkeys((*workspace.series.languages, *resources.languages()))
        files += interface_catalogs(messages, _written(languages), translations)
    changed = () if dry_run else write_catalogs(files, translations)
    return tuple(files), changed


def _written(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that have catalogs: pseudo-languages have none."""
    return tuple(each for each in languages if not is_pseudo(each))
