"""What all tests share: the flag that rewrites goldens, and the validators at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.verapdf.collecting import Collection, collecting

PDFS = Collection()
collecting(PDFS)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-goldens`: write what comes out as what is expected, to be read in the diff."""
    help_text = "rewrite the expected reports (tests/broken/) and pages (tests/golden/)"
    parser.addoption("--update-goldens", action="store_true", help=help_text)


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Return whether goldens are rewritten in this run."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(autouse=True)
def _test_of_pdfs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tell the collection which test runs, and whether its files are deficient on purpose."""
    PDFS.test = request.node.nodeid
    PDFS.here.clear()
    yield
    marker = request.node.get_closest_marker("deficient")
    if marker:
        if "tmp_path" in request.fixturenames:
            PDFS.note_folder(request.getfixturevalue("tmp_path"))
        PDFS.excuse(marker.args[0])


@pytest.fixture(autouse=True, scope="session")
def _validators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Ask both validators about every PDF of the session, when its tests have run."""
    yield
    PDFS.note_folder(tmp_path_factory.getbasetemp())
    faults = PDFS.faults()
    assert not faults, "PDFs of tests break rules of PDF/A or PDF/UA:\n" + "\n".join(faults)
