"""Confirming: one entry changes, all other lines stay as they are."""

from __future__ import annotations

import pytest

from proceedings.language.confirmation import confirm, take_back
from proceedings.language.po import parse, render

BEFORE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# As in the minutes.
#. title of opening
#: events/e/programme.yaml
#, fuzzy, markdown-text
#| msgid ""
#| "An old "
#| "title"
msgctxt "programme/opening/title"
msgid   "A title"
msgstr "Un título"

#, fuzzy
msgid "A title"
msgstr  "Otro"
"""
KEY = ("programme/opening/title", "A title")


def test_confirm() -> None:
    """The mark and the earlier message go; who and when come behind comments of translators."""
    expected = BEFORE.replace("#, fuzzy, markdown", "#, markdown")
    expected = expected.replace('#| msgid ""\n#| "An old "\n#| "title"\n', "")
    expected = expected.replace("minutes.\n", "minutes.\n# confirmed: 2031-03-20 Ana Lima\n")
    assert expected == confirm(BEFORE, KEY, "2031-03-20", "Ana Lima")


def test_a_line_of_flags_without_flags_goes() -> None:
    """The key without a context is another one; the comment stands first."""
    expected = '\n# confirmed: 2031-03-20 Ana\nmsgid "A title"\nmsgstr  "Otro"\n'
    assert confirm(BEFORE, ("", "A title"), "2031-03-20", "Ana").endswith(expected)


def test_take_back() -> None:
    """The entry is stale again, without the earlier message; an earlier remark stays."""
    once = confirm(BEFORE, KEY, "2031-03-20", "Ana")
    twice = confirm(once, KEY, "2031-03-21", "Ben")
    assert "# confirmed: 2031-03-20 Ana\n# confirmed: 2031-03-21 Ben\n#. title" in twice
    back = take_back(twice, KEY)
    assert once.replace("#, markdown-text", "#, fuzzy, markdown-text") == back
    other = confirm(BEFORE, ("", "A title"), "2031-03-20", "Ana")
    assert BEFORE == take_back(other, ("", "A title"))


def test_files_of_windows_stay_so() -> None:
    """Line ends and a byte order mark are as they were, also in the new line."""
    before = "\ufeff" + BEFORE.replace("\n", "\r\n")
    expected = "\ufeff" + confirm(BEFORE, KEY, "2031-03-20", "Ana").replace("\n", "\r\n")
    assert expected == confirm(before, KEY, "2031-03-20", "Ana")


def test_what_is_written_is_what_an_update_writes() -> None:
    """In a file of ours, confirming leaves the lines as an update would write them."""
    confirmed = confirm(render(parse(BEFORE)), KEY, "2031-03-20", "Ana")
    assert confirmed == render(parse(confirmed))


def test_an_entry_that_is_not_there() -> None:
    """The key names no entry."""
    with pytest.raises(KeyError):
        confirm(BEFORE, ("programme/opening/title", "Another"), "2031-03-20", "Ana")
