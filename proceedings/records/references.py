"""Check identifiers and references: an event's YAML data in, diagnostics with places out.

These checks read the data, not the records, so that a misspelt field elsewhere does not hide them:
all errors come in one run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from proceedings.diagnostics import Diagnostic, Message, Span, message
from proceedings.records.base import closest
from proceedings.records.files import EventFiles
from proceedings.records.scripts import stems
from proceedings.records.source import Data, Path, Source

__all__ = ["check_references", "identifiers", "in_use"]

_EACH = "*"
"""Stands for every item of a list in a pattern."""
_Pattern = tuple[str, ...]

_IDENTIFIERS: tuple[tuple[str, str, _Pattern], ...] = (
    ("people", "people", (_EACH, "id")),
    ("sessions", "programme", (_EACH, "id")),
    ("interventions", "programme", (_EACH, "interventions", _EACH, "id")),
    ("outcomes", "outcomes", (_EACH, "id")),
    ("sources", "event", ("sources", _EACH, "id")),
    ("notes", "event", ("notes", _EACH, "id")),
    ("topics", "event", ("topics", _EACH, "id")),
    ("hosts", "event", ("hosts", _EACH, "id")),
    ("organisers", "event", ("organisers", _EACH, "id")),
    ("documents", "documents/", ("id",)),
    ("articles", "articles/", ("id",)),
)
"""Kind of record, file (or the beginning of several), and where its identifier stands."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """A place that names a record: file, pattern, the kind named, what to say if it is unknown."""

    file: str
    pattern: _Pattern
    kind: str
    code: str = "PR303"
    template: str = message("`{id}` is not on record").template


def _person(file: str, pattern: _Pattern, unknown: Message) -> _Reference:
    return _Reference(file, pattern, "people", "PR301", unknown.template)


_SPEAKER = (_EACH, "interventions", _EACH, "speaker")
_REFERENCES = (
    _person("programme", _SPEAKER, message("unknown speaker `{id}`")),
    _person("programme", (_EACH, "chairs", _EACH), message("unknown chair `{id}`")),
    _person("articles/", ("authors", _EACH), message("unknown author `{id}`")),
    _Reference("outcomes", (_EACH, "document"), "documents"),
    _Reference("articles/", ("appendices", _EACH), "documents"),
    _Reference("event", ("notes", _EACH, "sources", _EACH), "sources"),
    _Reference("people", (_EACH, "sources", _EACH), "sources"),
    _Reference("outcomes", (_EACH, "sources", _EACH), "sources"),
    _Reference("programme", (_EACH, "sources", _EACH), "sources"),
    _Reference("programme", (_EACH, "interventions", _EACH, "sources", _EACH), "sources"),
    _Reference("documents/", ("sources", _EACH), "sources"),
    _Reference("documents/", ("texts", _EACH, "source"), "sources"),
    _Reference("documents/", ("variant_titles", _EACH, "source"), "sources"),
    _Reference("articles/", ("sources", _EACH), "sources"),
)
_HOMES = {"people": "people", "sources": "event", "documents": "documents/"}
"""The file, or the beginning of several, that records of a kind stand in."""


def identifiers(files: EventFiles) -> Mapping[str, tuple[str, ...]]:
    """Return the identifiers of an event's records by kind, in the order of the files."""
    return {
        kind: tuple(value for _, _, value in _values(files, file, pattern))
        for kind, file, pattern in _IDENTIFIERS
    }


def check_references(files: EventFiles) -> Iterator[Diagnostic]:
    """Yield identifiers used twice, also former ones, and references to what is not on record."""
    for _, file, pattern in _IDENTIFIERS:
        yield from _repeated(files, file, pattern)
        yield from _former(files, file, pattern)
    known = identifiers(files)
    for each in _REFERENCES:
        if not any(name.startswith(_HOMES[each.kind]) for name in files.refused):
            yield from _unknown(files, each, known[each.kind])


def _values(files: EventFiles, file: str, pattern: _Pattern) -> Iterator[tuple[Source, Path, str]]:
    """Yield every text that stands at a pattern of a file, with its place."""
    for name, source in files.sources.items():
        if name == file or (file.endswith("/") and name.startswith(file)):
            for path, value in _matches(source.data, pattern):
                if isinstance(value, str):
                    yield source, path, value


