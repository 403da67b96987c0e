"""Figures: sizes in proportion to numbers, places to the scale of time, on either side."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from proceedings.language.status import Passage
from proceedings.render.figures import figure_rules, is_keyed
from proceedings.render.site import render_event_site
from proceedings.volume.views import Bar, BarFigure, Slot, TimelineDay, TimelineFigure
from tests.volume.composing import LANGUAGES, edition, event, interface, site

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def overview(lang: str) -> Any:  # noqa: ANN401 lxml has no types
    """Return the page of the complete example that shows its figures."""
    pages = dict(render_event_site(site(lang), interface(lang), edition(lang).mark, {}))
    return html.fromstring(pages[f"{lang}/2031-water-archives/index.html"].decode())


def bars(*rows: tuple[str, int]) -> BarFigure:
    """Return a figure of labels and numbers."""
    made = tuple(Bar(Passage(label, "en"), value, str(value)) for label, value in rows)
    return BarFigure("figure-1", "Figure 1", "Title", ("Country", "People"), made)


def slot(start: int, length: int, title: str = "Panel", lane: int = 0, lanes: int = 1) -> Slot:
    """Return a session that begins some minutes after midnight."""
    return Slot("", Passage(title, "en"), "09:00", None, start, length, lane, lanes)


def timeline(*days: TimelineDay) -> TimelineFigure:
    """Return a timeline of some days."""
    return TimelineFigure("figure-2", "Figure 2", "Timeline", days, {})


MORNING = TimelineDay(
    "", 9, 13, (slot(540, 60), slot(600, 120, lane=0, lanes=2), slot(600, 60, lane=1, lanes=2))
)


def found(rules: str, selector: str) -> dict[str, str]:
    """Return what is said of the part that a selector finds."""
    (body,) = re.findall(rf"^{re.escape(selector)} {{ (.*) }}$", rules, re.MULTILINE)
    return dict(each.split(": ") for each in body.split("; "))


def test_bars_are_as_long_as_their_numbers() -> None:
    """The longest leaves room for its number; nothing has no length."""
    rules = figure_rules([bars(("China", 8), ("Brazil", 4), ("Chile", 1), ("Peru", 0))])
    assert ["86%", "43%", "10.75%", "0%"] == [
        found(rules, f"#figure-1 .row-{number} .ink")["width"] for number in (1, 2, 3, 4)
    ]


def test_bars_of_nothing_have_no_length() -> None:
    """No division by it."""
    assert "0%" == found(figure_rules([bars(("Peru", 0))]), "#figure-1 .row-1 .ink")["width"]


@pytest.mark.parametrize(
    ("label", "width"),
    [
        ("Peru", "25%"),
        ("República Bolivariana de V.", "38.96%"),
        ("中" * 14, "40.26%"),
        ("N" * 90, "55%"),
    ],
)
def test_long_labels_have_room(label: str, width: str) -> None:
    """Up to about half of the figure, then they wrap."""
    assert width == found(figure_rules([bars((label, 1))]), "#figure-1 th:first-child")["width"]


def test_sessions_stand_to_the_scale_of_time() -> None:
    """How far down, how high, and in which lane, in hundredths of the day."""
    rules = figure_rules([timeline(MORNING)])
    assert [
        {"top": "0%", "height": "25%", "left": "0%", "width": "100%"},
        {"top": "25%", "height": "50%", "left": "0%", "width": "50%"},
        {"top": "25%", "height": "25%", "left": "50%", "width": "50%"},
    ] == [found(rules, f"#figure-2 .day-1 .slot-{number}") for number in (1, 2, 3)]
    assert ["0%", "25%", "50%", "75%", "100%"] == [
        found(rules, f"#figure-2 .day-1 .hour-{number}")["top"] for number in range(1, 6)
    ]


def test_lanes_begin_where_one_begins_to_read() -> None:
    """On the right, from right to left."""
    second = found(figure_rules([timeline(MORNING)], "rtl"), "#figure-2 .day-1 .slot-3")
    assert {"top": "25%", "height": "25%", "right": "50%", "width": "50%"} == second


def test_days_have_one_scale() -> None:
    """A day of half as many hours is half as high."""
    short = TimelineDay("", 9, 11, (slot(540, 60),))
    rules = figure_rules([timeline(MORNING, short)])
    heights = [found(rules, f"#figure-2 .day-{number} .hours")["height"] for number in (1, 2)]
    assert ["calc(8 * var(--timeline-line))", "calc(4 * var(--timeline-line))"] == heights


def test_text_of_sessions_has_room() -> None:
    """A short session makes an hour higher; a title that wraps does, too."""
    for title, length, height in (
        ("Panel", 60, "8"),
        ("Panel", 30, "12"),
        ("Panel " * 20, 60, "14"),
    ):
        day = TimelineDay("", 9, 13, (slot(540, length, title),))
        said = found(figure_rules([timeline(day)]), "#figure-2 .day-1 .hours")["height"]
        assert f"calc({height} * var(--timeline-line))" == said


def test_numbers_stand_where_text_has_no_room() -> None:
    """A day stays on its page; numbers of short sessions that follow each other step aside."""
    crowded = TimelineDay("", 8, 20, (slot(480, 10), slot(490, 10), slot(500, 10), slot(600, 120)))
    assert (False, True) == (is_keyed(timeline(MORNING)), is_keyed(timeline(crowded)))
    rules = figure_rules([timeline(crowded)])
    height = found(rules, "#figure-2 .day-1 .hours")["height"]
    assert "calc(24 * var(--timeline-line))" == height
    assert ["2.5em", "4.5em", "0.5em", "0.5em"] == [
        found(rules, f"#figure-2 .day-1 .slot-{number} .key")["left"] for number in (1, 2, 3, 4)
    ]


def test_a_moment_is_no_division_by_nothing() -> None:
    """A session that ends when it begins is drawn with no height."""
    day = TimelineDay("", 9, 10, (slot(540, 0), slot(540, 60)))
    assert "0%" == found(figure_rules([timeline(day)]), "#figure-2 .day-1 .slot-1")["height"]


def test_no_figure_no_rule() -> None:
    """Silence."""
    assert "" == figure_rules([])


def test_marks_of_direction_have_no_width() -> None:
    """A label is as wide with them as without."""
    plain, marked = bars(("N" * 30, 1)), bars(("\u2067" + "N" * 30 + "\u2069", 1))
    assert figure_rules([plain]) == figure_rules([replace(marked, label="Figure 1")])


@in_every_language
def test_each_bar_and_each_session_has_its_rule(lang: str) -> None:
    """On the page, what the rules name is there, and nothing is there that has none."""
    rules = figure_rules(event(lang).figures)
    rows = overview(lang).xpath("//tr[starts-with(@class, 'row-')]")
    slots = overview(lang).xpath("//li[starts-with(@class, 'slot ')]")
    assert (len(rows), len(slots)) == (rules.count(" .ink {"), rules.count(" .slot-"))
    assert 7 == len(slots)


@in_every_language
def test_the_page_allows_its_own_rules_and_no_other(lang: str) -> None:
    """By the digest of the style element (CSP Level 3); no element has a style of its own."""
    (style,) = overview(lang).xpath("//head/style")
    (policy,) = overview(lang).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}';" in policy
    assert [] == overview(lang).xpath("//@style")


@in_every_language
def test_tables_of_bars_have_heads_and_a_caption(lang: str) -> None:
    """A reader that hears the page hears label and number; headings skip no level."""
    tables = overview(lang).xpath("//table")
    assert 3 == len(tables)
    for table in tables:
        assert 1 == len(table.xpath("./caption"))
        assert 2 == len(table.xpath(".//th[@scope='col']"))
        cells = table.xpath("./tbody/tr[th[@scope='row']]/td")
        assert len(cells) == len(table.xpath("./tbody/tr"))
        assert all(cell.text_content().strip().isdigit() for cell in cells)
    levels = [int(each.tag[1]) for each in overview(lang).xpath("//h1|//h2|//h3|//h4")]
    assert [] == [(a, b) for a, b in pairwise(levels) if b > a + 1]


@in_every_language
def test_what_is_only_drawn_is_not_read_aloud(lang: str) -> None:
    """The hours; a session says its times itself."""
    hours = overview(lang).xpath("//*[@aria-hidden='true']//*[starts-with(@class, 'hour ')]")
    assert 8 + 9 == len(hours)
    slots = overview(lang).xpath("//ol/li[starts-with(@class, 'slot ')]")
    assert all(re.search(r"\d\d:\d\d–\d\d:\d\d", slot.text_content()) for slot in slots)
