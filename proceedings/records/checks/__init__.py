"""Check records against each other: a workspace in, diagnostics with places out.

Each module has the checks of one subject; each check yields what it finds; all of them run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from proceedings.diagnostics import Diagnostic, message
from proceedings.records.checks.documents import check_articles, check_documents
from proceedings.records.checks.glossary import check_glossary
from proceedings.records.checks.identities import check_identities
from proceedings.records.checks.languages import check_languages
from proceedings.records.checks.people import check_people
from proceedings.records.checks.programme import check_programme
from proceedings.records.checks.series import check_event_data, check_former_slugs, check_series
from proceedings.records.checks.themes import check_themes
from proceedings.records.reader import EventRecords, Workspace
from proceedings.records.walk import Walk, walk_event

__all__ = ["check_workspace"]

_CHECKS: tuple[Callable[[EventRecords], Iterator[Diagnostic]], ...] = (
    check_event_data,
    check_programme,
    check_people,
    check_identities,
    check_documents,
    check_articles,
)


def check_workspace(
    workspace: Workspace, walked: Mapping[str, Walk] | None = None
) -> Iterator[Diagnostic]:
    """Yield what is wrong across the records of a workspace.

    Args:
        workspace: the records.
        walked: every record of each event by its slug, where they were walked through already.
    """
    yield from check_series(workspace)
    yield from check_glossary(workspace)
    yield from check_former_slugs(workspace)
    yield from check_themes(workspace)
    for records in workspace.events:
        yield from _check_event(records)
        found = walked[records.slug] if walked else walk_event(records)
        yield from check_languages(records, found, workspace.languages(records))
        series = records.event.series
        if series and series != workspace.series.id:
            yield Diagnostic(
                "PR303",
                records.sources["event"].span(("series",)),
                message("unknown series `{id}`", id=series),
                message("did you mean `{name}`?", name=workspace.series.id),
            )


def _check_event(records: EventRecords) -> Iterator[Diagnostic]:
    """Yield what is wrong across the records of one event."""
    for check in _CHECKS:
        yield from check(records)
