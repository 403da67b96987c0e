"""Audits of laid-out pages.

WeasyPrint's pages come in; lost footnotes, missing glyphs and links to nowhere go out as
exceptions, near-empty pages as page numbers.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from proceedings.render.errors import FootnoteError, GlyphError, GlyphFault, LinkError

# WeasyPrint is published without types.
Box: TypeAlias = Any
Element: TypeAlias = Any
Font: TypeAlias = Any
Page: TypeAlias = Any

SPARSE = 0.12
"""A page whose content reaches less of the page area's height than this is near-empty."""

_EXCERPT = 40
_NO_RECORD = ""


@dataclass(frozen=True, slots=True)
class Specimen:
    """One laid-out part of a book, as the audits see it."""

    name: str
    root: Element
    """Root element of the part's HTML (`xml.etree`)."""
    pages: Sequence[Page]
    """Its WeasyPrint pages."""


def check_footnotes(specimen: Specimen) -> None:
    """Check that every note stands exactly once, on the page of its call or on the next.

    A note is an element with `role="doc-footnote"` or one that floats into the footnote area.

    Raises:
        FootnoteError: naming the sheet, and for each fault the note and the pages of the sheet.
    """
    faults = [
        f"{_excerpt(note)} is called {_pages(calls)}, set {_pages(pages)}"
        for note, calls, pages in misplaced_notes(specimen)
    ]
    if faults:
        raise FootnoteError(f"{specimen.name}: " + "; ".join(faults))


def misplaced_notes(specimen: Specimen) -> list[tuple[Element, list[int], list[int]]]:
    """Return each note that is not in its place, the pages of its calls and those it is set on."""
    called = _note_calls(specimen.pages)
    placed = _notes_set(specimen.pages)
    declared = [note for note in specimen.root.iter() if note.get("role") == "doc-footnote"]
    notes = dict.fromkeys([*declared, *called, *placed])
    found = [(note, called.get(note, []), placed.get(note, [])) for note in notes]
    return [(note, calls, pages) for note, calls, pages in found if not _in_place(calls, pages)]


def check_links(specimens: Iterable[Specimen]) -> None:
    """Check that every link inside the book has one target.

    Raises:
        LinkError: naming the sheet, when a target is missing, when two sheets define one anchor,
            or when a link is relative (a PDF has no place that it could be relative to).
    """
    specimens = tuple(specimens)
    homes: dict[str, str] = {}
    for specimen in specimens:
        for anchor in _anchors(specimen):
            home = homes.setdefault(anchor, specimen.name)
            if home != specimen.name:
                raise LinkError(f"{specimen.name}: anchor #{anchor} is already in {home}")
    for specimen in specimens:
        for kind, target in _links(specimen):
            if kind == "internal" and target not in homes:
                raise LinkError(f"{specimen.name}: the link to #{target} leads nowhere")
            if kind == "external" and ":" not in target.partition("/")[0]:
                raise LinkError(f"{specimen.name}: the link to {target} is relative")


def check_glyphs(
    fonts: Mapping[Any, Font], specimens: Iterable[Specimen], allowed_fonts: Collection[str]
) -> None:
    """Check that every character has a glyph in a font that the book is meant to use.

    The fonts tell at no cost whether anything is wrong; only then are the lines shaped again, to
    find out where. Default-ignorable characters need no glyph.

    Args:
        fonts: `Document.fonts` after writing.
        specimens: the parts that were written.
        allowed_fonts: family names.

    Raises:
        GlyphError: with one fault for each character, record and sheet.
    """
    if not any(_is_suspect(font, allowed_fonts) for font in fonts.values()):
        return
    faults = dict.fromkeys(
        fault for specimen in specimens for fault in _glyph_faults(specimen, allowed_fonts)
    )
    inked = tuple(fault for fault in faults if not fault.character.isspace())
    raise GlyphError(inked or tuple(faults) or tuple(_figure_faults(fonts, allowed_fonts)))


def sparse_pages(specimen: Specimen) -> list[int]:
    """Find near-empty pages, counted from 1 in the sheet.

    A page made blank on purpose (to reach a recto) and the only page of a sheet are not counted.
    """
    if len(specimen.pages) == 1:
        return []
    return [
        number
        for number, page in enumerate(specimen.pages, start=1)
        if not _tree(page).page_type.blank and _fill(_tree(page)) < SPARSE
    ]


def _tree(page: Page) -> Box:
    """Give the box tree of a page: WeasyPrint shows it under a private name only."""
    return page._page_box  # noqa: SLF001


def _walk(box: Box) -> Iterator[Box]:
    """Yield a box and all boxes in it, absolutely positioned ones too."""
    yield box
    for child in box.children:
        yield from _walk(child)


