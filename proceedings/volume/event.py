"""Compose an event: records and an edition in, the view that books and sites are made of out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from proceedings.language import formats
from proceedings.language.edition import Edition
from proceedings.language.interface import N_
from proceedings.language.status import Passage
from proceedings.records.models import Glossary, Outcome, Series
from proceedings.records.reader import EventRecords
from proceedings.volume.addresses import addresses
from proceedings.volume.articles import article_appearances, articles
from proceedings.volume.citation import Work
from proceedings.volume.context import Context
from proceedings.volume.documents import documents
from proceedings.volume.figures import figures, named_countries
from proceedings.volume.glossary import glossary_view
from proceedings.volume.imprint import (
    imprint,
    naming,
    place,
    publication,
    volume_facts,
    web_address,
)
from proceedings.volume.people import people
from proceedings.volume.programme import appearances, sessions
from proceedings.volume.standing import standing_of, statement, text_states
from proceedings.volume.views import (
    Appearance,
    EventView,
    NoteView,
    OutcomeView,
    SourceView,
)

__all__ = ["compose_event"]

_OUTCOMES = {
    "network": N_("Network"),
    "report": N_("Report"),
    "plan": N_("Plan"),
    "document": N_("Document"),
    "initiative": N_("Initiative"),
}


def compose_event(
    records: EventRecords,
    series: Series,
    edition: Edition,
    languages: tuple[str, ...],
    glossary: Glossary | None = None,
) -> EventView:
    """Return an event as one edition shows it.

    Args:
        records: the event, checked.
        series: its series.
        edition: language, labels and translations.
        languages: all languages in which the event is published.
        glossary: the terms that all events share.
    """
    context = Context(records, series, edition, addresses(records.files))
    persons = people(context, _appearances(context))
    by_id = {each.id: each for each in persons}
    shown = sessions(context, by_id)
    held = documents(context)
    event = records.event
    standing = standing_of(edition)
    view = EventView(
        lang=edition.lang,
        slug=records.slug,
        series=edition.form(series.name),
        title=context.title(event.title, "event/title"),
        theme=context.title_or_none(event.theme, "event/theme"),
        days=formats.days(event.start, event.end, edition.interface),
        place=place(context),
        year=str(event.start.year),
        hosts=context.institutions(event.hosts),
        organisers=context.institutions(event.organisers),
        topics=tuple(
            context.title(each.title, f"event/topics/{each.id}/title") for each in event.topics
        ),
        facts=tuple(_facts(context)),
        figures=figures(context, persons, shown),
        named_countries=named_countries(context),
        summary=context.prose_or_none(event.summary, "event/summary"),
        sessions=shown,
        people=persons,
        outcomes=tuple(_outcome(context, each) for each in records.outcomes),
        documents=held,
        articles=articles(context, by_id, {each.id: each for each in held}),
        sources=tuple(_sources(context)),
        notes=tuple(_notes(context)),
        imprint=imprint(context, languages, standing),
        statement=statement(context, standing),
        work=Work(volume_facts(context)),
        published=publication(context).date.isoformat(),
        isbn=publication(context).isbn or "",
        doi=publication(context).doi or "",
        url=web_address(context),
        texts=text_states(context),
        naming=naming(context),
        standing=standing,
    )
    if glossary is None:
        return view
    return replace(view, glossary=glossary_view(context, glossary, view, languages))


def _appearances(context: Context) -> dict[str, tuple[Appearance, ...]]:
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    for person, appearance in (*appearances(context), *article_appearances(context)):
        found[person].append(appearance)
    return {person: tuple(each) for person, each in found.items()}


def _facts(context: Context) -> Iterator[tuple[str, str]]:
    """Yield label and value of what is known of the event, in the order in which it is read."""
    event, say, lang = context.records.event, context.say, context.lang
    yield say("Date"), formats.days(event.start, event.end, context.edition.interface)
    if event.place:
        yield say("Place"), place(context)
        if event.place.venue:
            yield say("Venue"), context.title(event.place.venue, "event/place/venue").text
    if event.participation:
        figures = event.participation
        if figures.participants:
            amount = formats.number(figures.participants, lang)
            is_least = figures.at_least
            yield say("Participants"), say("over {number}", number=amount) if is_least else amount
        if figures.countries:
            yield say("Countries represented"), formats.number(figures.countries, lang)
    if context.records.people:
        yield say("People on record"), formats.number(len(context.records.people), lang)


def _outcome(context: Context, outcome: Outcome) -> OutcomeView:
    field = f"outcomes/{outcome.id}"
    return OutcomeView(
        id=outcome.id,
        address=field,
        kind_label=context.say(_OUTCOMES[outcome.kind]),
        name=context.title(outcome.name, f"{field}/name"),
        date=formats.day(outcome.date, context.lang) if outcome.date else "",
        description=context.prose_or_none(outcome.description, f"{field}/description"),
        institutions=context.institutions(outcome.institutions),
        document=f"documents/{outcome.document}" if outcome.document else "",
        sources=outcome.sources,
    )


def _sources(context: Context) -> Iterator[SourceView]:
    event = context.records.event
    for number, each in enumerate(event.sources, start=1):
        yield SourceView(
            id=each.id,
            address=f"sources/{each.id}",
            number=number,
            text=Passage(each.text, each.lang or event.lang),
            url=each.url or "",
            retrieved=formats.day(each.retrieved, context.lang) if each.retrieved else "",
        )


def _notes(context: Context) -> Iterator[NoteView]:
    for each in context.records.event.notes:
        text = context.edition.prose(f"event/notes/{each.id}/text", context.resolve)
        yield NoteView(each.id, f"notes/{each.id}", text, each.sources)
