"""Tests of Chinese lines: measured from the boxes that WeasyPrint laid out."""

import re
import subprocess
from contextlib import AbstractContextManager, nullcontext
from itertools import pairwise
from pathlib import Path

import pytest
import weasyprint
from weasyprint.layout import inline

from proceedings.render.justification import chinese_lines, lines_are_known
from proceedings.render.upstream import STUDIED_VERSION
from tests.render.chinese import MEASURE, Line, lay_out, paragraphs
from tests.render.press import press, reader, sheet

_NEVER_FIRST = "，。、；：！？”’）》…·%℃々"
_NEVER_LAST = "“‘（《"
_UNITS = "年月日天卷名人次版亿D"
_EM = 14.0
_HALF_PIXEL = 0.5


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    """More than 2,000 lines with quotes, brackets, dashes, ellipses, numerals and Latin words."""
    return lay_out("".join(f"<p>{text}</p>" for text in paragraphs(430)))


def _paragraph(text: str, css: str = "") -> list[Line]:
    return lay_out(f"<p>{text}</p>", css)


def _widths(line: Line) -> dict[str, float]:
    return {text: round(width / _EM, 2) for text, width in line.glyphs}


def test_the_installed_weasyprint_is_the_studied_one() -> None:
    """If this fails, WeasyPrint changed the modules that break, justify and draw lines.

    Read its `layout/inline.py`, `layout/preferred.py`, `text/line_break.py` and `draw/text.py`
    again, mend `render/setting.py` where they differ, and write the new digest into
    `render/justification.py`. Until then Chinese lines are set as WeasyPrint sets them.
    """
    assert STUDIED_VERSION == weasyprint.__version__
    assert lines_are_known()


def test_the_lines_are_chinese_in_the_block_only() -> None:
    """WeasyPrint is as it was after the block."""
    original = inline.justify_line
    with chinese_lines():
        assert original is not inline.justify_line
    assert original is inline.justify_line


