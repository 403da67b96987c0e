"""The formats of a book: a paper, a variant and a printer's wish in; style sheets and a finish out.

B5 in print is the volume itself. A4 is the same pages enlarged, as ISO 216 makes its sheets; on the
screen they are trimmed and single: both keep every line and every folio, so that a quotation has
one page number. Only large print is set anew, and has folios of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from proceedings.render.typeset import Finish

__all__ = ["PAPERS", "VARIANTS", "VOLUME", "Format", "formats_of"]

Paper = Literal["b5", "a4"]
Variant = Literal["print", "screen", "large-print"]
PAPERS: tuple[Paper, ...] = ("b5", "a4")
VARIANTS: tuple[Variant, ...] = ("print", "screen", "large-print")
A4 = 2**0.25
"""A4 by B5: the series of ISO 216 are the fourth root of two apart."""
LARGE = 20 / 10.5
"""Large print by the design: text of 14 px, which is 10.5 pt, becomes 20 pt."""
BLEED = 3.0
"""What printers ask for beyond the trim, in mm."""


@dataclass(frozen=True, slots=True)
class Format:
    """One form in which a book is given out.

    Attributes:
        paper: of what is printed; large print and the screen have pages of their own.
        variant: for whom it is set.
        printer: whether it has bleed and crop marks.
    """

    paper: Paper = "b5"
    variant: Variant = "print"
    printer: bool = False

    @property
    def name(self) -> str:
        """Return its part of a file name: `a4`, `large-print`, `printer`; none for the volume."""
        form = self.variant if self.variant != "print" else self.paper
        parts = (*((form,) if form != "b5" else ()), *(("printer",) if self.printer else ()))
        return ".".join(parts)

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """The sheets in `templates/book/formats/` that come after the design's."""
        form = self.variant if self.variant != "print" else self.paper
        return (f"formats/{form}.css",) if form != "b5" else ()

    @property
    def finish(self) -> Finish:
        """How its pages are given out."""
        zoom = LARGE if self.variant == "large-print" else 1.0
        if self.variant == "print" and self.paper == "a4":
            zoom = A4
        return Finish(zoom, self.variant != "screen", BLEED if self.printer else 0.0)

    @property
    def trim(self) -> str:
        """Its page as it is given out, written as in a style sheet; empty for the design's own."""
        form = self.variant if self.variant != "print" else self.paper
        sizes = {"a4": "210mm 297mm", "large-print": "210mm 297mm", "screen": "151mm 224mm"}
        return f"size: {sizes[form]};" if form in sizes else ""

    @property
    def keeps_folios(self) -> bool:
        """Whether its pages end where those of the volume end."""
        return self.variant != "large-print"


VOLUME = Format()
"""The book as it is designed."""


def formats_of(
    papers: Collection[str], variants: Collection[str], *, printer: bool
) -> tuple[Format, ...]:
    """Return the formats asked for, in a fixed order, the volume itself left out.

    Args:
        papers: papers of the variant `print`; B5 when empty.
        variants: variants; `print` when empty.
        printer: whether each that is printed is also wanted with bleed and crop marks.
    """
    found = [Format(paper) for paper in PAPERS if paper in papers]
    found += [Format(variant=each) for each in VARIANTS if each in variants]
    printed = [each for each in found if each.variant != "screen"] or [VOLUME]
    found += [Format(each.paper, each.variant, printer=True) for each in printed if printer]
    return tuple(dict.fromkeys(each for each in found if each != VOLUME))
