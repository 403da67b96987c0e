"""Export and import of a workspace: what is refused, what is taken, and what stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings.diagnostics import Report, Severity
from proceedings.language.pairs import State
from proceedings.pipeline.exporting import ExchangeFormat, Export, export_translations
from proceedings.pipeline.importing import Imported, import_translations, write_imported
from proceedings.pipeline.translating import update_translations
from tests.translators import FILLS
from tests.workspace import copy_of, edit

SLUG = "2031-water-archives"
CATALOG = f"translations/es/LC_MESSAGES/{SLUG}.en.po"
ARTICLE = f"events/{SLUG}/articles/reading-rivers/en.md"
TITLE, NOTE = "articles/reading-rivers/title", "articles/reading-rivers/abstract"
FORMATS = ("xliff", "xlsx")
forms = pytest.mark.parametrize("form", FORMATS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The complete example, which is translated into Spanish without a gap."""
    return copy_of("complete", tmp_path / "workspace")


def exported(root: Path, form: str, *only: State) -> Export:
    """Return what goes to the translator from English to Spanish."""
    report = Report()
    found = export_translations(
        root, report, ExchangeFormat(form), (SLUG,), languages=("es",), only=only
    )
    assert [] == [*report]
    return found[0]


def taken(root: Path, content: bytes, *, overwrite: bool = False) -> tuple[Imported, Report]:
    """Import a file, and write it."""
    report = Report()
    found = import_translations(root, content, "back", report, overwrite=overwrite)
    assert found is not None
    write_imported(found)
    return found, report


def codes(report: Report) -> list[tuple[str, Severity]]:
    """Return what was reported."""
    return [(each.code, each.severity) for each in report]


def catalogs(root: Path) -> dict[str, bytes]:
    """Return the bytes of every catalog."""
    files = sorted((root / "translations").rglob("*.po*"))
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def entry(root: Path, context: str) -> polib.POEntry:
    """Return a message of the Spanish catalog."""
    po = polib.pofile(str(root / CATALOG))
    return next(each for each in po if each.msgctxt == context and not each.obsolete)


def change_entry(root: Path, context: str, **values: object) -> None:
    """Change a message of the Spanish catalog."""
    po = polib.pofile(str(root / CATALOG), wrapwidth=79)
    found = next(each for each in po if each.msgctxt == context and not each.obsolete)
    for name, value in values.items():
        setattr(found, name, value)
    (root / CATALOG).write_text(f"{str(po).rstrip()}\n", encoding="utf-8")


def make_stale(root: Path) -> None:
    """Change the title of the article, and bring catalogs up to date."""
    record = f"events/{SLUG}/articles/reading-rivers/article.yaml"
    edit(root / record, entry(root, TITLE).msgid, f"{entry(root, TITLE).msgid}, again")
    update_translations(root, Report())
    assert entry(root, TITLE).fuzzy


@forms
def test_without_edits_no_byte_changes(root: Path, form: str) -> None:
    """Nothing is rewritten that nobody changed, stale entries and comments included."""
    make_stale(root)
    change_entry(root, NOTE, tcomment="is this right?")
    before = catalogs(root)
    found, report = taken(root, exported(root, form).content)
    assert (before, []) == (catalogs(root), codes(report))
    assert ((), {}) == (found.changes, dict(found.files))
    assert found.unchanged > 90


