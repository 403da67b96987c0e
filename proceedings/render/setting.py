"""Set Chinese lines: WeasyPrint's boxes come in, lines broken, spaced and justified go out.

Only `justification` imports this module, and only for the WeasyPrint that it knows. Each method of
`Compositor` stands in for WeasyPrint's function of that name and hands on what isn't Chinese.

Pango shapes the text; spaces are then put into its glyph strings, not into the text, so a text that
is taken from the file has no character more or less. Widths here are in Pango units, 1/1024 px.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any, TypeAlias

from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango

from proceedings.render import composition
from proceedings.render.actual_text import GAP_READ_AS_SPACE, Blank, Filler, Glyph
from proceedings.render.composition import Expansion, Kind

__all__ = ["Compositor"]

# WeasyPrint is published without types.
Box: TypeAlias = Any
Context: TypeAlias = Any
Style: TypeAlias = Any

_UNITS = int(TO_UNITS)
_PX = float(FROM_UNITS)
_DRAWN_OTHERWISE = "·—…"
_FULL = 0.95
"""A mark at least so wide, in em, is full-width: the same code is narrow in a Latin font."""
_WIDEST = {Expansion.FIRST: 1.0, Expansion.THEN: 0.5}
"""A line that would have to be widened by more than so much, in em, at each place is left short."""
_FIRST_SHARE = 1 / 6
"""Spaces and gaps between scripts take so much, in em, before all places take the rest."""
_RATIOS = (1.2, 2.5)
"""Characters to an em of the line: shaping more of a text than a line holds costs time."""
_DRAWN = 1000 / 1024
"""WeasyPrint draws an offset of Pango units as if they were thousandths of a px."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Where the text of a box stands in its paragraph."""

    text: str
    """The paragraph; note calls and boxes in the line are single signs, `MARK` and `ATOMIC`."""
    start: int
    """Index of the box's first character."""
    is_han: bool
    """Whether the box is set in Chinese type; the rest is broken and hyphenated by WeasyPrint."""
    begins_line: bool = False
    """Whether the box begins a line that isn't the first of its paragraph."""


class _Layout(line_break.Layout):  # type: ignore[misc] # WeasyPrint is published without types
    """A Pango layout with spaces before and after characters, by index of their first byte."""

    before: dict[int, int]
    after: dict[int, int]
    is_fresh: bool

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 its signature
        super().set_text(text, justify)
        self.is_fresh = True

    def get_first_line(self) -> tuple[Any, int | None]:
        """Give the first line, with its spaces."""
        line, index = super().get_first_line()
        if self.is_fresh and (self.before or self.after):
            self._space(line)
        self.is_fresh = False
        return line, index

    def _space(self, line: Any) -> None:  # noqa: ANN401 a Pango line
        for glyph, first, stop in _clusters(line):
            for byte in range(first, stop):
                if byte in self.after:
                    glyph.geometry.width += self.after[byte]
                if byte in self.before:
                    glyph.geometry.width += self.before[byte]
                    glyph.geometry.x_offset += round(self.before[byte] * _DRAWN)


def _clusters(line: Any) -> Iterator[tuple[Any, int, int]]:  # noqa: ANN401 a Pango line
    """Yield the last glyph of each cluster of a line, and the bytes that it stands for."""
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        count, offset = glyphs.num_glyphs, item.offset
        starts = [*glyphs.log_clusters[0:count], item.length]
        for index in range(count):
            if starts[index] < starts[index + 1]:
                yield glyphs.glyphs[index], offset + starts[index], offset + starts[index + 1]
        run = run.next


