"""The public API on one screen: every name leads somewhere, and importing it costs nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import proceedings


def test_every_public_name_can_be_used() -> None:
    """What is listed exists, and nothing else does."""
    assert len(proceedings.__all__) > 10
    assert all(getattr(proceedings, name) is not None for name in proceedings.__all__)
    assert sorted(proceedings.__all__) == dir(proceedings)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        proceedings.nothing  # noqa: B018 the access is the test


def test_importing_the_package_imports_no_library() -> None:
    """The names are imported on first use, so that the command line's help stays instant."""
    libraries = {"pydantic", "babel", "weasyprint"}
    code = f"import sys, proceedings; print(*sorted({libraries!r} & {{*sys.modules}}))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "\n" == ended.stdout
