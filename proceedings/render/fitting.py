"""Set faulty paragraphs otherwise: a laid-out part comes in, marks on its HTML tree go out.

The layout breaks each line as late as it can and looks at no other line. So a paragraph with a
fault of composition is tried, with all others hidden, in a few other settings, which the stylesheet
gives for `[data-fit="1"]` to `[data-fit="7"]`: spaces a little narrower or wider, words divided
less readily or not at all. Then the part is laid out again with the best of them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from proceedings.render.lines import Fault, Kind

__all__ = ["Fitting", "cost"]

# WeasyPrint is published without types.
Element: TypeAlias = Any

_FITS = range(1, 8)
"""Settings that the stylesheet offers beside the plain one."""
_ROUNDS = 3
"""Times that a part may be laid out again: a setting changes where the next pages begin."""
_ENOUGH = 3
"""Settings without a fault, the plain one included, after which no others are tried."""
_COSTS: dict[Kind, int] = {
    "loose": 6, "ladder": 5, "widow": 8, "orphan": 8, "divided": 3, "stub": 2,
}  # fmt: skip
"""What a fault counts that another setting may mend. A short end is the least of them."""
_OF_LINES = frozenset[Kind]({"loose", "ladder", "stub"})
"""The faults that a paragraph has wherever its pages break."""


def cost(faults: Iterable[Fault]) -> int:
    """Add up what faults count that another setting may mend."""
    return sum(_COSTS.get(each.kind, 0) for each in faults)


@dataclass(slots=True)
class Fitting:
    """The settings of the paragraphs of one part.

    Attributes:
        root: the tree that the part is laid out from.
        stage: the same tree once more, to try settings on.
        lay_out: gives the faults of the stage as it stands.
    """

    root: Element
    stage: Element
    lay_out: Callable[[], list[Fault]]
    choices: dict[Element, list[int]] = field(default_factory=dict)
    """By paragraph, the settings that are left, the best first."""
    rounds: int = 0

    def improve(self, faults: Collection[Fault]) -> bool:
        """Give paragraphs that have faults another setting.

        Args:
            faults: those of the part as it was laid out last.

        Returns:
            Whether a paragraph has another setting now, so that the part must be laid out again.
        """
        blocks = list(dict.fromkeys(each.block for each in faults if each.kind in _COSTS))
        unknown = {block for block in blocks if block not in self.choices}
        self.rounds += 1
        if not blocks or self.rounds > _ROUNDS:
            return False
        self.choices |= self._choices(unknown, faults)
        changed = [block for block in blocks if self.choices[block]]
        for block in changed:
            block.set("data-fit", str(self.choices[block].pop(0)))
        return bool(changed)

    def _choices(
        self, blocks: Collection[Element], faults: Iterable[Fault]
    ) -> dict[Element, list[int]]:
        """Try all settings on the stage; return those that are best, and better than the plain."""
        doubles = {
            double: block
            for block, double in zip(self.root.iter(), self.stage.iter(), strict=True)
            if block in blocks
        }
        hidden = [_hide(each) for each in list(_others(self.stage, doubles))]
        costs = {block: {0: _line_cost(faults, block)} for block in blocks}
        for fit in _FITS if doubles else ():
            for double in doubles:
                double.set("data-fit", str(fit))
            found = self.lay_out()
            for double, block in doubles.items():
                costs[block][fit] = _line_cost(found, double)
            if all(list(each.values()).count(0) >= _ENOUGH for each in costs.values()):
                break
        for element, style in hidden:
            element.set("style", style)
        return {block: _best(costs[block]) for block in blocks}


def _best(costs: dict[int, int]) -> list[int]:
    """Return the settings with the least cost, if that is less than the plain one's or nothing."""
    plain, least = costs[0], min(costs.values())
    if 0 < least == plain:
        return []
    return [fit for fit in costs if fit and costs[fit] == least]


def _line_cost(faults: Iterable[Fault], block: Element) -> int:
    return cost(each for each in faults if each.block is block and each.kind in _OF_LINES)


def _others(element: Element, shown: Collection[Element]) -> Iterator[Element]:
    """Yield the largest parts of the body that hold none of these elements."""
    for child in element:
        if child in shown or child.tag == "head":
            continue
        if any(each in shown for each in child.iter()):
            yield from _others(child, shown)
        else:
            yield child


def _hide(element: Element) -> tuple[Element, str]:
    """Take an element out of the layout; return it with the style that it had."""
    style = element.get("style", "")
    element.set("style", "display: none")
    return element, style
