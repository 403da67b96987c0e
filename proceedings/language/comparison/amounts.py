"""Check the figures of translations: pairs in, numbers and dates that differ out.

A figure in digits must be in the other text, in any form. Figures in words, Han or Roman numerals
answer such figures; among themselves they are compared only where both texts have one that answers
nothing: `the third session` and 第四场. How often a figure stands in a text does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from proceedings.diagnostics import message
from proceedings.language.comparison.figures import Figure, Kind, figures
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.comparison.numerals import has_words
from proceedings.language.pairs import Pair

__all__ = ["check_figures"]


def check_figures(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield what differs between the figures of a source and those of its translation."""
    langs = pair.field.lang, pair.lang
    source, target = figures(pair.source, langs[0]), figures(pair.text, langs[1])
    if not (source or target):
        return
    lost = _left(source, (*target, *_cited(pair.text, langs[0])))
    added = _left(target, (*source, *_cited(pair.source, langs[1])))
    asked = [
        [each for each in listed if _is_asked_for(each, lang)]
        for listed, lang in ((lost, langs[1]), (added, langs[0]))
    ]
    in_words = _in_words(lost, added)
    if in_words or any(asked):
        ours, theirs = in_words or ([], [])
        yield _finding(pair, [*asked[0], *ours], [*asked[1], *theirs])


def _cited(text: str, lang: str) -> list[Figure]:
    """Return the figures with words of the other language: a title or a name may be left in it."""
    return [each for each in figures(text, lang) if any(map(str.isalpha, each.text))]


def _left(these: Iterable[Figure], those: Sequence[Figure]) -> list[Figure]:
    """Return the figures of one text that none of another text answers."""
    return [each for each in these if not any(each.says(other) for other in those)]


def _is_asked_for(figure: Figure, lang: str) -> bool:
    """Return whether a figure must be in a text of a language.

    A small number is often a word; it is not asked for where the words are not known.
    """
    if figure.is_weak:
        return False
    is_small = figure.kind is Kind.NUMBER and all(value < _SMALL for value in figure.values)
    return not is_small or has_words(lang.partition("-")[0])


_SMALL = 21


def _in_words(
    lost: Iterable[Figure], added: Iterable[Figure]
) -> tuple[list[Figure], list[Figure]] | None:
    """Return figures in words of one kind that both texts have and that do not answer each other.

    One is left out: it is an article more often than a number.
    """
    for kind in (Kind.ORDINAL, Kind.NUMBER):
        ours, theirs = (
            [
                each
                for each in listed
                if each.is_weak and each.kind is kind and Decimal(1) not in each.values
            ]
            for listed in (lost, added)
        )
        if ours and theirs:
            return ours, theirs
    return None


def _finding(pair: Pair, lost: Sequence[Figure], added: Sequence[Figure]) -> Finding:
    values = {"key": pair.key, "lost": _listed(lost), "added": _listed(added)}
    if not added:
        text = message("`{key}`: {lost} of the source is not in the translation", **values)
    elif not lost:
        text = message("`{key}`: {added} of the translation is not in the source", **values)
    else:
        text = message("`{key}`: {lost} in the source, {added} in the translation", **values)
    return Finding(pair, "PR415", text, fragment=added[0].text if added else "")


def _listed(found: Iterable[Figure]) -> str:
    return ", ".join(dict.fromkeys(f"`{each.text}`" for each in found))
