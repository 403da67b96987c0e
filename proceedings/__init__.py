"""One set of plain-text records per event in, complete multilingual proceedings out.

The public API: verbs return data, never print, never exit. Names are imported when they are first
used, so that importing the package, and the command line's help, stay instant.

    from pathlib import Path
    from proceedings import Report, Request, build

    report = Report()
    built = build(Path("."), Request(output=Path("dist")), report)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proceedings.diagnostics import Diagnostic, Report, Severity, Span
    from proceedings.pipeline import (
        HTML,
        PDF,
        Built,
        ExchangeFormat,
        Export,
        Imported,
        Mended,
        Mending,
        Request,
        Scaffold,
        Seal,
        Written,
        build,
        export_translations,
        import_translations,
        mend,
        scaffold,
        translation_status,
        update_translations,
        validate,
        write_imported,
        write_mended,
    )

__all__ = [
    "HTML",
    "PDF",
    "Built",
    "Diagnostic",
    "ExchangeFormat",
    "Export",
    "Imported",
    "Mended",
    "Mending",
    "Report",
    "Request",
    "Scaffold",
    "Seal",
    "Severity",
    "Span",
    "Written",
    "build",
    "export_translations",
    "import_translations",
    "mend",
    "scaffold",
    "translation_status",
    "update_translations",
    "validate",
    "write_imported",
    "write_mended",
]

_DIAGNOSTICS = frozenset({"Diagnostic", "Report", "Severity", "Span"})


def __getattr__(name: str) -> Any:  # noqa: ANN401 as many types as public names
    """Import a public name on first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'proceedings' has no attribute {name!r}")
    home = "proceedings.diagnostics" if name in _DIAGNOSTICS else "proceedings.pipeline"
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
