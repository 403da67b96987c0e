"""Say what pages are made with: versions of libraries and fonts, for manifests and for `doctor`."""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from proceedings.render.book import FONTS
from proceedings.render.errors import SetupError

__all__ = ["absent", "fonts", "libraries", "tools"]

_PACKAGES = (
    "babel",
    "fonttools",
    "jinja2",
    "markdown",
    "nh3",
    "pikepdf",
    "pydyf",
    "pyphen",
    "weasyprint",
)


def tools() -> dict[str, str]:
    """Return the version of each program and Python library that shapes the output."""
    versions = {name: version(name) for name in _PACKAGES}
    return {"proceedings": version("proceedings"), "python": platform.python_version(), **versions}


def libraries() -> dict[str, str]:
    """Return the versions of the system libraries that set text.

    Raises:
        SetupError: Pango or harfbuzz-subset is not installed.
    """
    try:
        from weasyprint.text.ffi import harfbuzz_subset, pango
    except OSError as error:
        raise SetupError(
            "Pango is not installed (Debian: libpango-1.0-0 libpangoft2-1.0-0)"
        ) from error
    if harfbuzz_subset is None:
        raise SetupError("harfbuzz-subset is not installed (Debian: libharfbuzz-subset0)")
    number = int(pango.pango_version())
    release = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return {"pango": release, "harfbuzz-subset": "present"}


def fonts() -> dict[str, str]:
    """Return version and digest of each font family that books use; an absent one has no entry."""
    found = {family: _font(family) for family in FONTS}
    return {family: described for family, described in found.items() if described}


def absent(families: Iterable[str]) -> list[str]:
    """Return those of some font families that are not installed."""
    return [each for each in families if not _font(each)]


def _font(family: str) -> str:
    """Return `version sha256:digest` of the file that fontconfig gives for a family."""
    if shutil.which("fc-match") is None:
        return ""
    question = ["fc-match", "--format", "%{family}|%{fontversion}|%{file}", family]
    answer = subprocess.run(question, capture_output=True, text=True, check=False).stdout  # noqa: S603
    names, _, rest = answer.partition("|")
    if family not in names.split(","):
        return ""
    revision, _, file = rest.partition("|")
    digest = hashlib.sha256(Path(file).read_bytes()).hexdigest()
    return f"{int(revision or 0) / 65536:.3f} sha256:{digest}"
