"""TBX (ISO 30042:2019), dialect TBX-Basic in the style DCT: a glossary in, a term base out.

Levels of the data categories are those of the Basic module: definitions and sources stand at the
concept, or at the language that they are in; the status stands at each term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from proceedings.exchange.markup import Element, escaped, written
from proceedings.records.base import TextOrForms
from proceedings.records.models import Glossary, Provenance, Term

__all__ = ["write"]

_NAMESPACES = {
    "xmlns": "urn:iso:std:iso:30042:ed-2",
    "xmlns:min": "http://www.tbxinfo.net/ns/min",
    "xmlns:basic": "http://www.tbxinfo.net/ns/basic",
}
_PREFERRED, _ADMITTED, _DEPRECATED = (
    f"{each}Term-admn-sts" for each in ("preferred", "admitted", "deprecated")
)


def write(glossary: Glossary) -> bytes:
    """Return a term base: a concept for each term, in the order of the glossary."""
    sources = {each.id: each for each in glossary.sources}
    concepts = (_concept(each, glossary.lang, sources) for each in glossary.terms)
    kind = {"type": "TBX-Basic", "style": "dct", "xml:lang": glossary.lang}
    body = Element("body", {}, tuple(concepts))
    root = Element("tbx", kind | _NAMESPACES, (_header(), Element("text", {}, (body,))))
    return written(root)


def _header() -> Element:
    told = Element("p", text="translations/glossary.yaml")
    description = Element("fileDesc", {}, (Element("sourceDesc", {}, (told,)),))
    return Element("tbxHeader", {}, (description,))


def _concept(term: Term, lang: str, sources: Mapping[str, Provenance]) -> Element:
    definitions = _by_language(term.definition, lang)
    languages = tuple(dict.fromkeys((*term.forms.root, *term.admitted, *term.forbidden)))
    at_concept = tuple(
        _said("basic:definition", text, tag)
        for tag, text in definitions.items()
        if tag not in languages
    )
    origins = (
        each for name in term.sources if name in sources for each in _origin(sources[name], lang)
    )
    notes = (_said("note", text, tag) for tag, text in _by_language(term.note, lang).items())
    sections = (_section(term, tag, definitions.get(tag, "")) for tag in languages)
    return Element("conceptEntry", {"id": term.id}, (*at_concept, *origins, *notes, *sections))


def _origin(source: Provenance, lang: str) -> Iterator[Element]:
    yield _said("basic:source", source.text, source.lang or lang)
    if source.url:
        target = {"target": source.url}
        yield Element("basic:externalCrossReference", target, text=escaped(source.text))


def _section(term: Term, lang: str, definition: str) -> Element:
    preferred = term.forms.get(lang)
    forms = (
        *((each, _PREFERRED) for each in (preferred,) if each),
        *((each, _ADMITTED) for each in term.admitted.get(lang, ())),
        *((each, _DEPRECATED) for each in term.forbidden.get(lang, ())),
    )
    defined = (_said("basic:definition", definition),) if definition else ()
    terms = (_form(text, status) for text, status in forms)
    return Element("langSec", {"xml:lang": lang}, (*defined, *terms))


def _form(text: str, status: str) -> Element:
    return Element("termSec", {}, (_said("term", text), _said("min:administrativeStatus", status)))


def _by_language(texts: TextOrForms | None, lang: str) -> Mapping[str, str]:
    """Return texts by language; one without a language is in the glossary's."""
    if texts is None:
        return {}
    return {lang: texts} if isinstance(texts, str) else texts.root


def _said(name: str, text: str, lang: str = "") -> Element:
    return Element(name, {"xml:lang": lang} if lang else {}, text=escaped(text))
