"""Set a book: its parts and the edition's labels in, one PDF out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from markupsafe import Markup

from proceedings import resources
from proceedings.language.formats import folio_range
from proceedings.language.interface import Interface
from proceedings.language.prose import Prose
from proceedings.language.status import Passage
from proceedings.render.balance import balanced
from proceedings.render.barcodes import ean13, qr_code
from proceedings.render.colophon import colophon, identifier
from proceedings.render.conformance import Attachment
from proceedings.render.figures import figure_rules, is_keyed
from proceedings.render.formats import VOLUME, Format
from proceedings.render.templating import Marker, in_print, template
from proceedings.render.theming import PLAIN, Look
from proceedings.render.typeset import (
    Folios,
    PageRange,
    PdfMetadata,
    Sheet,
    Typeset,
    typeset,
)
from proceedings.volume.book import Book, Part
from proceedings.volume.citation import Piece, citation, named
from proceedings.volume.indexes import WHOLE, printed
from proceedings.volume.views import ArticleView, DocumentView, EventView

__all__ = ["FONTS", "Galley", "book_pages", "metadata_of", "render_book", "stylesheet"]

FONTS = {
    "Linux Libertine O": "fonts-linuxlibertine",
    "Linux Biolinum O": "fonts-linuxlibertine",
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "Noto Sans CJK SC": "fonts-noto-cjk",
    "LXGW WenKai": "fonts-lxgw-wenkai",
}
"""The font families that a book may use, and the Debian packages that hold them."""
STYLESHEETS = (
    "tokens.css",
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
_ADDRESS = re.compile(r"(https?://\S+[^\s.])")


def render_book(  # noqa: PLR0913 what a book is made of
    book: Book,
    interface: Interface,
    mark: Marker,
    images: Mapping[str, bytes],
    look: Look = PLAIN,
    *,
    form: Format = VOLUME,
    progress: Callable[[str], None] = lambda _name: None,
    attachments: tuple[Attachment, ...] = (),
) -> Typeset:
    """Return the book as a PDF.

    Args:
        book: the book.
        interface: labels in its language.
        mark: marks passages that are not current.
        images: the event's images by name.
        look: the theme.
        form: paper and variant.
        progress: told the name of each part when it is laid out.
        attachments: the records that it carries.

    Raises:
        RenderError: the layout lost a note, lacks a glyph, or used something it was not given.
    """
    galley = Galley(book, interface, mark, look, form)
    sheets = [
        Sheet(part.name, partial(galley.html, part), part.numbering, part.last, part.start)
        for part in book.parts
    ]
    return typeset(
        sheets,
        galley.stylesheet,
        {**images, **look.resources},
        replace(metadata_of(book, form.name), attachments=attachments),
        allowed_fonts=galley.fonts,
        finish=form.finish,
        progress=progress,
    )


def book_pages(
    book: Book, interface: Interface, mark: Marker, look: Look, folios: Folios
) -> Iterator[str]:
    """Yield the HTML of each part of a book.

    Args:
        book: the book.
        interface: labels in its language.
        mark: marks passages that are not current.
        look: the theme.
        folios: printed folio by anchor.
    """
    galley = Galley(book, interface, mark, look)
    for part in book.parts:
        known = dict(folios.extents)
        if not part.last:  # a text is laid out before its own end is known
            known.pop(f"{part.anchor}/{WHOLE}", None)
        yield galley.html(part, Folios(known))


@dataclass(frozen=True, slots=True)
class Galley:
    """What the templates of all parts of a book are filled with, and its format."""

    book: Book
    interface: Interface
    mark: Marker
    look: Look = PLAIN
    form: Format = VOLUME

    @property
    def stylesheet(self) -> str:
        """The sheets of the book: the design's, the scripts', the theme's, the format's."""
        own = stylesheet(f"book/{name}" for name in (*STYLESHEETS, *self.form.stylesheets))
        return f"{own}\n{self.look.css}"

    @property
    def fonts(self) -> frozenset[str]:
        """The families that the book may use."""
        return self.look.families.union(FONTS)

    def html(self, part: Part, folios: Folios, taken: PageRange | None = None) -> str:
        """Return a part as HTML.

        Args:
            part: the part, or the leaf of an offprint.
            folios: those that are known so far.
            taken: the pages of the volume that an offprint takes.
        """

        def prose(text: Prose, key: str) -> Markup:
            return in_print(text, key)

        book, lang = self.book, self.interface.lang
        return template(
            f"book/{part.template}.html",
            self.interface,
            self.mark,
            self.look,
            book=book,
            event=book.event,
            part=part,
            record=part.record,
            folios=folios,
            indexes=[printed(each, folios.extents) for each in book.indexes],
            folio_range=partial(folio_range, lang=lang),
            prose=prose,
            balanced=balanced,
            cite=partial(_cited, folios, lang),
            titled=partial(_titled, lang),
            colophon=colophon(
                book.event, self.interface, f"{self.stylesheet}\n{self.form.trim}", self.look.fonts
            ),
            ean13=ean13,
            qr_code=qr_code,
            form=self.form,
            taken=taken,
            figure_rules=figure_rules,
            is_keyed=is_keyed,
            link="#{}".format,
        )


def _cited(folios: Folios, lang: str, view: EventView | ArticleView | DocumentView) -> Markup:
    """Return how to cite a volume or a text, with its pages where they are known already.

    A text prints its own citation without pages: it is laid out before its end is known.
    """
    address = "" if isinstance(view, EventView) else view.address
    extent = folios.extents.get(f"{address}/{WHOLE}")
    pages = folio_range(extent.first.folio, extent.last.folio, lang) if extent else ""
    return Markup("").join(map(_piece, citation(view.work, pages).pieces))


def _piece(piece: Piece) -> Markup:
    """Return a run of text, marked as a title where it is set as one."""
    if piece.is_title:
        return Markup("<cite>{}</cite>").format(piece.text)
    texts = _ADDRESS.split(piece.text)
    texts[1::2] = [Markup('<a class="url" href="{0}">{0}</a>').format(each) for each in texts[1::2]]
    return Markup("").join(texts)


def _titled(lang: str, title: Passage) -> Markup:
    """Return the title of a work as it stands in a sentence, in its own language."""
    text = _piece(named(title))
    if title.lang == lang:
        return text
    return Markup('<span lang="{}">{}</span>').format(title.lang, text)


def stylesheet(names: Iterable[str]) -> str:
    """Return style sheets joined, each named by its path among the templates."""
    folder = resources.templates()
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def metadata_of(book: Book, form: str = "") -> PdfMetadata:
    """Return what a book says about itself; `form` names one beside the volume."""
    event = book.event
    return PdfMetadata(
        titles={**event.titles, event.lang: event.title.text},
        lang=event.lang,
        descriptions=event.descriptions,
        authors=tuple(each.name.text for each in event.hosts),
        keywords=tuple(each.text for each in event.topics),
        created=datetime.fromisoformat(event.published).replace(tzinfo=UTC),
        identifier=".".join(each for each in (identifier(event), form) if each),
        creator="proceedings",
        producer="WeasyPrint",
    )
