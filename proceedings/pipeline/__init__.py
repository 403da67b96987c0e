"""The verbs: check a workspace, build its editions, bring its catalogs up to date, begin an event.

Verbs return data; they never print and never exit. Names are imported when they are first used, so
that a check does not wait for what only a build needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proceedings.pipeline.building import Built, build
    from proceedings.pipeline.checking import validate
    from proceedings.pipeline.publishing import Written
    from proceedings.pipeline.request import HTML, PDF, Request
    from proceedings.pipeline.scaffolding import Scaffold, scaffold
    from proceedings.pipeline.translating import update_translations

__all__ = [
    "HTML",
    "PDF",
    "Built",
    "Request",
    "Scaffold",
    "Written",
    "build",
    "scaffold",
    "update_translations",
    "validate",
]

_HOMES = {
    "HTML": "request",
    "PDF": "request",
    "Built": "building",
    "Request": "request",
    "Scaffold": "scaffolding",
    "Written": "publishing",
    "build": "building",
    "scaffold": "scaffolding",
    "update_translations": "translating",
    "validate": "checking",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 as many types as public names
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'proceedings.pipeline' has no attribute {name!r}")
    return getattr(import_module(f"proceedings.pipeline.{_HOMES[name]}"), name)
