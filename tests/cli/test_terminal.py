"""What a terminal shows: colour by role, none in a pipe, and not more than can be read."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace import copy_of, edit

EVENT = "events/2031-minimal"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with an unknown speaker."""
    root = copy_of("minimal", tmp_path / "workspace")
    edit(root / EVENT / "programme.yaml", "speaker: alba-quince", "speaker: alba-quinze")
    return root


def on_a_terminal(*arguments: str | Path, **environment: str) -> str:
    """Run `proceedings` with standard error on a terminal and return what it shows there."""
    reading, writing = pty.openpty()
    known = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "proceedings", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=writing, env=known | environment
    ) as running:
        os.close(writing)
        shown = b""
        while some := _some(reading):
            shown += some
        running.wait()
    os.close(reading)
    return shown.decode().replace("\r\n", "\n")


def _some(reading: int) -> bytes:
    """Return what a terminal shows next; nothing when its last writer has gone."""
    try:
        return os.read(reading, 65536)
    except OSError:  # Linux says so with EIO
        return b""


def test_colours(workspace: Path) -> None:
    """The place, severity, carets and label each have a style; the text of the message is plain."""
    shown = on_a_terminal("validate", "--workspace", workspace)
    expected = (
        f"\x1b[1m{EVENT}/programme.yaml:5:16: \x1b[0m"
        "\x1b[1;31merror PR301: \x1b[0munknown speaker `alba-quinze`\n"
        "\x1b[34m   5 | \x1b[0m      speaker: alba-quinze\n"
        "\x1b[34m     | \x1b[0m\x1b[1;31m               ^^^^^^^^^^^\x1b[0m\n"
        "\x1b[1;36m  help: \x1b[0mdid you mean `alba-quince`?\n\n"
        "errors: 1, warnings: 0\n"
        "`proceedings explain PR301` says more\n"
    )
    assert expected == shown


def test_diagnostics_stand_apart(tmp_path: Path) -> None:
    """An empty line stands behind each diagnostic."""
    root = copy_of("minimal", tmp_path / "workspace")
    edit(root / EVENT / "event.yaml", "start: 2031-01-15", "start: early\nend_: late")
    shown = on_a_terminal("validate", "--workspace", root, NO_COLOR="1").splitlines()
    blank = [number for number, line in enumerate(shown) if not line]
    assert [4, 9] == blank
    assert shown[5].startswith(f"{EVENT}/event.yaml:6:1: error PR201: ")


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours(variable: dict[str, str], workspace: Path) -> None:
    """A reader who wants none, and a terminal that has none, get no escape codes."""
    shown = on_a_terminal("validate", "--workspace", workspace, **variable)
    assert "               ^^^^^^^^^^^\n" in shown
    assert "\x1b" not in shown


@pytest.fixture
def crowded(workspace: Path) -> Path:
    """Return a workspace with 201 mistakes of one kind and one of another."""
    people = workspace / EVENT / "people.yaml"
    more = "".join(
        f"- {{id: p{number}, name: {{full: P}}, country: XX}}\n" for number in range(201)
    )
    people.write_text(people.read_text("utf-8") + more, encoding="utf-8")
    return workspace


def test_more_than_can_be_read(crowded: Path) -> None:
    """On a terminal the rest of a frequent code is counted, not shown; the totals count all."""
    shown = on_a_terminal("validate", "--workspace", crowded, NO_COLOR="1")
    assert [50, 1] == [shown.count(f"error {code}: ") for code in ("PR207", "PR301")]
    assert [
        "PR207: 151 of 201 are not shown; `--all` shows them",
        "",
        "errors: 202, warnings: 0",
    ] == shown.splitlines()[-4:-1]


def test_all_of_it(crowded: Path) -> None:
    """`--all` shows everything; so does a pipe."""
    command = ("validate", "--workspace", crowded)
    shown = on_a_terminal(*command, "--all", NO_COLOR="1")
    piped = subprocess.run(
        [sys.executable, "-m", "proceedings", *command],
        env={"LC_ALL": "C.UTF-8"},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    ).stderr
    assert [201, 201] == [text.count("error PR207: ") for text in (shown, piped)]
    assert "not shown" not in shown + piped
