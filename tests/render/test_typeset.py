"""Tests of the engine: parts in, one book with right folios, sides, links and outline out."""

import gc
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest

from proceedings.render.errors import RenderError, SetupError
from proceedings.render.typeset import require_harfbuzz_subset, typeset
from tests.render.press import (
    FONTS,
    METADATA,
    STYLESHEET,
    contents,
    pages,
    press,
    reader,
    sheet,
    words,
)

ROOT = Path(__file__).parents[2]


def _folio(page: pypdf.PageObject) -> str:
    """Give what a page prints after the word “folio”, or nothing."""
    found = words(page)
    after = found[found.index("folio") + 1 :] if "folio" in found else []
    return after[0] if after and after[0] not in {"text", "recto", "verso"} else ""


def test_importing_the_engine_does_not_import_weasyprint() -> None:
    """`validate` and `--help` stay instant: WeasyPrint is imported when a page is laid out."""
    code = "import sys, proceedings.render.typeset; print('weasyprint' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "False\n"


def test_sequences_are_independent_and_labels_match_printed_folios() -> None:
    """The cover has no folio, the front is i to iii, the text starts at 1; labels say the same."""
    book = reader(
        press(
            sheet("cover", pages(1), numbering="none"),
            sheet("preface", pages(2), numbering="roman"),
            sheet("first", pages(2)),
            sheet("thanks", pages(1), numbering="roman"),
            sheet("second", pages(2)),
        )
    )
    expected = ["", "i", "ii", "1", "2", "iii", "3", "4"]
    assert expected == [_folio(page) for page in book.pages]
    assert expected == book.page_labels


def test_roman_folios_are_written_as_they_are_printed() -> None:
    """The folios that contents print agree with those that CSS prints."""
    body = "".join(f'<p class="break" id="p{number}">text</p>' for number in range(1, 51))
    typeset = press(sheet("front", body, numbering="roman"))
    printed = [_folio(page) for page in reader(typeset).pages]
    assert printed == [typeset.folios[f"p{number}"] for number in range(1, 51)]


def test_a_part_on_recto_gets_a_blank_verso_that_counts() -> None:
    """The blank page prints nothing and takes the number after the part that ends before it."""
    book = press(
        sheet("one", pages(1, "one")),
        sheet("two", pages(1, "two"), start="recto"),
        sheet("three", pages(1, "three"), start="recto"),
    )
    assert {"one": "1", "two": "3", "three": "5"} == dict(book.folios)
    assert [True, False, True, False, True] == [bool(words(p)) for p in reader(book).pages]
    assert ["1", "2", "3", "4", "5"] == reader(book).page_labels


def test_left_and_right_pages_alternate_over_the_joined_book() -> None:
    """A part that begins on a verso uses the page rules of a verso, margins included."""
    book = reader(press(*(sheet(f"part-{n}", pages(length)) for n, length in enumerate([3, 2, 1]))))
    sides = [next(w for w in words(page) if w in {"recto", "verso"}) for page in book.pages]
    assert ["recto", "verso"] * 3 == sides
    assert [45.0, 22.5] * 3 == [_left_edge(page) for page in book.pages]


def _left_edge(page: pypdf.PageObject) -> float:
    """Give the x position of the word “text” in points."""
    found: list[float] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        if text.strip() == "text":
            found.append(round(matrix[0] * text_matrix[4] + matrix[4], 2))

    page.extract_text(visitor_text=visit)
    return found[0]


def test_contents_print_the_folios_of_parts_after_them() -> None:
    """A sheet with `last` stands in its place and knows the folios of the whole book."""
    book = press(
        contents(
            lambda folios: (
                "<nav>"
                + "".join(
                    f'<a href="#{i}" data-page="{folios.get(i, "")}">{i}</a><br>' for i in "ab"
                )
                + "</nav>"
            ),
            numbering="roman",
        ),
        sheet("first", pages(3, "a"), start="recto"),
        sheet("second", pages(1, "b")),
    )
    text = reader(book).pages[0].extract_text().replace(" ", "")
    assert {"a": "1", "b": "4"} == dict(book.folios)
    assert re.search(r"^a\.{5,}1$", text, re.MULTILINE)
    assert re.search(r"^b\.{5,}4$", text, re.MULTILINE)


def test_contents_that_grow_move_the_parts_after_them() -> None:
    """When the contents need more pages than the draft had, folios are those of the final book."""

    def body(folios: Mapping[str, str]) -> str:
        return pages(3 if folios else 1) + f"<p>{folios.get('a', '')}</p>"

    book = press(contents(body), sheet("first", pages(2, "a")))
    assert {"a": "4"} == dict(book.folios)
    assert ["1", "2", "3", "4", "5"] == [_folio(page) for page in reader(book).pages]


