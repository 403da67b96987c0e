"""Codes: complete, in order, and every code that the program gives is on the list."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import proceedings
from proceedings.diagnostics.codes import CODES, Code

PACKAGE = Path(proceedings.__file__).parent


def test_every_code_says_everything() -> None:
    """`explain` has a title, a reason, an example and a fix for each code."""
    empty = [
        (code.id, field.name)
        for code in CODES.values()
        for field in fields(Code)
        if field.type == "str" and not getattr(code, field.name).strip()
    ]
    assert len(CODES) > 40
    assert [] == empty


def test_ids_are_unique_and_sorted() -> None:
    """The list reads like the reference that it is, and no id stands twice in it."""
    text = (PACKAGE / "diagnostics" / "codes.py").read_text(encoding="utf-8")
    listed = re.findall(r'^        "(PR\d{3})",$', text, re.MULTILINE)
    assert sorted(CODES) == listed
    assert list(CODES) == listed


def test_titles_are_written_like_messages() -> None:
    """Titles begin in lower case (abbreviations apart) and end without a period."""
    wrong = [
        code.title
        for code in CODES.values()
        if code.title.endswith(".") or (code.title[0].isupper() and not code.title[1].isupper())
    ]
    assert [] == wrong


def test_reasons_and_fixes_are_sentences() -> None:
    """What is read as text begins with a capital letter and ends with a full stop."""
    wrong = [
        text
        for code in CODES.values()
        for text in (code.why, code.fix)
        if not (text[0].isupper() and text.rstrip("`").endswith("."))
    ]
    assert [] == wrong


def test_codes_given_by_the_program_are_listed() -> None:
    """A code that `explain` does not know is a riddle; one that is never given is a promise."""
    given = {
        code
        for file in PACKAGE.rglob("*.py")
        if file.name != "codes.py"
        for code in re.findall(r"\bPR\d{3}\b", file.read_text(encoding="utf-8"))
    }
    assert set(CODES) == given
