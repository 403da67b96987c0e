"""Mend the files of a workspace: files in; the mended ones, of which nothing is written yet, out.

Mended are YAML and Markdown files of records. A sealed text is never touched: its seal is over its
bytes. Files that cannot be read, and files that are reached through links, stay as they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from proceedings.diagnostics import Report
from proceedings.language.numbered import parse_numbered
from proceedings.language.prose import facts, segments
from proceedings.records.files import EventFiles, TextFile, read_files
from proceedings.records.layout import composed, mend_yaml, tidy
from proceedings.records.models import (
    Article,
    Document,
    Event,
    Glossary,
    Outcome,
    Person,
    Series,
    Session,
)
from proceedings.records.replacing import replace_files
from proceedings.records.sealing import has_seal, seal
from proceedings.records.source import Source

__all__ = ["Ask", "Mended", "Mending", "Seal", "mend", "write_mended"]

_MODELS: dict[str, object] = {
    "event": Event,
    "people": tuple[Person, ...],
    "programme": tuple[Session, ...],
    "outcomes": tuple[Outcome, ...],
    "documents": Document,
    "articles": Article,
}
_QUOTED = re.compile(r'[\x00-\x1f\x7f"\\]')
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Seal:
    """A text of a document that has no seal yet.

    Attributes:
        path: the text's file, relative to the workspace.
        paragraphs: number of its numbered paragraphs.
        digest: SHA-256 of its bytes after mending, in hexadecimal.
    """

    path: str
    paragraphs: int
    digest: str


Ask = Callable[[Seal], bool]
"""Says whether a text is to be sealed."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that is mended.

    Attributes:
        path: the file, relative to the workspace.
        before, after: its bytes.
    """

    path: str
    before: bytes
    after: bytes

    def diff(self) -> str:
        """Return the change in the unified format, a patch to be applied in the workspace."""
        old, new = _name("a", self.path), _name("b", self.path)
        return "".join(unified_diff(_lines(self.before), _lines(self.after), old, new))


@dataclass(frozen=True, slots=True)
class Mending:
    """What mending found.

    Attributes:
        files: the files that are mended, Markdown before YAML, in the order of their paths.
        unsealed: texts whose record has no place for a seal that could be found.
    """

    files: tuple[Mended, ...]
    unsealed: tuple[Seal, ...]


def _lines(raw: bytes) -> list[str]:
    """Return lines with their ends; a last one without is marked as `diff` does."""
    *whole, rest = raw.decode().split("\n")
    unended = [f"{rest}\n\\ No newline at end of file\n"] if rest else []
    return [*(f"{line}\n" for line in whole), *unended]


def _name(side: str, path: str) -> str:
    """Return a file's name as `git diff` writes it: quoted where it holds controls or quotes."""
    quoted = _QUOTED.sub(lambda match: f"\\{ord(match[0]):03o}", f"{side}/{path}")
    if quoted != f"{side}/{path}":
        return f'"{quoted}"'
    return quoted + ("\t" if " " in path else "")


def mend(root: Path, ask: Ask, events: Collection[str] | None = None) -> Mending:
    """Mend the files of a workspace, or of some of its events; nothing is written.

    Args:
        root: the workspace.
        ask: asked for each text that could be sealed.
        events: slugs of the events; all when None.
    """
    files = read_files(root, Report(), events)
    mender = _Mender(root.resolve(), ask)
    if files.series:
        mender.yaml(files.series, Series)
    if files.glossary:
        mender.yaml(files.glossary, Glossary)
    for event in files.events:
        mender.event(event)
    changed = [each for each in mender.files.values() if each.before != each.after]
    changed.sort(key=lambda each: (not each.path.endswith(".md"), each.path))
    return Mending(tuple(changed), tuple(mender.unsealed))


def write_mended(root: Path, files: Collection[Mended]) -> None:
    """Write mended files, all or none.

    A text comes before the record that seals it: a killed run leaves no seal that does not fit.

    Raises:
        OSError: a file cannot be written; all are as they were.
    """
    replace_files({root.resolve() / each.path: each.after for each in files})


