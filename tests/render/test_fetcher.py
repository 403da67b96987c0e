"""Tests of the closed fetcher: the engine reads what it was given, and nothing else."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from proceedings.render.errors import ResourceError
from proceedings.render.fetcher import closed_fetcher
from tests.render.press import press, reader, sheet


def _picture() -> bytes:
    output = BytesIO()
    Image.new("RGB", (4, 3), (200, 60, 30)).save(output, "PNG")
    return output.getvalue()


@pytest.mark.parametrize("address", ["images/a b.png", "record:/images/a%20b.png"])
def test_a_resource_is_served_by_its_name(address: str) -> None:
    """Names and addresses below `record:/` mean the same."""
    fetcher = closed_fetcher({"images/a b.png": b"bytes"})
    assert b"bytes" == fetcher.fetch(address).read()
    assert [] == fetcher.refused


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "file:///etc/hostname", "data:,x", "../a.png", "record:/b.png"],
)
def test_anything_else_is_refused_and_remembered(address: str) -> None:
    """The network, files, data addresses and unknown names have no way in."""
    fetcher = closed_fetcher({"a.png": b"bytes"})
    with pytest.raises(PermissionError):
        fetcher.fetch(address)
    assert [address] == fetcher.refused


def test_a_picture_is_set() -> None:
    """A picture among the resources is in the file."""
    body = '<p><img src="images/a.png" alt="A red field"></p>'
    book = press(sheet("one", body), resources={"images/a.png": _picture()})
    assert 1 == len(reader(book).pages[0].images)


def test_a_refused_picture_ends_the_build(tmp_path: Path) -> None:
    """A file that exists is refused as one that doesn't: the engine opens nothing by itself."""
    path = tmp_path / "a.png"
    path.write_bytes(_picture())
    with pytest.raises(ResourceError, match=f"^one: refused {path.as_uri()}$"):
        press(sheet("one", f'<p><img src="{path.as_uri()}" alt="x"></p>'))


def test_a_refused_stylesheet_ends_the_build() -> None:
    """Imports of style sheets go through the same door."""
    with pytest.raises(ResourceError, match=r"^one: refused https://example\.org/x\.css$"):
        press(sheet("one", '<style>@import "https://example.org/x.css";</style>'))


def test_a_picture_that_cannot_be_read_ends_the_build() -> None:
    """Bytes that are no picture are named, not left out in silence."""
    with pytest.raises(ResourceError, match=r"^one: Failed to load image at 'a\.png'"):
        press(sheet("one", '<p><img src="a.png" alt="x"></p>'), resources={"a.png": b"no"})
