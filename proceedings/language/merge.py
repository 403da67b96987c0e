"""Bring catalogs up to date: messages and the old catalog in, the new catalog out, nothing lost.

Messages are merged field by field: exact matches first, wherever they moved, also under a former
identifier of the record; what is left is matched by similarity inside the same field only, and such
a match is fuzzy, with the previous message kept. What is not used becomes obsolete. Order, wrapping
and headers are stable: the same input gives the same bytes, and a second merge changes none.

PO forbids two entries of one context and message, obsolete ones included. Where a second text must
survive, its obsolete entry has `~2`, `~3`, … behind its context, which no context of ours has.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import polib
from babel.messages.plurals import get_plural
from rapidfuzz import fuzz

from proceedings.diagnostics import shortened
from proceedings.language.fields import Field, lasting
from proceedings.language.po import render
from proceedings.language.tags import folder, locale_of

__all__ = [
    "SIMILAR",
    "Changes",
    "Merged",
    "Message",
    "as_text",
    "described",
    "field_messages",
    "likeness",
    "merge",
    "merged",
    "template",
]

SIMILAR = 60
"""Least similarity, in per cent, at which an old message of the same field is offered as fuzzy."""
_SAME = 101
"""More than any similarity: the message is again what a fuzzy translation was made for."""
_OURS = frozenset({"", "fuzzy", "markdown-text"})
"""Flags that we set, or nobody; all others are the translators'."""
_COPY = re.compile(r"~\d+\Z")
"""Behind the context of an obsolete entry: there is another entry of the same message."""
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a template.

    Attributes:
        context: `msgctxt`, or empty.
        text: `msgid`.
        comment: what it is, for translators.
        file: file that it stands in.
        flags: PO flags.
        key: what people call it by, as in `Pair.key`; the text when empty.
        former: contexts that it had under former identifiers.
    """

    context: str
    text: str
    comment: str = ""
    file: str = ""
    flags: tuple[str, ...] = ()
    key: str = ""
    former: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people call it by."""
        return self.key or shortened(self.text)


@dataclass(slots=True)
class Changes:
    """What a merge did, in messages of the new catalog, `obsolete` in entries of the old one.

    Attributes:
        kept: translated under the same context, in the same order.
        moved: the same message in another place, under a former context, or obsolete until now.
        similar: names of messages that a translation of an earlier message is offered for.
        new: messages that were not in the catalog, and are not similar to any.
        obsolete: entries that became obsolete.
    """

    kept: int = 0
    moved: int = 0
    similar: tuple[str, ...] = ()
    new: int = 0
    obsolete: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that was brought up to date, and what that changed."""

    catalog: polib.POFile
    changes: Changes


def field_messages(fields: Iterable[Field]) -> tuple[Message, ...]:
    """Return the messages of fields, with comments that say what and where they are."""
    return tuple(
        Message(
            each.context,
            unit.text,
            _comment(each, index),
            unit.home.path,
            ("markdown-text",) if each.is_markdown else (),
            f"{each.context}#{index}" if len(each.units) > 1 else each.context,
            each.former,
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
    catalog = polib.POFile()
    catalog.metadata = _headers(source, "", messages)
    catalog.extend(_entry(each) for each in messages)
    return catalog


def merge(
    messages: Sequence[Message], source: str, lang: str, old: polib.POFile | None
) -> polib.POFile:
    """Return a language's catalog brought up to date with the messages."""
    return merged(messages, source, lang, old).catalog


def merged(messages: Sequence[Message], source: str, lang: str, old: polib.POFile | None) -> Merged:
    """Return a language's catalog brought up to date with the messages, and what that changed.

    Args:
        messages: what the catalog should hold, in reading order.
        source: language of the messages.
        lang: language of the translations.
        old: the catalog as it was; its entries are not used any more afterwards.
    """
    catalog = polib.POFile()
    catalog.metadata = _headers(source, lang, messages)
    if old is not None:
        catalog.header = old.header
        catalog.metadata |= {
            name: value for name, value in old.metadata.items() if name not in _FIXED
        }
    work = _Work(messages, old or (), drop_copies=source == lang)
    catalog.extend(work.entries)
    catalog.extend(work.obsolete())
    return Merged(catalog, work.changes)


def as_text(catalog: polib.POFile) -> str:
    """Return a catalog as the text of its file."""
    return render(catalog)


_FIXED = frozenset(
    {
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "X-Source-Language",
        "X-Source-Digest",
    }
)
"""Headers that say what the file is; others are kept as translators and their tools set them."""


def _headers(source: str, lang: str, messages: Sequence[Message]) -> dict[str, str]:
    body = "\x00".join(f"{each.context}\x04{each.text}" for each in messages)
    return {
        "Project-Id-Version": "proceedings",
        "Language": folder(lang),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(locale_of(lang)).plural_forms,
        "X-Source-Language": source,
        "X-Source-Digest": hashlib.sha256(body.encode()).hexdigest()[:16],
    }


