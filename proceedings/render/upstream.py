"""Guarded corrections of WeasyPrint.

Its own source comes in, the same source with one fault mended goes out, and only while that source
is exactly the one that was studied.
"""

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from proceedings.render.structure import BOX, LEADER, NAME, ROLE, SCOPE

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


_PARAMETERS = ["box", "parent", "pdf", "page_number", "nums", "annotations", "tags"]


def tags_are_known() -> bool:
    """Tell whether the installed WeasyPrint builds its tags as studied.

    Every structure element passes through the generator `_build_box_tree`, which its module looks
    up by name at each call.
    """
    import weasyprint
    from weasyprint.pdf import tags

    source = inspect.getsource(tags)
    parameters = list(inspect.signature(tags._build_box_tree).parameters)  # noqa: SLF001 studied
    return bool(
        weasyprint.__version__ == STUDIED_VERSION
        and parameters == _PARAMETERS
        and source.count("_build_box_tree(") == 6  # noqa: PLR2004 its definition and five calls
    )


@contextmanager
def named_boxes() -> Iterator[None]:
    """Leave on each structure element what HTML element its box belongs to, in the `with` block.

    Does nothing when WeasyPrint isn't the studied version: the tags are then as it writes them.
    """
    from weasyprint.pdf import tags

    if not tags_are_known():
        yield
        return
    original = tags._build_box_tree  # noqa: SLF001 studied
    tags._build_box_tree = _naming(original)  # noqa: SLF001 studied
    try:
        yield
    finally:
        tags._build_box_tree = original  # noqa: SLF001 studied


def _naming(original: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    numbers: dict[int, int] = {}

    @wraps(original)
    def named(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 WeasyPrint has no types
        box = getattr(box, "_box", box)  # a placeholder of an absolute box
        source, name = getattr(box, "element", None), getattr(box, "element_tag", None)
        for element in original(box, *rest):
            if (
                source is not None
                and name not in {None, "html", "body"}
                and NAME[1:] not in element
            ):
                is_drawn = box.is_leader or source.get("aria-hidden") == "true"
                _leave(element, source, LEADER if is_drawn else name, numbers)
            yield element

    return named


def _leave(element: Any, source: Any, name: str, numbers: dict[int, int]) -> None:  # noqa: ANN401
    import pydyf

    element[NAME[1:]] = pydyf.String(name)
    element[BOX[1:]] = numbers.setdefault(id(source), len(numbers) + 1)
    if source.get("role"):
        element[ROLE[1:]] = pydyf.String(source.get("role"))
    if source.get("scope") and element["S"] == "/TH":
        element[SCOPE[1:]] = pydyf.String(source.get("scope"))
    if source.get("lang"):
        element["Lang"] = pydyf.String(source.get("lang"))