def _matches(data: Data, pattern: _Pattern) -> list[tuple[Path, Data]]:
    """Return what stands at a pattern, in the order of the file; all is as deep as the pattern."""
    found: list[tuple[Path, Data]] = [((), data)]
    for step in pattern:
        found = [
            ((*path, key), value)
            for path, holder in found
            for key, value in (_items(holder) if step == _EACH else _item(holder, step))
        ]
    return found


def _items(data: Data) -> Iterable[tuple[str | int, Data]]:
    if isinstance(data, list):
        return enumerate(data)
    return data.items() if isinstance(data, dict) else ()


def _item(data: Data, step: str) -> Iterable[tuple[str, Data]]:
    return ((step, data[step]),) if isinstance(data, dict) and step in data else ()


def _repeated(files: EventFiles, file: str, pattern: _Pattern) -> Iterator[Diagnostic]:
    holders: defaultdict[str, list[tuple[Source, Path]]] = defaultdict(list)
    for source, path, identifier in _values(files, file, pattern):
        holders[identifier].append((source, path))
    for identifier, places in holders.items():
        if len(places) > 1:
            right = _rightful(places, identifier)
            line = right[0].span(right[1]).line
            for source, path in places:
                if (source, path) != right:
                    yield Diagnostic(
                        "PR302",
                        source.span(path),
                        message("the identifier `{id}` is used twice", id=identifier),
                        message(
                            "the other is at line {line}; choose another identifier", line=line
                        ),
                    )


def _former(files: EventFiles, file: str, pattern: _Pattern) -> Iterator[Diagnostic]:
    """Yield former identifiers that records of the kind have now, or two records had."""
    present = {identifier for _, _, identifier in _values(files, file, pattern)}
    first: dict[str, tuple[Source, Path]] = {}
    for source, path, alias in _values(files, file, (*pattern[:-1], "aliases", _EACH)):
        other, where = first.setdefault(alias, (source, path))
        if alias in present:
            yield in_use(source.span(path), alias)
        elif (other.path, where[:-1]) != (source.path, path[:-1]):
            yield Diagnostic(
                "PR351",
                source.span(path),
                message("the former identifier `{id}` is given twice", id=alias),
                message(
                    "keep it with the record that had it; the other is at {place}",
                    place=other.span(where),
                ),
            )


def in_use(place: Span, alias: str) -> Diagnostic:
    """Return what to say of a former identifier that a record has now."""
    return Diagnostic(
        "PR350",
        place,
        message("the former identifier `{id}` is in use", id=alias),
        message("remove it from `aliases`, or give the record that has it now another one"),
    )


def _rightful(places: list[tuple[Source, Path]], identifier: str) -> tuple[Source, Path]:
    """Return the record that an identifier fits best by the words of its name; else the first."""
    wanted = stems(identifier)

    def fit(place: tuple[Source, Path]) -> int:
        source, path = place
        return len(wanted & stems(" ".join(_naming(source.get(path[:-1])))))

    return max(places, key=fit)


def _naming(data: Data) -> Iterator[str]:
    """Yield the texts that name a record: its title or name, who speaks, what kind it is."""
    for key in ("title", "name", "speaker", "kind"):
        value = data.get(key) if isinstance(data, dict) else None
        stack = [value]
        while stack:
            each = stack.pop()
            if isinstance(each, str):
                yield each
            elif isinstance(each, dict):
                stack.extend(each.values())


def _unknown(
    files: EventFiles, reference: _Reference, known: tuple[str, ...]
) -> Iterator[Diagnostic]:
    there = frozenset(known)
    for source, path, identifier in _values(files, reference.file, reference.pattern):
        if identifier not in there:
            text = Message(reference.template, {"id": identifier})
            help_text = _help(files, reference, closest(identifier, there), known)
            yield Diagnostic(reference.code, source.span(path), text, help_text)


def _help(
    files: EventFiles, reference: _Reference, near: str | None, known: tuple[str, ...]
) -> Message:
    if near:
        return message("did you mean `{name}`?", name=near)
    if reference.kind == "people":
        path = f"events/{files.slug}/people.yaml"
        return message("add the person to {path}", path=path)
    if known:
        return message("known are: {names}", names=", ".join(known))
    return message("add the record or correct the identifier")
