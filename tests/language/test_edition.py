"""Editions: every text with its language and its status, never a silent fallback."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from proceedings.diagnostics import Report
from proceedings.language.catalog import Catalog, Entry
from proceedings.language.edition import Edition, read_edition
from proceedings.language.fields import fields
from proceedings.language.interface import Interface
from proceedings.language.merge import as_text, field_messages, merge
from proceedings.language.status import Status
from proceedings.records.base import OfficialForms
from proceedings.records.reader import EventRecords, read_workspace
from tests.workspace import untranslated_copy_of

ROLE = "people/yun-mohe/role"
PATH = "es/LC_MESSAGES/2031-water-archives.en.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the workspace that has everything but translations."""
    return untranslated_copy_of("complete", tmp_path / "workspace")


def records(root: Path) -> EventRecords:
    """Return the only event of a workspace."""
    workspace = read_workspace(root, Report())
    assert workspace is not None
    return workspace.events[0]


def interface(lang: str, **forms: str) -> Interface:
    """Return an interface in which messages have the given forms, and all others none."""
    entries = {
        ("", english.replace("_", " ")): Entry(form, fuzzy=False, line=1)
        for english, form in forms.items()
    }
    return Interface(lang, Catalog("interface.po", entries))


def edition(root: Path, lang: str = "es") -> Edition:
    """Return the event in a language."""
    return read_edition(records(root), lang, interface(lang), root / "translations", Report())


def translate(root: Path, context: str, text: str, *, fuzzy: bool = False) -> None:
    """Translate the English messages of one field into Spanish."""
    messages = field_messages(each for each in fields(records(root)) if each.lang == "en")
    catalog = merge(messages, "en", "es", None)
    for entry in catalog:
        if entry.msgctxt == context:
            entry.msgstr = text
            entry.flags = ["fuzzy"] if fuzzy else []
    file = root / "translations" / PATH
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_text(catalog), encoding="utf-8")


def status_of(found: Edition, context: str) -> tuple[str, str, Status]:
    """Return text, language and status of a plain field."""
    passage = found.text(context)
    return passage.text, passage.lang, passage.status


def test_original(root: Path) -> None:
    """A text in the language of the edition is shown as it was written."""
    assert ("fellow", "en", Status.ORIGINAL) == status_of(edition(root, "en"), ROLE)


def test_missing(root: Path) -> None:
    """Without a translation the original is shown, in its own language."""
    assert ("fellow", "en", Status.MISSING) == status_of(edition(root), ROLE)


def test_translated(root: Path) -> None:
    """A current translation is in the language of the edition."""
    translate(root, ROLE, "investigador")
    assert ("investigador", "es", Status.TRANSLATED) == status_of(edition(root), ROLE)


def test_stale(root: Path) -> None:
    """A fuzzy translation is never shown as current."""
    translate(root, ROLE, "investigador", fuzzy=True)
    assert ("fellow", "en", Status.STALE) == status_of(edition(root), ROLE)


def test_a_translation_belongs_to_its_field(root: Path) -> None:
    """The same words elsewhere are not translated by it."""
    translate(root, "people/lin-shuiyin/affiliation", "Instituto")
    found = edition(root)
    assert Status.TRANSLATED is found.text("people/lin-shuiyin/affiliation").status
    assert Status.MISSING is found.text("people/yun-mohe/affiliation").status


def test_lists(root: Path) -> None:
    """Each text of a list has a status of its own; a list that is left out is empty."""
    found = edition(root).texts("programme/keynote/lin-shuiyin/keywords")
    assert [("gauge books", "en"), ("reading aloud", "en")] == [(x.text, x.lang) for x in found]
    assert () == edition(root).texts("programme/opening/welcome/keywords")


def test_an_unknown_field_is_an_error(root: Path) -> None:
    """A context that no record has is a fault of ours, not a missing text."""
    with pytest.raises(KeyError):
        edition(root).text("people/nobody/role")


