"""Write and read XML: elements in, bytes out; bytes in, elements with their places out.

What is written has one form, so that the same data gives the same bytes. What is read comes from
outside: document types and entities are refused, and so are depth and size beyond any need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast
from xml.parsers.expat import ExpatError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from proceedings.diagnostics import message
from proceedings.exchange.rows import UnreadableError

__all__ = ["NOT_XML", "XML", "Element", "Node", "escaped", "parsed", "written"]

_MOST_BYTES, _MOST_ELEMENTS, _DEEPEST = 48_000_000, 1_000_000, 64
"""Size of a file, number and depth of its elements beyond which it is refused: 100,000 messages, a
hundred times those of a large event, need less."""
XML = "{http://www.w3.org/XML/1998/namespace}"
"""Namespace of `xml:lang` and `xml:space`, as it stands before an attribute's name."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML 1.0 cannot hold (production 2, Char)."""
_SAFE_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_SAFE_VALUE = {**_SAFE_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


@dataclass(frozen=True, slots=True)
class Element:
    """An element to be written: its name, attributes, and either elements or ready-made text."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Element, ...] = ()
    text: str | None = None


def escaped(text: str) -> str:
    """Return text as it stands between tags; what XML cannot hold is replaced by U+FFFD."""
    return "".join(_SAFE_TEXT.get(each, each) for each in NOT_XML.sub("\ufffd", text))


def written(root: Element) -> bytes:
    """Return a document; space is added only where elements stand, never where text does."""
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *_lines(root), "")).encode()


def _lines(element: Element, indent: str = "") -> Iterator[str]:
    begin = f"{indent}<{element.name}{_attributes(element.attributes)}"
    if element.text is not None:
        yield f"{begin}>{element.text}</{element.name}>"
    elif not element.children:
        yield f"{begin}/>"
    else:
        yield f"{begin}>"
        for each in element.children:
            yield from _lines(each, f"{indent}  ")
        yield f"{indent}</{element.name}>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_value(value)}"' for name, value in values.items())


def _value(text: str) -> str:
    return "".join(_SAFE_VALUE.get(each, each) for each in NOT_XML.sub("\ufffd", text))


@dataclass(slots=True)
class Node:
    """An element that was read.

    Attributes:
        name: with its namespace, as `{namespace}name`.
        attributes: by name, with the namespace where they have one.
        line, column: where it begins, from 1.
        content: its text and elements in order.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    column: int
    content: list[str | Node] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Node]:
        """Yield the elements of a name directly inside this one."""
        return (each for each in self.content if isinstance(each, Node) and each.name == name)

    def first(self, name: str) -> Node | None:
        """Return the first element of a name directly inside this one."""
        return next(self.all(name), None)


class _Builder:
    """Builds nodes from what the parser meets."""

    def __init__(self) -> None:
        self.parser = DefusedXMLParser(target=self, forbid_dtd=True)
        self.top = Node("", {}, 0, 0)
        self.open = [self.top]
        self.number = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        place = self.parser.parser
        line, column = place.CurrentLineNumber, place.CurrentColumnNumber + 1
        self.number += 1
        if len(self.open) > _DEEPEST or self.number > _MOST_ELEMENTS:
            text = message("the file has too many elements, or too many inside one another")
            raise UnreadableError(text, line, column, is_unsafe=True)
        node = Node(name, attributes, line, column)
        self.open[-1].content.append(node)
        self.open.append(node)

    def end(self, _name: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        content = self.open[-1].content
        if content and isinstance(content[-1], str):
            content[-1] += text
        else:
            content.append(text)

    def close(self) -> Node:
        return cast("Node", self.top.content[0])


def parsed(content: bytes) -> Node:
    """Return the root of a document.

    Raises:
        UnreadableError: it is broken, too large or too deep, or has a document type: by one, a file
            could ask for other files, or for more memory than there is.
    """
    if len(content) > _MOST_BYTES:
        raise UnreadableError(message("the file is too large"), is_unsafe=True)
    builder = _Builder()
    try:
        builder.parser.feed(content)
        return cast("Node", builder.parser.close())
    except DefusedXmlException:
        text = message("the file has a document type or entities")
        place = builder.parser.parser
        line, column = place.CurrentLineNumber, place.CurrentColumnNumber + 1
        raise UnreadableError(text, line, column, is_unsafe=True) from None
    except (ParseError, ExpatError, LookupError, ValueError) as error:
        line, column = getattr(error, "position", (0, -1))
        text = message("the XML is broken: {problem}", problem=str(error).partition(":")[0])
        raise UnreadableError(text, line, column + 1) from None
