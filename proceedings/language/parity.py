"""Compare the language versions of a document: numbered texts in; where they part, out.

The texts of an authentic set say the same thing paragraph by paragraph (Vienna Convention on the
Law of Treaties, article 33); what can be counted is counted here, and the paragraph is named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from proceedings.diagnostics import Diagnostic, Message, Span, message, shortened, warning
from proceedings.language.claims import dates
from proceedings.language.numbered import Numbered, Paragraph, number_of, parse_numbered
from proceedings.language.prose import facts
from proceedings.language.vocabulary import NUMBERS
from proceedings.records.files import EventFiles, TextFile
from proceedings.records.models import Corrigendum, Document
from proceedings.records.reader import EventRecords

__all__ = ["check_corrigenda", "check_parity"]

_Found = Iterator[Diagnostic]
_ITEM = re.compile(
    r"^[ \t]*(?:(?P<bullet>[-*+])[ \t]+"
    r"|[(（](?P<closed>[a-z]{1,5}|[ivx]{1,5}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|(?P<open>[a-z]|[ivx]{1,5}|\d{1,2})\)[ \t]"
    r"|(?<=[ \t])(?P<dotted>\d{1,2})\.[ \t])",
    re.MULTILINE,
)
"""The beginning of a sub-paragraph: `-`, `(a)`, `a)`, `（一）`, or an indented `1.`."""
_DEFINITION = re.compile(r"(?m)^ {0,3}\[\^[^\]\s]+\]:(?:.*\n?)(?:(?: {2,}|\t).*\n?)*")
_CALL = re.compile(r"\[\^[^\]\s]+\]")
_NUMBER = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)?",
)
_SCALE = re.compile(r"[ \u00a0]?(?:万|亿|mil\b|mill|milh|thousand|bill|bilh)")
_HAN_NUMBER = re.compile(r"[零一二三四五六七八九十百]+")
_ROMAN = re.compile(r"\b[IVXLC]+\b")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = 24
"""Characters of a paragraph that a message quotes, so that it is found again."""


@dataclass(frozen=True)
class _Version:
    """One language version of a document."""

    lang: str
    file: TextFile
    numbered: Numbered

    @cached_property
    def shapes(self) -> tuple[_Shape, ...]:
        """What can be counted, for the preamble and each paragraph."""
        parts = (self.numbered.preamble, *self.numbered.paragraphs)
        return tuple(_shape(each.whole, self.lang) for each in parts)

    def at(self, paragraph: Paragraph) -> Span:
        """Return the place of a paragraph."""
        return Span(self.file.path, paragraph.line, 1, len(paragraph.label) or 1)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is compared of a paragraph.

    Attributes:
        labels: the labels of its sub-paragraphs, as written; `-` for a bullet.
        items: their values: 1 for `(a)`, `a)` and `（一）`; 0 for a bullet.
        headings: levels of its headings.
        blocks: number of its blocks that are not sub-paragraphs.
        notes: number of its calls of footnotes.
        figures: its numbers in figures; a date counts by its year and day.
        stated: its numbers in figures, words, roman and Chinese numerals.
    """

    labels: tuple[str, ...]
    items: tuple[int, ...]
    headings: tuple[int, ...]
    blocks: int
    notes: int
    figures: frozenset[str]
    stated: frozenset[str]


def check_parity(files: EventFiles, name: str) -> _Found:
    """Yield where the numbers of a document's paragraphs, or its language versions, do not agree.

    Args:
        files: the event's files.
        name: the document, as `documents/<id>`.
    """
    versions = _versions(files, name)
    numbering = [fault for each in versions for fault in _numbering(each)]
    yield from numbering
    for base, each in ((versions[0], each) for each in versions[1:]):
        if len(each.shapes) != len(base.shapes):
            yield _amounts(each, base)
        elif not numbering:
            yield from _paragraphs(each, base)


def _versions(files: EventFiles, name: str) -> list[_Version]:
    """Return the versions of a document, those that are said to be authentic first."""
    source = files.sources[name].data
    listed = source.get("authentic") if isinstance(source, dict) else None
    authentic = [str(each) for each in listed] if isinstance(listed, list) else []
    held = {
        key.rpartition("/")[2]: file
        for key, file in files.texts.items()
        if key.startswith(f"{name}/")
    }
    order = [each for each in dict.fromkeys((*authentic, *held)) if each in held]
    return [_Version(each, held[each], parse_numbered(held[each].text)) for each in order]


def _numbering(version: _Version) -> _Found:
    """Yield the first paragraph whose number is not the next one."""
    for expected, each in enumerate(version.numbered.paragraphs, start=1):
        if each.number != expected:
            yield Diagnostic(
                "PR307",
                version.at(each),
                message(
                    "paragraph {number} stands where {expected} is expected",
                    number=each.label,
                    expected=expected,
                ),
                message("number the paragraphs one after another"),
            )
            return