class Compositor:
    """Stands in for WeasyPrint's functions on lines."""

    def __init__(self) -> None:
        """Keep WeasyPrint's functions, for all that isn't Chinese."""
        self._next_linebox = inline.get_next_linebox
        self._split_text_box = inline.split_text_box
        self._split_first_line = inline.split_first_line
        self._can_break_text = inline.can_break_text
        self._text_align = inline.text_align
        self._justify_line = inline.justify_line
        self._line_widths = preferred.inline_line_widths
        self._draw_first_line = drawing.draw_first_line
        self._is_chinese = False
        """Whether the line that is being made is Chinese."""
        self._resumed: Box | None = None
        """The box that begins it, if it isn't the first of its paragraph."""
        self._leaf: _Leaf | None = None
        """Place of the text that is being split."""

    def get_next_linebox(
        self,
        context: Context,
        linebox: Box,
        position_y: float,
        bottom_space: float,
        skip_stack: Any,  # noqa: ANN401 a path to a box
        *rest: Any,  # noqa: ANN401 boxes and styles
    ) -> Any:  # noqa: ANN401 a line
        """Make a line, and know whether it's Chinese."""
        outer = self._is_chinese, self._resumed
        self._is_chinese = _is_chinese(linebox)
        if self._is_chinese:
            _place_leaves(linebox)
            self._resumed = _leaf_at(linebox, skip_stack) if skip_stack else None
        try:
            return self._next_linebox(context, linebox, position_y, bottom_space, skip_stack, *rest)
        finally:
            self._is_chinese, self._resumed = outer

    def split_text_box(
        self,
        context: Context,
        box: Box,
        available_width: float | None,
        skip: int,
        is_line_start: bool = True,  # noqa: FBT001, FBT002 its signature
    ) -> Any:  # noqa: ANN401 a box and where to go on
        """Split a text box, and know where its text stands in the paragraph."""
        leaf: _Leaf | None = getattr(box, "leaf", None)
        if leaf is None:
            return self._split_text_box(context, box, available_width, skip, is_line_start)
        before = len(box.text.encode()[:skip].decode())
        begins = leaf.begins_line or skip > 0 or box is self._resumed
        self._leaf = replace(leaf, start=leaf.start + before, begins_line=begins)
        new_box, *rest = self._split_text_box(context, box, available_width, skip, is_line_start)
        if new_box is not None:
            new_box.leaf = replace(leaf, start=leaf.start + before, begins_line=begins)
        self._leaf = None
        return new_box, *rest

    def split_first_line(  # noqa: PLR0913, PLR0917 its signature
        self,
        text: str,
        style: Style,
        context: Context,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,  # noqa: FBT001, FBT002 its signature
        minimum: bool = False,  # noqa: FBT001, FBT002 its signature
    ) -> Any:  # noqa: ANN401 a layout, lengths and sizes
        """Fit text into a line."""
        leaf, self._leaf = self._leaf, None
        if leaf is not None and leaf.is_han and style["white_space"] in {"normal", "nowrap"}:
            return _fit(leaf, text, style, max_width, is_line_start=is_line_start)
        found = self._split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        return found if leaf is None else _spaced(leaf, found, style, max_width)

    def can_break_text(self, text: str, lang: str | None) -> bool:
        """Tell whether a line may end within a text."""
        if not self._is_chinese or not text:
            return bool(self._can_break_text(text, lang))
        breaks = line_break.get_log_attrs(text, lang)
        return any(
            composition.may_break(
                text[place - 1], text[place], default=bool(breaks[place].is_line_break)
            )
            for place in range(1, len(text))
        )

    def text_align(
        self,
        context: Context,
        line: Box,
        available_width: float,
        last: bool,  # noqa: FBT001 its signature
    ) -> float:
        """Align a line by its ink: no gap at its end, and half a mark's width where it breaks."""
        if self._is_chinese:
            _close(line, is_last=bool(last))
        return float(self._text_align(context, line, available_width, last))

    def justify_line(self, context: Context, line: Box, extra_width: float) -> None:
        """Widen a line."""
        if self._is_chinese:
            _justify(line, round(extra_width * _UNITS))
        else:
            self._justify_line(context, line, extra_width)

    def inline_line_widths(  # noqa: PLR0913, PLR0917 its signature
        self,
        context: Context,
        box: Box,
        outer: bool,  # noqa: FBT001 its signature
        is_line_start: bool,  # noqa: FBT001 its signature
        minimum: bool,  # noqa: FBT001 its signature
        skip_stack: Any = None,  # noqa: ANN401 a path to a box
        first_line: bool = False,  # noqa: FBT001, FBT002 its signature
    ) -> Iterator[float]:
        """Give the widths of lines, for boxes as wide as their text."""
        widths: Iterator[float] = self._line_widths(
            context, box, outer, is_line_start, minimum, skip_stack, first_line
        )
        if minimum or not isinstance(box, LineBox) or not _is_chinese(box):
            return widths
        _place_leaves(box)
        more = _gaps(box)
        return (width + more for width in widths)

    def draw_first_line(self, stream: Any, textbox: Box, *rest: Any) -> Any:  # noqa: ANN401
        """Draw a text, with the gaps in it filled."""
        if isinstance(textbox.pango_layout, _Layout) and (gaps := _wide_gaps(textbox)):
            glyphs = list(_drawn(stream, textbox, gaps))
            stream.show_text = Filler(glyphs, stream.show_text, stream.stream.append)
        try:
            return self._draw_first_line(stream, textbox, *rest)
        finally:
            vars(stream).pop("show_text", None)


