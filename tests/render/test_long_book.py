"""Books of hundreds of pages: every paragraph and every note is there, and notes are in place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.books import set_book, text_of
from tests.synthetic import SLUG, Volume, write_volume

pytestmark = pytest.mark.slow

SIZES = {"zh-Hans": (44, 600, 500), "en": (4, 200, 80), "es": (4, 200, 80), "pt-BR": (4, 200, 80)}
"""By language: articles, paragraphs of the longest one, and the pages that it gives at least.

One language is set at full length; `make scale` sets all four.
"""


@pytest.mark.parametrize("lang", SIZES)
def test_every_note_stands_where_it_is_called(lang: str, tmp_path: Path) -> None:
    """A note in every third paragraph, one article with many: none is lost, late or alone."""
    articles, longest, pages = SIZES[lang]
    volume = write_volume(tmp_path, lang, articles=articles, longest=longest)
    book = set_book(tmp_path, SLUG, lang)
    file = tmp_path / "book.pdf"
    file.write_bytes(book.pdf)
    texts = text_of(file)

    assert len(volume.notes) >= (articles * 48 + longest) // 3
    assert pages <= book.pages == len(texts)
    assert [] == misplaced(volume, texts)


def misplaced(volume: Volume, texts: list[str]) -> list[str]:
    """Return the paragraphs out of order, and the notes that are not near their paragraphs.

    Every paragraph and every note begins with a number of its own. A note is called before the next
    paragraph begins, and stands on the page of its call or on the next.
    """
    homes: dict[str, list[int]] = {}
    for page, text in enumerate(texts):
        for label in re.findall(r"[(（](N?\d+)[)）]", text):
            homes.setdefault(label, []).append(page)
    starts = [homes.get(str(number), []) for number in range(1, len(volume.paragraphs) + 1)]
    if any(len(each) != 1 for each in starts):
        return [f"paragraph {n} on {each}" for n, each in enumerate(starts, 1) if len(each) != 1]
    begun = [page for (page,) in starts] + [len(texts)]
    wrong = [f"paragraph {n}" for n in range(1, len(begun)) if begun[n] < begun[n - 1]]
    for number, (index, _) in enumerate(volume.notes, 1):
        found = homes.get(f"N{number}", [])
        if len(found) != 1 or not begun[index] <= found[0] <= begun[index + 1] + 1:
            wrong.append(f"note {number} on {found}, called on {begun[index : index + 2]}")
    return wrong
