"""Set a book: its parts and the edition's labels in, one PDF out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from markupsafe import Markup

from proceedings import resources
from proceedings.language.interface import Interface
from proceedings.language.prose import Prose
from proceedings.language.tags import direction
from proceedings.render.figures import country_bars, country_chart
from proceedings.render.formats import VOLUME, Format
from proceedings.render.templating import Marker, in_print, template
from proceedings.render.typeset import PageRange, PdfMetadata, Sheet, Typeset, typeset
from proceedings.volume.book import Book, Part

__all__ = ["FONTS", "metadata_of", "part_html", "render_book", "stylesheet_of"]

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


def render_book(  # noqa: PLR0913 - a book, and what it is set with
    book: Book,
    interface: Interface,
    mark: Marker,
    images: Mapping[str, bytes],
    progress: Callable[[str], None] = lambda _name: None,
    *,
    form: Format = VOLUME,
) -> Typeset:
    """Return the book as a PDF.

    Args:
        book: the book.
        interface: labels in its language.
        mark: marks passages that are not current.
        images: the event's images by name.
        progress: told the name of each part when it is laid out.
        form: paper and variant.

    Raises:
        RenderError: the layout lost a note, lacks a glyph, or used something it was not given.
    """
    sheets = [
        Sheet(
            part.name,
            partial(part_html, book, part, interface, mark, form=form),
            part.numbering,
            part.last,
            part.start,
        )
        for part in book.parts
    ]
    return typeset(
        sheets,
        stylesheet_of(form),
        images,
        metadata_of(book, form.name),
        allowed_fonts=frozenset(FONTS),
        finish=form.finish,
        progress=progress,
    )


def part_html(  # noqa: PLR0913 - what a template sees
    book: Book,
    part: Part,
    interface: Interface,
    mark: Marker,
    folios: Mapping[str, str],
    *,
    form: Format = VOLUME,
    taken: PageRange | None = None,
) -> str:
    """Return a part as HTML; the leaf of an offprint says which pages of the volume are taken."""

    def prose(text: Prose, key: str) -> Markup:
        return in_print(text, key)

    has_bars = direction(interface.lang) == "rtl" or form.variant == "large-print"
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
        form=form,
        taken=taken,
        country_chart=country_bars if has_bars else country_chart,
    )


def stylesheet_of(form: Format) -> str:
    """Return the sheets of a format: the design's, the scripts', and its own."""
    folder = resources.templates() / "book"
    names = (*STYLESHEETS, *form.stylesheets)
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def metadata_of(book: Book, form: str = "") -> PdfMetadata:
    """Return what a book says about itself; `form` names one beside the volume."""
    event = book.event
    return PdfMetadata(
        titles={**event.titles, event.lang: event.title.text},
        lang=event.lang,
        description=event.theme.text if event.theme else "",
        authors=tuple(each.name.text for each in event.hosts),
        keywords=tuple(each.text for each in event.topics),
        created=datetime.fromisoformat(event.published).replace(tzinfo=UTC),
        identifier=".".join(each for each in (event.slug, event.lang, form) if each),
        creator="proceedings",
        producer="WeasyPrint",
    )
