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
from proceedings.language.tags import name_in, name_of_text
from proceedings.records.base import OfficialForms
from proceedings.records.models import Corrigendum, Document, DocumentText
from proceedings.volume.context import Context
from proceedings.volume.views import CorrigendumView, DocumentView, HeldText, ParagraphView

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
        text=_held_text(context, document, held if numbered.paragraphs else ""),
    )


def _held_text(context: Context, document: Document, held: str) -> HeldText:
    entry = document.texts.get(held)
    return HeldText(
        lang=held,
        standing=_standing(context, document, held),
        seal=(entry and entry.sha256) or "",
        source=(entry and entry.source) or "",
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
        corrections=tuple(
            _corrigendum(context, each)
            for each in document.corrigenda
            if (each.paragraph, each.lang) == (paragraph.number, held)
        ),
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
    else:
        yield from _translation(context, document, held)
        yield from _only_authentic(context, document)


def _authenticity(context: Context, document: Document) -> Iterator[str]:
    """Yield which texts are authentic, which prevails, and which of them are not held.

    Vienna Convention on the Law of Treaties, article 33: nothing of it is presumed.
    """
    names = _languages(context, document)
    if not names:
        yield context.say("The record does not state which language versions are authentic.")
        return
    languages = formats.joined(names, context.lang)
    if len(names) == 1:
        yield context.say("The authentic text is in this language: {language}.", language=names[0])
    elif len(names) == len(("one", "other")):
        yield context.say(
            "Done in {languages}, both texts being equally authentic.", languages=languages
        )
    else:
        yield context.say(
            "Done in {languages}, all texts being equally authentic.", languages=languages
        )
    if document.prevailing:
        language = name_of_text(document.prevailing, context.lang)
        yield context.say(
            "In case of divergence this text prevails: {language}.", language=language
        )
    for each in document.authentic:
        if f"documents/{document.id}/{each}" not in context.records.texts:
            yield context.say(
                "The authentic text in this language is not held here: {language}.",
                language=name_of_text(each, context.lang),
            )


def _languages(context: Context, document: Document) -> list[str]:
    """Return the names of the languages whose texts are authentic."""
    return [name_of_text(each, context.lang) for each in document.authentic]


def _translation(context: Context, document: Document, held: str) -> Iterator[str]:
    """Yield what kind of translation is shown, of which text and by whom; nothing for a base."""
    entry = document.texts.get(context.lang)
    by = _issuer(context, entry)
    if entry and entry.status == "official-translation":
        yield context.say("Official translation, issued by {body}.", body=by)
    elif entry and entry.status and by:
        yield context.say("Working translation by {names}.", names=by)
    elif entry and entry.status:
        yield context.say("Working translation.")
    source = _translated_from(context, document, held)
    if source:
        yield _of_and_by(context, source, entry, by)


def _only_authentic(context: Context, document: Document) -> Iterator[str]:
    """Yield which texts alone are authentic, for readers of another."""
    names = _languages(context, document)
    if len(names) == 1:
        yield context.say("Only the {language} text is authentic.", language=names[0])
    elif names:
        languages = formats.joined(names, context.lang)
        yield context.say("Only the {languages} texts are authentic.", languages=languages)


def _issuer(context: Context, entry: DocumentText | None) -> str:
    """Return who issued a translation, or failing that who made it, in words."""
    issued_by = entry.issued_by if entry else None
    if isinstance(issued_by, OfficialForms):
        return context.edition.form(issued_by).text
    return issued_by or person_names(context, entry.translators if entry else ())


def _translated_from(context: Context, document: Document, held: str) -> str:
    """Return the language of the text that is translated; empty where the record leaves it open."""
    entry = document.texts.get(context.lang)
    if entry and entry.translated_from:
        return entry.translated_from
    if held != context.lang:
        return held
    return document.authentic[0] if len(document.authentic) == 1 else ""


def _of_and_by(context: Context, source: str, entry: DocumentText | None, said: str) -> str:
    """Return which text is translated, and who translated it unless that is said already."""
    language = name_of_text(source, context.lang)
    names = person_names(context, entry.translators) if entry else ""
    if names and not (entry and entry.status and names == said):
        return context.say(
            "Translated from this language: {language}. Translators: {names}.",
            language=language,
            names=names,
        )
    return context.say("Translated from this language: {language}.", language=language)


def _standing(context: Context, document: Document, held: str) -> str:
    """Return what the text shown is, in as few words as the head of a column has room for."""
    if not held:
        return context.say("No text is held here.")
    if context.lang in document.authentic:
        return context.say("This is an authentic text.")
    is_digest = document.form == "digest"
    digest = [context.say("Digest in the editors’ own words.")] if is_digest else []
    said = [*digest, *_translation(context, document, held)]
    return " ".join(said) or next(_authenticity(context, document))


def person_names(context: Context, names: tuple[str, ...]) -> str:
    """Return people in words: those on record by their name in the edition, others as written."""
    found = [(name, context.records.person(name)) for name in names]
    shown = [
        show_name(person.name, context.lang).text if person else name for name, person in found
    ]
    return formats.joined(shown, context.lang)


def _corrigendum(context: Context, each: Corrigendum) -> CorrigendumView:
    date = formats.day(each.date, context.lang)
    return CorrigendumView(
        date=date,
        number=each.paragraph,
        remark=context.say("Corrected on {date}", date=date),
        paragraph=context.say("Paragraph {number}", number=each.paragraph),
        language=name_in(each.lang, context.lang),
        lang=each.lang,
        old=each.old,
        new=each.new,
    )
