"""`translations status`: tables for people, JSON for programs, exit codes for both."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from proceedings.cli.terminal import Voice
from proceedings.cli.translations.tables import show_coverage
from proceedings.diagnostics import Report
from proceedings.pipeline import translation_status
from tests.cli.test_commands import run
from tests.workspace import EXAMPLES, copy_of, edit, untranslated_copy_of

PO = "translations/es/LC_MESSAGES/2031-water-archives.en.po"
SLUG = "2031-water-archives"
STATES = ["translated", "stale", "missing", "exempt"]


def damaged(target: Path) -> Path:
    """Return a copy of the complete example with one Spanish translation made stale."""
    root = copy_of("complete", target)
    edit(root / PO, 'msgctxt "event/topics', '#, fuzzy\nmsgctxt "event/topics')
    return root


def shown(root: Path, width: int, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what the Spanish part of the table is at a width."""
    voice = Voice("en")
    voice.out = Console(width=width, highlight=False, markup=False, emoji=False)
    show_coverage(translation_status(root, Report(), languages={"es"}), voice)
    return capsys.readouterr().out.splitlines()


def test_json_is_what_is_documented(tmp_path: Path) -> None:
    """One document, its keys in order, sums by event and language and by language."""
    ended = run(
        "translations", "status", "--format", "json", "--workspace", damaged(tmp_path / "w")
    )
    document = json.loads(ended.stdout)
    row = next(x for x in document["rows"] if (x["language"], x["kind"]) == ("es", "event"))

    assert (0, "") == (ended.returncode, ended.stderr)
    assert ["version", "rows", "totals"] == list(document)
    assert 1 == document["version"]
    assert [
        *("event", "language", "source_languages", "kind", "messages", "words", "han", "place")
    ] == list(row)
    assert (SLUG, ["en"]) == (row["event"], row["source_languages"])
    assert all(STATES == list(row[unit]) for unit in ("messages", "words", "han"))
    assert {"translated": 4, "stale": 1, "missing": 0, "exempt": 0} == row["messages"]
    assert PO == row["place"]["path"]
    assert [SLUG] * 4 + [None] * 4 == [each["event"] for each in document["totals"]]


def test_the_place_is_the_line_of_the_translation(tmp_path: Path) -> None:
    """The line that a row leads to holds the translation to be worked on."""
    root = damaged(tmp_path / "w")
    ended = run("translations", "status", SLUG, "--language", "es", "--workspace", root)
    place = next(line for line in ended.stdout.splitlines() if " event " in line).split()[-1]
    path, _, line = place.rpartition(":")
    lines = (root / path).read_text(encoding="utf-8").splitlines()

    assert PO == path
    assert lines[int(line) - 1].startswith("msgstr")
    assert "#, fuzzy" in lines[: int(line)][-6:]


def test_strict_fails_when_anything_is_behind(tmp_path: Path) -> None:
    """Without `--strict` it is a remark; a complete workspace passes."""
    root = damaged(tmp_path / "w")
    common = ("translations", "status", "--workspace", root)

    assert 0 == run(*common).returncode
    assert 1 == run(*common, "--strict").returncode
    assert 0 == run(*common, "--strict", "--language", "en").returncode
    complete = run("translations", "status", "--strict", "--workspace", EXAMPLES / "complete")
    assert (0, "nothing is stale or missing\n") == (complete.returncode, complete.stderr)


def test_without_catalogs_everything_is_missing(tmp_path: Path) -> None:
    """Rows lead to the records as long as no catalog holds the messages."""
    root = untranslated_copy_of("complete", tmp_path / "w")
    ended = run("translations", "status", "--language", "es", "--workspace", root)

    assert 0 == ended.returncode
    assert f"events/{SLUG}/event.yaml:" in ended.stdout
    assert "translations/" not in ended.stdout


def test_records_with_errors_are_not_counted(tmp_path: Path) -> None:
    """What is wrong is said; there are no figures that could be mistaken for right ones."""
    root = copy_of("minimal", tmp_path / "w")
    edit(root / "events/2031-minimal/programme.yaml", "speaker: alba-quince", "speaker: nobody")
    ended = run("translations", "status", "--format", "json", "--workspace", root)

    assert (1, "") == (ended.returncode, ended.stdout)
    assert "error PR301" in ended.stderr


@pytest.mark.parametrize("wrong", [("no-such-event",), ("--language", "tlh"), ("interface",)])
def test_wrong_usage(wrong: tuple[str, ...]) -> None:
    """Events and languages that the workspace does not have; the interface is a checkout's."""
    ended = run("translations", "status", *wrong, "--workspace", EXAMPLES / "complete")

    assert 2 == ended.returncode
    assert "Traceback" not in ended.stderr


def test_what_a_build_needs_is_not_imported() -> None:
    """Counting is quick: nothing is laid out and no template is read."""
    arguments = ["translations", "status", "--workspace", str(EXAMPLES / "complete")]
    code = (
        "import sys; from proceedings.cli import app\n"
        f"try: app({arguments!r})\n"
        "except SystemExit: pass\n"
        "print({'weasyprint', 'jinja2'} & {*sys.modules}, file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ended.stderr.endswith("set()\n")


def test_a_pipe_gets_everything_on_one_line(tmp_path: Path) -> None:
    """Figures of both units and the place: each row can be found by `grep`."""
    ended = run("translations", "status", "--workspace", damaged(tmp_path / "w"))
    rows = [line for line in ended.stdout.splitlines() if line.startswith("es")]

    assert 7 == len(rows)
    assert all(f"{SLUG}.en.po:" in row or "events/" in row or "total" in row for row in rows)
    assert "\x1b" not in ended.stdout
    expected = ["es", "total", "█████████░", "99", "%", "100", "1", "–", "18"]
    assert expected == rows[-1].split()[:9]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_tables_fit_a_terminal(
    width: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is wider than the terminal, and places are whole, below their rows."""
    lines = shown(damaged(tmp_path / "w"), width, capsys)

    assert max(map(len, lines)) <= width
    assert 6 == sum(line.startswith("  ") and ":" in line for line in lines)
    assert [] == [line for line in lines if "…" in line]


@pytest.mark.parametrize("width", [40, 60])
def test_the_narrowest_table_says_what_is_to_be_done(
    width: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The language stands above its rows, and a figure beside the whole; the bar comes back."""
    lines = shown(damaged(tmp_path / "w"), width, capsys)

    assert "es" in lines
    assert ["event", "████████░░", "80", "%", "1/5", "3/71"] == next(
        line.split() for line in lines if line.startswith("event")
    )


def test_bars_go_where_there_is_no_room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The percentage says the same."""
    root = damaged(tmp_path / "w")
    narrow, wide = shown(root, 70, capsys), shown(root, 120, capsys)

    assert ([], True) == ([x for x in narrow if "█" in x], any("█" in x for x in wide))
    assert any("80 %" in line for line in narrow)
