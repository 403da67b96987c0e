"""The typesetting engine: it knows nothing about events.

The parts of a book as HTML documents, a stylesheet and its resources come in; one tagged PDF goes
out, with its folios, fonts and warnings.
"""

import logging
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal, TypeAlias

from proceedings.records.collector import collector_off
from proceedings.render import audit, upstream
from proceedings.render.conformance import Numbering, PageNumber, PdfMetadata, conform
from proceedings.render.errors import RenderError, ResourceError, SetupError
from proceedings.render.fetcher import BASE_URL, Fetcher, closed_fetcher
from proceedings.render.remedy import save_notes

__all__ = ["PdfMetadata", "Sheet", "Typeset", "typeset"]

# WeasyPrint is published without types.
Document: TypeAlias = Any
Element: TypeAlias = Any
Html: TypeAlias = Any
Page: TypeAlias = Any

_VARIANT = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}
_COUNTER_SYSTEMS = {
    "none": 'cyclic; symbols: ""',
    "roman": "extends lower-roman",
    "arabic": "extends decimal",
}
_ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc",
    50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i",
}  # fmt: skip
_RUNS = 4
"""Times that the book is laid out before its folios count as unsettled; one is the usual number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of a book, ready for layout."""

    name: str
    """Name of its own, for messages and progress, such as `articles/overview`."""
    html: Callable[[Mapping[str, str]], str]
    """Folios known so far (printed folio by anchor) to a complete HTML document."""
    numbering: Numbering = "arabic"
    """Sequence that its pages are numbered in; the sequences are independent of each other."""
    last: bool = False
    """Whether it prints folios of others (contents, indexes), hence is laid out after them."""
    start: Literal["next", "recto"] = "next"
    """`recto`: begins on a right-hand page, after a blank verso when needed."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished book."""

    pdf: bytes
    folios: Mapping[str, str]
    """Printed folio by anchor; anchors on pages without a folio are left out."""
    pages: int
    fonts: tuple[str, ...]
    """Families that were used, sorted."""
    warnings: tuple[str, ...]
    """Near-empty pages."""


def typeset(  # noqa: PLR0913 - the six things that a book is made of
    sheets: Sequence[Sheet],
    stylesheet: str,
    resources: Mapping[str, bytes],
    metadata: PdfMetadata,
    *,
    allowed_fonts: Collection[str],
    progress: Callable[[str], None] = lambda _: None,
) -> Typeset:
    """Typeset a book as PDF/A-2a and PDF/UA-1 in one file.

    Args:
        sheets: the parts, in the order of the book.
        stylesheet: CSS for all parts. `counter(page, folio)` prints a folio in the style of the
            part's numbering, or nothing.
        resources: content of pictures, fonts and stylesheets by name, relative to `record:/`.
        metadata: what the file says about itself.
        allowed_fonts: families that may be used.
        progress: called with a sheet's name before it is laid out, or laid out again.

    Returns:
        The book. Equal arguments give equal bytes.

    Raises:
        SetupError: if harfbuzz-subset isn't installed.
        ResourceError: if a resource was refused or can't be read.
        FootnoteError: if a footnote is lost, doubled or too far from its call.
        GlyphError: if a character has no glyph or stands in another font.
        LinkError: if a link leads nowhere or an anchor is defined twice.
        RenderError: if WeasyPrint warns of anything.
        ValueError: if two sheets have one name.
    """
    if len({sheet.name for sheet in sheets}) < len(sheets):
        raise ValueError("two sheets have one name")
    require_harfbuzz_subset()
    with collector_off(), upstream.tolerant_footnotes():
        press = _Press(stylesheet, resources, progress)
        parts = _settle(press, sheets)
        specimens = [part.specimen for part in parts]
        audit.check_links(specimens)
        book = press.bind(parts)
        pdf = press.write(book, specimens, allowed_fonts)
        return Typeset(
            pdf=conform(pdf, metadata, _numbers(parts)),
            folios={anchor: folio for part in parts for anchor, folio in part.folios.items()},
            pages=len(book.pages),
            fonts=tuple(sorted({font.family for font in book.fonts.values()})),
            warnings=tuple(warning for part in parts for warning in part.warnings),
        )


