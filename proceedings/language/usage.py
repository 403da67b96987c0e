"""Find what is on record and used nowhere: an event's records in, warnings with places out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proceedings.diagnostics import Diagnostic, Span, message, warning
from proceedings.language.catalog import Catalog
from proceedings.language.fields import Field, text_language
from proceedings.language.prose import facts
from proceedings.language.renames import check_renamed
from proceedings.language.tags import folder
from proceedings.records.reader import EventRecords
from proceedings.records.walk import Walk

__all__ = ["check_catalog", "check_catalog_files", "check_usage"]


def check_usage(
    records: EventRecords, walked: Walk, fields: Iterable[Field]
) -> Iterator[Diagnostic]:
    """Yield people, sources, images and texts that no page shows.

    Args:
        records: the event.
        walked: every record in it.
        fields: its translatable fields.
    """
    used = _used(records, walked, fields)
    people, event = records.sources.get("people"), records.sources["event"]
    if people:
        for index, person in enumerate(records.people):
            if person.id not in used.names:
                text = message("`{id}` appears nowhere", id=person.id)
                hint = message("name the person in a session or a text, or remove the record")
                yield warning("PR318", people.span((index, "id")), text, hint)
    for index, each in enumerate(records.event.sources):
        if each.id not in used.sources:
            text = message("the source `{id}` is cited nowhere", id=each.id)
            hint = message("cite it in the `sources` of a record, or remove it")
            yield warning("PR327", event.span(("sources", index, "id")), text, hint)
    for name in records.images:
        if name not in used.images:
            text = message("no text shows the image `{name}`", name=name)
            hint = message("show it in a text, or move it out of the folder")
            yield warning("PR328", Span(f"events/{records.slug}/{name}"), text, hint)
    yield from _unread(records)


@dataclass(frozen=True, slots=True)
class _Used:
    """Identifiers of people and of sources, and names of images, that records and texts name."""

    names: set[str]
    sources: set[str]
    images: set[str]


def _used(records: EventRecords, walked: Walk, fields: Iterable[Field]) -> _Used:
    used = _Used(set(), set(), set())
    for session in records.programme:
        used.names.update(session.chairs, (each.speaker for each in session.interventions))
    for article in records.articles:
        used.names.update(article.authors, article.translators)
    for document in records.documents:
        for text in document.texts.values():
            used.names.update(text.translators)
    for _, _, record in walked:
        used.sources.update(_cited(vars(record)))
    texts = [file.text for file in records.texts.values()]
    texts += [each.source for each in fields if each.is_markdown and "](" in each.source]
    for found in map(facts, texts):
        used.names.update(target.rpartition(":")[2].rpartition("/")[2] for target in found.links)
        used.images.update(name for name, _ in found.images)
    return used


def _cited(fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the sources that a record names; the `sources` of an event are the sources."""
    for each in (*fields.get("sources", ()), fields.get("source")):
        if isinstance(each, str):
            yield each


def _unread(records: EventRecords) -> Iterator[Diagnostic]:
    """Yield texts beside an article that are not in its language."""
    for article in records.articles:
        name = f"articles/{article.id}"
        lang = text_language(records, article)
        for key, file in records.texts.items():
            if key.startswith(f"{name}/") and key != f"{name}/{lang}":
                yield warning(
                    "PR117",
                    Span(file.path),
                    message("the article is in `{lang}`; this text is not read", lang=lang),
                    message("move translations to message catalogs, and remove the file"),
                )


def check_catalog(catalog: Catalog, fields: Sequence[Field]) -> Iterator[Diagnostic]:
    """Yield warnings for a catalog with messages that no record has under its identifier.

    Args:
        catalog: a catalog of an event.
        fields: the event's translatable fields in the source language of the catalog.
    """
    translated = [key for key, entry in catalog.entries.items() if entry.text]
    yield from check_renamed(translated, fields)
    wanted = {(each.context, unit.text) for each in fields for unit in each.units}
    lost = [
        entry.line for key, entry in catalog.entries.items() if entry.text and key not in wanted
    ]
    if lost:
        text = message("messages that no record has: {number}", number=len(lost))
        hint = message("run `proceedings translations update`; it keeps their translations")
        yield warning("PR406", Span(catalog.path, min(lost)), text, hint)


def check_catalog_files(
    translations: Path, events: Iterable[str], languages: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield catalogs that no edition reads.

    Args:
        translations: the workspace's folder of catalogs.
        events: slugs of all its events.
        languages: languages of the editions.
    """
    slugs, locales = tuple(events), {folder(lang) for lang in languages}
    for file in sorted(translations.rglob("*.po")):
        path = file.relative_to(translations)
        locale, *_, name = path.parts
        event, _, source = name.removesuffix(".po").rpartition(".")
        of_event = event in slugs and source and locale in locales
        if path.parts[1:-1] != ("LC_MESSAGES",) or not (of_event or name == "interface.po"):
            text = message("no edition reads the catalog `{name}`", name=name)
            hint = message("name it <locale>/LC_MESSAGES/<event>.<language>.po, or remove it")
            yield warning("PR407", Span(f"translations/{path.as_posix()}"), text, hint)
