"""Tell how far a workspace is translated: records and catalogs in, counts with places out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from proceedings.diagnostics import Report
from proceedings.language.coverage import Coverage, coverage
from proceedings.language.interface import INTERFACE
from proceedings.pipeline.desks import desks, read_checked

__all__ = ["translation_status"]


def translation_status(
    root: Path,
    report: Report,
    events: Collection[str] = (),
    languages: Collection[str] = (),
) -> tuple[Coverage, ...]:
    """Count what is translated by event, language and kind of record.

    Args:
        root: the workspace.
        report: where errors go; with errors nothing is counted.
        events: slugs, and `interface`; all of the workspace when empty.
        languages: languages; all of the workspace when empty.

    Returns:
        The counts in the order of events, languages and kinds.
    """
    slugs = frozenset(events) - {INTERFACE} if events else None
    checked = read_checked(root, report, slugs)
    if checked is None or report.has_errors():
        return ()
    return tuple(
        row
        for desk in desks(root, checked, events, languages)
        for row in coverage(desk.event, desk.lang, desk.pairs)
    )