def test_another_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Source that was not studied is not replaced."""
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    original = inline.justify_line
    with chinese_lines():
        assert original is inline.justify_line


def test_no_line_begins_or_ends_with_what_may_not(lines: list[Line]) -> None:
    """Kinsoku (避头尾): no violation in 2,000 lines."""
    assert len(lines) > 2_000
    begun = [line.text for line in lines if line.text[0] in _NEVER_FIRST]
    ended = [line.text for line in lines if not line.is_last and line.text[-1] in _NEVER_LAST]
    assert begun + ended == []


def test_no_line_ends_within_what_belongs_together(lines: list[Line]) -> None:
    """Dashes and ellipses of two, numerals and their units, Latin words."""
    parted = [
        f"{line.text}|{following.text}"
        for line, following in pairwise(lines)
        if not line.is_last
        and re.search(
            rf"——|……|[0-9]\|[0-9.]|[0-9]\|[{_UNITS}]|第\|[0-9]|[A-Za-z]\|[a-z]",
            f"{line.text[-1]}|{following.text[0]}".replace("—|—", "——").replace("…|…", "……"),
        )
    ]
    assert parted == []


def test_lines_end_at_the_measure(lines: list[Line]) -> None:
    """Also indented ones; a line of words that Latin type sets is no exception."""
    short = [line for line in lines if not line.is_last and abs(line.right - MEASURE) > _HALF_PIXEL]
    assert short == []
    drawn = [sum(width for _, width in line.glyphs) for line in lines if not line.is_last]
    indents = [28 * line.is_first for line in lines if not line.is_last]
    assert [
        width
        for width, indent in zip(drawn, indents, strict=True)
        if abs(indent + width - MEASURE) > _HALF_PIXEL
    ] == []


def test_last_lines_are_not_widened(lines: list[Line]) -> None:
    """An ideograph between ideographs is as wide as its type."""
    last = [line for line in lines if line.is_last]
    widths = {
        width
        for line in last
        for (text, width), (following, _) in pairwise(line.glyphs)
        if all("\u4e00" <= each <= "\u9fff" for each in text + following)
    }
    assert widths == {_EM}


def test_latin_words_are_not_spaced(lines: list[Line]) -> None:
    """Each letter before another letter is as wide in all lines as in the font."""
    widths: dict[str, set[float]] = {}
    for line in lines:
        for (text, width), (following, _) in pairwise(line.glyphs):
            if (text + following).isascii() and (text + following).isalpha():
                widths.setdefault(text + following, set()).add(width)
    assert len(widths) > 10
    assert {pair for pair, found in widths.items() if len(found) > 1} == set()


def test_lines_are_not_widened_before_a_closing_mark(lines: list[Line]) -> None:
    """Nor after an opening one."""
    wide = [
        text + following
        for line in lines
        for (text, width), (following, _) in pairwise(line.glyphs)
        if (text in _NEVER_LAST or following in "，。、；：！？”’）》")
        and "\u2018" <= text
        and width > _EM
        and text not in {"——", "…"}
    ]
    assert wide == []


def test_an_indented_line_is_two_ems_in() -> None:
    """28 px of 14 px type; then 31 characters fit, and 33 in the other lines."""
    first, second, last = _paragraph("水" * 70)
    assert (first.left, len(first.text)) == (28, 31)
    assert (second.left, len(second.text)) == (0, 33)
    assert len(last.text) == 70 - 31 - 33


def test_the_gap_between_the_scripts_is_no_space() -> None:
    """A sixth of an em, on both sides; not at marks, and not at the end of a line."""
    (line,) = _paragraph("与20个（A），第3版")
    widths = _widths(line)
    assert "".join(widths) == "与20个（A），第3版"
    assert list(widths.values()) == [1.17, 0.56, 0.72, 1, 1, 0.72, 0.5, 1, 1.17, 0.72, 1]
    first, *_ = _paragraph("水" * 30 + "与20个国家", "p { text-align: start }")
    assert first.glyphs[-1][0] == "与"
    assert first.glyphs[-1][1] == _EM


def test_a_written_space_is_the_gap() -> None:
    """As wide as where none is written."""
    (line,) = _paragraph("与 CELAC 国")
    assert [width for text, width in line.glyphs if text == " "] == pytest.approx(
        [_EM / 6] * 2, abs=0.01
    )


def test_gaps_stand_between_spans() -> None:
    """A text in another language has the same gap, on both sides."""
    (line,) = _paragraph('参见<span lang="es">Mar</span>的《海》，<b>甲</b>2')
    widths = _widths(line)
    assert (widths["见"], widths["甲"]) == (1.17, 1.17)
    assert line.right == pytest.approx(28 + sum(width for _, width in line.glyphs), abs=0.01)


def test_marks_share_their_blank_halves() -> None:
    """标点挤压: two marks are one and a half ems wide."""
    (line,) = _paragraph("记。”《甲》、《乙》（丙）。")
    assert [width / _EM for _, width in line.glyphs] == [
        *(1, 0.5, 0.5, 1, 1, 0.5, 0.5, 1, 1, 0.5, 1, 1, 0.5, 1)
    ]


def test_a_mark_that_ends_a_line_is_half_as_wide() -> None:
    """32 characters and a half mark stand in 33 ems, and half an em is given to the others."""
    first, _ = _paragraph("水" * 32 + "，" + "水" * 9, "p { text-indent: 0 }")
    assert first.text == "水" * 32 + "，"
    assert first.glyphs[-1][1] == _EM / 2
    assert first.right == pytest.approx(MEASURE, abs=0.01)


def test_dashes_and_dots_have_their_width_in_any_font() -> None:
    """Two ems for a dash, two for an ellipsis, half an em for a middle dot."""
    for css in ("", 'p { font-family: "Noto Sans CJK SC" }', "p { font-weight: bold }"):
        (line,) = _paragraph("甲——乙……丙·丁<b>——</b>戊", css)
        widths = _widths(line)
        assert (widths["——"], widths["…"], widths["·"]) == (2.0, 1.0, 0.5)


def test_a_note_call_stays_with_its_text() -> None:
    """It begins no line, and stands at the ink of the mark before it."""
    css = """
        p { text-indent: 0 }
        sup { font: 14px "Linux Libertine O"; font-variant-position: super }
        sup::before { content: "\\2060" }
    """
    first, second = _paragraph("水" * 32 + "流。<sup>1</sup>水水水", css)
    assert first.text.endswith("水")
    assert second.text.startswith("流。")
    (line,) = _paragraph("流。<sup>1</sup>水", css)
    assert _widths(line)["。"] == _EM / 2 / _EM


def test_a_line_with_little_text_is_left_short() -> None:
    """A long word that does not fit leaves three characters: they are not drawn apart."""
    first, *_ = _paragraph(
        '见此处<span lang="es">' + "x" * 70 + "</span>", "[lang=es] { hyphens: none }"
    )
    assert first.text == "见此处"
    assert first.right < MEASURE / 2


def test_boxes_as_wide_as_their_text_hold_the_gaps() -> None:
    """Nothing in them is broken for want of the gap's width."""
    (line,) = lay_out('<div style="display: inline-block">与20个国家的5次会议·甲</div>')
    assert line.text == "与20个国家的5次会议·甲"


