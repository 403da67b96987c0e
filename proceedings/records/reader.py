"""Read a workspace: from its files to records, with every error of the run reported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from proceedings.diagnostics import Report, message
from proceedings.records.base import Record
from proceedings.records.files import EventFiles, TextFile, ThemeFiles, WorkspaceFiles, read_files
from proceedings.records.models import (
    Article,
    Document,
    Event,
    Glossary,
    Outcome,
    Person,
    Series,
    Session,
    Theme,
)
from proceedings.records.shape import shape
from proceedings.records.source import Source

__all__ = ["EventRecords", "Workspace", "read_workspace", "shape_workspace"]

R = TypeVar("R", bound=Record)
F = TypeVar("F", Document, Article)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class EventRecords:
    """All records of one event, as written, and the files that they stand in.

    What is derived from them is kept by who derived it, as long as they are in use.
    """

    files: EventFiles
    event: Event
    people: tuple[Person, ...] = ()
    programme: tuple[Session, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    documents: tuple[Document, ...] = ()
    articles: tuple[Article, ...] = ()
    theme: Theme | None = None

    @property
    def slug(self) -> str:
        """The event's folder and address."""
        return self.files.slug

    @property
    def sources(self) -> dict[str, Source]:
        """The YAML files by name."""
        return self.files.sources

    @property
    def texts(self) -> dict[str, TextFile]:
        """The Markdown files by name."""
        return self.files.texts

    @property
    def images(self) -> dict[str, bytes]:
        """The image files by name."""
        return self.files.images

    def person(self, person_id: str) -> Person | None:
        """Return a person by id."""
        return next((person for person in self.people if person.id == person_id), None)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A series and its events.

    Attributes:
        root: the folder.
        series: the series.
        events: its events, in the order of their dates.
        source: the file of the series.
        glossary: the terms that all events share; None when there is no glossary.
        glossary_source: the file of the glossary.
        theme: the look of all events; None without one.
        theme_files: its folder.
    """

    root: Path
    series: Series
    events: tuple[EventRecords, ...]
    source: Source
    glossary: Glossary | None = None
    glossary_source: Source | None = None
    theme: Theme | None = None
    theme_files: ThemeFiles | None = None

    def languages(self, event: EventRecords) -> tuple[str, ...]:
        """Return the languages in which an event is published."""
        return event.event.languages or self.series.languages


def read_workspace(
    root: Path, report: Report, only: Collection[str] | None = None
) -> Workspace | None:
    """Read the series and its events (or only some), reporting what is wrong with their shape.

    Returns:
        The workspace with the events that could be read, or None when the series could not.
    """
    return shape_workspace(read_files(root, report, only), report)


def shape_workspace(files: WorkspaceFiles, report: Report) -> Workspace | None:
    """Give the files of a workspace their shape; what does not fit is reported and left out."""
    series = shape(files.series, Series, report) if files.series else None
    glossary = shape(files.glossary, Glossary, report) if files.glossary else None
    theme = _theme(files.theme, report)
    events = [shaped for each in files.events if (shaped := _shape_event(each, report))]
    if files.series is None or series is None:
        return None
    events.sort(key=lambda each: (each.event.start, each.slug))
    return Workspace(
        files.root,
        series,
        tuple(events),
        files.series,
        glossary,
        files.glossary if glossary else None,
        theme,
        files.theme,
    )


def _shape_event(files: EventFiles, report: Report) -> EventRecords | None:
    source = files.sources.get("event")
    event = shape(source, Event, report) if source else None
    if source and event:
        _check_name(source, files.slug, event.id, report)
    people = _many(files, "people", Person, report)
    programme = _many(files, "programme", Session, report)
    outcomes = _many(files, "outcomes", Outcome, report)
    documents = _folders(files, "documents", Document, report)
    articles = _folders(files, "articles", Article, report)
    if event is None:
        return None
    theme = _theme(files.theme, report)
    return EventRecords(files, event, people, programme, outcomes, documents, articles, theme)


def _theme(files: ThemeFiles | None, report: Report) -> Theme | None:
    """Shape a theme; a folder without `theme.yaml` has templates or fonts only."""
    if files is None:
        return None
    return shape(files.source, Theme, report) if files.source else Theme()


def _many(files: EventFiles, name: str, model: type[R], report: Report) -> tuple[R, ...]:
    """Shape a file that holds a list of records; the file may be left out."""
    source = files.sources.get(name)
    if source is None:
        return ()
    return shape(source, tuple[model, ...], report) or ()  # type: ignore[valid-type]


def _folders(files: EventFiles, kind: str, model: type[F], report: Report) -> tuple[F, ...]:
    """Shape the records of documents or articles, one folder each."""
    records = []
    for name, source in files.sources.items():
        record = shape(source, model, report) if name.startswith(f"{kind}/") else None
        if record is not None:
            folder = source.path.split("/")[-2]
            _check_name(source, folder, record.id, report)
            records.append(record)
    return tuple(records)


def _check_name(source: Source, folder: str, identifier: str, report: Report) -> None:
    """Report a folder whose name is not the identifier of the record in it."""
    if folder != identifier:
        text = message(
            "the identifier is `{id}`, the folder `{folder}`", id=identifier, folder=folder
        )
        help_text = message("give both the same name")
        report.add("PR312", source.span(("id",)), text, help_text)
