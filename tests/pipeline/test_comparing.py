"""The check of translations: what is compared, what is left out, and what is reported once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.pipeline.comparing import check_translations
from tests.planting import CHECKOUT
from tests.workspace import copy_of, edit

SLUG = "2031-water-archives"
SPANISH = f"translations/es/LC_MESSAGES/{SLUG}.en.po"
FUZZY = '#, fuzzy\nmsgctxt "event/topics/droughts/title"'
HALL = 'msgid "Map Hall"\nmsgstr "Sala de los Mapas"'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the complete example."""
    return copy_of("complete", tmp_path / "workspace")


def reported(
    root: Path, events: tuple[str, ...] = (), languages: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    """Return the codes of structure that are reported, with their files."""
    report = Report()
    check_translations(root, report, events, languages)
    return [(each.code, each.span.path) for each in report if each.code < "PR430"]


def test_what_is_missing_or_stale_is_counted_and_not_compared(workspace: Path) -> None:
    """`validate` and `status` name it."""
    before = check_translations(workspace, Report())
    edit(workspace / SPANISH, HALL, HALL.replace("Sala de los Mapas", ""))
    edit(workspace / SPANISH, 'msgctxt "event/topics/droughts/title"', FUZZY)
    after = check_translations(workspace, Report())

    assert replace(before, checked=before.checked - 2, stale=1, missing=1) == after
    assert [] == reported(workspace)


def test_a_lost_placeholder_or_note_is_reported_once(workspace: Path) -> None:
    """`validate` reports it too; the comparison names the message and what is lost."""
    edit(workspace / SPANISH, "cada uno.[^custom]", "cada uno.")
    assert [("PR403", SPANISH)] == reported(workspace)


def test_a_lost_placeholder_of_a_label_is_reported_outside_a_checkout() -> None:
    """Where labels are not compared, `validate` has found it."""
    root = CHECKOUT / "tests" / "broken" / "PR403-placeholder"
    assert "PR403" in {code for code, _ in reported(root)}


def test_only_the_languages_and_events_asked_for_are_compared(workspace: Path) -> None:
    """Two faults in two languages; each is found where it is asked for."""
    portuguese = SPANISH.replace("/es/", "/pt_BR/")
    for path in (SPANISH, portuguese):
        edit(workspace / path, 'msgstr "S', 'msgstr "  S')
    assert [("PR420", SPANISH)] == reported(workspace, languages=("es",))
    assert [("PR420", portuguese)] == reported(workspace, languages=("pt-BR",))
    assert 2 == len(reported(workspace, events=(SLUG,)))


def test_errors_of_records_are_reported(workspace: Path) -> None:
    """What is not read is not compared, and nobody is told that all is well."""
    edit(workspace / f"events/{SLUG}/event.yaml", "start:", "begin:")
    assert "PR201" in {code for code, _ in reported(workspace)}


def test_the_interface_is_compared_in_a_checkout() -> None:
    """It counts as an event there, and can be asked for alone."""
    alone = check_translations(CHECKOUT, Report(), ("interface",), ("es",))
    every = check_translations(CHECKOUT, Report(), (), ("es",))
    assert 600 < alone.checked < every.checked
    assert [] == reported(CHECKOUT)
