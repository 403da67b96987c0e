"""What editors accept: only what may be accepted, only there, and only while it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.pipeline import validate
from tests.workspace import copy_of, edit

PEOPLE = "events/2031-minimal/people.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace in which one person appears nowhere."""
    workspace = copy_of("minimal", tmp_path / "workspace")
    append(workspace / PEOPLE, "- id: ben-ruiz\n  name: {given: Ben, family: Ruiz}\n")
    return workspace


def append(file: Path, text: str) -> None:
    """Write a text at the end of a file."""
    file.write_text(file.read_text("utf-8") + text, encoding="utf-8")


def codes(root: Path) -> list[str]:
    """Return line and code of what is reported."""
    report = Report()
    validate(root, report)
    return [f"{each.span.line} {each.code}" for each in report]


def accept(root: Path, entry: str) -> None:
    """Accept something in the record of the last person."""
    append(root / PEOPLE, f"  accepted: [{entry}]\n")


def test_without_acceptance(root: Path) -> None:
    """What is not accepted is reported."""
    assert ["3 PR318"] == codes(root)


@pytest.mark.parametrize("text", ["", "text: ben-ruiz, "])
def test_accepted_in_the_record(root: Path, text: str) -> None:
    """The code is enough; a text makes it narrower."""
    accept(root, f"{{code: PR318, {text}reason: He listened.}}")
    assert [] == codes(root)


def test_accepted_in_the_event(root: Path) -> None:
    """An acceptance of the event holds for all its files."""
    event = root / "events/2031-minimal/event.yaml"
    append(event, "accepted: [{code: PR318, reason: Some only listened.}]\n")
    assert [] == codes(root)


def test_accepted_in_another_record(root: Path) -> None:
    """An acceptance holds for its record only, and there it is not needed."""
    edit(
        root / PEOPLE, "- id: ben-ruiz", "  accepted: [{code: PR318, reason: No.}]\n- id: ben-ruiz"
    )
    assert ["3 PR335", "4 PR318"] == codes(root)


def test_another_text(root: Path) -> None:
    """A text that the diagnostic is not about accepts nothing."""
    accept(root, "{code: PR318, text: ana, reason: She listened.}")
    assert ["3 PR318", "5 PR335"] == codes(root)


@pytest.mark.parametrize("code", ["PR301", "PR999"])
def test_what_cannot_be_accepted(root: Path, code: str) -> None:
    """Mistakes are corrected, and codes that do not exist are mistakes themselves."""
    accept(root, f"{{code: {code}, reason: No.}}")
    assert "5 PR334" in codes(root)


def test_a_reason_is_required(root: Path) -> None:
    """Whoever reads the record next must know why."""
    accept(root, "{code: PR318}")
    assert "5 PR202" in codes(root)
