"""The figures of an event: every number is a count of records, and nothing is left out unsaid."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest

from proceedings.language.status import Passage
from proceedings.records.models import Participation, Person, Session
from proceedings.volume.event import compose_event
from proceedings.volume.figures import in_lanes
from proceedings.volume.views import Bar, BarFigure, Figure, Slot, TimelineFigure
from tests.volume.composing import LANGUAGES, edition, event, workspace

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


def bars(number: int, lang: str = "en") -> BarFigure:
    """Return a bar figure of the complete example by its number."""
    found = event(lang).figures[number - 1]
    assert isinstance(found, BarFigure)
    return found


def days(found: tuple[Figure, ...]) -> TimelineFigure:
    """Return the timeline, which is the last figure."""
    timeline = found[-1]
    assert isinstance(timeline, TimelineFigure)
    return timeline


def counted(figure: BarFigure) -> list[tuple[str, int]]:
    """Return labels and numbers."""
    return [(row.label.text, row.value) for row in figure.rows]


def composed(
    *,
    people: tuple[Person, ...] | None = None,
    programme: tuple[Session, ...] | None = None,
    **changes: object,
) -> tuple[Figure, ...]:
    """Return the figures of the complete example with other records."""
    found = workspace()
    (records,) = found.events
    records = replace(
        records,
        people=records.people if people is None else people,
        programme=records.programme if programme is None else programme,
        event=records.event.model_copy(update=changes),
        articles=(),
    )
    own = edition("en")
    return compose_event(records, found.series, own, found.languages(records)).figures


def person(number: int, **fields: str) -> Person:
    """Return a person of whom nothing else is known."""
    return Person.model_validate({"id": f"p{number}", "name": {"full": f"P {number}"}, **fields})


@in_every_language
def test_figures_are_numbered_in_their_order(lang: str) -> None:
    """They have anchors of their own; a label without a number is not one."""
    found = event(lang).figures
    subjects = ["countries", "sectors", "sessions", "timeline"]
    assert [f"figure-{each}" for each in subjects] == [each.id for each in found]
    assert ["1", "2", "3", "4"] == [each.label[-1] for each in found]


def test_people_by_country_are_those_on_record() -> None:
    """The rows add up to the people; those without a country are counted too, last and open."""
    (records,) = workspace().events
    figure = bars(1)
    expected = Counter(each.country for each in records.people)
    assert len(records.people) == sum(row.value for row in figure.rows)
    assert sorted(expected.values()) == sorted(row.value for row in figure.rows)
    assert [("China", 2), ("Brazil", 1)] == counted(figure)[:2]
    assert expected[None] == figure.rows[-1].value
    assert [False] * 5 + [True] == [row.is_open for row in figure.rows]


def test_people_by_sector_are_those_on_record() -> None:
    """In words of the edition's language."""
    (records,) = workspace().events
    expected = Counter(each.sector for each in records.people)
    assert {"academia": 3, "government": 1, None: 4} == expected
    assert [3, 1, 4] == [row.value for row in bars(2).rows]
    assert [False, False, True] == [row.is_open for row in bars(2).rows]


def test_equal_numbers_stand_in_the_order_of_the_language() -> None:
    """Pinyin in Chinese, the alphabet elsewhere; the largest number stands first."""
    codes = ("UY", "BR", "CL", "AR", "CL")
    people = tuple(person(number, country=code) for number, code in enumerate(codes))
    (figure, *_) = composed(people=people, programme=())
    assert isinstance(figure, BarFigure)
    assert [("Chile", 2), ("Argentina", 1), ("Brazil", 1), ("Uruguay", 1)] == counted(figure)
    chinese = [row.label.text for row in bars(1, "zh-Hans").rows if row.value == 1]
    assert ["巴西", "墨西哥", "乌拉圭", "新西兰"] == chinese


def test_people_on_record_are_told_from_participants() -> None:
    """The organisers' number is named as theirs; without one nothing is said of it."""
    (note, named) = bars(1).notes
    assert ("8", "84") == tuple(each for each in ("8", "84") if f" {each}" in note)
    assert "Brazil, China, Mexico, New Zealand, Portugal" in named
    (figure, *_) = composed(participation=None)
    assert isinstance(figure, BarFigure)
    assert 1 == len(figure.notes)
    assert "84" not in figure.notes[0]
    exact = Participation(participants=84)
    (figure, *_) = composed(participation=exact)
    assert isinstance(figure, BarFigure)
    assert "over 84" not in figure.notes[0]


def test_a_figure_of_nothing_is_left_out() -> None:
    """Where nobody has a country or a sector, and no session is on record, there is none."""
    nobody = (person(1), person(2))
    assert () == composed(people=nobody, programme=())


def test_interventions_are_counted_by_session() -> None:
    """In the order of the programme; a break or an exhibition in which nobody speaks is none."""
    (records,) = workspace().events
    expected = {
        f"sessions/{each.id}": len(each.interventions)
        for each in records.programme
        if each.interventions
    }
    figure = bars(3)
    assert expected == {row.address: row.value for row in figure.rows}
    assert list(expected) == [row.address for row in figure.rows]
    assert 2 == len(figure.heads)
    assert 1 == len(figure.notes)


