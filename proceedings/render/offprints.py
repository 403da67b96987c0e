"""Set offprints: a book that was set, and its articles and documents, in; a PDF of each out.

An offprint has a title leaf, then the pages of the volume: the same lines, the same folios. It is
laid out again at the place that it has in the volume, without the links that lead out of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from html import escape

from proceedings import resources
from proceedings.render.book import Galley, metadata_of
from proceedings.render.errors import RenderError
from proceedings.render.typeset import Folios, PdfMetadata, Sheet, Typeset, typeset
from proceedings.volume.book import Book, Part
from proceedings.volume.views import ArticleView

__all__ = ["detached", "render_offprints"]

_LINK = re.compile(r' href="#([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')


def render_offprints(
    galley: Galley,
    volume: Typeset,
    images: Mapping[str, bytes],
    *,
    web: Mapping[str, str],
    progress: Callable[[str], None] = lambda _name: None,
) -> Iterator[tuple[str, Typeset]]:
    """Yield the address of each article and document, and its offprint.

    Args:
        galley: the book and what it is set with.
        volume: the book as it was set.
        images: the event's images by name.
        web: where each address is in the web edition; a link to any other becomes plain text.
        progress: told a name of each offprint before it is laid out.

    Raises:
        RenderError: as for the book; or the offprint does not take the pages of the volume.
    """
    for part in galley.book.offprints:
        progress(f"offprints/{part.name}")
        made = typeset(
            _sheets(galley, part, volume, web),
            f"{galley.stylesheet}\n{_leaf_sheet()}",
            {**images, **galley.look.resources},
            _metadata(galley.book, part),
            allowed_fonts=galley.fonts,
        )
        if made.ranges[part.name] != volume.ranges[part.name]:
            raise RenderError(f"{part.name}: the offprint does not keep the pages of the volume")
        yield part.name, made


def _sheets(
    galley: Galley, part: Part, volume: Typeset, web: Mapping[str, str]
) -> tuple[Sheet, Sheet]:
    """Return the title leaf, and the part at its place: side and number as in the volume."""
    leaf = replace(part, name="offprint", template="offprint", anchor="offprint")
    taken = volume.ranges[part.name]
    before = {
        anchor: each
        for anchor, each in volume.folios.extents.items()
        if each.first.numbering != part.numbering or each.last.number < taken.first
    }  # what the volume knew when it set the part
    title = galley.html(leaf, volume.folios, taken)
    text = galley.html(part, Folios(before))
    text = detached(text, frozenset(_ID.findall(title + text)), web)
    return (
        Sheet(leaf.name, lambda _folios: title, "none"),
        Sheet(
            part.name,
            lambda _folios: text,
            part.numbering,
            start=taken.side,
            number=taken.first,
        ),
    )


def _leaf_sheet() -> str:
    return (resources.templates() / "book" / "offprint.css").read_text(encoding="utf-8")


def detached(html: str, own: Collection[str], web: Mapping[str, str]) -> str:
    """Return a part that stands alone: a link out of it leads to the web edition, or is text.

    Args:
        html: the part.
        own: the anchors that the offprint has.
        web: where other addresses are in the web edition.
    """

    def written(match: re.Match[str]) -> str:
        target = match[1]
        if target in own:
            return match[0]
        return f' href="{escape(web[target])}"' if target in web else ""

    return _LINK.sub(written, html)


def _metadata(book: Book, part: Part) -> PdfMetadata:
    """Return what an offprint says about itself: title and authors are those of its text."""
    metadata = metadata_of(book, part.name)
    record = part.record
    if not isinstance(record, ArticleView):
        return replace(metadata, titles={book.event.lang: part.title.text})
    names = tuple(author.name.text for author in record.authors)
    return replace(
        metadata,
        titles={book.event.lang: part.title.text},
        authors=names or metadata.authors,
        keywords=tuple(each.text for each in record.keywords),
    )
