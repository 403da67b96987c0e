"""Check a workspace: files in; records and every diagnostic of the run out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from proceedings import resources
from proceedings.diagnostics import Report, Span
from proceedings.language.catalog import Catalog, read_catalog, template_path
from proceedings.language.checks import (
    check_edition,
    check_fields,
    check_interface,
    check_texts,
)
from proceedings.language.edition import Edition, read_edition
from proceedings.language.interface import INTERFACE, Interface, read_interface
from proceedings.records.checks import check_workspace
from proceedings.records.files import read_files
from proceedings.records.reader import EventRecords, Workspace, shape_workspace
from proceedings.records.references import check_references
from proceedings.volume.addresses import addresses

__all__ = ["edition", "interfaces", "validate"]


def validate(root: Path, report: Report, events: Collection[str] | None = None) -> Workspace | None:
    """Read a workspace, or some of its events, and report everything that is wrong with it.

    Args:
        root: the workspace.
        report: where diagnostics go.
        events: slugs of the events; all when None.

    Returns:
        The workspace, or None when its series cannot be read.
    """
    files = read_files(root, report, events)
    for each in files.events:
        report.extend(check_references(each))
        report.extend(check_texts(each, frozenset(addresses(each))))
    workspace = shape_workspace(files, report)
    if workspace is None:
        return None
    report.extend(check_workspace(workspace))
    for records in workspace.events:
        report.extend(check_fields(records, frozenset(addresses(records.files))))
    _check_languages(workspace, report)
    return workspace


def _check_languages(workspace: Workspace, report: Report) -> None:
    template = _interface_template(workspace.root, report)
    for interface in interfaces(workspace, report).values():
        report.extend(check_interface(interface, template))
        for records in workspace.events:
            if interface.lang in workspace.languages(records):
                report.extend(check_edition(edition(workspace, records, interface, report)))


def _catalog_folders(root: Path) -> tuple[Path, ...]:
    """Return where interface catalogs are looked for: the workspace's own folder first."""
    return (root / "translations", resources.translations())


def _interface_template(root: Path, report: Report) -> Catalog:
    path = template_path(INTERFACE)
    own, shipped = _catalog_folders(root)
    folder = own if (own / path).is_file() else shipped
    return read_catalog(folder / path, f"translations/{path}", report)


def interfaces(workspace: Workspace, report: Report) -> dict[str, Interface]:
    """Return the interface in every language of the workspace."""
    places: dict[str, Span] = {}
    asked = [(workspace.source, workspace.series.languages)]
    asked += [(each.sources["event"], each.event.languages) for each in workspace.events]
    for source, languages in asked:
        for index, lang in enumerate(languages):
            places.setdefault(lang, source.span(("languages", index)))
    folders = _catalog_folders(workspace.root)
    return {lang: read_interface(lang, folders, report, at) for lang, at in places.items()}


def edition(
    workspace: Workspace, records: EventRecords, interface: Interface, report: Report
) -> Edition:
    """Return an event in the language of an interface."""
    translations = workspace.root / "translations"
    return read_edition(records, interface.lang, interface, translations, report)
