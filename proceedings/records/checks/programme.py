"""Check the programme: an event in; times that contradict each other and double bookings out.

Times are local to the event, or to the session's own time zone. Sessions, rooms and people are
compared as instants, so that midnights, changes of the clock and sessions held elsewhere come out
right; interventions stand on the clock of their session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from proceedings.diagnostics import Diagnostic, Message, Span, message, warning
from proceedings.records.base import OfficialForms
from proceedings.records.models import Event, Intervention, Session
from proceedings.records.reader import EventRecords
from proceedings.records.scripts import words
from proceedings.records.source import Path

__all__ = ["check_programme"]

_Found = Iterator[Diagnostic]
_NIGHT = timedelta(hours=12)
"""How long a session of the last day may last: a dinner ends after midnight."""
_CORRECT = message("correct one of the dates")


def check_programme(records: EventRecords) -> _Found:
    """Yield what is wrong with the times of an event, and who and what is booked twice."""
    event, source = records.event, records.sources["event"]
    if event.end < event.start:
        text = message("the event ends before it starts")
        yield Diagnostic("PR306", source.span((_wrong_end(records),)), text, _CORRECT)
        return
    slots = [_Slot.of(records, index) for index in range(len(records.programme))]
    for slot in slots:
        yield from _times(slot, event)
        yield from _order(slot)
    yield from _double_bookings(slots)


def _wrong_end(records: EventRecords) -> str:
    """Return which of an event's days, `start` or `end`, does not go with its sessions."""
    days = [each.start.date() for each in records.programme if each.start]
    return "start" if days and max(days) <= records.event.end else "end"


@dataclass(frozen=True, slots=True)
class _Slot:
    """A session and its place.

    Attributes:
        records: the event.
        session: the session.
        index: its place in the programme.
        zone: the time zone of its times.
        interval: begin and end; a moment where the end is not known, None without a begin.
    """

    records: EventRecords
    session: Session
    index: int
    zone: ZoneInfo
    interval: tuple[datetime, datetime] | None

    @classmethod
    def of(cls, records: EventRecords, index: int) -> _Slot:
        """Return a session of an event."""
        session = records.programme[index]
        zone = ZoneInfo(session.timezone or records.event.timezone)
        times = (session.start, session.end)
        start, end = (_instant(each, zone) if each else None for each in times)
        interval = (start, max(start, end or start)) if start else None
        return cls(records, session, index, zone, interval)

    def span(self, *path: str | int) -> Span:
        """Return the place of a value of the session."""
        return self.records.sources["programme"].span((self.index, *path))

    def instant(self, when: datetime) -> datetime:
        """Return a local time as an instant (UTC); of a time that comes twice, the first."""
        return _instant(when, self.zone)

    def interval_of(self, each: Intervention) -> tuple[datetime, datetime] | None:
        """Begin and end of an intervention; those of the session where they are not known."""
        if not each.start:
            return self.interval
        first = self.instant(each.start)
        return first, first + (each.duration or timedelta())


def _instant(when: datetime, zone: ZoneInfo) -> datetime:
    return when.replace(tzinfo=zone).astimezone(UTC)


def _times(slot: _Slot, event: Event) -> _Found:
    """Sessions lie inside the event, and end after they start, at times that exist."""
    session = slot.session
    home = ZoneInfo(event.timezone)
    for name in ("start", "end"):
        when = getattr(session, name)
        if when:
            yield from _existing(slot, when, name)
            day = slot.instant(when).astimezone(home).date()
            is_night = name == "end" and session.start and when - session.start <= _NIGHT
            if not (event.start <= day <= event.end or (is_night and day > event.end)):
                yield _contradiction(slot, message("the session lies outside the event"), name)
    start, end = session.start, session.end
    if start and end and slot.instant(end) < slot.instant(start):
        yield _contradiction(slot, message("the session ends before it starts"), "end")
    for number, each in enumerate(session.interventions):
        if each.start:
            path = ("interventions", number, "start")
            yield from _existing(slot, each.start, *path)
            if (start and each.start < start) or (end and each.start > end):
                text = message("the intervention lies outside its session")
                yield _contradiction(slot, text, *path)