@pytest.mark.parametrize(
    ("lang", "text", "shown_in"), [("es", "A", "es"), ("pt-BR", "A", "es"), ("zh-Hans", "A", "es")]
)
def test_official_forms(root: Path, lang: str, text: str, shown_in: str) -> None:
    """A missing form is shown in another recorded form, which says its language."""
    passage = edition(root, lang).form(OfficialForms({"es": "A", "zh-Hant": "B"}))
    assert (text, shown_in, Status.AUTHENTIC) == (passage.text, passage.lang, passage.status)


def test_official_form_in_the_script_of_the_edition(root: Path) -> None:
    """Without English, a form that the edition's readers can spell comes first."""
    forms = OfficialForms({"zh-Hans": "甲", "fr": "F", "es": "A"})
    assert ["fr", "fr", "zh-Hans"] == [
        edition(root, lang).form(forms).lang for lang in ("pt-BR", "en", "zh-Hans")
    ]


def test_official_form_in_none_of_our_languages(root: Path) -> None:
    """Any recorded form is better than none."""
    passage = edition(root).form(OfficialForms({"qu": "Q"}))
    assert ("Q", "qu") == (passage.text, passage.lang)


def test_marks(root: Path) -> None:
    """Readers are told in their language what is not translated, and in which language it is."""
    label = "[not translated; original: {language}]"
    entry = Entry("[sin traducir; original: {language}]", fuzzy=False, line=1)
    spanish = Interface("es", Catalog("es.po", {("", label): entry}))
    found = read_edition(records(root), "es", spanish, root / "translations", Report())
    assert "[sin traducir; original: inglés]" == found.mark(found.text(ROLE))
    assert "" == found.mark(found.text("people/tomas-aguaclara-piedraluna/affiliation"))


def test_marks_in_prose(root: Path) -> None:
    """A block that is not translated carries mark, language and class."""
    context = "programme/keynote/lin-shuiyin/summary"
    found = edition(root).prose(context, lambda _: None)
    assert frozenset({Status.MISSING}) == found.statuses
    text = "".join(str(each) for each in found.fragments)
    assert text.count('class="mark"') == text.count('class="missing"') == 5
    assert edition(root, "en").prose(context, lambda _: None).is_current


def test_gaps(root: Path) -> None:
    """Every message that is not current, where it stands and where its translation belongs."""
    found = edition(root)
    total = sum(len(each.units) for each in found.fields.values() if each.lang != "es")
    (gap,) = [each for each in found.gaps() if each.context == ROLE]
    assert total == len(found.gaps())
    assert ("fellow", Status.MISSING) == (gap.text, gap.status)
    assert f"translations/{PATH}" == str(gap.catalog)
    assert "events/2031-water-archives/people.yaml" == gap.source.path


def test_gaps_of_a_catalog_have_their_lines(root: Path) -> None:
    """An entry that is there is named by the line of its translation."""
    translate(root, ROLE, "investigador", fuzzy=True)
    (gap,) = [each for each in edition(root).gaps() if each.context == ROLE]
    lines = (root / "translations" / PATH).read_text(encoding="utf-8").splitlines()
    assert Status.STALE is gap.status
    assert 'msgstr "investigador"' == lines[gap.catalog.line - 1]
    assert f'msgctxt "{ROLE}"' in lines[gap.catalog.line - 5 : gap.catalog.line]


def test_full_translation_has_no_gaps(root: Path) -> None:
    """When every message of every language is translated, nothing is missing."""
    for source in ("en", "pt-BR"):
        chosen = (each for each in fields(records(root)) if each.lang == source)
        catalog = merge(field_messages(chosen), source, "es", None)
        for entry in catalog:
            entry.msgstr = entry.msgid
        file = root / "translations" / PATH.replace(".en.", f".{source}.")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(catalog), encoding="utf-8")
        assert len(polib.pofile(str(file))) > 0
    assert () == edition(root).gaps()
