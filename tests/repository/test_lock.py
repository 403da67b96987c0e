"""Rules of the lock file: everything that the project asks for, pinned and hashed."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9-]+)==\S+ \\\n(?P<hashes>(?: {4}--hash=sha256:\w{64}.*\n)+)", re.MULTILINE
)


def normalised(requirement: str) -> str:
    """Return the name in a requirement as the lock file writes it (PEP 503)."""
    return re.split(r"[^\w.-]", requirement)[0].replace("_", "-").replace(".", "-").lower()


def test_every_requirement_is_locked() -> None:
    """What `pyproject.toml` asks for, to run and to develop, has a pinned version with hashes."""
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    locked = {entry["name"] for entry in ENTRY.finditer(LOCK)}
    assert "weasyprint" in locked
    assert set() == {normalised(requirement) for requirement in asked} - locked


def test_nothing_is_locked_without_hashes() -> None:
    """Every line of the lock file belongs to a hashed entry or is a comment."""
    rest = ENTRY.sub("", LOCK)
    assert [] == [line for line in rest.splitlines() if line and not line.lstrip().startswith("#")]


def test_no_address_in_the_lock_file() -> None:
    """Packages are taken from wherever the machine's settings say."""
    assert "://" not in LOCK
