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
from proceedings.language.comparison.phrases import agree, fragment, stemmer
from proceedings.language.comparison.recorded import Recorded, recorded
from proceedings.language.pairs import Pair
from proceedings.language.terms import Use, find_terms
from proceedings.records.models import Term
from proceedings.records.scripts import HAN

__all__ = ["allowed", "check_terms"]


def check_terms(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
    """Yield terms that translations render in no form of the term base, or in a forbidden one."""
    names: dict[str, Recorded] = {}
    for pair in pairs if setting.terms else ():
        lang = pair.field.lang
        if lang not in names:
            names[lang] = recorded(setting.records, setting.series, lang, pair.lang)
        for term in _mentioned(pair, setting.terms, names[lang]):
            yield from _rendered(pair, term, setting.terms)


def allowed(term: Term, lang: str) -> tuple[str, ...]:
    """Return the forms of a term in a language, the one to be used first."""
    form = term.forms.get(lang)
    return (*((form,) if form else ()), *term.admitted.get(lang, ()))


def _mentioned(pair: Pair, terms: Sequence[Term], names: Recorded) -> Iterator[Term]:
    """Yield the terms of a source, each once, without those inside a name on record.

    人权 in the name of a society is no term, if the name has its own form in the translation or
    stands there as it is.
    """
    source = own_words(pair.source, pair.text)
    covered = [
        (each.start, each.end)
        for each in names.by_form.find(source)
        if not each.text[0].islower()  # in small letters it is a description, not the name
        and (any(named.forms for named in each.value) or each.text in pair.text)
    ]
    found: dict[str, Term] = {}
    for each in find_terms(source, pair.field.lang, terms):
        is_inside = any(start <= each.start and each.end <= end for start, end in covered)
        if each.use is not Use.FORBIDDEN and not is_inside:
            found[each.term.id] = each.term
    yield from found.values()


def _rendered(pair: Pair, term: Term, terms: Sequence[Term]) -> Iterator[Finding]:
    """Yield what is wrong with a term of the source in the translation."""
    text, forms = bare(pair.text), allowed(term, pair.lang)
    listed = ", ".join(f"“{form}”" for form in forms)
    wrong = next(
        (
            text[each.start : each.end]
            for each in find_terms(text, pair.lang, terms)
            if each.term.id == term.id and each.use is Use.FORBIDDEN
        ),
        "",
    )
    values = {"key": pair.key, "term": term.id}
    if wrong:
        said = message("`{key}`: “{text}” is a forbidden form of `{term}`", text=wrong, **values)
        advice = message("write a form of the term base: {forms}", forms=listed) if forms else None
        yield Finding(pair, "PR431", said, advice, wrong)
    elif forms and not _is_rendered(text, pair.lang, term, terms):
        yield Finding(
            pair,
            "PR431",
            message("`{key}`: no form of `{term}` is in the translation", **values),
            message("write a form of the term base: {forms}", forms=listed),
        )


_APART = 4
"""Words, or Han characters, that may stand inside a form: 全球（人权）治理."""


def _is_rendered(text: str, lang: str, term: Term, terms: Sequence[Term]) -> bool:
    """Return whether a text has a form of a term, inflected, or with a few words in it."""
    mentions = find_terms(text, lang, terms, nested=True)
    if any(each.term.id == term.id and each.use is not Use.FORBIDDEN for each in mentions):
        return True
    for form in allowed(term, lang):
        is_whole = len(form) < _APART and HAN.search(form)
        if fragment(text, form, stemmer(lang), agree, 0 if is_whole else _APART):
            return True
    return False
