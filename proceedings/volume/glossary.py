"""Compose the glossary of an event: terms and texts in; the terms that the texts use out.

A term is used where a text has one of its forms, in the language in which the text was written or
in that of the edition. Terms stand in the edition's alphabetical order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from proceedings.language import formats
from proceedings.language.collation import head_letter, sort_key
from proceedings.language.fields import fields
from proceedings.language.status import Passage
from proceedings.language.tags import name_in
from proceedings.language.terms import Use, find_terms
from proceedings.records.base import OfficialForms
from proceedings.records.models import Glossary, Term
from proceedings.volume.context import Context
from proceedings.volume.views import (
    Appearance,
    EventView,
    FormsView,
    GlossaryView,
    SourceView,
    TermView,
)

__all__ = ["glossary_view"]

_SHOWN = 6
"""Places of use that a term lists."""
_OVERVIEW = "index.html"
"""Where the texts of the event itself stand: a page, since the event has no address."""
_QUOTES = "“”‘’\"'«»《》"


def glossary_view(
    context: Context, glossary: Glossary, event: EventView, languages: tuple[str, ...]
) -> GlossaryView | None:
    """Return the terms that an event's texts use, or None where they use none.

    Args:
        context: the event and its edition.
        glossary: all terms.
        event: the event as the edition shows it.
        languages: languages whose forms are shown.
    """
    places = _places(context, event)
    uses = _uses(context, glossary, event, places)
    used = [term for term in glossary.terms if term.id in uses]
    cited = {each for term in used for each in term.sources}
    sources = _sources(context, glossary, cited)
    order = (context.lang, *(each for each in languages if each != context.lang))
    composer = _Composer(context, glossary.lang, order, sources)
    terms = [composer.term(term, uses[term.id]) for term in used]
    terms.sort(key=lambda term: sort_key(term.name.text.strip(_QUOTES), context.lang))
    return GlossaryView(tuple(terms), tuple(sources.values())) if terms else None


def _places(context: Context, event: EventView) -> dict[str, Passage]:
    """Return what a reader is told of each place, by its address in reading order."""
    found = {_OVERVIEW: Passage(context.say("Overview"), context.lang)}
    for session in event.sessions:
        found[session.address] = session.title
        for each in session.interventions:
            name = each.speaker.name
            found[each.address] = each.title or Passage(name.text, name.lang or context.lang)
    found |= {each.address: each.name for each in event.outcomes}
    found |= {each.address: each.title for each in event.articles}
    found |= {each.address: each.title for each in event.documents}
    for person in event.people:
        found[person.address] = Passage(person.name.text, person.name.lang or context.lang)
    return found


class _Text(NamedTuple):
    """A text, its language, and the address of the place where it stands."""

    address: str
    text: str
    lang: str


def _uses(
    context: Context, glossary: Glossary, event: EventView, places: Mapping[str, Passage]
) -> dict[str, tuple[Appearance, ...]]:
    """Return the places where each term is used, in reading order, by the term's identifier."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in _texts(context, event, places):
        for mention in find_terms(each.text, each.lang, glossary.terms):
            if mention.use is not Use.FORBIDDEN:
                found[mention.term.id].add(each.address)
    return {
        term: tuple(
            Appearance(address, title, "use")
            for address, title in places.items()
            if address in addresses
        )
        for term, addresses in found.items()
    }


def _texts(context: Context, event: EventView, places: Mapping[str, Passage]) -> Iterator[_Text]:
    """Yield the texts of the records, as they were written and as the edition has them."""
    for title in (event.title, *((event.theme,) if event.theme else ()), *event.topics):
        yield _Text(_OVERVIEW, title.text, title.lang)
    people = {each.address for each in event.people}
    for address, title in places.items():
        if address not in people:
            yield _Text(address, title.text, title.lang)
    for field in fields(context.records):
        address = _address(field.context)
        yield from (_Text(address, unit.text, field.lang) for unit in field.units)
        shown = context.edition.texts(field.context)
        yield from (_Text(address, each.text, each.lang) for each in shown)
    for name, file in context.records.texts.items():
        address, _, lang = name.rpartition("/")
        if lang == context.lang:
            yield _Text(address, file.text, lang)


def _address(field: str) -> str:
    """Return the address of the record that a field belongs to, from its context."""
    kind, *steps = field.split("/")
    if kind == "event":
        return _OVERVIEW
    if kind == "programme":
        in_session = len(steps) == len(("session", "field"))
        return f"sessions/{steps[0]}" if in_session else f"interventions/{steps[1]}"
    return f"{kind}/{steps[0]}"


def _sources(context: Context, glossary: Glossary, cited: set[str]) -> dict[str, SourceView]:
    """Return the works that are cited, numbered in the order of the glossary, by identifier."""
    listed = [each for each in glossary.sources if each.id in cited]
    return {
        each.id: SourceView(
            id=each.id,
            address=f"glossary/sources/{each.id}",
            number=number,
            text=Passage(each.text, each.lang or glossary.lang),
            url=each.url or "",
            retrieved=formats.day(each.retrieved, context.lang) if each.retrieved else "",
        )
        for number, each in enumerate(listed, start=1)
    }


class _Composer(NamedTuple):
    """What composing a term needs.

    Attributes:
        context: the event and its edition.
        lang: language of the glossary's own texts.
        languages: languages whose forms are shown, in order.
        sources: the works by identifier.
    """

    context: Context
    lang: str
    languages: tuple[str, ...]
    sources: Mapping[str, SourceView]

    def term(self, term: Term, uses: tuple[Appearance, ...]) -> TermView:
        """Return a term with the places where it is used."""
        name = self.context.edition.form(term.forms)
        return TermView(
            id=term.id,
            address=f"glossary/{term.id}",
            letter=head_letter(name.text.strip(_QUOTES), self.context.lang),
            name=name,
            forms=tuple(self._forms(term, lang) for lang in self.languages),
            definition=self._remark(term.definition),
            note=self._remark(term.note),
            sources=tuple(each for each in self.sources.values() if each.id in term.sources),
            uses=uses[:_SHOWN],
            more=max(0, len(uses) - _SHOWN),
        )

    def _forms(self, term: Term, lang: str) -> FormsView:
        return FormsView(
            lang=lang,
            language=name_in(lang, self.context.lang),
            preferred=term.forms.get(lang) or "",
            admitted=term.admitted.get(lang, ()),
            forbidden=term.forbidden.get(lang, ()),
        )

    def _remark(self, remark: str | OfficialForms | None) -> Passage | None:
        """Return a note or definition, in the edition's language where it is written in it."""
        if isinstance(remark, OfficialForms):
            return self.context.edition.form(remark)
        return Passage(remark, self.lang) if remark else None
