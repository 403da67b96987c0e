"""Compose an event: records and an edition in, the view that books and sites are made of out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from proceedings.language import formats
from proceedings.language.coverage import tally
from proceedings.language.edition import Edition
from proceedings.language.interface import N_
from proceedings.language.pairs import State, edition_pairs
from proceedings.language.status import Passage
from proceedings.language.tags import endonym, name_in
from proceedings.records.base import OfficialForms
from proceedings.records.models import Glossary, Outcome, Publication, Series
from proceedings.records.reader import EventRecords
from proceedings.volume.addresses import addresses
from proceedings.volume.articles import article_appearances, articles
from proceedings.volume.context import Context
from proceedings.volume.documents import documents
from proceedings.volume.glossary import glossary_view
from proceedings.volume.people import countries, people
from proceedings.volume.programme import appearances, sessions
from proceedings.volume.views import (
    Appearance,
    EventView,
    NoteView,
    OutcomeView,
    SourceView,
    Standing,
)

__all__ = ["compose_event"]

_OUTCOMES = {
    "network": N_("Network"),
    "report": N_("Report"),
    "plan": N_("Plan"),
    "document": N_("Document"),
    "initiative": N_("Initiative"),
}
_LICENCES = {
    "CC-BY-4.0": "Creative Commons BY 4.0",
    "CC-BY-SA-4.0": "Creative Commons BY-SA 4.0",
    "CC-BY-NC-4.0": "Creative Commons BY-NC 4.0",
    "CC0-1.0": "Creative Commons CC0 1.0",
}
_STANDING = (State.EXEMPT, State.TRANSLATED, State.STALE, State.MISSING)
"""The states in the order in which a standing holds them."""


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
    held = documents(context)
    event = records.event
    standing = _standing(edition)
    view = EventView(
        lang=edition.lang,
        slug=records.slug,
        series=edition.form(series.name),
        title=context.title(event.title, "event/title"),
        theme=context.title_or_none(event.theme, "event/theme"),
        days=formats.days(event.start, event.end, edition.interface),
        place=_place(context),
        year=str(event.start.year),
        hosts=context.institutions(event.hosts),
        organisers=context.institutions(event.organisers),
        topics=tuple(
            context.title(each.title, f"event/topics/{each.id}/title") for each in event.topics
        ),
        facts=tuple(_facts(context)),
        countries=countries(context, persons),
        summary=context.prose_or_none(event.summary, "event/summary"),
        sessions=sessions(context, by_id),
        people=persons,
        outcomes=tuple(_outcome(context, each) for each in records.outcomes),
        documents=held,
        articles=articles(context, by_id, {each.id: each for each in held}),
        sources=tuple(_sources(context)),
        notes=tuple(_notes(context)),
        imprint=tuple(_imprint(context, languages, standing)),
        statement=_statement(context, standing),
        citation=_citation(context),
        published=_publication(context).date.isoformat(),
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


def _standing(edition: Edition) -> Standing:
    """Count the edition's messages by status."""
    found = tally(edition_pairs(edition))
    return Standing(*(found[state].messages for state in _STANDING))


def _place(context: Context) -> str:
    place = context.records.event.place
    if place is None:
        return ""
    city, country = context.edition.form(place.city).text, context.country(place.country)
    return context.edition.interface.in_context(
        "place", "{city}, {country}", city=city, country=country
    )


def _facts(context: Context) -> Iterator[tuple[str, str]]:
    """Yield label and value of what is known of the event, in the order in which it is read."""
    event, say, lang = context.records.event, context.say, context.lang
    yield say("Date"), formats.days(event.start, event.end, context.edition.interface)
    if event.place:
        yield say("Place"), _place(context)
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


def _publication(context: Context) -> Publication:
    """Return the publication's data; an event without them is published on its last day."""
    event = context.records.event
    return event.publication or Publication(date=event.end)


def _publisher(context: Context) -> str:
    publisher = _publication(context).publisher or context.series.publisher
    if isinstance(publisher, OfficialForms):
        return context.edition.form(publisher).text
    return publisher or ""


def _imprint(
    context: Context, languages: tuple[str, ...], standing: Standing
) -> Iterator[tuple[str, str]]:
    """Yield label and value of what is known of the publication."""
    say, lang, publication = context.say, context.lang, _publication(context)
    yield say("Series"), context.edition.form(context.series.name).text
    if _publisher(context):
        yield say("Publisher"), _publisher(context)
    yield say("Edition"), say("Edition {edition}, revision {revision}", **_numbers(publication))
    yield say("Published"), formats.day(publication.date, lang)
    yield say("Language of this edition"), endonym(lang)
    others = [endonym(each) for each in languages if each != lang]
    if others:
        yield say("Also published in"), formats.joined(others, lang)
    held = sorted({each.lang for each in context.edition.fields.values()})
    names = formats.joined([name_in(each, lang) for each in held], lang)
    yield say("Language in which the records were written"), names
    yield say("State of translation"), _statement(context, standing)
    if publication.isbn:
        yield "ISBN", publication.isbn
    if context.series.issn:
        yield "ISSN", context.series.issn
    if publication.doi:
        yield "DOI", publication.doi
    if publication.licence:
        yield say("Licence"), _LICENCES.get(publication.licence, publication.licence)


def _numbers(publication: Publication) -> dict[str, int]:
    return {"edition": publication.edition, "revision": publication.revision}


def _statement(context: Context, standing: Standing) -> str:
    """Say in one sentence how current the edition is."""
    number = {
        name: formats.number(value, context.lang)
        for name, value in (
            ("total", standing.total),
            ("stale", standing.stale),
            ("missing", standing.missing),
        )
    }
    if standing.is_current and not standing.translated:
        return context.say("All {total} passages stand in their original language.", **number)
    if standing.is_current:
        return context.say("All {total} passages are translated and current.", **number)
    return context.say(
        "Of {total} passages, {missing} are not translated and {stale} are under revision; "
        "they are shown in their original language and marked.",
        **number,
    )


def _citation(context: Context) -> str:
    """Return how to cite the volume: title, place and day of the event, edition, identifiers."""
    publication = _publication(context)
    event = context.records.event
    where = _place(context)
    when = formats.days(event.start, event.end, context.edition.interface)
    title = context.title(event.title, "event/title").text
    text = context.say(
        "{title}: Proceedings ({place}, {dates}). "
        "{language} edition {edition}, revision {revision}, {published}.",
        title=title,
        place=where,
        dates=when,
        language=name_in(context.lang, context.lang),
        published=formats.day(publication.date, context.lang),
        **_numbers(publication),
    )
    interface = context.edition.interface
    if _publisher(context):
        publisher = _publisher(context)
        text = interface.in_context(
            "citation", "{text} {publisher}.", text=text, publisher=publisher
        )
    if publication.isbn:
        text = interface.in_context(
            "citation", "{text} ISBN {isbn}.", text=text, isbn=publication.isbn
        )
    return f"{text} https://doi.org/{publication.doi}" if publication.doi else text
