"""`translations export` and `translations import`: what people see, and what is written when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.translators import FILLS, fill_xliff
from tests.workspace import copy_of, edit

SLUG = "2031-water-archives"
TITLE = "articles/reading-rivers/title"
CATALOG = f"translations/es/LC_MESSAGES/{SLUG}.en.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with everything translated."""
    return copy_of("complete", tmp_path / "workspace")


def export(root: Path, form: str, *more: str | Path) -> subprocess.CompletedProcess[str]:
    """Export Spanish."""
    return run("translations", "export", form, SLUG, "--language", "es", "--workspace", root, *more)


def take(root: Path, file: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Import a file."""
    return run("translations", "import", file, "--workspace", root, *more)


def test_a_dry_run_names_the_files_and_writes_none(root: Path, tmp_path: Path) -> None:
    """The names say the event, the language and, where there are several, the source."""
    ended = export(root, "xliff", "--output", tmp_path, "--dry-run")
    assert (0, "nothing was written\n") == (ended.returncode, ended.stderr)
    assert [f"{SLUG}.es.from-en.xlf", f"{SLUG}.es.from-pt-BR.xlf"] == [
        Path(line.split()[0]).name for line in ended.stdout.splitlines()[1:]
    ]
    assert [root] == [*tmp_path.iterdir()]


@pytest.mark.parametrize("form", ["xliff", "xlsx"])
def test_there_and_back(root: Path, tmp_path: Path, form: str) -> None:
    """Preview first; with --apply the catalog changes, and validates."""
    export(root, form, "--output", tmp_path)
    name = f"{SLUG}.es.xlsx" if form == "xlsx" else f"{SLUG}.es.from-en.xlf"
    file = tmp_path / name
    file.write_bytes(FILLS[form](file.read_bytes(), {TITLE: "Leer los ríos, de nuevo"}))
    before = (root / CATALOG).read_bytes()
    shown = take(root, file)
    assert f"{TITLE}: " in shown.stdout
    assert "{+" in shown.stdout
    assert "changed: 1, confirmed: 0" in shown.stderr
    assert shown.stderr.endswith("nothing was written; --apply changes the catalogs\n")
    assert (0, before) == (shown.returncode, (root / CATALOG).read_bytes())
    applied = take(root, file, "--apply")
    assert (0, f"{CATALOG}\n") == (applied.returncode, applied.stdout.splitlines(keepends=True)[1])
    assert "catalogs changed: 1" in applied.stderr
    assert "Leer los ríos, de nuevo" in (root / CATALOG).read_text(encoding="utf-8")
    ended = run("validate", "--workspace", root)
    assert (0, "no problems found\n") == (ended.returncode, ended.stderr)


def test_what_is_refused_is_named_and_the_rest_is_taken(root: Path, tmp_path: Path) -> None:
    """The exit code says that something was refused."""
    export(root, "xliff", "--output", tmp_path)
    file = tmp_path / f"{SLUG}.es.from-en.xlf"
    new = {TITLE: "Uno", "articles/reading-rivers/abstract": "Dos"}
    file.write_bytes(fill_xliff(file.read_bytes(), new))
    edit(root / f"events/{SLUG}/articles/reading-rivers/article.yaml", "Reading", "Rereading")
    run("translations", "update", "--workspace", root)
    ended = take(root, file, "--apply")
    assert 1 == ended.returncode
    assert f"error PR705: `{TITLE}` has changed since the file was made" in ended.stderr
    assert "changed: 1" in ended.stderr
    assert "refused: 1" in ended.stderr
    text = (root / CATALOG).read_text(encoding="utf-8")
    assert 'msgstr "Dos"' in text
    assert 'msgstr "Uno"' not in text


def test_an_export_that_somebody_worked_in_is_not_replaced(root: Path, tmp_path: Path) -> None:
    """The same bytes are no loss, other bytes may be a translator's week."""
    export(root, "xlsx", "--output", tmp_path)
    file = tmp_path / f"{SLUG}.es.xlsx"
    assert 0 == export(root, "xlsx", "--output", file).returncode
    file.write_bytes(b"work")
    ended = export(root, "xlsx", "--output", file)
    assert (1, b"work") == (ended.returncode, file.read_bytes())
    assert "PR713" in ended.stderr
    assert 0 == export(root, "xlsx", "--output", file, "--force").returncode
    assert b"work" != file.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("docx",), "'docx' is not one of xliff, xlsx, tmx, tbx"),
        (("xliff", "nowhere"), "there is no event 'nowhere'"),
        (("xliff", "--language", "de"), "'de' is not one of"),
        (("xliff", "--only", "good"), "'good' is not one of missing, stale, translated"),
        (("tmx", "--only", "stale"), "tmx holds what is current only"),
        (("tbx", SLUG), "the glossary is one for all events and languages"),
        (("xliff", "--output", "one.xlf"), "name a folder that exists"),
    ],
)
def test_wrong_usage_is_said(root: Path, arguments: tuple[str, ...], said: str) -> None:
    """Exit code 2, and what to do instead."""
    ended = run("translations", "export", *arguments, "--workspace", root)
    assert 2 == ended.returncode
    assert said in " ".join(ended.stderr.replace("│", " ").split())


