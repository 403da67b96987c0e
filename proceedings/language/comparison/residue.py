"""Check for what was left untranslated: pairs in, words of another script or language out.

Allowed are names on record, what the source itself quotes, puts in brackets or emphasises,
abbreviations in capitals, code and placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from proceedings.diagnostics import message
from proceedings.language.comparison.bare import THING, bare, own_words, quotations, small_words
from proceedings.language.comparison.customs import SMALL_WORDS, UNITS
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.comparison.phrases import Phrases, spelt
from proceedings.language.comparison.recorded import recorded
from proceedings.language.comparison.repetition import is_copy
from proceedings.language.pairs import Pair
from proceedings.language.tags import locale_of
from proceedings.records.scripts import HAN

__all__ = ["check_languages", "check_scripts"]

_HAN_RUN = re.compile(rf"{HAN.pattern}+(?:[·、，：《》（）“”]*{HAN.pattern}+)*")


def check_scripts(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
    """Yield Han characters in Latin translations, and words in Latin letters in Chinese ones."""
    names: dict[str, Phrases[tuple[()]]] = {}
    for pair in pairs:
        if is_copy(pair):
            continue
        if pair.lang not in names:
            names[pair.lang] = _names(setting, pair.lang)
        find = _latin if pair.lang.startswith("zh") else _han
        for left in find(pair, names[pair.lang]):
            text = message("`{key}`: “{text}” is not translated", key=pair.key, text=left)
            yield Finding(pair, "PR434", text, None, left)


def _names(setting: Setting, lang: str) -> Phrases[tuple[()]]:
    found: Phrases[tuple[()]] = Phrases(spelt)
    for form in recorded(setting.records, setting.series, lang, lang).forms:
        found.put(form, ())
    return found


def _han(pair: Pair, names: Phrases[tuple[()]]) -> Iterator[str]:
    """Yield Han characters that are neither a name on record nor given by the source.

    A source in Chinese gives every character: there only what the translation quotes counts.
    """
    if not HAN.search(pair.text):
        return
    given = (
        "\n".join(quotations(pair.source))
        if HAN.search(pair.source) and pair.field.lang.startswith("zh")
        else bare(pair.source)
    )
    for left in _HAN_RUN.findall(_nameless(bare(pair.text), names)):
        if left not in given:
            yield left


def _nameless(text: str, names: Phrases[tuple[()]]) -> str:
    """Return a text without the names that are on record."""
    found = text
    for each in names.find(text):
        found = found.replace(each.text, "")
    return found


def _latin(pair: Pair, names: Phrases[tuple[()]]) -> Iterator[str]:
    """Yield words in Latin letters that are no name, abbreviation or unit."""
    text = _CITATION.sub(partial(_uncited, pair.source), pair.text)
    left = _nameless(own_words(text, pair.source, with_brackets=False), names)
    yield from (match[0] for match in small_words(left, pair.source) if _is_word(match[0]))
    yield from _translatable(pair.field.lang).intersection(_CAPITALS.findall(left))


_CODE = 2
"""Letters of a tag of a language or a country."""
_CITATION = re.compile(rf"(?:(?!{HAN.pattern})[^，。；：、！？（）《》])+")


def _uncited(source: str, run: re.Match[str]) -> str:
    """Return a run of Latin letters, or a sign for a work cited in the words of the source."""
    return THING if quotations(run[0]) and run[0].strip() in source else run[0]


def _is_word(text: str) -> bool:
    return len(text) > _CODE and text not in UNITS


_CAPITALS = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")


@cache
def _translatable(lang: str) -> frozenset[str]:
    """Return the names of countries, languages, months and days in a language (CLDR)."""
    locale = locale_of(lang)
    tables = (
        locale.territories,
        locale.languages,
        locale.months["format"]["wide"],
        locale.days["format"]["wide"],
    )
    return frozenset(str(name) for table in tables for name in table.values())


_LISTED = re.compile(r"[,、] ?[a-z]{2}(?=[,、.]| \w+ \w\w-|$)")
"""A tag in a list of languages."""


def check_languages(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield function words of another language: a few words overlooked, or a slip of the pen."""
    lang = _base(pair.lang)
    if lang not in SMALL_WORDS or _base(pair.field.lang) == lang or is_copy(pair):
        return
    text = own_words(pair.text, pair.source, with_brackets=False)
    listed = [match[0] for match in small_words(_LISTED.sub("", text), pair.source)]
    for other in SMALL_WORDS:
        found = [word for word in listed if word in _foreign(other, lang)]
        if found:
            yield Finding(
                pair,
                "PR435",
                message(
                    "`{key}`: “{word}” is a word of another language: {language}",
                    key=pair.key,
                    word=found[0],
                    language=other,
                ),
                None,
                found[0],
            )
            return


def _base(lang: str) -> str:
    return lang.partition("-")[0]


@cache
def _foreign(other: str, lang: str) -> frozenset[str]:
    """Return the small words of a language that another one does not have."""
    return SMALL_WORDS[other] - SMALL_WORDS[lang]
