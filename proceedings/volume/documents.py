"""Compose adopted documents: the held text in the edition's language, with the truth about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proceedings.language import formats
from proceedings.language.fields import text_language
from proceedings.language.interface import N_
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
from proceedings.volume.citation import Work
from proceedings.volume.context import Context
from proceedings.volume.imprint import contributors, volume_facts
from proceedings.volume.people import person_names
from proceedings.volume.views import CorrigendumView, DocumentView, HeldText, ParagraphView

__all__ = ["documents"]

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
    title = context.title(document.title, f"{field}/title")
    preamble = _prose(context, document, held, numbered.preamble.text, f"{field}/0")
    paragraphs = tuple(_paragraph(context, document, held, each) for each in numbered.paragraphs)
    is_shown = _is_current(preamble, *(each.prose for each in paragraphs))
    said = _Said(context, document, held, is_in_language=held == context.lang or is_shown)
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
        statements=tuple(_statements(said)),
        note=context.prose_or_none(document.note, f"{field}/note"),
        preamble=preamble,
        paragraphs=paragraphs,
        corrigenda=tuple(_corrigendum(context, each) for each in document.corrigenda),
        languages=tuple(name_in(each, context.lang) for each in document.texts),
        sources=document.sources,
        text=_held_text(said) if preamble or paragraphs else HeldText(),
        work=_work(context, document, title.text),
    )


def _work(context: Context, document: Document, title: str) -> Work:
    """Return what citations say of a document: its symbol, and that it is a digest."""
    entry = document.texts.get(context.lang)
    form = context.say("Digest") if document.form == "digest" else ""
    return Work(
        volume=volume_facts(context),
        title=title,
        translators=contributors(context, entry.translators if entry else ()),
        designation=tuple(filter(None, (document.symbol, form))),
    )


def _is_current(*texts: Prose) -> bool:
    """Return whether any block of some texts is in the edition's language."""
    return any(status.is_current for each in texts for status in each.statuses)


