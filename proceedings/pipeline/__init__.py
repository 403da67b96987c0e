"""The verbs: check and mend a workspace, build it, bring its catalogs up to date, begin an event.

Verbs return data; they never print and never exit.
"""

from __future__ import annotations

from proceedings.pipeline.building import Built, build
from proceedings.pipeline.checking import validate
from proceedings.pipeline.mending import Mended, Mending, Seal, mend, write_mended
from proceedings.pipeline.publishing import Written
from proceedings.pipeline.request import HTML, PDF, Request
from proceedings.pipeline.scaffolding import Scaffold, scaffold
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
    "update_translations",
    "validate",
    "write_mended",
]
