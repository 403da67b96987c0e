"""Balance the lines of a title: text, size and measure in, the measure that balances it out.

WeasyPrint has no `text-wrap: balance` (CSS Text 4, 6.3.2): a long title ends in a line of one word.
"""

from __future__ import annotations

from math import ceil
from unicodedata import east_asian_width

__all__ = ["balanced"]

_NARROW, _WIDE = frozenset("fijlrtI.,:;’‘'()[] "), frozenset("mwMW—")
_SLACK = 1.04
"""How much wider than computed a line is allowed to be: widths are estimates."""


def balanced(text: str, size: int, measure: int) -> int:
    """Return the narrowest measure, in px, that sets a text in as few lines as `measure` does.

    A text of one line keeps the whole measure.

    Args:
        text: the title.
        size: size of its letters, in px.
        measure: the width that there is, in px.
    """
    words = [_width(word) * size for word in _words(text)]
    lines = _lines(words, measure)
    if lines == 1:
        return measure
    least = ceil(max(words))
    widths = (width for width in range(least, measure) if _lines(words, width) <= lines)
    return min(measure, round(next(widths, measure) * _SLACK))


def _words(text: str) -> list[str]:
    """Return what a line may end behind: words with their spaces, single ideographs."""
    words = [""]
    for each in text:
        if _is_wide(each) and words[-1]:
            words.append("")
        words[-1] += each
        if each in " –-" or _is_wide(each):
            words.append("")
    return [word for word in words if word]


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in {"W", "F"}


def _width(word: str) -> float:
    """Return about how wide a word is, in ems."""
    return sum(_em(each) for each in word)


def _em(character: str) -> float:
    if _is_wide(character):
        return 1.0
    if character in _NARROW:
        return 0.29
    if character in _WIDE:
        return 0.82
    return 0.66 if character.isupper() else 0.48


def _lines(words: list[float], measure: float) -> int:
    """Return how many lines words make, as many of them on each as it has room for."""
    lines, used = 1, 0.0
    for width in words:
        if used and used + width > measure:
            lines, used = lines + 1, 0.0
        used += width
    return lines
