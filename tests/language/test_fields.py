"""Fields: every translatable text of an event, under a context that stays the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from proceedings.diagnostics import Report, Span
from proceedings.language.fields import Field, fields, text_language
from proceedings.records.reader import EventRecords, read_workspace
from tests.workspace import copy_of, edit

EVENT = "events/2031-water-archives"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the workspace that has everything."""
    return copy_of("complete", tmp_path / "workspace")


def records(root: Path) -> EventRecords:
    """Return the only event of a workspace in which nothing is wrong."""
    report = Report()
    workspace = read_workspace(root, report)
    assert workspace is not None
    assert [] == list(report)
    return workspace.events[0]


def found(root: Path) -> dict[str, Field]:
    """Return the event's fields by context."""
    return {each.context: each for each in fields(records(root))}


def test_contexts_are_paths_of_identifiers(root: Path) -> None:
    """Every kind of record has its fields, named by identifiers; official forms are no fields."""
    contexts = found(root)
    assert {
        *("event/summary", "event/topics/droughts/title", "event/notes/attendance/text"),
        *("programme/opening/title", "programme/opening/welcome/title"),
        *("programme/keynote/lin-shuiyin/summary", "programme/keynote/lin-shuiyin/keywords"),
        *("outcomes/gauge-network/description", "people/yun-mohe/role"),
        *("documents/mist-harbour-declaration/note", "documents/mist-harbour-declaration/text"),
        *("articles/reading-rivers/title", "articles/reading-rivers/text"),
    } <= set(contexts)
    assert not {"event/title", "programme/keynote/title", "outcomes/gauge-network/name"} & set(
        contexts
    )


def test_contexts_are_unique(root: Path) -> None:
    """Two fields under one context would share their translations."""
    contexts = [each.context for each in fields(records(root))]
    assert len(contexts) > 50
    assert sorted(set(contexts)) == sorted(contexts)


@pytest.mark.parametrize("name", ["people.yaml", "programme.yaml", "outcomes.yaml"])
def test_reordering_records_changes_nothing(root: Path, name: str) -> None:
    """Contexts, languages and messages are the same; only places differ."""

    def seen() -> dict[str, tuple[str, tuple[str, ...]]]:
        return {
            context: (each.lang, tuple(unit.text for unit in each.units))
            for context, each in found(root).items()
        }

    before = seen()
    file = root / EVENT / name
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 text only
    file.write_text(yaml.safe_dump(data[::-1], allow_unicode=True), encoding="utf-8")
    assert before == seen()


def test_languages_are_inherited(root: Path) -> None:
    """From the text's own language to the record's, then the session's, then the event's."""
    contexts = found(root)
    assert "en" == contexts["programme/opening/title"].lang
    assert "es" == contexts["programme/mesa-inundaciones/tomas-aguaclara-piedraluna/summary"].lang
    assert "en" == contexts["programme/mesa-inundaciones/yun-mohe/summary"].lang
    assert "pt-BR" == contexts["people/ines-marevora-da-ribalonga/role"].lang
    assert "es" == contexts["people/tomas-aguaclara-piedraluna/affiliation"].lang
    assert "en" == contexts["people/tomas-aguaclara-piedraluna/role"].lang


def test_units_are_blocks_with_their_places(root: Path) -> None:
    """Plain texts are one message; Markdown is one message per block, placed in its file."""
    contexts = found(root)
    assert ["director"] == [
        unit.text for unit in contexts["people/tomas-aguaclara-piedraluna/role"].units
    ]
    article = contexts["articles/reading-rivers/text"]
    path = f"{EVENT}/articles/reading-rivers/en.md"
    assert Span(path, 1, 4, 9) == article.units[0].span
    assert {path} == {unit.span.path for unit in article.units}
    assert len({unit.span.line for unit in article.units}) > 20


def test_notes_for_translators(root: Path) -> None:
    """What an author says to translators goes with the field."""
    assert "A research post, not an honorary one." == found(root)["people/yun-mohe/role"].note


def test_language_of_a_document(root: Path) -> None:
    """Its own; failing that the event's if that text is held; failing that the first held."""
    file = root / EVENT / "documents" / "mist-harbour-declaration" / "document.yaml"
    assert "es" == text_language(records(root), records(root).documents[0])
    edit(file, "lang: es\noriginal", "original")
    assert "en" == text_language(records(root), records(root).documents[0])
    edit(root / EVENT / "event.yaml", "lang: en\n", "lang: fr\n")
    assert "zh-Hans" == text_language(records(root), records(root).documents[0])


def test_fields_are_found_once(tmp_path: Path) -> None:
    """Checks and editions of an event share its fields; another reading has its own."""
    root = copy_of("minimal", tmp_path / "w")
    event = records(root)
    assert fields(event) is fields(event)
    found, again = (
        [(each.context, [(unit.text, unit.span) for unit in each.units]) for each in fields(one)]
        for one in (event, records(root))
    )
    assert found == again
