"""Compose what is said of the publication: records and an edition in, imprint and volume out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proceedings.language import formats
from proceedings.language.edition import Edition
from proceedings.language.status import Passage
from proceedings.language.tags import endonym, name_in, script_of
from proceedings.records.base import OfficialForms
from proceedings.records.models import Event, Publication
from proceedings.volume.citation import Contributor, Volume, contributor
from proceedings.volume.context import Context
from proceedings.volume.standing import statement
from proceedings.volume.views import SeriesVolume, Standing

__all__ = [
    "contributors",
    "imprint",
    "naming",
    "other_volumes",
    "place",
    "publication",
    "volume_facts",
    "web_address",
]

_LICENCES = {
    "CC-BY-4.0": "Creative Commons BY 4.0",
    "CC-BY-SA-4.0": "Creative Commons BY-SA 4.0",
    "CC-BY-NC-4.0": "Creative Commons BY-NC 4.0",
    "CC0-1.0": "Creative Commons CC0 1.0",
}


def publication(context: Context) -> Publication:
    """Return the publication's data; an event without them is published on its last day."""
    event = context.records.event
    return event.publication or Publication(date=event.end)


def place(context: Context) -> str:
    """Return where the event was held, city and country; empty when it is not recorded."""
    where = context.records.event.place
    if where is None:
        return ""
    city, country = context.edition.form(where.city).text, context.country(where.country)
    return context.edition.interface.in_context(
        "place", "{city}, {country}", city=city, country=country
    )


def web_address(context: Context) -> str:
    """Return where the edition is on the web; empty when the series has no address on record."""
    base = context.series.base_url
    return f"{base.rstrip('/')}/{context.lang}/{context.records.slug}/" if base else ""


def imprint(
    context: Context, languages: tuple[str, ...], standing: Standing
) -> tuple[tuple[str, str], ...]:
    """Return label and value of what is known of the publication and of its state."""
    return (*_publication(context), *_languages(context, languages, standing), *_numbers(context))


def _publication(context: Context) -> Iterator[tuple[str, str]]:
    say, found = context.say, publication(context)
    yield say("Series"), context.edition.form(context.series.name).text
    if _publisher(context):
        yield say("Publisher"), _publisher(context)
    numbers = {"edition": found.edition, "revision": found.revision}
    yield say("Edition"), say("Edition {edition}, revision {revision}", **numbers)
    yield say("Published"), formats.day(found.date, context.lang)


def _publisher(context: Context) -> str:
    publisher = publication(context).publisher or context.series.publisher
    if isinstance(publisher, OfficialForms):
        return context.edition.form(publisher).text
    return publisher or ""


def _languages(
    context: Context, languages: tuple[str, ...], standing: Standing
) -> Iterator[tuple[str, str]]:
    say, lang = context.say, context.lang
    yield say("Language of this edition"), endonym(lang)
    others = [endonym(each) for each in languages if each != lang]
    if others:
        yield say("Also published in"), formats.joined(others, lang)
    held = sorted({each.lang for each in context.edition.fields.values()})
    names = formats.joined([name_in(each, lang) for each in held], lang)
    yield say("Language in which the records were written"), names
    yield say("State of translation"), statement(context, standing)


def _numbers(context: Context) -> Iterator[tuple[str, str]]:
    found = publication(context)
    if found.isbn:
        yield "ISBN", found.isbn
    if context.series.issn:
        yield "ISSN", context.series.issn
    if found.doi:
        yield "DOI", found.doi
    if found.licence:
        yield context.say("Licence"), _LICENCES.get(found.licence, found.licence)


def naming(context: Context) -> tuple[str, ...]:
    """Return how the edition writes names, in sentences."""
    say = context.say
    people = (
        say(
            "Names of Chinese people stand in Chinese characters. Names of others stand in the "
            "Chinese form that is on record, and in Latin letters where there is none."
        )
        if script_of(context.lang) in {"Hans", "Hant"}
        else say(
            "Names of people stand in the order of their own usage, family names in small "
            "capitals; a form in another script follows in brackets where it is on record."
        )
    )
    return people, say(
        "Names of institutions and titles of documents are official forms; where none is on "
        "record in the language of this edition, a recorded form in another language is shown."
    )


def volume_facts(context: Context) -> Volume:
    """Return what citations say of the volume; only what is recorded."""
    event, found = context.records.event, publication(context)
    return Volume(
        lang=context.lang,
        event=context.title(event.title, "event/title").text,
        label=context.say("Proceedings"),
        place=place(context),
        city=context.edition.form(event.place.city).text if event.place else "",
        days=formats.days(event.start, event.end, context.edition.interface),
        held=str(event.start.year),
        version=context.say("English edition"),
        edition=found.edition,
        revision=found.revision,
        publisher=_publisher(context),
        year=str(found.date.year),
        doi=found.doi or "",
        url=web_address(context),
    )


def contributors(context: Context, names: Iterable[str]) -> tuple[Contributor, ...]:
    """Return people as citations name them: those on record by their name, others as written."""
    found = [(name, context.records.person(name)) for name in names]
    script = script_of(context.lang)
    return tuple(
        contributor(person.name, script) if person else Contributor(name) for name, person in found
    )


def other_volumes(
    own: Event, events: Iterable[Event], edition: Edition
) -> tuple[SeriesVolume, ...]:
    """Return the other volumes of an event's series on record, in the order of the meetings.

    Args:
        own: the event.
        events: all events on record.
        edition: the edition that lists them.
    """
    others = [each for each in events if each.series == own.series and each.id != own.id]
    return tuple(
        SeriesVolume(_title(each, edition), str(each.start.year))
        for each in sorted(others, key=lambda each: (each.start, each.id))
        if own.series
    )


def _title(event: Event, edition: Edition) -> Passage:
    """Return an event's title; one that is not an official form stands in its own language."""
    if isinstance(event.title, OfficialForms):
        return edition.form(event.title)
    return Passage(event.title.text, event.title.lang or event.lang)
