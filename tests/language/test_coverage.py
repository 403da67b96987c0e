"""Coverage: how much text there is, how it is counted, and where work goes on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from proceedings.diagnostics import Report, Span
from proceedings.language.catalog import Catalog, Entry
from proceedings.language.coverage import (
    Amount,
    Coverage,
    Tally,
    Total,
    amount,
    coverage,
    plain,
    tally,
    totals,
)
from proceedings.language.edition import Edition
from proceedings.language.fields import Field, Unit
from proceedings.language.interface import INTERFACE, Interface
from proceedings.language.pairs import Pair, State, edition_pairs
from proceedings.pipeline.checking import check
from proceedings.pipeline.standing import translation_status
from tests.workspace import EXAMPLES

PO = "translations/es/LC_MESSAGES/x.en.po"
DONE = Entry("hecho", fuzzy=False, line=7)
OLD = Entry("viejo", fuzzy=True, line=11)
EMPTY = Entry("", fuzzy=False, line=15)


def pair(
    text: str,
    entry: Entry | None = None,
    *,
    context: str = "event/summary",
    is_markdown: bool = True,
    is_exempt: bool = False,
) -> Pair:
    """Return a message of a field beside its entry."""
    unit = Unit(text, Span("events/x/event.yaml", 3))
    field = Field(context, "en", "summary", "", (unit,), text, is_markdown)
    return Pair(field, unit, 1, "es", PO, entry, is_exempt)


def label(text: str) -> Pair:
    """Return a message of the interface."""
    unit = Unit(text, Span("translations/templates/interface.pot", 3))
    return Pair(Field("", "en", INTERFACE, "", (unit,), text), unit, 1, "es", PO, None)


@pytest.mark.parametrize(
    ("text", "words", "han"),
    [
        ("Rivers are archives.", 3, 0),
        ("well-being, don’t, 1,000 and 3.5 %", 5, 0),
        ("São Paulo – Niterói", 3, 0),
        ("各方欢迎建立网络。", 0, 8),
        ("第5条和 AI 框架（2025年）", 3, 6),
        ("", 0, 0),
        ("—— … 。！", 0, 0),
    ],
)
def test_words_and_han_characters(text: str, words: int, han: int) -> None:
    """Runs of letters and digits are words, Han characters count alone, punctuation not at all."""
    assert Amount(1, words, han) == amount(pair(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a **strong** and *soft* word", 5),
        ("see [the report](https://example.org/a-b_(c)/d.pdf) today", 4),
        ("see [Li Wei](ref:li-wei)", 3),
        ("![A map of rivers](map.png)", 4),
        ("as said[^long-key] before[^2]", 3),
        ("run `make it so` now", 5),
        ("read https://example.org/one/two-three now", 2),
    ],
)
def test_markup_and_addresses_are_no_words(text: str, words: int) -> None:
    """Nobody translates signs, targets and keys of notes; texts of links and images they do."""
    assert words == amount(pair(text)).words


def test_plain_text_has_no_markup() -> None:
    """In a plain field a bracket is a bracket; an address is no word there either."""
    assert 3 == amount(pair("A [b](c)", is_markdown=False)).words
    assert 2 == amount(pair("from https://example.org today", is_markdown=False)).words


def test_placeholders_are_no_words_of_the_interface() -> None:
    """In the interface braces are placeholders; in records they are text."""
    assert 2 == amount(label("{number} of {total} passages")).words
    assert 4 == amount(pair("{number} of {total} passages")).words


def test_excerpts_are_without_signs() -> None:
    """What is shown of a Markdown block is its words; single signs inside words stay."""
    text = "**Rivers**[^1] of [the *delta*](ref:delta), a_b \\* 2"
    assert "Rivers of the delta, a_b * 2" == plain(text)


def test_counts_by_state() -> None:
    """Each message counts once, with the words of its source, whatever its translation holds."""
    found = tally(
        [
            pair("one two", DONE),
            pair("three", OLD),
            pair("four five six", EMPTY),
            pair("七 eight"),
            pair("九十", is_exempt=True),
        ]
    )
    assert Tally(Amount(1, 2), Amount(1, 1), Amount(2, 4, 1), Amount(1, 0, 2)) == found
    assert Amount(5, 7, 3) == found.total
    assert Amount(3, 5, 1) == found.to_do
    assert (False, 40) == (found.is_current, found.percent)


def test_a_hundred_percent_is_all() -> None:
    """One message of a thousand that is missing is not rounded away; nothing at all is current."""
    assert 99 == Tally(Amount(999), missing=Amount(1)).percent
    assert 100 == Tally(Amount(3), exempt=Amount(4)).percent
    assert (True, 100) == (Tally().is_current, Tally().percent)


def test_kinds_and_places() -> None:
    """Kinds stand in one order; the place is where work goes on, else where a translation is."""
    found = coverage(
        "x",
        "es",
        [
            pair("written here", is_exempt=True, context="documents/a/text"),
            pair("done", DONE, context="event/summary"),
            pair("old", OLD, context="event/theme"),
            pair("gone", context="event/title"),
            pair("written", is_exempt=True, context="people/b/role"),
            pair("done", DONE, context="people/c/role"),
        ],
    )
    assert [
        ("event", ("en",), f"{PO}:11"),
        ("people", ("en",), f"{PO}:7"),
        ("documents", ("en",), "events/x/event.yaml:3"),
    ] == [(row.kind, row.sources, str(row.place)) for row in found]


def test_a_message_that_the_catalog_does_not_have_leads_to_its_source() -> None:
    """There is no other place yet."""
    (row,) = coverage("x", "es", [pair("done", DONE), pair("gone")])
    assert Span("events/x/event.yaml", 3) == row.place


def test_sums() -> None:
    """By event and language first, then by language."""
    one, two = Tally(Amount(1, 2, 3)), Tally(missing=Amount(4, 5, 6))
    rows = [
        Coverage(event, lang, kind, ("en",), own, Span(PO))
        for event, lang, kind, own in (
            ("a", "es", "event", one),
            ("a", "es", "people", two),
            ("a", "en", "event", one),
            ("b", "es", "event", one),
        )
    ]
    assert (
        Total("a", "es", one + two),
        Total("a", "en", one),
        Total("b", "es", one),
        Total("", "es", one + two + one),
        Total("", "en", one),
    ) == totals(rows)


def test_gaps_are_what_is_stale_or_missing() -> None:
    """The edition that readers see and the count agree on every message."""
    entries: Mapping[tuple[str, str], Entry] = {("event/a", "a"): OLD, ("event/b", "b"): DONE}
    fields = {
        f"event/{name}": Field(
            f"event/{name}", "en", name, "", (Unit(name, Span("events/x/event.yaml")),), name
        )
        for name in ("a", "b", "c")
    }
    interface = Interface("es", Catalog(""))
    edition = Edition("es", interface, fields, {"en": Catalog(PO, entries)})
    found = {each.source: each.state for each in edition_pairs(edition)}
    assert {"a": State.STALE, "b": State.TRANSLATED, "c": State.MISSING} == found
    assert ["a", "c"] == [each.text for each in edition.gaps()]


def test_the_complete_example_is_current() -> None:
    """Rows of every language agree on how much text there is; nothing is to be done."""
    rows = translation_status(EXAMPLES / "complete", Report())
    sums = [each.tally for each in totals(rows) if not each.event]
    assert 4 == len(sums)
    assert 1 == len({each.total for each in sums})
    assert all(each.is_current for each in sums)
    kinds = ["event", "programme", "people", "outcomes", "documents", "articles"]
    assert kinds == [row.kind for row in rows if row.lang == "pt-BR"]


def test_the_interface_counts_as_an_event_of_a_checkout() -> None:
    """Beside the program's own catalogs it is listed, and can be asked for alone."""
    root = EXAMPLES.parent.parent
    rows = translation_status(root, Report(), {INTERFACE}, {"es"})
    checked = check(root, Report(), frozenset())
    assert checked is not None
    assert [(INTERFACE, "es", INTERFACE)] == [(row.event, row.lang, row.kind) for row in rows]
    assert len(checked.template.entries) == rows[0].tally.total.messages