def _existing(slot: _Slot, when: datetime, *path: str | int) -> _Found:
    if slot.instant(when).astimezone(slot.zone).replace(tzinfo=None) != when:
        yield Diagnostic(
            "PR219",
            slot.span(*path),
            message(
                "this time does not exist in {zone}: clocks go forward over it", zone=slot.zone
            ),
            message("compare it, and the time zone, with the programme"),
        )


def _contradiction(slot: _Slot, text: Message, *path: str | int) -> Diagnostic:
    return Diagnostic("PR306", slot.span(*path), text, _CORRECT)


def _order(slot: _Slot) -> _Found:
    """Interventions follow each other and end with their session."""
    timed = [(n, each) for n, each in enumerate(slot.session.interventions) if each.start]
    for (_, before), (number, each) in pairwise(timed):
        if (
            before.start
            and each.start
            and each.start < before.start + (before.duration or timedelta())
        ):
            text = message("the intervention begins before the one above it ends")
            yield _misfit(slot, text, number, "start")
    for number, each in timed:
        end = slot.session.end
        if each.start and end and each.start <= end < each.start + (each.duration or timedelta()):
            text = message("the intervention ends after its session")
            yield _misfit(slot, text, number, "duration")


def _misfit(slot: _Slot, text: Message, number: int, field: str) -> Diagnostic:
    hint = message("correct a time or a length, or accept it with the reason")
    place = slot.span("interventions", number, field)
    return warning("PR326", place, text, hint)


class _Booking(NamedTuple):
    """A room or a person, taken for a time; bookings are ordered by their time.

    Attributes:
        start, end: instants; equal when only the begin is known.
        slot: the session.
        path: the place of the room or person in the session.
        who: what is booked, as recorded.
    """

    start: datetime
    end: datetime
    slot: _Slot
    path: Path
    who: str


def _double_bookings(slots: Sequence[_Slot]) -> _Found:
    """Nothing and nobody is in two sessions at the same time."""
    for first, second in _clashes(_rooms(slots)):
        yield _double(
            second,
            "PR316",
            message(
                "the room `{name}` is taken by the session `{id}` at this time",
                name=second.who,
                id=first.slot.session.id,
            ),
        )
    for first, second in _clashes(_persons(slots)):
        yield _double(
            second,
            "PR317",
            message(
                "`{id}` is in the session `{session}` at this time",
                id=second.who,
                session=first.slot.session.id,
            ),
        )


def _rooms(slots: Iterable[_Slot]) -> Iterator[tuple[object, _Booking]]:
    """Yield each booking of a room, with what tells the room from others."""
    for slot in slots:
        room, interval = slot.session.room, slot.interval
        if room and interval:
            forms = room.root.values() if isinstance(room, OfficialForms) else [room.text]
            name = " / ".join(forms)
            yield words(name) or name, _Booking(*interval, slot, ("room",), name)


def _persons(slots: Iterable[_Slot]) -> Iterator[tuple[object, _Booking]]:
    """Yield each appearance of a person whose time is known, with the person."""
    for slot in slots:
        if slot.interval:
            for number, chair in enumerate(slot.session.chairs):
                yield chair, _Booking(*slot.interval, slot, ("chairs", number), chair)
        for number, each in enumerate(slot.session.interventions):
            interval, path = slot.interval_of(each), ("interventions", number, "speaker")
            if interval:
                yield each.speaker, _Booking(*interval, slot, path, each.speaker)


def _clashes(
    bookings: Iterable[tuple[object, _Booking]],
) -> Iterator[tuple[_Booking, _Booking]]:
    """Yield pairs of bookings in two sessions that overlap, in the order of the programme."""
    groups: defaultdict[object, list[_Booking]] = defaultdict(list)
    for key, booking in bookings:
        groups[key].append(booking)
    for group in groups.values():
        last: _Booking | None = None
        for each in sorted(group, key=lambda booking: (*booking[:2], booking.slot.index)):
            if last and last.slot is not each.slot and _overlap(last, each):
                first, second = sorted((last, each), key=lambda booking: booking.slot.index)
                yield first, second
            if last is None or each.end >= last.end:
                last = each


def _overlap(first: _Booking, second: _Booking) -> bool:
    return second.start < first.end or first.start == second.start


def _double(booking: _Booking, code: str, text: Message) -> Diagnostic:
    hint = message("correct one of the two, or accept it with the reason")
    return Diagnostic(code, booking.slot.span(*booking.path), text, hint)