def require_harfbuzz_subset() -> None:
    """Check that WeasyPrint found harfbuzz-subset.

    Without it subsetting is left to fontTools: three times slower for Chinese, and other bytes.

    Raises:
        SetupError: naming the package to install.
    """
    from weasyprint.text.ffi import harfbuzz_subset

    if harfbuzz_subset is None:
        raise SetupError("harfbuzz-subset is not installed (Debian: libharfbuzz-subset0)")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part begins."""

    index: int
    """Pages of the book before it, blank versos included."""
    page: PageNumber

    @property
    def side(self) -> str:
        """Side of its first page: the first page of a book is a recto.

        A recto is a right-hand page, and a left-hand one in a book that is read from right to left.
        """
        return "verso" if self.index % 2 else "recto"


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet that is laid out."""

    sheet: Sheet
    place: _Place
    root: Element
    document: Document

    @property
    def specimen(self) -> audit.Specimen:
        return audit.Specimen(self.sheet.name, self.root, self.document.pages)

    @property
    def numbers(self) -> list[PageNumber]:
        first = self.place.page
        return [
            PageNumber(first.numbering, first.number + offset)
            for offset in range(len(self.document.pages))
        ]

    @property
    def folios(self) -> dict[str, str]:
        """Printed folio of each anchor: that of the first page that it stands on."""
        folios: dict[str, str] = {}
        for page, number in zip(self.document.pages, self.numbers, strict=True):
            for anchor in page.anchors if number.numbering != "none" else ():
                folios.setdefault(anchor, _folio(number))
        return folios

    @property
    def warnings(self) -> list[str]:
        return [
            f"{self.sheet.name}: page {_folio(self.numbers[page - 1]) or page} is nearly empty"
            for page in audit.sparse_pages(self.specimen)
        ]


@dataclass(slots=True)
class _Press:
    """What all parts of one book share: the fonts, the stylesheet, the pictures, the fetcher."""

    stylesheet: str
    resources: Mapping[str, bytes]
    progress: Callable[[str], None]
    fonts: Any = field(init=False)
    fetcher: Fetcher = field(init=False)
    pictures: dict[str, Any] = field(init=False, default_factory=dict)
    done: dict[tuple[str, str, _Place], _Part] = field(init=False, default_factory=dict)
    """Parts by name, text and place: a part whose text and place are as before is kept."""

    def __post_init__(self) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self.fonts = FontConfiguration()
        self.fetcher = closed_fetcher(self.resources)

    def lay_out(self, sheet: Sheet, folios: Mapping[str, str], place: _Place) -> _Part:
        """Lay out a sheet at its place, and check its footnotes."""
        text = sheet.html(folios)
        key = (sheet.name, text, place)
        if key not in self.done:
            self.progress(sheet.name)
            part = self._with_all_notes(sheet, text, place)
            audit.check_footnotes(part.specimen)
            self.done[key] = part
        return self.done[key]

    def _with_all_notes(self, sheet: Sheet, text: str, place: _Place) -> _Part:
        """Lay out a sheet, and again with a page break where the layout misplaced a note."""
        html = self._read(text)
        style = self.stylesheet + _setting(place)
        for attempt in count():
            with self._checked(sheet.name):
                document = self._render(html, style)
            part = _Part(sheet, place, html.etree_element, document)
            misplaced = [note for note, *_ in audit.misplaced_notes(part.specimen)]
            if not save_notes(html.etree_element, misplaced, attempt):
                break
        return part

    def bind(self, parts: Sequence[_Part]) -> Document:
        """Join the pages of all parts, with a blank verso where a part's place leaves room."""
        pages: list[Page] = []
        for part in parts:
            if part.place.index > len(pages):
                pages += self._blank(like=pages[-1], part=part)
            pages += part.document.pages
        return parts[0].document.copy(pages)

    def write(
        self, book: Document, specimens: Sequence[audit.Specimen], allowed_fonts: Collection[str]
    ) -> bytes:
        """Write the book, and check its glyphs."""
        with self._checked("book"):
            with (
                upstream.named_boxes(),
                warnings.catch_warnings(category=ResourceWarning, action="ignore"),
            ):
                # WeasyPrint leaves its colour profile open.
                pdf: bytes = book.write_pdf(cache=self.pictures, **_VARIANT)
            audit.check_glyphs(book.fonts, specimens, allowed_fonts)
        return pdf

    def _blank(self, like: Page, part: _Part) -> list[Page]:
        style = f"@page {{ size: {like.width}px {like.height}px; margin: 0 }}"
        text = f'<html lang="{part.root.get("lang", "")}"><body></body></html>'
        return list(self._render(self._read(text), style).pages)

    def _read(self, text: str) -> Html:
        from weasyprint import HTML

        return HTML(string=text, base_url=BASE_URL, url_fetcher=self.fetcher)

    def _render(self, html: Html, style: str) -> Document:
        from weasyprint import CSS
        from weasyprint.css.counters import CounterStyle

        shared = {"font_config": self.fonts, "counter_style": CounterStyle()}
        css = CSS(string=style, base_url=BASE_URL, url_fetcher=self.fetcher, **shared)
        return html.render(stylesheets=[css], cache=self.pictures, **shared, **_VARIANT)

    @contextmanager
    def _checked(self, name: str) -> Iterator[None]:
        """Turn what WeasyPrint refuses, fails to read or warns of into an exception."""
        with _messages() as messages:
            yield
        if self.fetcher.refused:
            raise ResourceError(f"{name}: refused " + ", ".join(self.fetcher.refused))
        unread = [message for message in messages if message.startswith("Failed to load")]
        if unread:
            raise ResourceError(f"{name}: " + "; ".join(unread))
        if messages:
            raise RenderError(f"{name}: " + "; ".join(messages))