def _is_chinese(linebox: Box) -> bool:
    style = linebox.style
    return style["direction"] == "ltr" and (style["lang"] or "").startswith("zh")


def _leaves(box: Box) -> Iterator[Box]:
    """Yield the text boxes and the atomic boxes of a line in their order."""
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, InlineBox):
            yield from _leaves(child)
        else:
            yield child


def _leaf_at(linebox: Box, skip_stack: Any) -> Box | None:  # noqa: ANN401 a path to a box
    """Give the leaf that a path leads to."""
    box = linebox
    while not isinstance(box, TextBox):
        index = 0
        if skip_stack:
            ((index, skip_stack),) = skip_stack.items()
        children = getattr(box, "children", ())
        if index >= len(children):
            return None
        box = children[index]
    return box


def _place_leaves(linebox: Box) -> None:
    """Tell each text box of a paragraph where its text stands in it, once."""
    if hasattr(linebox, "leaf"):
        return
    linebox.leaf = None
    boxes = list(_leaves(linebox))
    texts = [_text_of(box, linebox) for box in boxes]
    paragraph = "".join(text for text, _ in texts)
    start = 0
    for box, (text, is_han) in zip(boxes, texts, strict=True):
        box.leaf = _Leaf(paragraph, start, is_han) if isinstance(box, TextBox) else None
        start += len(text)


def _text_of(box: Box, linebox: Box) -> tuple[str, bool]:
    """Give the text of a leaf as the rules see it, and whether it is set in Chinese type."""
    if not isinstance(box, TextBox):
        return composition.ATOMIC, False
    if box.style["font_variant_position"] == "super":
        return composition.MARK * len(box.text), False
    if composition.is_chinese(box.text):
        return box.text, True
    if box.style["font_family"][0] == linebox.style["font_family"][0]:
        return box.text, any(composition.kind(each) is not Kind.LATIN for each in box.text)
    return "".join(_in_latin_type(each) for each in box.text), False


def _in_latin_type(character: str) -> str:
    """Give a character as the rules see it: quotes and dashes are narrow in Latin type."""
    return character if composition.kind(character) in {Kind.LATIN, Kind.SPACE} else '"'


def _gaps(linebox: Box) -> float:
    """Give the width, in px, of the spaces that the rules put into a paragraph."""
    total = 0.0
    for box in _leaves(linebox):
        if box.leaf is not None:
            spaces = sum(max(space, 0.0) for space in _spaces(box.leaf, len(box.text)))
            total += (spaces + box.text.count("·")) * float(box.style["font_size"])
    return total


def _spaces(leaf: _Leaf, length: int) -> list[float]:
    """Give the rules' space between each character of a text and the next one, in em."""
    around = leaf.text[leaf.start : leaf.start + length + 1]
    spaces = [composition.space_between(before, after) for before, after in pairwise(around)]
    return spaces + [0.0] * (length - len(spaces))


def _layout(style: Style, max_width: float | None = None) -> _Layout:
    layout = _Layout(style, 0, max_width)
    layout.before, layout.after = {}, {}
    return layout


