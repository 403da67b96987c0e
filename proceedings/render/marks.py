"""Mark pages for the printer: a PDF that bleeds in; the same with crop and register marks out.

The marks stand outside the bleed, so that no knife leaves a piece of them on the page, and are
artifacts. TrimBox, BleedBox and MediaBox are those of ISO 32000-1, 14.11.2; ISO 15930 wants the
first two of them in files for the press.
"""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from itertools import pairwise

__all__ = ["SLUG", "add_marks"]

_POINT = 72 / 25.4
"""Points in a millimetre."""
SLUG = 10.0
"""From the trim to the edge of the sheet, in mm: room for the marks."""
_GAP, _LENGTH = 1.0, 5.0
"""From the bleed to a crop mark, and its length, in mm."""
_RADIUS, _ARM = 1.5, 2.5
"""Of a register mark, in mm."""
_WEIGHT = 0.25
"""Of the lines, in points."""
_ARC = 0.5523
"""How far the control points of a quarter of a circle are, in radii."""

Box = tuple[float, float, float, float]


def add_marks(pdf: bytes, bleed: float) -> bytes:
    """Return a PDF with marks for the printer around each page.

    Args:
        pdf: a PDF whose pages extend beyond the trim by the bleed.
        bleed: that distance, in mm.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            trim = _widened(tuple(map(float, page.MediaBox)), -bleed)
            page.TrimBox = pikepdf.Array(_rounded(trim))
            page.BleedBox = pikepdf.Array(_rounded(_widened(trim, bleed)))
            page.MediaBox = pikepdf.Array(_rounded(_widened(trim, SLUG)))
            marks = f"/Artifact BMC\nq\n0 G {_WEIGHT} w\n{_marks(trim, bleed)}\nQ\nEMC\n"
            page.contents_add(_clip(_widened(trim, bleed)).encode(), prepend=True)
            page.contents_add(b"Q\n" + marks.encode())
        output = BytesIO()
        document.save(output, deterministic_id=True)
        return output.getvalue()


def _widened(box: tuple[float, ...], by: float) -> Box:
    """Return a box that is larger on every side, by mm."""
    left, bottom, right, top = box
    points = by * _POINT
    return left - points, bottom - points, right + points, top + points


def _clip(box: Box) -> str:
    """Return what keeps the page's own content inside a box, until `Q`."""
    left, bottom, right, top = box
    return f"q\n{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n\n"


def _rounded(box: Box) -> list[Decimal]:
    return [Decimal(f"{each:.3f}") for each in box]


def _marks(trim: Box, bleed: float) -> str:
    """Return the lines of the marks: two at each corner, a circle and a cross at each side."""
    left, bottom, right, top = trim
    near, far = (bleed + _GAP) * _POINT, (bleed + _GAP + _LENGTH) * _POINT
    lines = [
        *(_line(x, y, x, end) for x in (left, right) for y, end in _ends(bottom, top, near, far)),
        *(_line(x, y, end, y) for y in (bottom, top) for x, end in _ends(left, right, near, far)),
    ]
    middle = (near + far) / 2
    across, along = (left + right) / 2, (bottom + top) / 2
    centres = (
        (across, bottom - middle),
        (across, top + middle),
        (left - middle, along),
        (right + middle, along),
    )
    return "\n".join([*lines, *(_register(x, y) for x, y in centres)])


def _ends(low: float, high: float, near: float, far: float) -> tuple[tuple[float, float], ...]:
    """Return where the marks at both ends of a side begin and end."""
    return (low - near, low - far), (high + near, high + far)


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _register(x: float, y: float) -> str:
    """Return a register mark: a cross in a circle of four Bézier curves."""
    arm, radius = _ARM * _POINT, _RADIUS * _POINT
    pull = radius * _ARC
    turns = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    curves = [f"{x + radius:.3f} {y:.3f} m"]
    for (a, b), (c, d) in pairwise(turns):
        points = (
            x + a * radius + c * pull,
            y + b * radius + d * pull,
            x + c * radius + a * pull,
            y + d * radius + b * pull,
            x + c * radius,
            y + d * radius,
        )
        curves.append(" ".join(f"{each:.3f}" for each in points) + " c")
    cross = (_line(x - arm, y, x + arm, y), _line(x, y - arm, x, y + arm))
    return "\n".join((*curves, "S", *cross))
