"""Read the files of a workspace: folders in; YAML sources, texts and images, with places, out.

A broken file is an item in the report, not the end: the other files are still read and checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from proceedings.diagnostics import Report, Span, message
from proceedings.records import source as yaml_source
from proceedings.records.base import closest
from proceedings.records.source import Source
from proceedings.records.textform import check_form

__all__ = [
    "EventFiles",
    "TextFile",
    "ThemeFiles",
    "WorkspaceFiles",
    "event_slugs",
    "find_workspace",
    "read_files",
]

SERIES = "events/series.yaml"
THEME = "theme"
"""The folder of a theme: in an event's folder, or beside the events for all of them."""
_THEME_ENTRIES = ("theme.yaml", "templates", "fonts")
GLOSSARY = "translations/glossary.yaml"
_LISTS = ("people", "programme", "outcomes")
_FOLDERS = {"documents": "document.yaml", "articles": "article.yaml"}
_EVENT_ENTRIES = ("event.yaml", *(f"{name}.yaml" for name in _LISTS), *_FOLDERS, "images", THEME)
"""What an event's folder may hold."""
PICTURES = (".png", ".jpg", ".jpeg")
"""Endings of the pictures that a theme may hold."""
_README = "README.md"
"""A file for the editors, which may stand in every folder."""


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

    @property
    def start(self) -> Span:
        """Return where the text begins."""
        return Span(self.path, 1, 1)

    def span(self, fragment: str) -> Span:
        """Return the place of a fragment's first line; else where the text begins."""
        return next(self.spans(fragment), self.start)

    def spans(self, fragment: str, after: str = "") -> Iterator[Span]:
        """Yield the places of a fragment's first line, one after another.

        Args:
            fragment: text of the file.
            after: what stands immediately before it.
        """
        first = next((line for line in fragment.splitlines() if line.strip()), "")
        index, line, counted = self.text.find(after + first) if first else -1, 1, 0
        while index >= 0:
            begin = index + len(after)
            line, counted = line + self.text.count("\n", counted, begin), begin
            column = begin - self.text.rfind("\n", 0, begin)
            yield Span(self.path, line, column, len(first))
            index = self.text.find(after + first, index + 1)


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """The files of a theme.

    Attributes:
        folder: the folder, relative to the workspace.
        source: `theme.yaml`; None when it is left out or cannot be read.
        files: all others as bytes, by their path in the folder: `templates/book/cover.html`,
            `fonts/Text-Bold.otf`, `logo.png`.
    """

    folder: str
    source: Source | None = None
    files: dict[str, bytes] = field(default_factory=dict)

    def span(self, name: str, line: int = 0) -> Span:
        """Return the place of a file, or of one of its lines."""
        return Span(f"{self.folder}/{name}", line)


@dataclass(frozen=True, slots=True)
class EventFiles:
    """The files of one event.

    Attributes:
        slug: the event's folder and address.
        folder: the folder on disk.
        sources: the YAML files that could be read, by name: `event`, `people`, `documents/<id>`, …
        texts: the Markdown files by name: `documents/<id>/<lang>`, `articles/<id>/<lang>`.
        images: image files by name, for example `images/map.png`, as bytes.
        written: the bytes of the YAML files by path in the workspace, for places inside a value.
        refused: names, as above, of files that could not be read; a diagnostic says why, so what
            they hold is not reported as missing.
        theme: the event's own theme; None when it has no such folder.
    """

    slug: str
    folder: Path
    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, TextFile] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    written: dict[str, bytes] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    theme: ThemeFiles | None = None


@dataclass(frozen=True, slots=True)
class WorkspaceFiles:
    """The files of a workspace.

    Attributes:
        root: the workspace.
        series: the file of the series; None when it cannot be read.
        events: the files of each event.
        glossary: the glossary; None when there is none, or it cannot be read.
        theme: the theme of all events; None when there is no such folder.
    """

    root: Path
    series: Source | None
    events: tuple[EventFiles, ...]
    glossary: Source | None = None
    theme: ThemeFiles | None = None