def _held_text(said: _Said) -> HeldText:
    entry = said.document.texts.get(said.held)
    return HeldText(
        lang=said.held,
        standing=_standing(said),
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


def _prose(context: Context, document: Document, held: str, text: str, address: str) -> Prose:
    """Return a part of a document's text under an address."""
    if not text:
        return Prose(())
    if held == context.lang:
        return context.edition.own_prose(text, context.resolve, address)
    field = f"documents/{document.id}/text"
    return context.edition.prose(field, context.resolve, address, text)


def _paragraph(
    context: Context, document: Document, held: str, paragraph: Paragraph
) -> ParagraphView:
    address = f"documents/{document.id}/{paragraph.number}"
    return ParagraphView(
        number=paragraph.number,
        address=address,
        label=_label(paragraph, context.lang),
        prose=_prose(context, document, held, paragraph.text, address),
        heading=_prose(context, document, held, paragraph.heading, f"{address}/heading"),
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a text in an edition.

    Attributes:
        held: language of the file that is shown, translated where it is not the edition's.
        is_in_language: whether anything of it is shown in the edition's language.
    """

    context: Context
    document: Document
    held: str
    is_in_language: bool

    @property
    def lang(self) -> str:
        """The language of the edition."""
        return self.context.lang

    @property
    def entry(self) -> DocumentText | None:
        """What the record says of the text in the edition's language."""
        return self.document.texts.get(self.lang)

    @property
    def authentic(self) -> list[str]:
        """The names of the languages whose texts are authentic."""
        return [name_of_text(each, self.lang) for each in self.document.authentic]

    def say(self, english: str, **values: object) -> str:
        """Return a label of the interface."""
        return self.context.say(english, **values)


def _statements(said: _Said) -> Iterator[str]:
    """Yield what the record says about the text; nothing is said that the data do not give."""
    document, lang = said.document, said.lang
    if document.form == "digest":
        yield said.say(
            "Digest in the editors’ own words; the adopted text itself is not reproduced here."
        )
    if document.original_language:
        yield said.say(
            "Original language: {language}.", language=name_in(document.original_language, lang)
        )
    yield from _authenticity(said)
    if lang in document.authentic:
        yield said.say("This is an authentic text.")
    else:
        yield from _translation(said)
        yield from _only_authentic(said)


def _authenticity(said: _Said) -> Iterator[str]:
    """Yield which texts are authentic, which prevails, and which of them are not held.

    Vienna Convention on the Law of Treaties, article 33: nothing of it is presumed.
    """
    document, names = said.document, said.authentic
    if not names:
        yield said.say("The record does not state which language versions are authentic.")
        return
    if len(names) == 1:
        yield said.say("The authentic text is in this language: {language}.", language=names[0])
    else:
        yield _equally(said, names)
    if document.prevailing:
        language = name_of_text(document.prevailing, said.lang)
        yield said.say("In case of divergence this text prevails: {language}.", language=language)
    for each in document.authentic:
        if f"documents/{document.id}/{each}" not in said.context.records.texts:
            yield said.say(
                "The authentic text in this language is not held here: {language}.",
                language=name_of_text(each, said.lang),
            )


def _equally(said: _Said, names: Sequence[str]) -> str:
    """Return the closing clause of a treaty in several languages."""
    languages = formats.joined(names, said.lang)
    if len(names) > 2:  # noqa: PLR2004 two are "both"
        return said.say(
            "Done in {languages}, all texts being equally authentic.", languages=languages
        )
    return said.say("Done in {languages}, both texts being equally authentic.", languages=languages)


def _translation(said: _Said) -> Iterator[str]:
    """Yield what kind of translation is shown, of which text and by whom; nothing for a base."""
    if not said.is_in_language:
        yield said.say(
            "Not translated; shown in this language: {language}.",
            language=name_of_text(said.held, said.lang),
        )
        return
    entry, by = said.entry, _issuer(said)
    if entry and entry.status == "official-translation":
        yield said.say("Official translation, issued by {body}.", body=by)
    elif entry and entry.status and by:
        yield said.say("Working translation by {names}.", names=by)
    elif entry and entry.status:
        yield said.say("Working translation.")
    source = _translated_from(said)
    if source:
        yield _of_and_by(said, source)


def _only_authentic(said: _Said) -> Iterator[str]:
    """Yield which texts alone are authentic, for readers of another."""
    names = said.authentic
    if len(names) == 1:
        yield said.say("Only the {language} text is authentic.", language=names[0])
    elif names:
        languages = formats.joined(names, said.lang)
        yield said.say("Only the {languages} texts are authentic.", languages=languages)


def _issuer(said: _Said) -> str:
    """Return who issued a translation, or failing that who made it, in words."""
    issued_by = said.entry.issued_by if said.entry else None
    if isinstance(issued_by, OfficialForms):
        return said.context.edition.form(issued_by).text
    return issued_by or _translators(said)


def _translators(said: _Said) -> str:
    return person_names(said.context, said.entry.translators) if said.entry else ""


def _translated_from(said: _Said) -> str:
    """Return the language of the text that is translated; empty where the record leaves it open."""
    if said.entry and said.entry.translated_from:
        return said.entry.translated_from
    if said.held != said.lang:
        return said.held
    authentic = said.document.authentic
    return authentic[0] if len(authentic) == 1 else ""


def _of_and_by(said: _Said, source: str) -> str:
    """Return which text is translated, and who translated it unless that is said already."""
    language, names = name_of_text(source, said.lang), _translators(said)
    is_said = said.entry and said.entry.status and names == _issuer(said)
    if names and not is_said:
        return said.say(
            "Translated from this language: {language}. Translators: {names}.",
            language=language,
            names=names,
        )
    return said.say("Translated from this language: {language}.", language=language)


def _standing(said: _Said) -> str:
    """Return what the text shown is, in as few words as the head of a column has room for."""
    if said.lang in said.document.authentic:
        return said.say("This is an authentic text.")
    is_digest = said.document.form == "digest"
    digest = [said.say("Digest in the editors’ own words.")] if is_digest else []
    words = " ".join((*digest, *_translation(said)))
    return words or next(_authenticity(said))


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