def test_speakers_have_a_column_where_somebody_speaks_twice() -> None:
    """Nobody is counted twice in it."""
    (records,) = workspace().events
    once, twice = records.programme[3], records.programme[3].interventions[0]
    again = twice.model_copy(update={"id": "again", "title": None, "summary": None, "keywords": ()})
    session = once.model_copy(update={"interventions": (*once.interventions, again)})
    found = composed(programme=(records.programme[0], session))
    figure = next(each for each in found if isinstance(each, BarFigure) and len(each.heads) > 2)
    assert [(1, "1"), (3, "2")] == [(row.value, row.extra) for row in figure.rows]


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("panel", "closing"), "session"),
        (("theme", "theme"), "theme"),
        (("panel", "theme"), "session and theme"),
    ],
)
def test_themes_are_not_called_sessions(kinds: tuple[str, ...], said: str) -> None:
    """A title says whether rows are sessions, themes of a report, or both."""
    (records,) = workspace().events
    sessions = tuple(
        session.model_copy(update={"kind": kind})
        for session, kind in zip(records.programme[:2], kinds, strict=True)
    )
    titles = [each.title for each in composed(programme=sessions)]
    assert any(title.endswith(f"Interventions by {said}") for title in titles)


def test_a_session_without_speakers_is_counted_openly() -> None:
    """With the number 0, and a note on what it means."""
    (records,) = workspace().events
    silent = records.programme[1].model_copy(update={"interventions": ()})
    figure = composed(programme=(records.programme[0], silent))[2]
    assert isinstance(figure, BarFigure)
    assert [1, 0] == [row.value for row in figure.rows]
    assert 1 == len(figure.notes)


@in_every_language
def test_the_timeline_has_each_session_with_times(lang: str) -> None:
    """On its day, in order of time; those without times are named below, themes are not."""
    figure = days(event(lang).figures)
    assert [
        ["sessions/opening", "sessions/keynote", "sessions/coffee", "sessions/mesa-inundaciones"],
        ["sessions/reading-workshop", "sessions/drought-workshop", "sessions/closing"],
    ] == [[slot.address for slot in day.slots] for day in figure.days]
    assert [(9, 16), (9, 17)] == [(day.first, day.last) for day in figure.days]
    assert 1 == len(figure.untimed)
    assert "09:00" == figure.hours[9]


def test_times_elsewhere_are_drawn_by_the_clock_of_the_event() -> None:
    """08:00 on the Azores is 09:00 in Lisbon; the programme's own words stay."""
    slot = days(event("en").figures).days[1].slots[0]
    assert (9 * 60, 90) == (slot.start, slot.length)
    assert slot.time.startswith("08:00–09:30")


def test_the_clock_is_named() -> None:
    """By its name, and by its distance from universal time."""
    (note,) = days(event("en").figures).notes
    assert "Western European Standard Time (GMT+00:00)" in note


def test_sessions_that_overlap_stand_side_by_side() -> None:
    """Those before and after have the whole width."""
    lanes = [(slot.lane, slot.lanes) for slot in days(event("en").figures).days[1].slots]
    assert [(0, 2), (1, 2), (0, 1)] == lanes


def _slot(start: int, length: int, room: str = "") -> Slot:
    return Slot("", Passage("", "en"), "", Passage(room, "en") if room else None, start, length)


def test_rooms_keep_their_lanes() -> None:
    """Through sessions that overlap others; a lane that is free is used again."""
    found = in_lanes(
        (
            _slot(60, 60, "A"),
            _slot(60, 90, "B"),
            _slot(120, 60, "B"),
            _slot(150, 60, "C"),
            _slot(160, 30, "A"),
            _slot(300, 10),
        )
    )
    assert [(0, 3), (1, 3), (0, 3), (1, 3), (2, 3), (0, 1)] == [
        (each.lane, each.lanes) for each in found
    ]


def test_one_session_with_times_is_no_timeline() -> None:
    """Two are the fewest."""
    (records,) = workspace().events
    one, other = records.programme[:2]
    without = other.model_copy(update={"end": None})
    assert not any(isinstance(each, TimelineFigure) for each in composed(programme=(one, without)))
    assert isinstance(composed(programme=(one, other))[-1], TimelineFigure)


def test_what_lasts_for_days_is_drawn_until_midnight() -> None:
    """And what ends in the night is drawn to its end."""
    (records,) = workspace().events
    at = partial(datetime, 2031, 3)
    one, other = (
        session.model_copy(update={"start": at(21, 20, 0), "end": end})
        for session, end in zip(records.programme[:2], (at(22, 1, 30), at(22, 17, 0)), strict=True)
    )
    figure = days(composed(programme=(one, other)))
    assert {330, 240} == {slot.length for slot in figure.days[0].slots}
    assert (26, "02:00") == (figure.days[0].last, figure.hours[26])


def test_the_longest_bar_is_known() -> None:
    """Of no rows it is nothing."""
    row = Bar(Passage("a", "en"), 4, "4")
    assert 4 == BarFigure("", "", "", ("", ""), (row, replace(row, value=2))).most
    assert 0 == BarFigure("", "", "", ("", ""), ()).most
