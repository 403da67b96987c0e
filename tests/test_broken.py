"""Broken workspaces: each folder of tests/broken gives exactly the report in its expected.txt.

A new rule comes with a folder `<code>-<name>`; `pytest --update-goldens` writes its expected.txt,
which is read before it is committed.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from proceedings import resources
from proceedings.cli.sources import SourceLines
from proceedings.diagnostics import Report, Severity
from proceedings.diagnostics.codes import CODES
from proceedings.diagnostics.formats import Format, render
from proceedings.diagnostics.setting import Setting
from proceedings.pipeline import check_translations, import_translations, validate
from proceedings.records import source
from tests.dictionary import Listed
from tests.workspace import copy_of

BROKEN = Path(__file__).parent / "broken"
FOLDERS = sorted(each for each in BROKEN.iterdir() if each.is_dir())

_CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Contents"
msgstr "Contents"
"""


@pytest.fixture(autouse=True, scope="module")
def _small_interface(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Put one label in the place of the shipped interface: it is not what these tests are about."""
    folder = tmp_path_factory.mktemp("translations")
    for path in ("templates/interface.pot", "en/LC_MESSAGES/interface.po"):
        file = folder / path
        file.parent.mkdir(parents=True)
        file.write_text(_CATALOG, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resources, "translations", lambda: folder)
        yield


def import_returned(workspace: Path, report: Report) -> None:
    """Import the file that a translator sent back."""
    shown = "translations/returned.xlf"
    import_translations(workspace, (workspace / shown).read_bytes(), shown, report)


def _checked(workspace: Path, report: Report) -> None:
    """Check translations; the dictionary lacks the words that prepared.toml lists."""
    wrong = {word: tuple(near) for word, near in orders(workspace).get("misspelt", {}).items()}
    check_translations(workspace, report, dictionaries=lambda _: Listed(wrong))


COMMANDS: dict[str, Callable[[Path, Report], object]] = {
    "validate": validate,
    "translations check": _checked,
    "translations import": import_returned,
}
"""What a folder may ask for: commands that report on a workspace."""


def report_on(workspace: Path, command: str = "validate") -> str:
    """Return the text of the report of a command on a workspace."""
    report = Report()
    COMMANDS[command](workspace, report)
    return render(report, Format.TEXT, Setting(lines=SourceLines(workspace)))


def orders(folder: Path) -> dict[str, Any]:
    """Return what a folder's prepared.toml asks for; `command` is what reports on it."""
    file = folder / "prepared.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def prepared(folder: Path, copy: Path, patch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with what a repository should not carry, as its prepared.toml says it.

    `max_bytes` lowers the limit of a file's size, `links` are symbolic links by path, `names` are
    names of empty files as bytes in hexadecimal.
    """
    asked = orders(folder)
    if not asked.keys() - {"command"}:
        return folder
    shutil.copytree(folder, copy)
    patch.setattr(source, "MAX_BYTES", asked.get("max_bytes", source.MAX_BYTES))
    (copy.parent / "people.yaml").write_text("- id: secret\n", encoding="utf-8")
    for path, target in asked.get("links", {}).items():
        (copy / path).symlink_to(target)
    for name in asked.get("names", ()):
        file = copy / os.fsdecode(bytes.fromhex(name))
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"")
    return copy


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_report(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update_goldens: bool
) -> None:
    """The report names every mistake once, at its place, with what to do."""
    command = orders(folder).get("command", "validate")
    report = report_on(prepared(folder, tmp_path / "workspace", monkeypatch), command)
    golden = folder / "expected.txt"
    if update_goldens:
        golden.write_text(report, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == report


def test_corpus_is_looked_at() -> None:
    """The rules below are about many folders, each with a golden that says something."""
    assert len(FOLDERS) > 100
    assert [] == [each.name for each in FOLDERS if not (each / "expected.txt").read_text("utf-8")]


def test_folders_are_named_after_their_codes() -> None:
    """A folder's name begins with a code that occurs in its report."""
    wrong = [
        each.name
        for each in FOLDERS
        if f" {each.name.split('-')[0]}: " not in (each / "expected.txt").read_text("utf-8")
    ]
    assert [] == wrong


def test_every_code_of_records_and_languages_has_a_folder() -> None:
    """No rule of reading, shape, references and languages is without an example."""
    wanted = {code for code in CODES if re.match(r"PR[1-4]", code)}
    assert len(wanted) >= 80
    assert set() == wanted - {each.name.split("-")[0] for each in FOLDERS}


def test_every_diagnostic_has_a_place_in_the_workspace() -> None:
    """Reports name files by their path in the workspace, never a path of the machine."""
    first_lines = [
        line
        for each in FOLDERS
        for line in (each / "expected.txt").read_text("utf-8").splitlines()
        if not line.startswith(" ")
    ]
    assert len(first_lines) > 100
    place = re.compile(r"(events|translations)/[^:]+(:\d+){0,2}: (error|warning) PR\d{3}: .+")
    assert [] == [line for line in first_lines if not place.fullmatch(line)]


def test_five_mistakes_in_one_run() -> None:
    """A bad date, a misspelt key, a country, a repeated id and an unknown speaker: all at once."""
    places = [
        "events/meeting/event.yaml:5:6: error PR204",
        "events/meeting/people.yaml:3:3: error PR201",
        "events/meeting/people.yaml:4:12: error PR207",
        "events/meeting/people.yaml:5:7: error PR302",
        "events/meeting/programme.yaml:5:16: error PR301",
    ]
    lines = report_on(BROKEN / "PR204-five-mistakes").splitlines()
    found = [line.rpartition(": ")[0] for line in lines if not line.startswith(" ")]
    assert places == found


@pytest.mark.parametrize("name", ["people.yaml", "images/map.png", "articles/essay/en.md"])
def test_link_out_of_the_workspace(tmp_path: Path, name: str) -> None:
    """A symbolic link to a file outside is refused, whatever kind of file it stands for."""
    workspace = copy_of("minimal", tmp_path / "workspace")
    outside = tmp_path / "outside"
    outside.write_text("- id: secret\n", encoding="utf-8")
    link = workspace / "events" / "2031-minimal" / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(outside)
    path = link.relative_to(workspace).as_posix()
    refusal = f"{path}: error PR113: the file leads out of the workspace\n"
    report = report_on(workspace)
    assert refusal in report
    assert "secret" not in report


@pytest.mark.parametrize("example", ["minimal", "complete"])
def test_examples_have_no_errors(example: str) -> None:
    """What is valid stays valid; that this small interface lacks languages does not count here."""
    report = Report()
    validate(BROKEN.parent / "examples" / example, report)
    errors = {each.code for each in report if each.severity is Severity.ERROR}
    assert set() == errors - {"PR404"}
