"""Check documents and articles: an event in; files, seals and origins that do not fit out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from proceedings.diagnostics import Diagnostic, Message, Span, message, warning
from proceedings.records.files import TextFile
from proceedings.records.models import Corrigendum, Document, DocumentText
from proceedings.records.reader import EventRecords
from proceedings.records.sealing import is_explained

__all__ = ["check_articles", "check_documents"]

_Found = Iterator[Diagnostic]


def check_documents(records: EventRecords) -> _Found:
    """Yield languages without a file, texts that were changed, and origins that contradict."""
    for document in records.documents:
        for check in (_files, _seals, _authentic, _origins, _standings, _corrigenda):
            yield from check(records, document)


def _files(records: EventRecords, document: Document) -> _Found:
    name = f"documents/{document.id}"
    source = records.sources[name]
    there = {*records.texts, *records.files.refused}
    held = {each.rpartition("/")[2] for each in there if each.startswith(f"{name}/")}
    for lang in document.texts:
        if lang not in held:
            yield Diagnostic(
                "PR309",
                source.span(("texts", lang), key=True),
                message("there is no file `{file}` for this text", file=f"{lang}.md"),
                message("add the file or remove the entry"),
            )
    for lang in sorted(held - set(document.texts)):
        yield Diagnostic(
            "PR309",
            source.span(("texts",), key=True),
            message("the file `{file}` has no entry in `texts`", file=f"{lang}.md"),
            message("add `texts: {entry}`, or remove the file", entry=f"{{{lang}: {{}}}}"),
        )


def _seals(records: EventRecords, document: Document) -> _Found:
    name = f"documents/{document.id}"
    for lang, text in document.texts.items():
        file = records.texts.get(f"{name}/{lang}")
        if not file:
            continue
        if not text.sha256:
            yield from _unsealed(records, document, lang)
            continue
        digest = hashlib.sha256(file.raw).hexdigest()
        if digest != text.sha256:
            yield Diagnostic(
                "PR308",
                records.sources[name].span(("texts", lang, "sha256")),
                message("the sealed text `{file}` was changed", file=file.path),
                _way_back(document, lang, file, digest),
            )


def _way_back(document: Document, lang: str, file: TextFile, digest: str) -> Message:
    """Return what to do about a broken seal: less where corrigenda tell of the change already."""
    corrections = [(each.old, each.new) for each in document.corrigenda if each.lang == lang]
    sealed = document.texts[lang].sha256 or ""
    if is_explained(file.raw.decode(errors="replace"), sealed, corrections):
        return message(
            "the corrigenda tell of the change: remove this seal and run "
            "`proceedings validate --fix`, which asks and seals: {digest}",
            digest=digest,
        )
    return message(
        "restore the file; or record what was corrected in `corrigenda`, remove this seal and run "
        "`proceedings validate --fix`, which asks and seals: {digest}",
        digest=digest,
    )


def _unsealed(records: EventRecords, document: Document, lang: str) -> _Found:
    """Warn that the text of an adopted document is not sealed; a digest need not be."""
    if document.form == "text" and document.status != "draft":
        yield warning(
            "PR321",
            records.sources[f"documents/{document.id}"].span(("texts", lang), key=True),
            message("the adopted text `{file}` is not sealed", file=f"{lang}.md"),
            message("compare it with the original, then run `proceedings validate --fix`"),
        )


def _authentic(records: EventRecords, document: Document) -> _Found:
    name = f"documents/{document.id}"
    for index, lang in enumerate(document.authentic):
        if lang not in document.texts:
            yield warning(
                "PR348",
                records.sources[name].span(("authentic", index)),
                message("the authentic text in `{lang}` is not held", lang=lang),
                message(
                    "add {file} and its entry in `texts`, or accept it with the reason",
                    file=f"{lang}.md",
                ),
            )
    if document.prevailing and document.prevailing not in document.authentic:
        yield Diagnostic(
            "PR303",
            records.sources[name].span(("prevailing",)),
            message("`{lang}` is not among `authentic`", lang=document.prevailing),
            message("add it to `authentic`, or leave `prevailing` out"),
        )


def _origins(records: EventRecords, document: Document) -> _Found:
    """No text is authentic and a translation, and none translates one that is not held."""
    source = records.sources[f"documents/{document.id}"]
    for lang, text in document.texts.items():
        problem = _problem_of_origin(document, lang, text)
        if problem:
            yield Diagnostic(
                "PR325",
                source.span(("texts", lang, "translated_from")),
                problem,
                message("correct `authentic` or `translated_from`"),
            )


def _standings(records: EventRecords, document: Document) -> _Found:
    """An official translation names who issued it; an authentic text is no translation."""
    source = records.sources[f"documents/{document.id}"]
    for lang, text in document.texts.items():
        problem = _problem_of_standing(document, lang, text)
        if problem:
            yield Diagnostic("PR349", source.span(("texts", lang), key=True), *problem)


def _problem_of_standing(
    document: Document, lang: str, text: DocumentText
) -> tuple[Message, Message] | None:
    if lang in document.authentic and (text.status or text.issued_by):
        return (
            message("the text in `{lang}` is authentic, not a translation", lang=lang),
            message("remove `status` and `issued_by`, or correct `authentic`"),
        )
    if text.status == "official-translation" and not text.issued_by:
        return (
            message("the official translation in `{lang}` does not say who issued it", lang=lang),
            message("add `issued_by`, or write `status: working-translation`"),
        )
    if text.issued_by and not text.status:
        return (
            message("`{lang}` names who issued it, but not what kind of text it is", lang=lang),
            message("add `status: official-translation` or `status: working-translation`"),
        )
    return None


def _problem_of_origin(document: Document, lang: str, text: DocumentText) -> Message | None:
    origin = text.translated_from
    if origin is None:
        return None
    if lang in document.authentic:
        return message("the text in `{lang}` is authentic, not a translation", lang=lang)
    if origin == lang:
        return message("the text in `{lang}` is a translation of itself", lang=lang)
    if document.authentic and origin not in document.authentic:
        return message("the text in `{origin}` is not authentic", origin=origin)
    return None


def _corrigenda(records: EventRecords, document: Document) -> _Found:
    """Corrigenda and status fit; whether the texts are corrected is checked in `language`."""
    source = records.sources[f"documents/{document.id}"]
    is_corrected = document.status == "corrected"
    if is_corrected != bool(document.corrigenda):
        yield _misfit(
            source.span(("status",)),
            message("the status is `corrected`, but there is no corrigendum")
            if is_corrected
            else message(
                "there are corrigenda, but the status is `{status}`", status=document.status
            ),
        )
    for index, each in enumerate(document.corrigenda):
        found = _problem_of_corrigendum(document, each)
        if found:
            field, text = found
            yield _misfit(source.span(("corrigenda", index, field)), text)


def _problem_of_corrigendum(document: Document, each: Corrigendum) -> tuple[str, Message] | None:
    if each.lang not in document.texts:
        return "lang", message("there is no text in `{lang}`", lang=each.lang)
    if document.adopted and each.date < document.adopted:
        return "date", message("the corrigendum is older than the adoption of the document")
    return None


def _misfit(place: Span, text: Message) -> Diagnostic:
    hint = message("correct the corrigendum, the status or the text")
    return Diagnostic("PR324", place, text, hint)


def check_articles(records: EventRecords) -> _Found:
    """Yield articles that have no text in their language."""
    for article in records.articles:
        lang = article.lang or records.event.lang
        text = f"articles/{article.id}/{lang}"
        if text not in records.texts and text not in records.files.refused:
            yield Diagnostic(
                "PR309",
                records.sources[f"articles/{article.id}"].span(("id",)),
                message("the article’s text `{file}` is missing", file=f"{lang}.md"),
                message("add the file beside article.yaml"),
            )
