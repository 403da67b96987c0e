"""Check a series and what its events say of themselves: a workspace in, diagnostics out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from proceedings.diagnostics import Diagnostic, message, warning
from proceedings.records.identifiers import canonical_licence
from proceedings.records.reader import EventRecords, Workspace

__all__ = ["check_event_data", "check_series"]


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
