"""The verbs: check and mend a workspace, build it, bring its catalogs up to date, begin an event.

Verbs return data; they never print and never exit. Names are imported when they are first used, so
that a check does not wait for what only a build needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proceedings.pipeline.building import Built, build
    from proceedings.pipeline.checking import validate
    from proceedings.pipeline.mending import Mended, Mending, Seal, mend, write_mended
    from proceedings.pipeline.publishing import Written
    from proceedings.pipeline.request import HTML, PDF, Request
    from proceedings.pipeline.scaffolding import Scaffold, scaffold
    from proceedings.pipeline.standing import translation_status
    from proceedings.pipeline.translating import update_translations

__all__ = [
    "HTML",
    "PDF",
    "Built",
    "Mended",
    "Mending",
    "Request",
    "Scaffold",
    "Seal",
    "Written",
    "build",
    "mend",
    "scaffold",
    "translation_status",
    "update_translations",
    "validate",
    "write_mended",
]

_HOMES = {
    "HTML": "request",
    "PDF": "request",
    "Built": "building",
    "Mended": "mending",
    "Mending": "mending",
    "Request": "request",
    "Scaffold": "scaffolding",
    "Seal": "mending",
    "Written": "publishing",
    "build": "building",
    "mend": "mending",
    "scaffold": "scaffolding",
    "translation_status": "standing",
    "update_translations": "translating",
    "validate": "checking",
    "write_mended": "mending",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 as many types as public names
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'proceedings.pipeline' has no attribute {name!r}")
    return getattr(import_module(f"proceedings.pipeline.{_HOMES[name]}"), name)
