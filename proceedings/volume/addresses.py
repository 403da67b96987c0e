"""Give every record of an event its address: identifiers in, addresses for `ref:` links out."""

from __future__ import annotations

from collections.abc import Mapping

from proceedings.records.files import EventFiles
from proceedings.records.references import identifiers

__all__ = ["addresses"]

_KINDS = ("documents", "articles", "outcomes", "people", "sessions", "interventions")
"""Kinds that can be linked to; where an identifier is shared, the first of them is meant."""


def addresses(files: EventFiles) -> Mapping[str, str]:
    """Return the address of each record by id, and by kind and id: `ref:people/mo-jihong`."""
    found: dict[str, str] = {}
    known = identifiers(files)
    for kind in _KINDS:
        for identifier in known[kind]:
            address = f"{kind}/{identifier}"
            found[address] = address
            found.setdefault(identifier, address)
    return found