class _Row:
    """A text in one long line, with the rules' spaces."""

    def __init__(self, leaf: _Leaf, text: str, style: Style, max_width: float | None) -> None:
        """Shape a text and space its characters."""
        self.leaf = leaf
        self.text = text
        self.layout = _layout(style, max_width)
        self.layout.set_text(text)
        self.em = round(float(style["font_size"]) * _UNITS)
        line, _ = self.layout.get_first_line()
        self.bytes = _byte_indexes(text)
        self.advances = _advances(line, self.bytes)
        self.before = [0] * len(text)
        self.after = self._spaces()
        for index, character in enumerate(text):
            if character in _DRAWN_OTHERWISE:
                self._centre(index)
        if leaf.begins_line and text and self._is_full(0):
            self.before[0] += round(composition.space_at_start(text[0]) * self.em)

    def _is_full(self, index: int) -> bool:
        return index >= len(self.advances) or self.advances[index] >= _FULL * self.em

    def _spaces(self) -> list[int]:
        """Give the space between each character and the next one."""
        spaces = [round(space * self.em) for space in _spaces(self.leaf, len(self.text))]
        for index, space in enumerate(spaces):
            if space < 0:
                blank = index if composition.space_at_end(self.text[index]) else index + 1
                spaces[index] = space if self._is_full(blank) else 0
        for index in range(1, len(self.text) - 1):
            if self.text[index] == " " and composition.is_word_space(self.text, index):
                spaces[index] = round(composition.GAP * self.em) - self.advances[index]
        return spaces

    def _centre(self, index: int) -> None:
        """Set a middle dot in half an em and half of a dash in an em: fonts draw them otherwise."""
        width, count = composition.HALF, 1
        if composition.kind(self.text[index]) is Kind.DASH:
            width = count = 1 + (self.advances[index + 1 : index + 2] == [0])  # a ligature
        room = round(width * self.em) - self.advances[index]
        if self.advances[index] and (room > 0 or width == composition.HALF):
            self.before[index] += room // 2
            self.after[index + count - 1] += room - room // 2

    def at_end(self, index: int) -> int:
        """Give the space after a character that ends a line."""
        if composition.kind(self.text[index]) is Kind.MIDDLE:
            return self.before[index]
        space = composition.space_at_end(self.text[index])
        return round(space * self.em) if space and self._is_full(index) else 0

    def breaks(self) -> Iterator[int]:
        """Yield the places that may begin another line."""
        attributes = pango.pango_layout_get_log_attrs_readonly(self.layout.layout, ffi.NULL)
        for place, (before, after) in enumerate(pairwise(self.text), start=1):
            default = bool(attributes[place].is_line_break)
            if composition.may_break(
                before, after, default=default
            ) and not composition.leaves_one_letter(self.leaf.text, self.leaf.start + place):
                yield place

    def widths(self, room: int) -> list[int]:
        """Give the width of the line if it ended after each character, spaces not counted.

        The first width beyond the room, and a mark more, is the last one.
        """
        found: list[int] = []
        position = width = 0
        for index, character in enumerate(self.text):
            position += self.before[index] + self.advances[index]
            if character != " ":
                width = position + self.at_end(index)
            found.append(width)
            if width > room + self.em:
                break
            position += self.after[index]
        return found

    @property
    def width(self) -> int:
        """Width of the whole text, with the space after it."""
        return sum(self.before) + sum(self.advances) + sum(self.after)

    def cut(self, stop: int, style: Style, *, is_closed: bool) -> Any:  # noqa: ANN401
        """Give the first characters as WeasyPrint's function does."""
        text = self.text[:stop].rstrip(" ") if is_closed else self.text[:stop]
        layout = self.layout
        for index in range(len(text)):
            if self.before[index]:
                layout.before[self.bytes[index]] = self.before[index]
            if self.after[index]:
                layout.after[self.bytes[index]] = self.after[index]
        if text and is_closed:
            layout.after[self.bytes[len(text) - 1]] = self.at_end(len(text) - 1)
        layout.set_text(text)
        line, _ = layout.get_first_line()
        width, height = line_break.line_size(line, style)  # Pango measured before the spaces
        width += (sum(layout.before.values()) + sum(layout.after.values())) * _PX
        baseline = pango.pango_layout_get_baseline(layout.layout) * _PX
        layout.deactivate()
        return layout, len(text.encode()), width, height, baseline


def _fit(
    leaf: _Leaf, text: str, style: Style, max_width: float | None, *, is_line_start: bool
) -> Any:  # noqa: ANN401 a layout, lengths and sizes
    """Put as much of a text as possible into a line."""
    if max_width is None or style["white_space"] == "nowrap" or max_width >= 2**21:
        return _whole(_Row(leaf, text, style, max_width), style)
    room = round(max_width * _UNITS)
    row = _long_enough(leaf, text, style, max_width)
    is_whole = len(row.text) == len(text)
    if is_whole and row.width <= room:
        return _whole(row, style)
    widths = row.widths(room)
    if is_whole and len(widths) == len(text) and widths[-1] <= room and text[-1] != " ":
        return _result(row.cut(len(text), style, is_closed=True), None)
    stop = _stop(row, widths, room, anywhere=is_line_start and _wraps_anywhere(style))
    if stop == len(text):
        return _whole(row, style)
    return _result(row.cut(stop, style, is_closed=True), len(text[:stop].encode()))


