"""Single mistakes as editors make them: a workspace in, one damaged file and its place out.

A mistake is made in the text of a file, at the marks that libyaml gives, so that comments and
layout are those of the file. Only what is a mistake is made: a field that may be left out is not
deleted, and two identifiers change places only where they are made of their records' names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from proceedings.records.models import Person, Session
from proceedings.records.reader import Workspace
from proceedings.records.scripts import words
from proceedings.records.walk import walk, walk_event

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Node:
    """A value in a YAML file: its path, its kind, and where its key and itself are.

    Attributes:
        path: keys and indexes from the top.
        text: the value, for a scalar.
        kind: `scalar`, `list` or `mapping`.
        start, end: the value, as indexes of the file's text.
        key: where the key begins; for an item of a list, the item.
    """

    path: KeyPath
    text: str
    kind: str
    start: int
    end: int
    key: int


@dataclass(frozen=True)
class Text:
    """A file of the workspace, with its nodes when it is YAML."""

    path: str
    text: str
    nodes: dict[KeyPath, Node] = field(default_factory=dict)


@dataclass(frozen=True)
class Mistake:
    """A damaged file.

    Attributes:
        kind: what was done.
        path: the file.
        text: what it holds now.
        lines: where a diagnostic is right: the line of the mistake, or of what it stands in.
    """

    kind: str
    path: str
    text: str
    lines: frozenset[int]


def texts_of(root: Path) -> dict[str, Text]:
    """Return every record and text of a workspace by path."""
    files = sorted([*root.glob("events/**/*.yaml"), *root.glob("events/**/*.md")])
    found = {}
    for file in files:
        path, text = file.relative_to(root).as_posix(), file.read_text("utf-8")
        nodes = dict(_nodes(text)) if file.suffix == ".yaml" else {}
        found[path] = Text(path, text, nodes)
    return found


def _nodes(text: str) -> Iterator[tuple[KeyPath, Node]]:
    stack: list[tuple[KeyPath, Any, int]] = [((), yaml.compose(text, Loader=yaml.CSafeLoader), 0)]
    kinds = {"scalar": "scalar", "sequence": "list", "mapping": "mapping"}
    while stack:
        path, node, key = stack.pop()
        kind = kinds[node.id]
        value = node.value if kind == "scalar" else ""
        start, end = node.start_mark.index, node.end_mark.index
        while kind != "scalar" and text[end - 1].isspace():
            end -= 1
        yield path, Node(path, value, kind, start, end, key)
        if kind == "list":
            items = enumerate(node.value)
            stack += [((*path, index), each, each.start_mark.index) for index, each in items]
        if kind == "mapping":
            stack += [((*path, k.value), v, k.start_mark.index) for k, v in node.value]


class Vandal:
    """Makes mistakes in a workspace, one at a time, from a seed.

    Attributes:
        files: the texts of the workspace.
        records: file and path of each record.
    """

    def __init__(self, workspace: Workspace, seed: int) -> None:
        """Read the workspace's files again, with the marks of their values."""
        self.files = texts_of(workspace.root)
        self.random = random.Random(seed)  # noqa: S311 no secret
        self.records: list[tuple[str, KeyPath, BaseModel]] = [
            ("events/series.yaml", path, each) for path, each in walk(workspace.series)
        ]
        for event in workspace.events:
            self.records += [
                (event.sources[name].path, path, each) for name, path, each in walk_event(event)
            ]
            self.event = event

    def mistakes(self, number: int) -> Iterator[Mistake]:
        """Yield so many mistakes, each kind as often as the others."""
        kinds = list(KINDS.items())
        made = 0
        while made < number:
            name, make = kinds[made % len(kinds)]
            path, text, place = make(self)
            yield Mistake(name, path, text, frozenset(self._lines(path, text, place)))
            made += 1

    def _lines(self, path: str, text: str, place: int | KeyPath) -> Iterator[int]:
        """Yield the lines in which a place, and all that it stands in, begin."""
        if isinstance(place, int):
            yield text.count("\n", 0, place) + 1
            return
        nodes = self.files[path].nodes
        for length in range(len(place) + 1):
            node = nodes.get(place[:length])
            if node:
                yield self.files[path].text.count("\n", 0, node.key) + 1
                yield self.files[path].text.count("\n", 0, node.start) + 1

    def pick(self, wanted: Callable[[Node], bool]) -> tuple[Text, Node]:
        """Return a random node of a random YAML file."""
        sites = [
            (file, node)
            for file in self.files.values()
            for node in file.nodes.values()
            if node.path and wanted(node)
        ]
        return self.random.choice(sites)

    def replace(self, file: Text, node: Node, new: str) -> tuple[str, str, KeyPath]:
        """Return a file with another value at a node."""
        gap = "" if file.text[: node.start].endswith((" ", "[", "{")) else " "
        end = "\n" if file.text[: node.end].endswith("\n") else ""
        return (
            file.path,
            file.text[: node.start] + gap + new + end + file.text[node.end :],
            node.path,
        )

    def siblings(self, file: Text, path: KeyPath) -> list[Node]:
        """Return the nodes of the mapping or list that a node is in, in their order."""
        level = (len(path), path[:-1])
        found = [node for node in file.nodes.values() if (len(node.path), node.path[:-1]) == level]
        return sorted(found, key=lambda node: node.key)

    # The kinds of mistakes

    def delete_key(self) -> tuple[str, str, KeyPath]:
        """A required field is gone."""
        sites = [
            (path, (*at, name))
            for path, at, record in self.records
            for name, info in type(record).model_fields.items()
            if info.is_required() and (*at, name) in self.files[path].nodes
        ]
        path, at = self.random.choice(sites)
        file = self.files[path]
        node, around = file.nodes[at], self.siblings(file, at)
        index = around.index(node)
        if len(around) == 1:
            return self.replace(file, file.nodes[at[:-1]], "{}")
        if index + 1 < len(around):
            text = file.text[: node.key] + file.text[around[index + 1].key :]
        else:
            text = file.text[: around[index - 1].end].rstrip("\n") + file.text[node.end :]
        return path, _ended(text), at

    def wrong_type(self) -> tuple[str, str, KeyPath]:
        """A list stands where a text or a group should, or a text where a list should."""
        file, node = self.pick(lambda node: node.text != "" or node.kind != "scalar")
        return self.replace(file, node, "oops" if node.kind == "list" else "[oops]")

    def wrong_reference(self) -> tuple[str, str, KeyPath]:
        """A person, a source or a document is named that is none."""
        names = {"speaker", "chairs", "authors", "sources", "appendices", "document", "source"}
        file, node = self.pick(
            lambda node: (
                node.kind == "scalar"
                and re.fullmatch(r"[a-z-]+", node.text) is not None
                and bool({node.path[-1], *node.path[-2:-1]} & names)
                and node.path[-1] != "id"
            )
        )
        session = self.random.choice(self.event.programme)
        return self.replace(file, node, session.id)

    def repeated_id(self) -> tuple[str, str, KeyPath]:
        """A record has the identifier of another one of its kind."""
        file, node, other = self._two_ids(lambda _one, _two: True)
        return self.replace(file, node, other.text)

    def swapped_ids(self) -> tuple[str, str, KeyPath]:
        """Two records have each other's identifiers."""
        file, one, two = self._two_ids(self._tell_names)
        first, second = sorted((one, two), key=lambda node: node.start)
        text = file.text
        text = text[: second.start] + first.text + text[second.end :]
        text = text[: first.start] + second.text + text[first.end :]
        return file.path, text, first.path

    def _two_ids(self, wanted: Callable[[KeyPath, KeyPath], bool]) -> tuple[Text, Node, Node]:
        sites = []
        for file in self.files.values():
            ids = [node for node in file.nodes.values() if node.path[-1:] == ("id",)]
            sites += [
                (file, one, two)
                for one in ids
                for two in ids
                if one.path[:-2] == two.path[:-2] and one.path != two.path and len(one.path) > 1
                if isinstance(one.path[-2], int) and one.path[0] != "notes"
                if wanted((file.path, *one.path[:-1]), (file.path, *two.path[:-1]))
            ]
        return self.random.choice(sites)

    def _tell_names(self, one: KeyPath, two: KeyPath) -> bool:
        """Whether two records' identifiers are made of words of their own names only."""
        by_place = {(path, *at): record for path, at, record in self.records}
        first, second = by_place.get(one), by_place.get(two)
        if not isinstance(first, Person | Session) or not isinstance(second, Person | Session):
            return False
        ids = [set(words(each.id)) for each in (first, second)]
        names = [set(words(str(each.model_dump(exclude={"id"})))) for each in (first, second)]
        own = all(each & name for each, name in zip(ids, names, strict=True))
        return own and not (ids[0] & names[1] or ids[1] & names[0])

    def bad_date(self) -> tuple[str, str, KeyPath]:
        """A date that is on no calendar, or in words."""
        file, node = self.pick(lambda node: re.match(r"\d{4}-\d\d-\d\d", node.text) is not None)
        wrong = ("2031-02-30", "22 March 2031", "2031-3-1", "2031-03-99", "soon", "20310321")
        return self.replace(file, node, self.random.choice(wrong))

    def wrong_year(self) -> tuple[str, str, KeyPath]:
        """A session or an event in another year."""
        file, node = self.pick(
            lambda node: node.path[-1] in {"start", "end"} and node.text.startswith("2031")
        )
        year = "2032" if node.path == ("start",) else "2013"
        return self.replace(file, node, node.text.replace("2031", year))

    def misspelt_key(self) -> tuple[str, str, KeyPath]:
        """A letter of a field's name is missing, doubled, or has changed places."""
        fields = {(p, *at) for p, at, record in self.records if not hasattr(record, "root")}
        sites = [
            (file, node)
            for file in self.files.values()
            for node in file.nodes.values()
            if node.path and (file.path, *node.path[:-1]) in fields
        ]
        file, node = self.random.choice(sites)
        name = str(node.path[-1])
        at = self.random.randrange(len(name) - 1)
        wrong = self.random.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + name[at] + name[at:],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            )
        )
        wrong = wrong if wrong != name else f"{name}s"
        return (
            file.path,
            file.text[: node.key] + wrong + file.text[node.key + len(name) :],
            node.path,
        )

    def bad_value(self) -> tuple[str, str, KeyPath]:
        """A country, a language, a number, an address or an identifier that does not exist."""
        wrong = {
            "country": "XX",
            "lang": "spanish",
            "original_language": "Chinese",
            "timezone": "Lisbon",
            "kind": "Unknown Kind",
            "sector": "academics",
            "status": "agreed",
            "order": "reversed",
            "url": "old-dock.example/minutes",
            "participants": "many",
            "ordinal": "0",
            "edition": "first",
            "isbn": "978-0-00-000000-3",
            "issn": "0000-0001",
            "orcid": "0000-0000-0000-0002",
            "ror": "https://ror.org/0zzzzzz03",
            "doi": "water.2031",
            "at_least": "perhaps",
            "duration": "long",
            "sha256": "0123",
            "paragraph": "99",
        }
        file, node = self.pick(lambda node: node.path[-1] in wrong and node.kind == "scalar")
        return self.replace(file, node, wrong[str(node.path[-1])])

    def emptied(self) -> tuple[str, str, KeyPath]:
        """A text between quotes is gone."""
        file, node = self.pick(lambda node: node.text != "" and node.path[-1] != "note")
        return self.replace(file, node, '""')

    def doubled_key(self) -> tuple[str, str, KeyPath]:
        """A line was pasted twice."""
        lines = [
            (file, node, file.text[file.text.rfind("\n", 0, node.key) + 1 : node.end])
            for file in self.files.values()
            for node in file.nodes.values()
            if node.path and node.kind == "scalar" and isinstance(node.path[-1], str)
        ]
        single = [row for row in lines if re.fullmatch(r" *[a-z_]+: \S[^\n]*", row[2])]
        file, node, line = self.random.choice([row for row in single if "{" not in row[2]])
        return file.path, file.text[: node.end] + "\n" + line + file.text[node.end :], node.end + 2  # type: ignore[return-value]

    def truncated(self) -> tuple[str, str, int]:
        """The end of a file is missing."""
        file = self.random.choice(list(self.files.values()))
        at = self.random.randrange(10, len(file.text) - 1)
        while file.text[at - 1] == "\n":
            at -= 1
        return file.path, file.text[:at], at - 1

    def open_quote(self) -> tuple[str, str, KeyPath]:
        """A quote is opened and never closed."""
        file, node = self.pick(lambda node: node.kind == "scalar" and "\n" not in node.text)
        return file.path, file.text[: node.start] + '"' + file.text[node.start :], node.path

    def tab(self) -> tuple[str, str, int]:
        """A line is indented with a tab."""
        file = self.random.choice([each for each in self.files.values() if each.nodes])
        starts = [m.start() + 1 for m in re.finditer(r"\n  +[a-z_]+: ", file.text)]
        at = self.random.choice(starts or [0])
        return file.path, file.text[:at] + "\t" + file.text[at:].lstrip(" "), at

    def markdown(self) -> tuple[str, str, int]:
        """A footnote, a link, a heading, an image or a table of an article is damaged."""
        (file,) = (
            each for path, each in self.files.items() if "articles" in path and not each.nodes
        )
        wounds = (
            (r"(?<=[\w.”])\[\^custom\]", ""),
            (r"ref:[a-z-]+", "ref:nobody-knows"),
            (r"(?m)^###(?= )", "#####"),
            (r"images/map\.png", "images/mop.png"),
            (r"\| 1874 \|", "| 1874 | 7 |"),
            (r"\*twice\*", "**twice*"),
            (r"aloud, one line", "<b>aloud</b>, one line"),
            (r"!\[[^\]]+\]", "![]"),
            (r"In 1951", "On 1 April 2031"),
        )
        pattern, new = self.random.choice(wounds)
        match = self.random.choice(list(re.finditer(pattern, file.text)))
        at = match.start()
        if new == "" and pattern.startswith("(?<="):  # a note that is never called is reported
            at = file.text.index("[^custom]:") - len(match[0])
        return file.path, file.text[: match.start()] + new + file.text[match.end() :], at

    def document(self) -> tuple[str, str, int]:
        """An adopted text is changed by one letter, or by the number of a paragraph."""
        (yaml_file,) = (each for path, each in self.files.items() if path.endswith("document.yaml"))
        folder = yaml_file.path.rpartition("/")[0]
        texts = [
            each
            for path, each in self.files.items()
            if path.startswith(folder) and path.endswith(".md")
        ]
        file = self.random.choice(texts)
        at = file.text.index(f"\n{self.random.randrange(2, 7)}. ") + 1
        return file.path, file.text[:at] + "9" + file.text[at + 1 :], at


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


KINDS: dict[str, Callable[[Vandal], tuple[str, str, KeyPath | int]]] = {
    "deleted key": Vandal.delete_key,
    "wrong type": Vandal.wrong_type,
    "wrong reference": Vandal.wrong_reference,
    "repeated id": Vandal.repeated_id,
    "swapped ids": Vandal.swapped_ids,
    "bad date": Vandal.bad_date,
    "wrong year": Vandal.wrong_year,
    "misspelt key": Vandal.misspelt_key,
    "bad value": Vandal.bad_value,
    "emptied text": Vandal.emptied,
    "doubled key": Vandal.doubled_key,
    "truncated file": Vandal.truncated,
    "open quote": Vandal.open_quote,
    "tab": Vandal.tab,
    "damaged Markdown": Vandal.markdown,
    "changed document": Vandal.document,
}
