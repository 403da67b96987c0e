"""Merging catalogs: nothing a translator wrote is lost, nothing is called current that is not."""

from __future__ import annotations

import polib

from proceedings.diagnostics import Span
from proceedings.language.fields import Field, Unit
from proceedings.language.merge import (
    Changes,
    Message,
    as_text,
    field_messages,
    merge,
    merged,
    template,
)

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


def test_the_most_similar_pair_is_taken_first() -> None:
    """An earlier message does not take what fits a later one better."""
    old = catalog(("a", "The minutes of the third meeting", "Acta"))
    wanted = messages(("a", "The minutes of a meeting"), ("a", "The minutes of the 3rd meeting"))
    merged = merge(wanted, "en", "es", old)
    assert ["", "Acta"] == [each.msgstr for each in merged]


def test_each_field_of_the_interface_is_a_file() -> None:
    """A changed label gets the translation of the similar one in its file, never of another."""
    first = [Message("", "events changed", file="a.py"), Message("", "Contents", file="b.py")]
    old = merge(first, "en", "es", None)
    old[0].msgstr, old[1].msgstr = "cambiados", "Contenido"
    wanted = [Message("", "Content", file="a.py"), Message("", "events changed: {n}", file="a.py")]
    assert [
        ("Content", "", False, False),
        ("events changed: {n}", "cambiados", True, False),
        ("Contents", "Contenido", False, True),
    ] == rows(merge(wanted, "en", "es", old))


def test_what_is_said_as_written_is_nobodys_work() -> None:
    """In the language of the messages, a copy of a message that is gone is not kept."""
    old = catalog(("a", "Contents", "Contents"), ("a", "Place", "Venue"))
    assert [("Place", "Venue", False, True)] == rows(merge([], "en", "en", old))


def test_a_message_that_is_again_what_it_was() -> None:
    """Its translation is current again; one that a translator had doubts about is not."""
    old = catalog(("a", OLD, "Se abrió."))
    changed = merge(messages(("a", NEW)), "en", "es", old)
    back = merge(messages(("a", OLD)), "en", "es", changed)
    assert [(OLD, "Se abrió.", False, False)] == rows(back)
    assert back[0].previous_msgid is None

    doubtful = catalog(("a", OLD, "Se abrió."), fuzzy=True)
    changed = merge(messages(("a", NEW)), "en", "es", doubtful)
    back = merge(messages(("a", OLD)), "en", "es", changed)
    assert [(OLD, "Se abrió.", True, False)] == rows(back)


def test_a_former_identifier_keeps_translations() -> None:
    """They are exact matches, obsolete ones too; what the new context has already comes first."""
    old = catalog(("a/old/title", "One", "Uno"), ("a/old/title", "Two", "Dos"))
    old.append(polib.POEntry(msgctxt="a/new/title", msgid="Two", msgstr="Segundo"))
    old[0].obsolete = True
    former = ("a/old/title",)
    wanted = [Message("a/new/title", text, former=former) for text in ("One", "Two")]
    merged = merge(wanted, "en", "es", old)
    assert [
        ("One", "Uno", False, False),
        ("Two", "Segundo", False, False),
        ("Two", "Dos", False, True),
    ] == rows(merged)
    assert ["a/new/title", "a/new/title", "a/new/title~2"] == [each.msgctxt for each in merged]


def test_an_intervention_moves_to_another_session() -> None:
    """Its identifier is its own in the event, so its translations go with it."""
    old = catalog(("programme/morning/welcome/title", "Welcome", "Bienvenida"))
    wanted = messages(("programme/noon/welcome/title", "Welcome"))
    assert [("Welcome", "Bienvenida", False, False)] == rows(merge(wanted, "en", "es", old))


def test_two_texts_of_one_message_survive() -> None:
    """PO forbids two entries of one key: the second has a number behind its context."""
    old = catalog(("a", "One", "Uno"), ("a", "One", "Una"), ("a", "One", "Único"))
    old[1].obsolete = old[2].obsolete = True
    merged = merge(messages(("a", "One")), "en", "es", old)
    assert [("a", "Uno"), ("a~2", "Una"), ("a~3", "Único")] == [
        (each.msgctxt, each.msgstr) for each in merged
    ]
    again = merge([], "en", "es", merged)
    assert [("a", "Uno"), ("a~2", "Una"), ("a~3", "Único")] == [
        (each.msgctxt, each.msgstr) for each in again
    ]


def test_what_a_translator_emptied_is_not_filled_from_what_is_obsolete() -> None:
    """It is offered elsewhere, but not taken for the translation."""
    old = catalog(("a", "One", ""), ("a", "One", "Una"))
    old[1].obsolete = True
    merged = merge(messages(("a", "One")), "en", "es", old)
    assert [("One", "", False, False), ("One", "Una", False, True)] == rows(merged)


def test_plural_forms_survive_as_obsolete() -> None:
    """Messages of ours have none, but a tool may have added them."""
    old = polib.POFile()
    old.append(polib.POEntry(msgctxt="a", msgid="One", msgid_plural="Ones"))
    old[0].msgstr_plural = {0: "Uno", 1: "Unos"}
    merged = merge(messages(("a", "One")), "en", "es", old)
    assert [("One", ""), ("One", "Ones")] == [(each.msgid, each.msgid_plural) for each in merged]
    assert {0: "Uno", 1: "Unos"} == merged[1].msgstr_plural


def test_remarks_and_flags_are_kept_without_a_translation() -> None:
    """A question to the editors is work too; so is a check that does not apply."""
    old = catalog(("a", "One", ""), ("a", "Two", ""))
    old[0].tcomment, old[0].flags = "Who is meant?", ["ignore-length"]
    old[1].tcomment = "A place?"
    merged = merge(messages(("a", "One")), "en", "es", old)
    assert [("Who is meant?", False), ("A place?", True)] == [
        (each.tcomment, bool(each.obsolete)) for each in merged
    ]
    assert ["ignore-length"] == merged[0].flags


def test_headers_of_translators_and_their_tools_stay() -> None:
    """Dates, plural forms and the language that was translated from; not what the file is."""
    old = catalog(("a", "One", "Uno"))
    old.metadata = {
        "Language": "es_MX",
        "PO-Revision-Date": "2031-03-20 10:00-0300",
        "Plural-Forms": "nplurals=3; plural=(n == 1 ? 0 : n == 0 ? 1 : 2);",
        "X-Via-Language": "en",
        "X-Source-Digest": "0",
    }
    merged = merge(messages(("a", "One")), "en", "es", old)
    kept = {name: merged.metadata[name] for name in old.metadata}
    assert old.metadata | {"Language": "es", "X-Source-Digest": kept["X-Source-Digest"]} == kept
    assert "0" != kept["X-Source-Digest"]


def test_changes_are_counted() -> None:
    """What stayed, what moved, what is similar, what is new and what became obsolete."""
    old = catalog(("a", "One", "1"), ("a", "Two", "2"), ("a", "Three", "3"), ("a", OLD, "4"))
    wanted = messages(("a", "Three"), ("a", "One"), ("a", NEW), ("a", "Xyz"))
    changes = merged(wanted, "en", "es", old).changes
    assert Changes(kept=1, moved=1, similar=(NEW,), new=1, obsolete=1) == changes
