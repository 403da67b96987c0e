"""Set a book: its parts and the edition's labels in, one PDF out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from markupsafe import Markup

from proceedings import resources
from proceedings.language.interface import Interface
from proceedings.language.prose import Prose
from proceedings.language.tags import direction
from proceedings.render.conformance import Attachment
from proceedings.render.figures import country_bars, country_chart
from proceedings.render.templating import Marker, in_print, template
from proceedings.render.typeset import PdfMetadata, Sheet, Typeset, typeset
from proceedings.volume.book import Book, Part

__all__ = ["FONTS", "book_pages", "render_book"]

FONTS = {
    "Linux Libertine O": "fonts-linuxlibertine",
    "Linux Biolinum O": "fonts-linuxlibertine",
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "Noto Sans CJK SC": "fonts-noto-cjk",
    "LXGW WenKai": "fonts-lxgw-wenkai",
}
"""The font families that a book may use, and the Debian packages that hold them."""
STYLESHEETS = (
    "page.css",
    "text.css",
    "front.css",
    "parts.css",
    "figures.css",
    "indexes.css",
    "latin.css",
    "han.css",
    "rtl.css",
)
"""The sheets of a book in their order: one design, then what each script does otherwise."""


def render_book(  # noqa: PLR0913 - what a book is made of
    book: Book,
    interface: Interface,
    mark: Marker,
    images: Mapping[str, bytes],
    progress: Callable[[str], None] = lambda _name: None,
    *,
    attachments: tuple[Attachment, ...] = (),
) -> Typeset:
    """Return the book as a PDF.

    Args:
        book: the book.
        interface: labels in its language.
        mark: marks passages that are not current.
        images: the event's images by name.
        progress: told the name of each part when it is laid out.
        attachments: the records that it carries.

    Raises:
        RenderError: the layout lost a note, lacks a glyph, or used something it was not given.
    """
    sheets = [
        Sheet(
            part.name,
            partial(_html, book, part, interface, mark),
            part.numbering,
            part.last,
            part.start,
        )
        for part in book.parts
    ]
    return typeset(
        sheets,
        _stylesheet(),
        images,
        replace(_metadata(book), attachments=attachments),
        allowed_fonts=frozenset(FONTS),
        progress=progress,
    )


def book_pages(
    book: Book, interface: Interface, mark: Marker, folios: Mapping[str, str]
) -> Iterator[str]:
    """Yield the HTML of each part of a book.

    Args:
        book: the book.
        interface: labels in its language.
        mark: marks passages that are not current.
        folios: printed folio by anchor.
    """
    yield from (_html(book, part, interface, mark, folios) for part in book.parts)


def _html(
    book: Book, part: Part, interface: Interface, mark: Marker, folios: Mapping[str, str]
) -> str:
    def prose(text: Prose, key: str) -> Markup:
        return in_print(text, key)

    return template(
        f"book/{part.template}.html",
        interface,
        mark,
        book=book,
        event=book.event,
        part=part,
        record=part.record,
        folios=folios,
        prose=prose,
        country_chart=country_bars if direction(interface.lang) == "rtl" else country_chart,
    )


def _stylesheet() -> str:
    folder = resources.templates() / "book"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in STYLESHEETS)


def _metadata(book: Book) -> PdfMetadata:
    event = book.event
    return PdfMetadata(
        titles={**event.titles, event.lang: event.title.text},
        lang=event.lang,
        descriptions=event.descriptions,
        authors=tuple(each.name.text for each in event.hosts),
        keywords=tuple(each.text for each in event.topics),
        created=datetime.fromisoformat(event.published).replace(tzinfo=UTC),
        identifier=f"{event.slug}.{event.lang}",
        creator="proceedings",
        producer="WeasyPrint",
    )
