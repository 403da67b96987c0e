"""Composed examples for the tests of volumes."""

from __future__ import annotations

from functools import cache

from proceedings import resources
from proceedings.diagnostics import Report
from proceedings.language.edition import Edition, read_edition
from proceedings.language.interface import Interface, read_interface
from proceedings.language.pairs import edition_pairs
from proceedings.records.reader import Workspace, read_workspace
from proceedings.volume.event import compose_event
from proceedings.volume.site import Site, compose_site
from proceedings.volume.translations import TranslationsView, compose_translations
from proceedings.volume.views import EventView
from tests.workspace import EXAMPLES

LANGUAGES = ("zh-Hans", "en", "es", "pt-BR")


@cache
def workspace(example: str = "complete") -> Workspace:
    """Return an example in which nothing is wrong."""
    report = Report()
    found = read_workspace(EXAMPLES / example, report)
    assert found is not None
    assert [] == list(report)
    return found


@cache
def interface(lang: str) -> Interface:
    """Return the shipped interface in a language."""
    return read_interface(lang, (resources.translations(),), Report())


@cache
def edition(lang: str, example: str = "complete", *, translated: bool = True) -> Edition:
    """Return an example's edition, with its catalogs or without any."""
    (records,) = workspace(example).events
    translations = EXAMPLES / example / ("translations" if translated else "no-translations")
    return read_edition(records, lang, interface(lang), translations, Report())


@cache
def event(lang: str, example: str = "complete", *, translated: bool = True) -> EventView:
    """Return an example's event as one edition shows it, with its catalogs or without any."""
    found = workspace(example)
    (records,) = found.events
    own = edition(lang, example, translated=translated)
    return compose_event(records, found.series, own, found.languages(records), found.glossary)


@cache
def translations(lang: str, *, translated: bool = True) -> TranslationsView:
    """Return the state of translation of the complete example for readers of a language."""
    (records,) = workspace().events
    editions = {each: edition(each, translated=translated) for each in LANGUAGES}
    pairs = {each: tuple(edition_pairs(own)) for each, own in editions.items()}
    return compose_translations(records.slug, pairs, interface(lang))


def site(lang: str, *, translated: bool = True) -> Site:
    """Return the site of the complete example, with its catalogs or without any."""
    view = event(lang, translated=translated)
    state = translations(lang, translated=translated)
    return compose_site(view, interface(lang).say, LANGUAGES, state)
