"""Barcodes: what is printed is read back by a scanner, in greyscale and small."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import weasyprint
import zxingcpp
from PIL import Image, ImageOps

from proceedings.render.barcodes import ean13, qr_code

ISBN = "978-0-00-000000-2"
ADDRESS = "https://doi.org/10.5555/water.2031.3"


def printed(drawing: str, folder: Path, dpi: int = 300) -> Image.Image:
    """Print a drawing on paper of its own, and scan it in grey."""
    pdf = folder / "code.pdf"
    paper = "@page { size: 60mm 60mm; margin: 10mm } body { margin: 0 } svg { display: block }"
    page = f'<html lang="en"><title>x</title><style>{paper}</style>{drawing}'
    weasyprint.HTML(string=page).write_pdf(pdf)
    options = ["-r", str(dpi), "-gray", "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *options, pdf, folder / "code"], check=True)
    return Image.open(folder / "code.png")


def read(image: Image.Image) -> list[tuple[str, str]]:
    """Return kind and content of every code in a picture."""
    return [(str(each.format), each.text) for each in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("dpi", [150, 300, 600])
def test_codes_are_read(tmp_path: Path, dpi: int) -> None:
    """A scanner reads the number of the book, and the address, at any usual resolution."""
    assert [("EAN-13", "9780000000002")] == read(printed(ean13(ISBN, "ISBN"), tmp_path, dpi))
    assert [("QR Code", ADDRESS)] == read(printed(qr_code(ADDRESS, "DOI"), tmp_path, dpi))


def test_codes_have_the_sizes_of_the_standards(tmp_path: Path) -> None:
    """At 100 % of GS1 the bars are 95 modules of 0.33 mm wide, behind a margin of 11."""
    scan = printed(ean13(ISBN, "ISBN"), tmp_path, 1200)
    bars = ImageOps.invert(scan).crop((0, 0, scan.width, round(30 / 25.4 * 1200)))
    left, top, right, _ = bars.getbbox() or (0, 0, 0, 0)
    assert 95 * 0.33 == pytest.approx((right - left) / 1200 * 25.4, abs=0.05)
    assert (10 + 11 * 0.33, 10) == pytest.approx((left / 1200 * 25.4, top / 1200 * 25.4), abs=0.05)
    drawing = ean13(ISBN, "ISBN")
    assert 'viewBox="0 0 113 79.24"' in drawing
    assert 'width="37.29mm" height="26.15mm"' in drawing


def test_codes_are_black_on_white_vectors() -> None:
    """No grey, no colour, no raster: one path of dark modules on a light ground."""
    for drawing in (ean13(ISBN, "ISBN"), qr_code(ADDRESS, "DOI")):
        assert {"#fff", "#000"} == set(re.findall(r'fill="([^"]+)"', drawing))
        assert 1 == drawing.count("<path")
        assert "<image" not in drawing


def test_codes_have_light_margins() -> None:
    """Nothing dark stands in the quiet zone: 11 and 7 modules of EAN-13, 4 of a QR code."""
    starts = [float(x) for x in re.findall(r"M([\d.]+) ", ean13(ISBN, "ISBN"))]
    assert (11.0, 11 + 95 - 1) == (min(starts), max(starts))
    places = re.findall(r"M([\d.]+) ([\d.]+)h", qr_code(ADDRESS, "DOI"))
    assert (4.0, 4.0) == (min(float(x) for x, _ in places), min(float(y) for _, y in places))


def test_codes_say_what_they_are() -> None:
    """The label is the alternative text, and is escaped."""
    for drawing in (ean13(ISBN, 'A & "B"'), qr_code(ADDRESS, 'A & "B"')):
        assert 'role="img" aria-label="A &amp; &quot;B&quot;"' in drawing
        assert "<title>A &amp; &quot;B&quot;</title>" in drawing


@pytest.mark.parametrize("isbn", ["978-0-00-000000-3", "978000000000", "97800000000022"])
def test_a_wrong_number_is_refused(isbn: str) -> None:
    """A barcode never says another number than the text."""
    with pytest.raises(ValueError, match=r"digit|number"):
        ean13(isbn, "ISBN")
