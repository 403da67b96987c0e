"""The manifest: stable bytes, read back as it was written."""

from pathlib import Path

import pytest

from proceedings.archive import manifest
from proceedings.archive.manifest import Manifest

EXAMPLE = Manifest(
    inputs={"events/water/event.yaml": "b" * 64, "events/water/es.md": "a" * 64},
    outputs={},
    tools={"weasyprint": "70.0"},
    fonts={"Noto Serif CJK SC": "2.001"},
    editions={"zh-Hans": {"title": "水与档案", "pages": 12}},
)

EXPECTED = f"""{{
  "companions": {{}},
  "editions": {{
    "zh-Hans": {{
      "pages": 12,
      "title": "水与档案"
    }}
  }},
  "fonts": {{
    "Noto Serif CJK SC": "2.001"
  }},
  "inputs": {{
    "events/water/es.md": "{"a" * 64}",
    "events/water/event.yaml": "{"b" * 64}"
  }},
  "outputs": {{}},
  "parallel": {{}},
  "tools": {{
    "weasyprint": "70.0"
  }}
}}
"""


def test_writing_is_stable() -> None:
    """Keys are sorted, Chinese is readable, and the file ends with a newline."""
    assert EXPECTED == manifest.write(EXAMPLE).decode()


def test_reading_gives_back_what_was_written() -> None:
    """A manifest survives the round trip."""
    assert EXAMPLE == manifest.read(manifest.write(EXAMPLE))


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"\xff", b"{}", EXPECTED.replace('"tools"', '"tolls"').encode()],
    ids=["empty", "a list", "not UTF-8", "no field", "a misspelt field"],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    """What is no manifest is a ValueError, not half a manifest."""
    with pytest.raises(ValueError, match="Manifest"):
        manifest.read(data)


def test_files_are_digested_by_their_path_under_the_root(tmp_path: Path) -> None:
    """The digest is that of the bytes (the expected one is from FIPS 180-2, B.1)."""
    (tmp_path / "es").mkdir()
    file = tmp_path / "es" / "abc.txt"
    file.write_bytes(b"abc")
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert {"es/abc.txt": digest} == manifest.digest_files([file], tmp_path)
