"""TMX 1.4b (OSCAR, 26 April 2005): messages with their translations in, a translation memory out.

It carries no dates and no names of translators, which nobody recorded: the same catalogs give the
same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from proceedings.diagnostics import message
from proceedings.exchange.markup import NOT_XML, Element, escaped, written
from proceedings.exchange.rows import UnholdableError

__all__ = ["Memory", "write"]

_WRITER = "1"
"""Version of this writer: it changes when the same messages are written otherwise."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A message and what it is in other languages.

    Attributes:
        id, key: its identity, and what people call it by.
        event: slug of the event that it stands in.
        lang: the language that it is written in.
        source: the message.
        translations: current translations by language.
    """

    id: str
    key: str
    event: str
    lang: str
    source: str
    translations: Mapping[str, str]


def write(memories: Sequence[Memory]) -> bytes:
    """Return a translation memory.

    Raises:
        UnholdableError: XML cannot hold a character of some texts.
    """
    _check_characters(memories)
    languages = {each.lang for each in memories}
    header = {
        "creationtool": "proceedings",
        "creationtoolversion": _WRITER,
        "segtype": "block",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": languages.pop() if len(languages) == 1 else "*all*",
        "datatype": "plaintext",
    }
    body = Element("body", {}, tuple(map(_unit, memories)))
    return written(Element("tmx", {"version": "1.4"}, (Element("header", header), body)))


def _check_characters(memories: Sequence[Memory]) -> None:
    bad = tuple(
        each.key
        for each in memories
        if any(map(NOT_XML.search, (each.source, *each.translations.values())))
    )
    if bad:
        raise UnholdableError(bad, message("XML cannot hold a character of it"))


def _unit(each: Memory) -> Element:
    texts = {each.lang: each.source, **each.translations}
    props = (_prop("x-event", each.event), _prop("x-key", each.key))
    variants = (
        Element("tuv", {"xml:lang": lang}, (Element("seg", text=escaped(text)),))
        for lang, text in texts.items()
    )
    return Element("tu", {"tuid": each.id, "srclang": each.lang}, (*props, *variants))


def _prop(kind: str, text: str) -> Element:
    return Element("prop", {"type": kind}, text=escaped(text))
