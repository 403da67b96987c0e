"""What is known of a PDF once it is read: plain values, without the library that read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Bookmark", "Element", "Facts", "Font", "Kid", "Link", "Packet", "Run"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one piece of marked content; pages are counted from 0."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the page that it is on, and where it leads.

    Attributes:
        page: the page, from 0.
        uri: address outside of the file, or nothing.
        name: named destination in the file, or nothing.
        target: page that a destination is on, from 0; -1 when there is no such destination.
        height: how far up on that page, in points; 0 when the destination does not say.
    """

    page: int
    uri: str = ""
    name: str = ""
    target: int = -1
    height: float = 0


Kid: TypeAlias = "Element | Run | Link"


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure tree.

    Attributes:
        role: its type, such as `P` or `Note`.
        lang: its own language, or nothing.
        id: its identifier, or nothing.
        alt: text in place of a picture, or nothing.
        scope: what a header cell is the header of, or nothing.
        kids: what is in it, in reading order.
    """

    role: str
    lang: str = ""
    id: str = ""
    alt: str = ""
    scope: str = ""
    kids: tuple[Kid, ...] = ()

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements directly below."""
        return tuple(kid for kid in self.kids if isinstance(kid, Element))

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order, without recursion."""
        waiting = [self]
        while waiting:
            found = waiting.pop()
            yield found
            waiting.extend(reversed(found.elements))

    def leaves(self, *, without: frozenset[str] = frozenset()) -> Iterator[Run | Link]:
        """Yield text and links below this element, but not those in elements of some roles."""
        waiting: list[Kid] = list(reversed(self.kids))
        while waiting:
            found = waiting.pop()
            if not isinstance(found, Element):
                yield found
            elif found.role not in without:
                waiting.extend(reversed(found.kids))

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Return the text below this element as it is drawn: lines follow without a space."""
        leaves = self.leaves(without=without)
        return "".join(each.text for each in leaves if isinstance(each, Run))

    @property
    def page(self) -> int:
        """The first page that it stands on, from 0; -1 when nothing of it is drawn."""
        return next((each.page for each in self.leaves()), -1)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its level from 1, and the page it leads to, -1 when to none."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its family's name.

    Attributes:
        name: as the file has it, without the mark of a subset.
        is_embedded: whether its outlines are in the file.
        has_text: whether there is a table from its glyphs to characters.
        unknown: number of glyphs that are drawn and that this table does not know.
    """

    name: str
    is_embedded: bool
    has_text: bool
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Packet:
    """What the XMP metadata claims.

    Attributes:
        is_plain: whether the stream has no filter, as archives want it.
        part, level: of PDF/A (`2`, `A`), or nothing.
        accessible: part of PDF/UA (`1`), or nothing.
        titles, descriptions: by language; `x-default` is among them.
        languages: of the text.
        identifier: name of the edition.
    """

    is_plain: bool = False
    part: str = ""
    level: str = ""
    accessible: str = ""
    titles: Mapping[str, str] | None = None
    descriptions: Mapping[str, str] | None = None
    languages: tuple[str, ...] = ()
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A PDF.

    Attributes:
        lang: its language, or nothing.
        labels: label of each page, as programs show it.
        tree: its structure, or nothing when it has none.
        shown_title: whether programs show the title in the place of the file's name.
        outline: its bookmarks in order.
        fonts: all of them.
        links: all of them, in the order of the pages.
        anchors: page of each named destination, from 0.
        packet: its XMP metadata.
        title: title in the document information.
        is_encrypted: whether it is.
        scripts: where JavaScript, or another action that a book does not need, was found.
        attachments: relationship of each embedded file by its name, or nothing.
    """

    lang: str
    labels: tuple[str, ...]
    tree: Element | None
    shown_title: bool
    outline: tuple[Bookmark, ...]
    fonts: tuple[Font, ...]
    links: tuple[Link, ...]
    anchors: Mapping[str, int]
    packet: Packet
    title: str
    is_encrypted: bool
    scripts: tuple[str, ...]
    attachments: Mapping[str, str]
