"""Check a workspace: files in; records and every diagnostic of the run out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from proceedings import resources
from proceedings.diagnostics import Report, Severity, Span
from proceedings.diagnostics.codes import CODES
from proceedings.language.catalog import Catalog, read_catalog, template_path
from proceedings.language.checks import (
    check_edition,
    check_fields,
    check_interface,
    check_texts,
)
from proceedings.language.consistency import check_consistency
from proceedings.language.edition import Edition, read_edition
from proceedings.language.fields import fields
from proceedings.language.interface import INTERFACE, Interface, read_interface
from proceedings.language.parity import check_corrigenda
from proceedings.language.usage import check_catalog, check_catalog_files, check_usage
from proceedings.records.acceptances import settle
from proceedings.records.checks import check_workspace
from proceedings.records.collector import collector_off
from proceedings.records.files import WorkspaceFiles, event_slugs, read_files
from proceedings.records.models import Event
from proceedings.records.reader import EventRecords, Workspace, shape_workspace
from proceedings.records.references import check_references
from proceedings.records.walk import Walk, walk_event
from proceedings.volume.addresses import addresses

__all__ = ["Checked", "check", "validate"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A workspace that was read and checked, with its languages.

    Attributes:
        workspace: the records.
        interfaces: labels by language.
        editions: each event (by slug) in each of its languages.
        template: every message of the interface.
    """

    workspace: Workspace
    interfaces: Mapping[str, Interface]
    editions: Mapping[tuple[str, str], Edition]
    template: Catalog


def validate(root: Path, report: Report, events: Collection[str] | None = None) -> Workspace | None:
    """Read a workspace, or some of its events, and report everything that is wrong with it.

    Args:
        root: the workspace.
        report: where diagnostics go.
        events: slugs of the events; all when None.

    Returns:
        The workspace, or None when its series cannot be read.
    """
    checked = check(root, report, events)
    return checked.workspace if checked else None


@collector_off(keep=True)
def check(root: Path, report: Report, events: Collection[str] | None = None) -> Checked | None:
    """Do as `validate` does, and return the languages that were read on the way too."""
    files = read_files(root, report, events)
    checked = _check(files, report)
    report.replace(settle(files.events, report.diagnostics))
    return checked


def _check(files: WorkspaceFiles, report: Report) -> Checked | None:
    linked = {each.slug: frozenset(addresses(each)) for each in files.events}
    for each in files.events:
        report.extend(check_references(each))
        report.extend(check_texts(each, linked[each.slug]))
    workspace = shape_workspace(files, report)
    if workspace is None:
        return None
    walked = {records.slug: walk_event(records) for records in workspace.events}
    report.extend(check_workspace(workspace, walked))
    for records in workspace.events:
        report.extend(check_fields(records, linked[records.slug]))
        report.extend(check_corrigenda(records))
        others = [each.event for each in workspace.events if each is not records]
        _check_claims(records, walked[records.slug], others, report)
    interfaces = _interfaces(workspace, report)
    editions = dict(_editions(workspace, interfaces, report))
    template = _interface_template(workspace.root, report)
    for interface in interfaces.values():
        report.extend(check_interface(interface, template))
    broken = {each.slug for each in workspace.events if _has_errors(each.slug, report)}
    for (slug, _), edition in editions.items():
        report.extend(check_edition(edition))
        for lang, catalog in edition.catalogs.items() if slug not in broken else ():
            written = [each for each in edition.fields.values() if each.lang == lang]
            report.extend(check_catalog(catalog, written))
    slugs, translations = event_slugs(workspace.root), workspace.root / "translations"
    if len(slugs) == len(workspace.events):  # the languages of all events are known
        report.extend(check_catalog_files(translations, slugs, interfaces))
    return Checked(workspace, interfaces, editions, template)


def _check_claims(
    records: EventRecords, walked: Walk, others: Sequence[Event], report: Report
) -> None:
    """Compare texts with records; and records with their use, where all of them could be read."""
    found = fields(records)
    report.extend(check_consistency(records, walked, found, others))
    if not _has_errors(records.slug, report):
        report.extend(check_usage(records, walked, found))


def _has_errors(slug: str, report: Report) -> bool:
    """Return whether an event has a mistake that cannot be accepted: not all of it is known."""
    return any(
        each.severity is Severity.ERROR
        and not CODES[each.code].acceptable
        and each.span.path.startswith(f"events/{slug}/")
        for each in report.diagnostics
    )


def _catalog_folders(root: Path) -> tuple[Path, ...]:
    """Return where interface catalogs are looked for: the workspace's own folder first."""
    return (root / "translations", resources.translations())


def _interface_template(root: Path, report: Report) -> Catalog:
    path = template_path(INTERFACE)
    own, shipped = _catalog_folders(root)
    folder = own if (own / path).is_file() else shipped
    return read_catalog(folder / path, f"translations/{path}", report)


def _interfaces(workspace: Workspace, report: Report) -> dict[str, Interface]:
    """Return the interface in every language of the workspace."""
    places: dict[str, Span] = {}
    asked = [(workspace.source, workspace.series.languages)]
    asked += [(each.sources["event"], each.event.languages) for each in workspace.events]
    for source, languages in asked:
        for index, lang in enumerate(languages):
            places.setdefault(lang, source.span(("languages", index)))
    folders = _catalog_folders(workspace.root)
    return {lang: read_interface(lang, folders, report, at) for lang, at in places.items()}


def _editions(
    workspace: Workspace, interfaces: Mapping[str, Interface], report: Report
) -> Iterator[tuple[tuple[str, str], Edition]]:
    """Yield every event in each of its languages, by slug and language."""
    translations = workspace.root / "translations"
    for records in workspace.events:
        for lang in workspace.languages(records):
            edition = read_edition(records, lang, interfaces[lang], translations, report)
            yield (records.slug, lang), edition