@forms
@given(data=st.data())
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_edit_arrives_and_nothing_else(
    root: Path, form: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """All targets edited: the catalog has just these, with its contexts, flags and comments."""
    copy = tmp_path_factory.mktemp("workspace") / "copy"
    shutil.copytree(root, copy)
    before = polib.pofile(str(copy / CATALOG))
    sent = exported(copy, form)
    texts = st.text(st.sampled_from("añ人权&<>]\"'\\=_x000D_{}*`#\n\t "), min_size=1, max_size=30)
    text = texts.filter(str.strip).map(lambda each: f"{each}.")
    new = {key: data.draw(text) for key in keys(sent.content, form)}
    found, report = taken(copy, FILLS[form](sent.content, new))
    after = polib.pofile(str(copy / CATALOG))
    assert [] == codes(report)
    assert new.items() >= {each.pair.key: each.text for each in found.changes}.items()
    assert {each.pair.text for each in found.changes if each.pair.catalog == CATALOG} >= {
        one.msgstr for one, two in zip(before, after, strict=True) if one.msgstr != two.msgstr
    }
    said = {(each.pair.field.context, each.pair.source): each.text for each in found.changes}
    assert len(said) >= len(before) - 1
    for one, two in zip(before, after, strict=True):
        assert said.get((one.msgctxt, one.msgid), one.msgstr) == two.msgstr
        assert (one.msgctxt, one.msgid, one.flags, one.tcomment, one.comment, one.occurrences) == (
            two.msgctxt, two.msgid, two.flags, two.tcomment, two.comment, two.occurrences,
        )  # fmt: skip
    assert before.metadata == after.metadata


def keys(content: bytes, form: str) -> list[str]:
    """Return the keys of the messages in a file."""
    from proceedings.exchange import sheet, xliff  # noqa: PLC0415 only here

    read = xliff.read if form == "xliff" else sheet.read
    return [each.key for each in read(content).rows]


@forms
def test_importing_twice_changes_nothing_more(root: Path, form: str) -> None:
    """The second time everything is there already."""
    content = FILLS[form](exported(root, form).content, {TITLE: "Nuevo"})
    taken(root, content)
    before = catalogs(root)
    found, report = taken(root, content)
    assert ((), []) == (found.changes, codes(report))
    assert before == catalogs(root)


@forms
def test_an_earlier_revision_is_refused_message_by_message(root: Path, form: str) -> None:
    """What was translated of another text is named; the others are taken."""
    sent = FILLS[form](exported(root, form).content, {TITLE: "Uno", NOTE: "Dos"})
    make_stale(root)
    found, report = taken(root, sent)
    assert [("PR705", Severity.ERROR)] == codes(report)
    (told,) = report
    assert TITLE in told.message.text()
    assert told.help is not None
    assert ", again”" in told.help.text()
    assert (1, ["Dos"]) == (found.refused, [each.text for each in found.changes])
    assert "Dos" == entry(root, NOTE).msgstr
    assert "Uno" != entry(root, TITLE).msgstr


@forms
def test_an_earlier_revision_that_nobody_worked_on_is_a_warning(root: Path, form: str) -> None:
    """Nothing is lost by it, so the import does not fail."""
    sent = exported(root, form).content
    make_stale(root)
    found, report = taken(root, sent)
    assert ([("PR705", Severity.WARNING)], ()) == (codes(report), found.changes)


@forms
def test_a_message_that_is_gone_is_refused(root: Path, form: str) -> None:
    """Its paragraph was deleted meanwhile; the one that follows is not taken for it."""
    key = "articles/reading-rivers/text#3"
    sent = FILLS[form](exported(root, form).content, {key: "Uno"})
    edit(root / ARTICLE, "> An empty page is a measurement too, and must not be cut out.\n\n", "")
    update_translations(root, Report())
    found, report = taken(root, sent)
    assert ([("PR704", Severity.ERROR)], ()) == (codes(report), found.changes)
    assert key in next(iter(report)).message.text()


@forms
def test_a_source_changed_in_the_file_is_refused(root: Path, form: str) -> None:
    """Whoever corrects the source column is told where it belongs."""
    sent = FILLS[form](exported(root, form).content, {TITLE: "Uno"})
    content = FILLS[form](sent, {TITLE: "Reading the river"}, column="source")
    found, report = taken(root, content)
    assert ([("PR706", Severity.ERROR)], ()) == (codes(report), found.changes)


@forms
def test_a_later_translation_is_kept(root: Path, form: str) -> None:
    """Another translator's later work wins, unless it is said otherwise."""
    sent = FILLS[form](exported(root, form).content, {TITLE: "Uno"})
    change_entry(root, TITLE, msgstr="Otro")
    found, report = taken(root, sent)
    assert ([("PR707", Severity.ERROR)], ()) == (codes(report), found.changes)
    assert "Otro" == entry(root, TITLE).msgstr
    assert [] == codes(taken(root, sent, overwrite=True)[1])
    assert "Uno" == entry(root, TITLE).msgstr


@forms
def test_a_later_translation_is_kept_in_silence_where_the_file_says_nothing_new(
    root: Path, form: str
) -> None:
    """What the translator left alone is no opinion."""
    sent = exported(root, form).content
    change_entry(root, TITLE, msgstr="Otro")
    found, report = taken(root, sent)
    assert ([], ()) == (codes(report), found.changes)
    assert "Otro" == entry(root, TITLE).msgstr


@forms
def test_copies_of_the_source_are_no_translations(root: Path, form: str) -> None:
    """Unless the translator says that the same words are right."""
    change_entry(root, TITLE, msgstr="")
    sent, source = exported(root, form).content, entry(root, TITLE).msgid
    found, report = taken(root, FILLS[form](sent, {TITLE: source}))
    assert ([("PR711", Severity.ERROR)], ()) == (codes(report), found.changes)
    found, report = taken(root, FILLS[form](sent, {TITLE: source}, done={TITLE}))
    assert ([], [source]) == (codes(report), [each.text for each in found.changes])


@forms
def test_what_catalogs_cannot_hold_is_refused(root: Path, form: str) -> None:
    """A zero-width character would make the whole catalog unreadable."""
    sent = exported(root, form).content
    found, report = taken(root, FILLS[form](sent, {TITLE: "U\u202eno", NOTE: "Dos"}))
    assert ([("PR112", Severity.ERROR)], 1) == (codes(report), len(found.changes))


@forms
def test_a_stale_translation_stays_stale_until_somebody_says_so(root: Path, form: str) -> None:
    """Neither sending it nor changing it makes it current; the mark of the translator does."""
    make_stale(root)
    sent = exported(root, form).content
    taken(root, FILLS[form](sent, {TITLE: "Otra vez"}))
    assert ("Otra vez", True) == (entry(root, TITLE).msgstr, entry(root, TITLE).fuzzy)
    assert entry(root, TITLE).previous_msgid
    again = exported(root, form).content
    found, _ = taken(root, FILLS[form](again, done={TITLE}))
    assert [True] == [each.is_confirmed for each in found.changes]
    assert ("Otra vez", False) == (entry(root, TITLE).msgstr, entry(root, TITLE).fuzzy)
    assert not entry(root, TITLE).previous_msgid


@forms
def test_comments_travel_and_none_is_lost(root: Path, form: str) -> None:
    """A new comment is taken; one that was written meanwhile stays beside it."""
    change_entry(root, TITLE, tcomment="old")
    sent = exported(root, form).content
    taken(root, FILLS[form](sent, remarks={TITLE: "new"}))
    assert "new" == entry(root, TITLE).tcomment
    taken(root, FILLS[form](sent, remarks={TITLE: "other"}))
    assert "new\nother" == entry(root, TITLE).tcomment


def test_two_translations_of_one_message_are_refused(root: Path) -> None:
    """A copied unit with another text: neither is taken."""
    text = FILLS["xliff"](exported(root, "xliff").content, {TITLE: "Uno"}).decode()
    at = text.index(f'name="{TITLE}"')
    begin, end = text.rindex("<unit", 0, at), text.index("</unit>", at) + len("</unit>")
    unit = text[begin:end]
    doubled = text[:end] + unit.replace(">Uno<", ">Una<") + text[end:]
    found, report = taken(root, doubled.encode())
    assert ([("PR708", Severity.ERROR)], ()) == (codes(report), found.changes)


@forms
def test_only_what_is_asked_for_is_exported(root: Path, form: str) -> None:
    """The work that there is, by state."""
    make_stale(root)
    change_entry(root, NOTE, msgstr="")
    numbers = [
        exported(root, form, *states).number for states in ((State.STALE,), (State.MISSING,))
    ]
    assert [1, 1] == numbers
    assert 2 == exported(root, form, State.STALE, State.MISSING).number


def test_a_file_says_what_it_is_of(root: Path) -> None:
    """Another event or language than asked for is refused as a whole."""
    content = exported(root, "xliff").content
    for asked in ({"lang": "pt-BR"}, {"event": "2024-x"}):
        report = Report()
        assert None is import_translations(root, content, "back", report, **asked)  # type: ignore[arg-type]
        assert [("PR703", Severity.ERROR)] == codes(report)
    bare = content.replace(SLUG.encode(), b"").replace(b'trgLang="es"', b"")
    report = Report()
    assert None is import_translations(root, bare, "back", report)
    assert [("PR703", Severity.ERROR)] == codes(report)
    assert import_translations(root, bare, "back", Report(), event=SLUG, lang="es")


def test_a_memory_has_every_language_side_by_side(root: Path) -> None:
    """One file for an event, or one for a language of it."""
    report = Report()
    (whole,) = export_translations(root, report, ExchangeFormat.TMX, (SLUG,))
    (one,) = export_translations(root, report, ExchangeFormat.TMX, (SLUG,), languages=("es",))
    assert (f"{SLUG}.tmx", f"{SLUG}.es.tmx", []) == (whole.name, one.name, [*report])
    assert whole.number >= one.number > 90
    assert b'xml:lang="zh-Hans"' in whole.content
    assert b'xml:lang="zh-Hans"' not in one.content


def test_the_glossary_is_a_term_base(root: Path) -> None:
    """All of it, whatever the events."""
    (found,) = export_translations(root, Report(), ExchangeFormat.TBX)
    assert ("glossary.tbx", True) == (found.name, found.number > 0)


def test_a_text_too_long_for_a_cell_is_named(root: Path) -> None:
    """The spreadsheet is not made; XLIFF is offered instead."""
    change_entry(root, TITLE, msgstr="a" * 32_768)
    report = Report()
    found = export_translations(root, report, ExchangeFormat.XLSX, (SLUG,), languages=("es",))
    assert ((), [("PR710", Severity.ERROR)]) == (found, codes(report))
    assert exported(root, "xliff").number > 90


def test_catalogs_outside_the_workspace_are_left_alone(root: Path, tmp_path: Path) -> None:
    """A link in the place of the folder is not followed."""
    content = exported(root, "xliff").content
    (root / "translations").rename(tmp_path / "elsewhere")
    (root / "translations").symlink_to(tmp_path / "elsewhere")
    report = Report()
    assert None is import_translations(root, content, "back", report)
    assert [("PR113", Severity.ERROR)] == codes(report)


def test_records_with_errors_stop_the_import(root: Path) -> None:
    """Nobody knows then which messages there are."""
    content = exported(root, "xliff").content
    edit(root / f"events/{SLUG}/event.yaml", "start:", "begin:")
    report = Report()
    assert None is import_translations(root, content, "back", report)
    assert report.has_errors()