def _entry(each: Message) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=each.context or None,
        msgid=each.text,
        msgstr="",
        comment=each.comment,
        occurrences=[(each.file, "")] if each.file else [],
        flags=list(each.flags),
    )


@dataclass(slots=True)
class _Old:
    """An entry of the old catalog: its place, the key it has now, and what became of it."""

    entry: polib.POEntry
    place: int
    key: _Key
    is_renamed: bool
    is_used: bool = False

    @property
    def rank(self) -> tuple[bool, bool]:
        """Current entries come before obsolete ones, present contexts before former ones."""
        return bool(self.entry.obsolete), self.is_renamed


@dataclass(slots=True)
class _Work:
    """The merge of one catalog."""

    messages: Sequence[Message]
    old: Iterable[polib.POEntry]
    drop_copies: bool
    entries: list[polib.POEntry] = field(default_factory=list)
    found: list[_Old] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    def __post_init__(self) -> None:
        """Take exact matches first, then similar ones."""
        self.found = list(_read(self.old, self.messages))
        by_key: defaultdict[_Key, list[_Old]] = defaultdict(list)
        for old in self.found:
            by_key[old.key].append(old)
        open_ones = []
        places: list[int] = []
        for each in self.messages:
            entry = _entry(each)
            self.entries.append(entry)
            candidates = by_key.get((each.context, each.text), [])
            self._take_exact(entry, candidates, places)
            if not entry.msgstr:
                open_ones.append((each, entry))
        self.changes.kept = _longest_run(places)
        self.changes.moved += len(places) - self.changes.kept
        self.changes.similar = tuple(self._take_similar(open_ones))
        known = (
            (each.context, each.text) in by_key for each, entry in open_ones if not entry.msgstr
        )
        self.changes.new = sum(not each for each in known)

    def _take_exact(self, entry: polib.POEntry, candidates: list[_Old], places: list[int]) -> None:
        """Take over what translators wrote for the same message, and note where it stood."""
        candidates.sort(key=lambda each: each.rank)
        first = candidates[0] if candidates else None
        if first is None:
            return
        is_there = first.rank == (False, False)
        for each in candidates:
            is_own = each is first or each.is_renamed or not is_there
            each.is_used = is_own and _take(entry, each.entry)
        if not entry.msgstr:
            return
        if is_there and first.entry.msgstr == entry.msgstr:
            places.append(first.place)
        else:
            self.changes.moved += 1

    def _take_similar(self, wanted: list[tuple[Message, polib.POEntry]]) -> Iterator[str]:
        """Fill entries from unused ones of their fields, as fuzzy; yield their names.

        The most similar pair of a field is taken first; of equals, the one that stands first. A
        fuzzy translation whose message is again what it was made for is as current as it was.
        """
        left: defaultdict[_Key, list[_Old]] = defaultdict(list)
        for old in self.found:
            if self._may_be_similar(old):
                left[_field_of(old)].append(old)
        pairs = []
        for index, (each, _) in enumerate(wanted) if left else ():
            for old in left.get((each.context, "" if each.context else each.file), ()):
                score = _similarity(old, each.text)
                if score >= SIMILAR:
                    pairs.append((-score, index, old.place, old))
        pairs.sort(key=lambda pair: pair[:3])
        for score, index, _, old in pairs:
            message, entry = wanted[index]
            if old.is_used or entry.msgstr:
                continue
            old.is_used = True
            _take_remarks(entry, old.entry)
            entry.msgstr = old.entry.msgstr
            if score == -_SAME:
                self.changes.moved += 1
            else:
                _mark_fuzzy(entry, old.entry)
                yield message.name

    def _may_be_similar(self, each: _Old) -> bool:
        entry = each.entry
        return bool(
            not each.is_used
            and entry.msgstr
            and not entry.obsolete
            and not entry.msgid_plural
            and (each.key[0] or entry.occurrences)
            and not self._is_copy(entry)
        )

    def _is_copy(self, entry: polib.POEntry) -> bool:
        """Whether nobody wrote the translation: in the source language it is the message."""
        return self.drop_copies and entry.msgstr == entry.msgid and not _remarks(entry)

    def obsolete(self) -> list[polib.POEntry]:
        """Return what is left and holds work of translators, each under a key of its own."""
        taken = {(each.msgctxt or "", each.msgid): each for each in self.entries}
        kept: list[polib.POEntry] = []
        for each in self.found:
            if each.is_used or not _has_work(each.entry) or self._is_copy(each.entry):
                continue
            entry, was_obsolete = each.entry, bool(each.entry.obsolete)
            if (
                free := _free_context(each, taken)
            ) is None:  # word for word what another entry says
                continue
            entry.msgctxt = free or None  # type: ignore[assignment] # polib has None, its types not
            taken[free, entry.msgid] = entry
            _retire(entry)
            kept.append(entry)
            self.changes.obsolete += not was_obsolete
        return kept


