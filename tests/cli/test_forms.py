"""Reports for programs, as the command line gives them: on standard output, with their places."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from proceedings.diagnostics.codes import CODES
from tests.workspace import copy_of, edit

PROGRAMME = "events/2031-minimal/programme.yaml"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with an unknown speaker, in a folder of a repository."""
    (tmp_path / ".git").mkdir()
    root = copy_of("minimal", tmp_path / "texts")
    edit(root / PROGRAMME, "speaker: alba-quince", "speaker: alba-quinze")
    return root


def report(form: str, workspace: Path, language: str = "en") -> str:
    """Return what `validate` writes to standard output; it writes nothing else and exits with 1."""
    command = [sys.executable, "-m", "proceedings", "validate", f"--workspace={workspace}"]
    ended = subprocess.run(
        [*command, "--format", form, "--ui-language", language],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (1, "") == (ended.returncode, ended.stderr)
    return ended.stdout


def test_sarif(workspace: Path) -> None:
    """Paths are the repository's; the text at the place, the language and version are told."""
    run = json.loads(report("sarif", workspace, "zh-Hans"))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert f"texts/{PROGRAMME}" == place["artifactLocation"]["uri"]
    assert f"{workspace.parent.as_uri()}/" == run["originalUriBaseIds"]["SRCROOT"]["uri"]
    assert "alba-quinze" == place["region"]["snippet"]["text"]
    assert "      speaker: alba-quinze" == place["contextRegion"]["snippet"]["text"]
    assert ["zh-CN", version("proceedings")] == [
        run["language"],
        run["tool"]["driver"]["semanticVersion"],
    ]


def test_github(workspace: Path) -> None:
    """Annotations name files as the repository does."""
    expected = (
        f"::error file=texts/{PROGRAMME},line=5,col=16,endColumn=27,"
        "title=PR301%3A a person is not in people.yaml::"
        "unknown speaker `alba-quinze`%0Adid you mean `alba-quince`?\n"
    )
    assert expected == report("github", workspace)


def test_json(workspace: Path) -> None:
    """Places are told within the workspace, titles in the reader's language."""
    (row,) = json.loads(report("json", workspace, "es"))["diagnostics"]
    assert [PROGRAMME, 5, 16, 27] == [row[key] for key in ("path", "line", "column", "end_column")]
    assert row["title"] != CODES["PR301"].title
