"""Lay out what translators work on: a workspace in; pairs by event and language out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from proceedings.diagnostics import Report, Severity
from proceedings.language.interface import INTERFACE
from proceedings.language.pairs import Desk, edition_pairs, interface_pairs
from proceedings.pipeline.checking import Checked, check, holds_interface

__all__ = ["Desk", "desks", "holds_interface", "read_checked"]


def read_checked(
    root: Path, report: Report, events: Collection[str] | None = None
) -> Checked | None:
    """Read a workspace for work on its translations: only what is an error is reported.

    Args:
        root: the workspace.
        report: where errors go.
        events: slugs of the events; all when None.
    """
    found = Report()
    checked = check(root, found, events)
    report.extend(each for each in found if each.severity is Severity.ERROR)
    return checked


def desks(
    root: Path, checked: Checked, events: Collection[str] = (), languages: Collection[str] = ()
) -> Iterator[Desk]:
    """Yield the desk of each event and the interface in each language.

    Args:
        root: the workspace.
        checked: what was read from it.
        events: slugs, and `interface`; all of the workspace when empty.
        languages: languages; all of the workspace when empty.
    """
    by_slug = {each.slug: each for each in checked.workspace.events}
    for (slug, lang), edition in checked.editions.items():
        if (not events or slug in events) and (not languages or lang in languages):
            yield Desk(slug, lang, tuple(edition_pairs(edition)), by_slug[slug], edition)
    if holds_interface(root) and (not events or INTERFACE in events):
        for lang, interface in checked.interfaces.items():
            if not languages or lang in languages:
                yield Desk(INTERFACE, lang, tuple(interface_pairs(interface, checked.template)))
