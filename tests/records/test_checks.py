"""Checks across records: what fits passes, what does not is found with everything else.

Each mistake alone is in tests/broken; here is what must not be taken for a mistake.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.records.acceptances import settle
from proceedings.records.checks import check_workspace
from proceedings.records.files import read_files
from proceedings.records.reader import read_workspace
from proceedings.records.references import check_references, identifiers
from tests.workspace import copy_of, edit

EVENT = "events/2031-water-archives"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the workspace that has everything."""
    return copy_of("complete", tmp_path / "workspace")


def found(root: Path) -> list[str]:
    """Return code and message of what is wrong across the records."""
    report = Report()
    workspace = read_workspace(root, report)
    assert workspace is not None
    assert [] == list(report)
    events = read_files(root, report).events
    for files in events:
        report.extend(check_references(files))
    report.extend(check_workspace(workspace))
    left = settle(events, report.diagnostics)
    return [f"{each.code} {each.message.text()}" for each in left if each.code != "PR335"]


def test_the_complete_example_is_right(root: Path) -> None:
    """References, dates, seals and files of the example fit."""
    assert [] == found(root)


def test_identifiers_by_kind(root: Path) -> None:
    """Every kind of record is known by its identifiers, in the order of the files."""
    (files,) = read_files(root, Report()).events
    known = identifiers(files)
    assert ("mist-harbour-declaration",) == known["documents"]
    assert ("floods", "droughts") == known["topics"]
    assert "welcome" == known["interventions"][0]
    assert all(known.values())


def test_one_change_in_a_sealed_text_is_seen(root: Path) -> None:
    """A space is enough; sealed anew, the text is right again."""
    file = root / EVENT / "documents" / "mist-harbour-declaration" / "es.md"
    edit(file, "2. Cada", "2.  Cada")
    (problem,) = found(root)
    assert problem.startswith("PR308 the sealed text `")
    seal = hashlib.sha256(file.read_bytes()).hexdigest()
    old = "22b72f58c24dc3a8d412d4b8e84834afd821406ffe5bccf50151d84cdb3edf65"
    edit(file.parent / "document.yaml", old, seal)
    assert [] == found(root)


def test_reference_to_every_kind_of_source(root: Path) -> None:
    """Wherever a record names a source, an unknown one is found."""
    edit(root / EVENT / "event.yaml", "- id: bulletin", "- id: bulletins")
    problems = found(root)
    files = {each.relative_to(root / EVENT).parts[0] for each in (root / EVENT).rglob("*.yaml")}
    assert {"PR303 `bulletin` is not on record"} == set(problems)
    assert len(files) == 6
    assert len(problems) > 6


def test_an_event_of_one_day_and_a_session_of_no_length(root: Path) -> None:
    """Ends may equal beginnings."""
    edit(root / EVENT / "programme.yaml", "end: 2031-03-21T09:45", "end: 2031-03-21T09:05")
    edit(root / EVENT / "programme.yaml", "start: 2031-03-21T09:00", "start: 2031-03-21T09:05")
    edit(root / EVENT / "programme.yaml", "duration: 10\n", "duration: 0\n")
    assert [] == found(root)


def test_nothing_is_said_about_sessions_of_an_event_that_ends_before_it_starts(root: Path) -> None:
    """One mistake, one message."""
    edit(root / EVENT / "event.yaml", "end: 2031-03-22", "end: 2031-03-20")
    assert ["PR306 the event ends before it starts"] == found(root)
