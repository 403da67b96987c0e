"""Compose the figures of an event: its people and sessions in, numbered rows and days out.

Nothing is counted but what is on record, and what the records do not say is a row of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from proceedings.language import formats
from proceedings.language.collation import sort_key
from proceedings.language.status import Passage
from proceedings.records.models import Session
from proceedings.volume.context import Context
from proceedings.volume.views import (
    Bar,
    BarFigure,
    Figure,
    PersonView,
    SessionView,
    Slot,
    TimelineDay,
    TimelineFigure,
)

__all__ = ["COUNTRIES", "figures", "in_lanes", "named_countries"]

COUNTRIES = "figure-countries"
"""Anchor of the figure of people by country."""
_FEWEST = 2
"""Rows or sessions that a figure has at least: one thing alone is no comparison."""
_WITHOUT_SPEAKERS = {"break", "other"}
"""Kinds of sessions in which nobody need speak: without interventions they are not counted."""
_HOUR = 60
_MORNING = 30 * _HOUR
"""What lasts beyond 6 o'clock of the next day is drawn until midnight."""


def figures(
    context: Context, persons: Sequence[PersonView], shown: Sequence[SessionView]
) -> tuple[Figure, ...]:
    """Return the figures that the records give rise to, numbered from 1.

    Args:
        context: the records, in one language.
        persons: everybody on record.
        shown: the sessions, in the order of the record.
    """
    found: dict[str, Figure | None] = {
        COUNTRIES: _by_country(context, persons),
        "figure-sectors": _by_sector(context, persons),
        "figure-sessions": _by_session(context, shown),
        "figure-timeline": _timeline(context, shown),
    }
    there = [(key, each) for key, each in found.items() if each]
    return tuple(
        replace(each, id=key, label=context.say("Figure {number}", number=number))
        for number, (key, each) in enumerate(there, start=1)
    )


# ── People ──


def _by_country(context: Context, persons: Sequence[PersonView]) -> BarFigure | None:
    say = context.say
    names = (each.country for each in persons)
    notes = _counted(context, len(persons))
    if named := named_countries(context):
        said = formats.joined(named, context.lang)
        notes += (
            say("The organisers or the sources name these countries: {countries}.", countries=said),
        )
    return _people(context, say("People on record by country"), say("Country"), names, notes)


def named_countries(context: Context) -> tuple[str, ...]:
    """Return the countries that the organisers or the sources name, in the language's order."""
    given = context.records.event.participation
    named = [context.country(code) for code in given.named_countries] if given else []
    return tuple(sorted(named, key=lambda name: sort_key(name, context.lang)))


def _by_sector(context: Context, persons: Sequence[PersonView]) -> BarFigure | None:
    say = context.say
    names = (each.sector for each in persons)
    notes = (
        *_counted(context, len(persons)),
        say("A sector is given only where post and affiliation on record plainly say it."),
    )
    return _people(context, say("People on record by sector"), say("Sector"), names, notes)


def _people(
    context: Context, title: str, head: str, names: Iterable[str], notes: tuple[str, ...]
) -> BarFigure | None:
    """Return a figure of people: most first, then in the language's order; the unknown last."""
    counts = Counter(names)
    unknown = counts.pop("", 0)
    if not counts:
        return None
    order = sorted(counts, key=lambda name: (-counts[name], sort_key(name, context.lang)))
    rows = [_bar(context, Passage(name, context.lang), counts[name]) for name in order]
    if unknown:
        label = Passage(context.say("Not recorded"), context.lang)
        rows.append(replace(_bar(context, label, unknown), is_open=True))
    return BarFigure("", "", title, (head, context.say("People on record")), tuple(rows), notes)


def _counted(context: Context, total: int) -> tuple[str, ...]:
    """Say what is counted, and that the organisers' figure counts something else."""
    said = formats.number(total, context.lang)
    given = context.records.event.participation
    if not (given and given.participants):
        return (context.say("Counted are the people on record, {people} in all.", people=said),)
    amount = formats.number(given.participants, context.lang)
    least = context.say("over {number}", number=amount) if given.at_least else amount
    return (
        context.say(
            "Counted are the people on record, {people} in all, and not all participants, "
            "whose number the organisers give as {participants}.",
            people=said,
            participants=least,
        ),
    )


def _bar(context: Context, label: Passage, value: int) -> Bar:
    return Bar(label, value, formats.number(value, context.lang))


# ── Sessions ──


def _by_session(context: Context, shown: Sequence[SessionView]) -> BarFigure | None:
    counted = [each for each in shown if each.interventions or each.kind not in _WITHOUT_SPEAKERS]
    if len(counted) < _FEWEST or not any(each.interventions for each in counted):
        return None
    speakers = [len({each.speaker.id for each in session.interventions}) for session in counted]
    is_same = speakers == [len(session.interventions) for session in counted]
    rows = [
        replace(
            _bar(context, session.title, len(session.interventions)),
            extra="" if is_same else formats.number(number, context.lang),
            address=session.address,
        )
        for session, number in zip(counted, speakers, strict=True)
    ]
    title, head = _of_sessions(context, {each.kind == "theme" for each in counted})
    heads = (head, context.say("Interventions"), *(() if is_same else (context.say("Speakers"),)))
    return BarFigure("", "", title, heads, tuple(rows), tuple(_about(context, counted)))


