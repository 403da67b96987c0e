"""Look into a finished PDF: its bytes in, what it says of itself and what stands in it out."""

from proceedings.render.inspection.facts import Facts
from proceedings.render.inspection.findings import Finding
from proceedings.render.inspection.reading import UnreadableError, inspect

__all__ = ["Facts", "Finding", "UnreadableError", "inspect"]
