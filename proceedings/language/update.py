"""Write message catalogs: from records and interface to the files that translators open.

Nothing is written before everything is known; a file whose bytes do not change is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polib

from proceedings.diagnostics import Report
from proceedings.language.catalog import catalog_path, read_po, template_path
from proceedings.language.fields import Field, fields, is_translated
from proceedings.language.interface import INTERFACE
from proceedings.language.merge import (
    Changes,
    Merged,
    Message,
    as_text,
    field_messages,
    merged,
    template,
)
from proceedings.language.renames import check_renamed
from proceedings.language.tags import folder
from proceedings.records.reader import EventRecords
from proceedings.records.replacing import replace_files

__all__ = [
    "CatalogFile",
    "Plan",
    "Shelf",
    "changed_files",
    "event_plans",
    "interface_plans",
    "updated",
    "write_catalogs",
]

_PIVOT = "en"
"""Language whose accepted translation is shown beside a message that is not written in it."""
_OFFERS = 3
"""Most translations of the same words elsewhere that are offered."""


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog as it should be.

    Attributes:
        path: below `translations`.
        text: its content.
        translated, stale, missing: numbers of messages; all zero for a template.
        changes: what became of its messages; nothing for a template.
    """

    path: str
    text: str
    translated: int = 0
    stale: int = 0
    missing: int = 0
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a catalog should hold.

    Attributes:
        stem: name of the file without suffix: `<event>.<source language>`, or `interface`.
        source: language of the messages.
        lang: language of the translations; empty for a template.
        messages: the messages, in reading order.
        former: stems that the file had before its event was renamed.
        fields: fields that the messages stand in; none of the interface.
    """

    stem: str
    source: str
    lang: str
    messages: Sequence[Message]
    former: tuple[str, ...] = ()
    fields: Sequence[Field] = ()

    @property
    def path(self) -> str:
        """The file, below `translations`."""
        return self.path_of(self.stem)

    def path_of(self, stem: str) -> str:
        """Return the file of a stem, below `translations`."""
        return catalog_path(folder(self.lang), stem) if self.lang else template_path(stem)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogs on disk.

    Attributes:
        translations: the workspace's folder of catalogs.
        report: where problems go.
    """

    translations: Path
    report: Report

    def old(self, plan: Plan) -> polib.POFile | None:
        """Return the catalog as it is, under its name or a former one; None if there is none."""
        for stem in (plan.stem, *plan.former):
            path = plan.path_of(stem)
            found = read_po(self.translations / path, f"translations/{path}", self.report)
            if found is not None:
                return found
        return None

    def others(self, plan: Plan, known: Mapping[str, object]) -> Iterator[polib.POFile]:
        """Yield the catalogs of other events from the same language into the same one."""
        home = (self.translations / plan.path).parent
        for file in sorted(home.glob(f"*.{plan.source}.po")):
            path = file.relative_to(self.translations).as_posix()
            found = None if path in known else read_po(file, path, Report())
            if found is not None:
                yield found


def event_plans(records: EventRecords, languages: Iterable[str]) -> Iterator[Plan]:
    """Yield the template of each source language of an event, each before its catalogs."""
    found = fields(records)
    for source in sorted({each.lang for each in found}):
        written = [each for each in found if each.lang == source]
        messages = field_messages(written)
        stem, *former = (f"{name}.{source}" for name in (records.slug, *records.event.aliases))
        yield Plan(stem, source, "", messages)
        for lang in languages:
            if lang != source:
                left_out = {x.context for x in written if not is_translated(x, lang, records)}
                wanted = [each for each in messages if each.context not in left_out]
                yield Plan(stem, source, lang, wanted, tuple(former), written)


def interface_plans(messages: Sequence[Message], languages: Iterable[str]) -> Iterator[Plan]:
    """Yield the template of the interface and its catalogs; English words are the messages."""
    for lang in ("", *languages):
        yield Plan(INTERFACE, "en", lang, messages)


def updated(
    plans: Sequence[Plan], shelf: Shelf, notice: Callable[[], None] = lambda: None
) -> Iterator[CatalogFile]:
    """Yield every file as it should be.

    Args:
        plans: what the files should hold.
        shelf: the files as they are.
        notice: called whenever a file was merged.
    """
    made: dict[str, Merged] = {}
    for plan in plans:
        if plan.lang:
            old = shelf.old(plan)
            if old is not None and plan.fields:
                translated = [
                    (each.msgctxt or "", each.msgid)
                    for each in old
                    if each.msgstr and not each.obsolete
                ]
                shelf.report.extend(check_renamed(translated, plan.fields))
            made[plan.path] = merged(plan.messages, plan.source, plan.lang, old)
            if plan.lang == plan.source:
                _say_as_written(made[plan.path].catalog)
        notice()
    memories = _memories(plans, made, shelf)
    for plan in plans:
        if plan.lang:
            _add_pivot(plan, made)
            _offer(made[plan.path].catalog, memories.get((plan.lang, plan.source), {}))
            yield _file(plan.path, made[plan.path])
        else:
            yield CatalogFile(plan.path, as_text(template(plan.messages, plan.source)))


