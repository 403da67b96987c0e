"""A build depends on records alone: not on the place, the clock, the locale or chance."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace import copy_of

pytestmark = pytest.mark.slow

SETTINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"},
    {"PYTHONHASHSEED": "42", "TZ": "America/Sao_Paulo", "LC_ALL": "C", "LANGUAGE": "pt_BR"},
)


def test_same_bytes_in_another_environment(tmp_path: Path) -> None:
    """Two folders, hash seeds, time zones and locales give one and the same edition."""
    first, second = (
        _built(tmp_path / str(number), setting) for number, setting in enumerate(SETTINGS)
    )

    assert any(path.endswith(".pdf") for path in first)
    assert first == second


def _built(folder: Path, setting: dict[str, str]) -> dict[str, str]:
    """Build an edition in a process of its own; return the digest of each file."""
    root = copy_of("complete", folder / "workspace")
    options = ["--workspace", str(root), "--language", "es", "--output", str(folder / "dist")]
    command = [sys.executable, "-m", "proceedings", "build", *options]
    subprocess.run(command, env={**os.environ, **setting}, capture_output=True, check=True)
    return {
        path.relative_to(folder / "dist").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "dist").rglob("*"))
        if path.is_file()
    }
