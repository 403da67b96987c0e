"""Properties of all checks: a text says what it says, and no text is too odd to be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proceedings.diagnostics import Span
from proceedings.language.catalog import Entry
from proceedings.language.comparison.compare import compare
from proceedings.language.comparison.figures import figures
from proceedings.language.comparison.finding import Setting
from proceedings.language.fields import Field, Unit
from proceedings.language.pairs import Pair

LANGS = ("en", "es", "pt-BR", "zh-Hans", "fr", "de", "ar", "xx")
LISTED = """
    1 12 2025 1,000 3.5 1.000 25 July de julio 7月25日 20世纪50年代 一二 三十 第五 万 亿 million mil
    twenty first segunda two II XIX 9:00 p.m. 9h 14h30 上午 时 % ¥ * ** ` [^1] {n} [a](ref:b) { }
    - # > \\ ) ( , . ; — – 。 《 》 ， é
"""
PIECES = st.sampled_from([*LISTED.split(), "e\u0301", "\u200b", "\u3000", "\n"])
TEXTS = st.lists(st.one_of(PIECES, st.just(" "), st.text(max_size=4)), max_size=14).map("".join)


@given(TEXTS, st.sampled_from(LANGS), st.sampled_from(LANGS))
def test_any_text_is_read(text: str, lang: str, other: str) -> None:
    """In any language, and what it says answers itself."""
    for each in figures(text, lang):
        assert each.says(each)
    found = list(compare([pair(text, text[::-1], lang, other)], Setting()))
    assert all(each.span.path == "event.po" for each in found)


@given(TEXTS, st.sampled_from(LANGS), st.booleans())
def test_a_text_does_not_differ_from_itself(
    text: str,
    lang: str,
    is_markdown: bool,  # noqa: FBT001 Hypothesis passes it
) -> None:
    """Whatever is said of one text alone aside: its characters, its marks, its spelling."""
    found = compare([pair(text, text, lang, lang, is_markdown=is_markdown)], Setting())
    assert [] == [each.code for each in found if each.code < "PR419"]


def pair(source: str, text: str, lang: str, other: str, *, is_markdown: bool = True) -> Pair:
    """Return a text of a field with its translation."""
    unit = Unit(source, Span("event.yaml"))
    field = Field("event/notes", lang, "notes", "", (unit,), source, is_markdown=is_markdown)
    return Pair(field, unit, 1, other, "event.po", Entry(text, fuzzy=False, line=1))
