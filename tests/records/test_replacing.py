"""Replacing files: all or none, with their permissions, never through a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.records.replacing import replace_files


def test_files_and_folders_are_written(tmp_path: Path) -> None:
    """What is new is made, what is there is replaced, nothing else is left."""
    old, new = tmp_path / "a", tmp_path / "b/c"
    old.write_bytes(b"old")

    replace_files({old: b"1\r\n", new: b""})

    assert {old: b"1\r\n", new: b""} == {
        each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()
    }


def test_permissions_are_kept(tmp_path: Path) -> None:
    """A script stays executable, a private file private."""
    files = {tmp_path / f"{mode:o}": mode for mode in (0o600, 0o640, 0o755, 0o444)}
    for file, mode in files.items():
        file.touch()
        file.chmod(mode)

    replace_files(dict.fromkeys(files, b"new"))

    assert files == {file: file.stat().st_mode & 0o777 for file in files}


def test_one_that_cannot_be_written_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is replaced before everything is written, and nobody's file is touched."""
    monkeypatch.setattr("secrets.token_hex", lambda _: "1f")
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"old")
    second.write_bytes(b"old")
    (tmp_path / ".b.1f.new").mkdir()

    with pytest.raises(OSError, match=r"\.b\.1f\.new"):
        replace_files({first: b"new", second: b"new"})

    assert (b"old", b"old") == (first.read_bytes(), second.read_bytes())
    assert {".b.1f.new", "a", "b"} == {each.name for each in tmp_path.iterdir()}


def test_one_that_cannot_be_replaced_brings_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in the midst of replacing, such as a file that is locked, undoes what was done."""
    first, new, locked = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    first.write_bytes(b"old")
    first.chmod(0o640)
    locked.write_bytes(b"old")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == locked:
            raise PermissionError(str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        replace_files({first: b"new", new: b"new", locked: b"new"})

    assert {"a": b"old", "c": b"old"} == {
        each.name: each.read_bytes() for each in tmp_path.iterdir()
    }
    assert 0o640 == first.stat().st_mode & 0o777


def test_a_link_that_is_left_beside_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is a file of its own."""
    monkeypatch.setattr("secrets.token_hex", lambda _: "1f")
    target, elsewhere = tmp_path / "a", tmp_path / "elsewhere"
    elsewhere.write_bytes(b"old")
    (tmp_path / ".a.1f.new").symlink_to(elsewhere)

    replace_files({target: b"new"})

    assert (b"new", b"old") == (target.read_bytes(), elsewhere.read_bytes())
