"""The wheel: exactly the package, the templates and the translations, and it finds them."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SHOW_RESOURCES = """
import json, sys
sys.path.insert(0, sys.argv[1])
from proceedings import resources
print(json.dumps([str(resources.templates()), str(resources.translations())]))
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel, built with the installed backend and so without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def tracked(folder: str) -> set[str]:
    """Return the files of a folder that git has or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name for name in listing.split("\0") if (ROOT / name).is_file()}


def test_wheel_holds_package_templates_and_translations(wheel: zipfile.ZipFile) -> None:
    """Every file of the three folders is in the wheel, and nothing besides."""
    templates, translations = tracked("templates"), tracked("translations")
    assert any(name.endswith(".html") for name in templates)
    assert any(name.endswith(".po") for name in translations)
    data = {f"proceedings/_data/{name}" for name in templates | translations}
    names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert tracked("proceedings") | data == names


def test_wheel_knows_its_command_and_licence(wheel: zipfile.ZipFile) -> None:
    """The wheel installs the `proceedings` command, and carries the licence."""
    metadata = {Path(name).name for name in wheel.namelist() if ".dist-info/" in name}
    assert {"LICENSE", "METADATA", "RECORD", "WHEEL", "entry_points.txt"} == metadata
    (points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert b"proceedings = proceedings.cli:main" in wheel.read(points)


def test_installed_wheel_finds_its_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Away from the checkout, templates and translations are found inside the package."""
    wheel.extractall(tmp_path)
    command = [sys.executable, "-c", SHOW_RESOURCES, str(tmp_path)]
    found = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout
    data = tmp_path / "proceedings" / "_data"
    assert [str(data / "templates"), str(data / "translations")] == json.loads(found)
