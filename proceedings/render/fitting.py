"""Set faulty paragraphs otherwise: a laid-out part comes in, marks on its HTML tree go out.

The layout breaks each line as late as it can and looks at no other line. So a paragraph with a
fault of composition is tried in a few other settings, which the stylesheet gives for
`[data-fit="1"]` to `[data-fit="7"]`: spaces a little narrower or wider, words divided less readily
or not at all. The part is laid out again until each paragraph is in order, or is in the best of
its settings.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from proceedings.render.lines import Fault, Kind

__all__ = ["FITS", "Fitting"]

# WeasyPrint is published without types.
Element: TypeAlias = Any

FITS = 7
"""Settings that the stylesheet offers beside the plain one."""
_ROUNDS = 10
"""Times that a part may be laid out again: one for each setting, and some for those that moved."""
_COSTS: dict[Kind, int] = {
    "loose": 6, "ladder": 5, "widow": 8, "orphan": 8, "divided": 3, "stub": 2,
}  # fmt: skip
"""What a fault counts that another setting may mend. A short end is the least of them."""


@dataclass(slots=True)
class Fitting:
    """The settings tried so far in one part."""

    costs: dict[Element, list[int]] = field(default_factory=dict)
    """By paragraph, what its faults counted in each setting tried: the plain one first."""
    fits: dict[Element, int] = field(default_factory=dict)
    """By paragraph, the setting that it has."""
    rounds: int = 0

    def improve(self, faults: Iterable[Fault]) -> bool:
        """Choose other settings for paragraphs that have faults.

        Args:
            faults: those of the part as it was laid out last.

        Returns:
            Whether a paragraph has another setting now, so that the part must be laid out again.
        """
        found: dict[Element, int] = {}
        for fault in faults:
            if cost := _COSTS.get(fault.kind, 0):
                found[fault.block] = found.get(fault.block, 0) + cost
        self.rounds += 1
        blocks = dict.fromkeys([*self.costs, *found])
        return any([self._refit(block, found.get(block, 0)) for block in blocks])

    def _refit(self, block: Element, cost: int) -> bool:
        """Note what a setting was worth, and choose the next one; tell whether it is another."""
        tried = self.costs.setdefault(block, [])
        fit = self.fits.get(block, 0)
        if fit == len(tried):
            tried.append(cost)
        if self._is_settled(block) or (cost == 0 and fit == len(tried) - 1):
            return False
        if len(tried) <= FITS and self.rounds < _ROUNDS:
            return self._fit(block, len(tried))
        return self._fit(block, tried.index(min(tried)))

    def _is_settled(self, block: Element) -> bool:
        """Tell whether a paragraph was given the best of its settings: it is not tried again."""
        return self.fits.get(block, 0) < len(self.costs[block]) - 1

    def _fit(self, block: Element, fit: int) -> bool:
        if fit == self.fits.get(block, 0):
            return False
        self.fits[block] = fit
        block.set("data-fit", str(fit))
        return True
