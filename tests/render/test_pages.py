"""Pages of the real stylesheet: openings, running heads, tables, lists and figures."""

from functools import cache

import pytest

from proceedings import resources
from proceedings.render.book import FONTS, STYLESHEETS, render_book
from proceedings.render.typeset import Typeset, typeset
from proceedings.volume.book import compose_book
from tests.render.press import METADATA, reader, sheet, words
from tests.volume.composing import event, interface
from tests.workspace import EXAMPLES

CSS = "".join(
    (resources.templates() / "book" / name).read_text(encoding="utf-8") for name in STYLESHEETS
)
LATIN = pytest.mark.parametrize("lang", ["en", "es", "pt-BR"])


@cache
def _book(lang: str) -> Typeset:
    """Set the complete example."""
    view = event(lang)
    folder = EXAMPLES / "complete" / "events" / view.slug / "images"
    images = {f"images/{each.name}": each.read_bytes() for each in folder.iterdir()}
    return render_book(
        compose_book(view, interface(lang).say), interface(lang), lambda _: "", images
    )


def _pages(body: str) -> list[list[str]]:
    """Set a body with the real stylesheet; give the words of each page."""
    book = typeset([sheet("one", body)], CSS, {}, METADATA, allowed_fonts=frozenset(FONTS))
    return [words(page) for page in reader(book).pages]


@LATIN
def test_a_book_has_no_faults_of_composition(lang: str) -> None:
    """No ladder, loose line, widow, orphan, heading at the foot, or nearly empty page."""
    assert () == _book(lang).warnings


@LATIN
def test_divisions_begin_on_right_hand_pages(lang: str) -> None:
    """Their folios are odd; what continues a division begins on the next page."""
    folios = _book(lang).folios
    divisions = ["meeting", "programme", "articles/reading-rivers", "people"]

    assert [1] * 4 == [int(folios[each]) % 2 for each in divisions]
    assert int(folios["people"]) + 1 == int(folios["sources"])


@pytest.mark.parametrize("rows", [8, 60])
def test_a_table_breaks_well(rows: int) -> None:
    """A short one stays whole; a long one repeats its head and leaves no row alone."""
    row = "<tr><td>row</td><td>of<br>two lines</td></tr>"
    body = (
        '<p style="height: 600px">text</p><div class="prose"><table><thead><tr><th>Head</th>'
        f"<th>of columns</th></tr></thead><tbody>{row * rows}</tbody></table></div>"
    )
    tables = [(page.count("Head"), page.count("row")) for page in _pages(body) if "row" in page]

    assert rows == sum(count for _, count in tables)
    assert [1] * len(tables) == [heads for heads, _ in tables]
    assert min(count for _, count in tables) > 1
    assert (len(tables) == 1) is (rows < 12)


def test_a_list_is_not_parted_after_its_first_item() -> None:
    """The words that lead to it and two items stay together."""
    body = (
        '<div class="prose"><p style="height: 655px">text</p><p>lead</p>'
        "<ul><li>one</li><li>two</li><li>three</li></ul></div>"
    )
    first, second = _pages(body)

    assert "lead" not in first
    assert {"lead", "one", "two", "three"} <= set(second)


def test_a_recto_names_the_last_session_whose_heading_was_set() -> None:
    """A session that goes on is named on the pages that have no heading, a new one on its own."""
    breaks = '<p class="break" style="break-before: page">text</p>'
    body = (
        '<header class="opening" data-part="Interventions"><h1>Interventions</h1></header>'
        f'<h2 data-part="Waters">one</h2>{breaks * 2}<h2>two</h2>'
        f'{breaks}<h2 data-part="Archives">three</h2>{breaks}'
    )
    heads = [[each for each in ("Waters", "Archives") if each in page] for page in _pages(body)]
    assert [["Waters"], ["Archives"]] == [heads[2], heads[4]]
