"""Read the lines of laid-out pages: WeasyPrint's pages come in, faults of composition go out.

A good compositor leaves no more than two hyphens below each other, no line of a paragraph alone at
the head or the foot of a page, no heading at the foot, no row of a table on two pages, no word
divided over two pages, and no line so open that white rivers run through the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Literal, TypeAlias

from proceedings.render.audit import Specimen

__all__ = ["HYPHENS", "MINOR", "STRETCH", "Fault", "Line", "composition_faults", "lines"]

# WeasyPrint is published without types.
Box: TypeAlias = Any
Element: TypeAlias = Any

Kind: TypeAlias = Literal["ladder", "loose", "divided", "stub", "widow", "orphan", "heading", "row"]

HYPHENS = 2
"""Lines below each other that may end in a hyphen: a third makes a ladder."""
STRETCH = 0.4
"""What justification may add to a space, in em. The space has a quarter of an em by itself, and a
third on the average: at two thirds, twice that, rivers begin."""
MINOR = frozenset[Kind]({"divided", "stub"})
"""Faults that are mended where another setting does it, and otherwise borne."""
_WORDS: dict[Kind, str] = {
    "ladder": f"more than {HYPHENS} lines in a row end in a hyphen",
    "loose": "a line is set very wide",
    "divided": "a word is divided over two pages",
    "stub": "a paragraph ends in a piece of a word",
    "widow": "the last line of a paragraph stands alone on a page",
    "orphan": "the first line of a paragraph stands alone on a page",
    "heading": "a heading stands at the foot of a page",
    "row": "a row of a table is on two pages",
}
_EXCERPT = 40
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph, as it was set.

    Attributes:
        page: its page, counted from 1 in the part.
        block: the element whose paragraph it belongs to.
        text: its letters, with the hyphen that dividing a word added.
        stretch: what justification added to each of its spaces, in em.
        hyphenated: whether it ends in the middle of a word.
        in_notes: whether it stands in the footnote area.
    """

    page: int
    block: Element
    text: str
    stretch: float
    hyphenated: bool
    in_notes: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of composition.

    Attributes:
        kind: what is wrong.
        page: the page that it is on, counted from 1 in the part.
        block: the element whose paragraph has it.
        text: the line that shows it.
    """

    kind: Kind
    page: int
    block: Element
    text: str

    def __str__(self) -> str:
        """What is wrong, in words."""
        return f"{_WORDS[self.kind]}: “{self.excerpt}”"

    @property
    def excerpt(self) -> str:
        """The end of the line, which is where divided words and lonely lines are looked for."""
        text = " ".join(self.text.split())
        return text if len(text) <= _EXCERPT else "…" + text[-_EXCERPT:]


def lines(specimen: Specimen) -> list[Line]:
    """Return the lines of a part in reading order, those of its notes after each page's text."""
    from weasyprint.formatting_structure.boxes import LineBox

    return [
        _line(number, box, in_notes=in_notes)
        for number, page in enumerate(specimen.pages, start=1)
        for box, in_notes in _ink(page._page_box)  # noqa: SLF001 has no public name
        if isinstance(box, LineBox)
    ]


def composition_faults(specimen: Specimen) -> list[Fault]:
    """Return what a compositor would set again, in reading order of the paragraphs."""
    heads = {cell for head in specimen.root.iter("thead") for cell in head.iter()}
    paragraphs: dict[Element, list[Line]] = {}
    for line in lines(specimen):
        if line.block not in heads:  # they stand on each page of their table
            paragraphs.setdefault(line.block, []).append(line)
    return [
        *(fault for each in paragraphs.values() for fault in _paragraph_faults(each)),
        *_headings_at_foot(specimen),
        *_split_rows(specimen),
    ]


