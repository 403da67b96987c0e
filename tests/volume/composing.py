"""Composed examples for the tests of volumes."""

from __future__ import annotations

from functools import cache

from proceedings import resources
from proceedings.diagnostics import Report
from proceedings.language.edition import read_edition
from proceedings.language.interface import Interface, read_interface
from proceedings.records.reader import Workspace, read_workspace
from proceedings.volume.event import compose_event
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
def event(lang: str, example: str = "complete", *, translated: bool = True) -> EventView:
    """Return an example's event as one edition shows it, with its catalogs or without any."""
    found = workspace(example)
    (records,) = found.events
    translations = EXAMPLES / example / ("translations" if translated else "no-translations")
    edition = read_edition(records, lang, interface(lang), translations, Report())
    return compose_event(records, found.series, edition, found.languages(records), found.glossary)