def test_contents_that_never_settle_are_an_error() -> None:
    """A sheet whose length contradicts its own folios ends the build instead of looping."""

    def body(folios: Mapping[str, str]) -> str:
        return pages(1 if folios.get("a") == "3" else 2)

    with pytest.raises(RenderError, match="contents"):
        press(contents(body), sheet("first", pages(1, "a")))


def test_links_across_parts_lead_to_the_page_of_their_anchor() -> None:
    """A link to an anchor in a later part is an internal link of the joined file."""
    book = reader(
        press(
            sheet("first", '<p>See <a href="#target">there</a></p>'),
            sheet("second", pages(2) + '<p class="break" id="target">here</p>'),
        )
    )
    (annotation,) = (item.get_object() for item in book.pages[0]["/Annots"])  # type: ignore[attr-defined]
    target = book.named_destinations[annotation["/Dest"]]
    assert book.get_destination_page_number(target) == 3


def test_the_outline_is_complete_and_nested() -> None:
    """Headings of all parts are bookmarks, sections below their part."""
    book = reader(
        press(
            sheet("one", "<h1>First</h1><h2>Section</h2>"),
            sheet("two", "<h1>第二</h1><h2>一</h2><h2>二</h2>", lang="zh-Hans"),
        )
    )
    assert ["First", ["Section"], "第二", ["一", "二"]] == _titles(book.outline)


def _titles(outline: Sequence[Any]) -> list[Any]:
    return [_titles(item) if isinstance(item, list) else item.title for item in outline]


def test_the_fonts_used_are_told() -> None:
    """The manifest gets the families, sorted."""
    book = press(sheet("one", "<p>water</p>"), sheet("two", "<p>水</p>", lang="zh-Hans"))
    assert ("Linux Libertine O", "Noto Serif CJK SC") == book.fonts


def test_a_nearly_empty_page_is_a_warning() -> None:
    """A last page with one line is told; a blank page before a recto and a lone page are not."""
    full = "<p>text</p>" * 8
    book = press(
        sheet("alone", "<p>text</p>"),
        sheet("long", full + '<p class="break">text</p>'),
        sheet("forced", full + '<div style="break-before: recto">' + full + "</div>"),
    )
    assert ("long: page 3 is nearly empty",) == book.warnings


def test_names_of_sheets_are_their_own() -> None:
    """Two sheets with one name would hide each other in messages."""
    with pytest.raises(ValueError, match="two sheets have one name"):
        press(sheet("one", "<p>a</p>"), sheet("one", "<p>b</p>"))


def test_whatever_weasyprint_warns_of_is_an_error() -> None:
    """A misspelt property in the stylesheet ends the build and is named with the sheet."""
    with pytest.raises(RenderError, match=r"^one: .*colour"):
        press(sheet("one", "<p>text</p>"), css="p { colour: red }")


def test_a_missing_harfbuzz_subset_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the package."""
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    with pytest.raises(SetupError, match="libharfbuzz-subset0"):
        require_harfbuzz_subset()


def test_the_garbage_collector_is_on_again_afterwards() -> None:
    """Also when the book fails."""
    with pytest.raises(RenderError):
        press(sheet("one", "<p>text</p>"), css="p { colour: red }")
    assert gc.isenabled()


def test_progress_names_each_sheet() -> None:
    """A sheet that prints folios is laid out twice: as a draft, and with its folios."""
    told: list[str] = []
    sheets = [
        contents(lambda folios: f"<p>{folios.get('a', '')}</p>"),
        sheet("one", pages(1, "a")),
    ]
    typeset(sheets, STYLESHEET, {}, METADATA, allowed_fonts=FONTS, progress=told.append)
    assert ["contents", "one", "contents"] == told


BOOK = """
import hashlib
from tests.render.press import FONTS, METADATA, STYLESHEET, contents, pages, press, sheet
book = press(
    contents(lambda folios: f'<p>{sorted(folios.items())}</p>', numbering="roman"),
    sheet("one", pages(2, "a"), start="recto"),
    sheet("two", '<h1>水</h1><table><tr><th>年</th></tr><tr><td>一</td></tr></table>', "zh-Hans"),
)
print(hashlib.sha256(book.pdf).hexdigest())
"""


def _digest_elsewhere(folder: Path, seed: str, zone: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone}
    found = subprocess.run(
        [sys.executable, "-c", BOOK],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout


def test_same_bytes_in_two_processes(tmp_path: Path) -> None:
    """Hash seed, time zone and working folder leave no trace in the file."""
    first = _digest_elsewhere(tmp_path, "1", "Asia/Shanghai")
    assert first == _digest_elsewhere(ROOT, "2", "America/Sao_Paulo")


def test_same_bytes_twice_in_one_process() -> None:
    """A second book in the same process is the same file."""
    digests = {hashlib.sha256(press(sheet("one", "<p>水 text</p>")).pdf).digest() for _ in range(2)}
    assert len(digests) == 1