def test_long_addresses_break_anywhere() -> None:
    """Where the style sheet lets them."""
    address = "https://example.org/水文/" + "x" * 200
    found = _paragraph(f'<span style="overflow-wrap: anywhere">{address}</span>')
    assert "".join(line.text for line in found) == address
    assert max(line.right for line in found) <= MEASURE + _HALF_PIXEL


def _taken_from_file(body: str, folder: Path, block: AbstractContextManager[None]) -> str:
    style = (
        "@page { size: 500px 800px; margin: 19px } body, p { margin: 0 }"
        ' html { font: 14px/24px "Noto Serif CJK SC"; text-align: justify }'
        " p { text-indent: 28px }"
    )
    file = folder / "lines.pdf"
    with block:
        html = weasyprint.HTML(string=f'<html lang="zh-Hans"><body>{body}</body></html>')
        html.write_pdf(file, stylesheets=[weasyprint.CSS(string=style)])
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def test_text_taken_from_the_file_has_no_space_more(tmp_path: Path) -> None:
    """Neither at gaps nor in widened lines; only the ends of lines are whitespace."""
    texts = list(paragraphs(60))
    found = _taken_from_file("".join(f"<p>{each}</p>" for each in texts), tmp_path, chinese_lines())
    assert re.sub(r"\s", "", "".join(texts)) == re.sub(r"\s", "", found)
    assert set(re.findall(r". .", found)) == {"e A"}


def test_a_number_among_ideographs_is_taken_as_written(tmp_path: Path) -> None:
    """Also next to a text in another language."""
    body = '<p>中国与20个国家，参见<span lang="es">Mar</span>的2.5亿元</p>'
    found = _taken_from_file(body, tmp_path, chinese_lines())
    assert found.split() == ["中国与20个国家，参见Mar的2.5亿元"]


def test_other_languages_are_set_as_before() -> None:
    """The same bytes, also with Chinese names in the text."""
    text = (
        '<p>Water and <span lang="zh-Hans">水与20个档案</span> — “archives” ' + "of a river " * 60
    )
    css = "p { text-align: justify; hyphens: auto }"
    html = weasyprint.HTML(string=f'<html lang="en"><body>{text}</body></html>')
    pdfs = []
    for block in (nullcontext(), chinese_lines()):
        with block:
            pdfs.append(html.write_pdf(stylesheets=[weasyprint.CSS(string=css)]))
    assert pdfs[0] == pdfs[1]


def test_the_engine_sets_chinese_lines() -> None:
    """A book's Chinese page is justified and keeps its notes and glyphs."""
    text = next(paragraphs(1))
    css = 'html { font-family: "Noto Serif CJK SC" } p { text-align: justify }'
    note = '<span class="footnote" id="n" role="doc-footnote">《河流志》第3卷。</span>'
    book = press(sheet("a", f"<p>{text}{note}</p>", lang="zh-Hans"), css=css)
    assert book.fonts == ("Noto Serif CJK SC",)
    contents = reader(book).pages[0].get_contents()
    assert contents is not None
    assert b"/ActualText" in contents.get_data()
