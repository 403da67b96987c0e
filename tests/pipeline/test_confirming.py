"""Confirming: keys stand for stale translations of a workspace, and nothing else is touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.pipeline import update_translations
from proceedings.pipeline.confirming import (
    Chosen,
    choose,
    confirm_translations,
    take_back_confirmations,
)
from tests.workspace import copy_of, edit

EVENT = "events/2031-water-archives"
SPANISH = "translations/es/LC_MESSAGES/2031-water-archives.en.po"
KEY = "programme/opening/welcome/title"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace in which a title and a paragraph changed after their translation."""
    root = copy_of("complete", tmp_path / "workspace")
    edit(root / EVENT / "programme.yaml", "title: Words of welcome", "title: Words of no welcome")
    edit(root / EVENT / "articles/reading-rivers/en.md", "other rivers", "older rivers")
    update_translations(root, Report())
    return root


def chosen(root: Path, *keys: str, undo: bool = False) -> Chosen:
    """Return what keys stand for in Spanish; nothing may be wrong with the workspace."""
    report = Report()
    found = choose(root, report, "es", keys, undo=undo)
    assert [] == list(report)
    return found


TEXT, FORM = "articles/reading-rivers/text", "people/tomas-aguaclara-piedraluna/affiliation"
STALE = "(stale): Once a year the readers of Lantern Bay open a gauge book an…"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "programme/openin/welcome/title",
            f"there is no message `programme/openin/welcome/title`; did you mean `{KEY}`?",
        ),
        ("x", "there is no message `x`"),
        (
            "event/topics/droughts/title",
            "`event/topics/droughts/title` is not stale: there is nothing to confirm",
        ),
        (TEXT, f"`{TEXT}` has several messages; choose one of them:\n  {TEXT}#2 {STALE}"),
        (FORM, f"`{FORM}` is not translated through a catalog"),
    ],
    ids=["misspelt", "unknown", "current", "several", "exempt"],
)
def test_keys_that_stand_for_nothing(root: Path, key: str, said: str) -> None:
    """What was meant is named: a similar key, or the messages of the field."""
    found = chosen(root, key)
    assert ((), [said]) == (found.choices, [each.text() for each in found.problems])


def test_what_changed_is_shown(root: Path) -> None:
    """The words that came, beside the translation."""
    (choice,) = chosen(root, KEY).choices
    assert ("2031-water-archives", "Palabras de bienvenida") == (choice.event, choice.pair.text)
    assert ["Words of ", "no ", "welcome"] == [each.text for each in choice.pieces]


def test_confirmed_and_taken_back(root: Path) -> None:
    """Two entries of one file change; an update leaves them; taking back makes them stale again."""
    before = (root / SPANISH).read_text(encoding="utf-8")
    keys = (KEY, "articles/reading-rivers/text#2")
    assert (SPANISH,) == confirm_translations(root, chosen(root, *keys).choices, "Ana Lima")
    confirmed = (root / SPANISH).read_text(encoding="utf-8")
    assert 2 == confirmed.count(f"# confirmed: {date.today().isoformat()} Ana Lima\n")  # noqa: DTZ011
    assert (2, 0) == (before.count("fuzzy"), confirmed.count("fuzzy"))
    _, changed = update_translations(root, Report())
    assert () == changed

    said = [each.text() for each in chosen(root, KEY).problems]
    assert [f"`{KEY}` is not stale: there is nothing to confirm"] == said
    take_back_confirmations(root, chosen(root, *keys, undo=True).choices)
    again = (root / SPANISH).read_text(encoding="utf-8")
    assert (2, 0) == (again.count("fuzzy"), again.count("confirmed"))
    unconfirmed = chosen(root, KEY, undo=True)
    assert [f"`{KEY}` was not confirmed"] == [each.text() for each in unconfirmed.problems]
