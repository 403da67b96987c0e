"""PO text: what polib would drop is read, and what it would write is written, only quicker."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.language.po import parse, render

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
WORDS = ("a", "words", "re-read", "well-known--twice", "水位", '"', "\\", "\n", "\t", " ", "  ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n\t"),
    max_size=200,
)
"""Texts as records and catalogs may hold them: other controls and line ends are refused."""


@given(TEXTS, TEXTS, TEXTS, st.booleans())
def test_lines_are_those_of_polib(message: str, text: str, previous: str, gone: bool) -> None:  # noqa: FBT001 hypothesis gives it
    """They break where polib breaks them, in current and in obsolete entries."""
    catalog = polib.POFile(wrapwidth=79)
    catalog.metadata = {"Language": "es"}
    catalog.header = "Translated by Ana.\n\nFrom the minutes."
    entry = polib.POEntry(
        msgctxt="a/b", msgid=message, msgstr=text, previous_msgid=previous, obsolete=gone
    )
    entry.comment, entry.tcomment, entry.flags = "what it is", "remark", ["fuzzy"]
    catalog.append(entry)
    assert f"{catalog}".rstrip("\n") + "\n" == render(catalog)


def test_comments_of_translators_are_not_wrapped() -> None:
    """They are theirs; what we say of a message is."""
    catalog = polib.POFile()
    long = "as in the minutes of the second day, which the archive at Lantern Bay keeps in a box"
    catalog.append(polib.POEntry(msgid="a", tcomment=long, comment=long))
    assert f"# {long}\n#. as in the minutes of the second day, which" in render(catalog)


def test_previous_messages_of_obsolete_entries_are_read() -> None:
    """`#~|` lines, in one line or several."""
    text = f'{HEADER}\n#, fuzzy\n#~| msgid ""\n#~| "One "\n#~| "two"\n#~ msgid "a"\n#~ msgstr "b"\n'
    (entry,) = parse(text)
    assert ("One two", True, True) == (entry.previous_msgid, entry.fuzzy, bool(entry.obsolete))
    assert '#~| msgid "One two"\n#~ msgid "a"' in render(parse(text))


def test_comments_behind_the_last_entry_are_kept() -> None:
    """They belong to no message: the header has them afterwards, and they stay there."""
    text = f'# By Ana.\n{HEADER}\nmsgid "a"\nmsgstr "b"\n\n# To do:\n# ask the archive.\n'
    once = render(parse(text))
    assert once.startswith("# By Ana.\n# To do:\n# ask the archive.\nmsgid")
    assert once == render(parse(once))


def test_plural_forms_are_kept() -> None:
    """A tool may have added them."""
    text = 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n'
    assert render(parse(f"{HEADER}\n{text}")).endswith(text)


@pytest.mark.parametrize(
    "line", ['msgstr "b', 'msgstr "\\a"', '"b\\x41"', '#~ msgstr "b\\"', '#| msgid "b']
)
def test_strings_that_would_be_changed_are_refused(line: str) -> None:
    """One that is not closed, or has an escape that would be kept as text; the line is named."""
    with pytest.raises(ValueError, match=r"\(line 5\)"):
        parse(f'{HEADER}\nmsgid "a"\n{line}\n')


def test_quotation_marks_in_comments_are_right() -> None:
    """Only strings are looked at."""
    text = f'{HEADER}\n# the "bay\n#. of "a"\n#: a"b.md\nmsgid "a"\nmsgstr ""\n'
    (entry,) = parse(text)
    assert ('the "bay', 'of "a"') == (entry.tcomment, entry.comment)
