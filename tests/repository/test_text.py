"""Rules of every text file in the repository: no path of a machine, no address of a registry."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written so that no pattern matches its own text.
MACHINE_PATH = re.compile(r"(?<![\w.}>*])/(?:root|home|work|Users|opt)/\w")
REGISTRY = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org|--index[-]url"
)


def repository_texts() -> dict[str, str]:
    """Return the text of every file that git has or would add, by its path."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    files = sorted({name for name in listing.decode().split("\0") if (ROOT / name).is_file()})
    contents = {name: (ROOT / name).read_bytes() for name in files}
    return {
        name: data.decode(errors="replace") for name, data in contents.items() if b"\0" not in data
    }


TEXTS = repository_texts()


def lines_matching(pattern: re.Pattern[str]) -> list[str]:
    """Return `path:line: text` of each line that a pattern matches."""
    return [
        f"{name}:{number}: {line}"
        for name, text in TEXTS.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_files_are_looked_at() -> None:
    """The rules below read the files of every kind that the repository has."""
    looked_at = {Path(name).suffix or Path(name).name for name in TEXTS}
    assert {".py", ".toml", ".yaml", ".md", ".lock", ".sh", "Makefile", "LICENSE"} <= looked_at
    assert Path(__file__).relative_to(ROOT).as_posix() in TEXTS


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, 'open("/' + 'home/ana/dist")'),
        (MACHINE_PATH, "see /" + "opt/fonts"),
        (REGISTRY, "https://pypi" + ".org/simple"),
        (REGISTRY, "--index" + "-url https://example.org"),
    ],
)
def test_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    """A rule that cannot fail proves nothing."""
    assert pattern.search(text)


def test_no_path_of_a_machine() -> None:
    """Nothing in the repository depends on, or tells about, the machine that it was written on."""
    assert [] == lines_matching(MACHINE_PATH)


def test_no_address_of_a_registry() -> None:
    """Where packages come from is the business of each machine's own settings."""
    assert [] == lines_matching(REGISTRY)


def test_texts_end_with_one_newline() -> None:
    """Text files have LF line ends, and one at their end; broken examples may break this too."""
    wrong = [
        name
        for name, text in TEXTS.items()
        if not name.startswith("tests/broken/")
        and text
        and ("\r" in text or not text.endswith("\n") or text.endswith("\n\n"))
    ]
    assert [] == wrong
