"""`validate --watch`: a report at the beginning and after every save, until interrupted."""

from __future__ import annotations

import errno
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from proceedings.cli.terminal import Voice
from proceedings.cli.watch import keep_checking
from tests.workspace import copy_of, edit

PROGRAMME = "events/2031-minimal/programme.yaml"
END = "waiting for changes"


class Watching:
    """A running `validate --watch`, read as far as the end of a report."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Read standard error, to which reports go."""
        assert process.stderr
        self.process, self.stream = process, process.stderr
        self._unread = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(self.stream, selectors.EVENT_READ)

    def report(self, expected: str, patience: float = 30) -> str:
        """Return the next report that holds a text; earlier ones are passed over."""
        while expected not in (shown := self._next(patience)):
            pass
        return shown

    def _next(self, patience: float) -> str:
        while END.encode() not in self._unread or not self._unread.endswith(b"\n"):
            assert self._selector.select(patience), self._unread.decode()
            some = os.read(self.stream.fileno(), 65536)
            assert some, self._unread.decode()
            self._unread += some
        report, _, rest = self._unread.partition(END.encode())
        self._unread = rest.partition(b"\n")[2]
        return report.decode()


@contextmanager
def watching(root: Path) -> Iterator[Watching]:
    """Run `validate --watch` on a workspace, and end it in any case."""
    command = [sys.executable, "-m", "proceedings", "validate", "--watch", f"--workspace={root}"]
    environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    ) as process:
        try:
            yield Watching(process)
        finally:
            process.kill()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace without mistakes."""
    return copy_of("minimal", tmp_path / "workspace")


def test_a_save_gives_a_new_report(workspace: Path) -> None:
    """A mistake is shown when it is saved, and gone when it is corrected; Ctrl-C ends with 130."""
    with watching(workspace) as watched:
        first = watched.report("no problems found")
        edit(workspace / PROGRAMME, "speaker: alba-quince", "speaker: alba-quinze")
        second = watched.report("errors: 1")
        edit(workspace / PROGRAMME, "speaker: alba-quinze", "speaker: alba-quince")
        third = watched.report("no problems found")
        watched.process.send_signal(signal.SIGINT)
        code = watched.process.wait(30)
        rest = watched.stream.read()

    assert "PR301" not in first + third
    assert "      speaker: alba-quinze\n     |                ^^^^^^^^^^^\n" in second
    assert (130, b"") == (code, rest)
    assert "\x1b" not in first + second + third


def test_files_that_are_renamed_come_and_go(workspace: Path) -> None:
    """Editors save by renaming; files, and folders of the workspace, may vanish and come back."""
    file, away = workspace / PROGRAMME, workspace / "programme.tmp"
    event = file.parent
    with watching(workspace) as watched:
        watched.report("no problems found")
        away.write_text(file.read_text("utf-8").replace("alba-quince", "nobody"), encoding="utf-8")
        away.replace(file)
        watched.report("errors: 1")
        (event / "event.yaml").rename(away)
        missing = watched.report("PR111")
        away.rename(event / "event.yaml")
        watched.report("PR301")
        (workspace / "events").rename(workspace / "elsewhere")
        watched.report("series.yaml: error PR111")
        (workspace / "elsewhere").rename(workspace / "events")
        watched.report("PR301")
        (workspace / "translations").mkdir()
        watched.report("PR301")

    assert f"{event.relative_to(workspace)}/event.yaml: error PR111: the file is missing" in missing


def test_a_file_that_vanishes_while_it_is_read(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The system's refusal is told, and the next change is waited for."""
    checks = []

    def check() -> None:
        checks.append(True)
        (workspace / PROGRAMME).touch()
        if len(checks) > 1:
            raise KeyboardInterrupt
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "people.yaml")

    with pytest.raises(KeyboardInterrupt):
        keep_checking(workspace, Voice("en"), check)

    assert "a file cannot be read now: No such file or directory\n" in capsys.readouterr().err
    assert [True, True] == checks


def test_termination(workspace: Path) -> None:
    """A service manager's signal ends it at once: there is nothing to clean up."""
    with watching(workspace) as watched:
        watched.report("no problems found")
        watched.process.terminate()
        assert -signal.SIGTERM == watched.process.wait(30)


@pytest.mark.parametrize("more", [("--format", "json"), ("--strict",)])
def test_it_is_for_people_only(more: tuple[str, ...], workspace: Path) -> None:
    """Neither a program that reads a report nor an exit code ever gets an end: wrong usage."""
    command = [sys.executable, "-m", "proceedings", "validate", "--watch", *more]
    ended = subprocess.run(
        [*command, "--workspace", workspace], capture_output=True, text=True, check=False
    )
    assert (2, "") == (ended.returncode, ended.stdout)
    assert "never ends by itself" in ended.stderr