def _field_of(old: _Old) -> _Key:
    """Return the field that an entry stands in; of the interface, its file."""
    context, _ = old.key
    return (context, "") if context else ("", old.entry.occurrences[0][0])


def _read(old: Iterable[polib.POEntry], messages: Sequence[Message]) -> Iterator[_Old]:
    """Yield the entries of an old catalog, under the contexts that their records have now."""
    present = {each.context for each in messages}
    renamed = {lasting(former): each.context for each in messages for former in each.former}
    renamed |= {lasting(context): context for context in present}
    for place, entry in enumerate(old):
        context = entry.msgctxt or ""
        if entry.obsolete:
            context = _COPY.sub("", context)
        now = context if context in present else renamed.get(lasting(context), context)
        yield _Old(entry, place, (now, entry.msgid), now != context)


def _take(entry: polib.POEntry, old: polib.POEntry) -> bool:
    """Take over what translators wrote; return False, and take nothing, if that would lose any."""
    if old.msgid_plural or (old.msgstr and entry.msgstr and old.msgstr != entry.msgstr):
        return False
    if old.msgstr and not entry.msgstr:
        entry.msgstr = old.msgstr
        entry.previous_msgctxt = old.previous_msgctxt
        entry.previous_msgid = old.previous_msgid
        entry.previous_msgid_plural = old.previous_msgid_plural
        if "fuzzy" in old.flags:
            entry.flags.insert(0, "fuzzy")
    _take_remarks(entry, old)
    return True


def _similarity(old: _Old, text: str) -> float:
    """Return how similar a message is to that of an entry, in per cent, or `_SAME`, or 0."""
    if old.entry.fuzzy and old.entry.previous_msgid == text:
        return _SAME
    return likeness(old.key[1], text)


def likeness(one: str, other: str) -> float:
    """Return how alike two messages are, in per cent; 0 below `SIMILAR`."""
    return fuzz.ratio(one, other, score_cutoff=SIMILAR)


def _mark_fuzzy(entry: polib.POEntry, old: polib.POEntry) -> None:
    """Mark a translation as fuzzy, with the message for which it was accepted, if any."""
    entry.previous_msgid = old.previous_msgid if old.fuzzy else old.msgid
    entry.flags.insert(0, "fuzzy")


def _take_remarks(entry: polib.POEntry, old: polib.POEntry) -> None:
    """Take over a translator's comments and flags, each once."""
    if old.tcomment and old.tcomment != entry.tcomment:
        known = entry.tcomment.split("\n") if entry.tcomment else []
        more = old.tcomment.split("\n")
        entry.tcomment = "\n".join(
            more if not known else [*known, *(line for line in more if line not in known)]
        )
    if len(old.flags) > len(entry.flags) or old.flags != entry.flags:
        own = sorted(set(old.flags) - _OURS - set(entry.flags))
        entry.flags.extend(own)


def _has_work(entry: polib.POEntry) -> bool:
    """Whether a translator wrote anything: a text, a comment, or a flag."""
    texts = any(entry.msgstr_plural.values())
    return bool(entry.msgstr or texts or _remarks(entry))


def _remarks(entry: polib.POEntry) -> bool:
    """Whether a translator wrote a comment or set a flag."""
    return bool(entry.tcomment or set(entry.flags) - _OURS)


def _retire(entry: polib.POEntry) -> None:
    """Make an entry obsolete; of our own words nothing stays."""
    entry.obsolete = True
    entry.occurrences, entry.comment = [], ""
    ours = ["fuzzy"] if entry.fuzzy and entry.msgstr else []
    ours += ["markdown-text"] if "markdown-text" in entry.flags else []
    entry.flags = [*ours, *sorted(set(entry.flags) - _OURS)]


def _free_context(each: _Old, taken: dict[_Key, polib.POEntry]) -> str | None:
    """Return a context under which an entry is the only one; None if its work is there already."""
    base, text = each.key
    free, number = base, 1
    while (free, text) in taken:
        if _work_of(taken[free, text]) == _work_of(each.entry):
            return None
        number += 1
        free = f"{base}~{number}"
    return free


def _work_of(entry: polib.POEntry) -> tuple[object, ...]:
    flags = frozenset(entry.flags) - {"markdown-text"}
    return (entry.msgstr, entry.msgid_plural, entry.msgstr_plural, entry.tcomment, flags)


def _longest_run(places: Sequence[int]) -> int:
    """Return how many of some places can stay where they are, so that only the others moved."""
    ends: list[int] = []
    for place in places:
        index = bisect_left(ends, place)
        ends[index : index + 1] = [place]
    return len(ends)
