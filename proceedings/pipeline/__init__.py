"""The verbs: check, mend and build a workspace, bring its catalogs up to date, begin an event.

Verbs return data; they never print and never exit. Names are imported when they are first used, so
that a check does not wait for what only a build needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proceedings.pipeline.building import Built, build
    from proceedings.pipeline.checking import validate
    from proceedings.pipeline.comparing import Compared, check_translations
    from proceedings.pipeline.exporting import ExchangeFormat, Export, export_translations
    from proceedings.pipeline.importing import Imported, import_translations, write_imported
    from proceedings.pipeline.mending import Mended, Mending, Seal, mend, write_mended
    from proceedings.pipeline.publishing import Written
    from proceedings.pipeline.request import HTML, PDF, Request
    from proceedings.pipeline.reviewing import Reviewed, review_translations
    from proceedings.pipeline.scaffolding import Scaffold, scaffold
    from proceedings.pipeline.standing import translation_status
    from proceedings.pipeline.translating import update_translations
    from proceedings.pipeline.verifying import CheckResult, NoManifestError, Verified, verify

__all__ = [
    "HTML",
    "PDF",
    "Built",
    "CheckResult",
    "Compared",
    "ExchangeFormat",
    "Export",
    "Imported",
    "Mended",
    "Mending",
    "NoManifestError",
    "Request",
    "Reviewed",
    "Scaffold",
    "Seal",
    "Verified",
    "Written",
    "build",
    "check_translations",
    "export_translations",
    "import_translations",
    "mend",
    "review_translations",
    "scaffold",
    "translation_status",
    "update_translations",
    "validate",
    "verify",
    "write_imported",
    "write_mended",
]

_HOMES = {
    "HTML": "request",
    "PDF": "request",
    "Built": "building",
    "CheckResult": "verifying",
    "Compared": "comparing",
    "ExchangeFormat": "exporting",
    "Export": "exporting",
    "Imported": "importing",
    "Mended": "mending",
    "Mending": "mending",
    "NoManifestError": "verifying",
    "Request": "request",
    "Reviewed": "reviewing",
    "Scaffold": "scaffolding",
    "Seal": "mending",
    "Verified": "verifying",
    "Written": "publishing",
    "build": "building",
    "check_translations": "comparing",
    "export_translations": "exporting",
    "import_translations": "importing",
    "mend": "mending",
    "review_translations": "reviewing",
    "scaffold": "scaffolding",
    "translation_status": "standing",
    "update_translations": "translating",
    "validate": "checking",
    "verify": "verifying",
    "write_imported": "importing",
    "write_mended": "mending",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 as many types as public names
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'proceedings.pipeline' has no attribute {name!r}")
    return getattr(import_module(f"proceedings.pipeline.{_HOMES[name]}"), name)
