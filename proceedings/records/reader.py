"""Read a workspace: from folders of YAML and Markdown files to records, with all errors of the run.

A broken file is an item in the report, not the end: the other files are still read and checked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from proceedings.diagnostics import Report, Span, message
from proceedings.records import source as yaml_source
from proceedings.records.base import Record
from proceedings.records.models import Article, Document, Event, Outcome, Person, Series, Session
from proceedings.records.shape import shape
from proceedings.records.source import Source

__all__ = [
    "EventRecords",
    "TextFile",
    "Workspace",
    "event_slugs",
    "find_workspace",
    "read_workspace",
]

R = TypeVar("R", bound=Record)
F = TypeVar("F", Document, Article)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A Markdown file.

    Attributes:
        path: the file, relative to the workspace.
        text: its content, with newlines as line feeds.
        raw: its bytes, as sealed.
    """

    path: str
    text: str
    raw: bytes

    def span(self, fragment: str, start: int = 0) -> Span:
        """Return the place of the first occurrence of a fragment's first line; else of the file."""
        lines = [line for line in fragment.splitlines() if line.strip()]
        index = self.text.find(lines[0], start) if lines else -1
        if index < 0:
            return Span(self.path, 1, 1)
        before = self.text[:index]
        column = index - (before.rfind("\n") + 1) + 1
        return Span(self.path, before.count("\n") + 1, column, len(lines[0]))


@dataclass(frozen=True, slots=True)
class EventRecords:
    """All records of one event, as written.

    Attributes:
        slug: the event's folder and address.
        folder: the folder on disk.
        sources: the YAML files by name: `event`, `people`, `documents/<id>`, …
        texts: the Markdown files by name: `documents/<id>/<lang>`, `articles/<id>/<lang>`.
        images: image files by name, for example `images/map.png`, as bytes.
    """

    slug: str
    folder: Path
    event: Event
    people: tuple[Person, ...] = ()
    programme: tuple[Session, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    documents: tuple[Document, ...] = ()
    articles: tuple[Article, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, TextFile] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)

    def person(self, person_id: str) -> Person | None:
        """Return a person by id."""
        return next((person for person in self.people if person.id == person_id), None)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A series and its events, in the order of their dates."""

    root: Path
    series: Series
    events: tuple[EventRecords, ...]

    def languages(self, event: EventRecords) -> tuple[str, ...]:
        """Return the languages in which an event is published."""
        return event.event.languages or self.series.languages


def find_workspace(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds `events/series.yaml`."""
    start = start.resolve()
    candidates = (start, *start.parents)
    return next((each for each in candidates if (each / "events" / "series.yaml").is_file()), None)


def event_slugs(root: Path) -> tuple[str, ...]:
    """Return the names of the event folders of a workspace."""
    folders = (root / "events").iterdir() if (root / "events").is_dir() else ()
    return tuple(
        sorted(each.name for each in folders if each.is_dir() and each.name[0] not in "._")
    )


def read_workspace(
    root: Path, report: Report, only: Collection[str] | None = None
) -> Workspace | None:
    """Read the series and its events (or only some), reporting everything that is wrong with them.

    Returns:
        The workspace with the events that could be read, or None when the series could not.
    """
    reader = _Reader(root, report)
    series = reader.one("events/series.yaml", Series)
    slugs = [slug for slug in event_slugs(root) if only is None or slug in only]
    events = [read for slug in slugs if (read := reader.event(slug))]
    if series is None:
        return None
    return Workspace(
        root, series, tuple(sorted(events, key=lambda each: (each.event.start, each.slug)))
    )


