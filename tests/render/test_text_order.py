"""What pdftotext reads in a book: every paragraph of the records, in their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.books import EVENTS, LANGUAGES, draft, shared_book, text_of
from tests.reading import Block, Reader, passages, squeezed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("root", "slug"), EVENTS, ids=[slug for _, slug in EVENTS])
def test_every_paragraph_in_its_order(
    root: Path, slug: str, lang: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Articles, documents, summaries and remarks come back whole; notes stand at the foot."""
    blocks, notes = passages(draft(root, slug, lang).book)
    reader = Reader.of(text_of(shared_book(tmp_path_factory, root, slug, lang)))

    assert len(blocks) > 10
    assert [] == reader.take_notes(notes)
    assert [] == reader.read(blocks)


def test_the_reader_finds_faults() -> None:
    """A paragraph that is lost, out of order or interrupted does not come."""
    pages = ["One two. Third\N{HYPHEN}\nly three", "Head 2\nand four.", "five\nx six"]
    blocks = [Block((squeezed(each),)) for each in ("zebra", "Thirdly three and four.", "five six")]

    assert ["zebra", "fivesix"] == Reader.of(pages).read(blocks)
    assert ["Onetwo."] == Reader.of(pages).read([blocks[1], Block(("Onetwo.",))])


def test_the_reader_knows_notes() -> None:
    """A note is taken off its page; its number may stand between two pieces of a paragraph."""
    reader = Reader.of(["a b1 c d\n1 the note", "e"])

    assert ["another"] == reader.take_notes(["thenote", "another"])
    assert [] == reader.read([Block(("ab", "cd"))])


def test_the_reader_knows_tables() -> None:
    """Lines of two cells may come by turns; a cell that is not there does not come."""
    cells = [Block(("abcd",), is_cell=True), Block(("efgh",), is_cell=True)]

    assert [] == Reader.of(["ab ef cd gh"]).read(cells)
    assert ["efgh"] == Reader.of(["ab ef cd hg"]).read(cells)
    assert ["abcd"] == Reader.of(["ab ef cd gh"]).read([Block(("abcd",))])
