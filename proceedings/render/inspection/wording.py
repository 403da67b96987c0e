"""Compare the text of a PDF with HTML: paragraphs of both in, what is missing or moved out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

from proceedings.diagnostics import message
from proceedings.render.inspection.facts import Element, Facts, Link, Run
from proceedings.render.inspection.findings import Finding, key, shown

__all__ = ["Block", "compared", "html_blocks", "pdf_blocks"]

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "q", "s", "small", "span"),
        *("strong", "sub", "sup", "u", "wbr"),
    }
)
_SKIPPED = frozenset({"head", "svg", "script", "style"})
_INLINE_ROLES = frozenset({"Code", "Em", "Link", "Quote", "Reference", "Span", "Strong"})
_FOLIOS = re.compile(r"([\s,，、]*(\d+|\b[ivxlcdm]+)(\s*[-–]\s*(\d+|[ivxlcdm]+))?)+\s*$")
"""The pages at the end of an entry of an index: where ranges end, no address of a PDF says."""
_MARKER = re.compile(r"\W*|\d+[.)、]")
"""A bullet or a number that a style sheet puts before an item of a list."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, cell or note; `page` is where it begins in a PDF, from 0."""

    text: str
    page: int = -1

    @property
    def key(self) -> str:
        """What it is compared by."""
        return key(self.text)


# ── HTML ──


@dataclass(slots=True)
class _Open:
    """An element that is open: its name, whether it is a note, what is printed after it."""

    name: str
    is_note: bool = False
    after: str = ""
    is_index: bool = False
    is_skipped: bool = False


def html_blocks(html: str) -> list[Block]:
    """Return the blocks of a page in reading order; a note follows the block that calls it.

    Folios of contents, which a style sheet prints, are part of the text.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return [each for each in reader.blocks if each.key]


class _Reader(HTMLParser):
    """Gathers the text of blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.notes: list[list[str]] = []
        self.waiting: list[str] = []
        self.open: list[_Open] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            return
        is_index = given.get("role") == "doc-index"
        element = _Open(
            tag, given.get("role") == "doc-footnote", given.get("data-page", ""), is_index
        )
        element.is_skipped = tag in _SKIPPED or given.get("aria-hidden") == "true"
        self.skipped += element.is_skipped
        if given.get("class") == "folio":
            self.handle_data(" ")  # a style sheet sets the pages apart
        if element.is_note:
            self.notes.append([])
        elif tag not in _INLINE:
            self.flush()
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in _VOID or not self.open:
            return
        element = self.open.pop()
        self.skipped -= element.is_skipped
        self.handle_data(element.after)
        if element.is_note:
            self.waiting.append("".join(self.notes.pop()))
        elif tag not in _INLINE:
            self.flush()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self.skipped:
            (self.notes[-1] if self.notes else self.text).append(data)

    def flush(self) -> None:
        """End the block that is open, then give the notes that it calls."""
        if self.notes:
            return
        text = "".join(self.text)
        is_entry = any(each.is_index for each in self.open)
        self.blocks.append(Block(_FOLIOS.sub("", text) if is_entry else text))
        self.blocks += map(Block, self.waiting)
        self.text, self.waiting = [], []


# ── PDF ──


def pdf_blocks(facts: Facts) -> list[Block]:
    """Return the blocks of a PDF in the order of its structure; the marks of notes are left out."""
    blocks: list[Block] = []
    pending: list[Run | Link] = []
    indexes: set[int] = set()
    """Elements of indexes that are open."""

    def flush() -> None:
        text = "".join(each.text for each in pending if isinstance(each, Run))
        text = _FOLIOS.sub("", text) if indexes else text
        if key(text):
            blocks.append(Block(text, pending[0].page))
        pending.clear()

    for element, kid in _pieces(facts.tree) if facts.tree else ():
        if isinstance(kid, Element):
            flush()
            if kid.role == "Index":
                indexes ^= {id(kid)}
        elif element.role != "Figure":
            pending.append(kid)
    flush()
    return blocks


def _pieces(tree: Element) -> Iterator[tuple[Element, Element | Run | Link]]:
    """Yield text with the block it stands in, and each block before and after its text."""
    waiting: list[tuple[Element, Element | Run | Link, bool]] = [(tree, tree, False)]
    while waiting:
        parent, kid, is_done = waiting.pop()
        if not isinstance(kid, Element) or is_done:
            yield parent, kid
            continue
        if _is_generated(kid, parent):
            continue
        is_inline = kid.role in _INLINE_ROLES
        if not is_inline:
            yield parent, kid
            waiting.append((parent, kid, True))
        around = parent if is_inline else kid
        waiting += [(around, each, False) for each in reversed(kid.kids)]


def _is_generated(element: Element, parent: Element) -> bool:
    """Return whether an element is no text of the HTML: a call of a note, or its mark."""
    if element.role == "Lbl":
        return parent.role == "Note" or bool(_MARKER.fullmatch(element.text().strip()))
    is_call = element.role == "Reference" and parent.role != "TOCI"
    return is_call and not any(isinstance(each, Link) for each in element.leaves())


# ── Comparison ──


def compared(facts: Facts, pages: Iterable[str]) -> Iterator[Finding]:
    """Yield what the PDF says otherwise than the HTML that the records make today.

    Args:
        facts: the PDF.
        pages: the HTML of its parts, in order.
    """
    wanted = [block for page in pages for block in html_blocks(page)]
    found = pdf_blocks(facts)
    if "".join(each.key for each in wanted) == "".join(each.key for each in found):
        return
    keys = [each.key for each in wanted], [each.key for each in found]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal" and "".join(keys[0][a:b]) != "".join(keys[1][c:d]):
            page = found[max(c - (c == d), 0)].page if found else -1
            yield from _missing(wanted[a:b], set(keys[1]), page)
            yield from _surplus(found[c:d] if a == b else (), set(keys[0]))


def _missing(blocks: Sequence[Block], elsewhere: Collection[str], page: int) -> Iterator[Finding]:
    """Yield a finding for each text of the records that should be on a page, and is not."""
    for each in blocks:
        text = message("the text “{text}” of the records is not here", text=shown(each.text))
        if each.key in elsewhere:
            text = message(
                "the text “{text}” stands at another place than in the records",
                text=shown(each.text),
            )
        yield Finding("PR624", text, page)


def _surplus(blocks: Sequence[Block], elsewhere: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each text that the records do not have; what moved is said already."""
    for each in blocks:
        if each.key not in elsewhere:
            text = message("the text “{text}” is not in the records", text=shown(each.text))
            yield Finding("PR624", text, each.page)
