"""Give every record of an event its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from proceedings.records.reader import EventRecords

__all__ = ["addresses"]


def addresses(records: EventRecords) -> Mapping[str, str]:
    """Return the address of each record by id; where ids are shared, documents come first.

    `ref:` may also name the kind, as in `ref:people/mo-jihong`.
    """
    found: dict[str, str] = {}
    for kind, record_id in _listed(records):
        address = f"{kind}/{record_id}"
        found[address] = address
        found.setdefault(record_id, address)
    return found


def _listed(records: EventRecords) -> Iterator[tuple[str, str]]:
    yield from (("documents", each.id) for each in records.documents)
    yield from (("articles", each.id) for each in records.articles)
    yield from (("outcomes", each.id) for each in records.outcomes)
    yield from (("people", each.id) for each in records.people)
    yield from (("sessions", each.id) for each in records.programme)
    for session in records.programme:
        yield from (("interventions", each.id) for each in session.interventions)
