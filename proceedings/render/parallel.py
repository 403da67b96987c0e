"""Set a parallel edition: a document in columns and labels in; one PDF, or one page, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from posixpath import dirname, relpath

from markupsafe import Markup

from proceedings.language.interface import Interface
from proceedings.language.prose import NoteCall, Prose
from proceedings.language.status import Passage
from proceedings.language.tags import endonym
from proceedings.render.book import FONTS, stylesheet
from proceedings.render.conformance import Attachment
from proceedings.render.punctuation import mark_latin_punctuation
from proceedings.render.site import link_from
from proceedings.render.templating import Links, Marker, in_columns, show_passage, template
from proceedings.render.theming import PLAIN, Look
from proceedings.render.typeset import PdfMetadata, Sheet, Typeset, typeset
from proceedings.volume.parallel import Cell, Column, Parallel, Row
from proceedings.volume.site import Page, Site

__all__ = ["parallel_html", "render_parallel_page", "render_parallel_pdf"]

_WIDTHS = {2: 642, 3: 970}
"""Measure of all columns together, in px: A4 upright for two, on its side for more."""
_SIZES = {2: 14, 3: 13}
"""Size of the text, in px, by number of columns; 12 for more than three."""
_GAP = 26
"""Space between two columns, in px."""
_HAN = 0.74
"""Width of a Chinese column by that of the others: the same text takes about as many lines."""
_SHORT = 6
"""Lines of a row that is kept on one page."""
_LETTER = 0.44
"""Mean width of a Latin letter, in em."""
_TAG = re.compile(r"<[^>]+>")


def render_parallel_pdf(  # noqa: PLR0913 the six things that an edition is made of
    parallel: Parallel,
    interface: Interface,
    marks: Mapping[str, Marker],
    images: Mapping[str, bytes],
    look: Look = PLAIN,
    *,
    progress: Callable[[str], None] = lambda _name: None,
    attachments: tuple[Attachment, ...] = (),
) -> Typeset:
    """Return a parallel edition as a PDF.

    Args:
        parallel: the document in columns.
        interface: labels in the first language.
        marks: mark passages that are not current, by language.
        images: the event's images by name.
        look: the theme: its colours and fonts.
        progress: told the name of the part that is laid out.
        attachments: the records that it carries.

    Raises:
        RenderError: the layout lacks a glyph, or used something it was not given.
    """
    html = parallel_html(parallel, interface, marks)
    address = parallel.first.document.address
    sheet = Sheet(address, lambda _folios: html)
    return typeset(
        [sheet],
        stylesheet(("book/tokens.css", "parallel/parallel.css")) + look.css,
        {**images, **look.resources},
        replace(_metadata(parallel), attachments=attachments),
        allowed_fonts=look.families.union(FONTS),
        progress=progress,
    )


def parallel_html(parallel: Parallel, interface: Interface, marks: Mapping[str, Marker]) -> str:
    """Return the HTML that a parallel edition is set from."""
    return _html("parallel/parallel.html", parallel, interface, marks)


def render_parallel_page(
    parallel: Parallel,
    sites: Mapping[str, Site],
    interface: Interface,
    marks: Mapping[str, Marker],
    pdf: str = "",
) -> tuple[str, bytes]:
    """Return path (below the site's root) and bytes of a parallel edition's page.

    Args:
        parallel: the document in columns.
        sites: the event's sites by language, those of the columns among them.
        interface: labels in the first language.
        marks: mark passages that are not current, by language.
        pdf: name of the PDF beside the page, if there is one.
    """
    site = sites[parallel.first.lang]
    document = parallel.first.document
    page = Page(f"{parallel.path}.html", "parallel", document.title.text, document)
    folder = f"{site.event.lang}/{site.event.slug}"
    here = f"{folder}/{page.path}"
    others = {lang: relpath(f"{lang}/{site.event.slug}", dirname(here)) for lang in sites}

    def links(lang: str) -> Links:
        targets = sites[lang].targets
        return lambda address: f"{others[lang]}/{targets.get(address, address)}"

    html = _html(
        "site/parallel.html",
        parallel,
        interface,
        marks,
        links,
        site=site,
        event=site.event,
        page=page,
        record=document,
        link=partial(link_from, site, page),
        root="../" * here.count("/"),
        pdf=pdf,
        switch=[
            {
                "lang": lang,
                "name": endonym(lang),
                "href": f"{others[lang]}/{document.address}.html",
            }
            for lang in site.languages
            if lang in sites
        ],
    )
    return here, html.encode()


def _html(
    name: str,
    parallel: Parallel,
    interface: Interface,
    marks: Mapping[str, Marker],
    links: Callable[[str], Links] | None = None,
    **values: object,
) -> str:
    """Fill a template with a document in columns."""

    def text(cell: Cell) -> Markup:
        own = links(cell.lang) if links else None
        return in_columns(cell.paragraph.prose, cell.lang, cell.before, own)

    def heading(cell: Cell) -> Markup:
        own = links(cell.lang) if links else None
        return in_columns(cell.paragraph.heading, cell.lang, 0, own)

    def note(call: NoteCall, lang: str) -> Markup:
        own = links(lang) if links else None
        return in_columns(Prose((call.html,)), lang, 0, own)

    def show_in(column: Column, passage: Passage) -> Markup:
        return show_passage(passage, column.lang, marks[column.lang](passage))

    widths = _widths(parallel.languages)
    page = template(
        name,
        interface,
        marks[parallel.first.lang],
        PLAIN,
        parallel=parallel,
        widths=widths,
        is_short=lambda row: _lines(row, widths) <= _SHORT,
        text=text,
        heading=heading,
        note_text=note,
        show_in=show_in,
        **values,
    )
    has_han = any(each.startswith("zh") for each in parallel.languages)
    is_done = interface.lang.startswith("zh")
    return mark_latin_punctuation(page) if has_han and not is_done else page


def _widths(languages: Sequence[str]) -> list[int]:
    """Return the width of each column in px, its gap included; a Chinese one is in whole ems."""
    amount = len(languages)
    size = _SIZES.get(amount, 12)
    gaps = _GAP * (amount - 1)
    total = _WIDTHS.get(amount, _WIDTHS[3])
    shares = [_HAN if each.startswith("zh") else 1.0 for each in languages]
    unit = (total - gaps) / sum(shares)
    widths = [
        int(unit * share) // size * size if share < 1 else int(unit * share) for share in shares
    ]
    widest = shares.index(max(shares))
    widths[widest] += total - gaps - sum(widths)
    return [width + (_GAP if index < amount - 1 else 0) for index, width in enumerate(widths)]


def _lines(row: Row, widths: Sequence[int]) -> float:
    """Estimate how many lines the longest cell of a row takes."""
    size = _SIZES.get(len(widths), 12)
    lines = []
    for cell, width in zip(row.cells, widths, strict=True):
        if cell:
            em = 1.0 if cell.lang.startswith("zh") else _LETTER
            pieces = [each for each in cell.paragraph.prose.fragments if isinstance(each, str)]
            letters = len(_TAG.sub("", "".join(pieces)))
            blocks = sum(each.count("</p>") + each.count("</li>") for each in pieces)
            lines.append(blocks + letters * em * size / width)
    return max(lines)


def _metadata(parallel: Parallel) -> PdfMetadata:
    event = parallel.first.event
    titles = {each.lang: each.document.title.text for each in parallel.columns}
    return PdfMetadata(
        titles=titles,
        lang=parallel.first.lang,
        descriptions={
            each.lang: f"{each.event.title.text} ({parallel.names})" for each in parallel.columns
        },
        authors=tuple(each.name.text for each in event.hosts),
        keywords=(),
        created=datetime.fromisoformat(event.published).replace(tzinfo=UTC),
        identifier=f"{event.slug}.{parallel.stem}",
        creator="proceedings",
        producer="WeasyPrint",
    )
