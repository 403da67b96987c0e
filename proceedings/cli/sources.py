"""Find the source text that a report is about: a workspace in; lines by path, and the repository.

Files are read when a line of them is asked for, once for each report.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from proceedings import resources
from proceedings.records.source import MAX_BYTES

__all__ = ["SourceLines", "repository_of"]


class SourceLines:
    """The lines of the files of one workspace, as they are when first asked for."""

    def __init__(self, root: Path) -> None:
        """Read nothing yet."""
        self.root = root.resolve()
        self._lines: dict[str, Sequence[str] | None] = {}

    def __call__(self, path: str) -> Sequence[str] | None:
        """Return the lines of a file by its path in the workspace, without their ends.

        Nothing is returned for a file that cannot be read, leads out of the workspace, is too large
        or is no text. A byte that is not UTF-8 is shown as U+FFFD, one column as in its place.
        """
        if path not in self._lines:
            self._lines[path] = self._read(path)
        return self._lines[path]

    def _read(self, path: str) -> Sequence[str] | None:
        try:
            file = self._file(path)
            if file is None or file.stat().st_size > MAX_BYTES:
                return None
            raw = file.read_bytes()
        except (OSError, RuntimeError, ValueError):  # loops of links, a NUL in a name
            return None
        text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return None if "\0" in text else text.split("\n")

    def _file(self, path: str) -> Path | None:
        """Return the file that a path of a report names; catalogs may be those that are shipped."""
        shipped = resources.translations().parent
        for folder in (self.root, shipped) if path.startswith("translations/") else (self.root,):
            file = (folder / path).resolve()
            if file.is_relative_to(folder.resolve()) and file.is_file():
                return file
        return None


def repository_of(root: Path) -> tuple[str, str]:
    """Return the repository around a workspace, as a `file:` URI, and the workspace's place in it.

    Where there is no repository, the workspace stands for it.
    """
    root = root.resolve()
    found = next((each for each in (root, *root.parents) if (each / ".git").exists()), root)
    place = root.relative_to(found).as_posix()
    uri = found.as_uri()
    return uri if uri.endswith("/") else f"{uri}/", "" if place == "." else f"{place}/"