def _paragraph_faults(paragraph: list[Line]) -> Iterator[Fault]:
    yield from (_fault("loose", line) for line in paragraph if line.stretch > STRETCH)
    for hyphenated, group in groupby(paragraph, key=lambda line: line.hyphenated):
        ladder = list(group)
        if hyphenated and len(ladder) > HYPHENS:
            yield _fault("ladder", ladder[HYPHENS])
    for line, following in pairwise(paragraph):
        if line.hyphenated and line.page != following.page:
            yield _fault("divided", line)
    if len(paragraph) > 1 and paragraph[-2].hyphenated and " " not in paragraph[-1].text.strip():
        yield _fault("stub", paragraph[-1])
    yield from _lonely_lines(paragraph)


def _lonely_lines(paragraph: list[Line]) -> Iterator[Fault]:
    """Yield the single lines that a page break cuts off a paragraph."""
    if len(paragraph) > 1 and paragraph[0].page != paragraph[1].page:
        yield _fault("orphan", paragraph[0])
    if len(paragraph) > 1 and paragraph[-1].page != paragraph[-2].page:
        yield _fault("widow", paragraph[-1])


def _headings_at_foot(specimen: Specimen) -> Iterator[Fault]:
    """Yield the headings that nothing follows on their page, neither a line nor a picture."""
    from weasyprint.formatting_structure.boxes import LineBox

    inside = {
        part
        for heading in specimen.root.iter()
        if heading.tag in _HEADINGS
        for part in heading.iter()
    }
    for number, page in enumerate(specimen.pages[:-1], start=1):
        ink = [box for box, in_notes in _ink(page._page_box) if not in_notes]  # noqa: SLF001 no public name
        if ink and isinstance(ink[-1], LineBox) and ink[-1].element in inside:
            yield _fault("heading", _line(number, ink[-1], in_notes=False))


def _split_rows(specimen: Specimen) -> Iterator[Fault]:
    from weasyprint.formatting_structure.boxes import TableRowBox

    homes: dict[Element, int] = {}
    heads = {row for head in specimen.root.iter("thead") for row in head.iter("tr")}
    for number, page in enumerate(specimen.pages, start=1):
        for box in _blocks(page._page_box):  # noqa: SLF001 has no public name
            if not isinstance(box, TableRowBox) or box.element in heads:
                continue
            if homes.setdefault(box.element, number) != number:
                yield Fault("row", number, box.element, "".join(box.element.itertext()))


def _fault(kind: Kind, line: Line) -> Fault:
    return Fault(kind, line.page, line.block, line.text)


def _line(page: int, box: Box, *, in_notes: bool) -> Line:
    texts = list(_texts(box))
    text = "".join(each.text for each in texts).replace("\u00ad", "")
    stretch = max(
        (each.justification_spacing / each.style["font_size"] for each in texts), default=0.0
    )
    return Line(page, box.element, text, stretch, _is_hyphenated(texts), in_notes)


def _is_hyphenated(texts: list[Box]) -> bool:
    """Tell whether the layout added a hyphen: a real one is another character than U+2010."""
    last = next((each for each in reversed(texts) if each.text.strip()), None)
    return last is not None and last.text.endswith(last.style["hyphenate_character"])


def _ink(tree: Box) -> Iterator[tuple[Box, bool]]:
    """Yield the lines and pictures of a page and whether they are notes; margins are left out."""
    from weasyprint.formatting_structure.boxes import (
        FootnoteAreaBox,
        LineBox,
        MarginBox,
        ReplacedBox,
    )

    for child in tree.children:
        if not isinstance(child, MarginBox):
            in_notes = isinstance(child, FootnoteAreaBox)
            for box in _blocks(child):
                if isinstance(box, (LineBox, ReplacedBox)):
                    yield box, in_notes


def _blocks(box: Box) -> Iterator[Box]:
    """Yield a box and those in it, but nothing inside a line."""
    from weasyprint.formatting_structure.boxes import LineBox

    yield box
    if not isinstance(box, LineBox):
        for child in getattr(box, "children", ()):
            yield from _blocks(child)


def _texts(box: Box) -> Iterator[Box]:
    """Yield the text of a line, inline boxes included, inline blocks and floats not."""
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

    if isinstance(box, TextBox):
        yield box
    elif isinstance(box, (LineBox, InlineBox)):
        for child in box.children:
            yield from _texts(child)
