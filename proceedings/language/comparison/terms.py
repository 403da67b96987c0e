"""Check the terms of the term base: pairs in, terms rendered in no form that is allowed out.

A term of the source asks for one of its forms in the translation; a term inside a longer one, in
a name on record, or in a title that is left in its language does not. A forbidden form is found
only where the source has the term: elsewhere the same words may be the right ones for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proceedings.diagnostics import message
from proceedings.language.comparison.bare import bare, own_words
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.comparison.phrases import Phrases, agree, fragment, stemmer
from proceedings.language.comparison.recorded import recorded
from proceedings.language.pairs import Pair
from proceedings.records.models import Term
from proceedings.records.scripts import HAN

__all__ = ["allowed", "terms"]


def terms(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
    """Yield terms that translations render in no form of the term base, or in a forbidden one."""
    known: dict[tuple[str, str], Phrases[Term | None]] = {}
    for pair in pairs if setting.terms else ():
        langs = (pair.field.lang, pair.lang)
        if langs not in known:
            known[langs] = _known(setting, *langs)
        source, text = own_words(pair.source, pair.text), bare(pair.text)
        found = {each.value.id: each.value for each in known[langs].find(source) if each.value}
        for term in found.values():
            yield from _rendered(pair, text, term)


def allowed(term: Term, lang: str) -> tuple[str, ...]:
    """Return the forms of a term in a language, the one to be used first."""
    form = term.forms.get(lang)
    return (*((form,) if form else ()), *term.admitted.get(lang, ()))


def _known(setting: Setting, source: str, lang: str) -> Phrases[Term | None]:
    """Return terms by the forms of the source language; None stands for a name on record."""
    known: Phrases[Term | None] = Phrases(stemmer(source))
    for form in recorded(setting.records, setting.series, source, lang).own:
        known.put(form, None)
    for term in setting.terms:
        for form in allowed(term, source):
            known.put(form, term)
    return known


def _rendered(pair: Pair, text: str, term: Term) -> Iterator[Finding]:
    """Yield what is wrong with a term of the source in the translation."""
    forms = allowed(term, pair.lang)
    listed = ", ".join(f"“{form}”" for form in forms)
    if wrong := _forbidden(text, term, pair.lang):
        said = message(
            "`{key}`: “{text}” is a forbidden form of the term `{term}`",
            key=pair.key,
            text=wrong,
            term=term.id,
        )
        advice = (
            message("write one of the forms of the term base: {forms}", forms=listed)
            if forms
            else None
        )
        yield Finding(pair, "PR431", said, advice, wrong)
    elif forms and not any(_is_held(text, form, pair.lang) for form in forms):
        said = message(
            "`{key}`: the translation has no form of the term `{term}`: {forms}",
            key=pair.key,
            term=term.id,
            forms=listed,
        )
        yield Finding(pair, "PR431", said)


def _forbidden(text: str, term: Term, lang: str) -> str:
    """Return the words of a text that are a forbidden form, and no part of one that is allowed."""
    forms: Phrases[bool] = Phrases(stemmer(lang))
    for form in term.forbidden.get(lang, ()):
        forms.put(form, True)  # noqa: FBT003 the value of a form, whether it is forbidden
    for form in allowed(term, lang):
        forms.put(form, False)  # noqa: FBT003 the value of a form, whether it is forbidden
    return next((each.text for each in forms.find(text) if each.value), "")


_APART = 4
"""Words, or Han characters, that may stand inside a form: 全球（人权）治理."""


def _is_held(text: str, form: str, lang: str) -> bool:
    """Return whether a text has a form, inflected or with a few words in it."""
    is_whole = len(form) < _APART and HAN.search(form)
    return bool(fragment(text, form, stemmer(lang), agree, 0 if is_whole else _APART))
