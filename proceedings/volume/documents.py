"""Compose adopted documents: the held text in the edition's language, with the truth about it."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.language import formats
from proceedings.language.fields import text_language
from proceedings.language.interface import N_
from proceedings.language.names import show_name
from proceedings.language.numbered import (
    Numbered,
    Paragraph,
    chinese_numeral,
    parse_numbered,
    roman_numeral,
)
from proceedings.language.prose import Prose
from proceedings.language.status import Passage, Status
from proceedings.language.tags import name_in
from proceedings.records.models import Corrigendum, Document
from proceedings.volume.context import Context
from proceedings.volume.views import CorrigendumView, DocumentView, ParagraphView

__all__ = ["documents", "person_names"]

_KINDS = {
    "consensus": N_("Consensus"),
    "declaration": N_("Declaration"),
    "statement": N_("Statement"),
    "resolution": N_("Resolution"),
    "plan": N_("Plan"),
}
_STATUSES = {"draft": N_("Draft"), "adopted": N_("Adopted"), "corrected": N_("Adopted, corrected")}


def documents(context: Context) -> tuple[DocumentView, ...]:
    """Return the adopted documents in the order of their folders."""
    return tuple(_document(context, each) for each in context.records.documents)


def _document(context: Context, document: Document) -> DocumentView:
    field = f"documents/{document.id}"
    held, numbered = _numbered(context, document)
    forms = document.title
    title = context.title(forms, f"{field}/title")
    return DocumentView(
        id=document.id,
        address=field,
        kind_label=context.say(_KINDS.get(document.kind, N_("Document"))),
        is_digest=document.form == "digest",
        title=title,
        variants=tuple(
            Passage(each.text, each.lang, Status.AUTHENTIC) for each in document.variant_titles
        ),
        status_label=context.say(_STATUSES[document.status]),
        adopted=formats.day(document.adopted, context.lang) if document.adopted else "",
        symbol=document.symbol or "",
        statements=tuple(_statements(context, document, held)),
        note=context.prose_or_none(document.note, f"{field}/note"),
        preamble=_prose(context, document, held, numbered.preamble),
        paragraphs=tuple(_paragraph(context, document, held, each) for each in numbered.paragraphs),
        corrigenda=tuple(_corrigendum(context, each) for each in document.corrigenda),
        languages=tuple(name_in(each, context.lang) for each in document.texts),
        sources=document.sources,
    )


def _numbered(context: Context, document: Document) -> tuple[str, Numbered]:
    """Return the language of the file that the edition shows, and its text in paragraphs.

    A file in the edition's own language is shown as it is; else the base text through its catalog.
    """
    base = text_language(context.records, document)
    for lang in (context.lang, base):
        file = context.records.texts.get(f"documents/{document.id}/{lang}")
        if file:
            return lang, parse_numbered(file.text)
    return base, parse_numbered("")


def _prose(context: Context, document: Document, held: str, paragraph: Paragraph) -> Prose:
    if not paragraph.text:
        return Prose(())
    address = f"documents/{document.id}/{paragraph.number}"
    if held == context.lang:
        return context.edition.own_prose(paragraph.text, context.resolve, address)
    field = f"documents/{document.id}/text"
    return context.edition.prose(field, context.resolve, address, paragraph.text)


def _paragraph(
    context: Context, document: Document, held: str, paragraph: Paragraph
) -> ParagraphView:
    return ParagraphView(
        number=paragraph.number,
        address=f"documents/{document.id}/{paragraph.number}",
        label=_label(paragraph, context.lang),
        prose=_prose(context, document, held, paragraph),
    )


def _label(paragraph: Paragraph, lang: str) -> str:
    """Return a paragraph's number in the edition's style: the label style follows the language."""
    if paragraph.label.isdecimal():
        return f"{paragraph.number}."
    if lang.startswith("zh"):
        return f"{chinese_numeral(paragraph.number)}、"
    return f"{roman_numeral(paragraph.number)}."


def _statements(context: Context, document: Document, held: str) -> Iterator[str]:
    """Yield what the record says about the text; nothing is said that the data do not give."""
    say, lang = context.say, context.lang
    if document.form == "digest":
        yield say(
            "Digest in the editors’ own words; the adopted text itself is not reproduced here."
        )
    if document.original_language:
        yield say(
            "Original language: {language}.", language=name_in(document.original_language, lang)
        )
    yield from _authenticity(context, document)
    if lang in document.authentic:
        yield say("This is an authentic text.")
    elif held != lang or document.authentic:
        yield _translation(context, document, held)


def _authenticity(context: Context, document: Document) -> Iterator[str]:
    names = [name_in(each, context.lang) for each in document.authentic]
    if not names:
        yield context.say("The record does not state which language versions are authentic.")
    elif len(names) == 1:
        yield context.say("The authentic text is in this language: {language}.", language=names[0])
    else:
        languages = formats.joined(names, context.lang)
        yield context.say("Texts equally authentic in: {languages}.", languages=languages)
    if document.prevailing:
        language = name_in(document.prevailing, context.lang)
        yield context.say(
            "In case of divergence this text prevails: {language}.", language=language
        )


def _translation(context: Context, document: Document, held: str) -> str:
    entry = document.texts.get(context.lang)
    base = entry.translated_from if entry else None
    source = base or (held if held != context.lang else (document.authentic or (held,))[0])
    language = name_in(source, context.lang)
    if entry and entry.translators:
        return context.say(
            "Translated from this language: {language}. Translators: {names}.",
            language=language,
            names=person_names(context, entry.translators),
        )
    return context.say("Translated from this language: {language}.", language=language)


def person_names(context: Context, names: tuple[str, ...]) -> str:
    """Return people in words: those on record by their name in the edition, others as written."""
    found = [(name, context.records.person(name)) for name in names]
    shown = [
        show_name(person.name, context.lang).text if person else name for name, person in found
    ]
    return formats.joined(shown, context.lang)


def _corrigendum(context: Context, each: Corrigendum) -> CorrigendumView:
    return CorrigendumView(
        date=formats.day(each.date, context.lang),
        paragraph=context.say("Paragraph {number}", number=each.paragraph),
        language=name_in(each.lang, context.lang),
        lang=each.lang,
        old=each.old,
        new=each.new,
    )
