"""Find the terms of a glossary in a text: text and terms in, what is mentioned and where out.

Chinese does not inflect and writes no spaces: a form is found as it is, across quotation marks and
line ends. Elsewhere a form is found as words, whatever their case, number and, in Spanish and
Portuguese, gender; the words may be divided by spaces, line ends, hyphens or dashes. Accents count:
`Sao Paulo` is not `São Paulo`. The endings are those of regular nouns and adjectives (Real Academia
Española, Nueva gramática de la lengua española, 2009, chapters 2 and 3; Cunha and Cintra, Nova
gramática do português contemporâneo).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from proceedings.records.models import Term

__all__ = ["Mention", "Use", "find_terms"]


class Use(StrEnum):
    """What the glossary says of a form."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


class Mention(NamedTuple):
    """A form of a term in a text.

    Attributes:
        term: the term.
        use: what the glossary says of the form.
        form: the form as the glossary has it; the text may inflect it.
        start, end: where it stands, in characters from the beginning of the text.
    """

    term: Term
    use: Use
    form: str
    start: int
    end: int


def find_terms(
    text: str, lang: str, terms: Sequence[Term], *, nested: bool = False
) -> tuple[Mention, ...]:
    """Return the terms that a text mentions, in the order of the text.

    Of forms that overlap, the first is taken, and of those the longest: `right to development` is
    no mention of `development`.

    Args:
        text: plain text or Markdown; code, targets of links and placeholders have no terms.
        lang: its language (BCP 47), as the glossary writes it.
        terms: the terms to look for; keep the same sequence, and its patterns are kept too.
        nested: whether forms inside longer ones are mentions as well.
    """
    found = _finder(terms, lang).find(_NO_WORDS.sub(_masked, text))
    if nested:
        return tuple(found)
    outer: list[Mention] = []
    for each in found:  # of those that begin together, the longest comes first
        if not outer or each.start >= outer[-1].end:
            outer.append(each)
    return tuple(outer)


_NO_WORDS = re.compile(r"(`+).+?\1|\]\([^)\s]*\)|https?://\S+|\{\w*\}|%\(\w+\)", re.DOTALL)
"""What stands in a text and is not to be read: code, targets and placeholders."""


def _masked(match: re.Match[str]) -> str:
    """Return something as long, across which no form is found."""
    return "\0" * len(match[0])


class _Pattern(NamedTuple):
    term: Term
    use: Use
    form: str
    expression: re.Pattern[str]


class _Finder:
    """Finds terms in texts of one language: only where a first word, or character, fits."""

    def __init__(self, terms: Sequence[Term], lang: str) -> None:
        self.terms = terms
        self._is_han = lang.partition("-")[0] in {"zh", "ja"}
        self._words = _CHARACTER if self._is_han else _WORD
        self._by_first: defaultdict[str, list[_Pattern]] = defaultdict(list)
        inflect = _Inflection(lang)
        for term in terms:
            for use, form in _forms(term, lang):
                firsts, expression = _han(form) if self._is_han else _latin(form, inflect)
                for first in firsts:
                    self._by_first[first].append(_Pattern(term, use, form, expression))

    def find(self, text: str) -> Iterator[Mention]:
        """Yield every mention by its place; of those that begin together, the longest first."""
        for word in self._words.finditer(text):
            patterns = self._by_first.get(word[0].casefold(), ())
            matches = [(each, each.expression.match(text, word.start())) for each in patterns]
            here = [
                Mention(each.term, each.use, each.form, match.start(), match.end())
                for each, match in matches
                if match
            ]
            yield from sorted(here, key=lambda mention: -mention.end)


_finders: dict[tuple[int, str], _Finder] = {}
"""The finders in use, by sequence of terms and language; each keeps its terms alive."""
_KEPT = 64


def _finder(terms: Sequence[Term], lang: str) -> _Finder:
    key = (id(terms), lang)
    if key not in _finders:
        if len(_finders) >= _KEPT:
            _finders.clear()
        _finders[key] = _Finder(terms, lang)
    return _finders[key]


def _forms(term: Term, lang: str) -> Iterator[tuple[Use, str]]:
    preferred = term.forms.get(lang)
    if preferred:
        yield Use.PREFERRED, preferred
    yield from ((Use.ADMITTED, form) for form in term.admitted.get(lang, ()))
    yield from ((Use.FORBIDDEN, form) for form in term.forbidden.get(lang, ()))


_CHARACTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_HAN = r"[\s“”‘’「」]{0,2}"
_QUOTES = re.compile(r"[\s“”‘’「」]+")
_EDGES = re.compile(r"^\W+|\W+$")
_DASH = "\u2010-\u2015-"


