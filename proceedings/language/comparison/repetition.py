"""Check what is repeated: pairs in, one text with two translations, or none, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from proceedings.diagnostics import message, shortened
from proceedings.language.comparison.bare import THING, bare, quotations, small_words
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.comparison.phrases import Phrases, agree, stemmer, words
from proceedings.language.comparison.recorded import recorded
from proceedings.language.interface import INTERFACE
from proceedings.language.pairs import Pair

__all__ = ["check_consistency", "check_repeated", "is_copy"]

_FEW = 2
"""Words that two languages may well write alike."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def check_consistency(pairs: Sequence[Pair], _: Setting) -> Iterator[Finding]:
    """Yield translations that differ from those of the same message elsewhere.

    Case, spaces and endings do not count: a president may be *presidente* or *presidenta*.
    """
    posts = {
        pair.field.context.removesuffix(_AFFILIATION): pair.source
        for pair in pairs
        if pair.field.context.endswith(_AFFILIATION)
    }
    groups: defaultdict[tuple[str, str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.field.lang, _sense(pair, posts), _folded(pair.source)].append(pair)
    for group in groups.values():
        forms: defaultdict[tuple[str, ...], list[Pair]] = defaultdict(list)
        for pair in group:
            forms[_form(forms, pair)].append(pair)
        yield from _differing(list(forms.values())) if len(forms) > 1 else ()


_AFFILIATION, _ROLE = "/affiliation", "/role"


def _sense(pair: Pair, posts: dict[str, str]) -> str:
    """Return what may give a message another meaning than the same words have elsewhere.

    It is the context of a label, and the institution of a post: a president of a parliament and
    one of a society are 议长 and 会长.
    """
    if pair.kind == INTERFACE:
        return pair.field.context
    holder, role, _ = pair.field.context.rpartition(_ROLE)
    return posts.get(holder, holder) if role else ""


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _form(known: dict[tuple[str, ...], list[Pair]], pair: Pair) -> tuple[str, ...]:
    """Return the words of a translation, in the inflection that came first."""
    own = tuple(each.key for each in words(pair.text, stemmer(pair.lang))) or (pair.text,)
    return next(
        (each for each in known if len(each) == len(own) and all(map(agree, each, own))), own
    )


def _differing(forms: list[list[Pair]]) -> Iterator[Finding]:
    """Yield the translations that are not the most frequent one; of equals, the later ones."""
    usual = max(forms, key=len)
    for form in forms:
        for pair in form if form is not usual else ():
            first = usual[0]
            text = message(
                "`{key}`: “{source}” is “{other}” at line {line}",
                key=pair.key,
                source=shortened(pair.source),
                other=shortened(first.text),
                line=first.place.line,
            )
            advice = message("translate it alike, or say above it why it differs: `# PR432: …`")
            yield Finding(pair, "PR432", text, advice)


def check_repeated(pairs: Sequence[Pair], setting: Setting) -> Iterator[Finding]:
    """Yield translations of more than two words that are the source over again.

    Names on record, quoted titles, code and placeholders are the same in any language.
    """
    names: dict[str, Phrases[tuple[()]]] = {}
    for pair in pairs:
        if not is_copy(pair) or _base(pair.field.lang) == _base(pair.lang):
            continue
        if pair.lang not in names:
            names[pair.lang] = _names(setting, pair.lang)
        if _has_words(pair.text, names[pair.lang]):
            text = message("`{key}`: the translation is the source over again", key=pair.key)
            yield Finding(pair, "PR433", text)


def is_copy(pair: Pair) -> bool:
    """Return whether a translation of more than two words has the words of the source."""
    source, text = bare(pair.source), bare(pair.text)
    return _folded(source) == _folded(text) and len(_WORD.findall(text)) > _FEW


def _base(lang: str) -> str:
    return lang.partition("-")[0]


def _names(setting: Setting, lang: str) -> Phrases[tuple[()]]:
    names: Phrases[tuple[()]] = Phrases(stemmer(lang))
    for form in recorded(setting.records, setting.series, lang, lang).forms:
        names.put(form, ())
    return names


def _has_words(text: str, names: Phrases[tuple[()]]) -> bool:
    """Return whether a text has words, some of them with a small letter, beside names."""
    plain = bare(text)
    for quoted in quotations(text):
        plain = plain.replace(quoted, THING)
    for name in [*names.find(plain)]:
        plain = plain.replace(name.text, THING)
    left = _WORD.findall(plain)
    return len(left) > _FEW and bool(small_words(plain, text))
