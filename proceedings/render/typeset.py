"""The typesetting engine: it knows nothing about events.

The parts of a book as HTML documents, a stylesheet and its resources come in; one tagged PDF goes
out, with its folios, fonts and warnings.
"""

import logging
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Literal, TypeAlias

from proceedings.language.tags import script_of
from proceedings.records.collector import collector_off
from proceedings.render import audit, justification, upstream
from proceedings.render.conformance import PdfMetadata, conform
from proceedings.render.errors import RenderError, ResourceError, SetupError
from proceedings.render.fetcher import BASE_URL, Fetcher, closed_fetcher
from proceedings.render.fitting import Fitting, cost
from proceedings.render.lines import MINOR, Fault, composition_faults
from proceedings.render.marks import add_marks
from proceedings.render.remedy import save_notes
from proceedings.volume.folios import Extent, Numbering, PageNumber

__all__ = ["Finish", "Folios", "PageRange", "PdfMetadata", "Sheet", "Side", "Typeset", "typeset"]

# WeasyPrint is published without types.
Document: TypeAlias = Any
Element: TypeAlias = Any
Html: TypeAlias = Any
Page: TypeAlias = Any

Side: TypeAlias = Literal["recto", "verso"]

_VARIANT = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}
_COUNTER_SYSTEMS = {
    "none": 'cyclic; symbols: ""',
    "roman": "extends lower-roman",
    "arabic": "extends decimal",
}
_SETTINGS = "[data-fit="
"""What a stylesheet says that offers other settings of a paragraph; without it none are tried."""
_RUNS = 4
"""Times that the book is laid out before its folios count as unsettled; one is the usual number."""


@dataclass(frozen=True, slots=True)
class Folios(Mapping[str, str]):
    """Printed folio of each anchor: that of the first page that it stands on."""

    extents: Mapping[str, Extent] = field(default_factory=dict)
    """First and last page of each anchor; anchors on pages without a folio are left out."""

    def __getitem__(self, anchor: str) -> str:
        """Return the folio of an anchor.

        Raises:
            KeyError: it is on no page with a folio.
        """
        return self.extents[anchor].first.folio

    def __iter__(self) -> Iterator[str]:
        """Yield the anchors."""
        return iter(self.extents)

    def __len__(self) -> int:
        """Return the number of anchors."""
        return len(self.extents)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of a book, ready for layout."""

    name: str
    """Name of its own, for messages and progress, such as `articles/overview`."""
    html: Callable[[Folios], str]
    """Folios known so far to a complete HTML document."""
    numbering: Numbering = "arabic"
    """Sequence that its pages are numbered in; the sequences are independent of each other."""
    last: bool = False
    """Whether it prints folios of others (contents, indexes), hence is laid out after them."""
    start: Literal["next", "recto", "verso"] = "next"
    """`recto`: begins on a right-hand page, after a blank page when needed; `verso`: on a left."""
    number: int | None = None
    """Number of its first page, where it does not follow from the sheets before."""


@dataclass(frozen=True, slots=True)
class Finish:
    """How the pages of a book are given out, once they are set."""

    zoom: float = 1.0
    """Enlargement of the page with everything on it."""
    blanks: bool = True
    """Whether blank versos are pages; otherwise they are numbers that no page has."""
    bleed: float = 0.0
    """What is printed beyond the trim, in mm, with marks for the printer around it; 0 for none."""


@dataclass(frozen=True, slots=True)
class PageRange:
    """The pages that a part of a book takes."""

    first: int
    """Number of its first page."""
    pages: int
    side: Side
    """Side of its first page."""

    @property
    def last(self) -> int:
        """Number of its last page."""
        return self.first + self.pages - 1


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished book."""

    pdf: bytes
    folios: Folios
    """Printed folio by anchor; anchors on pages without a folio are left out."""
    pages: int
    fonts: tuple[str, ...]
    """Families that were used, sorted."""
    warnings: tuple[str, ...]
    """Near-empty pages, and faults of composition that no setting of a paragraph mends."""
    ranges: Mapping[str, PageRange]
    """The pages of each part by its sheet's name."""


