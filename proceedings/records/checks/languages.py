"""Check languages of texts and forms against those published: an event in, diagnostics out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.diagnostics import Diagnostic, Message, Severity, message
from proceedings.records.base import OfficialForms
from proceedings.records.reader import EventRecords
from proceedings.records.scripts import HAN
from proceedings.records.source import Path, Source
from proceedings.records.walk import Walk

__all__ = ["check_languages"]

_FIELDS = ("lang", "original_language", "translated_from")
_LETTERS = re.compile(r"[^\W\d_]")


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
                yield from _form(source, (*path, lang), text, published)
            continue
        for field in _FIELDS:
            tag = vars(record).get(field)
            if tag:
                yield from _inexact(source, (*path, field), tag, published)


def _form(
    source: Source, path: Path, text: str, published: tuple[str, ...]
) -> Iterator[Diagnostic]:
    lang = str(path[-1])
    inexact = tuple(_inexact(source, path, lang, published, is_key=True))
    yield from inexact
    if lang not in published and not inexact:
        yield _warning(
            "PR218",
            source,
            path,
            message("the event is not published in `{lang}`", lang=lang),
            message("its languages are: {names}", names=", ".join(published)),
            is_key=True,
        )
    is_chinese, has_han = lang.partition("-")[0] in {"zh", "ja"}, bool(HAN.search(text))
    if is_chinese != has_han and _LETTERS.search(text):
        yield _warning(
            "PR405",
            source,
            path,
            message("this form does not look like one in `{lang}`", lang=lang),
            message("write the form in that language, or leave it out"),
        )


def _inexact(
    source: Source, path: Path, tag: str, published: tuple[str, ...], *, is_key: bool = False
) -> Iterator[Diagnostic]:
    """Warn of `pt` where the event is published in `pt-BR`."""
    near = next((each for each in published if each.startswith(f"{tag}-")), None)
    if near and tag not in published:
        yield _warning(
            "PR217",
            source,
            path,
            message("the event is published in `{near}`, not in `{lang}`", near=near, lang=tag),
            message("did you mean `{name}`?", name=near),
            is_key=is_key,
        )


def _warning(  # noqa: PLR0913 a place has two parts and a side
    code: str, source: Source, path: Path, text: Message, hint: Message, *, is_key: bool = False
) -> Diagnostic:
    return Diagnostic(code, source.span(path, key=is_key), text, hint, Severity.WARNING)
