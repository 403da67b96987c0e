"""Compose the people of an event: records in, views in the edition's alphabetical order out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from proceedings.language import formats
from proceedings.language.collation import sort_key
from proceedings.language.names import show_name
from proceedings.language.status import Passage
from proceedings.records.models import Person
from proceedings.volume.context import Context
from proceedings.volume.views import Appearance, CountryRow, PersonView

__all__ = ["countries", "people", "person_names"]


def people(
    context: Context, appearances: Mapping[str, tuple[Appearance, ...]]
) -> tuple[PersonView, ...]:
    """Return everybody on record, each with the places where they appear."""
    views = [
        _person(context, each, appearances.get(each.id, ())) for each in context.records.people
    ]
    return tuple(sorted(views, key=lambda view: view.name.key))


def _person(context: Context, person: Person, appearances: tuple[Appearance, ...]) -> PersonView:
    field = f"people/{person.id}"
    role = context.text_or_none(person.role, f"{field}/role")
    affiliation = context.text_or_none(person.affiliation, f"{field}/affiliation")
    country = context.country(person.country)
    return PersonView(
        id=person.id,
        address=field,
        name=show_name(person.name, context.lang),
        role=role,
        affiliation=affiliation,
        country_code=person.country or "",
        country=country,
        particulars=_particulars(role, affiliation, country, context.lang),
        orcid=person.orcid or "",
        note=context.prose_or_none(person.note, f"{field}/note"),
        appearances=appearances,
        sources=person.sources,
        affiliation_written=person.affiliation.text if person.affiliation else "",
    )


def _particulars(
    role: Passage | None, affiliation: Passage | None, country: str, lang: str
) -> tuple[Passage, ...]:
    """Return post, institution and country; Chinese names the institution first.

    A country that post or institution already name is not said again.
    """
    pair = (affiliation, role) if lang.startswith("zh") else (role, affiliation)
    said = tuple(each for each in pair if each)
    if not country or any(country in each.text for each in said):
        return said
    return (*said, Passage(country, lang))


def countries(context: Context, persons: Iterable[PersonView]) -> tuple[CountryRow, ...]:
    """Return the countries on record: most people first, then in the language's order.

    Countries that a source names without a person on record come last, with 0 people.
    """
    participation = context.records.event.participation
    named = participation.named_countries if participation else ()
    counts = Counter(each.country_code for each in persons if each.country_code)
    codes = {*counts, *named}
    rows = [CountryRow(code, context.country(code), counts[code], code in named) for code in codes]
    return tuple(sorted(rows, key=lambda row: (-row.people, sort_key(row.name, context.lang))))


def person_names(context: Context, names: tuple[str, ...]) -> str:
    """Return people in words: those on record by their name in the edition, others as written."""
    found = [(name, context.records.person(name)) for name in names]
    shown = [
        show_name(person.name, context.lang).text if person else name for name, person in found
    ]
    return formats.joined(shown, context.lang)
