"""Five hundred single mistakes in the complete example: each is reported where it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.pipeline import validate
from proceedings.records.reader import Workspace, read_workspace
from tests.mutations import KINDS, Mistake, Vandal
from tests.workspace import EXAMPLES, copy_of

SEEDS = range(10)
MISTAKES = 50


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a copy of the complete example."""
    root = copy_of("complete", tmp_path_factory.mktemp("mutations") / "workspace")
    read = read_workspace(root, Report())
    assert read is not None
    yield read
    shutil.rmtree(root)


def reported(root: Path) -> list[tuple[str, int]]:
    """Return where a workspace is wrong: files and lines."""
    report = Report()
    validate(root, report)
    return [(each.span.path, each.span.line) for each in report]


def missed(workspace: Workspace, mistake: Mistake) -> str:
    """Make a mistake, and return what to say if it is not reported where it is."""
    file = workspace.root / mistake.path
    whole = file.read_bytes()
    file.write_text(mistake.text, encoding="utf-8")
    try:
        found = reported(workspace.root)
    finally:
        file.write_bytes(whole)
    if any(path == mistake.path and line in mistake.lines for path, line in found):
        return ""
    return f"{mistake.kind} in {mistake.path}:{sorted(mistake.lines)}, reported: {found}"


@pytest.mark.parametrize("seed", SEEDS)
def test_every_mistake_is_reported_where_it_is(workspace: Workspace, seed: int) -> None:
    """At the line of the mistake, or at what it stands in; and nothing ends in a traceback."""
    mistakes = list(Vandal(workspace, seed).mistakes(MISTAKES))
    assert [] == [text for each in mistakes if (text := missed(workspace, each))]


def test_mistakes_are_mistakes(workspace: Workspace) -> None:
    """Every kind is made, and every mistake changes its file."""
    made = [each for seed in SEEDS for each in Vandal(workspace, seed).mistakes(MISTAKES)]
    assert 500 == len(made)
    assert set(KINDS) == {each.kind for each in made}
    assert [] == [
        each.kind
        for each in made
        if (EXAMPLES / "complete" / each.path).read_text("utf-8") == each.text
    ]
