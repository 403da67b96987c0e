"""Find what is to be translated: an event's records in, fields with context and place out.

The walk follows the types of the records, so a new translatable field needs no line here. The
context (`msgctxt`) of a field is its path with identifiers instead of list indexes, for example
`programme/digital-era/mo-jihong/summary`; reordering records changes nothing for translators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from proceedings.diagnostics import Span
from proceedings.language.numbered import Numbered, parse_numbered
from proceedings.language.prose import segments
from proceedings.records.base import Markdown, SourceText
from proceedings.records.files import TextFile
from proceedings.records.models import Article, Document, Outcome, Person, Session
from proceedings.records.reader import EventRecords
from proceedings.records.source import Path, Source
from proceedings.records.walk import holders

__all__ = ["Field", "Unit", "fields", "is_translated", "lasting", "text_language"]


class Unit(NamedTuple):
    """One message of a field: a whole plain text, or one Markdown block.

    Attributes:
        text: the message (`msgid`).
        home: the file of the record that it stands in, or its place in a file of its own.
        path: where it stands in a record.
    """

    text: str
    home: Source | Span
    path: Path = ()

    @property
    def span(self) -> Span:
        """Where it begins; looked up only when it is asked for, which is seldom."""
        return self.home if isinstance(self.home, Span) else self.home.span(self.path)


class Field(NamedTuple):
    """A translatable field of a record.

    Attributes:
        context: path with identifiers, the `msgctxt` of its messages.
        lang: language that the text is written in.
        label: kind of field in plain English words, for the translator's comment.
        owner: whose field it is, for the translator's comment.
        units: its messages in order.
        source: the text as written.
        is_markdown: whether the text is Markdown.
        note: the author's comment for translators.
        former: contexts that it had when records on its path had other identifiers (`aliases`).
    """

    context: str
    lang: str
    label: str
    owner: str
    units: tuple[Unit, ...]
    source: str
    is_markdown: bool = False
    note: str | None = None
    former: tuple[str, ...] = ()


def text_language(records: EventRecords, record: Document | Article) -> str:
    """Return the language of the text that is held of a document or an article.

    A document's base for translation is its `lang`; failing that the event's language if a file in
    it is held; failing that the first language held.
    """
    if record.lang or isinstance(record, Article):
        return record.lang or records.event.lang
    held = tuple(record.texts)
    return held[0] if held and records.event.lang not in held else records.event.lang


def is_translated(found: Field, lang: str, records: EventRecords) -> bool:
    """Return whether an edition shows a field through a catalog.

    It does not where the field is written in the edition's language, or where a document is held in
    that language as a file of its own: between held texts nothing is translated.
    """
    own_file = f"{found.context.removesuffix('/text')}/{lang}"
    is_text = found.context.startswith("documents/") and found.context.endswith("/text")
    return found.lang != lang and not (is_text and own_file in records.texts)


def lasting(context: str) -> str:
    """Return a context without what may change although the record stays the same.

    An intervention has an identifier of its own in the event: it may move to another session.
    """
    parts = context.split("/")
    if parts[0] == "programme" and len(parts) == _IN_INTERVENTION:
        parts[1] = ""
    return "/".join(parts)


_IN_INTERVENTION = 4
"""Parts of the context of an intervention's field: `programme/<session>/<intervention>/<field>`."""


def fields(records: EventRecords) -> tuple[Field, ...]:
    """Return every translatable field of an event, in reading order; they are found once."""
    if records not in _FOUND:
        _FOUND[records] = tuple(_fields(records))
    return _FOUND[records]


_FOUND: WeakKeyDictionary[EventRecords, tuple[Field, ...]] = WeakKeyDictionary()
"""The fields of the events in use."""


def _fields(records: EventRecords) -> Iterator[Field]:
    yield from _walk(records, "event", records.event, ("event",))
    lists: tuple[tuple[str, Sequence[Session | Outcome | Person]], ...] = (
        ("programme", records.programme),
        ("outcomes", records.outcomes),
        ("people", records.people),
    )
    for name, items in lists:
        for index, item in enumerate(items):
            yield from _walk(records, name, item, _contexts((name,), item), (index,))
    for document in records.documents:
        contexts = _contexts(("documents",), document)
        yield from _walk(records, contexts[0], document, contexts)
        yield from _document_text(records, document)
    for article in records.articles:
        contexts = _contexts(("articles",), article)
        yield from _walk(records, contexts[0], article, contexts)
        yield from _article_text(records, article)


