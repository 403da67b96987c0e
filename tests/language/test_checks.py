"""Checks of texts and translations: what must not be taken for a mistake, and what must.

Each mistake alone is in tests/broken.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.diagnostics import Severity, Span
from proceedings.language.catalog import Catalog, Entry
from proceedings.language.checks import check_edition, check_texts
from proceedings.language.edition import Edition
from proceedings.language.fields import Field, Unit
from proceedings.language.interface import Interface
from proceedings.records.files import EventFiles, TextFile
from tests.workspace import EXAMPLES

PATH = "events/e/articles/essay/en.md"
PICTURE = (EXAMPLES / "complete/events/2031-water-archives/images/map.png").read_bytes()


def found(text: str, *, images: tuple[str, ...] = ()) -> list[str]:
    """Return place, length and code of what is wrong with a Markdown text."""
    files = EventFiles("e", Path("events/e"), images=dict.fromkeys(images, PICTURE))
    files.texts["articles/essay/en"] = TextFile(PATH, text, text.encode())
    addresses = frozenset({"pact", "people/ana"})
    return [
        f"{each.span.line}:{each.span.column}+{each.span.length} {each.code}"
        for each in check_texts(files, addresses)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Words, *words*, **words**: a < b & c > d; 3 < 4.",
        "[Pact](ref:pact) and [Ana](ref:people/ana).",
        "![A map](images/a.png)",
        "Called[^a].\n\n[^a]: Note with [Ana](ref:people/ana).",
        "## A\n\n### B\n\n#### C\n\n## D\n\n### E",
        "`<b>` and `<https://example.org>` in code",
        "[brackets] and [^] alone",
    ],
)
def test_right_texts(text: str) -> None:
    """Nothing is found where nothing is wrong."""
    assert [] == found(text, images=("images/a.png",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://x.example/y)", ["1:5+19 PR304"]),
        ("A\n[b](//x.example)", ["2:5+11 PR304"]),
        ("[a](mailto:a@x.example)", ["1:5+18 PR304"]),
        ("[a](ref:pakt)", ["1:5+8 PR303"]),
        ("![a](images/b.png)", ["1:6+12 PR305"]),
        ("![a](images/../a.png)", ["1:6+15 PR305"]),
        ("![](images/a.png)", ["1:5+12 PR315"]),
        ("x <br> y <br>", ["1:3+4 PR311", "1:10+4 PR311"]),
        ("a[^x] b[^y]", ["1:2+4 PR310", "1:8+4 PR310"]),
        ("## A\n\n#### B\n\n## C\n\n#### B", ["3:1+6 PR313", "7:1+6 PR313"]),
        ("# A\n\nB\n===\n\ntext\n\nC\n---", ["1:1+3 PR313", "3:1+1 PR313"]),
        ("a[^x]\n\n[^x]: One\n\n[^x]: Two", ["5:1+5 PR310"]),
        ("`<b>` or <b> `[^x]`[^x]", ["1:10+3 PR311", "1:20+4 PR310"]),
        ("`[a](//x.example)` and [a](//x.example)", ["1:28+11 PR304"]),
        ("## `#`\n\n#### `x` y\n\n#### `x` y", ["3:1+10 PR313"]),
        ("See [a][1].\n\n[1]: https://x.example", ["3:6+17 PR304"]),
        ("- [a](https://x.example)\n\n> ![b](file:///c)", ["1:7+17 PR304", "3:8+9 PR305"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    """Links and images are placed at their targets, repetitions each at its own place."""
    assert expected == found(text, images=("images/a.png",))


def edition(entry: Entry | None, text: str) -> Edition:
    """Return a Spanish edition of one English Markdown field."""
    unit = Unit(text, Span("events/e/event.yaml", 9, 3))
    field = Field("event/summary", "en", "summary", "e", (unit,), text, is_markdown=True)
    entries = {("event/summary", text): entry} if entry else {}
    interface = Interface("es", Catalog("interface.po"))
    return Edition("es", interface, {field.context: field}, {"en": Catalog("e.po", entries)})


TEXT = "As noted[^1] in [the pact](ref:pact)."


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (None, ("events/e/event.yaml:9:3", "PR401", Severity.WARNING)),
        (Entry("", fuzzy=False, line=7), ("e.po:7", "PR401", Severity.WARNING)),
        (Entry("Ya dicho", fuzzy=True, line=7), ("e.po:7", "PR402", Severity.WARNING)),
        (Entry("Ya dicho", fuzzy=False, line=7), ("e.po:7", "PR403", Severity.ERROR)),
        (
            Entry("Dicho[^2] en [el pacto](ref:pact).", fuzzy=False, line=7),
            ("e.po:7", "PR403", Severity.ERROR),
        ),
        (
            Entry("Dicho[^1] en [el pacto](https://x.example).", fuzzy=False, line=7),
            ("e.po:7", "PR403", Severity.ERROR),
        ),
    ],
)
def test_translations(entry: Entry | None, expected: tuple[str, str, Severity]) -> None:
    """What lacks is a warning at the entry or the original; what lost its markup is an error."""
    ((place, code, severity),) = [
        (str(each.span), each.code, each.severity) for each in check_edition(edition(entry, TEXT))
    ]
    assert expected == (place, code, severity)


def test_right_translation() -> None:
    """Markup may stand in another order."""
    entry = Entry("En [el pacto](ref:pact) se dice[^1].", fuzzy=False, line=7)
    assert [] == list(check_edition(edition(entry, TEXT)))


def test_long_messages_are_shortened() -> None:
    """A warning quotes the beginning of a paragraph, not the whole of it."""
    (warning,) = check_edition(edition(None, "words " * 100))
    assert len(warning.message.text()) < 150
