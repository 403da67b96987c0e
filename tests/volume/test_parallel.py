"""Parallel editions: columns by language, rows by the numbers of paragraphs."""

from __future__ import annotations

from dataclasses import replace

from proceedings.language.prose import NoteCall, Prose
from proceedings.volume.parallel import Parallel, compose_parallel
from proceedings.volume.views import EventView, ParagraphView
from tests.volume.composing import event

DOCUMENT = "mist-harbour-declaration"


def parallel(*languages: str) -> Parallel:
    """Return the example's declaration in columns."""
    return compose_parallel([event(each) for each in languages], DOCUMENT)


def with_paragraphs(view: EventView, *paragraphs: ParagraphView) -> EventView:
    """Return an event whose document has other paragraphs."""
    document = replace(view.documents[0], paragraphs=paragraphs, preamble=Prose(()))
    return replace(view, documents=(document,))


def paragraph(number: int, *fragments: str | NoteCall) -> ParagraphView:
    """Return a paragraph."""
    return ParagraphView(number, f"documents/{DOCUMENT}/{number}", f"{number}.", Prose(fragments))


def test_columns_and_rows() -> None:
    """The preamble and seven paragraphs stand beside each other, each in its language."""
    found = parallel("zh-Hans", "es", "pt-BR")
    assert ["中文", "español", "português"] == [each.name for each in found.columns]
    assert [0, 1, 2, 3, 4, 5, 6, 7] == [each.number for each in found.rows]
    for row in found.rows:
        cells = [each for each in row.cells if each]
        assert ["zh-Hans", "es", "pt-BR"] == [each.lang for each in cells]
        assert {row.address} == {each.paragraph.address for each in cells}
    assert f"documents/{DOCUMENT}/3" == found.rows[3].address


def test_names_of_its_files() -> None:
    """Document and languages in the order of the columns."""
    found = parallel("es", "zh-Hans")
    assert f"parallel/{DOCUMENT}.es-zh-Hans" == found.path
    assert "español–中文" == found.names
    assert "es" == found.first.lang


def test_a_paragraph_of_one_version_only() -> None:
    """Nothing is shifted: its row has an empty cell."""
    two = with_paragraphs(event("en"), paragraph(1, "A"), paragraph(2, "B"))
    three = with_paragraphs(event("es"), paragraph(1, "A"), paragraph(3, "C"))
    rows = compose_parallel([two, three], DOCUMENT).rows
    assert [(1, True, True), (2, True, False), (3, False, True)] == [
        (each.number, *(cell is not None for cell in each.cells)) for each in rows
    ]


def test_notes_are_numbered_through_a_column() -> None:
    """Numbers go on from paragraph to paragraph, and notes are listed by number."""
    one, two = NoteCall(1, "one", first=True), NoteCall(2, "two", first=True)
    left = with_paragraphs(event("en"), paragraph(1, "A", one, two), paragraph(2, "B", one))
    right = with_paragraphs(event("es"), paragraph(1, "A"), paragraph(2, "B", one))
    found = compose_parallel([left, right], DOCUMENT)
    before = [[cell.before for cell in row.cells if cell] for row in found.rows]
    assert [[0, 0], [2, 0]] == before
    listed = [[each and (each.number, each.html) for each in row] for row in found.notes]
    assert [[(1, "one"), (1, "one")], [(2, "two"), None], [(3, "one"), None]] == listed


def test_standing_of_each_column() -> None:
    """Each column says in its own language what its text is; none says more than the record."""
    columns = {each.lang: each.document.text for each in parallel("zh-Hans", "es", "en").columns}
    assert "本文本为作准文本。" == columns["zh-Hans"].standing
    assert "Este es un texto auténtico." == columns["es"].standing
    assert "Working translation by Odalys Trasverso." in columns["en"].standing
    assert columns["en"].standing.endswith("Translated from this language: Chinese.")
    assert ["zh-Hans", "es", "en"] == [each.lang for each in columns.values()]
    assert all(64 == len(each.seal) for each in columns.values())
