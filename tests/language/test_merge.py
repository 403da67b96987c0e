"""Merging catalogs: nothing a translator wrote is lost, nothing is called current that is not."""

from __future__ import annotations

import polib

from proceedings.diagnostics import Span
from proceedings.language.fields import Field, Unit
from proceedings.language.merge import Message, as_text, field_messages, merge, template

FORMS = {
    "zh-Hans": "nplurals=1; plural=0;",
    "es": "nplurals=2; plural=(n != 1);",
    "pt-BR": "nplurals=2; plural=(n > 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "xx": "nplurals=2; plural=(n != 1);",
}


def messages(*pairs: tuple[str, str]) -> list[Message]:
    """Return messages from contexts and texts."""
    return [Message(context, text) for context, text in pairs]


def catalog(*rows: tuple[str, str, str], fuzzy: bool = False) -> polib.POFile:
    """Return an old catalog from contexts, texts and translations."""
    old = polib.POFile()
    for context, text, translation in rows:
        flags = ["fuzzy"] if fuzzy else []
        old.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=translation, flags=flags))
    return old


def rows(merged: polib.POFile) -> list[tuple[str, str, bool, bool]]:
    """Return message, translation, whether fuzzy and whether obsolete, in order."""
    return [(each.msgid, each.msgstr, each.fuzzy, bool(each.obsolete)) for each in merged]


OLD = "The meeting was opened in the morning."
NEW = "The meeting was opened in the early morning."


def test_exact() -> None:
    """The same message in the same field keeps its translation."""
    merged = merge(messages(("a", "One")), "en", "es", catalog(("a", "One", "Uno")))
    assert [("One", "Uno", False, False)] == rows(merged)


def test_moved_inside_its_field() -> None:
    """Blocks change places in a text; their translations go with them."""
    old = catalog(("a", "One", "Uno"), ("a", "Two", "Dos"))
    merged = merge(messages(("a", "Two"), ("a", "One")), "en", "es", old)
    assert [("Two", "Dos", False, False), ("One", "Uno", False, False)] == rows(merged)


def test_similar_in_the_same_field() -> None:
    """A changed message gets the old translation as fuzzy, with the message it was made for."""
    merged = merge(messages(("a", NEW)), "en", "es", catalog(("a", OLD, "Se abrió.")))
    assert [(NEW, "Se abrió.", True, False)] == rows(merged)
    assert OLD == merged[0].previous_msgid


def test_similar_in_another_field_only() -> None:
    """The same words elsewhere may mean something else: nothing is offered, nothing is lost."""
    merged = merge(messages(("b", NEW)), "en", "es", catalog(("a", OLD, "Se abrió.")))
    assert [(NEW, "", False, False), (OLD, "Se abrió.", False, True)] == rows(merged)


def test_an_exact_match_is_not_given_away() -> None:
    """A similar new message does not take the translation of one that is still in use."""
    old = catalog(("a", OLD, "Se abrió."))
    merged = merge(messages(("a", NEW), ("a", OLD)), "en", "es", old)
    assert [(NEW, "", False, False), (OLD, "Se abrió.", False, False)] == rows(merged)


def test_not_similar() -> None:
    """A text that was written anew is to be translated anew; the old one is kept as obsolete."""
    merged = merge(messages(("a", "Xyz")), "en", "es", catalog(("a", OLD, "Se abrió.")))
    assert [("Xyz", "", False, False), (OLD, "Se abrió.", False, True)] == rows(merged)


def test_a_message_that_comes_back() -> None:
    """An obsolete entry is taken up again, as current as it was."""
    old = merge([], "en", "es", catalog(("a", OLD, "Se abrió.")))
    merged = merge(messages(("a", OLD)), "en", "es", old)
    assert [(OLD, "Se abrió.", False, False)] == rows(merged)


def test_fuzzy_stays_fuzzy() -> None:
    """Only a translator makes a translation current."""
    old = catalog(("a", OLD, "Se abrió."), fuzzy=True)
    assert [(OLD, "Se abrió.", True, False)] == rows(merge(messages(("a", OLD)), "en", "es", old))


def test_untranslated_entries_do_not_become_obsolete() -> None:
    """There is nothing in them to keep."""
    assert [] == rows(merge([], "en", "es", catalog(("a", OLD, ""))))


def test_a_second_merge_changes_no_byte() -> None:
    """Fuzzy, obsolete, wrapped and commented entries are written as they were read."""
    wanted = [
        Message("a", NEW, "text of essay, ¶ 1 of 2", "events/e/en.md", ("markdown-text",)),
        Message("a", "A long paragraph, " * 12, "text of essay, ¶ 2 of 2", "events/e/en.md"),
        Message("b", 'With "quotes", \\ and\nlines'),
    ]
    rows_of_old = (("a", OLD, "Se abrió."), ("a", "Gone", "Ido"), ("b", "Other", "Otro"))
    first = as_text(merge(wanted, "en", "es", catalog(*rows_of_old)))
    assert first == as_text(merge(wanted, "en", "es", polib.pofile(first)))
    assert "#, fuzzy, markdown-text" in first
    assert "#~ msgid" in first


def test_what_translators_write_is_kept() -> None:
    """Their comments, and header and metadata of the file."""
    old = catalog(("a", "One", "Uno"))
    old.header = "Translated by Ana."
    old.metadata = {"Last-Translator": "Ana", "Language": "es"}
    old[0].tcomment = "As in the minutes."
    merged = merge(messages(("a", "One")), "en", "es", old)
    assert ("Translated by Ana.", "Ana") == (merged.header, merged.metadata["Last-Translator"])
    assert "As in the minutes." == merged[0].tcomment


def test_headers_say_what_the_catalog_is() -> None:
    """Language, plural forms and the state of the source; the digest changes with the messages."""
    one, two = (merge(messages(("a", text)), "en", "pt-BR", None) for text in ("One", "Two"))
    assert ("pt_BR", "en") == (one.metadata["Language"], one.metadata["X-Source-Language"])
    assert one.metadata["X-Source-Digest"] != two.metadata["X-Source-Digest"]


def test_templates_are_untranslated() -> None:
    """Every message once, with its comment."""
    made = template([Message("a", "One", "title of essay")], "en")
    assert [("One", "", False, False)] == rows(made)
    assert "title of essay" == made[0].comment


def test_comments_say_what_and_where() -> None:
    """Kind of field, owner, place in the text, and the author's note."""
    units = tuple(Unit(text, Span("events/e/a.md", 1)) for text in ("One", "Two"))
    field = Field("a/text", "en", "text", "essay", units, "", is_markdown=True, note="Mind it.")
    first, second = field_messages([field])
    assert "text of essay, ¶ 1 of 2\nMind it." == first.comment
    assert "text of essay, ¶ 2 of 2\nMind it." == second.comment
    assert ("events/e/a.md", ("markdown-text",)) == (first.file, first.flags)


def test_plural_forms_of_any_language() -> None:
    """As its grammar has them; a language that nobody knows is taken for English."""
    forms = {lang: merge((), "en", lang, None).metadata["Plural-Forms"] for lang in FORMS}
    assert FORMS == forms