def _file(path: str, merged: Merged) -> CatalogFile:
    current = [each for each in merged.catalog if not each.obsolete]
    stale = sum(bool(each.msgstr) and each.fuzzy for each in current)
    missing = sum(not each.msgstr for each in current)
    translated = len(current) - stale - missing
    text = as_text(merged.catalog)
    return CatalogFile(path, text, translated, stale, missing, merged.changes)


def _say_as_written(catalog: polib.POFile) -> None:
    """Fill the catalog of the source language: what is not said otherwise is said as written."""
    for entry in catalog:
        if not entry.obsolete:
            entry.msgstr = entry.msgstr or entry.msgid


def _add_pivot(plan: Plan, merged: Mapping[str, Merged]) -> None:
    """Show the English translation beside messages that are not English, to other languages."""
    if _PIVOT in {plan.lang, plan.source}:
        return
    path = catalog_path(folder(_PIVOT), plan.stem)
    if path not in merged:
        return
    english = {
        (each.msgctxt, each.msgid): each.msgstr
        for each in merged[path].catalog
        if _is_accepted(each) and not each.obsolete
    }
    for entry in merged[plan.path].catalog:
        text = english.get((entry.msgctxt, entry.msgid))
        if text and not entry.obsolete:
            _remark(entry, f"[{_PIVOT}] {text}")


def _remark(entry: polib.POEntry, text: str) -> None:
    """Add to what we say of an entry."""
    entry.comment = f"{entry.comment}\n{text}" if entry.comment else text


def _is_accepted(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr) and not entry.fuzzy


_Memory = Mapping[str, Sequence[str]]
"""Translations of the same words, by message."""


def _memories(
    plans: Sequence[Plan], merged: Mapping[str, Merged], shelf: Shelf
) -> dict[tuple[str, str], _Memory]:
    """Return what was translated before, in current entries or else obsolete ones.

    Only messages that are not translated are looked for, by language and source language: in all
    events, so that it does not matter which of them are brought up to date.
    """
    grouped: defaultdict[tuple[str, str], list[Plan]] = defaultdict(list)
    for plan in plans:
        if plan.lang and plan.stem != INTERFACE:
            grouped[plan.lang, plan.source].append(plan)
    found = {}
    for key, group in grouped.items():
        own = [merged[plan.path].catalog for plan in group]
        wanted = {each.msgid for catalog in own for each in catalog if _is_missing(each)}
        if wanted:
            catalogs = [*own, *shelf.others(group[0], merged)]
            found[key] = _memory(catalogs, wanted)
    return found


def _is_missing(entry: polib.POEntry) -> bool:
    return not (entry.msgstr or entry.obsolete)


def _memory(catalogs: Iterable[polib.POFile], wanted: set[str]) -> _Memory:
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for catalog in catalogs:
        for each in catalog:
            if each.msgid in wanted and _is_accepted(each):
                known = found[each.msgid].get(each.msgstr, True)
                found[each.msgid][each.msgstr] = known and bool(each.obsolete)
    return {text: _in_order(translations) for text, translations in found.items()}


def _in_order(translations: Mapping[str, bool]) -> list[str]:
    """Return translations, those in use before obsolete ones, in the order of their words."""
    return sorted(translations, key=lambda each: (translations[each], each))


def _offer(catalog: polib.POFile, memory: _Memory) -> None:
    """Offer, in a comment of ours, what the same words were translated to elsewhere."""
    for entry in catalog if memory else ():
        if _is_missing(entry):
            for text in memory.get(entry.msgid, ())[:_OFFERS]:
                _remark(entry, f"tm: {text}")


def write_catalogs(files: Iterable[CatalogFile], translations: Path) -> tuple[str, ...]:
    """Write the catalogs whose bytes change and return their paths.

    Raises:
        OSError: a catalog cannot be written; the old ones are as they were.
    """
    changed = changed_files(files, translations)
    replace_files({translations / each.path: each.text.encode() for each in changed})
    return tuple(each.path for each in changed)


def changed_files(files: Iterable[CatalogFile], translations: Path) -> tuple[CatalogFile, ...]:
    """Return the catalogs that differ from what is on disk."""
    return tuple(each for each in files if not _says(translations / each.path, each.text))


def _says(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == text.encode()
