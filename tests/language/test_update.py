"""Writing catalogs: one template per source language, one catalog per edition, only changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import polib
import pytest

from proceedings.diagnostics import Report
from proceedings.language.merge import Message
from proceedings.language.update import (
    CatalogFile,
    Plan,
    Shelf,
    event_plans,
    interface_plans,
    updated,
    write_catalogs,
)
from proceedings.records.reader import EventRecords, read_workspace
from tests.workspace import EXAMPLES

STEM = "2031-water-archives"


@pytest.fixture(scope="module")
def records() -> EventRecords:
    """Return the event that has everything."""
    workspace = read_workspace(EXAMPLES / "complete", Report())
    assert workspace is not None
    return workspace.events[0]


def files(plans: Iterable[Plan], translations: Path) -> list[CatalogFile]:
    """Return the files of some plans, as they should be; nothing may be wrong with old ones."""
    report = Report()
    found = list(updated(list(plans), Shelf(translations, report)))
    assert [] == list(report)
    return found


def event_files(records: EventRecords, languages: Sequence[str], at: Path) -> list[CatalogFile]:
    """Return the files of an event, as they should be."""
    return files(event_plans(records, languages), at)


def test_paths(records: EventRecords, tmp_path: Path) -> None:
    """Each source language has a template, and a catalog for every other language."""
    found = [each.path for each in event_files(records, ("en", "es", "pt-BR"), tmp_path)]
    assert [
        f"templates/{STEM}.en.pot",
        f"es/LC_MESSAGES/{STEM}.en.po",
        f"pt_BR/LC_MESSAGES/{STEM}.en.po",
        f"templates/{STEM}.es.pot",
        f"en/LC_MESSAGES/{STEM}.es.po",
        f"pt_BR/LC_MESSAGES/{STEM}.es.po",
        f"templates/{STEM}.pt-BR.pot",
        f"en/LC_MESSAGES/{STEM}.pt-BR.po",
        f"es/LC_MESSAGES/{STEM}.pt-BR.po",
    ] == found


def test_what_is_new_is_missing(records: EventRecords, tmp_path: Path) -> None:
    """The first catalogs have everything to do."""
    template, catalog = list(event_files(records, ("es",), tmp_path))[:2]
    amount = len(polib.pofile(template.text))
    assert amount > 50
    assert (0, 0, amount) == (catalog.translated, catalog.stale, catalog.missing)


def test_only_changes_are_written(records: EventRecords, tmp_path: Path) -> None:
    """A second run touches no file; one that was damaged is written again."""
    first = write_catalogs(event_files(records, ("es",), tmp_path), tmp_path)
    assert len(first) > 3
    assert () == write_catalogs(event_files(records, ("es",), tmp_path), tmp_path)
    template = tmp_path / "templates" / f"{STEM}.en.pot"
    template.write_text("", encoding="utf-8")
    again = write_catalogs(event_files(records, ("es",), tmp_path), tmp_path)
    assert (f"templates/{STEM}.en.pot",) == again


def test_the_catalogs_of_the_example_are_up_to_date(records: EventRecords) -> None:
    """They are what an update writes, byte for byte, and every message is translated."""
    translations = EXAMPLES / "complete" / "translations"
    catalogs = list(event_files(records, ("zh-Hans", "en", "es", "pt-BR"), translations))
    held = [(translations / each.path).read_text(encoding="utf-8") for each in catalogs]
    assert [each.text for each in catalogs] == held
    assert sum(each.translated for each in catalogs) > 300
    assert (0, 0) == (sum(x.stale for x in catalogs), sum(x.missing for x in catalogs))


def interface_files(messages: Sequence[Message], at: Path) -> list[CatalogFile]:
    """Return the files of an interface in English and Spanish, as they should be."""
    return files(interface_plans(messages, ("en", "es")), at)


def test_english_labels_are_said_as_written(tmp_path: Path) -> None:
    """The English interface is complete by itself; what it says otherwise is kept."""
    messages = [Message("", "Contents"), Message("place", "{city}, {country}")]
    write_catalogs(interface_files(messages, tmp_path), tmp_path)
    english = tmp_path / "en" / "LC_MESSAGES" / "interface.po"
    catalog = polib.pofile(str(english))
    assert ["Contents", "{city}, {country}"] == [each.msgstr for each in catalog]
    catalog[0].msgstr = "Table of contents"
    english.write_text(str(catalog), encoding="utf-8")
    write_catalogs(interface_files(messages, tmp_path), tmp_path)
    assert "Table of contents" == polib.pofile(str(english))[0].msgstr
    spanish = polib.pofile(str(tmp_path / "es" / "LC_MESSAGES" / "interface.po"))
    assert ["", ""] == [each.msgstr for each in spanish]


EN_ES = "2031-water-archives.es"


def test_a_pivot_is_shown_where_the_source_is_not_english(
    records: EventRecords, tmp_path: Path
) -> None:
    """Beside a Spanish message, the English translation that is accepted; only comments change."""
    languages = ("en", "pt-BR")
    write_catalogs(event_files(records, languages, tmp_path), tmp_path)
    english = tmp_path / f"en/LC_MESSAGES/{EN_ES}.po"
    portuguese = tmp_path / f"pt_BR/LC_MESSAGES/{EN_ES}.po"
    before = portuguese.read_text(encoding="utf-8")
    catalog = polib.pofile(str(english))
    catalog[0].msgstr, catalog[1].msgstr = "Two banks", "A draft"
    catalog[1].flags.append("fuzzy")
    english.write_text(str(catalog), encoding="utf-8")

    changed = write_catalogs(event_files(records, languages, tmp_path), tmp_path)

    added = portuguese.read_text(encoding="utf-8").splitlines()
    lost = [line for line in before.splitlines() if line not in added]
    assert ([], ["#. [en] Two banks"]) == (lost, [x for x in added if x not in before.splitlines()])
    assert f"pt_BR/LC_MESSAGES/{EN_ES}.po" in changed
    assert "[en]" not in english.read_text(encoding="utf-8")
    assert () == write_catalogs(event_files(records, languages, tmp_path), tmp_path)


def plan(stem: str, *messages: Message) -> Plan:
    """Return the plan of a Spanish catalog."""
    return Plan(f"{stem}.en", "en", "es", messages)


def test_what_was_translated_before_is_offered(tmp_path: Path) -> None:
    """The same words elsewhere, current before obsolete ones, in a comment and never filled in."""
    opening, welcome, gone = (Message(name, "Opening", "a title") for name in "abc")
    first = [plan("2030", opening), plan("2031", welcome, gone)]
    write_catalogs(files(first, tmp_path), tmp_path)
    for stem, texts in (("2030.en", ["Inauguración"]), ("2031.en", ["", "Apertura"])):
        file = tmp_path / f"es/LC_MESSAGES/{stem}.po"
        catalog = polib.pofile(str(file))
        for entry, text in zip(catalog, texts, strict=True):
            entry.msgstr = text
        file.write_text(str(catalog), encoding="utf-8")

    both = files([plan("2030", opening), plan("2031", welcome)], tmp_path)
    alone = files([plan("2031", welcome)], tmp_path)

    assert "#. a title\n#. tm: Inauguración\n#. tm: Apertura\nmsgctxt" in both[1].text
    assert both[1].text == alone[0].text
    assert ["", "Apertura"] == [each.msgstr for each in polib.pofile(both[1].text)]
    write_catalogs(both, tmp_path)
    assert () == write_catalogs(files([plan("2031", welcome)], tmp_path), tmp_path)


def test_the_catalog_of_an_event_that_was_renamed_is_found(tmp_path: Path) -> None:
    """It is read under the former name while there is none under the new one."""
    message = Message("event/title", "Opening")
    write_catalogs(files([plan("old", message)], tmp_path), tmp_path)
    file = tmp_path / "es/LC_MESSAGES/old.en.po"
    file.write_text(
        file.read_text(encoding="utf-8").replace('msgstr ""\n', 'msgstr "A"\n'), "utf-8"
    )
    file.write_text(file.read_text("utf-8").replace('msgstr "A"\n"', 'msgstr ""\n"'), "utf-8")

    (found,) = files([Plan("new.en", "en", "es", (message,), ("old.en",))], tmp_path)

    assert ("es/LC_MESSAGES/new.en.po", 1, 0) == (found.path, found.translated, found.missing)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_a_file_of_windows_becomes_ours(mark: bytes, records: EventRecords, tmp_path: Path) -> None:
    """Line ends and a byte order mark go; nothing else changes."""
    write_catalogs(event_files(records, ("es",), tmp_path), tmp_path)
    file = tmp_path / f"es/LC_MESSAGES/{STEM}.en.po"
    written = file.read_bytes()
    file.write_bytes(mark + written.replace(b"\n", b"\r\n"))
    changed = write_catalogs(event_files(records, ("es",), tmp_path), tmp_path)
    assert (f"es/LC_MESSAGES/{STEM}.en.po",) == changed
    assert written == file.read_bytes()
