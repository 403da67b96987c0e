"""Spreadsheets: what people see and may write, and that nothing in a cell is ever run."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from proceedings.exchange import sheet
from proceedings.exchange.rows import Bilingual, Row, UnholdableError, identity
from proceedings.language.pairs import State


def row(source: str, target: str = "", state: State = State.TRANSLATED, previous: str = "") -> Row:
    """Return a row of a title."""
    key = "event/title"
    sent = Row(identity(key, source), key, "event", "event", "title", "en", source, target, state)
    return replace(sent, previous=previous)


def opened(*rows: Row, lang: str = "es") -> Any:  # noqa: ANN401 openpyxl's cells have many types
    """Return the sheet as a program opens it."""
    content = sheet.write(Bilingual("2031-x", lang, rows), str)
    return load_workbook(io.BytesIO(content), rich_text=True).worksheets[0]


def at(page: Any, name: str, number: int = 3) -> Any:  # noqa: ANN401 as above
    """Return a cell by the name of its column."""
    names = {cell.value: cell.column for cell in page[1]}
    return page.cell(number, names[name])


def test_only_three_columns_can_be_written() -> None:
    """The rest is locked, without a password: it is a help, no fence."""
    page = opened(row("One", "Uno"))
    names = [cell.value for cell in page[1]][1:]
    free = [name for name in names if not at(page, name).protection.locked]
    assert ["target", "done", "remark"] == free
    assert page.protection.sheet
    assert page.protection.password is None


def test_people_see_headings_and_no_machinery() -> None:
    """The row of names and the columns of marks are hidden; headings stay while one scrolls."""
    page = opened(row("One", "Uno"))
    hidden = {name for name, each in page.column_dimensions.items() if each.hidden}
    assert {"L", "M", "N"} == hidden
    assert page.row_dimensions[1].hidden
    assert ("E3", "A2:K3") == (page.freeze_panes, page.auto_filter.ref)
    assert ["no.", "kind", "what it is", "source", "translation", "done", "your comment"] == [
        cell.value for cell in page[2]
    ][:7]


def test_headings_are_in_the_translators_language() -> None:
    """They go through the interface, as every word of it."""
    content = sheet.write(Bilingual("2031-x", "es", (row("One"),)), str.upper)
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert "TRANSLATION" == page["E2"].value


def test_chinese_has_a_chinese_typeface() -> None:
    """A Latin typeface would leave the choice to chance."""
    assert "Microsoft YaHei" == opened(row("One", "一"), lang="zh-Hans")["E3"].font.name
    assert "Calibri" == opened(row("One", "Uno"))["E3"].font.name


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0", "2025", "1/2"]
)
def test_text_that_looks_like_more_is_text(text: str) -> None:
    """Neither on opening nor on editing does a program take it for a formula, number or date."""
    cell = at(opened(row(text, text)), "target")
    assert (text, "s", "@") == (cell.value, cell.data_type, cell.number_format)
    if text[0] in "=+-@":
        assert cell.quotePrefix
    content = sheet.write(Bilingual("2031-x", "es", (row(text, text),)), str)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("value", "said", "problem"),
    [
        ("=1+1", "=1+1", "the cell holds a formula"),
        (
            datetime.fromisoformat("2025-07-25"),
            "2025-07-25 00:00:00",
            "the cell holds a date or an error, no text",
        ),
        (2025, "2025", None),
    ],
)
def test_what_is_no_text_is_said(value: object, said: str, problem: str | None) -> None:
    """A formula comes back as written, never as its value."""
    book = load_workbook(io.BytesIO(sheet.write(Bilingual("x", "es", (row("One"),)), str)))
    page: Any = book.worksheets[0]
    page["E3"].value = value
    if not isinstance(value, str):
        page["E3"].number_format = "General" if isinstance(value, int) else "yyyy-mm-dd"
    out = io.BytesIO()
    book.save(out)
    (back,) = sheet.read(out.getvalue()).rows
    assert (said, problem) == (back.target, back.problem.text() if back.problem else None)
    assert "es!E3" == back.cell


@pytest.mark.parametrize(
    ("value", "expected"), [("✓", True), ("sí", True), (True, True), ("?", False)]
)
def test_done_is_said_clearly_or_not_at_all(value: object, *, expected: bool) -> None:
    """What is no yes is a no."""
    book = load_workbook(io.BytesIO(sheet.write(Bilingual("x", "es", (row("One"),)), str)))
    page: Any = book.worksheets[0]
    page["F3"].value = value
    out = io.BytesIO()
    book.save(out)
    assert expected == sheet.read(out.getvalue()).rows[0].is_done


def test_columns_may_be_moved_and_rows_sorted() -> None:
    """Names and identities go with them."""
    rows = (row("One", "Uno"), row("Two", "Dos"))
    book = load_workbook(io.BytesIO(sheet.write(Bilingual("x", "es", rows), str)))
    page: Any = book.worksheets[0]
    page.insert_cols(2)
    page.move_range("A3:O3", rows=5)
    out = io.BytesIO()
    book.save(out)
    back = sheet.read(out.getvalue()).rows
    assert [(rows[1].id, "Dos"), (rows[0].id, "Uno")] == [(each.id, each.target) for each in back]


def test_an_earlier_source_shows_what_changed() -> None:
    """What was removed is struck out, what was added underlined."""
    stale = row("It should not stand", "Debe", State.STALE, previous="It should stand")
    blocks = at(opened(stale), "previous").value
    assert ["not "] == [each.text for each in blocks if each.font.u]
    assert [] == [each.text for each in blocks if each.font.strike]


def test_a_text_too_long_for_a_cell_is_refused_by_name() -> None:
    """Excel would cut it off: 32,767 characters, counted as UTF-16 counts them."""
    fits, long = row("a" * 32_767), row("𠀀" * 16_384)
    assert sheet.write(Bilingual("x", "es", (fits,)), str)
    with pytest.raises(UnholdableError) as caught:
        sheet.write(Bilingual("x", "es", (fits, long)), str)
    assert ("event/title",) == caught.value.keys
