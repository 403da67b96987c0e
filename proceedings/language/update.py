"""Write message catalogs: from records and interface to the files that translators open.

Nothing is written before everything is known; a file whose text does not change is not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from proceedings.language.catalog import catalog_path, template_path
from proceedings.language.fields import fields, is_translated
from proceedings.language.interface import INTERFACE
from proceedings.language.merge import Message, as_text, field_messages, merge, template
from proceedings.language.tags import folder
from proceedings.records.reader import EventRecords
from proceedings.records.replacing import replace_files

__all__ = ["CatalogFile", "event_catalogs", "interface_catalogs", "write_catalogs"]


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog as it should be.

    Attributes:
        path: below `translations`.
        text: its content.
        translated, stale, missing: numbers of messages; all zero for a template.
    """

    path: str
    text: str
    translated: int = 0
    stale: int = 0
    missing: int = 0


def event_catalogs(
    records: EventRecords, languages: Iterable[str], translations: Path
) -> Iterator[CatalogFile]:
    """Yield the template of each source language of an event and its catalogs."""
    found = fields(records)
    for source in sorted({each.lang for each in found}):
        written = [each for each in found if each.lang == source]
        wanted = {
            lang: field_messages(each for each in written if is_translated(each, lang, records))
            for lang in languages
            if lang != source
        }
        stem = f"{records.slug}.{source}"
        yield CatalogFile(template_path(stem), as_text(template(field_messages(written), source)))
        yield from _catalogs(stem, wanted, source, translations)


def interface_catalogs(
    messages: Sequence[Message], languages: Iterable[str], translations: Path
) -> Iterator[CatalogFile]:
    """Yield the template of the interface and its catalogs; English words are the messages."""
    yield CatalogFile(template_path(INTERFACE), as_text(template(messages, "en")))
    yield from _catalogs(INTERFACE, dict.fromkeys(languages, messages), "en", translations)


def _catalogs(
    stem: str, wanted: Mapping[str, Sequence[Message]], source: str, translations: Path
) -> Iterator[CatalogFile]:
    """Yield the catalog of each language with the messages that it wants."""
    for lang, messages in wanted.items():
        path = catalog_path(folder(lang), stem)
        file = translations / path
        old = polib.pofile(file.read_text(encoding="utf-8")) if file.is_file() else None
        merged = merge(messages, source, lang, old)
        if lang == source:
            _say_as_written(merged)
        current = [each for each in merged if not each.obsolete]
        stale = sum(each.fuzzy for each in current)
        missing = sum(not each.msgstr for each in current)
        yield CatalogFile(path, as_text(merged), len(current) - stale - missing, stale, missing)


def _say_as_written(catalog: polib.POFile) -> None:
    """Fill the catalog of the source language: what is not said otherwise is said as written."""
    for entry in catalog:
        entry.msgstr = entry.msgstr or entry.msgid


def write_catalogs(files: Iterable[CatalogFile], translations: Path) -> tuple[str, ...]:
    """Write the catalogs whose text changes and return their paths.

    Raises:
        OSError: a catalog cannot be written; the old ones are as they were.
    """
    changed = [each for each in files if not _says(translations / each.path, each.text)]
    replace_files({translations / each.path: each.text.encode() for each in changed})
    return tuple(each.path for each in changed)


def _says(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == text
