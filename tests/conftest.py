"""What all tests share: the flag that rewrites goldens."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-goldens`: write what comes out as what is expected, to be read in the diff."""
    help_text = "rewrite the expected reports (tests/broken/) and pages (tests/golden/)"
    parser.addoption("--update-goldens", action="store_true", help=help_text)


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Return whether goldens are rewritten in this run."""
    return bool(request.config.getoption("--update-goldens"))
