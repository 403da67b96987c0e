"""Chinese lines in WeasyPrint: guarded, in the `with` block, and only while it is as studied.

WeasyPrint's functions that break and justify lines come in; the same functions go out, which set
the lines of Chinese paragraphs by the rules of `composition`, and all others as before.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager

from proceedings.render.upstream import STUDIED_VERSION

__all__ = ["chinese_lines", "lines_are_known"]

_STUDIED = "36f94e8527140f43a9a1eb9bf948f1050209ed75d6f57dc076af36bd19f164ab"
"""SHA-256 of the four modules that break, measure, justify and draw lines."""


def lines_are_known() -> bool:
    """Tell whether the installed WeasyPrint sets lines exactly as studied.

    It counts U+0020 and U+00A0 as places to widen a line and no others, breaks lines as Pango does
    (UAX 14, without the Chinese uses of quotation marks and dashes), and draws each glyph at the
    width that Pango's glyph string says.
    """
    import weasyprint
    from weasyprint.draw import text
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    source = "".join(map(inspect.getsource, (inline, preferred, line_break, text)))
    digest = hashlib.sha256(source.encode()).hexdigest()
    return bool(weasyprint.__version__ == STUDIED_VERSION and digest == _STUDIED)


@contextmanager
def chinese_lines() -> Iterator[None]:
    """Set Chinese lines by Chinese rules in the `with` block.

    A line is Chinese when its paragraph is in a Chinese language. Does nothing when WeasyPrint
    isn't the studied version: lines are then broken by Pango and widened at spaces only.
    """
    if not lines_are_known():
        yield
        return
    from weasyprint.draw import text
    from weasyprint.layout import inline, preferred

    from proceedings.render.setting import Compositor

    compositor = Compositor()
    places = (
        (inline, "get_next_linebox"),
        (inline, "split_text_box"),
        (inline, "split_first_line"),
        (inline, "can_break_text"),
        (inline, "text_align"),
        (inline, "justify_line"),
        (preferred, "inline_line_widths"),
        (text, "draw_first_line"),
    )
    originals = [getattr(module, name) for module, name in places]
    for module, name in places:
        setattr(module, name, getattr(compositor, name))
    try:
        yield
    finally:
        for (module, name), original in zip(places, originals, strict=True):
            setattr(module, name, original)
