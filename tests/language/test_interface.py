"""The interface: labels in every language, and a mark where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.diagnostics import Report, Span
from proceedings.language.catalog import Catalog, Entry, read_catalog
from proceedings.language.checks import check_interface
from proceedings.language.interface import Interface, read_interface

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def catalog(text: str, tmp_path: Path, report: Report | None = None) -> Catalog:
    """Return a catalog that is read from a file."""
    file = tmp_path / "es.po"
    file.write_bytes((HEADER + text).encode())
    return read_catalog(file, "translations/es.po", report or Report())


def spanish(**entries: Entry) -> Interface:
    """Return an interface that has some entries."""
    return Interface("es", Catalog("es.po", {("", key): entry for key, entry in entries.items()}))


def test_say(tmp_path: Path) -> None:
    """A label with values for its placeholders; braces in values are only braces."""
    read = catalog('msgid "{a} of {b}"\nmsgstr "{b}: {a}"\n', tmp_path)
    assert "2: {x}" == Interface("es", read).say("{a} of {b}", a="{x}", b=2)


def test_contexts(tmp_path: Path) -> None:
    """One English word may have two forms."""
    text = 'msgctxt "place"\nmsgid "To"\nmsgstr "A"\n\nmsgid "To"\nmsgstr "Hasta"\n'
    interface = Interface("es", catalog(text, tmp_path))
    assert ("A", "Hasta") == (interface.in_context("place", "To"), interface.say("To"))


@pytest.mark.parametrize("entry", [Entry("", False, 1), Entry("Índice", True, 1)])  # noqa: FBT003
def test_a_label_that_is_not_translated_is_marked(entry: Entry) -> None:
    """In English behind a visible mark, and noted; a stale label is not translated."""
    interface = spanish(Contents=entry)
    assert "[not translated] Contents" == interface.say("Contents")
    assert {"Contents"} == interface.missed
    assert "Contents" == interface.plain("Contents")


def test_the_first_folder_that_has_a_catalog_counts(tmp_path: Path) -> None:
    """A workspace may have its own interface; without one the shipped interface is used."""
    folders = (tmp_path / "own", tmp_path / "shipped")
    for folder, form in zip(folders, ("Propio", "Común"), strict=True):
        file = folder / "es" / "LC_MESSAGES" / "interface.po"
        file.parent.mkdir(parents=True)
        file.write_text(f'{HEADER}msgid "X"\nmsgstr "{form}"\n', encoding="utf-8")
    assert "Propio" == read_interface("es", folders, Report()).say("X")
    assert "Común" == read_interface("es", folders[1:], Report()).say("X")


def test_a_language_without_interface(tmp_path: Path) -> None:
    """It is said once, where the language is asked for, and not again for every label."""
    report = Report()
    place = Span("events/series.yaml", 3, 17, 2)
    interface = read_interface("fr", (tmp_path,), report, place)
    template = Catalog("interface.pot", {("", "X"): Entry("", fuzzy=False, line=1)})
    report.extend(check_interface(interface, template))
    assert [("PR404", place)] == [(each.code, each.span) for each in report]


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        (Entry("Índice de {title}", False, 4), []),  # noqa: FBT003
        (Entry("{title}", False, 4), []),  # noqa: FBT003
        (Entry("", False, 4), ["PR401"]),  # noqa: FBT003
        (Entry("", True, 4), ["PR401"]),  # noqa: FBT003
        (Entry("Índice de {title}", True, 4), ["PR402"]),  # noqa: FBT003
        (Entry("Índice de {titulo}", False, 4), ["PR403"]),  # noqa: FBT003
        (Entry("Índice", False, 4), ["PR403"]),  # noqa: FBT003
    ],
)
def test_check_interface(entry: Entry, codes: list[str]) -> None:
    """Labels are there, current, and have all their placeholders."""
    key = ("", "Contents of {title}")
    template = Catalog("interface.pot", {key: Entry("", fuzzy=False, line=1)})
    found = list(check_interface(Interface("es", Catalog("es.po", {key: entry})), template))
    assert [(code, Span("es.po", 4)) for code in codes] == [(x.code, x.span) for x in found]


def test_entries(tmp_path: Path) -> None:
    """Flags, contexts and lines of translations are read; obsolete entries are not."""
    text = '#, fuzzy\nmsgctxt "c"\nmsgid "A"\nmsgstr "B"\n\n#~ msgid "X"\n#~ msgstr "Y"\n'
    assert {("c", "A"): Entry("B", fuzzy=True, line=7)} == dict(catalog(text, tmp_path).entries)


def test_a_catalog_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    """Nothing is translated yet; that is no error of a file."""
    report = Report()
    read = read_catalog(tmp_path / "none.po", "none.po", report)
    assert ({}, False, []) == (dict(read.entries), read.is_refused, list(report))


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ('msgid "A"\nmsgstr "open\n', ":5", "PR114"),
        ('msgid "A"\nmsgstr "escaped \\"\n', ":5", "PR114"),
        ('msgid "A"\nmsgstr ""\n"open\n', ":6", "PR114"),
        ('msgid "A"\nmsgstr "in "side"\n', ":5", "PR114"),
        ("nonsense\n", ":4", "PR114"),
        ('msgid "A"\nmsgstr "\u202eB"\n', ":5:9", "PR112"),
        ('msgid "A"\nmsgstr "\ue000B"\n', ":5:9", "PR112"),
    ],
)
def test_broken_catalogs(tmp_path: Path, text: str, place: str, code: str) -> None:
    """A catalog that cannot be trusted is refused as a whole, with the line."""
    report = Report()
    assert catalog(text, tmp_path, report).is_refused
    assert [f"translations/es.po{place} {code}"] == [f"{each.span} {each.code}" for each in report]


def test_catalogs_are_utf_8(tmp_path: Path) -> None:
    """Another encoding is refused, with the place of the first wrong byte."""
    file = tmp_path / "es.po"
    file.write_bytes('msgid "A"\nmsgstr "ó"\n'.encode("latin-1"))
    report = Report()
    assert read_catalog(file, "es.po", report).is_refused
    assert ["es.po:2:9 PR101"] == [f"{each.span} {each.code}" for each in report]