class _Reader:
    """Reads files below one root; every refusal goes into one report."""

    def __init__(self, root: Path, report: Report) -> None:
        self.root, self.report = root.resolve(), report
        self.sources: dict[str, Source] = {}
        self.texts: dict[str, TextFile] = {}

    def event(self, slug: str) -> EventRecords | None:
        """Read one event's folder."""
        base = f"events/{slug}"
        self.sources, self.texts = {}, {}
        event = self.one(f"{base}/event.yaml", Event, "event")
        people = self.many(f"{base}/people.yaml", Person, "people")
        programme = self.many(f"{base}/programme.yaml", Session, "programme")
        outcomes = self.many(f"{base}/outcomes.yaml", Outcome, "outcomes")
        documents = self._folders(base, "documents", "document.yaml", Document)
        articles = self._folders(base, "articles", "article.yaml", Article)
        images = self._images(base)
        if event is None:
            return None
        self._check_name(self.sources["event"], slug, event.id)
        return EventRecords(
            slug=slug,
            folder=self.root / base,
            event=event,
            people=people,
            programme=programme,
            outcomes=outcomes,
            documents=documents,
            articles=articles,
            sources=self.sources,
            texts=self.texts,
            images=images,
        )

    def one(self, path: str, model: type[R], name: str = "") -> R | None:
        """Read a file that holds one record."""
        return self._shaped(path, model, name)

    def many(self, path: str, model: type[R], name: str) -> tuple[R, ...]:
        """Read a file that holds a list of records; the file may be left out."""
        if not (self.root / path).exists():
            return ()
        return self._shaped(path, tuple[model, ...], name) or ()  # type: ignore[valid-type]

    def _shaped(self, path: str, model: type[T], name: str) -> T | None:
        raw = self.raw(path)
        source = yaml_source.read(raw, path, self.report) if raw is not None else None
        if source is None:
            return None
        self.sources[name or path] = source
        return shape(source, model, self.report)

    def raw(self, path: str) -> bytes | None:
        """Return a file's bytes, or None after reporting why it cannot be read."""
        file = self.root / path
        if not file.resolve().is_relative_to(self.root):
            text = message("the file leads out of the workspace")
            self.report.add(
                "PR113", Span(path), text, message("replace the link by the file itself")
            )
            return None
        if not file.is_file():
            self.report.add("PR111", Span(path), message("the file is missing"))
            return None
        try:
            if file.stat().st_size > yaml_source.MAX_BYTES:
                size = file.stat().st_size
                limit = yaml_source.MAX_BYTES
                text = message(
                    "the file has {size} bytes; the limit is {limit}", size=size, limit=limit
                )
                self.report.add("PR110", Span(path), text)
                return None
            return file.read_bytes()
        except OSError as error:
            problem = error.strerror or ""
            self.report.add(
                "PR111", Span(path), message("the file cannot be read: {problem}", problem=problem)
            )
            return None

    def _folders(self, base: str, kind: str, filename: str, model: type[F]) -> tuple[F, ...]:
        """Read the folders of documents or articles, each with its record and its texts."""
        parent = self.root / base / kind
        names = (
            sorted(each.name for each in parent.iterdir() if each.is_dir())
            if parent.is_dir()
            else []
        )
        records = []
        for name in names:
            folder = f"{base}/{kind}/{name}"
            record = self.one(f"{folder}/{filename}", model)
            if record is None:
                continue
            source = self.sources.pop(f"{folder}/{filename}")
            self._check_name(source, name, record.id)
            self.sources[f"{kind}/{record.id}"] = source
            self._read_texts(folder, f"{kind}/{record.id}")
            records.append(record)
        return tuple(records)

    def _check_name(self, source: Source, folder: str, identifier: str) -> None:
        """Report a folder whose name is not the identifier of the record in it."""
        if folder != identifier:
            self.report.add(
                "PR312",
                source.span(("id",)),
                message(
                    "the identifier is `{id}`, the folder `{folder}`", id=identifier, folder=folder
                ),
                message("give both the same name"),
            )

    def _read_texts(self, folder: str, name: str) -> None:
        for file in sorted((self.root / folder).glob("*.md")):
            path = f"{folder}/{file.name}"
            raw = self.raw(path)
            text = yaml_source.decode(raw, path, self.report) if raw is not None else None
            if raw is not None and text is not None:
                self.texts[f"{name}/{file.stem}"] = TextFile(path, text, raw)

    def _images(self, base: str) -> dict[str, bytes]:
        parent = self.root / base / "images"
        files = sorted(parent.iterdir()) if parent.is_dir() else []
        found = {}
        for file in files:
            raw = self.raw(f"{base}/images/{file.name}") if file.name[0] != "." else None
            if raw is not None:
                found[f"images/{file.name}"] = raw
        return found