def _han(form: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the first character of a form, and a pattern of the whole."""
    characters = _EDGES.sub("", _QUOTES.sub("", form))
    whole = _BETWEEN_HAN.join(map(re.escape, characters))
    return (characters[:1].casefold(),), re.compile(whole, re.IGNORECASE)


def _latin(form: str, inflect: _Inflection) -> tuple[set[str], re.Pattern[str]]:
    """Return the words with which a form may begin, and a pattern of the whole.

    A form of signs alone begins with no word, and is never found.
    """
    words = _WORD.findall(form)
    gaps = [_gap(each) for each in _WORD.split(form)[1:-1]]
    variants = [inflect(word, is_alone=len(words) == 1) for word in words]
    whole = "".join(
        f"(?:{'|'.join(sorted(map(re.escape, each), key=len, reverse=True))}){gap}"
        for each, gap in zip(variants, [*gaps, ""], strict=False)
    )
    case = re.NOFLAG if form.isupper() else re.IGNORECASE
    return {each.casefold() for each in next(iter(variants), ())}, re.compile(
        rf"{whole}(?!\w)", case
    )


def _gap(between: str) -> str:
    """Return a pattern of what divides two words."""
    if re.fullmatch(rf"[\s{_DASH}]+", between):
        return rf"[\s{_DASH}]+"
    return re.escape(between).replace("’", "'").replace("'", "['’]").replace(r"\ ", r"\s+")


_Group = tuple[str, ...]
"""Endings that take each other's place: `ión` in the singular, `iones` in the plural."""

_ENGLISH: tuple[_Group, ...] = (
    ("woman", "women"),
    ("child", "children"),
    *((f"{letter}y", f"{letter}ies") for letter in "bcdfghklmnprstvwz"),
    ("ss", "sses"),
    ("ch", "ches"),
    ("sh", "shes"),
    ("sis", "ses"),
    ("us", "uses"),
    ("", "s"),
)
_SPANISH: tuple[_Group, ...] = (
    ("joven", "jóvenes"),
    ("ión", "iones"),
    ("ón", "ona", "ones", "onas"),
    ("án", "ana", "anes", "anas"),
    ("és", "esa", "eses", "esas"),
    ("ís", "íses"),
    ("z", "ces"),
    ("or", "ora", "ores", "oras"),
    *((letter, f"{letter}e", f"{letter}es") for letter in "dlnr"),
    ("o", "a", "os", "as"),
    ("e", "es"),
)
_PORTUGUESE: tuple[_Group, ...] = (
    ("ção", "ções"),
    ("são", "sões"),
    ("ão", "ã", "ões", "ães", "ãos", "ãs"),
    ("al", "ais"),
    ("el", "éis", "eis"),
    ("ol", "óis"),
    ("il", "is", "eis"),
    ("m", "ns"),
    ("ês", "esa", "eses", "esas"),
    ("ís", "íses"),
    ("z", "zes"),
    ("or", "ora", "ores", "oras"),
    ("r", "re", "res"),
    ("o", "a", "os", "as"),
    ("e", "es"),
)
_GROUPS = {"en": _ENGLISH, "es": _SPANISH, "pt": _PORTUGUESE}
_GENDERS = ("o", "a", "os", "as")
_PARTICIPLE = re.compile(r".[ai]d[oa]s?$")
_SHORT = 3
"""Words of up to so many letters are articles and prepositions, which do not change."""


class _Inflection:
    """Gives the forms of a word in a language."""

    def __init__(self, lang: str) -> None:
        self._language = lang.partition("-")[0]
        self._groups = _GROUPS.get(self._language, ())

    def __call__(self, word: str, *, is_alone: bool) -> tuple[str, ...]:
        """Return the forms that a word may take, itself first.

        Args:
            word: a word of a form.
            is_alone: whether the form is this word alone; a noun then keeps its gender, because
                another word may differ from it in nothing else: `actas` and `actos`.
        """
        if len(word) <= _SHORT and not is_alone:
            return (word,)
        for group in self._groups:
            ending = self._ending(word.casefold(), group)
            if ending is not None:
                stem = word[: len(word) - len(ending)]
                endings = _kept(word, ending, group, is_alone=is_alone)
                return tuple(dict.fromkeys([word, *(f"{stem}{each}" for each in endings)]))
        return (word,)

    @staticmethod
    def _ending(word: str, group: _Group) -> str | None:
        """Return the longest ending of a group that a word has; a short one leaves a stem."""
        fitting = [each for each in group if word.endswith(each)]
        fitting = [each for each in fitting if len(word) > len(each) or len(each) > _SHORT]
        return max(fitting, key=len, default=None)


def _kept(word: str, ending: str, group: _Group, *, is_alone: bool) -> _Group:
    """Return the endings of a group that a word may take."""
    if group == _GENDERS and is_alone and not _PARTICIPLE.search(word):
        return (ending.removesuffix("s"), f"{ending.removesuffix('s')}s")
    return group
