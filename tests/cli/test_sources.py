"""Source text for reports: which files are read, how their lines are counted, what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings import resources
from proceedings.cli.sources import SourceLines, repository_of


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"a\nb\n", ["a", "b", ""]),
        (b"a\r\nb\rc", ["a", "b", "c"]),
        (b"\xef\xbb\xbfid: x", ["id: x"]),
        (b"S\xe3o Paulo", ["S\ufffdo Paulo"]),
        (b"a\x0cb\x0bc", ["a\x0cb\x0bc"]),
        ("a\u2028b".encode(), ["a\u2028b"]),
        (b"i\0d\0", None),
    ],
)
def test_lines(raw: bytes, lines: list[str] | None, tmp_path: Path) -> None:
    """Lines end as records' lines do; a byte that is not UTF-8 keeps its place; NUL is no text."""
    (tmp_path / "x.yaml").write_bytes(raw)
    assert lines == SourceLines(tmp_path)("x.yaml")


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """All diagnostics of one report are shown with the same text."""
    file = tmp_path / "x.yaml"
    file.write_text("one", encoding="utf-8")
    lines = SourceLines(tmp_path)
    assert ["one"] == lines("x.yaml")
    file.unlink()
    assert ["one"] == lines("x.yaml")


@pytest.mark.parametrize("path", ["none.yaml", "folder", "../outside", "link", "loop", "a\0b"])
def test_what_cannot_be_read_has_no_lines(path: str, tmp_path: Path) -> None:
    """Missing files, folders, loops and whatever lies outside the workspace are not shown."""
    (tmp_path / "outside").write_text("secret", encoding="utf-8")
    root = tmp_path / "workspace"
    (root / "folder").mkdir(parents=True)
    (root / "link").symlink_to(tmp_path / "outside")
    (root / "loop").symlink_to(root / "loop")
    assert SourceLines(root)(path) is None


def test_catalogs_may_be_those_that_are_shipped(tmp_path: Path) -> None:
    """A workspace without an interface catalog of its own is checked with the shipped one."""
    path = "translations/es/LC_MESSAGES/interface.po"
    shipped = (resources.translations().parent / path).read_text("utf-8").split("\n")
    assert shipped == SourceLines(tmp_path)(path)


def test_repository(tmp_path: Path) -> None:
    """Paths are told from the repository around a workspace, else from the workspace."""
    root = tmp_path / "a repository" / "docs" / "ws"
    root.mkdir(parents=True)
    assert (f"{root.as_uri()}/", "") == repository_of(root)
    (tmp_path / "a repository" / ".git").mkdir()
    assert (f"{tmp_path.as_uri()}/a%20repository/", "docs/ws/") == repository_of(root)
