"""Markup, length and characters: what may differ between two texts, and what may not."""

from __future__ import annotations

import pytest

from proceedings.diagnostics import Span
from proceedings.language.catalog import Entry
from proceedings.language.comparison.compare import compare
from proceedings.language.comparison.finding import Setting
from proceedings.language.fields import Field, Unit
from proceedings.language.pairs import Pair

LONG = "The network of research centres begins its work in spring, with a seat in each region. "


def codes(source: str, text: str, lang: str = "es", *, is_markdown: bool = True) -> list[str]:
    """Return the codes that are reported of a translation from English."""
    unit = Unit(source, Span("event.yaml"))
    field = Field("event/notes", "en", "notes", "", (unit,), source, is_markdown=is_markdown)
    entry = Entry(text, fuzzy=False, line=1)
    return [
        each.code
        for each in compare([Pair(field, unit, 1, lang, "event.po", entry)], Setting())
        if "PR403" <= each.code < "PR430"
    ]


@pytest.mark.parametrize(
    ("source", "text", "lang"),
    [
        ("the *right* to speak[^1]", "el *derecho* a hablar[^1]", "es"),
        ("the *right* of [Wen](ref:wen)", "[Wen](ref:wen)的*权利*", "zh-Hans"),
        ("in the *Global Times*", "在《环球时报》上", "zh-Hans"),
        ("in the *Global Times*", "在*《环球时报》*上", "zh-Hans"),
        ("**All** of `plan.yaml`", "**Todo** `plan.yaml`", "es"),
        ("5 * 4 is 20", "5 * 4 son 20", "es"),
        (r"a \* star", r"un asterisco \*", "es"),
        ("snake_case and more", "snake_case y más", "es"),
        ("1. One", "1. Uno", "es"),
        ("1989 was a year", "1989. Fue un año", "es"),
        ("- One", "- Uno", "es"),
        ("Two notes[^1] of it.[^2]", "其注释[^2]有二。[^1]", "zh-Hans"),
    ],
)
def test_the_same_markup_is_not_reported(source: str, text: str, lang: str) -> None:
    """In another order, and in Chinese with the marks of titles."""
    assert [] == codes(source, text, lang)


@pytest.mark.parametrize(
    ("source", "text", "lang", "code"),
    [
        ("the *right*[^1]", "el *derecho*", "es", "PR403"),
        ("the right[^1]", "el derecho[^1][^1]", "es", "PR403"),
        ("[Wen](ref:wen) spoke", "[Wen](ref:wan) habló", "es", "PR403"),
        ("![map](images/map.png)", "![mapa](images/mapa.png)", "es", "PR403"),
        ("the right", "el <b>derecho</b>", "es", "PR403"),
        ("of {number}", "de {numero}", "es", "PR403"),
        ("of %(number)s", "de", "es", "PR403"),
        ("{a} of {a}", "{a}", "es", "PR403"),
        ("the *right*", "权利", "zh-Hans", "PR412"),
        ("the right", "el *derecho*", "es", "PR412"),
        ("the **right**", "el *derecho*", "es", "PR412"),
        ("the *right*", "el * derecho*", "es", "PR412"),
        ("file `a.yaml`", "archivo `b.yaml`", "es", "PR412"),
        ("the right", "el **derecho", "es", "PR413"),
        ("the right", "el [derecho](ref:right", "es", "PR413"),
        ("the right", "- el derecho", "es", "PR414"),
        ("the right", "## el derecho", "es", "PR414"),
        ("the right", "> el derecho", "es", "PR414"),
        (LONG * 2, "La red empieza en primavera. " * 2, "es", "PR416"),
        (LONG * 2, "研究中心网络将于春季启动，各地区设有一处。" * 6, "zh-Hans", "PR416"),
        ("One. Two. Three.", "Uno, dos, tres.", "es", "PR417"),
        ("a right", "un dere\u200bcho", "es", "PR418"),
        ("a right", "un dere\u00adcho", "es", "PR418"),
        ("peace", "cafe\u0301", "es", "PR419"),
        ("peace", "paz ", "es", "PR420"),
        ("peace and right", "paz  y derecho", "es", "PR420"),
        ("peace and right", "和平\u3000权利", "zh-Hans", "PR420"),
    ],
)
def test_what_was_lost_or_added_is_reported(source: str, text: str, lang: str, code: str) -> None:
    """With the code of the check that it is for."""
    assert code in codes(source, text, lang)


def test_plain_texts_have_no_markup() -> None:
    """An asterisk in a title is an asterisk; code between backticks is code."""
    assert [] == codes("A title", "Un *título*", is_markdown=False)
    assert [] == codes("its code", "su `code`", is_markdown=False)
    assert ["PR412"] == codes("its `code`", "su código", is_markdown=False)


def test_sentences_may_be_divided_otherwise_by_one() -> None:
    """Translators join two sentences, or divide one; abbreviations end none."""
    assert [] == codes("One of them. Two of them.", "Uno de ellos, dos de ellos.")
    assert [] == codes("In the US it began.", "En los EE. UU., p. ej. con D. Paz, empezó.")
    assert [] == codes("He spoke “at length.” She too.", "他谈得很多。她也一样。", "zh-Hans")
