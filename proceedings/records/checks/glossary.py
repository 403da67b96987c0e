"""Check the glossary against itself: a workspace in; terms that contradict each other out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from proceedings.diagnostics import Diagnostic, message, warning
from proceedings.records.base import closest
from proceedings.records.checks.languages import check_script, more_exact
from proceedings.records.models import Glossary, Term
from proceedings.records.reader import Workspace
from proceedings.records.source import Path, Source

__all__ = ["check_glossary"]

_Found = Iterator[Diagnostic]


def check_glossary(workspace: Workspace) -> _Found:
    """Yield what is wrong with the terms of a workspace that has a glossary."""
    glossary, source = workspace.glossary, workspace.glossary_source
    if glossary is None or source is None:
        return
    yield from _repeated(source, "sources", [each.id for each in glossary.sources])
    yield from _repeated(source, "terms", [each.id for each in glossary.terms])
    yield from _same_forms(source, glossary)
    yield from _never_cited(source, glossary)
    for index, term in enumerate(glossary.terms):
        yield from _contradictions(source, index, term)
        yield from _sources(source, index, term, glossary)
        yield from _languages(source, index, term, workspace.series.languages)


def _repeated(source: Source, field: str, identifiers: list[str]) -> _Found:
    first: dict[str, int] = {}
    for index, identifier in enumerate(identifiers):
        if first.setdefault(identifier, index) != index:
            line = source.span((field, first[identifier], "id")).line
            yield Diagnostic(
                "PR302",
                source.span((field, index, "id")),
                message("the identifier `{id}` is used twice", id=identifier),
                message("the other is at line {line}; choose another identifier", line=line),
            )


def _same_forms(source: Source, glossary: Glossary) -> _Found:
    """Warn of two terms that a text in some language cannot tell apart."""
    first: dict[tuple[str, str], str] = {}
    for index, term in enumerate(glossary.terms):
        for lang, form in term.forms.root.items():
            other = first.setdefault((lang, form.casefold()), term.id)
            if other != term.id:
                yield warning(
                    "PR450",
                    source.span(("terms", index, "forms", lang)),
                    message("the term `{id}` has the form “{form}” too", id=other, form=form),
                    message("make one term of both, or write a form that tells them apart"),
                )


def _never_cited(source: Source, glossary: Glossary) -> _Found:
    cited = {each for term in glossary.terms for each in term.sources}
    for index, each in enumerate(glossary.sources):
        if each.id not in cited:
            yield warning(
                "PR327",
                source.span(("sources", index, "id")),
                message("no term cites the source `{id}`", id=each.id),
                message("cite it in the terms that it prints, or remove it"),
            )


class _Form(NamedTuple):
    """A form of a term that may be used or must not be, with its place."""

    path: Path
    lang: str
    text: str


def _listed(index: int, field: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[_Form]:
    for lang, texts in forms.items():
        for number, text in enumerate(texts):
            yield _Form(("terms", index, field, lang, number), lang, text)


def _contradictions(source: Source, index: int, term: Term) -> _Found:
    """Report forms that are forbidden, and are the form to be used or an admitted one."""
    usable: defaultdict[str, set[str]] = defaultdict(set)
    for lang, text in term.forms.root.items():
        usable[lang].add(text.casefold())
    for each in _listed(index, "admitted", term.admitted):
        usable[each.lang].add(each.text.casefold())
    for each in _listed(index, "forbidden", term.forbidden):
        if each.text.casefold() in usable[each.lang]:
            yield Diagnostic(
                "PR451",
                source.span(each.path),
                message("“{form}” is forbidden here and used above", form=each.text),
                message("remove it from `forbidden`, or from `forms` or `admitted`"),
            )


def _sources(source: Source, index: int, term: Term, glossary: Glossary) -> _Found:
    """Report sources that are not listed, and warn of a term that rests on none."""
    known = tuple(each.id for each in glossary.sources)
    for number, each in enumerate(term.sources):
        if each not in known:
            near = closest(each, known)
            yield Diagnostic(
                "PR303",
                source.span(("terms", index, "sources", number)),
                message("`{id}` is not on record", id=each),
                message("did you mean `{name}`?", name=near)
                if near
                else message("add it to `sources` at the top of the glossary"),
            )
    if not term.sources:
        yield warning(
            "PR452",
            source.span(("terms", index, "id")),
            message("the term `{id}` has no source", id=term.id),
            message("name the works that print its forms in `sources`"),
        )


def _languages(source: Source, index: int, term: Term, published: tuple[str, ...]) -> _Found:
    """Warn of forms whose language or script is not the one that is probably meant."""
    forms = [
        _Form(("terms", index, "forms", lang), lang, text) for lang, text in term.forms.root.items()
    ]
    for each in (*forms, *_listed(index, "admitted", term.admitted)):
        place = source.span(each.path)
        yield from check_script(each.lang, each.text, place)
        near = more_exact(each.lang, published)
        if near:
            yield warning(
                "PR217",
                place,
                message(
                    "the series is published in `{near}`, not in `{lang}`",
                    near=near,
                    lang=each.lang,
                ),
                message("did you mean `{name}`?", name=near),
            )
