"""Chinese text of our own for tests of lines, and lines as they were laid out."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.ffi import ffi

from proceedings.render.justification import chinese_lines

MEASURE = 462.0
"""Width of the text in px: 33 em of 14 px."""
_PHRASES = (
    "水文站每天记录河流的高度",
    "档案馆保存了1998年以来的全部日志",
    "这份《河流志》共有24卷",
    "管理员说：“潮水不等人。”",
    "她问：“谁来校对《水位表》（第3版）？”",
    "雨季从11月5日开始——比往年早了12天——到次年3月结束",
    "湿度不得超过55%，温度不得高于18℃",
    "纸张、墨水、胶片……都怕潮湿",
    "‘缓流’一词见于《湖泊与堤坝》《河口记》和《潮汐手册》",
    "Tide Archive项目与PDF/A格式的档案互相印证",
    "“上游”“中游”与“下游”的记录各不相同",
    "约有300名志愿者（其中40人来自外地）参加",
    "路易斯·冈萨雷斯在第7次会上介绍了3D扫描",
    "经费为2.5亿元，占总数的30%以上",
    "河工们在堤上立了一块石碑",
    "为什么水会记得？没有人知道！",
    "他写道：“‘记忆’不是水，‘水’也不是记忆。”",
)
_LINKS = ("，", "；", "。", "，而", "。然而，", "：", "……", "——")


@dataclass(frozen=True)
class Line:
    """A line as it was laid out; lengths in px from the left edge of the text."""

    text: str
    left: float
    right: float
    """End of its ink: a mark's blank half at the end isn't counted."""
    is_first: bool
    is_last: bool
    glyphs: tuple[tuple[str, float], ...]
    """Characters and the widths that they are drawn at; a ligature is one."""


def paragraphs(count: int, seed: int = 5) -> Iterator[str]:
    """Write paragraphs of 3 to 12 phrases."""
    chance = Random(seed)  # noqa: S311 a test needs no secret
    for _ in range(count):
        phrases = [chance.choice(_PHRASES) for _ in range(chance.randint(3, 12))]
        links = [chance.choice(_LINKS) for _ in phrases[1:]]
        pairs = zip(phrases, [*links, "。"], strict=True)
        text = "".join(
            phrase + (link if phrase[-1] not in "。”？！" else "") for phrase, link in pairs
        )
        yield text


def lay_out(body: str, css: str = "", lang: str = "zh-Hans") -> list[Line]:
    """Lay out a body in lines of 33 em, as the book does."""
    page = HTML(string=f'<html lang="{lang}"><body>{body}</body></html>')
    style = (
        "@page { size: 462px 99999px; margin: 0 } body, p { margin: 0; orphans: 1; widows: 1 }"
        ' html { font: 14px/24px "Noto Serif CJK SC"; text-align: justify }'
        ' [lang="es"], .latin { font-family: "Linux Libertine O"; hyphens: auto }'
        " p { text-indent: 28px }" + css
    )
    with chinese_lines():
        document = HTML.render(page, stylesheets=[CSS(string=style)])
    return [line for page in document.pages for line in _lines(page._page_box)]  # noqa: SLF001


def _lines(box: Any) -> Iterator[Line]:  # noqa: ANN401 WeasyPrint has no types
    children = getattr(box, "children", ())
    inner = [child for child in children if isinstance(child, LineBox)]
    for number, line in enumerate(inner):
        yield _line(line, is_first=number == 0, is_last=number == len(inner) - 1)
    for child in children:
        if not isinstance(child, LineBox):
            yield from _lines(child)


def _line(line: Any, *, is_first: bool, is_last: bool) -> Line:  # noqa: ANN401
    texts = [box for box in line.descendants() if isinstance(box, TextBox) and box.text]
    glyphs = tuple(glyph for box in texts for glyph in _glyphs(box))
    left = texts[0].position_x if texts else 0.0
    right = texts[-1].position_x + texts[-1].width if texts else 0.0
    return Line("".join(box.text for box in texts), left, right, is_first, is_last, glyphs)


def _glyphs(box: Any) -> Iterator[tuple[str, float]]:  # noqa: ANN401
    box.pango_layout.reactivate(box.style)
    line, _ = box.pango_layout.get_first_line()
    text = box.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        starts = [*glyphs.log_clusters[0 : glyphs.num_glyphs], item.length]
        for index in range(glyphs.num_glyphs):
            characters = text[item.offset + starts[index] : item.offset + starts[index + 1]]
            yield characters.decode(), glyphs.glyphs[index].geometry.width / 1024
        run = run.next
    box.pango_layout.deactivate()
