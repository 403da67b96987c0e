"""Compose the people of an event: records in, views in the edition's alphabetical order out."""

from __future__ import annotations

from collections.abc import Mapping

from proceedings.language import formats
from proceedings.language.interface import N_
from proceedings.language.names import show_name
from proceedings.language.status import Passage
from proceedings.records.models import Person
from proceedings.volume.context import Context
from proceedings.volume.views import Appearance, PersonView

__all__ = ["people", "person_names"]

_SECTORS: dict[str, str] = {
    "government": N_("Government"),
    "parliament": N_("Parliament"),
    "judiciary": N_("Judiciary"),
    "international-organisation": N_("International organisation"),
    "academia": N_("Academia and research"),
    "civil-society": N_("Civil society"),
    "media": N_("Media"),
    "business": N_("Business"),
}


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
        sector=context.say(_SECTORS[person.sector]) if person.sector else "",
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


def person_names(context: Context, names: tuple[str, ...]) -> str:
    """Return people in words: those on record by their name in the edition, others as written."""
    found = [(name, context.records.person(name)) for name in names]
    shown = [
        show_name(person.name, context.lang).text if person else name for name, person in found
    ]
    return formats.joined(shown, context.lang)
