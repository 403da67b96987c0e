"""Drafts: what a book says of the other volumes of its series, it depends on."""

from __future__ import annotations

import shutil
from pathlib import Path

from proceedings.diagnostics import Report
from proceedings.pipeline.checking import check
from proceedings.pipeline.drafting import Draft, drafts
from tests.workspace import copy_of, edit


def draft(root: Path, slug: str) -> Draft:
    """Compose an English edition."""
    checked = check(root, Report())
    assert checked is not None
    return next(each for each in drafts(checked, {}) if (each.slug, each.lang) == (slug, "en"))


def second_event(root: Path) -> Path:
    """Add a second event to the minimal example and return the folder of the first."""
    (first,) = (each for each in (root / "events").iterdir() if each.is_dir())
    shutil.copytree(first, root / "events" / "another-meeting")
    edit(root / "events/another-meeting/event.yaml", f"id: {first.name}", "id: another-meeting")
    edit(root / "events/another-meeting/event.yaml", "A Small Meeting", "Another Meeting")
    return first


def test_a_book_names_the_other_volumes_of_its_series(tmp_path: Path) -> None:
    """And is set again when one of them is renamed, not when its texts change."""
    root = copy_of("minimal", tmp_path / "workspace")
    slug = second_event(root).name
    before = draft(root, slug)
    assert ["Another Meeting"] == [each.title.text for each in before.book.event.volumes]
    edit(root / "events/another-meeting/people.yaml", "- id:", "# A remark.\n- id:")
    assert before.digest == draft(root, slug).digest
    edit(root / "events/another-meeting/event.yaml", "Another Meeting", "Renamed Meeting")
    after = draft(root, slug)
    assert ["Renamed Meeting"] == [each.title.text for each in after.book.event.volumes]
    assert before.digest != after.digest
