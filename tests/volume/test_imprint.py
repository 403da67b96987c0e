"""The publication: addresses, other volumes, names, and what is said only where it is recorded."""

from __future__ import annotations

import pytest

from proceedings.language.status import Status
from proceedings.records.base import OfficialForms
from proceedings.records.models import Event
from proceedings.volume.imprint import other_volumes
from tests.volume.composing import LANGUAGES, edition, event, workspace


def meeting(slug: str, year: int, **facts: object) -> Event:
    """Return a meeting of the series."""
    day = f"{year}-03-21"
    title = OfficialForms({"en": f"Meeting of {year}", "es": f"Encuentro de {year}"})
    base = {"id": slug, "lang": "en", "title": title, "start": day, "end": day}
    return Event.model_validate({"series": "water-and-memory", **base, **facts})


def test_other_volumes_stand_in_the_order_of_the_meetings() -> None:
    """In the form of the edition's language; neither the own one nor those of other series."""
    (records,) = workspace().events
    others = (
        meeting("later", 2033),
        records.event,
        meeting("earlier", 2029),
        meeting("elsewhere", 2030, series="fire-and-memory"),
    )
    found = other_volumes(records.event, others, edition("es"))
    assert [("Encuentro de 2029", "2029"), ("Encuentro de 2033", "2033")] == [
        (each.title.text, each.year) for each in found
    ]
    assert {Status.AUTHENTIC} == {each.title.status for each in found}


def test_a_title_in_one_language_stands_in_it() -> None:
    """It is not taken for a title in the language of the edition."""
    (records,) = workspace().events
    (found,) = other_volumes(records.event, [meeting("a", 2029, title="A Meeting")], edition("es"))
    assert ("A Meeting", "en") == (found.title.text, found.title.lang)


def test_an_event_of_no_series_has_no_other_volumes() -> None:
    """Two events without a series are not of one series."""
    alone = meeting("a", 2029, series=None)
    assert () == other_volumes(alone, [meeting("b", 2030, series=None)], edition("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_web_address_is_that_of_the_edition(lang: str) -> None:
    """Below the address of the series, one for each language."""
    expected = f"https://water-and-memory.example/proceedings/{lang}/2031-water-archives/"
    assert expected == event(lang).url


def test_what_is_not_recorded_is_empty() -> None:
    """A small event has no identifiers and no address."""
    view = event("en", "minimal")
    assert ("", "", "") == (view.isbn, view.doi, view.url)
    assert "A Small Meeting: Proceedings. 15 January 2031. English edition. 2031." == str(
        view.citation
    )


def test_names_are_explained_as_they_are_written() -> None:
    """Small capitals are no matter of Chinese."""
    assert "small capitals" in event("en").naming[0]
    assert event("zh-Hans").naming != event("en").naming
    assert 2 == len(event("zh-Hans").naming)
