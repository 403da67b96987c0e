"""Guarded corrections of WeasyPrint.

Its own source comes in, the same source with one fault mended goes out, and only while that source
is exactly the one that was studied.
"""

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import Any

from proceedings.render.structure import BOX, LEADER, NAME, ROLE, SCOPE

STUDIED_VERSION = "70.0"


@dataclass(frozen=True, slots=True)
class _Correction:
    """A function of WeasyPrint that is used with some of its lines changed.

    Attributes:
        module: where it is, below `weasyprint`.
        owner: the class that it belongs to; empty for a function of the module.
        name: its name.
        changes: lines of the file as they are, and as they shall be.
    """

    module: str
    owner: str
    name: str
    changes: tuple[tuple[str, str], ...]

    @property
    def home(self) -> Any:  # noqa: ANN401 WeasyPrint has no types
        """The module or class that holds the function."""
        module = import_module(f"weasyprint.{self.module}")
        return getattr(module, self.owner) if self.owner else module

    @property
    def source(self) -> str:
        """The text of the function as it is installed."""
        return inspect.getsource(getattr(self.home, self.name))

    @property
    def is_known(self) -> bool:
        """Whether the function has each of the lines exactly once."""
        return all(self.source.count(before) == 1 for before, _ in self.changes)

    def mended(self) -> Any:  # noqa: ANN401 as above
        """Return the function with its lines changed."""
        text = self.source
        for before, after in self.changes:
            text = text.replace(before, after)
        made: dict[str, Any] = {}
        scope = vars(import_module(f"weasyprint.{self.module}"))
        exec(textwrap.dedent(text), scope, made)  # noqa: S102 WeasyPrint's own source, lines mended
        return made[self.name]


_FOOTNOTES = (
    # Two sums of floats are compared: rounding noise makes the second note of a page overflow, and
    # notes then drain at one a page.
    _Correction(
        "layout",
        "LayoutContext",
        "_update_footnote_area",
        (
            (
                "overflow = last_child_bottom > footnote_area_bottom\n",
                "overflow = last_child_bottom > footnote_area_bottom + 1e-6\n",
            ),
        ),
    ),
    # A note that is put off until the next page remembers from which page.
    _Correction(
        "layout",
        "LayoutContext",
        "report_footnote",
        (
            (
                "        self.reported_footnotes.append(footnote)\n",
                (
                    "        self.reported_footnotes.append(footnote)\n"
                    "        footnote.put_off_on = self.current_page\n"
                ),
            ),
        ),
    ),
    # To make room for a line, notes are put off: not those of an earlier page. That line was then
    # set, but its own notes were nowhere: they are put off too.
    _Correction(
        "layout.block",
        "",
        "_linebox_layout",
        (
            (
                "            while report and context.current_page_footnotes:\n",
                (
                    "            while report and context.current_page_footnotes and getattr(\n"
                    "                    context.current_page_footnotes[-1], 'put_off_on',\n"
                    "                    context.current_page) == context.current_page:\n"
                ),
            ),
            (
                "[-reported_footnotes:] = extra\n",
                (
                    "[-reported_footnotes:] = extra\n"
                    "            for part in line.descendants() if line in new_children else ():\n"
                    "                if part.footnote in context.footnotes:\n"
                    "                    context.layout_footnote(part.footnote)\n"
                    "                    context.report_footnote(part.footnote)\n"
                ),
            ),
        ),
    ),
)


def footnote_faults_are_known() -> bool:
    """Tell whether the installed WeasyPrint has the faults of footnotes exactly as studied."""
    import weasyprint

    known = all(each.is_known for each in _FOOTNOTES)
    return bool(weasyprint.__version__ == STUDIED_VERSION and known)


@contextmanager
def tolerant_footnotes() -> Iterator[None]:
    """Set every footnote on the page of its call or on the next, in the `with` block.

    Does nothing when WeasyPrint isn't the studied version: the footnote audit decides then.
    """
    if not footnote_faults_are_known():
        yield
        return
    originals = [(each.home, each.name, getattr(each.home, each.name)) for each in _FOOTNOTES]
    mended = [each.mended() for each in _FOOTNOTES]
    for (home, name, _), function in zip(originals, mended, strict=True):
        setattr(home, name, function)
    try:
        yield
    finally:
        for home, name, function in originals:
            setattr(home, name, function)


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
