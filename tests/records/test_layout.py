"""Mending layout: what is mended says the same, keeps its comments, and is mended once."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.records import models
from proceedings.records.base import Markdown
from proceedings.records.layout import composed, mend_yaml, tidy
from proceedings.records.models import Article, Document, Event, Outcome, Person, Series, Session
from proceedings.records.outline import comments
from proceedings.records.source import Data, read
from tests.workspace import EXAMPLES

PEOPLE = tuple[Person, ...]
MODELS: dict[str, object] = {
    "series.yaml": Series,
    "event.yaml": Event,
    "people.yaml": PEOPLE,
    "programme.yaml": tuple[Session, ...],
    "outcomes.yaml": tuple[Outcome, ...],
    "document.yaml": Document,
    "article.yaml": Article,
}
FILES = [
    file
    for root in (EXAMPLES / "complete", EXAMPLES / "minimal", EXAMPLES.parents[1])
    for file in sorted((root / "events").rglob("*.yaml"))
]


def data_of(text: str) -> Data:
    """Return what a text says; it must be readable."""
    source = read(text.encode(), "a.yaml", Report())
    assert source is not None, text
    return source.data


def mended(text: str, model: object = PEOPLE) -> str:
    """Return a text mended, after seeing that mending it again changes nothing."""
    once = mend_yaml(text, model)
    assert once == mend_yaml(once, model)
    return once


def block(text: str) -> str:
    """Return a text without the indentation of the test, ending with a newline."""
    return cleandoc(text) + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301", "é"),
        ("Ｉ ² ﬁ", "Ｉ ² ﬁ"),
        ("\uf900 \ufa0e \U0002f800", "\uf900 \ufa0e \U0002f800"),
        ("\u1fef \u037e", "\u1fef \u037e"),
        (">\u0338 a", ">\u0338 a"),
        ("![e\u0301](images/e\u0301.png) e\u0301", "![é](images/e\u0301.png) é"),
        ("https://example.org/e\u0301 e\u0301", "https://example.org/e\u0301 é"),
    ],
    ids=["accent", "compatible", "han", "marks", "stroke", "target", "address"],
)
def test_unicode(text: str, expected: str) -> None:
    """Canonical forms only; glyphs of names, marks and names of files are kept."""
    assert expected == composed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a \t\nb", "a\nb\n"),
        ("a\r\nb\r", "a\nb\n"),
        ("a\n\n\n", "a\n"),
        ("\n\n", ""),
        ("", ""),
        ("\n  a\u3000\n", "\n  a\u3000\n"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    """Line ends are line feeds, spaces and tabs before them go, one is at the end."""
    assert expected == tidy(text)


@pytest.mark.parametrize(
    "text",
    [
        "- note: >-\n    one  \n    two\n",
        '- note: "one\\ \n    two"\n',
        "- note: |+\n    one\n\n\n",
    ],
    ids=["folded", "escaped", "kept"],
)
def test_what_would_change_a_value_is_left(text: str) -> None:
    """Where white space at a line end is text between words, the file stays as it is."""
    assert text == mended(text)


def test_each_fix_stands_for_itself() -> None:
    """A file in which one fix cannot be shown to be harmless gets the others."""
    text = "- role: Cafe\u0301\n  id: a\n  note: >-\n    one  \n    two\n"
    assert "- id: a\n  role: Café\n  note: >-\n    one  \n    two\n" == mended(text)


def test_literal_text_loses_only_spaces_at_line_ends() -> None:
    """Markdown in a literal block keeps its lines."""
    text = "- id: a  \n  note: |-\n    one  \n      \n    - two \n"
    after = mended(text)
    assert "- id: a\n  note: |-\n    one\n\n    - two\n" == after
    assert [{"id": "a", "note": "one\n\n- two"}] == data_of(after)


def test_keys_are_put_in_order_at_every_depth() -> None:
    """Records in lists and in records; official forms, scripts and braces keep their order."""
    text = block("""
        - note: |-
            One.

            Two.
          name:
            scripts:
              Hant: {given: 墨河, family: 雲}
              Hans:
                given: 墨河
                family: 云
            family: Yun
          id: yun-mohe
        - {name: {full: A}, id: a}
    """)
    expected = block("""
        - id: yun-mohe
          name:
            family: Yun
            scripts:
              Hant: {given: 墨河, family: 雲}
              Hans:
                family: 云
                given: 墨河
          note: |-
            One.

            Two.
        - {name: {full: A}, id: a}
    """)
    assert expected == mended(text)


def test_forms_keep_their_order_and_texts_do_not() -> None:
    """A title in forms stays; a title with its language is a record."""
    text = block("""
        title:
          zh-Hans: 一
          en: One
        theme:
          lang: en
          text: Two
        id: a
    """)
    expected = block("""
        id: a
        title:
          zh-Hans: 一
          en: One
        theme:
          text: Two
          lang: en
    """)
    assert expected == mended(text, Event)


def test_unknown_keys_come_last_in_their_order() -> None:
    """What the schema does not know is not lost, nor sorted."""
    text = "- zeta: 1\n  role: r\n  alpha: 2\n  id: a\n"
    assert "- id: a\n  role: r\n  zeta: 1\n  alpha: 2\n" == mended(text)


def test_comments_move_with_their_key() -> None:
    """A block above a key and the rest of its line belong to it; a deeper line below, too."""
    text = block("""
        # people of the meeting
        # in order

        # about the person
        - role: clerk  # as printed
            # or scribe
          # one
          # two
          id: a  # 3

          # alone

          name:
            # first
            given: G
            family: F
            # end of name
    """)
    expected = block("""
        # people of the meeting
        # in order

        # about the person
        # one
        # two
        - id: a  # 3
          name:
            family: F
            # first
            given: G
            # end of name

          # alone

          role: clerk  # as printed
            # or scribe
    """)
    assert expected == mended(text)
    assert sorted(comments(text)) == sorted(comments(expected))


def test_a_comment_below_the_last_key_moves_up_with_it() -> None:
    """What the inner record gives away does not keep the outer one from being ordered."""
    text = block("""
        - name:
            given: G
            family: F
              # as printed
          id: a
    """)
    expected = block("""
        - id: a
          name:
            family: F
              # as printed
            given: G
    """)
    assert expected == mended(text)


def test_the_head_of_a_file_stays() -> None:
    """A comment at the head is about the file, even without an empty line below it."""
    text = "# head\ntitle: T\n# identifier\nid: a\n"
    assert "# head\n# identifier\nid: a\ntitle: T\n" == mended(text, Event)


def test_empty_lines_between_items_stay() -> None:
    """The last key of an item is not followed by the next item because it moves up."""
    text = "- role: r\n  id: a\n\n- role: s\n  id: b\n\n\n- id: c\n"
    assert "- id: a\n  role: r\n\n- id: b\n  role: s\n\n\n- id: c\n" == mended(text)


@pytest.mark.parametrize(
    "text",
    [
        "- ? role\n  : r\n  ? id\n  : a\n",
        "{role: r, id: a}\n",
        "- {role: r,\n   # why\n   id: a}\n",
        "--- \n[]\n",
    ],
    ids=["explicit", "braces", "comment-in-braces", "document"],
)
def test_other_forms_are_left(text: str) -> None:
    """Keys that do not stand in lines of their own are not moved."""
    assert tidy(text) == mended(text)


def test_a_dash_alone_and_lists_without_indent() -> None:
    """Each way of writing a list is kept."""
    text = block("""
        hosts:
        -
          # its name
          name: {en: N}
          id: n
        -   country: CN
            name: {en: M}
        id: a
    """)
    expected = block("""
        id: a
        hosts:
        -
          id: n
          # its name
          name: {en: N}
        -   name: {en: M}
            country: CN
    """)
    assert expected == mended(text, Event)


def test_a_hash_in_text_is_no_comment() -> None:
    """Comments are told from `#` in plain, quoted and block text."""
    text = block("""
        a#b: c#d  # one
        "e # f": 'g # h' # two
        i: |- # three
          # four
          j
        # five
        k: {l: "m # n"} # six
        o: plain
          # seven
    """)
    expected = ["# one", "# two", "# three", "# five", "# six", "# seven"]
    assert expected == comments(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_what_is_in_order_is_not_touched(file: Path) -> None:
    """Mending the mended examples and events gives the same bytes; all data are kept."""
    text = file.read_text(encoding="utf-8")
    once = mended(text, MODELS[file.name])
    assert data_of(text) == data_of(once)
    assert sorted(comments(text)) == sorted(comments(once))


FIELDS = frozenset(
    name
    for model in (Markdown, *(getattr(models, name) for name in models.__all__))
    for name in model.model_fields
)


class Disorder:
    """Puts the keys of records in any order, with a way of its own to find them: indentation."""

    def __init__(self, seed: int, *, with_comments: bool) -> None:
        """Draw from a seed."""
        self.random = random.Random(seed)  # noqa: S311 no secret depends on it
        self.with_comments = with_comments
        self.number = 0

    def text(self, text: str) -> str:
        """Return a file's text in disorder; comments at its head stay."""
        lines = text.rstrip("\n").split("\n")
        head = next(index for index, line in enumerate(lines) if not line.startswith("#"))
        return "\n".join([*lines[:head], *self.block(lines[head:], is_first=True)]) + "\n"

    def block(self, lines: list[str], *, is_first: bool) -> list[str]:
        """Return the lines of a list or mapping in disorder."""
        width = len(lines[0]) - len(lines[0].lstrip())
        parts = list(self.parts(lines, width))
        if lines[0].lstrip().startswith("- "):
            return [line for part in parts for line in self.item(part, width)]
        keys = [part[0].strip().split(":")[0] for part in parts]
        if not FIELDS.issuperset(keys):
            return lines
        self.random.shuffle(parts)
        return [
            line
            for index, part in enumerate(parts)
            for line in self.entry(part, width, may_have_above=index > 0 or not is_first)
        ]

    @staticmethod
    def parts(lines: list[str], width: int) -> Iterator[list[str]]:
        """Yield the lines of each item or entry."""
        part: list[str] = []
        for line in lines:
            if part and line[:width].strip() == "" and line[width : width + 1].strip():
                yield part
                part = []
            part.append(line)
        yield part

    def item(self, lines: list[str], width: int) -> list[str]:
        """Return an item of a list in disorder; empty lines behind it stay."""
        tail = []
        while not lines[-1]:
            tail.append(lines.pop())
        rest = lines[0][width + 2 :]
        if not re.match(r"\w+:( |$)", rest):
            return [*lines, *tail]
        first, *others = self.block([" " * (width + 2) + rest, *lines[1:]], is_first=True)
        return [f"{' ' * width}- {first.lstrip()}", *others, *tail]

    def entry(self, lines: list[str], width: int, *, may_have_above: bool) -> list[str]:
        """Return a key with its value, perhaps with comments that name the key."""
        first, *inside = lines
        key = first.strip().split(":")[0]
        if inside and first.endswith(":"):
            inside = self.block(inside, is_first=False)
        if self.with_comments and self.random.random() < 0.3:
            self.number += 1
            first += f"  # beside {key} {self.number}"
        above = []
        if self.with_comments and may_have_above and self.random.random() < 0.3:
            self.number += 1
            above = [f"{' ' * width}# above {key} {self.number}"]
        return [*above, first, *inside]

    def spoiled(self, text: str) -> str:
        """Return a text with decomposed accents and spaces at some line ends."""
        lines = unicodedata.normalize("NFD", text).split("\n")
        return "\n".join(line + self.random.choice(("", "", " ", "  ")) for line in lines) + "\n"


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_disorder_is_undone(file: Path, seed: int) -> None:
    """Shuffled keys, decomposed accents and spaces at line ends: the same bytes come back."""
    model = MODELS[file.name]
    orderly = mend_yaml(file.read_text(encoding="utf-8"), model)
    disorder = Disorder(seed, with_comments=False)

    shuffled = disorder.text(orderly)

    assert data_of(orderly) == data_of(shuffled)
    assert orderly == mended(shuffled, model)
    assert orderly == mended(disorder.spoiled(shuffled), model)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_comments_survive_disorder(file: Path, seed: int) -> None:
    """Every comment is still there, beside or above its key, and nothing else is different."""
    model = MODELS[file.name]
    orderly = mend_yaml(file.read_text(encoding="utf-8"), model)
    disorder = Disorder(seed, with_comments=True)
    commented = disorder.text(orderly)

    after = mended(disorder.spoiled(commented), model)

    assert sorted(comments(commented)) == sorted(comments(after))
    without = re.sub(r"(?m)^ *# above \w+ \d+\n|  # beside \w+ \d+$", "", after)
    assert orderly == without
    for key, rest in re.findall(r"(?m)^ *# above (\w+) \d+\n((?:.*\n){3})", after):
        assert key in rest
    for line in re.findall(r"(?m)^.*# beside .*$", after):
        assert re.fullmatch(r" *(?:- )?(\w+):.*# beside \1 \d+", line)
