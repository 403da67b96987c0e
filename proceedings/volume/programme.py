"""Compose the programme: sessions and interventions in, numbered views out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from proceedings.language import formats
from proceedings.language.interface import N_
from proceedings.language.tags import name_in
from proceedings.records.models import Intervention, Session
from proceedings.volume.context import Context
from proceedings.volume.views import Appearance, InterventionView, PersonView, SessionView

__all__ = ["appearances", "sessions"]

_KINDS = {
    "opening": N_("Opening"),
    "keynote": N_("Keynote"),
    "panel": N_("Panel"),
    "parallel": N_("Parallel forum"),
    "closing": N_("Closing"),
    "break": N_("Break"),
    "theme": N_("Theme"),
    "other": N_("Session"),
}


def appearances(context: Context) -> Iterator[tuple[str, Appearance]]:
    """Yield who appears where in the programme: person id and place."""
    for session in context.records.programme:
        title = context.title(session.title, f"programme/{session.id}/title")
        for chair in session.chairs:
            yield chair, Appearance(f"sessions/{session.id}", title, "chair")
        for each in session.interventions:
            own = context.title_or_none(each.title, f"programme/{session.id}/{each.id}/title")
            yield each.speaker, Appearance(f"interventions/{each.id}", own or title, "intervention")


def sessions(context: Context, persons: Mapping[str, PersonView]) -> tuple[SessionView, ...]:
    """Return the sessions in the order of the record, interventions numbered through the event."""
    numbers = count(1)
    return tuple(_session(context, each, persons, numbers) for each in context.records.programme)


def _session(
    context: Context, session: Session, persons: Mapping[str, PersonView], numbers: count[int]
) -> SessionView:
    field = f"programme/{session.id}"
    start = session.start
    return SessionView(
        id=session.id,
        address=f"sessions/{session.id}",
        kind=session.kind,
        kind_label=context.say(_KINDS[session.kind]),
        title=context.title(session.title, f"{field}/title"),
        day=formats.day(start.date(), context.lang) if start else "",
        time=_time(context, session),
        room=context.title_or_none(session.room, f"{field}/room"),
        chairs=tuple(persons[each] for each in session.chairs),
        description=context.prose_or_none(session.description, f"{field}/description"),
        interventions=tuple(
            _intervention(context, session, each, persons, next(numbers))
            for each in session.interventions
        ),
        sources=session.sources,
    )


def _time(context: Context, session: Session) -> str:
    """Return a session's times, with their time zone where it is not that of the event."""
    if not session.start:
        return ""
    times = formats.times(session.start, session.end, context.lang)
    zone = session.timezone
    if not zone or zone == context.records.event.timezone:
        return times
    offset = formats.offset(session.start, zone, context.lang)
    return context.edition.interface.in_context(
        "time", "{times} ({zone})", times=times, zone=offset
    )


def _intervention(
    context: Context,
    session: Session,
    each: Intervention,
    persons: Mapping[str, PersonView],
    number: int,
) -> InterventionView:
    field = f"programme/{session.id}/{each.id}"
    lang = context.lang
    return InterventionView(
        id=each.id,
        address=f"interventions/{each.id}",
        number=number,
        speaker=persons[each.speaker],
        title=context.title_or_none(each.title, f"{field}/title"),
        summary=context.prose_or_none(each.summary, f"{field}/summary", f"interventions/{each.id}"),
        keywords=context.edition.texts(f"{field}/keywords"),
        time=formats.time_of_day(each.start, lang) if each.start else "",
        duration=formats.duration(each.duration, lang) if each.duration else "",
        original=name_in(each.original_language, lang) if each.original_language else "",
        sources=each.sources,
    )