def _of_sessions(context: Context, are_themes: set[bool]) -> tuple[str, str]:
    """Return title and head of labels: sessions, the themes of a report, or both."""
    say = context.say
    if are_themes == {True}:
        return say("Interventions by theme"), say("Theme")
    if are_themes == {False}:
        return say("Interventions by session"), say("Session")
    return say("Interventions by session and theme"), say("Session or theme")


def _about(context: Context, counted: Sequence[SessionView]) -> Iterator[str]:
    say = context.say
    if any(each.kind == "theme" for each in counted):
        yield say("A theme is a group in the report of a source, not a session of the meeting.")
    if not all(each.interventions for each in counted):
        yield say("Where the number is 0, no speaker is on record.")


# ── Time ──


def _timeline(context: Context, shown: Sequence[SessionView]) -> TimelineFigure | None:
    """Return the sessions with a beginning and an end on record, if there are two at least."""
    pairs = list(zip(context.records.programme, shown, strict=True))
    slots = sorted(_slots(context, pairs), key=lambda pair: pair[0])
    if len(slots) < _FEWEST:
        return None
    days = tuple(
        _day(context, day, [slot for _, slot in group])
        for day, group in groupby(slots, key=lambda pair: pair[0].date())
    )
    say = context.say
    return TimelineFigure(
        "",
        "",
        say("Timeline of the day") if len(days) == 1 else say("Timeline of the days"),
        days,
        {hour: _hour(context, hour) for day in days for hour in range(day.first, day.last + 1)},
        tuple(view.title for record, view in pairs if _is_untimed(record)),
        (say("Local time: {zone}.", zone=_zone(context, slots[0][0])),),
    )


def _is_untimed(session: Session) -> bool:
    """Whether a session has no time on record; a theme of a report is no session."""
    return session.kind != "theme" and not (session.start and session.end)


def _slots(
    context: Context, pairs: Iterable[tuple[Session, SessionView]]
) -> Iterator[tuple[datetime, Slot]]:
    """Yield each session that has its times, with its beginning in the time of the event."""
    for session, view in pairs:
        if session.start and session.end:
            start = _at_home(context, session, session.start)
            length = (_at_home(context, session, session.end) - start) // timedelta(minutes=1)
            minute = start.hour * _HOUR + start.minute
            if minute + length > _MORNING:
                length = 24 * _HOUR - minute
            is_break = session.kind == "break"
            yield (
                start,
                Slot(
                    view.address,
                    view.title,
                    view.time,
                    view.room,
                    minute,
                    length,
                    is_break=is_break,
                ),
            )


def _at_home(context: Context, session: Session, when: datetime) -> datetime:
    """Return a session's time as the clocks of the event show it."""
    home = context.records.event.timezone
    there = when.replace(tzinfo=ZoneInfo(session.timezone or home))
    return there.astimezone(ZoneInfo(home)).replace(tzinfo=None)


def _day(context: Context, day: date, slots: Sequence[Slot]) -> TimelineDay:
    first = min(each.start for each in slots) // _HOUR
    last = max(first + 1, -(-max(each.start + each.length for each in slots) // _HOUR))
    return TimelineDay(formats.day(day, context.lang), first, last, in_lanes(slots))


def in_lanes(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Put sessions that overlap side by side; those of one room keep its lane.

    Args:
        slots: the sessions of a day.

    Returns:
        The sessions in order of time, each with its lane and the number of lanes around it.
    """
    placed: list[Slot] = []
    for group in _overlapping(sorted(slots, key=attrgetter("start"))):
        lanes = _lanes(group)
        number = max(lanes) + 1
        placed += [
            replace(slot, lane=lane, lanes=number) for slot, lane in zip(group, lanes, strict=True)
        ]
    return tuple(placed)


def _overlapping(slots: Iterable[Slot]) -> Iterator[list[Slot]]:
    """Yield groups of sessions; no group overlaps another."""
    group: list[Slot] = []
    end = 0
    for slot in slots:
        if group and slot.start >= end:
            yield group
            group = []
        group.append(slot)
        end = max(end, slot.start + slot.length)
    if group:
        yield group


def _lanes(group: Iterable[Slot]) -> list[int]:
    """Return the lane of each session: that of its room if free, else the first that is free."""
    ends: list[int] = []
    rooms: dict[str, int] = {}
    lanes: list[int] = []
    for slot in group:
        room = slot.room.text if slot.room else ""
        free = [lane for lane, end in enumerate(ends) if end <= slot.start]
        own = rooms.get(room)
        lane = own if own in free else next(iter(free), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = slot.start + slot.length
        if room:
            rooms[room] = lane
        lanes.append(lane)
    return lanes


def _hour(context: Context, hour: int) -> str:
    return formats.time_of_day(datetime(2000, 1, 1, hour % 24), context.lang)  # noqa: DTZ001 a clock's face


def _zone(context: Context, when: datetime) -> str:
    """Return the name of the event's time and how far it is from universal time."""
    zone = context.records.event.timezone
    return context.edition.interface.in_context(
        "time",
        "{times} ({zone})",
        times=formats.clock(when, zone, context.lang),
        zone=formats.offset(when, zone, context.lang),
    )