def _settle(press: _Press, sheets: Sequence[Sheet]) -> list[_Part]:
    """Lay out all sheets until those that print folios have as many pages as was reserved for them.

    Raises:
        RenderError: if their lengths keep changing.
    """
    origin = _Place(0, PageNumber("none", 1))
    lengths = {
        sheet.name: len(press.lay_out(sheet, {}, origin).document.pages)
        for sheet in sheets
        if sheet.last
    }
    for _ in range(_RUNS):
        parts = _run(press, sheets, lengths)
        found = {part.sheet.name: len(part.document.pages) for part in parts if part.sheet.last}
        if found == lengths:
            return parts
        lengths = found
    raise RenderError(f"the length of {', '.join(lengths)} depends on its own folios")


def _run(press: _Press, sheets: Sequence[Sheet], lengths: Mapping[str, int]) -> list[_Part]:
    """Lay out all sheets once: the last ones after the others, with pages reserved for them."""
    parts: dict[str, _Part] = {}
    folios: dict[str, str] = {}
    waiting: list[tuple[Sheet, _Place]] = []
    setting = _Imposition()
    for sheet in sheets:
        place = setting.place(sheet)
        if sheet.last:
            waiting.append((sheet, place))
            setting.take(sheet, lengths[sheet.name])
        else:
            parts[sheet.name] = part = press.lay_out(sheet, folios, place)
            folios.update(part.folios)
            setting.take(sheet, len(part.document.pages))
    for sheet, place in waiting:
        parts[sheet.name] = part = press.lay_out(sheet, folios, place)
        folios.update(part.folios)
    return [parts[sheet.name] for sheet in sheets]


@dataclass(slots=True)
class _Imposition:
    """The pages given out so far."""

    index: int = 0
    used: Counter[Numbering] = field(default_factory=Counter)
    """Numbers used up in each sequence."""
    previous: Numbering = "none"

    def place(self, sheet: Sheet) -> _Place:
        """Find where a sheet begins; a blank verso before it counts in the sequence before."""
        if sheet.start == "recto" and self.index % 2:
            self.index += 1
            self.used[self.previous] += 1
        return _Place(self.index, PageNumber(sheet.numbering, self.used[sheet.numbering] + 1))

    def take(self, sheet: Sheet, pages: int) -> None:
        """Give pages to a sheet."""
        self.index += pages
        self.used[sheet.numbering] += pages
        self.previous = sheet.numbering


def _numbers(parts: Sequence[_Part]) -> list[PageNumber]:
    """Number every page of the book, blank versos included."""
    numbers: list[PageNumber] = []
    for part in parts:
        if part.place.index > len(numbers):
            before = numbers[-1]
            numbers.append(PageNumber(before.numbering, before.number + 1))
        numbers += part.numbers
    return numbers


def _setting(place: _Place) -> str:
    """Write the CSS that puts a part at its place: the side, the number, the style of folios."""
    numbering, number = place.page.numbering, place.page.number
    return (
        f"\n@counter-style folio {{ system: {_COUNTER_SYSTEMS[numbering]} }}"
        f"\nhtml {{ break-before: {place.side} !important }}"
        f"\n@page :first {{ counter-set: page {number} !important }}\n"
    )


def _folio(page: PageNumber) -> str:
    """Write a page's number as it is printed; nothing for a page without a folio."""
    if page.numbering == "arabic":
        return str(page.number)
    if page.numbering == "none":
        return ""
    folio, rest = "", page.number
    for value, letters in _ROMAN.items():
        count, rest = divmod(rest, value)
        folio += letters * count
    return folio


@contextmanager
def _messages() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as a warning or worse in the `with` block."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
