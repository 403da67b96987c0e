"""Read a book back: the pages of pdftotext and what was to be printed in, what is missing out.

Letters are compared, not white space and hyphens: lines are broken and hyphenated. What stands at
the edges of pages (running heads, folios, the numbers of notes) may interrupt a paragraph, nothing
else may. Lines of cells that stand beside each other in a table may come by turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from proceedings.language.prose import Prose
from proceedings.volume.book import Book, Part
from proceedings.volume.views import ArticleView, DocumentView, EventView

__all__ = ["Block", "Reader", "blocks_of", "passages", "squeezed"]

_LOST = re.compile(r"[\s\-\N{HYPHEN}\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH SPACE}]+")
_CALL, _CELL = "\0", "\1"
_BLOCKS = {"p", "li", "ul", "ol", "h2", "h3", "h4", "h5", "td", "th", "blockquote", "figcaption"}
_HEAD, _FOOT = 120, 40
"""Most letters of running matter at the head of a page and at its foot."""
_NUMBER = 8
"""Most letters of the numbers of notes between two pieces of a paragraph."""


def squeezed(text: str) -> str:
    """Return a text without white space and hyphens."""
    return _LOST.sub("", text)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text: its pieces between the calls of its notes, squeezed."""

    pieces: tuple[str, ...]
    is_cell: bool = False

    def __str__(self) -> str:
        """Return the beginning of the text."""
        return "†".join(self.pieces)[:60]


class _Splitter(HTMLParser):
    """Divides HTML into blocks of text."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 not needed
        if tag in _BLOCKS:
            self.blocks.append(_CELL if tag in {"td", "th"} else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data


def blocks_of(prose: Prose | None) -> Iterator[Block]:
    """Yield the blocks of marked-up text."""
    splitter = _Splitter()
    fragments = prose.fragments if prose else ()
    splitter.feed("".join(each if isinstance(each, str) else _CALL for each in fragments))
    splitter.close()
    for text in splitter.blocks:
        pieces = tuple(squeezed(each) for each in text.replace(_CELL, "").split(_CALL))
        if any(pieces):
            yield Block(tuple(filter(None, pieces)), text.startswith(_CELL))


def _notes_of(prose: Prose | None) -> Iterator[str]:
    for note in prose.notes if prose else ():
        splitter = _Splitter()
        splitter.feed(note.html)
        splitter.close()
        yield squeezed("".join(splitter.blocks))


def passages(book: Book) -> tuple[list[Block], list[str]]:
    """Return the blocks of a book in reading order, and its notes."""
    texts = [text for part in book.parts for text in _texts(part, book.event)]
    blocks = [block for text in texts for block in blocks_of(text)]
    return blocks, [note for text in texts for note in _notes_of(text)]


def _texts(part: Part, event: EventView) -> Iterator[Prose | None]:
    if isinstance(part.record, ArticleView):
        yield from (part.record.abstract, part.record.text)
    elif isinstance(part.record, DocumentView):
        yield from (part.record.note, part.record.preamble)
        for paragraph in part.record.paragraphs:
            yield from (paragraph.heading, paragraph.prose)
    elif part.template == "meeting":
        yield event.summary
    elif part.template == "programme":
        for session in event.sessions:
            yield session.description
            yield from (each.summary for each in session.interventions)
    elif part.template == "outcomes":
        yield from (each.description for each in event.outcomes)
    elif part.template == "people":
        yield from (each.note for each in event.people)
    elif part.template == "sources":
        yield from (each.text for each in event.notes)


@dataclass(slots=True)
class Reader:
    """Reads pages from the first to the last."""

    pages: list[str]
    page: int = 0
    at: int = 0
    feet: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, pages: Sequence[str]) -> Reader:
        """Return a reader of the pages that pdftotext gives."""
        return cls([squeezed(each) for each in pages], feet=[_FOOT] * len(pages))

    def take_notes(self, notes: Iterable[str]) -> list[str]:
        """Take each note off its page, and return those that stand on none or on two."""
        wrong = []
        for note in sorted(notes, key=len, reverse=True):
            homes = [index for index, page in enumerate(self.pages) if note in page]
            if not homes:
                wrong.append(note)
                continue
            page = self.pages[homes[0]]
            before, _, after = page.rpartition(note)
            self.pages[homes[0]] = before + after
            self.feet[homes[0]] += 4
        return wrong

    def read(self, blocks: Iterable[Block]) -> list[str]:
        """Read blocks in their order, and return those that do not come."""
        return [
            str(block)
            for block in blocks
            if not self._read(block) and not (block.is_cell and self._by_turns(block))
        ]

    def _by_turns(self, block: Block) -> bool:
        """Return whether the letters of a cell come in order among those of its neighbours."""
        text = "".join(block.pieces)
        near = iter(self.pages[self.page][self.at : self.at + 6 * len(text)])
        return all(letter in near for letter in text)

    def _read(self, block: Block) -> bool:
        start = (self.page, self.at)
        for index, piece in enumerate(block.pieces):
            if not self._find(piece, _NUMBER if index else None):
                self.page, self.at = start
                return False
        return True

    def _find(self, piece: str, gap: int | None) -> bool:
        """Go to the end of the next place of a piece, at most so many letters away when given."""
        for page in range(self.page, len(self.pages)):
            begin = self.at if page == self.page else 0
            for found in (self._whole(piece, page, begin), self._divided(piece, page, begin)):
                if found is None:
                    continue
                at, end_page, end = found
                if gap is None or page > self.page or at - begin <= gap:
                    self.page, self.at = end_page, end
                    return True
        return False

    def _whole(self, piece: str, page: int, begin: int) -> tuple[int, int, int] | None:
        at = self.pages[page].find(piece, begin)
        return (at, page, at + len(piece)) if at >= 0 else None

    def _divided(self, piece: str, page: int, begin: int) -> tuple[int, int, int] | None:
        """Find a piece that begins at the foot of a page and ends on the next one or later."""
        text = self.pages[page]
        if page + 1 == len(self.pages):
            return None
        foot = max(begin, len(text) - len(piece) - self.feet[page])
        for length in range(len(piece) - 1, 0, -1):
            at = text.find(piece[:length], foot)
            if at < 0 or len(text) - at - length > self.feet[page]:
                continue
            rest = piece[length:]
            for ended in (self._whole(rest, page + 1, 0), self._divided(rest, page + 1, 0)):
                if ended is not None and ended[0] <= _HEAD:
                    return at, ended[1], ended[2]
        return None
