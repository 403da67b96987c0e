"""The bilingual reading copy: what is beside what, under which number and heading."""

from __future__ import annotations

from datetime import date

import pytest

from proceedings.diagnostics import Report, Span, message, warning
from proceedings.language.catalog import Catalog, Entry
from proceedings.language.fields import Field, Unit
from proceedings.language.pairs import Desk, Pair, interface_pairs
from proceedings.pipeline.checking import check
from proceedings.pipeline.desks import desks
from proceedings.volume.review import Review, compose_review
from tests.volume.composing import interface
from tests.workspace import EXAMPLES

DAY = date(2031, 6, 1)
FILE = "translations/es/LC_MESSAGES/meeting.en.po"


def pair(line: int, source: str, entry: Entry | None) -> Pair:
    """Return a message of an event's summary that stands at a line of a catalog."""
    unit = Unit(source, Span("events/meeting/event.yaml", line))
    field = Field("event/summary", "en", "summary", "meeting", (unit,), source, is_markdown=True)
    return Pair(field, unit, 1, "es", FILE, entry)


def review(*pairs: Pair, found: tuple[tuple[int, str], ...] = ()) -> Review:
    """Return the copy of some pairs, with findings by line of the catalog."""
    desk = Desk("meeting", "es", pairs)
    findings = [warning("PR412", Span(FILE, line), message(text)) for line, text in found]
    return compose_review(desk, findings, interface("es"), DAY)


def test_states_and_changes() -> None:
    """What is stale shows what changed in the source; what is missing has no translation."""
    stale = Entry("Diez personas", fuzzy=True, line=3, previous="Ten people")
    made = review(
        pair(1, "One *word*", Entry("Una *palabra*", fuzzy=False, line=2)),
        pair(2, "Twelve people", stale),
        pair(3, "Nothing yet", None),
    )
    assert ["translated", "stale", "missing"] == [row.state for row in made.rows]
    assert [1, 2, 3] == [row.number for row in made.rows]
    assert ("<p>Una <em>palabra</em></p>",) == made.rows[0].translation.fragments
    assert ["Ten", "Twelve", " people"] == [piece.text for piece in made.rows[1].changes]
    assert not made.rows[2].translation
    assert [True, False, False] == [row.is_clean for row in made.rows]
    assert {"translated": 1, "stale": 1, "missing": 1, "findings": 0} == made.counts


def test_findings_stand_beside_their_translation() -> None:
    """A finding at a later line of a wrapped translation belongs to it, not to the next one."""
    made = review(
        pair(1, "First", Entry("Primero", fuzzy=False, line=10)),
        pair(2, "Second", Entry("Segundo", fuzzy=False, line=20)),
        found=((12, "a"), (20, "b"), (31, "c"), (2, "before all entries")),
    )
    texts = [[finding.text for finding in row.findings] for row in made.rows]
    assert [["a"], ["b", "c"]] == texts
    assert 2 == made.counts["findings"]


@pytest.mark.parametrize(("lang", "title"), [("es", "Apertura"), ("pt-BR", "Abertura")])
def test_records_are_named_in_the_language_under_review(lang: str, title: str) -> None:
    """Headings are titles of sessions and names of people, not identifiers."""
    checked = check(EXAMPLES / "complete", Report())
    assert checked is not None
    (desk,) = desks(EXAMPLES / "complete", checked, {"2031-water-archives"}, {lang})
    made = compose_review(desk, (), interface(lang), DAY)
    programme = next(each for each in made.sections if each.kind == "programme")
    assert title == programme.groups[0].heading.text
    headings = [group.heading for section in made.sections for group in section.groups]
    assert [] == [each.text for each in headings if each.lang == "und"]
    assert "Lin Shuiyin" in {each.text.title() for each in headings}


def test_the_interface_has_a_copy_too() -> None:
    """Its labels stand in one section."""
    template = Catalog("t.pot", {("", "Contents"): Entry("", fuzzy=False, line=4)})
    pairs = tuple(interface_pairs(interface("es"), template))
    made = compose_review(Desk("interface", "es", pairs), (), interface("es"), DAY)
    assert ["interface"] == [each.kind for each in made.sections]
    assert "interface.es" == made.name
    assert (("Contents",), ("Índice",)) == (
        made.rows[0].source.fragments,
        made.rows[0].translation.fragments,
    )
