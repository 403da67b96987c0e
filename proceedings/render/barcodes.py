"""Draw barcodes as inline SVG: an ISBN or a web address in, black modules on white out.

The libraries say which modules are dark; all is drawn as one path of rectangles that touch, so that
no seam shows between modules and a printer gets vectors of one ink.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from markupsafe import Markup

__all__ = ["ean13", "qr_code"]

_EAN_MODULE = 0.33
"""Width of a module of EAN-13 in mm: X-dimension of 100 % (GS1 General Specifications, 5.2.6.6);
for retail from 0.264 mm (80 %) to 0.66 mm (200 %)."""
_EAN_QUIET = (11, 7)
"""Light margin before and after the bars, in modules (GS1 General Specifications, 5.2.3.4)."""
_EAN_BARS = 69.24
"""Height of the bars, in modules: 22.85 mm at 100 %."""
_EAN_GUARD = 5
"""How far the guard bars go below the others, in modules."""
_EAN_DIGITS = (3, 45, 50, 92)
"""Where bars of the left and right digits begin and end, in modules behind the left margin."""
_EAN_FOOT = 10
"""Room for the digits below the bars, in modules."""
_QR_MODULE = 0.5
"""Width of a module of a QR code in mm; ISO/IEC 18004 leaves it to the use, telephones read 0.4."""
_QR_QUIET = 4
"""Light margin on all sides, in modules (ISO/IEC 18004, 9.1)."""
_FONTS = "Linux Biolinum O"


def ean13(isbn: str, label: str) -> Markup:
    """Return an ISBN as EAN-13 (ISO/IEC 15420) at 100 %, with its digits below the bars.

    An ISBN is its own EAN-13 (ISO 2108, 5.2; the ISBN Users' Manual, 9). Measures 37.3 × 26.2 mm,
    light margins included.

    Args:
        isbn: 13 digits with their check digit; hyphens and spaces do not count.
        label: what it is, for readers who cannot see it.

    Raises:
        ValueError: a wrong number of digits, or a wrong check digit.
    """
    from barcode.ean import EuropeanArticleNumber13

    digits = isbn.replace("-", "").replace(" ", "")
    found = EuropeanArticleNumber13(digits, guardbar=True)
    if found.ean != digits:  # the library corrects a wrong check digit
        raise ValueError(f"wrong check digit: {isbn}")
    (modules,) = found.build()
    left, right = _EAN_QUIET
    size = (left + len(modules) + right, _EAN_BARS + _EAN_FOOT)
    guards = [each == "G" for each in modules]
    bars = [each == "1" for each in modules]
    path = _rectangles(guards, left, 0, _EAN_BARS + _EAN_GUARD)
    path += _rectangles(bars, left, 0, _EAN_BARS)
    return _svg(size, _EAN_MODULE, path, label, _digits(digits, left))


def _digits(digits: str, left: int) -> str:
    """Write the digits under their bars: the first one in the light margin."""
    first, middle, centre, last = (left + each for each in _EAN_DIGITS)
    halves = ((digits[1:7], first, middle), (digits[7:], centre, last))
    places = [(digits[0], left - 7.0)]
    for half, start, end in halves:
        step = (end - start) / len(half)
        places += [(each, start + step * (index + 0.5)) for index, each in enumerate(half)]
    base = f'y="{_number(_EAN_BARS + _EAN_FOOT - 1)}"'
    text = "".join(f'<text x="{_number(x)}" {base}>{each}</text>' for each, x in places)
    return f'<g font-family="{_FONTS}" font-size="11" text-anchor="middle" fill="#000">{text}</g>'


def qr_code(address: str, label: str) -> Markup:
    """Return a web address as a QR code (ISO/IEC 18004), error correction of level M or better.

    Args:
        address: the address, with its scheme.
        label: what it is, for readers who cannot see it.
    """
    import segno

    rows = segno.make_qr(address, error="m").matrix
    size = len(rows) + 2 * _QR_QUIET
    path = "".join(
        _rectangles([bool(each) for each in row], _QR_QUIET, _QR_QUIET + index, 1)
        for index, row in enumerate(rows)
    )
    return _svg((size, size), _QR_MODULE, path, label)


def _rectangles(modules: Sequence[bool], left: float, top: float, height: float) -> str:
    """Return dark modules in a row as closed rectangles, neighbours in one."""
    return "".join(
        f"M{_number(left + start)} {_number(top)}h{length}v{_number(height)}h-{length}z"
        for start, length in _runs(modules)
    )


def _runs(modules: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Yield start and length of each run of dark modules."""
    at = 0
    for is_dark, run in groupby(modules):
        length = len(list(run))
        if is_dark:
            yield at, length
        at += length


def _svg(size: tuple[float, float], module: float, path: str, label: str, more: str = "") -> Markup:
    """Return a drawing in modules, of a size in mm."""
    width, height = size
    return Markup(  # noqa: S704 made of numbers and escaped text
        f'<svg class="barcode" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-label="{escape(label)}" viewBox="0 0 {_number(width)} {_number(height)}" '
        f'width="{_number(width * module)}mm" height="{_number(height * module)}mm">'
        f'<title>{escape(label)}</title><rect width="{_number(width)}" '
        f'height="{_number(height)}" fill="#fff"/><path d="{path}" fill="#000"/>{more}</svg>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