def _note_calls(pages: Sequence[Page]) -> dict[Element, list[int]]:
    calls: dict[Element, list[int]] = {}
    for number, page in enumerate(pages, start=1):
        for box in _walk(_tree(page)):
            if box.footnote is not None:
                calls.setdefault(box.element, []).append(number)
    return calls


def _notes_set(pages: Sequence[Page]) -> dict[Element, list[int]]:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    notes: dict[Element, list[int]] = {}
    for number, page in enumerate(pages, start=1):
        for area in _tree(page).children:
            if isinstance(area, FootnoteAreaBox):
                for note in area.children:
                    notes.setdefault(note.element, []).append(number)
    return notes


def _in_place(calls: list[int], pages: list[int]) -> bool:
    return bool(calls) and len(pages) == 1 and pages[0] - calls[0] in {0, 1}


def _excerpt(note: Element) -> str:
    text = " ".join("".join(note.itertext()).split())
    return f"note {note.get('id', 'without id')} “{text[:_EXCERPT]}”"


def _pages(numbers: list[int]) -> str:
    if not numbers:
        return "nowhere"
    counted = Counter(numbers)
    return "on page " + ", ".join(
        f"{number}" if times == 1 else f"{number} ({times} times)"
        for number, times in counted.items()
    )


def _anchors(specimen: Specimen) -> Iterator[str]:
    for page in specimen.pages:
        yield from page.anchors


def _links(specimen: Specimen) -> Iterator[tuple[str, str]]:
    for page in specimen.pages:
        for kind, target, *_ in page.links:
            yield kind, target


def _is_suspect(font: Font, allowed_fonts: Collection[str]) -> bool:
    return font.family not in allowed_fonts or bool(font.missing) or 0 in font.to_unicode


def _glyph_faults(specimen: Specimen, allowed_fonts: Collection[str]) -> Iterator[GlyphFault]:
    from weasyprint.formatting_structure.boxes import TextBox

    records = _records(specimen.root)
    for page in specimen.pages:
        for box in _walk(_tree(page)):
            if not isinstance(box, TextBox) or not box.text.strip():
                continue
            tried = tuple(box.style["font_family"])
            record = records.get(box.element, _NO_RECORD)
            for character, family, missing in _shaped(box):
                if missing or family not in allowed_fonts:
                    yield GlyphFault(character, family, missing, tried, record, specimen.name)


def _figure_faults(
    fonts: Mapping[Any, Font], allowed_fonts: Collection[str]
) -> Iterator[GlyphFault]:
    """Yield a fault for each suspect font that no text box uses: it stands in a figure."""
    for font in fonts.values():
        if _is_suspect(font, allowed_fonts):
            missing = font.family in allowed_fonts
            tried = tuple(sorted(allowed_fonts))
            yield GlyphFault(
                "\N{REPLACEMENT CHARACTER}", font.family, missing, tried, "", "a figure"
            )


def _records(root: Element) -> dict[Element, str]:
    """Map every element to the `data-record` of its nearest ancestor-or-self."""
    records = {root: root.get("data-record", _NO_RECORD)}
    for parent in root.iter():  # document order: a parent comes before its children
        for child in parent:
            records[child] = child.get("data-record", records[parent])
    return records


def _shaped(box: Box) -> Iterator[tuple[str, str, bool]]:
    """Shape a text box again; yield each glyph's character, its font, and whether it's missing."""
    from weasyprint.text.ffi import ffi, pango

    box.pango_layout.reactivate(box.style)
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)  # noqa: FBT003
    line, _ = box.pango_layout.get_first_line()
    text = box.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        family = _family(item.analysis.font)
        for index in range(glyphs.num_glyphs):
            glyph = glyphs.glyphs[index].glyph
            start = item.offset + glyphs.log_clusters[index]
            character = text[start : start + 4].decode(errors="ignore")[:1]
            yield character, family, glyph == 0 or bool(glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG)
        run = run.next
    box.pango_layout.deactivate()


def _family(pango_font: Font) -> str:
    from weasyprint.text.ffi import ffi, pango
    from weasyprint.text.fonts import get_pango_font_key

    _, description, _ = get_pango_font_key(pango_font)
    family: bytes = ffi.string(pango.pango_font_description_get_family(description))
    return family.decode()


def _fill(tree: Box) -> float:
    """Give the part of the page area's height that content and notes reach (0 to 1)."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox

    top, height = tree.content_box_y(), tree.height
    reach = notes = 0.0
    for child in tree.children:
        if isinstance(child, FootnoteAreaBox):
            notes = child.margin_height()
        elif not isinstance(child, MarginBox):
            reach = max(reach, _lowest(child) - top)
    return float((reach + notes) / height)


def _lowest(box: Box) -> float:
    """Give the bottom of the lowest line or picture in a box, in px from the top of the page."""
    from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

    ink = (inner for inner in _walk(box) if isinstance(inner, (LineBox, ReplacedBox)))
    return max((inner.position_y + inner.height for inner in ink), default=0.0)