def _contexts(parents: tuple[str, ...], record: BaseModel) -> tuple[str, ...]:
    """Return the context of a record inside another: first the present one, then former ones."""
    names = (_owner(record), *getattr(record, "aliases", ()))
    return tuple(f"{parent}/{name}" for parent in parents for name in names)


def _walk(
    records: EventRecords,
    file: str,
    record: BaseModel,
    contexts: tuple[str, ...],
    path: Path = (),
) -> Iterator[Field]:
    """Yield the fields of the record that stands at a path of a file."""
    visit = _Visit(records.sources[file], records.event.lang, contexts, path, _owner(record))
    return visit.fields(record)


@dataclass(frozen=True, slots=True)
class _Visit:
    """Where the walk is: at a record in a file, and what is inherited there.

    Its contexts are the present one and, behind it, former ones.
    """

    source: Source
    lang: str
    contexts: tuple[str, ...]
    path: Path
    owner: str

    def fields(self, record: BaseModel) -> Iterator[Field]:
        """Yield the translatable fields of a record and of the records inside it."""
        lang = getattr(record, "lang", None) or self.lang
        for name in holders(type(record)):
            value = getattr(record, name)
            if isinstance(value, SourceText):
                yield self._field(name, value, lang)
            elif isinstance(value, BaseModel):
                yield from self._at(name, lang).fields(value)
            elif isinstance(value, tuple) and value and isinstance(value[0], SourceText):
                yield self._listed(name, value, lang)
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, BaseModel) and _owner(item):
                        yield from self._inside(name, index, item, lang).fields(item)

    def _at(self, name: str, lang: str) -> _Visit:
        """Return the place of a record that is a field of this one."""
        return _Visit(self.source, lang, self._named(name), (*self.path, name), self.owner)

    def _named(self, name: str) -> tuple[str, ...]:
        """Return the contexts of a field of this record."""
        return tuple(f"{each}/{name}" for each in self.contexts)

    def _inside(self, name: str, index: int, item: BaseModel, lang: str) -> _Visit:
        """Return the place of a record in a list; interventions stand under their session's id."""
        parents = self.contexts if name == "interventions" else self._named(name)
        contexts, path = _contexts(parents, item), (*self.path, name, index)
        return _Visit(self.source, lang, contexts, path, _owner(item))

    def _field(self, name: str, value: SourceText, lang: str) -> Field:
        """Return the field of a text."""
        path = (*self.path, name, "text")
        is_markdown = isinstance(value, Markdown)
        texts = segments(value.text) if is_markdown else (value.text,)
        units = tuple(Unit(text, self.source, path) for text in texts)
        context, *former = self._named(name)
        return Field(
            context,
            value.lang or lang,
            _label(name),
            self.owner,
            units,
            value.text,
            is_markdown,
            value.note,
            tuple(former),
        )

    def _listed(self, name: str, values: tuple[SourceText, ...], lang: str) -> Field:
        """Return the field of a list of texts."""
        units = {
            value.text: Unit(value.text, self.source, (*self.path, name, index))
            for index, value in enumerate(values)
        }
        context, *former = self._named(name)
        in_order, label = tuple(units.values()), _label(name)
        return Field(context, lang, label, self.owner, in_order, "", former=tuple(former))


def _label(name: str) -> str:
    return name.replace("_", " ")


def _owner(record: BaseModel) -> str:
    """Return how a record is named in comments for translators: its identifier."""
    return str(getattr(record, "id", ""))


def _document_text(records: EventRecords, document: Document) -> Iterator[Field]:
    lang = text_language(records, document)
    file = records.texts.get(f"documents/{document.id}/{lang}")
    if file:
        yield _text_field("documents", document, lang, file, _blocks(parse_numbered(file.text)))


def _blocks(numbered: Numbered) -> tuple[str, ...]:
    parts = (numbered.preamble, *numbered.paragraphs)
    return tuple(dict.fromkeys(text for part in parts for text in segments(part.whole)))


def _text_field(
    kind: str, record: Document | Article, lang: str, file: TextFile, blocks: Iterable[str]
) -> Field:
    """Return the field of a record's text, which is a file of its own."""
    units = tuple(Unit(text, file.span(text)) for text in blocks)
    context, *former = (f"{each}/text" for each in _contexts((kind,), record))
    before = tuple(former)
    return Field(
        context, lang, "text", record.id, units, file.text, is_markdown=True, former=before
    )


def _article_text(records: EventRecords, article: Article) -> Iterator[Field]:
    lang = text_language(records, article)
    file = records.texts.get(f"articles/{article.id}/{lang}")
    if file:
        yield _text_field("articles", article, lang, file, segments(file.text))
