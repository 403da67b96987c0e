"""`translations update` and `confirm`: what they say, what they ask, what they write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace import copy_of, edit

EVENT = "events/2031-water-archives"
SPANISH = "translations/es/LC_MESSAGES/2031-water-archives.en.po"
KEY = "programme/opening/welcome/title"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of `translations` in English."""
    command = [sys.executable, "-m", "proceedings", "translations", *map(str, arguments)]
    return subprocess.run(
        [*command, "--ui-language", "en"],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace in which a title changed after its translation."""
    root = copy_of("complete", tmp_path / "workspace")
    edit(root / EVENT / "programme.yaml", "title: Words of welcome", "title: Words of no welcome")
    return root


def contents(root: Path) -> dict[Path, bytes]:
    """Return the catalogs of a workspace."""
    return {file: file.read_bytes() for file in sorted((root / "translations").rglob("*.po*"))}


def test_a_preview_names_what_would_become_stale(root: Path) -> None:
    """And writes nothing; the columns are those in which anything changes."""
    before = contents(root)
    ended = run("update", "--dry-run", "--workspace", root)
    heads, *rows = ended.stdout.splitlines()
    assert ["catalog", "translated", "stale", "missing", "now", "stale"] == heads.split()
    assert [SPANISH.removeprefix("translations/"), "97", "1", "0", "1"] == rows[1].split()
    assert (0, before) == (ended.returncode, contents(root))
    names = [
        f"{place}/LC_MESSAGES/2031-water-archives.en.po" for place in ("zh_Hans", "es", "pt_BR")
    ]
    assert [
        *(line for name in names for line in (f"would become stale in {name}:", f"  {KEY}")),
        "catalogs that would change: 4",
    ] == ended.stderr.splitlines()


def test_an_update_says_what_it_changed(root: Path) -> None:
    """A second one has nothing to change, and no columns for it."""
    first, second = (run("update", "--workspace", root) for _ in range(2))
    assert ("catalogs changed: 4\n", "catalogs changed: 0\n") == (first.stderr, second.stderr)
    assert ["catalog", "translated", "stale", "missing"] == second.stdout.splitlines()[0].split()


def test_a_record_that_was_renamed_is_named(root: Path) -> None:
    """With the line to add; with it, nothing is missing and nothing is obsolete."""
    run("update", "--workspace", root)
    programme = root / EVENT / "programme.yaml"
    edit(programme, "- id: opening\n", "- id: opening-session\n")
    told = run("update", "--workspace", root)
    assert "programme.yaml:3:10: warning PR352: `opening-session` has the texts" in told.stderr
    assert "add `aliases: [opening]` to `opening-session`" in told.stderr
    edit(programme, "- id: opening-session\n", "- id: opening-session\n  aliases: [opening]\n")
    mended = run("update", "--workspace", root)
    assert "catalogs changed: 3\n" == mended.stderr
    assert "#~" not in (root / SPANISH).read_text(encoding="utf-8")


def test_confirm_shows_the_difference_and_does_not_ask_with_yes(root: Path) -> None:
    """Who and when stand in the catalog; nobody is asked where nobody can answer."""
    run("update", "--workspace", root)
    before = contents(root)
    asked = run("confirm", "es", KEY, "--workspace", root)
    previewed = run("confirm", "es", KEY, "--workspace", root, "--dry-run")
    assert (2, 0, before) == (asked.returncode, previewed.returncode, contents(root))
    assert f"`{KEY}` is left as it is; --yes does not ask\n" == asked.stderr
    place = 1 + (root / SPANISH).read_text("utf-8").splitlines().index(
        'msgstr "Palabras de bienvenida"'
    )
    assert [
        f"{KEY}  {SPANISH}:{place}",
        "changed: Words of {+no +}welcome",
        "translation: Palabras de bienvenida",
    ] == previewed.stdout.splitlines()

    confirmed = run("confirm", "es", KEY, "--workspace", root, "--yes", "--by", " Ana  Lima ")
    assert (0, "confirmed by Ana Lima: 1\n") == (confirmed.returncode, confirmed.stderr)
    changed = {file for file, content in contents(root).items() if content != before[file]}
    assert {root / SPANISH} == changed

    undone = run("confirm", "es", KEY, "--workspace", root, "--yes", "--undo")
    assert (0, "stale again: 1\n") == (undone.returncode, undone.stderr)
    unknown = run("confirm", "es", KEY, "--workspace", root, "--dry-run")
    assert "the catalog does not say what the message was before\n" == unknown.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["es", "x"], "there is no message `x`"),
        (["xx", KEY], "'xx' is not one of en, es, pt-BR, zh-Hans"),
        (["es", KEY, "--event", "2030"], "there is no event '2030'"),
        (["es", KEY, "--by", "\x1b[31m", "--yes"], "it is not a name that can be printed"),
    ],
)
def test_wrong_usage(root: Path, arguments: list[str], said: str) -> None:
    """What is wrong is named, and nothing is written."""
    run("update", "--workspace", root)
    before = contents(root)
    ended = run("confirm", *arguments, "--workspace", root)
    assert (2, before) == (ended.returncode, contents(root))
    assert said in ended.stderr
