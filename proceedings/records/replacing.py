"""Replace files: new contents in, all of them written or none."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

__all__ = ["replace_files"]


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write files, in their order; their folders are made, their permissions are kept.

    All are written beside the old ones before the first replaces one: a full disk loses nothing.
    A killed run may leave some replaced and others not, each of them whole.

    Raises:
        OSError: a file cannot be written; the old ones are as they were.
    """
    mark = secrets.token_hex(4)  # so that no file of anybody's has the name
    fresh = {target: target.with_name(f".{target.name}.{mark}.new") for target in contents}
    old = {target: target.read_bytes() for target in contents if target.is_file()}
    try:
        for target, file in fresh.items():
            _write_beside(target, file, contents[target])
        _replace_all(fresh, old)
    finally:
        for file in fresh.values():
            if file.is_file() or file.is_symlink():
                file.unlink()


def _replace_all(fresh: Mapping[Path, Path], old: Mapping[Path, bytes]) -> None:
    """Put new files in the place of old ones; when one cannot be, the others are put back."""
    replaced: list[Path] = []
    try:
        for target, file in fresh.items():
            file.replace(target)
            replaced.append(target)
    except OSError:
        for target in replaced:
            if target in old:
                _write_beside(target, fresh[target], old[target])
                fresh[target].replace(target)
            else:
                target.unlink()
        raise


def _write_beside(target: Path, file: Path, content: bytes) -> None:
    """Write a new file, never through a link that is left there, with its target's permissions."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with file.open("xb") as stream:
        stream.write(content)
    if target.exists():
        shutil.copymode(target, file)
