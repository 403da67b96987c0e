"""Look texts up for one edition: from a field's context to the text that its readers get.

Nothing falls back in silence: every answer carries its language and its status, and the edition
keeps account of what it was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from proceedings.diagnostics import Report, Span
from proceedings.language.catalog import Catalog, Key, catalog_path, read_catalog
from proceedings.language.fields import Field, Unit, fields, is_translated
from proceedings.language.interface import Interface
from proceedings.language.prose import Prose, Rendering, Resolve, prose
from proceedings.language.pseudo import is_pseudo, pseudo_catalog
from proceedings.language.status import Passage, Status
from proceedings.language.tags import folder, name_in, script_of
from proceedings.records.base import OfficialForms
from proceedings.records.reader import EventRecords

__all__ = ["Edition", "Gap", "read_edition"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A message that an edition cannot show in its language as current.

    Attributes:
        context: the field, as in `msgctxt`.
        text: the message.
        status: missing or stale.
        source: where the original is.
        catalog: where the translation belongs: the file, and the line when the entry exists.
    """

    context: str
    text: str
    status: Status
    source: Span
    catalog: Span


@dataclass(frozen=True, slots=True)
class Edition:
    """An event in one language.

    Attributes:
        lang: the language of the edition.
        interface: its labels.
        fields: the event's translatable fields by context.
        catalogs: its translations by source language.
        held: contexts of the texts that are held in the language as files of their own, so that
            nobody translates them.
    """

    lang: str
    interface: Interface
    fields: Mapping[str, Field]
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    held: frozenset[str] = frozenset()

    def text(self, context: str) -> Passage:
        """Return a plain field.

        Raises:
            KeyError: the event has no such field.
        """
        found = self.fields[context]
        return self._passage(found, found.units[0].text)

    def texts(self, context: str) -> tuple[Passage, ...]:
        """Return a field that is a list of plain texts."""
        found = self.fields.get(context)
        return tuple(self._passage(found, unit.text) for unit in found.units) if found else ()

    def prose(self, context: str, resolve: Resolve, id_prefix: str = "", text: str = "") -> Prose:
        """Return a Markdown field, or a part of it given as `text`, as safe HTML."""
        found = self.fields[context]

        def rendering(block: str) -> Rendering:
            passage = self._passage(found, block)
            lang = "" if passage.lang == self.lang else passage.lang
            return Rendering(passage.text, lang, passage.status, self.mark(passage), self.lang)

        return prose(text or found.source, rendering, resolve, id_prefix)

    def own_prose(self, text: str, resolve: Resolve, id_prefix: str = "") -> Prose:
        """Return Markdown that is in the edition's language already, as safe HTML."""
        return prose(text, Rendering, resolve, id_prefix)

    def mark(self, passage: Passage) -> str:
        """Return what readers are told about a passage that is not current."""
        if passage.status.is_current:
            return ""
        language = name_in(passage.lang, self.lang)
        if passage.status is Status.STALE:
            return self.interface.say(
                "[translation under revision; original: {language}]", language=language
            )
        return self.interface.say("[not translated; original: {language}]", language=language)

    def form(self, forms: OfficialForms) -> Passage:
        """Return an official name or title; a missing form is shown in another recorded form.

        English comes first, which most readers know; then what is in the edition's own script.
        """
        own = forms.get(self.lang)
        if own is not None:
            return Passage(own, self.lang, Status.AUTHENTIC)
        script = script_of(self.lang)
        lang = min(forms.root, key=lambda each: (each != "en", script_of(each) != script))
        return Passage(forms.root[lang], lang, Status.AUTHENTIC)

    def gaps(self) -> tuple[Gap, ...]:
        """Return every message of the event that this edition lacks or has only stale."""
        found = []
        for each in self.fields.values():
            for unit in each.units if self.translates(each) else ():
                status = self._passage(each, unit.text).status
                if not status.is_current:
                    found.append(self._gap(each, unit, status))
        return tuple(found)

    def translates(self, found: Field) -> bool:
        """Return whether the edition shows a field through a catalog."""
        return found.lang != self.lang and found.context not in self.held

    def _gap(self, found: Field, unit: Unit, status: Status) -> Gap:
        catalog = self.catalogs[found.lang]
        entry = catalog.entries.get((found.context, unit.text))
        place = Span(catalog.path, entry.line) if entry else Span(catalog.path)
        return Gap(found.context, unit.text, status, unit.span, place)

    def _passage(self, found: Field, text: str) -> Passage:
        if found.lang == self.lang:
            return Passage(text, self.lang, Status.ORIGINAL)
        entry = self.catalogs[found.lang].entries.get((found.context, text))
        if entry is None or not entry.text:
            return Passage(text, found.lang, Status.MISSING)
        if entry.fuzzy:
            return Passage(text, found.lang, Status.STALE)
        return Passage(entry.text, self.lang, Status.TRANSLATED)


def read_edition(
    records: EventRecords, lang: str, interface: Interface, translations: Path, report: Report
) -> Edition:
    """Read what an event's edition in one language needs.

    Args:
        records: the event.
        lang: the language of the edition.
        interface: its labels.
        translations: the workspace's folder of catalogs.
        report: where problems with catalogs go.
    """
    found = {each.context: each for each in fields(records)}
    sources = sorted({each.lang for each in found.values()} - {lang})
    catalogs = {}
    for source in sources:
        path = catalog_path(folder(lang), f"{records.slug}.{source}")
        written = [each for each in found.values() if each.lang == source]
        catalogs[source] = (
            pseudo_catalog(_keys(written), lang, f"translations/{path}")
            if is_pseudo(lang)
            else read_catalog(translations / path, f"translations/{path}", report)
        )
    held = frozenset(
        each.context
        for each in found.values()
        if each.lang != lang and not is_translated(each, lang, records)
    )
    return Edition(lang, interface, found, catalogs, held)


def _keys(fields: Iterable[Field]) -> Iterator[Key]:
    return ((each.context, unit.text) for each in fields for unit in each.units)