def _amounts(version: _Version, base: _Version) -> Diagnostic:
    """Return that two versions have not equally many paragraphs, at the first that has no match."""
    own, others = version.numbered.paragraphs, base.numbered.paragraphs
    index = _parting(version.shapes[1:], base.shapes[1:])
    place = version.at(own[min(index, len(own) - 1)]) if own else Span(version.file.path, 1)
    longer = own if len(own) > len(others) else others
    return Diagnostic(
        "PR314",
        place,
        message(
            "this text has {amount} paragraphs, {other} has {most}: they part at paragraph "
            "{number}, “{words}”",
            amount=len(own),
            other=base.file.path,
            most=len(others),
            number=index + 1,
            words=_words(longer[index].text),
        ),
        message("compare the two texts paragraph by paragraph"),
    )


def _parting(own: Sequence[_Shape], others: Sequence[_Shape]) -> int:
    """Return the index at which a paragraph is missing, as far as shapes tell.

    It is the first one from which on the rest of the shorter text matches the longer one shifted by
    the difference better than in its place; the first one too many when nothing tells.
    """
    longer, shorter = (own, others) if len(own) > len(others) else (others, own)
    shift = len(longer) - len(shorter)

    def score(index: int) -> int:
        same = sum(a == b for a, b in zip(longer[:index], shorter[:index], strict=True))
        moved = zip(longer[index + shift :], shorter[index:], strict=True)
        return same + sum(a == b for a, b in moved)

    return max(range(len(shorter), -1, -1), key=score)


def _words(text: str) -> str:
    """Return the first words of a paragraph."""
    return shortened(" ".join(_CALL.sub("", text).split()), _WORDS)


def _paragraphs(version: _Version, base: _Version) -> _Found:
    """Yield what differs between the paragraphs of two versions that have equally many."""
    parts = (version.numbered.preamble, *version.numbered.paragraphs)
    for part, own, other in zip(parts, version.shapes, base.shapes, strict=True):
        where = {"number": part.label or "0", "words": _words(part.text), "other": base.file.path}
        place = version.at(part)
        structure = _structure(own, other, where)
        if structure:
            yield warning(*structure[:1], place, *structure[1:])
        if own.figures - other.stated or other.figures - own.stated:
            yield warning("PR347", place, *_figures(own, other, where))


def _structure(
    own: _Shape, other: _Shape, where: dict[str, str]
) -> tuple[str, Message, Message] | None:
    """Return the first difference in how a paragraph is divided: a code, and what it says."""
    hint = message("compare the two texts at this paragraph, or accept it with the reason")
    if own.items != other.items:
        text = message(
            "paragraph {number}, “{words}”: its sub-paragraphs are {own}, in {other} they are "
            "{others}",
            own=" ".join(own.labels) or "–",
            others=" ".join(other.labels) or "–",
            **where,
        )
        return "PR345", text, hint
    counted = (
        ("headings", own.headings, other.headings),
        ("blocks", own.blocks, other.blocks),
        ("footnotes", own.notes, other.notes),
    )
    for kind, one, two in counted:
        if one != two:
            return "PR346", _divided(kind, one, two, where), hint
    return None


def _divided(kind: str, own: object, other: object, where: dict[str, str]) -> Message:
    """Return that a paragraph has other headings, blocks or footnotes."""
    values = {**where, "own": _amount(own), "others": _amount(other)}
    if kind == "headings":
        return message(
            "paragraph {number}, “{words}”: headings: {own}; in {other}: {others}", **values
        )
    if kind == "footnotes":
        return message(
            "paragraph {number}, “{words}”: footnotes: {own}; in {other}: {others}", **values
        )
    return message("paragraph {number}, “{words}”: blocks: {own}; in {other}: {others}", **values)


def _amount(value: object) -> str:
    return str(len(value)) if isinstance(value, tuple) else str(value)


def _figures(own: _Shape, other: _Shape, where: dict[str, str]) -> tuple[Message, Message]:
    """Return that numbers stand in one version of a paragraph only."""
    return (
        message(
            "paragraph {number}, “{words}”: the figures {own} stand only here, {others} only in "
            "{other}",
            own=_listed(own.figures - other.stated),
            others=_listed(other.figures - own.stated),
            **where,
        ),
        message("compare the figures of the two texts, or accept it with the reason"),
    )


def _listed(figures: Collection[str]) -> str:
    return ", ".join(sorted(figures, key=lambda each: (len(each), each))) or "–"


