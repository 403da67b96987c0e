"""Hold what is customary in each language: its small words, and the marks that it writes.

Lists, not rules: a language more is an entry more in each table.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from proceedings.records.scripts import HAN

__all__ = [
    "ABBREVIATIONS",
    "ENDS",
    "MARKS",
    "NARROW",
    "OPENERS",
    "PAIRS",
    "SMALL_WORDS",
    "UNITS",
    "Mark",
]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SMALL_WORDS = {
    "en": _words(
        "a about an and are as at be been between but by for from had has have her his in "
        "into is it its no not of on or she should such that the their them these they this "
        "those through to under upon was we were what when where which while who whose will "
        "with would"
    ),
    "es": _words(
        "a al algunas algunos ante así aún cada como con cual cuales cuando da das de del "
        "desde des donde dos durante e el ella ellas ello ellos en entre era es esa ese eso "
        "esta está este esto fue fueron ha han hasta hay la las le les lo los mas más me mi "
        "mismo muy na ni no nos o os otra otras otro otros para pelo pero por porque que "
        "quien quienes se sea según ser si sido sin sino sobre son su sus también tu un una "
        "unas uno unos y ya"
    ),
    "pt": _words(
        "a alguns algumas ao aos as até cada com como da das de dela dele deles desde do dos "
        "durante e é ela elas ele eles em entre era essa esse está esta este eu foi foram for "
        "há isso isto já lhe mais mas me mesmo muito na nas nem no nos num numa o os ou outra "
        "outras outro outros para pela pelas pelo pelos por porque qual quais quando que quem "
        "são se seja sem ser seu seus si sido sob sobre sua suas também te tem têm um uma à "
        "às"
    ),
    "fr": _words(
        "a à an as au aux avec ce ces cette chaque comme dans de des dont du elle elles en "
        "entre es est et été eu eux foi il ils je la le les leur leurs lui mais me même ne ni nos "
        "on ont or ou où par pas plus pour que qui sa sans se ses si son sont sous sur tout tu "
        "un une y"
    ),
}
"""Function words, by language without region; those of two languages are in both lists."""

UNITS = _words(
    "cm dm dpi ha hm kb kg km kw kwh m mb mg mha ml mm pt px s "
    "csv docx html jpeg jpg json pdf png po pot svg tbx tmx xlf xliff xlsx xml yaml"
)
"""Symbols of units, and types of files, that are written alike in every script."""

ABBREVIATIONS = _words(
    "al art aprox cap cf co dr dra ed eds etc ex fig ibid inc jr ltd no núm nº op p pp prof sr "
    "sra ss st trad v vol vols"
)
"""Words whose full stop is not the end of a sentence, by their letters."""


class Mark(NamedTuple):
    """A mark that a language does not write.

    Attributes:
        pattern: the mark where it is wrong.
        right: what is written instead; empty for nothing.
    """

    pattern: re.Pattern[str]
    right: str


def _mark(pattern: str, right: str) -> Mark:
    return Mark(re.compile(pattern), right)


_H = HAN.pattern
_BESIDE_HAN = rf"(?:(?<={_H})|(?<={_H}[）》”’]))"
_HALF_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_QUOTES = (_mark('"', "“ ”"), _mark(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?= )", "’"))
_NO_OPENERS = (_mark("[¿¡]", ""),)
_NO_FULL_WIDTH = (_mark(rf"(?<!{_H})[，。；：？！、（）](?!{_H})", ""),)
_NO_SPACE = (_mark(r"(?<=\w)[ \u00a0\u202f]+[,.;:?!](?=\s|$)", ""),)
_NO_ANGLES = (_mark("[«»]", "“ ”"),)
_FIXED = r"\u00a0\u202f"
NARROW = "U+202F"
"""A narrow no-break space, as messages name it."""

MARKS: dict[str, tuple[Mark, ...]] = {
    "zh": (
        *(
            _mark(
                rf"{_BESIDE_HAN}{re.escape(half)}|{re.escape(half)}(?={_H})"
                rf"|(?<=\ufffc){re.escape(half)}(?= {_H})",
                full,
            )
            for half, full in _HALF_WIDTH.items()
        ),
        _mark(rf"{_BESIDE_HAN}\.(?![\w.])", "。"),
        _mark(rf"(?<={_H})\(|\((?={_H})", "（"),
        _mark(rf"(?<={_H})\)|\)(?={_H})", "）"),
        _mark(rf"{_BESIDE_HAN}\.{{2,}}|\.{{3,}}(?={_H})|{_BESIDE_HAN}…(?!…)|(?<!…)…(?={_H})", "……"),
        _mark(rf"{_BESIDE_HAN}-{{2,3}}|-{{2,3}}(?={_H})", "——"),
        _mark(rf"""(?<={_H})["']|["'](?={_H})""", "“ ”"),
        _mark(rf"(?<={_H})[ \u00a0]+(?={_H})|(?<=[，。；：、？！）》”])[ \u00a0]+(?={_H})", ""),
        *_NO_OPENERS,
    ),
    "es": (*_QUOTES, *_NO_ANGLES, *_NO_SPACE, *_NO_FULL_WIDTH),
    "pt": (*_QUOTES, *_NO_ANGLES, *_NO_SPACE, *_NO_FULL_WIDTH, *_NO_OPENERS),
    "en": (*_QUOTES, *_NO_ANGLES, *_NO_SPACE, *_NO_FULL_WIDTH, *_NO_OPENERS),
    "fr": (
        *_QUOTES,
        *_NO_FULL_WIDTH,
        *_NO_OPENERS,
        _mark(rf"(?<=[^\s;:?!{_FIXED}(])[;:?!](?=\s|$|»)|(?<=[^\s:;?!]) [;:?!](?=\s|$)", NARROW),
        _mark(rf"«(?![{_FIXED}])|(?<![{_FIXED}])»", NARROW),
    ),
}
"""Marks that are wrong, by language without region.

Chinese: GB/T 15834–2011; Spanish: *Ortografía de la lengua española* (2010); French: a narrow
no-break space before `; : ? !` and inside « ». Spanish and Portuguese quotes are those that the
project writes, “ ”.
"""

OPENERS = {"es": {"?": "¿", "!": "¡"}}
"""Marks that open what another mark closes, by language without region."""

PAIRS = ("“”", "«»", "()", "（）", "[]", "《》", "「」", "【】")
"""Marks that stand in pairs."""

ENDS = {
    sign: end
    for end, signs in {
        ".": ".。．",
        "?": "?？",
        "!": "!！",
        ":": ":：",
        ";": ";；",
        ",": ",，、",
        "…": "…",
    }.items()
    for sign in signs
}
"""Signs at the end of a text, by the one that stands for all that mean the same."""

ENCLITICS = {"es": ("la", "las", "le", "les", "lo", "los", "me", "nos", "se", "te")}
"""Pronouns at the end of a verb, whose accent is that of both together: escriba, escríbalo."""

_COMMON = ("anti", "auto", "bi", "co", "contra", "ex", "inter", "macro", "micro", "mono", "multi")
_OTHERS = ("pre", "sub", "super", "trans", "vice")
PREFIXES = {"es": (*_COMMON, "post", *_OTHERS), "pt": (*_COMMON, "mega", "pos", *_OTHERS)}
"""Prefixes that make a new word of any noun or adjective: exministro."""

SUFFIXES = {"es": ("ismo", "ista", "istas"), "pt": ("ismo", "ista", "istas")}
"""Suffixes that make a noun of any adjective: multilateralismo."""
