"""Reading a workspace: folders in; records, texts and images out, in a certain order."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.diagnostics import Report, Span
from proceedings.records.files import TextFile, event_slugs, find_workspace
from proceedings.records.reader import Workspace, read_workspace
from tests.workspace import copy_of, edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small workspace."""
    return copy_of("minimal", tmp_path / "workspace")


def read(root: Path, only: tuple[str, ...] | None = None) -> tuple[Workspace, list[str]]:
    """Return the workspace, and place and code of what is wrong with it."""
    report = Report()
    workspace = read_workspace(root, report, only)
    assert workspace is not None
    return workspace, [f"{each.span} {each.code}" for each in report]


def add_event(root: Path, slug: str, start: str) -> Path:
    """Add an event to the workspace and return its file."""
    file = root / "events" / slug / "event.yaml"
    file.parent.mkdir()
    text = f"id: {slug}\nlang: en\ntitle: T\nstart: {start}\nend: {start}\n"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_workspace_is_the_nearest_folder_with_a_series(root: Path) -> None:
    """Commands work from anywhere inside a workspace."""
    assert root.resolve() == find_workspace(root / "events" / "2031-minimal")
    assert find_workspace(root.parent) is None


def test_what_is_missing_is_empty(root: Path) -> None:
    """Only event.yaml is needed; other files and folders may be left out."""
    for name in ("people.yaml", "programme.yaml"):
        (root / "events" / "2031-minimal" / name).unlink()
    workspace, problems = read(root)
    (records,) = workspace.events
    assert [] == problems
    assert ((), (), ()) == (records.people, records.programme, records.documents)


def test_events_are_in_the_order_of_their_dates(root: Path) -> None:
    """Not in that of their folders; on one day the folders decide."""
    for slug, start in (("a-later", "2032-01-01"), ("z-early", "2030-01-01"), ("b", "2031-01-15")):
        add_event(root, slug, start)
    workspace, problems = read(root)
    assert [] == problems
    assert ["z-early", "2031-minimal", "b", "a-later"] == [each.slug for each in workspace.events]


def test_only_some_events(root: Path) -> None:
    """Mistakes in the others are not looked for."""
    add_event(root, "broken", "soon")
    workspace, problems = read(root, ("2031-minimal",))
    assert [] == problems
    assert ["2031-minimal"] == [each.slug for each in workspace.events]


def test_a_broken_event_does_not_hide_the_others(root: Path) -> None:
    """A broken file is an item in the report, not the end."""
    add_event(root, "broken", "soon")
    workspace, problems = read(root)
    assert ["events/broken/event.yaml:4:8 PR204", "events/broken/event.yaml:5:6 PR204"] == problems
    assert ["2031-minimal"] == [each.slug for each in workspace.events]


def test_hidden_folders_are_no_events(root: Path) -> None:
    """What begins with a dot or an underscore is somebody else's."""
    for name in (".git", "_drafts", "2032-next"):
        (root / "events" / name).mkdir()
    assert ("2031-minimal", "2032-next") == event_slugs(root)
    assert () == event_slugs(root / "events")


def test_languages_of_an_event(root: Path) -> None:
    """Those of the series, unless the event has its own."""
    file = add_event(root, "later", "2032-01-01")
    edit(file, "lang: en\n", "lang: en\nlanguages: [en, es]\n")
    workspace, _ = read(root)
    assert [("en",), ("en", "es")] == [workspace.languages(each) for each in workspace.events]


def test_texts_and_images_have_names(root: Path) -> None:
    """Texts are named by record and language, images by their path in the event's folder."""
    folder = root / "events" / "2031-minimal"
    for name in ("articles/essay/article.yaml", "articles/essay/en.md", "images/map.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("id: essay\ntitle: Essay\n", encoding="utf-8")
    (folder / "images" / ".hidden").touch()
    (records,) = read(root)[0].events
    assert ["articles/essay/en"] == list(records.texts)
    assert ["images/map.png"] == list(records.images)


def test_files_that_cannot_be_read_are_remembered(root: Path) -> None:
    """What was refused once is not reported as missing by later checks."""
    people = root / "events" / "2031-minimal" / "people.yaml"
    people.write_bytes(b"\xff")
    (records,) = read(root)[0].events
    assert {"people"} == records.files.refused


def test_a_person_by_id(root: Path) -> None:
    """Or nobody."""
    (records,) = read(root)[0].events
    person = records.person("alba-quince")
    assert person is not None
    assert "Quince" == person.name.family
    assert records.person("nobody") is None


def test_no_series_no_workspace(root: Path) -> None:
    """Without its series a workspace cannot be read; its events are still checked."""
    (root / "events" / "series.yaml").write_text("id: S\n", encoding="utf-8")
    add_event(root, "broken", "soon")
    report = Report()
    assert read_workspace(root, report) is None
    assert {"PR202", "PR204", "PR205"} == {each.code for each in report}


@pytest.mark.parametrize(
    ("fragment", "after", "places"),
    [
        ("one", "", ["1:1+3", "2:5+3"]),
        ("one", "two ", ["2:5+3"]),
        ("\ntwo one\nthree", "", ["2:1+7"]),
        ("e", "", ["1:3+1", "2:7+1", "3:4+1", "3:5+1"]),
        ("four", "", []),
        ("", "", []),
    ],
)
def test_places_in_a_text(fragment: str, after: str, places: list[str]) -> None:
    """A fragment's first line is found wherever it stands."""
    file = TextFile("en.md", "one\ntwo one\nthree\n", b"")
    assert places == [
        f"{each.line}:{each.column}+{each.length}" for each in file.spans(fragment, after)
    ]


def test_the_place_of_what_is_not_found() -> None:
    """It is the beginning of the text; what is found is at its first place."""
    file = TextFile("en.md", "one\ntwo one\n", b"")
    assert [Span("en.md", 1, 1), Span("en.md", 1, 1, 3)] == [file.span("four"), file.span("one")]


GLOSSARY = "translations/glossary.yaml"


def test_a_workspace_needs_no_glossary(root: Path) -> None:
    """Without the file there are no terms, and nothing is said about it."""
    workspace, problems = read(root)
    assert [] == problems
    assert (None, None) == (workspace.glossary, workspace.glossary_source)


def test_the_glossary_is_read(tmp_path: Path) -> None:
    """Sources and terms stand in the order of the file, each with its place."""
    workspace, problems = read(copy_of("complete", tmp_path / "workspace"))
    assert [] == problems
    glossary, source = workspace.glossary, workspace.glossary_source
    assert glossary is not None
    assert source is not None
    assert ["rules", "reglas"] == [each.id for each in glossary.sources]
    assert ["gauge-book", "flood", "tide-table"] == [each.id for each in glossary.terms]
    term = glossary.terms[0]
    assert "libro de aforo" == term.forms.get("es")
    assert {"es": ("cuaderno de aforo",)} == term.admitted
    assert {"en": ("water diary",), "zh-Hans": ("水日记",)} == term.forbidden
    assert (GLOSSARY, 12, 9) == tuple(source.span(("terms", 0, "id")))[:3]


def test_a_glossary_that_does_not_fit_hides_nothing_else(root: Path) -> None:
    """The events are read; only the terms are not there."""
    file = root / GLOSSARY
    file.parent.mkdir(exist_ok=True)
    file.write_text("lang: en\nterms: [{id: flood, forms: {english: flood}}]\n", encoding="utf-8")
    workspace, problems = read(root)
    assert [f"{GLOSSARY}:2:29 PR206"] == problems
    assert workspace.glossary is None
    assert workspace.glossary_source is None
    assert 1 == len(workspace.events)
