"""Compose a parallel edition: a document as several editions show it in, columns and rows out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from proceedings.language.prose import NoteCall
from proceedings.language.tags import endonym
from proceedings.volume.views import DocumentView, EventView, ParagraphView

__all__ = ["Cell", "Column", "Parallel", "Row", "compose_parallel"]


@dataclass(frozen=True, slots=True)
class Column:
    """A document in one language.

    Attributes:
        lang: the language, BCP 47.
        name: the language's name in itself.
        event: the event as the edition in the language shows it.
        document: the document as that edition shows it.
        notes: the footnotes of its paragraphs, numbered through the text.
    """

    lang: str
    name: str
    event: EventView
    document: DocumentView
    notes: tuple[NoteCall, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in one language.

    Attributes:
        lang: the language of its column.
        before: number of footnotes in the column before it.
    """

    lang: str
    paragraph: ParagraphView
    before: int


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in each language.

    Attributes:
        number: its number; 0 for what stands before the first one.
        address: its permanent address, the same in all editions.
        cells: the paragraph by column; None where a version has no such paragraph.
    """

    number: int
    address: str
    cells: tuple[Cell | None, ...]

    @property
    def has_headings(self) -> bool:
        """Whether headings stand before the paragraph."""
        return any(cell.paragraph.heading for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Parallel:
    """A document in two or more languages, in columns aligned by the numbers of paragraphs.

    The first language is that of the edition: of its labels, its title and its place.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def first(self) -> Column:
        """The column of the edition's language."""
        return self.columns[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in the order of the columns."""
        return tuple(each.lang for each in self.columns)

    @property
    def stem(self) -> str:
        """Name of its files without their ending: `consensus.zh-Hans-es`."""
        return f"{self.first.document.id}.{'-'.join(self.languages)}"

    @property
    def path(self) -> str:
        """Path of its files below the event's folder, without their ending."""
        return f"parallel/{self.stem}"

    @property
    def tongues(self) -> tuple[tuple[str, str], ...]:
        """Tag and own name of each language."""
        return tuple((each.lang, each.name) for each in self.columns)

    @property
    def names(self) -> str:
        """The languages in their own names: `中文–español`."""
        return "–".join(each.name for each in self.columns)

    @property
    def notes(self) -> tuple[tuple[NoteCall | None, ...], ...]:
        """The footnotes by number and column; None where a column has none of a number."""
        return tuple(zip_longest(*(each.notes for each in self.columns)))


def compose_parallel(events: Sequence[EventView], document_id: str) -> Parallel:
    """Return a document in columns.

    Args:
        events: the event as each edition shows it, in the order of the columns.
        document_id: the document.
    """
    found = [
        (event, next(each for each in event.documents if each.id == document_id))
        for event in events
    ]
    columns = tuple(
        Column(event.lang, endonym(event.lang), event, document, tuple(_notes(document)))
        for event, document in found
    )
    return Parallel(columns, tuple(_rows(columns)))


def _paragraphs(document: DocumentView) -> tuple[ParagraphView, ...]:
    """Return a document's paragraphs; what stands before the first one has number 0."""
    if not document.preamble:
        return document.paragraphs
    opening = ParagraphView(0, f"{document.address}/0", "", document.preamble)
    return (opening, *document.paragraphs)


def _notes(document: DocumentView) -> Iterator[NoteCall]:
    notes = chain.from_iterable(each.prose.notes for each in _paragraphs(document))
    for number, each in enumerate(notes, start=1):
        yield replace(each, number=number)


def _rows(columns: Sequence[Column]) -> Iterator[Row]:
    """Yield the paragraphs in the order of their numbers, those of a single version too."""
    versions = [dict(_cells(each)) for each in columns]
    for number in sorted(set().union(*versions)):
        cells = tuple(each.get(number) for each in versions)
        address = next(cell.paragraph.address for cell in cells if cell)
        yield Row(number, address, cells)


def _cells(column: Column) -> Iterator[tuple[int, Cell]]:
    before = 0
    for each in _paragraphs(column.document):
        yield each.number, Cell(column.lang, each, before)
        before += len(each.prose.notes)
