"""Check spelling: pairs in, words out that the dictionary of the language does not know.

Names on record, forms of the term base, and words of the source that are left as they are, are
known too. Words in capitals are abbreviations. A word with a capital that another language knows
belongs to a name: Universidad Estatal Paulista.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from proceedings.diagnostics import message
from proceedings.language.comparison.bare import LATIN, bare
from proceedings.language.comparison.customs import ENCLITICS, PREFIXES, SUFFIXES
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.comparison.phrases import spelt
from proceedings.language.comparison.recorded import recorded
from proceedings.language.hunspell import PACKAGES, Dictionaries
from proceedings.language.pairs import Pair
from proceedings.records.scripts import folded

__all__ = ["check_spelling"]

_WORD = re.compile(rf"(?<![\w’'-]){LATIN}+(?:[’'-]{LATIN}+)*(?![\w’'-])")
_ABBREVIATION = re.compile(r"[^\W\da-zß-öø-ÿ]+s?")
_SUGGESTIONS = 3
_LEAST = 4
"""Letters that are left of a word without its prefix or suffix, at least."""


def check_spelling(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
    """Yield each word of a translation that no dictionary knows, once per message."""
    lang = pairs[0].lang if pairs else ""
    dictionary = setting.dictionaries(lang) if lang else None
    if dictionary is None:
        return
    known = _known_words(setting, lang)
    asked = {id(pair): _words(pair, known) for pair in pairs}
    every = dict.fromkeys(word for words in asked.values() for word in words)
    unknown = _unknown([*every], lang, setting.dictionaries)
    suggested = dictionary.suggestions(unknown)
    for pair in pairs:
        for word in asked[id(pair)]:
            if word in suggested or word in unknown:
                yield _finding(pair, word, suggested.get(word, ()))


def _finding(pair: Pair, word: str, suggestions: Sequence[str]) -> Finding:
    text = message("`{key}`: “{word}” is not in the dictionary", key=pair.key, word=word)
    few = ", ".join(suggestions[:_SUGGESTIONS])
    advice = message("perhaps {words}; or say why it is right: `# PR438: …`", words=few)
    return Finding(pair, "PR438", text, advice if few else None, word)


def _words(pair: Pair, known: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a translation that are to be looked up, each once."""
    given = {spelt(word) for word in _parts(bare(pair.source))}
    found = dict.fromkeys(_WORD.findall(bare(pair.text)))
    return tuple(
        word
        for word in found
        if len(word) > 1
        and not _ABBREVIATION.fullmatch(word)
        and not all(spelt(part) in known or spelt(part) in given for part in _parts(word))
    )


def _parts(text: str) -> Iterator[str]:
    """Yield the words of a text, possessives without ending, and the parts divided by hyphens."""
    for word in _WORD.findall(text):
        for part in word.split("-"):
            yield part.removesuffix("’s").removesuffix("'s")


def _known_words(setting: Setting, lang: str) -> frozenset[str]:
    """Return the words of names on record and of the term base."""
    forms = [*recorded(setting.records, setting.series, lang, lang).forms]
    forms += [form for term in setting.terms for form in term.forms.root.values()]
    forms += [form for term in setting.terms for form in term.admitted.get(lang, ())]
    return frozenset(spelt(word) for form in forms for word in _parts(form))


def _unknown(words: Sequence[str], lang: str, dictionaries: Dictionaries) -> list[str]:
    """Return the words that are not known, not formed of known ones, and in no name."""
    own = dictionaries(lang)
    if own is None:
        return []
    left = own.unknown(words)
    bases = {word: _bases(word, lang.partition("-")[0]) for word in left}
    wrong = own.unknown([base for listed in bases.values() for base in listed])
    left = frozenset(word for word in left if wrong.issuperset(bases[word]))
    for other in PACKAGES:
        dictionary = dictionaries(other) if other != lang else None
        capitals = [word for word in left if word[0].isupper()]
        if dictionary and capitals:
            left -= frozenset(capitals) - dictionary.unknown(capitals)
    return [word for word in words if word in left]


def _bases(word: str, lang: str) -> tuple[str, ...]:
    """Return words of which a word may be formed in the way of a language."""
    plain = word.casefold()
    verbs = _stripped(plain, ENCLITICS.get(lang, ()), str.removesuffix)
    found = (
        *map(folded, verbs),
        *_stripped(plain, PREFIXES.get(lang, ()), str.removeprefix),
        *_stripped(plain, SUFFIXES.get(lang, ()), str.removesuffix),
    )
    return tuple(each for each in found if len(each) >= _LEAST)


def _stripped(word: str, signs: Sequence[str], strip: Callable[[str, str], str]) -> Iterator[str]:
    """Yield a word without one or two of some endings, or beginnings."""
    for sign in signs:
        shorter = strip(word, sign)
        if shorter != word:
            yield shorter
            yield from (found for each in signs if (found := strip(shorter, each)) != shorter)
