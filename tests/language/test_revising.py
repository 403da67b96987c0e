"""Revisions of catalogs: what translators say now is in the file, and all else is as it was."""

from __future__ import annotations

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings import resources
from proceedings.language.revising import Revision, revised

CATALOG = """\
# A comment on the file.
msgid ""
msgstr ""
"Language: es\\n"
"X-Generator: somebody's own\\n"
"X-Source-Language: en\\n"

#. summary of meeting, ¶ 1 of 2
#: events/meeting/event.yaml
#, fuzzy, markdown-text
#| msgid "Earlier"
msgctxt "event/summary"
msgid "One"
msgstr "Uno"

# mine
#, markdown-text
msgctxt "event/summary"
msgid "Two"
msgstr "Dos"

#~ msgctxt "event/summary"
#~ msgid "One"
#~ msgstr "obsolete"
"""
ONE, TWO = ("event/summary", "One"), ("event/summary", "Two")


def test_without_revisions_the_shipped_catalogs_stay_as_they_are() -> None:
    """Order, wrapping and headers are those that `translations update` writes."""
    files = sorted(resources.translations().rglob("*.po"))
    assert len(files) > 5
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text == revised(text, {})


def test_a_current_translation_forgets_the_earlier_message() -> None:
    """The other flags, the comments and what is obsolete stay."""
    after = revised(CATALOG, {ONE: Revision("Uno.", fuzzy=False, remark="seen")})
    expected = (
        CATALOG.replace("#, fuzzy, markdown-text\n", "#, markdown-text\n")
        .replace('#| msgid "Earlier"\n', "")
        .replace('"Uno"', '"Uno."')
        .replace("#. summary", "# seen\n#. summary")
    )
    assert expected.splitlines() == after.splitlines()


def test_a_stale_translation_keeps_it() -> None:
    """It is better, and still of an earlier message."""
    after = revised(CATALOG, {ONE: Revision("Una", fuzzy=True, remark="")})
    assert CATALOG.replace('"Uno"', '"Una"').splitlines() == after.splitlines()


def test_what_the_catalog_does_not_have_is_left_out() -> None:
    """A revision never adds a message."""
    other = {("event/title", "One"): Revision("x", fuzzy=False, remark="")}
    assert CATALOG.splitlines() == revised(CATALOG, other).splitlines()


TEXTS = st.text(st.sampled_from('añ人权 "\\#,:|~.\n\t') | st.characters(categories=["L", "P"]))


@given(text=TEXTS, remark=TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_text_can_be_read_again(text: str, remark: str) -> None:
    """Whatever the signs of the format in it; a comment keeps its words, not its lines."""
    after = revised(CATALOG, {TWO: Revision(text, fuzzy=False, remark=remark)})
    found = polib.pofile(after).find("Two", include_obsolete_entries=False)
    assert found is not None
    assert (text, remark.split()) == (found.msgstr, found.tcomment.split())