class _Mender:
    """Mends files below one root and keeps what comes out."""

    def __init__(self, root: Path, ask: Ask) -> None:
        self.files: dict[str, Mended] = {}
        self.unsealed: list[Seal] = []
        self._root, self._ask = root, ask

    def event(self, files: EventFiles) -> None:
        """Mend one event's files: its texts first, because seals are over mended texts."""
        for name, text in files.texts.items():
            if not _is_sealed(files, name):
                is_numbered = name.startswith("documents/")
                self._keep(text.path, text.raw, _mended_markdown(text, is_numbered=is_numbered))
        for name, source in files.sources.items():
            self.yaml(source, _MODELS[name.split("/")[0]], dict(self._seals(files, name)))

    def yaml(self, source: Source, model: object, seals: dict[str, Seal] | None = None) -> None:
        """Mend a YAML file, with the seals that are asked for."""
        if not self._is_own(source.path):
            return
        raw = (self._root / source.path).read_bytes()
        text = raw.decode("utf-8-sig")
        for lang, each in (seals or {}).items():
            text = self._sealed(text, lang, each)
        self._keep(source.path, raw, mend_yaml(text, model))

    def _sealed(self, text: str, lang: str, offer: Seal) -> str:
        if not self._ask(offer):
            return text
        sealed = seal(text, lang, offer.digest)
        if sealed is None:
            self.unsealed.append(offer)
        return sealed or text

    def _seals(self, files: EventFiles, name: str) -> Iterator[tuple[str, Seal]]:
        """Yield the texts of a document that have an entry and a file but no seal."""
        data = files.sources[name].data
        texts = data.get("texts") if isinstance(data, dict) else None
        if not name.startswith("documents/") or not isinstance(texts, dict):
            return
        for lang in texts:
            file = files.texts.get(f"{name}/{lang}")
            if file and not _is_sealed(files, f"{name}/{lang}"):
                mended = self.files.get(file.path)
                raw = mended.after if mended else file.raw
                number = len(parse_numbered(raw.decode("utf-8-sig")).paragraphs)
                yield lang, Seal(file.path, number, hashlib.sha256(raw).hexdigest())

    def _is_own(self, path: str) -> bool:
        """Return whether a path leads to a file without a link on its way."""
        return (self._root / path).resolve() == self._root / path

    def _keep(self, path: str, raw: bytes, text: str) -> None:
        if self._is_own(path):
            mark = _MARK if raw.startswith(_MARK) else b""
            self.files[path] = Mended(path, raw, mark + text.encode())


def _is_sealed(files: EventFiles, name: str) -> bool:
    """Return whether a Markdown file is sealed; in doubt, because its record is broken, it is."""
    if not name.startswith("documents/"):
        return False
    document, _, lang = name.rpartition("/")
    record = files.sources.get(document)
    folder = files.texts[name].path.rpartition("/")[0]
    return record is None or record.path.rpartition("/")[0] != folder or has_seal(record.data, lang)


def _mended_markdown(file: TextFile, *, is_numbered: bool) -> str:
    """Return a Markdown text tidied, or as it is where that would change how it is read."""
    before, after = file.text, tidy(file.text)
    reads_the_same = (
        not facts(before).excess
        and _messages(before) == segments(after)
        and _targets(before) == _targets(after)
        and (not is_numbered or _numbers(before) == _numbers(after))
    )
    return after if reads_the_same else file.raw.decode("utf-8-sig")


def _messages(text: str) -> tuple[str, ...]:
    """Return the messages of a text, composed, each once."""
    return tuple(dict.fromkeys(composed(each) for each in segments(text)))


def _targets(text: str) -> tuple[str, ...]:
    """Return where the links and images of a text lead."""
    found = facts(text)
    return (*found.links, *(source for source, _ in found.images))


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of a document's paragraphs."""
    return tuple(each.number for each in parse_numbered(text).paragraphs)
