"""Guarded corrections of WeasyPrint.

Its own source comes in, the same source with one fault mended goes out, and only while that source
is exactly the one that was studied.
"""

import inspect
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

STUDIED_VERSION = "70.0"
_METHOD = "_update_footnote_area"
_EXACT = "overflow = last_child_bottom > footnote_area_bottom\n"
_TOLERANT = "overflow = last_child_bottom > footnote_area_bottom + 1e-6\n"


def footnote_fault_is_known() -> bool:
    """Tell whether the installed WeasyPrint has the footnote fault exactly as studied.

    `LayoutContext._update_footnote_area` compares two sums of floats with a bare `>`, so rounding
    noise makes the second note of a page overflow: notes then drain at one a page.
    """
    import weasyprint
    from weasyprint.layout import LayoutContext

    source = inspect.getsource(getattr(LayoutContext, _METHOD))
    return bool(weasyprint.__version__ == STUDIED_VERSION and source.count(_EXACT) == 1)


@contextmanager
def tolerant_footnotes() -> Iterator[None]:
    """Compare the height of the footnote area with a tolerance of 1e-6 px in the `with` block.

    Does nothing when WeasyPrint isn't the studied version: the footnote audit decides then.
    """
    from weasyprint import layout

    if not footnote_fault_is_known():
        yield
        return
    original = getattr(layout.LayoutContext, _METHOD)
    source = textwrap.dedent(inspect.getsource(original)).replace(_EXACT, _TOLERANT)
    mended: dict[str, object] = {}
    exec(source, vars(layout), mended)  # noqa: S102 - WeasyPrint's own source, one line mended
    setattr(layout.LayoutContext, _METHOD, mended[_METHOD])
    try:
        yield
    finally:
        setattr(layout.LayoutContext, _METHOD, original)