def _long_enough(leaf: _Leaf, text: str, style: Style, max_width: float) -> _Row:
    """Shape so much of a text that it is longer than the line, at best."""
    characters = max(max_width, 0) / float(style["font_size"])
    for ratio in _RATIOS:
        short = text[: int(characters * ratio) + 4]
        row = _Row(leaf, short, style, max_width)
        if len(short) == len(text) or row.width > max_width * _UNITS + 2 * row.em:
            return row
    return _Row(leaf, text, style, max_width)


def _stop(row: _Row, widths: list[int], room: int, *, anywhere: bool) -> int:
    """Find where a line ends: the last place that fits, or else the first one."""
    fitting = sum(1 for width in widths if width <= room)
    stop = 0
    for place in row.breaks():
        if stop and place > fitting:
            break
        stop = place
    if anywhere and not 0 < stop <= fitting:
        return max(1, fitting)
    return stop or len(row.text)


def _wraps_anywhere(style: Style) -> bool:
    return style["overflow_wrap"] in {"anywhere", "break-word"}


def _whole(row: _Row, style: Style) -> Any:  # noqa: ANN401 a layout, lengths and sizes
    return _result(row.cut(len(row.text), style, is_closed=False), None)


def _result(cut: Any, resume: int | None) -> Any:  # noqa: ANN401 a layout, lengths and sizes
    layout, length, width, height, baseline = cut
    return layout, length, resume, width, height, baseline


def _spaced(leaf: _Leaf, found: Any, style: Style, max_width: float | None) -> Any:  # noqa: ANN401
    """Let a text in Latin type, which WeasyPrint split, take spaces, and one after it."""
    layout, length, resume, width, height, baseline = found
    layout.__class__ = _Layout
    layout.before, layout.after, layout.is_fresh = {}, {}, True
    if resume is None and layout.text:
        place = leaf.start + len(layout.text) - 1
        space = sum(_spaces(replace(leaf, start=place), 1)) * float(style["font_size"])
        if space > 0 and (max_width is None or width + space <= max_width):
            layout.after[_byte_indexes(layout.text)[-1]] = round(space * _UNITS)
            width += space
    return layout, length, resume, width, height, baseline


def _byte_indexes(text: str) -> list[int]:
    """Give the index of the first byte of each character."""
    return list(accumulate((_bytes(character) for character in text), initial=0))[:-1]


def _bytes(character: str) -> int:
    code = ord(character)
    return 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)  # noqa: PLR2004 UTF-8


def _advances(line: Any, indexes: list[int]) -> list[int]:  # noqa: ANN401 a Pango line
    """Give the width of each character; that of a ligature counts for its first character."""
    characters = {byte: index for index, byte in enumerate(indexes)}
    advances = [0] * len(indexes)
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        infos, clusters, offset = glyphs.glyphs, glyphs.log_clusters, item.offset
        for index in range(glyphs.num_glyphs):
            place = characters.get(offset + clusters[index])
            if place is not None:  # WeasyPrint lets a zero-width space follow a last, spaced one
                advances[place] += infos[index].geometry.width
        run = run.next
    return advances


def _close(line: Box, *, is_last: bool) -> None:
    """Set the space after the last character of a line."""
    path = _path_to_last_text(line)
    if not path or not isinstance(path[-1].pango_layout, _Layout) or path[-1].leaf is None:
        return
    box = path[-1]
    layout, index = box.pango_layout, len(box.text) - 1
    byte = _byte_indexes(box.text)[-1]
    if is_last or not box.leaf.is_han:
        space = min(layout.after.get(byte, 0), 0)
    else:
        space = round(composition.space_at_end(box.text[index]) * _em(box))
    if composition.kind(box.text[index]) is Kind.MIDDLE:
        return
    change = (space - layout.after.get(byte, 0)) * _PX
    layout.after[byte] = space
    for each in path:
        each.width += change


def _path_to_last_text(line: Box) -> list[Box]:
    """Give the last text of a line and the boxes that it stands in, from the outside."""
    path = [line]
    while isinstance(path[-1], (LineBox, InlineBox)):
        inner = [
            child
            for child in path[-1].children
            if child.is_in_normal_flow() and not (isinstance(child, TextBox) and not child.text)
        ]
        if not inner:
            return []
        path.append(inner[-1])
    return path if isinstance(path[-1], TextBox) else []


