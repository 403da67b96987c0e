"""`validate --fix`: what it prints, what it writes, what it asks."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace import copy_of, edit

EVENT = "events/2031-minimal"
PEOPLE = f"{EVENT}/people.yaml"
PACT = f"{EVENT}/documents/pact"
DISORDER = b"# Head\r\n- name: {family: Quince, given: Alba}  # as printed \n  id: alba-quince"
ORDER = b"# Head\n- id: alba-quince\n  name: {family: Quince, given: Alba}  # as printed\n"
PATCH = b"""\
--- a/events/2031-minimal/people.yaml
+++ b/events/2031-minimal/people.yaml
@@ -1,3 +1,3 @@
-# Head\r
-- name: {family: Quince, given: Alba}  # as printed \n\
-  id: alba-quince
\\ No newline at end of file
+# Head
+- id: alba-quince
+  name: {family: Quince, given: Alba}  # as printed
"""


def fix(
    root: Path, *arguments: str, stdin: int = subprocess.DEVNULL
) -> subprocess.CompletedProcess[bytes]:
    """Run `proceedings validate --fix` on a workspace."""
    command = [sys.executable, "-m", "proceedings", "validate", "--fix", "--workspace", str(root)]
    environment = {"LC_ALL": "en_US.UTF-8", "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    return subprocess.run(
        [*command, *arguments], stdin=stdin, capture_output=True, check=False, env=environment
    )


def contents(root: Path) -> dict[Path, bytes]:
    """Return all files of a workspace."""
    return {each: each.read_bytes() for each in root.rglob("*") if each.is_file()}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the minimal example, with people in disorder."""
    root = copy_of("minimal", tmp_path / "workspace")
    (root / PEOPLE).write_bytes(DISORDER)
    return root


@pytest.fixture
def pact(tmp_path: Path) -> Path:
    """A copy of the minimal example, with a document that is not sealed."""
    root = copy_of("minimal", tmp_path / "workspace")
    (root / PACT).mkdir(parents=True)
    text = "id: pact\nkind: treaty\ntitle: A Pact\ntexts:\n  en: {}\n"
    (root / PACT / "document.yaml").write_text(text, encoding="utf-8")
    (root / PACT / "en.md").write_text("1. One.\n\n2. Two.\n", encoding="utf-8")
    return root


def test_nothing_to_mend(workspace: Path) -> None:
    """Where everything is in order it says so; the ordinary report follows."""
    fix(workspace)
    before = contents(workspace)

    ended = fix(workspace)

    assert (0, b"", b"nothing to mend\nno problems found\n") == (
        ended.returncode,
        ended.stdout,
        ended.stderr,
    )
    assert before == contents(workspace)


def test_the_patch_is_printed_and_the_files_are_written(workspace: Path) -> None:
    """Standard output is the patch, byte for byte; remarks are on standard error."""
    ended = fix(workspace)

    assert PATCH == ended.stdout
    assert (0, b"files mended: 1\nno problems found\n") == (ended.returncode, ended.stderr)
    assert ORDER == (workspace / PEOPLE).read_bytes()


@pytest.mark.parametrize(
    "undo", [("git", "apply", "--reverse"), ("patch", "-R", "-p1", "--binary")]
)
def test_the_patch_takes_everything_back(undo: tuple[str, ...], workspace: Path) -> None:
    """Applied in reverse it gives the old bytes of all files."""
    programme = workspace / EVENT / "programme.yaml"
    programme.write_bytes(programme.read_bytes().replace(b"\n", b"  \n") + b"\n\n")
    before = contents(workspace)
    patch = fix(workspace).stdout
    assert before != contents(workspace)

    subprocess.run(undo, input=patch, cwd=workspace, check=True, capture_output=True)

    assert before == contents(workspace)