def find_workspace(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds `events/series.yaml`."""
    start = start.resolve()
    return next((each for each in (start, *start.parents) if (each / SERIES).is_file()), None)


def event_slugs(root: Path) -> tuple[str, ...]:
    """Return the names of the event folders of a workspace."""
    folders = (root / "events").iterdir() if (root / "events").is_dir() else ()
    return tuple(
        sorted(
            each.name
            for each in folders
            if each.is_dir()
            and each.name[0] not in "._"
            and each.name != THEME
            and _is_utf8(each.name)
        )
    )


def _is_utf8(name: str) -> bool:
    """Return whether the name of a file is text; what is not has surrogates (PEP 383)."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def read_files(root: Path, report: Report, only: Collection[str] | None = None) -> WorkspaceFiles:
    """Read the files of the series, its glossary and its events, or only of some events."""
    reader = _Reader(root.resolve(), report)
    series = reader.yaml(SERIES)
    reader.check_strays("events", [SERIES.rpartition("/")[2], THEME, *event_slugs(root)])
    slugs = [slug for slug in event_slugs(root) if only is None or slug in only]
    events = tuple(reader.event(slug) for slug in slugs)
    return WorkspaceFiles(root, series, events, reader.glossary(), reader.theme("events"))


def _is_there(file: Path) -> bool:
    """Return whether there is a file, or whether nobody may know: it is then reported as such."""
    try:
        return file.exists()
    except OSError:
        return True


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files below one root; every refusal goes into one report."""

    root: Path
    report: Report

    def event(self, slug: str) -> EventFiles:
        """Read one event's folder."""
        base = f"events/{slug}"
        files = EventFiles(slug, self.root / base, theme=self.theme(base))
        listed = (name for name in _LISTS if _is_there(files.folder / f"{name}.yaml"))
        names = ["event", *listed]
        for name in names:
            self._keep(files, name, self.yaml(f"{base}/{name}.yaml", files.written))
        for kind in _FOLDERS:
            folders = [each for each in self._entries(files.folder / kind) if each.is_dir()]
            self.check_strays(f"{base}/{kind}", [each.name for each in folders])
            for folder in folders:
                self._read_folder(files, kind, folder.name)
        self.check_strays(base, _EVENT_ENTRIES)
        for file in self._entries(files.folder / "images"):
            name, raw = f"images/{file.name}", self.raw(f"{base}/images/{file.name}")
            if raw is None:
                files.refused.add(name)
            else:
                files.images[name] = raw
        return files

    def theme(self, base: str) -> ThemeFiles | None:
        """Read the theme that lies in a folder."""
        folder = self.root / base / THEME
        if not _is_there(folder):
            return None
        path = f"{base}/{THEME}"
        is_there = _is_there(folder / "theme.yaml")
        theme = ThemeFiles(path, self.yaml(f"{path}/theme.yaml") if is_there else None)
        pictures = [each.name for each in self._entries(folder) if each.suffix in PICTURES]
        self.check_strays(path, [*_THEME_ENTRIES, *pictures])
        for file in self._theme_files(folder):
            name = file.relative_to(folder).as_posix()
            raw = self.raw(f"{path}/{name}") if name != "theme.yaml" else None
            if raw is not None:
                theme.files[name] = raw
        return theme

    def _theme_files(self, folder: Path) -> Iterator[Path]:
        """Yield the files of a folder and of the folders in it; a link to a folder is a file."""
        for each in self._entries(folder):
            if each.is_dir() and not each.is_symlink():
                yield from self._theme_files(each)
            elif each.name != _README:
                yield each

    def glossary(self) -> Source | None:
        """Read the glossary, which may be left out; no other YAML stands beside the catalogs."""
        folder, _, name = GLOSSARY.rpartition("/")
        others = [each.name for each in self._entries(self.root / folder)]
        known = [each for each in others if not each.endswith((".yaml", ".yml"))]
        self.check_strays(folder, [name, *known])
        return self.yaml(GLOSSARY) if _is_there(self.root / GLOSSARY) else None

    @staticmethod
    def _keep(files: EventFiles, name: str, source: Source | None) -> None:
        """Keep a YAML file under its name, or note that it could not be read."""
        if source is None:
            files.refused.add(name)
        else:
            files.sources[name] = source

    def yaml(self, path: str, written: dict[str, bytes] | None = None) -> Source | None:
        """Read a YAML file, and keep its bytes where they are wanted."""
        raw = self.raw(path)
        if raw is None:
            return None
        if written is not None:
            written[path] = raw
        source = yaml_source.read(raw, path, self.report)
        check_form(raw, path, self.report)
        return source

    def raw(self, path: str) -> bytes | None:
        """Return a file's bytes, or None after reporting why it cannot be read."""
        file = self.root / path
        try:
            if not file.resolve().is_relative_to(self.root):
                self._refuse_escape(path)
            elif not file.is_file():
                self._report_missing(path, exists=file.exists())
            elif file.stat().st_size > yaml_source.MAX_BYTES:
                yaml_source.report_size(file.stat().st_size, path, self.report)
            else:
                return file.read_bytes()
        except OSError as error:
            self._report_unreadable(path, error.strerror or "")
        except RuntimeError:  # Path.resolve() found a loop of links
            self._refuse_escape(path)
        return None

    def _report_unreadable(self, path: str, problem: str) -> None:
        text = message("the file cannot be read: {problem}", problem=problem)
        self.report.add("PR111", Span(path), text)

    def _report_missing(self, path: str, *, exists: bool) -> None:
        if exists:
            self._report_unreadable(path, "not a regular file")
            return
        help_text = message("create it; `proceedings new` shows what it holds")
        self.report.add("PR111", Span(path), message("the file is missing"), help_text)

    def _refuse_escape(self, path: str) -> None:
        text = message("the file leads out of the workspace")
        help_text = message("replace the link by the file itself")
        self.report.add("PR113", Span(path), text, help_text)

    def _entries(self, folder: Path) -> list[Path]:
        """Return what is in a folder; hidden files and those of editors are left out."""
        try:
            found = sorted(folder.iterdir()) if folder.is_dir() else []
        except OSError as error:
            self._report_unreadable(folder.relative_to(self.root).as_posix(), error.strerror or "")
            return []
        own = [each for each in found if not each.name.startswith((".", "#", "~"))]
        return [each for each in own if not each.name.endswith("~") and self._is_named(each)]

    def _is_named(self, file: Path) -> bool:
        """Return whether a file's name can be used, after reporting one that cannot."""
        if not _is_utf8(file.name):
            folder = file.parent.relative_to(self.root).as_posix()
            shown = file.name.encode("utf-8", "backslashreplace").decode()
            self.report.add(
                "PR119",
                Span(folder),
                message("the name `{name}` is not UTF-8", name=shown),
                message("rename the file"),
            )
            return False
        return True

    def check_strays(self, folder: str, known: Collection[str]) -> None:
        """Warn of files and folders that no record is read from.

        Args:
            folder: where they stand, below the root.
            known: names that are read.
        """
        for each in self._entries(self.root / folder):
            if each.name not in (*known, _README):
                near = closest(each.name, tuple(known))
                self.report.warn(
                    "PR117",
                    Span(f"{folder}/{each.name}"),
                    message("`{name}` belongs to no record, and is not read", name=each.name),
                    message("did you mean `{name}`?", name=near)
                    if near and not (self.root / folder / near).exists()
                    else message("move it out of {folder}", folder=f"{folder}/"),
                )

    def _read_folder(self, files: EventFiles, kind: str, folder: str) -> None:
        """Read a document's or article's record and texts, and keep them under its identifier."""
        base = f"events/{files.slug}/{kind}/{folder}"
        source = self.yaml(f"{base}/{_FOLDERS[kind]}", files.written)
        data = source.data if source else None
        identifier = data.get("id") if isinstance(data, dict) else None
        name = f"{kind}/{identifier if isinstance(identifier, str) else folder}"
        self._keep(files, name, source)
        texts = [each for each in self._entries(self.root / base) if each.suffix == ".md"]
        texts = [each for each in texts if each.name != _README]
        self.check_strays(base, [_FOLDERS[kind], *(each.name for each in texts)])
        for file in texts:
            path = f"{base}/{file.name}"
            raw = self.raw(path)
            text = yaml_source.decode(raw, path, self.report) if raw is not None else None
            if raw is not None and text is not None:
                check_form(raw, path, self.report)
            if raw is None or text is None:
                files.refused.add(f"{name}/{file.stem}")
            else:
                files.texts[f"{name}/{file.stem}"] = TextFile(path, text, raw)