def _em(box: Box) -> int:
    return round(float(box.style["font_size"]) * _UNITS)


def _justify(line: Box, extra: int) -> None:
    """Widen a line at spaces and between scripts first, then wherever Chinese lines widen."""
    boxes = [
        box
        for box in _leaves(line)
        if isinstance(box, TextBox) and box.text and isinstance(box.pango_layout, _Layout)
    ]
    places = [
        (box, byte, how)
        for box in boxes
        for byte, before, after in _pairs(box, is_last=box is boxes[-1])
        if (how := composition.expansion(before, after)) is not Expansion.NEVER
    ]
    if extra > sum(_WIDEST[how] for _, _, how in places) * _em(line):
        return
    first = [place for place in places if place[2] is Expansion.FIRST]
    share = min(extra, round(len(first) * _FIRST_SHARE * _em(line)))
    added: dict[int, int] = {}
    for group, amount in ((first, share), (places, extra - share)):
        for number, (box, byte, _) in enumerate(group):
            part = amount * (number + 1) // len(group) - amount * number // len(group)
            box.pango_layout.after[byte] = box.pango_layout.after.get(byte, 0) + part
            added[id(box)] = added.get(id(box), 0) + part
    _shift(line, added, 0)


def _pairs(box: Box, *, is_last: bool) -> Iterator[tuple[int, str, str]]:
    """Yield each character of a text with the next one, and the index of its first byte.

    The last character of a line has no next one.
    """
    around = box.leaf.text[box.leaf.start : box.leaf.start + len(box.text) + (not is_last)]
    for byte, (before, after) in zip(_byte_indexes(box.text), pairwise(around), strict=False):
        yield byte, before, after


def _shift(box: Box, added: dict[int, int], advance: float) -> float:
    """Widen boxes by what was added to their text, and move what follows."""
    if isinstance(box, TextBox):
        box.position_x += advance
        more = added.get(id(box), 0) * _PX
        box.width += more
        return advance + more
    if isinstance(box, (LineBox, InlineBox)):
        box.position_x += advance
        before = advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _shift(child, added, advance)
        box.width += advance - before
        return advance
    box.translate(advance, 0)
    return advance


def _wide_gaps(box: Box) -> set[int]:
    """Give the characters, by index of their first byte, with a gap that isn't a space."""
    leaf, widest = box.leaf, round(GAP_READ_AS_SPACE * _em(box))
    wide = {byte for byte, space in box.pango_layout.after.items() if space >= widest}
    if not wide:
        return wide
    return {
        byte
        for index, byte in enumerate(_byte_indexes(box.text))
        if byte in wide and " " not in leaf.text[leaf.start + index : leaf.start + index + 2]
    }


def _drawn(stream: Any, box: Box, gaps: set[int]) -> Iterator[Glyph]:  # noqa: ANN401 untyped
    """Yield the glyphs of a text as WeasyPrint draws them."""
    text = box.pango_layout.text.encode()
    space = _layout(box.style)
    space.set_text(" ")
    blank_line, _ = space.get_first_line()
    blank_run = blank_line.runs[0].data
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)  # noqa: FBT003
    line, _ = box.pango_layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        is_same = item.analysis.font == blank_run.item.analysis.font
        blank = _blank(stream, blank_run) if is_same else None
        infos, offset = glyphs.glyphs, item.offset
        starts = [*glyphs.log_clusters[0 : glyphs.num_glyphs], item.length]
        for index, (start, stop) in enumerate(pairwise(starts)):
            if infos[index].glyph != pango.PANGO_GLYPH_EMPTY:
                is_wide = blank and not gaps.isdisjoint(range(offset + start, offset + stop))
                characters = text[offset + start : offset + stop] if is_wide else b""
                yield Glyph(characters.decode(), blank if is_wide else None)
        run = run.next


def _blank(stream: Any, run: Any) -> Blank:  # noqa: ANN401 WeasyPrint and Pango have no types
    """Give the glyph of a space, and have its font keep it."""
    font, font_size = stream.add_font(run.item.analysis.font)
    glyph = run.glyphs.glyphs[0]
    width = round(glyph.geometry.width * 1000 * _PX / font_size)
    font.to_unicode.setdefault(glyph.glyph, " ")
    return Blank(glyph.glyph, font.widths.setdefault(glyph.glyph, width))
