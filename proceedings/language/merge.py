"""Bring catalogs up to date: fields and the old catalog in, the new catalog out, nothing lost.

Messages are merged field by field: exact matches first, wherever they moved; what is left is
matched by similarity inside the same field only, and such a match is fuzzy, with the previous
message kept. Unused entries become obsolete. Order, wrapping and headers are stable: the same input
gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polib
from babel.messages.plurals import get_plural
from rapidfuzz import fuzz

from proceedings.language.fields import Field
from proceedings.language.tags import folder, locale_of

__all__ = [
    "SIMILAR",
    "WIDTH",
    "Message",
    "as_text",
    "described",
    "field_messages",
    "likeness",
    "merge",
    "template",
]

SIMILAR = 60
"""Least similarity, in per cent, at which an old message of the same field is offered as fuzzy."""
WIDTH = 79
"""Columns of a line of a catalog."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a template.

    Attributes:
        context: `msgctxt`, or empty.
        text: `msgid`.
        comment: what it is, for translators.
        file: file that it stands in.
        flags: PO flags.
    """

    context: str
    text: str
    comment: str = ""
    file: str = ""
    flags: tuple[str, ...] = ()


def field_messages(fields: Iterable[Field]) -> tuple[Message, ...]:
    """Return the messages of fields, with comments that say what and where they are."""
    return tuple(
        Message(
            each.context,
            unit.text,
            _comment(each, index),
            unit.span.path,
            ("markdown-text",) if each.is_markdown else (),
        )
        for each in fields
        for index, unit in enumerate(each.units, start=1)
    )


def described(found: Field, index: int) -> str:
    """Return what a message is: `summary of 2025-lima, ¶ 1 of 3`; counted from 1."""
    label = f"{found.label} of {found.owner}" if found.owner else found.label
    place = f", ¶ {index} of {len(found.units)}" if len(found.units) > 1 else ""
    return f"{label}{place}"


def _comment(found: Field, index: int) -> str:
    note = f"\n{found.note}" if found.note else ""
    return f"{described(found, index)}{note}"


def template(messages: Sequence[Message], source: str) -> polib.POFile:
    """Return a template: every message once, untranslated."""
    catalog = _empty(source, "", messages)
    for each in messages:
        catalog.append(_entry(each))
    return catalog


def merge(
    messages: Sequence[Message], source: str, lang: str, old: polib.POFile | None
) -> polib.POFile:
    """Return a language's catalog brought up to date with the messages."""
    catalog = _empty(source, lang, messages)
    if old is not None:
        catalog.header = old.header
        catalog.metadata |= {
            key: value for key, value in old.metadata.items() if key not in catalog.metadata
        }
    known = {(each.msgctxt or "", each.msgid): each for each in old or ()}
    entries = [_carried(each, known) for each in messages]
    used = {(each.msgctxt or "", each.msgid) for each in entries}
    left = [each for key, each in known.items() if key not in used and each.msgstr]
    for entry in entries:
        if entry.msgctxt and not entry.msgstr:
            _take_similar(entry, left)
    catalog.extend(entries)
    catalog.extend(_obsolete(each) for each in left)
    return catalog


def as_text(catalog: polib.POFile) -> str:
    """Return a catalog as the text of its file."""
    return str(catalog).rstrip("\n") + "\n"


def _empty(source: str, lang: str, messages: Sequence[Message]) -> polib.POFile:
    catalog = polib.POFile(wrapwidth=WIDTH)
    body = "\x00".join(f"{each.context}\x04{each.text}" for each in messages)
    catalog.metadata = {
        "Project-Id-Version": "proceedings",
        "Language": folder(lang),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(locale_of(lang)).plural_forms,
        "X-Source-Language": source,
        "X-Source-Digest": hashlib.sha256(body.encode()).hexdigest()[:16],
    }
    return catalog


def _entry(each: Message) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=each.context or None,
        msgid=each.text,
        msgstr="",
        comment=each.comment,
        occurrences=[(each.file, "")] if each.file else [],
        flags=list(each.flags),
    )


def _carried(each: Message, known: dict[tuple[str, str], polib.POEntry]) -> polib.POEntry:
    entry = _entry(each)
    old = known.get((each.context, each.text))
    if old is not None and old.msgstr:
        entry.msgstr = old.msgstr
        entry.tcomment = old.tcomment
        kept = [flag for flag in old.flags if flag not in each.flags]
        entry.flags = [*(flag for flag in kept if not old.obsolete or flag != "fuzzy"), *each.flags]
        entry.previous_msgid = old.previous_msgid
    return entry


def _take_similar(entry: polib.POEntry, left: list[polib.POEntry]) -> None:
    """Fill an entry from the most similar unused one of its field, as fuzzy."""
    candidates = [each for each in left if each.msgctxt == entry.msgctxt and not each.obsolete]
    scored = [(likeness(each.msgid, entry.msgid), each) for each in candidates]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score < SIMILAR:
        return
    left.remove(best)
    entry.msgstr, entry.tcomment = best.msgstr, best.tcomment
    entry.previous_msgid = best.previous_msgid if best.fuzzy else best.msgid
    entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]


def likeness(one: str, other: str) -> float:
    """Return how alike two messages are, in per cent."""
    return fuzz.ratio(one, other)


def _obsolete(entry: polib.POEntry) -> polib.POEntry:
    entry.obsolete = True
    entry.occurrences, entry.comment = [], ""
    return entry
