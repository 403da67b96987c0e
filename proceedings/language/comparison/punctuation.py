"""Check punctuation: pairs in, marks that the language does not write, and other endings, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.diagnostics import Message, message
from proceedings.language.comparison.bare import THING, bare, own_words, quotations
from proceedings.language.comparison.customs import (
    ABBREVIATIONS,
    ENDS,
    MARKS,
    NARROW,
    OPENERS,
    PAIRS,
)
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.pairs import Pair
from proceedings.records.base import OfficialForms

__all__ = ["check_endings", "check_marks"]


def check_marks(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Yield marks that the language of a translation does not write, or not there."""
    lang = pair.lang.partition("-")[0]
    if pair.source == pair.text:
        return
    text = own_words(pair.text, pair.source)
    for mark in MARKS.get(lang, ()):
        if found := mark.pattern.search(text):
            yield _finding(pair, _said(pair, found[0], mark.right), _around(text, found))
    yield from _openers(pair, text, OPENERS.get(lang, {}))
    yield from _alone(pair)
    if lang == "zh":
        yield from _titles(pair, setting)


def _said(pair: Pair, wrong: str, right: str) -> Message:
    shown = wrong.strip() or f"U+{ord(wrong[0]):04X}"
    if not right:
        return message("`{key}`: `{mark}` does not belong here", key=pair.key, mark=shown)
    if right == NARROW:
        return message(
            "`{key}`: beside `{mark}` belongs a narrow no-break space, U+202F",
            key=pair.key,
            mark=shown,
        )
    return message("`{key}`: write `{right}`, not `{mark}`", key=pair.key, right=right, mark=shown)


def _finding(pair: Pair, text: Message, fragment: str = "") -> Finding:
    return Finding(pair, "PR436", text, None, fragment)


def _around(text: str, found: re.Match[str]) -> str:
    """Return a mark with the character before it, to find the right one of several."""
    start = (
        found.start() - 1 if found.start() and text[found.start() - 1] != THING else found.start()
    )
    return text[start : found.end()]


def _openers(pair: Pair, text: str, openers: dict[str, str]) -> Iterator[Finding]:
    """Yield questions and exclamations that are not opened, or not closed."""
    for close, begin in openers.items():
        if text.count(close) != text.count(begin):
            said = message(
                "`{key}`: `{open}` and `{close}` do not stand in pairs",
                key=pair.key,
                open=begin,
                close=close,
            )
            yield _finding(pair, said, close if close in text else begin)


_LABEL = re.compile(r"(?<!\S)\(?\w\)")
"""The label of a sub-paragraph: `(b)`, in Spanish and French `b)` (UN Editorial Manual)."""


def _alone(pair: Pair) -> Iterator[Finding]:
    """Yield quotes and brackets without their other half, unless the source has them too."""
    source, text = (_LABEL.sub("", bare(each)) for each in (pair.source, pair.text))
    for begin, close in map(tuple, PAIRS):
        if text.count(begin) != text.count(close) and source.count(begin) == source.count(close):
            said = message(
                "`{key}`: `{open}` and `{close}` do not stand in pairs",
                key=pair.key,
                open=begin,
                close=close,
            )
            yield _finding(pair, said, begin if begin in text else close)


def _titles(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Yield titles of documents on record without title marks, where the source sets them apart."""
    quoted = set(quotations(pair.source)) if setting.records and setting.records.documents else ()
    for document in setting.records.documents if setting.records and quoted else ():
        forms = document.title if isinstance(document.title, OfficialForms) else None
        source = forms.get(pair.field.lang) if forms else None
        title = forms.get(pair.lang) if forms else None
        if source in quoted and title and title in pair.text and f"《{title}" not in pair.text:
            yield _finding(pair, _said(pair, title, f"《{title}》"), title)


_SHORT = "abbreviation"
"""A full stop that may be that of the sentence, too."""
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_CLOSING = re.compile(r"[\s”’»\"')）\]】》」*_]+$")


def check_endings(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield translations that end with another mark than the source: a full stop, a colon, none."""
    source, text = _end(pair.source), _end(pair.text)
    if source == text or _SHORT in {source, text}:
        return
    if source and text:
        said = message(
            "`{key}`: the source ends with `{source}`, the translation with `{text}`",
            key=pair.key,
            source=source,
            text=text,
        )
    elif source:
        said = message(
            "`{key}`: the source ends with `{source}`, the translation without a mark",
            key=pair.key,
            source=source,
        )
    else:
        said = message(
            "`{key}`: the source ends without a mark, the translation with `{text}`",
            key=pair.key,
            text=text,
        )
    yield Finding(pair, "PR437", said, None, pair.text.rstrip()[-1:], len(pair.text.rstrip()) - 1)


_TAIL = 80
"""Characters at the end of a text in which its last mark and word are looked for."""


def _end(text: str) -> str:
    """Return the mark at the end of a text, behind which quotes and brackets may close."""
    plain = _CLOSING.sub("", bare(text)[-_TAIL:])
    word = _LAST_WORD.search(plain)
    if word and (word[1].casefold() in ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper())):
        return _SHORT
    return ENDS.get(plain[-1:], "")
