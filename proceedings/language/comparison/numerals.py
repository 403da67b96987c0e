"""Read numerals that are not digits: words, Han characters and Roman letters in, values out.

Tables for English, Spanish, Portuguese and Chinese; a language more is an entry more in each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from proceedings.language.vocabulary import NUMBERS

__all__ = ["HAN_NUMERAL", "SCALES", "han_value", "has_words", "roman_value", "spoken"]

_HUNDREDS = {
    "es": "cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    "pt": "quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
}
_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_FRENCH_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_COUNTED = NUMBERS | {
    "fr": {word: value for value, word in enumerate(_FRENCH.split())}
    | _FRENCH_TENS
    | {"cent": 100, "cents": 100}
}
_FORMS = {
    "en": {"zero": 0},
    "es": {"cero": 0, "una": 1, "un": 1, "veintiuna": 21},
    "pt": {"zero": 0, "uma": 1, "duas": 2, "quatorze": 14},
    "fr": {"une": 1},
}
"""Cardinals that `vocabulary.NUMBERS` does not have; feminine forms in -as are made below."""
_BOTH = {
    "en": "both pair couple twice double",
    "es": "ambos ambas par doble",
    "pt": "ambos ambas par dobro",
    "fr": "deux double",
}
"""Words that may say two."""
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo "
    "duodécimo decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo "
    "decimonoveno vigésimo",
    "pt": "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième "
    "dixième onzième douzième treizième quatorzième quinzième seizième",
}
_TENTHS = {
    "en": "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth",
    "es": "trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo "
    "centésimo",
    "pt": "trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo "
    "centésimo",
}
_APOCOPE = {
    "es": {"primer": 1, "tercer": 3},
    "pt": {"vigésimo": 20, "vigésima": 20},
    "fr": {"première": 1, "second": 2, "seconde": 2, "vingtième": 20},
}
SCALES = {
    "en": {
        "hundred": 100,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
    },
    "es": {
        "mil": 10**3,
        "millón": 10**6,
        "millones": 10**6,
        "millardo": 10**9,
        "billón": 10**12,
        "billones": 10**12,
    },
    "pt": {
        "mil": 10**3,
        "milhão": 10**6,
        "milhões": 10**6,
        "bilhão": 10**9,
        "bilhões": 10**9,
        "bilião": 10**12,
        "biliões": 10**12,
        "trilhão": 10**12,
        "trilhões": 10**12,
    },
    "fr": {
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
}
"""Words that multiply the number before them. A Spanish billón is a million millions, a Brazilian
bilhão a thousand (Real Academia Española; Vocabulário Ortográfico da Língua Portuguesa)."""
_SPANS: dict[str, dict[str, int]] = {
    "en": {"dozen": 12, "decade": 10, "decades": 10, "century": 100, "half": 50},
    "es": {"docena": 12, "década": 10, "décadas": 10, "decenio": 10, "siglo": 100},
    "pt": {"dúzia": 12, "década": 10, "décadas": 10, "decênio": 10, "século": 100},
    "fr": {"douzaine": 12, "décennie": 10, "décennies": 10, "siècle": 100, "demi": 50},
}
"""Words that say a number by themselves, or multiply the number before them: two decades."""


@cache
def _words(base: str) -> tuple[dict[str, int], frozenset[str]]:
    """Return the values of words of a language, and which of them are ordinals."""
    ordinals = dict(_APOCOPE.get(base, {}))
    for start, listed in ((1, _ORDINALS.get(base, "")), (3, _TENTHS.get(base, ""))):
        for value, word in enumerate(listed.split(), start=start):
            ordinals[word] = value if start == 1 else 10 * value
    cardinals = _COUNTED.get(base, {}) | _FORMS.get(base, {}) | SCALES.get(base, {})
    if base in {"es", "pt"}:
        ordinals |= {f"{word[:-1]}a": value for word, value in ordinals.items() if word[-1] == "o"}
        ordinals |= {f"{word}s": value for word, value in ordinals.items() if word[-1] in "oa"}
        hundreds = {word: value for word, value in cardinals.items() if word.endswith("tos")}
        cardinals |= {f"{word[:-2]}as": value for word, value in hundreds.items()}
    return ordinals | cardinals, frozenset(ordinals.keys() - cardinals.keys())


_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[ -]| (?:and|y|e) ")


def has_words(base: str) -> bool:
    """Return whether the number words of a language are known."""
    return base == "zh" or base in _COUNTED


def spoken(text: str, base: str) -> Iterator[tuple[tuple[int, int], frozenset[int], bool]]:
    """Yield numbers in words: where they stand, what they may mean, whether they are ordinals.

    Args:
        text: words of a text, without digits that belong to them.
        base: primary subtag of its language.
    """
    known, ordinals = _words(base)
    spans, both = _SPANS.get(base, {}), _BOTH.get(base, "").split()
    for group in _groups(text, {*known, *spans, *both}, known):
        words = [match[0].casefold() for match in group]
        values = [known[word] for word in words if word in known]
        number = _sum(values) if values else 1
        meant = {number} if values else set()
        meant |= {1, 2} if words[0] in both else set()
        meant |= {number * spans[word] for word in words if word in spans}
        yield (group[0].start(), group[-1].end()), frozenset(meant), words[-1] in ordinals


def _groups(
    text: str, words: Collection[str], known: Mapping[str, int]
) -> Iterator[list[re.Match[str]]]:
    """Yield words that say one number together."""
    group: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if match[0].casefold() not in words:
            continue
        if group and _JOINT.fullmatch(text, group[-1].end(), match.start()):
            values = [known.get(each[0].casefold()) for each in (group[-1], match)]
            if _continues(*values):
                group.append(match)
                continue
        if group:
            yield group
        group = [match]
    if group:
        yield group


_TEN, _HUNDRED, _THOUSAND = 10, 100, 1_000


def _continues(before: int | None, value: int | None) -> bool:
    """Return whether a number word belongs to the same number as the one before it.

    Units follow tens, what is smaller follows hundreds, all follows a scale, and a scale or a span
    (None: decades) follows all numbers.
    """
    if before is None or value is None:
        return before is not None
    if value >= _HUNDRED and (value > before or value >= _THOUSAND):
        return True
    if before >= _HUNDRED:
        return value < before
    return before % _TEN == 0 and 0 < value < _TEN


def _sum(values: Sequence[int]) -> int:
    """Return what number words mean one after another: two hundred and five thousand."""
    total = current = 0
    for value in values:
        if value >= _THOUSAND:
            total, current = (total + current * value if current else (total or 1) * value), 0
        elif value == _HUNDRED and 0 < current < _TEN:
            current *= _HUNDRED
        else:
            current += value
    return total + current


_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_HAN_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1_000}
HAN_NUMERAL = rf"[{''.join(_HAN_DIGITS)}{''.join(_HAN_UNITS)}万亿]+"
"""A Chinese numeral; a pattern of a regular expression."""


def han_value(numeral: str) -> int:
    """Return the value of a Chinese numeral, positional ones (二〇二五) included."""
    if len(numeral) > 1 and all(each in _HAN_DIGITS for each in numeral):
        return int("".join(str(_HAN_DIGITS[each]) for each in numeral))
    total = section = digit = 0
    for each in numeral:
        if each in _HAN_DIGITS:
            digit = _HAN_DIGITS[each]
        elif each in _HAN_UNITS:
            section, digit = section + (digit or 1) * _HAN_UNITS[each], 0
        elif each == "万":
            total, section, digit = total + (section + digit or 1) * 10**4, 0, 0
        else:
            total, section, digit = (total + section + digit or 1) * 10**8, 0, 0
    return total + section + digit


_ROMAN = re.compile(r"(?=.)(X{0,3})(IX|IV|V?I{0,3})")
_LETTERS = {"I": 1, "V": 5, "X": 10}


def roman_value(numeral: str) -> int | None:
    """Return the value of a Roman numeral up to 39; None when it is none.

    Larger ones are left to be read as words: `DC`, `CD` and `MM` are abbreviations more often.
    """
    if not _ROMAN.fullmatch(numeral):
        return None
    values = [_LETTERS[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