def _shape(text: str, lang: str) -> _Shape:
    """Return what can be counted of a paragraph."""
    body = _DEFINITION.sub("", text)
    found = list(_ITEM.finditer(body))
    labels = tuple(next(each for each in match.groups() if each) for match in found)
    blocks = [each for each in re.split(r"\n[ \t]*\n", body) if each.strip()]
    headings = facts(body).headings
    plain = [each for each in blocks if not _ITEM.match(each)]
    figures, rest = _figures_of(_CALL.sub("", _ITEM.sub("", body)), lang)
    return _Shape(
        labels=labels,
        items=tuple(_values(labels)),
        headings=headings,
        blocks=len(plain) - len(headings),
        notes=len(_CALL.findall(body)),
        figures=figures,
        stated=figures | _in_words(rest, lang),
    )


def _values(labels: Sequence[str]) -> Iterator[int]:
    """Yield the value of each label; `i` after `h` is a letter, otherwise a roman number."""
    last = 0
    for label in labels:
        last = _value(label, last)
        yield last


def _value(label: str, last: int) -> int:
    if not label.isalnum():
        return 0
    if not re.fullmatch(r"[a-z]+", label):
        return number_of(label)
    letter = ord(label[0]) - ord("a") + 1
    is_roman = re.fullmatch(r"[ivx]+", label) and (len(label) > 1 or letter != last + 1)
    return number_of(label.upper()) if is_roman else letter


def _figures_of(text: str, lang: str) -> tuple[frozenset[str], str]:
    """Return the numbers in figures of a text, and the text without its dates.

    Of a date, year and day count: a month is a word in one language and a number in another.
    """
    found: set[str] = set()
    for each in tuple(dates(text, lang)):
        found |= {str(each.day), *([str(each.year)] if each.year else [])}
        text = text.replace(each.text, " ")
    for match in _NUMBER.finditer(text):
        if not _SCALE.match(text, match.end()):
            found.add(_plain(match[0]))
    return frozenset(found), text


def _plain(number: str) -> str:
    """Return a number without grouping, its decimals behind a full stop."""
    if re.fullmatch(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+", number):
        return re.sub(r"\D", "", number)
    return number.replace(",", ".")


def _in_words(text: str, lang: str) -> frozenset[str]:
    """Return the numbers that stand in words, roman or Chinese numerals."""
    if lang.startswith("zh"):
        return frozenset(str(number_of(each)) for each in _HAN_NUMBER.findall(text))
    words = NUMBERS.get(lang.partition("-")[0], {})
    named = {words[each] for each in _WORD.findall(text.casefold()) if each in words}
    named |= {number_of(each) for each in _ROMAN.findall(text)}
    return frozenset(str(each) for each in named)


# Corrigenda


def check_corrigenda(records: EventRecords) -> _Found:
    """Yield corrigenda that name no paragraph of their text, or that the text does not follow."""
    for document in records.documents:
        for lang in dict.fromkeys(each.lang for each in document.corrigenda):
            file = records.texts.get(f"documents/{document.id}/{lang}")
            if file:
                yield from _corrected(records, document, lang, file)


def _corrected(records: EventRecords, document: Document, lang: str, file: TextFile) -> _Found:
    """Compare a text with its corrigenda from the last to the first, each taken back in turn."""
    texts = {each.number: _run(each.text) for each in parse_numbered(file.text).paragraphs}
    source = records.sources[f"documents/{document.id}"]
    for index, each in reversed(tuple(enumerate(document.corrigenda))):
        if each.lang != lang:
            continue
        found = _problem(each, texts, file)
        if found:
            field, text, hint = found
            yield Diagnostic("PR324", source.span(("corrigenda", index, field)), text, hint)
        elif each.paragraph in texts:
            old, new = _run(each.old), _run(each.new)
            texts[each.paragraph] = texts[each.paragraph].replace(new, old, 1)


def _run(text: str) -> str:
    """Return a text without its spaces, which lines divide as they please."""
    return "".join(text.split())


def _problem(
    each: Corrigendum, texts: dict[int, str], file: TextFile
) -> tuple[str, Message, Message] | None:
    """Return which field of a corrigendum does not fit its text, and what to do."""
    old, new = _run(each.old), _run(each.new)
    if each.paragraph not in texts:
        return (
            "paragraph",
            message("paragraphs of the text: {amount}", amount=len(texts)),
            message("correct the number of the paragraph"),
        )
    values = {"number": each.paragraph, "file": file.path}
    if new not in texts[each.paragraph]:
        return (
            "new",
            message("paragraph {number} of {file} does not hold the corrected wording", **values),
            message("correct the text and seal it anew, or correct the corrigendum"),
        )
    if old in texts[each.paragraph].replace(new, "\n"):
        return (
            "old",
            message("paragraph {number} of {file} still holds the wording before", **values),
            message(
                "correct the text and seal it anew; or give more of the passage in `old` and `new`"
            ),
        )
    return None
