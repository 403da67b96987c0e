"""Check spelling: pairs in, words out that the dictionary of the language does not know.

Names on record, forms of the term base, and words of the source that are left as they are, are
known too; words in capitals are abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proceedings.diagnostics import message
from proceedings.language.comparison.bare import LATIN, bare
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.comparison.phrases import spelt
from proceedings.language.comparison.recorded import recorded
from proceedings.language.pairs import Pair

__all__ = ["spelling"]

_WORD = re.compile(rf"(?<![\w’'-]){LATIN}+(?:[’'-]{LATIN}+)*(?![\w’'-])")
_ABBREVIATION = re.compile(r"[^\W\da-zß-öø-ÿ]+s?")
_SUGGESTIONS = 3


def spelling(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
    """Yield each word of a translation that no dictionary knows, once per message."""
    lang = pairs[0].lang if pairs else ""
    dictionary = setting.dictionaries(lang) if lang else None
    if dictionary is None:
        return
    known = _known_words(setting, lang)
    asked = {id(pair): _words(pair, known) for pair in pairs}
    unknown = dictionary.unknown([word for words in asked.values() for word in words])
    for pair in pairs:
        for word in asked[id(pair)]:
            if word in unknown:
                yield _finding(pair, word, unknown[word])


def _finding(pair: Pair, word: str, suggestions: Sequence[str]) -> Finding:
    text = message("`{key}`: “{word}” is not in the dictionary", key=pair.key, word=word)
    advice = (
        message("perhaps: {words}", words=", ".join(suggestions[:_SUGGESTIONS]))
        if suggestions
        else None
    )
    return Finding(pair, "PR438", text, advice, word)


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
    """Yield the words of a text, and the parts of those with a hyphen."""
    for word in _WORD.findall(text):
        yield from word.split("-") if "-" in word else (word,)


def _known_words(setting: Setting, lang: str) -> frozenset[str]:
    """Return the words of names on record and of the term base."""
    forms = [*recorded(setting.records, setting.series, lang, lang).forms]
    forms += [form for term in setting.terms for form in term.forms.root.values()]
    forms += [form for term in setting.terms for form in term.admitted.get(lang, ())]
    return frozenset(spelt(word) for form in forms for word in _parts(form))