def test_a_terminal_is_shown_what_it_would_obey(workspace: Path) -> None:
    """On a terminal a carriage return in a line is visible."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "proceedings", "validate", "--fix", "--dry-run"]
    subprocess.run(
        [*command, "--workspace", str(workspace)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    shown = os.read(ours, 4096)
    os.close(ours)
    os.close(theirs)

    assert PATCH.replace(b"\r", rb"\u{000D}") == shown.replace(b"\r\n", b"\n")


def test_a_dry_run_writes_nothing(workspace: Path) -> None:
    """The patch is shown; no file changes, and the report is about the files as they are."""
    ended = fix(workspace, "--dry-run")

    assert (0, PATCH) == (ended.returncode, ended.stdout)
    assert ended.stderr.startswith(f"{PEOPLE}:3:18: warning PR118: ".encode())
    assert DISORDER == (workspace / PEOPLE).read_bytes()


def test_the_report_is_about_the_mended_files(workspace: Path) -> None:
    """Lines and exit code are those after mending."""
    edit(workspace / PEOPLE, "id: alba-quince", "id: alba-quinze")

    ended = fix(workspace, "--format", "json")

    found = [(each["path"], each["code"]) for each in json.loads(ended.stdout)["diagnostics"]]
    assert (1, [(f"{EVENT}/programme.yaml", "PR301")]) == (ended.returncode, found)
    assert b"+- id: alba-quinze\n" in ended.stderr


@pytest.mark.parametrize("option", ["--dry-run", "--yes"])
def test_options_of_mending_need_fix(option: str, workspace: Path) -> None:
    """A preview of nothing is wrong usage."""
    command = [sys.executable, "-m", "proceedings", "validate", option]
    ended = subprocess.run(command, cwd=Path.cwd(), capture_output=True, check=False, text=True)

    assert 2 == ended.returncode
    assert "--fix" in ended.stderr
    assert DISORDER == (workspace / PEOPLE).read_bytes()


def test_one_file_that_cannot_be_written_leaves_all(workspace: Path) -> None:
    """The mistake is reported without a traceback, and every file is as it was."""
    before = contents(workspace)
    command = f"ulimit -f 0; exec {sys.executable} -m proceedings validate --fix --workspace ."
    code = f"cd {workspace} && {command}"
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path.cwd()), "LC_ALL": "C.UTF-8"}

    ended = subprocess.run(["bash", "-c", code], capture_output=True, check=False, env=environment)

    assert 1 == ended.returncode
    assert b"error PR602" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert before == contents(workspace)


def test_permissions_are_kept(workspace: Path) -> None:
    """A file that others may not read stays so."""
    (workspace / PEOPLE).chmod(0o600)
    fix(workspace)
    assert 0o600 == (workspace / PEOPLE).stat().st_mode & 0o777


def test_without_terminal_nothing_is_sealed(pact: Path) -> None:
    """A line says what would seal it."""
    before = contents(pact)

    ended = fix(pact)

    expected = (
        f"`{PACT}/en.md` is not sealed; --yes seals it\nnothing to mend\n{PACT}/document.yaml:"
    )
    assert (0, b"") == (ended.returncode, ended.stdout)
    assert ended.stderr.decode().startswith(expected)
    assert b"warning PR321: the adopted text `en.md` is not sealed" in ended.stderr
    assert before == contents(pact)


def test_yes_seals(pact: Path) -> None:
    """The digest is written into the record, and a second run asks nothing."""
    ended = fix(pact, "--yes")

    digest = hashlib.sha256((pact / PACT / "en.md").read_bytes()).hexdigest()
    assert b"files mended: 1\nno problems found\n" == ended.stderr
    assert f"-  en: {{}}\n+  en: {{sha256: {digest}}}\n" in ended.stdout.decode()
    assert b"nothing to mend\nno problems found\n" == fix(pact).stderr


@pytest.mark.parametrize(("answer", "is_sealed"), [(b"y\n", True), (b"n\n", False), (b"\n", False)])
def test_at_a_terminal_it_asks(answer: bytes, *, is_sealed: bool, pact: Path) -> None:
    """The question names the file, the paragraphs and the digest; no answer is no."""
    ours, theirs = os.openpty()
    os.write(ours, answer)

    ended = fix(pact, stdin=theirs)

    os.close(ours)
    os.close(theirs)
    digest = hashlib.sha256((pact / PACT / "en.md").read_bytes()).hexdigest()
    question = f"seal `{PACT}/en.md`? paragraphs: 2, SHA-256: {digest} [y/N] "
    assert ended.stderr.decode().startswith(question)
    record = (pact / PACT / "document.yaml").read_text(encoding="utf-8")
    assert is_sealed == ended.stdout.startswith(b"--- a/")
    assert is_sealed == bool(ended.stdout)
    assert is_sealed == (f"sha256: {digest}" in record)


def test_a_seal_that_does_not_fit_is_never_changed(pact: Path) -> None:
    """The report says so; the record and the text stay."""
    edit(pact / PACT / "document.yaml", "{}", "{sha256: " + "0" * 64 + "}")
    (pact / PACT / "en.md").write_bytes(b"1. One.  \n\n\n")
    before = contents(pact)

    ended = fix(pact, "--yes")

    assert 1 == ended.returncode
    assert b"PR308" in ended.stderr
    assert before == contents(pact)


def test_a_corrected_text_is_sealed_anew(pact: Path) -> None:
    """Sealed, corrected, told in a corrigendum: the report leads to a workspace without problems.

    Before the corrigendum the report asks for it; after it, only for the seal.
    """
    fix(pact, "--yes")
    record, text = pact / PACT / "document.yaml", pact / PACT / "en.md"
    seal = hashlib.sha256(text.read_bytes()).hexdigest()
    edit(text, "Two", "Three")
    assert b"record what was corrected in `corrigenda`, remove this seal" in fix(pact).stderr

    told = "status: corrected\ncorrigenda:\n"
    told += "  - {date: 2031-09-01, paragraph: 2, lang: en, old: Two, new: Three}\n"
    record.write_text(record.read_text("utf-8") + told, encoding="utf-8")
    assert b"the corrigenda tell of the change: remove this seal" in fix(pact).stderr

    edit(record, f"{{sha256: {seal}}}", "{}")
    ended = fix(pact, "--yes")
    assert b"files mended: 1\nno problems found\n" == ended.stderr
    assert hashlib.sha256(text.read_bytes()).hexdigest() in record.read_text("utf-8")