def test_a_term_base_and_a_memory_need_no_language(root: Path, tmp_path: Path) -> None:
    """One is of the whole workspace, the other of an event in all its languages."""
    ended = run("translations", "export", "tbx", "--workspace", root, "--output", tmp_path)
    assert (0, "files written: 1\n") == (ended.returncode, ended.stderr)
    ended = run("translations", "export", "tmx", "--workspace", root, "--output", tmp_path)
    assert (0, True) == (ended.returncode, (tmp_path / f"{SLUG}.tmx").is_file())


def test_nothing_to_do_is_said(root: Path, tmp_path: Path) -> None:
    """Neither a file nor an error."""
    ended = export(root, "xlsx", "--only", "missing", "--output", tmp_path)
    assert (0, "", "there is nothing to export\n") == (
        ended.returncode,
        ended.stdout,
        ended.stderr,
    )


def test_what_a_file_says_is_made_visible(root: Path, tmp_path: Path) -> None:
    """No sequence of a file reaches the terminal as it is."""
    export(root, "xliff", "--output", tmp_path)
    file = tmp_path / f"{SLUG}.es.from-en.xlf"
    edit(file, f'name="{TITLE}"', 'name="&#155;31m"')
    edit(file, 'original="', 'original="&#155;2J')
    ended = take(root, file)
    assert 1 == ended.returncode
    assert "PR703" in ended.stderr
    assert "\x9b" not in ended.stderr + ended.stdout


def test_a_file_that_is_not_there_is_wrong_usage(root: Path, tmp_path: Path) -> None:
    """It is said before anything is read."""
    ended = take(root, tmp_path / "nowhere.xlf")
    assert 2 == ended.returncode
    assert "does not exist" in ended.stderr


@pytest.mark.parametrize(
    "arguments", [("--help",), ("translations", "--help"), ("translations", "export", "--help")]
)
def test_help_imports_no_library_of_formats(arguments: tuple[str, ...]) -> None:
    """Help is instant."""
    code = (
        "import sys; from proceedings.cli import app\n"
        f"try: app({[*arguments]!r})\n"
        "except SystemExit: pass\n"
        "print(*sorted({'openpyxl', 'defusedxml'} & {*sys.modules}), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "" == ended.stderr.strip()


def test_the_way_back_is_shown_where_there_is_a_repository(root: Path, tmp_path: Path) -> None:
    """Catalogs are kept under version control; without it there is no such promise."""
    export(root, "xliff", "--output", tmp_path)
    file = tmp_path / f"{SLUG}.es.from-en.xlf"
    sent = file.read_bytes()
    file.write_bytes(fill_xliff(sent, {TITLE: "Uno"}))
    assert "git restore" not in take(root, file, "--apply").stderr
    (root / ".git").mkdir()
    file.write_bytes(fill_xliff(sent, {TITLE: "Dos"}))
    told = take(root, file, "--apply", "--overwrite").stderr
    assert f"`git restore {CATALOG}` takes it back" in told
