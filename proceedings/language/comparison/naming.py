"""Check that names are kept: pairs in, names that a translation lacks in their recorded form out.

A person appears in a recorded form of the language, or in Latin letters where no form in its
script is recorded; an institution, a place or a title in its official form, if it has one in the
language. A family name alone will do where the source uses it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proceedings.diagnostics import message
from proceedings.language.comparison.bare import THING, own_words, without_quotes
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.comparison.phrases import Found, fragment, spelt
from proceedings.language.comparison.recorded import Named, Recorded, recorded
from proceedings.language.pairs import Pair

__all__ = ["check_names"]

_Mention = Found[tuple[Named, ...]]


def check_names(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
    """Yield names of the sources that the translations do not have in a recorded form."""
    known: dict[tuple[str, str], Recorded] = {}
    for pair in pairs:
        langs = (pair.field.lang, pair.lang)
        if langs not in known:
            known[langs] = recorded(setting.records, setting.series, *langs)
        yield from _missed(pair, known[langs])


def _missed(pair: Pair, known: Recorded) -> Iterator[Finding]:
    source = own_words(pair.source, pair.text)
    text = without_quotes(pair.text, pair.source)
    mentions = [each for each in known.by_form.find(source) if _is_meant(each)]
    missed: dict[str, str] = {}
    for found in mentions:
        is_kept = _is_kept(found, text, mentions) or _is_cited(found, source, text)
        if not is_kept:
            missed.setdefault(found.value[0].shown, found.text)
    for shown, written in missed.items():
        values = {"key": pair.key, "name": written}
        yield Finding(
            pair,
            "PR430",
            message("`{key}`: “{name}” is not in the translation as “{form}”", form=shown, **values)
            if shown != written
            else message("`{key}`: “{name}” is not in the translation", **values),
            message("use the form on record, or say above it why it is right: `# PR430: …`"),
        )


def _is_meant(found: _Mention) -> bool:
    """Return whether words are the name, not a description: it begins with a capital."""
    return not found.text[0].islower()


_CITED = re.compile(rf"[,:]? ?[“‘«]?{THING}|, \d{{4}}\)")
"""What follows the author or the publisher of a work whose title is left in its language."""


def _is_cited(found: _Mention, source: str, text: str) -> bool:
    """Return whether a name is left as it is because a work is cited with it."""
    return _CITED.match(source, found.end) is not None and found.text in text


def _is_kept(found: _Mention, text: str, mentions: Sequence[_Mention]) -> bool:
    """Return whether a text has one of the forms; nothing is asked for where none is recorded.

    Where the source has somebody under two forms, the translation has both.
    """
    forms = [form for each in found.value for form in each.forms]
    whole = {spelt(each.text) for each in mentions if each.value == found.value}
    if len(whole) > 1 and found.value[0].is_person and found.text in forms:
        forms = [found.text]
    return not forms or any(fragment(text, form) for form in forms)
