"""Check a series and what its events say of themselves: a workspace in, diagnostics out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from proceedings.diagnostics import Diagnostic, message, warning
from proceedings.records.files import event_slugs
from proceedings.records.identifiers import canonical_licence
from proceedings.records.reader import EventRecords, Workspace
from proceedings.records.references import in_use

__all__ = ["check_event_data", "check_former_slugs", "check_series"]


def check_series(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield events whose numbers do not follow their dates."""
    numbered = [each for each in workspace.events if each.event.ordinal]
    for before, each in pairwise(numbered):
        number, earlier = each.event.ordinal or 0, before.event.ordinal or 0
        if number <= earlier:
            yield Diagnostic(
                "PR323",
                each.sources["event"].span(("ordinal",)),
                message(
                    "this event has number {number}; the earlier event `{slug}` has {earlier}",
                    number=number,
                    slug=before.slug,
                    earlier=earlier,
                ),
                message("correct a number or a date"),
            )


def check_former_slugs(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield former identifiers of events that an event has now: catalogs are named after them."""
    slugs = frozenset(event_slugs(workspace.root))
    for records in workspace.events:
        for index, alias in enumerate(records.event.aliases):
            if alias in slugs:
                yield in_use(records.sources["event"].span(("aliases", index)), alias)


def check_event_data(records: EventRecords) -> Iterator[Diagnostic]:
    """Yield figures that contradict each other, and licences that nobody knows."""
    event, source = records.event, records.sources["event"]
    participation, publication = event.participation, event.publication
    if participation and participation.countries:
        named, figure = len(set(participation.named_countries)), participation.countries
        if named > figure:
            yield Diagnostic(
                "PR322",
                source.span(("participation", "countries")),
                message(
                    "countries named: {named}; `countries`: {figure}", named=named, figure=figure
                ),
                message("correct `countries` or `named_countries`"),
            )
    licence = publication.licence if publication else None
    if licence and canonical_licence(licence) != licence:
        near = canonical_licence(licence) or canonical_licence(licence.replace(" ", "-"))
        yield warning(
            "PR215",
            source.span(("publication", "licence")),
            message("unknown licence `{value}`", value=licence),
            message("did you mean `{name}`?", name=near)
            if near
            else message("use an identifier of the SPDX licence list, for example CC-BY-4.0"),
        )