def typeset(  # noqa: PLR0913 - the seven things that a book is made of
    sheets: Sequence[Sheet],
    stylesheet: str,
    resources: Mapping[str, bytes],
    metadata: PdfMetadata,
    *,
    allowed_fonts: Collection[str],
    finish: Finish = Finish(),
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
        finish: how the pages are given out.
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
    with collector_off(), upstream.tolerant_footnotes(), justification.chinese_lines():
        press = _Press(stylesheet, resources, finish, progress)
        parts = _settle(press, sheets)
        specimens = [part.specimen for part in parts]
        audit.check_links(specimens)
        book = press.bind(parts)
        pdf = press.write(book, specimens, allowed_fonts)
        return Typeset(
            pdf=conform(pdf, metadata, _numbers(parts, finish)),
            folios=Folios(_extents(parts)),
            pages=len(book.pages),
            fonts=tuple(sorted({font.family for font in book.fonts.values()})),
            warnings=tuple(warning for part in parts for warning in part.warnings),
            ranges={part.sheet.name: part.taken for part in parts},
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
    def side(self) -> Side:
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
    faults: tuple[Fault, ...] = ()
    """Faults of composition, where they are looked for."""

    @property
    def specimen(self) -> audit.Specimen:
        return audit.Specimen(self.sheet.name, self.root, self.document.pages)

    @property
    def taken(self) -> PageRange:
        return PageRange(self.place.page.number, len(self.document.pages), self.place.side)

    @property
    def numbers(self) -> list[PageNumber]:
        first = self.place.page
        return [
            PageNumber(first.numbering, first.number + offset)
            for offset in range(len(self.document.pages))
        ]

    @property
    def extents(self) -> dict[str, Extent]:
        """First and last page of each anchor: WeasyPrint lists it on each page of its element."""
        extents: dict[str, Extent] = {}
        for page, number in zip(self.document.pages, self.numbers, strict=True):
            for anchor in page.anchors if number.numbering != "none" else ():
                first = extents[anchor].first if anchor in extents else number
                extents[anchor] = Extent(first, number)
        return extents

    @property
    def warnings(self) -> list[str]:
        sparse = [(page, " is nearly empty") for page in audit.sparse_pages(self.specimen)]
        faults = [(each.page, f": {each}") for each in self.faults if each.kind not in MINOR]
        return [
            f"{self.sheet.name}: page {self.numbers[page - 1].folio or page}{words}"
            for page, words in sparse + faults
        ]


@dataclass(slots=True)
class _Press:
    """What all parts of one book share: the fonts, the stylesheet, the pictures, the fetcher."""

    stylesheet: str
    resources: Mapping[str, bytes]
    finish: Finish
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

    def lay_out(self, sheet: Sheet, folios: Folios, place: _Place) -> _Part:
        """Lay out a sheet at its place, and check its footnotes."""
        text = sheet.html(folios)
        key = (sheet.name, text, place)
        if key not in self.done:
            self.progress(sheet.name)
            part = self._well_composed(sheet, text, place)
            audit.check_footnotes(part.specimen)
            self.done[key] = part
        return self.done[key]

    def _well_composed(self, sheet: Sheet, text: str, place: _Place) -> _Part:
        """Lay out a sheet, and again with other settings of the paragraphs that have faults.

        Only where the stylesheet offers settings: narrow columns are not judged; nor are texts in
        Chinese, which have no spaces between words and no hyphens.
        """
        html = self._read(text)
        style = self.stylesheet + _setting(place) + self._bleed
        is_han = script_of(html.etree_element.get("lang", "")) in {"Hans", "Hant"}
        if is_han or _SETTINGS not in self.stylesheet:
            return self._with_all_notes(sheet, html, style, place)

        stage = self._read(text)

        def tried() -> list[Fault]:
            with self._checked(sheet.name):
                pages = self._render(stage, style).pages
            return composition_faults(audit.Specimen(sheet.name, stage.etree_element, pages))

        fitting = Fitting(html.etree_element, stage.etree_element, tried)
        made: list[_Part] = []
        while True:
            part = self._with_all_notes(sheet, html, style, place)
            faults = composition_faults(part.specimen)
            made.append(replace(part, faults=tuple(faults)))
            if not fitting.improve(faults):
                return min(made, key=lambda each: cost(each.faults))

    def _with_all_notes(self, sheet: Sheet, html: Html, style: str, place: _Place) -> _Part:
        """Lay out a sheet, and again with a page break where the layout misplaced a note."""
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
        for part, is_apart in zip(parts, _gaps(parts), strict=True):
            if is_apart and self.finish.blanks:
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
                pdf: bytes = book.write_pdf(cache=self.pictures, zoom=self.finish.zoom, **_VARIANT)
            audit.check_glyphs(book.fonts, specimens, allowed_fonts)
        return add_marks(pdf, self.finish.bleed) if self.finish.bleed else pdf

    @property
    def _bleed(self) -> str:
        """Write the CSS by which backgrounds reach beyond the trim."""
        bleed = self.finish.bleed / self.finish.zoom
        return f"@page {{ bleed: {bleed:.4f}mm }}\n" if bleed else ""

    def _blank(self, like: Page, part: _Part) -> list[Page]:
        style = f"@page {{ size: {like.width}px {like.height}px; margin: 0 }}{self._bleed}"
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
        sheet.name: len(press.lay_out(sheet, Folios(), origin).document.pages)
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
    extents: dict[str, Extent] = {}
    waiting: list[tuple[Sheet, _Place]] = []
    setting = _Imposition()
    for sheet in sheets:
        place = setting.place(sheet)
        if sheet.last:
            waiting.append((sheet, place))
            setting.take(sheet, lengths[sheet.name])
        else:
            parts[sheet.name] = part = press.lay_out(sheet, Folios(extents), place)
            extents.update(part.extents)
            setting.take(sheet, len(part.document.pages))
    for sheet, place in reversed(waiting):  # the contents, which list the others, come first
        parts[sheet.name] = part = press.lay_out(sheet, Folios(extents), place)
        extents.update(part.extents)
    return [parts[sheet.name] for sheet in sheets]


def _extents(parts: Sequence[_Part]) -> dict[str, Extent]:
    """Find where every anchor of the book stands."""
    return {anchor: extent for part in parts for anchor, extent in part.extents.items()}


@dataclass(slots=True)
class _Imposition:
    """The pages given out so far."""

    index: int = 0
    used: Counter[Numbering] = field(default_factory=Counter)
    """Numbers used up in each sequence."""
    previous: Numbering = "none"

    def place(self, sheet: Sheet) -> _Place:
        """Find where a sheet begins; a blank page before it counts in the sequence before."""
        if sheet.start == ("verso" if self.index % 2 == 0 else "recto"):
            self.index += 1
            self.used[self.previous] += 1
        if sheet.number is not None:
            self.used[sheet.numbering] = sheet.number - 1
        return _Place(self.index, PageNumber(sheet.numbering, self.used[sheet.numbering] + 1))

    def take(self, sheet: Sheet, pages: int) -> None:
        """Give pages to a sheet."""
        self.index += pages
        self.used[sheet.numbering] += pages
        self.previous = sheet.numbering


def _gaps(parts: Sequence[_Part]) -> list[bool]:
    """Tell of each part whether its place leaves room for a blank page before it."""
    ends = [part.place.index + len(part.document.pages) for part in parts]
    return [part.place.index > end for part, end in zip(parts, (0, *ends), strict=False)]


def _numbers(parts: Sequence[_Part], finish: Finish) -> list[PageNumber]:
    """Number every page of the book, blank versos included where they are pages."""
    numbers: list[PageNumber] = []
    for part, is_apart in zip(parts, _gaps(parts), strict=True):
        if is_apart and finish.blanks:
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
