"""Render a bilingual reading copy: its rows in, one page for screens or one PDF for paper out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from functools import partial

from proceedings import resources
from proceedings.language.interface import Interface
from proceedings.language.status import Passage
from proceedings.language.tags import endonym
from proceedings.render.book import FONTS
from proceedings.render.templating import in_print, template
from proceedings.render.theming import PLAIN
from proceedings.render.typeset import PdfMetadata, Sheet, Typeset, typeset
from proceedings.volume.review import Review, ReviewSection

__all__ = ["review_page", "review_pdf"]


def review_page(review: Review, interface: Interface) -> bytes:
    """Return the copy as one HTML file that needs no other: it can be sent by mail.

    Args:
        review: the copy.
        interface: labels in the reviewer's language.
    """
    return _filled("page", review, interface, style=_style("page.css")).encode()


def review_pdf(
    review: Review, interface: Interface, progress: Callable[[str], None] = lambda _name: None
) -> Typeset:
    """Return the copy as a PDF, A4 across, with room for notes by hand.

    Args:
        review: the copy.
        interface: labels in the reviewer's language.
        progress: told the name of each section when it is laid out.

    Raises:
        RenderError: the layout lacks a glyph, or used something it was not given.
    """
    sections = (None, *review.sections)
    sheets = [
        Sheet(each.kind if each else "cover", partial(_sheet, review, interface, each))
        for each in sections
    ]
    metadata = PdfMetadata(
        titles={review.lang: f"{interface.say('Bilingual reading copy')}: {review.title.text}"},
        lang=review.lang,
        descriptions={review.lang: review.name},
        authors=(),
        keywords=(),
        created=datetime.combine(review.day, time(), UTC),
        identifier=f"{review.name}.review.{review.day}",
        creator="proceedings",
        producer="WeasyPrint",
    )
    return typeset(
        sheets, _style("sheet.css"), {}, metadata, allowed_fonts=frozenset(FONTS), progress=progress
    )


def _sheet(
    review: Review, interface: Interface, section: ReviewSection | None, _folios: Mapping[str, str]
) -> str:
    return _filled("sheet", review, interface, section=section)


def _filled(name: str, review: Review, interface: Interface, **values: object) -> str:
    return template(
        f"review/{name}.html",
        interface,
        _unmarked,
        PLAIN,
        review=review,
        prose=partial(in_print, key=""),
        language=endonym,
        **values,
    )


def _unmarked(_passage: Passage) -> str:
    return ""


def _style(name: str) -> str:
    return (resources.templates() / "review" / name).read_text(encoding="utf-8")
