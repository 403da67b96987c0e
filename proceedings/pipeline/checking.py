"""Check a workspace: files in; records and every diagnostic of the run out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from proceedings import resources
from proceedings.diagnostics import Diagnostic, Report, Severity, Span
from proceedings.diagnostics.codes import CODES
from proceedings.language.catalog import Catalog
from proceedings.language.checks import (
    check_edition,
    check_fields,
    check_interface,
    check_texts,
)
from proceedings.language.consistency import check_consistency
from proceedings.language.edition import Edition, read_edition
from proceedings.language.fields import fields
from proceedings.language.interface import Interface, read_interface, read_template
from proceedings.language.parity import check_corrigenda
from proceedings.language.tags import is_pseudo
from proceedings.language.usage import check_catalog, check_catalog_files, check_usage
from proceedings.records.acceptances import settle
from proceedings.records.checks import check_workspace
from proceedings.records.checks.themes import themes
from proceedings.records.collector import collector_off
from proceedings.records.files import WorkspaceFiles, event_slugs, read_files
from proceedings.records.models import Event
from proceedings.records.reader import EventRecords, Workspace, shape_workspace
from proceedings.records.references import check_references
from proceedings.records.walk import Walk, walk_event
from proceedings.volume.addresses import addresses

__all__ = ["Checked", "check", "holds_interface", "validate"]


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
def check(
    root: Path,
    report: Report,
    events: Collection[str] | None = None,
    trial: Collection[str] = (),
) -> Checked | None:
    """Do as `validate` does, and return the languages that were read on the way too.

    Args:
        root: the workspace.
        report: where diagnostics go.
        events: slugs of the events; all when None.
        trial: pseudo-languages in which every event is read too.
    """
    files = read_files(root, report, events)
    checked = _check(files, report, trial)
    report.replace(settle(files.events, report.diagnostics))
    return checked


def _check(files: WorkspaceFiles, report: Report, trial: Collection[str] = ()) -> Checked | None:
    linked = {each.slug: frozenset(addresses(each)) for each in files.events}
    for each in files.events:
        report.extend(check_references(each))
        report.extend(check_texts(each, linked[each.slug]))
    workspace = shape_workspace(files, report)
    if workspace is None:
        return None
    walked = {records.slug: walk_event(records) for records in workspace.events}
    report.extend(check_workspace(workspace, walked))
    report.extend(_check_themes(workspace))
    for records in workspace.events:
        report.extend(check_fields(records, linked[records.slug]))
        report.extend(check_corrigenda(records))
        others = [each.event for each in workspace.events if each is not records]
        _check_claims(records, walked[records.slug], others, report)
    asked = _asked(workspace)
    interfaces = _interfaces(workspace, asked, trial, report)
    editions = dict(_editions(workspace, interfaces, report, trial))
    template = read_template(_catalog_folders(workspace.root), report)
    for lang in asked:
        report.extend(check_interface(interfaces[lang], template))
    broken = {each.slug for each in workspace.events if _has_errors(each.slug, report)}
    for (slug, lang), edition in editions.items():
        if is_pseudo(lang):  # nobody translated it
            continue
        report.extend(check_edition(edition))
        for source, catalog in edition.catalogs.items() if slug not in broken else ():
            written = [each for each in edition.fields.values() if each.lang == source]
            report.extend(check_catalog(catalog, written))
    slugs, translations = event_slugs(workspace.root), workspace.root / "translations"
    if len(slugs) == len(workspace.events):  # the languages of all events are known
        report.extend(check_catalog_files(translations, slugs, asked))
    return Checked(workspace, interfaces, editions, template)


def _check_themes(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the templates and fonts of themes, where there are any."""
    found = [files for files, _ in themes(workspace)]
    if found:
        from proceedings.render.theming import check_theme  # noqa: PLC0415 Jinja costs time

        for each in found:
            yield from check_theme(each)


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


def holds_interface(root: Path) -> bool:
    """Return whether the catalogs of the interface lie in a workspace: it is a checkout."""
    return (root / "translations").resolve() == resources.translations().resolve()


def _asked(workspace: Workspace) -> dict[str, Span]:
    """Return the languages of the workspace, each with the place where it is first named."""
    places: dict[str, Span] = {}
    asked = [(workspace.source, workspace.series.languages)]
    asked += [(each.sources["event"], each.event.languages) for each in workspace.events]
    for source, languages in asked:
        for index, lang in enumerate(languages):
            places.setdefault(lang, source.span(("languages", index)))
    return places


def _interfaces(
    workspace: Workspace, asked: Mapping[str, Span], trial: Collection[str], report: Report
) -> dict[str, Interface]:
    """Return the interface in every language of the workspace, and in those on trial.

    In a checkout it is there in languages too in which no event is published.
    """
    spoken = resources.languages() if holds_interface(workspace.root) else ()
    folders, series = _catalog_folders(workspace.root), workspace.source.span(())
    return {
        lang: read_interface(lang, folders, report, asked.get(lang, series))
        for lang in dict.fromkeys((*asked, *trial, *spoken))
    }


def _editions(
    workspace: Workspace,
    interfaces: Mapping[str, Interface],
    report: Report,
    trial: Collection[str],
) -> Iterator[tuple[tuple[str, str], Edition]]:
    """Yield every event in each of its languages, by slug and language; those on trial last."""
    translations = workspace.root / "translations"
    for records in workspace.events:
        for lang in dict.fromkeys((*workspace.languages(records), *trial)):
            edition = read_edition(records, lang, interfaces[lang], translations, report)
            yield (records.slug, lang), edition
