"""What goes wrong in typesetting: each failure comes out as one exception with its facts."""

import unicodedata
from dataclasses import dataclass


class RenderError(Exception):
    """The book can't be typeset as asked."""


class SetupError(RenderError):
    """A library that the engine needs is not installed."""


class ResourceError(RenderError):
    """A picture, font or stylesheet was refused or can't be read."""


class LinkError(RenderError):
    """A link leads nowhere, or an anchor is defined twice."""


class FootnoteError(RenderError):
    """A footnote is lost, doubled, or too far from its call."""


@dataclass(frozen=True, slots=True)
class GlyphFault:
    """One character that was set without a glyph, or in a font that the book doesn't use."""

    character: str
    font: str
    """Family that the character was set in."""
    missing: bool
    """Whether the family has no glyph for it; otherwise the family itself is the fault."""
    tried: tuple[str, ...]
    """Families that the stylesheet asks for, in order."""
    record: str
    """`data-record` of the nearest element that has one, else an empty text."""
    sheet: str

    def __str__(self) -> str:
        """Say which character it is, where it stands, and which families were tried."""
        name = unicodedata.name(self.character, "unnamed")
        fault = "has no glyph" if self.missing else f"was set in {self.font}"
        place = f"{self.record} ({self.sheet})" if self.record else self.sheet
        tried = ", ".join(self.tried)
        return f"U+{ord(self.character):04X} {name} {fault} in {place}; fonts tried: {tried}"


class GlyphError(RenderError):
    """Characters without a glyph or in an unexpected font."""

    def __init__(self, faults: tuple[GlyphFault, ...]) -> None:
        """Keep the faults, one for each character and record."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
