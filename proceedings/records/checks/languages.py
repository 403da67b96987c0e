"""Check languages of texts and forms against those published: an event in, diagnostics out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.diagnostics import Diagnostic, Span, message, warning
from proceedings.records.base import OfficialForms
from proceedings.records.reader import EventRecords
from proceedings.records.scripts import HAN
from proceedings.records.walk import Walk

__all__ = ["check_languages", "check_script", "more_exact"]

_FIELDS = ("lang", "original_language", "translated_from")
_LETTERS = re.compile(r"[^\W\d_]")
_WRITTEN_IN_HAN = frozenset({"zh", "ja"})


def check_languages(
    records: EventRecords, walked: Walk, published: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with language tags, and with forms that stand under them.

    Args:
        records: the event.
        walked: every record in it.
        published: languages of its editions.
    """
    for name, path, record in walked:
        source = records.sources[name]
        if isinstance(record, OfficialForms):
            for lang, text in record.root.items():
                here = (*path, lang)
                yield from _language(lang, source.span(here, key=True), published)
                yield from check_script(lang, text, source.span(here))
            continue
        for field in _FIELDS:
            tag = vars(record).get(field)
            if tag and (near := more_exact(tag, published)):
                yield _inexact(tag, near, source.span((*path, field)))


def _language(lang: str, place: Span, published: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Warn of a form in a language in which nothing is published."""
    near = more_exact(lang, published)
    if near:
        yield _inexact(lang, near, place)
    elif lang not in published:
        yield warning(
            "PR218",
            place,
            message("the event is not published in `{lang}`", lang=lang),
            message("its languages are: {names}", names=", ".join(published)),
        )


def check_script(lang: str, text: str, place: Span) -> Iterator[Diagnostic]:
    """Warn of a form with Han characters under a language without, and the other way round."""
    is_han = lang.partition("-")[0] in _WRITTEN_IN_HAN
    if is_han != bool(HAN.search(text)) and _LETTERS.search(text):
        yield warning(
            "PR405",
            place,
            message("this form does not look like one in `{lang}`", lang=lang),
            message("write the form in that language, or leave it out"),
        )


def more_exact(tag: str, published: tuple[str, ...]) -> str | None:
    """Return the language that is probably meant: `pt-BR` for `pt`, where `pt` is not published."""
    if tag in published:
        return None
    return next((each for each in published if each.startswith(f"{tag}-")), None)


def _inexact(tag: str, near: str, place: Span) -> Diagnostic:
    return warning(
        "PR217",
        place,
        message("the event is published in `{near}`, not in `{lang}`", near=near, lang=tag),
        message("did you mean `{name}`?", name=near),
    )
