"""The manifest of one event: digests, versions and facts of a build in, stable JSON out, and back.

It tells what was built from what, so that a reader can rebuild it and a build can see what changed.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Manifest(BaseModel):
    """What was built from what, for one event."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    inputs: dict[str, str]
    """SHA-256 of each file read, by its path in the workspace."""
    outputs: dict[str, str]
    """SHA-256 of each file written, by its path in the edition."""
    tools: dict[str, str]
    """Version of each program and library that shapes the output, by its name."""
    fonts: dict[str, str]
    """Version of each font used, by its family name."""
    editions: dict[str, dict[str, int | str]]
    """Facts of each edition (pages, messages by status …), by BCP 47 language tag."""
    parallel: dict[str, dict[str, int | str]] = {}
    """Facts of each parallel edition (document, languages, pages …), by its path in the output."""
    companions: dict[str, dict[str, int | str]] = {}
    """Facts of each format and offprint (kind, language, pages …), by its path in the output."""


def write(manifest: Manifest) -> bytes:
    """Return the manifest as sorted, indented JSON in UTF-8: equal manifests, equal bytes."""
    text = json.dumps(manifest.model_dump(), ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def read(data: bytes) -> Manifest:
    """Return the manifest that `write` made.

    Raises:
        ValueError: The bytes are no manifest.
    """
    return Manifest.model_validate_json(data)


def digest_files(paths: Iterable[Path], root: Path) -> dict[str, str]:
    """Return the SHA-256 (lower-case hexadecimal) of each file, by its POSIX path under the root.

    Raises:
        OSError: A file cannot be read.
        ValueError: A file is not under the root.
    """
    return {path.relative_to(root).as_posix(): _sha256(path) for path in sorted(paths)}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
