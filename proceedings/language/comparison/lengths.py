"""Check the length of translations: pairs in; texts too short or too long for their source out.

A Han character counts as much as the 3.3 letters that it stands for, so that citations left in
another script do not matter. Measured on 3,500 translations of records and labels, all complete:
the size of a translation by that of its English source is, for texts of 40 to 150 letters,

    zh-Hans  least 0.42, 1st percentile 0.52, median 0.93, 99th 1.44, most 1.54
    es       least 0.60, 1st percentile 0.75, median 1.08, 99th 1.56, most 1.79
    pt-BR    least 0.57, 1st percentile 0.70, median 1.06, 99th 1.57, most 1.67

and for longer ones 0.56, 0.64, 0.86, 1.12, 1.47; 0.97, 0.97, 1.12, 1.30, 1.32; 0.75, 0.93, 1.07,
1.21, 1.22. The number of their sentences differs by one at most. The articles of the Universal
Declaration of Human Rights in these languages and French, each beside each, lie within the bands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.diagnostics import message
from proceedings.language.claims import words_of
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.limits import first_excess
from proceedings.language.pairs import Pair

__all__ = ["check_bounds", "check_length", "check_sentences"]

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LETTERS = 3.3
"""Letters for which a Han character stands: the median of long texts, from English."""
_SIZES = {"en": 1.0, "es": 1.1, "fr": 1.12, "pt": 1.07, "zh": 0.9}
"""Medians of the size of a text in a language, where that of the English text is 1."""
_SHORT, _LONG = 40, 150
"""Letters below which nothing is said, and from which the narrower band holds."""
_WIDE, _NARROW, _OF_HAN = 2.2, 1.45, 1.75
"""How many times longer or shorter than expected a text may be: a short one; a long one; a long
one of which one side is Chinese."""
_LATIN_END = re.compile(
    r"(?<!\b[^\W\d_])(?<!\bEE)(?<!\bUU)(?<!^\d)[.!?…]+[)\]*’”\"»]*(?=\s+[\[(*“\"‘'«¿¡—]*(?:[^\W\d_a-zß-ÿ]|\d)|\s*$)"
)
_HAN_END = re.compile(r"[。！？]+|(?<=\w)[.!?](?=\s|$)")
"""Ends of sentences; what follows one letter, or precedes a small one, is an abbreviation (and so
is EE. UU.)."""


def check_length(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield a text that is far shorter or longer than its source is likely to be in the language.

    The bands are for running text of the languages measured; others are expected like English.
    """
    source, target = _size(pair.source), _size(pair.text)
    if source < _SHORT or pair.lang == pair.field.lang:
        return
    expected = source * _SIZES.get(_base(pair.lang), 1) / _SIZES.get(_base(pair.field.lang), 1)
    factor = _factor(pair, source)
    if not expected / factor <= target <= expected * factor:
        yield _out_of_length(pair, target / expected)


def check_bounds(pair: Pair) -> Iterator[Finding]:
    """Yield a text that exceeds the limits of what is parsed: no other check reads it."""
    if first_excess(pair.text):
        yield _out_of_length(pair, len(pair.text) / max(1, len(pair.source)))


def _out_of_length(pair: Pair, ratio: float) -> Finding:
    text = message(
        "`{key}`: the translation has {percent} % of the length that its source lets expect",
        key=pair.key,
        percent=round(100 * ratio),
    )
    return Finding(pair, "PR416", text)


def check_sentences(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield a text of which the number of sentences differs by more than one."""
    source, target = _sentences(pair.source, pair.field.lang), _sentences(pair.text, pair.lang)
    if abs(source - target) > 1:
        text = message(
            "`{key}`: sentences of the source: {source}, of the translation: {target}",
            key=pair.key,
            source=source,
            target=target,
        )
        yield Finding(pair, "PR417", text)


def _size(text: str) -> float:
    words = words_of(text).strip()
    return len(words) + (_LETTERS - 1) * len(_HAN.findall(words))


def _factor(pair: Pair, size: float) -> float:
    if size < _LONG:
        return _WIDE
    return _OF_HAN if "zh" in {_base(pair.lang), _base(pair.field.lang)} else _NARROW


def _base(lang: str) -> str:
    return lang.partition("-")[0]


def _sentences(text: str, lang: str) -> int:
    pattern = _HAN_END if _base(lang) == "zh" else _LATIN_END
    return len(pattern.findall(words_of(text)))
