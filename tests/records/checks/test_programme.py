"""The programme: instants are compared, so that midnights, clocks and time zones come out right."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.records.checks import check_workspace
from proceedings.records.reader import read_workspace

EVENT = """\
id: meeting
lang: en
title: Meeting
start: {start}
end: {end}
timezone: America/Sao_Paulo
"""


def found(
    root: Path, programme: str, start: str = "2025-07-25", end: str = "2025-07-25"
) -> list[str]:
    """Return line and code of what is wrong with a programme in São Paulo."""
    folder = root / "events" / "meeting"
    folder.mkdir(parents=True)
    (root / "events" / "series.yaml").write_text("id: s\nname: {en: S}\nlanguages: [en, es]\n")
    (folder / "event.yaml").write_text(EVENT.format(start=start, end=end))
    (folder / "people.yaml").write_text("- id: ana\n  name: {full: Ana}\n")
    (folder / "programme.yaml").write_text(programme)
    report = Report()
    workspace = read_workspace(root, report)
    assert workspace is not None
    assert [] == list(report)
    return [f"{each.span.line} {each.code}" for each in check_workspace(workspace)]


def sessions(*rows: str) -> str:
    """Return a programme of sessions, each given as fields in braces."""
    return "".join(f"- {{id: s{n}, title: T, {row}}}\n" for n, row in enumerate(rows, start=1))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("room: A, start: 2025-07-25T09:00, end: 2025-07-25T10:00",) * 2, ["2 PR316"]),
        (
            (
                "room: A, start: 2025-07-25T09:00, end: 2025-07-25T10:00",
                "room: A, start: 2025-07-25T10:00, end: 2025-07-25T11:00",
            ),
            [],
        ),
        (
            (
                "room: A, start: 2025-07-25T09:00, end: 2025-07-25T12:00",
                "room: A, start: 2025-07-25T09:30, end: 2025-07-25T09:40",
                "room: A, start: 2025-07-25T11:00, end: 2025-07-25T13:00",
            ),
            ["2 PR316", "3 PR316"],
        ),
        (
            (
                "room: {en: Map Hall, es: Sala}, start: 2025-07-25T09:00, end: 2025-07-25T10:00",
                "room: {en: Map Hall, es: Sala}, start: 2025-07-25T09:30, end: 2025-07-25T09:40",
            ),
            ["2 PR316"],
        ),
        (
            (
                "room: A, start: 2025-07-25T09:00",
                "room: A, start: 2025-07-25T09:30, end: 2025-07-25T10:00",
            ),
            [],
        ),
        (("room: A", "room: A"), []),
    ],
)
def test_rooms(tmp_path: Path, rows: tuple[str, ...], expected: list[str]) -> None:
    """A room is taken from a begin to an end; what is not known takes nothing."""
    assert expected == found(tmp_path, sessions(*rows))


def test_one_person_in_two_time_zones(tmp_path: Path) -> None:
    """09:00 in São Paulo is 20:00 in Shanghai, not 09:00 there."""
    here = "chairs: [ana], start: 2025-07-25T09:00, end: 2025-07-25T10:00"
    there = "chairs: [ana], timezone: Asia/Shanghai, start: 2025-07-25T{}:30, end: 2025-07-25T{}:45"
    rows = sessions(here, there.format("09", "09"), there.format("20", "20"))
    assert ["3 PR317"] == found(tmp_path, rows, start="2025-07-24")


def test_the_day_is_that_of_the_event(tmp_path: Path) -> None:
    """The first hours of the next day in Shanghai are still the event's day in São Paulo."""
    row = "timezone: Asia/Shanghai, start: 2025-07-26T{}, end: 2025-07-26T{}"
    rows = sessions(row.format("03:00", "04:00"), row.format("23:00", "23:30"))
    assert ["2 PR306"] == found(tmp_path, rows)


def test_one_person_chairs_and_speaks_in_a_session(tmp_path: Path) -> None:
    """Two tasks in one session are no two places."""
    row = "chairs: [ana], start: 2025-07-25T09:00, end: 2025-07-25T10:00, "
    assert [] == found(tmp_path, sessions(row + "interventions: [{id: t, speaker: ana}]"))


def test_an_intervention_has_its_own_time(tmp_path: Path) -> None:
    """Who speaks at 09:00 in one session can chair another from 09:30."""
    talk = "interventions: [{id: t, speaker: ana, start: 2025-07-25T09:00, duration: 30}]"
    rows = sessions(
        f"start: 2025-07-25T09:00, end: 2025-07-25T11:00, {talk}",
        "chairs: [ana], start: 2025-07-25T09:30, end: 2025-07-25T11:00",
    )
    assert [] == found(tmp_path, rows)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2025-07-26T01:00", []),
        ("2025-07-26T10:30", ["1 PR306"]),
        ("2025-07-27T01:00", ["1 PR306"]),
    ],
)
def test_midnight(tmp_path: Path, end: str, expected: list[str]) -> None:
    """A dinner of the last day ends after midnight; a day too late is a mistake."""
    assert expected == found(tmp_path, sessions(f"start: 2025-07-25T22:00, end: {end}"))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2018-11-03T23:30", []),
        ("2018-11-04T00:30", ["1 PR219"]),  # clocks went from 00:00 to 01:00
        ("2018-11-04T01:00", []),
        ("2018-02-17T23:30", []),  # came twice
    ],
)
def test_changes_of_the_clock(tmp_path: Path, start: str, expected: list[str]) -> None:
    """A time over which clocks are put forward does not exist; one that comes twice does."""
    assert expected == found(tmp_path, sessions(f"start: {start}"), "2018-02-17", "2018-11-04")


def test_a_session_over_a_change_of_the_clock(tmp_path: Path) -> None:
    """From 23:30 to 01:30 is one hour in that night, and ends after it starts."""
    rows = sessions(
        "room: A, start: 2018-11-03T23:30, end: 2018-11-04T01:30",
        "room: A, start: 2018-11-04T01:30, end: 2018-11-04T02:00",
    )
    assert [] == found(tmp_path, rows, "2018-11-03", "2018-11-04")


def test_interventions_follow_each_other(tmp_path: Path) -> None:
    """Each begins after the one above it ends, and ends with its session."""
    talk = "{{id: {}, speaker: ana, start: 2025-07-25T{}, duration: {}}}"
    talks = (("a", "09:00", 30), ("b", "09:20", 10), ("c", "09:30", 45))
    programme = "- id: s\n  title: T\n  start: 2025-07-25T09:00\n  end: 2025-07-25T10:00\n"
    programme += "  interventions:\n"
    programme += "".join(f"    - {talk.format(*row)}\n" for row in talks)
    assert ["7 PR326", "8 PR326"] == found(tmp_path, programme)


@pytest.mark.parametrize(
    ("day", "expected"), [("2025-07-25", ["4 PR306"]), ("2025-07-20", ["5 PR306"])]
)
def test_an_event_that_ends_before_it_starts(tmp_path: Path, day: str, expected: list[str]) -> None:
    """The sessions tell which of the two days is wrong."""
    rows = sessions(f"start: {day}T09:00")
    start, end = ("2025-07-26", "2025-07-25") if expected == ["4 PR306"] else (day, "2025-07-19")
    assert expected == found(tmp_path, rows, start, end)
