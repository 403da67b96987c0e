"""Faults in the words of complete translations: pairs in, slips of translators out.

Rows for the table of planted faults, and what the checks of words need beside the pairs: names on
record, the term base, and a dictionary of every word that the translations have without faults.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from proceedings.diagnostics import Report
from proceedings.language.comparison.bare import bare
from proceedings.language.comparison.finding import Setting
from proceedings.language.comparison.recorded import latin_forms
from proceedings.language.pairs import Pair
from proceedings.language.terms import find_terms
from proceedings.pipeline.desks import Desk, read_checked
from proceedings.records.base import OfficialForms
from proceedings.records.models import Person, Term
from proceedings.records.reader import Workspace
from proceedings.records.walk import walk_event
from tests.dictionary import Vocabulary
from tests.planting import CHECKOUT, all_desks
from tests.workspace import EXAMPLES

__all__ = ["WORD_PLANTERS", "setting_of"]

Planter = Callable[[Pair, Random], str | None]


@cache
def _workspaces() -> tuple[Workspace, ...]:
    found = [read_checked(root, Report()) for root in (CHECKOUT, EXAMPLES / "complete")]
    return tuple(each.workspace for each in found if each)


@cache
def _vocabulary() -> frozenset[str]:
    texts = (bare(pair.text) for desk in all_desks() for pair in desk.pairs)
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+(?:[’'-]\w+)*", text))


def setting_of(desk: Desk) -> Setting:
    """Return what checks need for a desk; its dictionary knows what the desks say."""
    workspace = _workspaces()[desk.event == "2031-water-archives"]
    terms = workspace.glossary.terms if workspace.glossary else ()
    words = Vocabulary(_vocabulary())
    return Setting(desk.records, workspace.series, terms, lambda _: words)


@dataclass(frozen=True)
class _Known:
    """Names as a source has them, with those that a translation has: in Han, or as they are."""

    people: Mapping[str, str]
    forms: tuple[OfficialForms, ...]


@cache
def _known() -> _Known:
    people, forms = dict[str, str](), list[OfficialForms]()
    for workspace in _workspaces():
        for event in workspace.events:
            for _, _, record in walk_event(event):
                if isinstance(record, Person):
                    han = next(iter(record.name.scripts.values()), None)
                    whole = (han.full or f"{han.family}{han.given}") if han else ""
                    people[latin_forms(record.name)[0]] = whole
                elif isinstance(record, OfficialForms):
                    forms.append(record)
    return _Known(people, tuple(forms))


def _person(pair: Pair, random: Random) -> str | None:
    """Misspell a person, or make up a transcription."""
    for name, han in _known().people.items():
        if " " not in name or name not in pair.source or f"“{name}" in pair.source:
            continue
        if pair.lang.startswith("zh") and han in pair.text and han:
            return pair.text.replace(han, random.choice([han[:-1] + "囧", name]))
        if not pair.lang.startswith("zh") or not han:
            slip = f"{name.split()[0]} {name.split()[-1][0]}q{name.split()[-1][2:]}"
            text = pair.text.replace(name, slip)
            return text if text != pair.text else None
    return None


def _official(pair: Pair, _: Random) -> str | None:
    """Translate an institution or a title anew."""
    for forms in _known().forms:
        if "2025" in pair.catalog and "Rio" in str(forms.get("en")):
            continue  # the city is on record for the meeting of 2024
        source, target = forms.get(pair.field.lang) or "", forms.get(pair.lang) or ""
        if len(source) > 12 and source in pair.source and target in pair.text and target != source:
            return pair.text.replace(target, target[: len(target) // 2])
    return None


def _terms(pair: Pair) -> Iterator[tuple[Term, str]]:
    """Yield the terms of a source, each with its form in the translation."""
    glossary = _workspaces()["2031-water-archives" in pair.catalog].glossary
    terms = glossary.terms if glossary else ()
    if any((forms.get(pair.field.lang) or "¦") in pair.source for forms in _known().forms):
        return
    found = find_terms(pair.text, pair.lang, terms)
    for each in find_terms(pair.source, pair.field.lang, terms):
        held = [pair.text[own.start : own.end] for own in found if own.term is each.term]
        if len(held) == 1 and pair.text.count(held[0]) == 1:
            yield each.term, held[0]


def _term(pair: Pair, random: Random) -> str | None:
    """Render a term in words of one's own."""
    found = list(_terms(pair)) if pair.field.label != "interface" else []
    if not found:
        return None
    _, held = random.choice(found)
    return pair.text.replace(held, "某物" if pair.lang.startswith("zh") else "xx yy")


def _forbidden(pair: Pair, _: Random) -> str | None:
    """Render a term in a forbidden form."""
    for term, held in _terms(pair):
        for form in term.forbidden.get(pair.lang, ()):
            return pair.text.replace(held, form)
    return None


@cache
def _frequent() -> frozenset[tuple[str, str]]:
    """Return texts that are translated often, so that one translation is the usual one."""
    count: Counter[tuple[str, str]] = Counter()
    for desk in all_desks():
        count.update((pair.lang, pair.source) for pair in desk.pairs if _is_keyword(pair))
    return frozenset(each for each, times in count.items() if times >= 6)


def _is_keyword(pair: Pair) -> bool:
    return "/keywords" in pair.field.context


def _anew(pair: Pair, random: Random) -> str | None:
    """Translate in other words what is translated elsewhere."""
    if not _is_keyword(pair) or (pair.lang, pair.source) not in _frequent():
        return None
    return f"{pair.text} {random.choice(['abcd', 'efgh', 'ijkl', 'mnop', 'qrst'])}"


def _copied(pair: Pair, _: Random) -> str | None:
    """Leave the source as it is."""
    small = re.findall(r"(?<![\w`{])[a-z]{3,}(?![\w`}])", pair.source)
    is_foreign = pair.field.lang[:2] != pair.lang[:2]
    return pair.source if is_foreign and len(small) > 4 and "“" not in pair.source else None


def _in_latin(pair: Pair, random: Random) -> str | None:
    """Leave a word in Latin letters in a Chinese text."""
    places = [each.end() for each in re.finditer(r"[\u4e00-\u9fff](?=[\u4e00-\u9fff])", pair.text)]
    if not pair.lang.startswith("zh") or not places:
        return None
    place, word = random.choice(places), random.choice(["agreement", "the rule"])
    return pair.text[:place] + word + pair.text[place:]


def _in_han(pair: Pair, random: Random) -> str | None:
    """Leave Han characters in a text in Latin letters."""
    places = [each.end() for each in re.finditer(r"[a-z]{3}, ", pair.text)]
    if pair.lang.startswith("zh") or not places:
        return None
    place, word = random.choice(places), random.choice(["共商", "互鉴", "某"])
    return f"{pair.text[:place]}{word} {pair.text[place:]}"


def _in_script(pair: Pair, random: Random) -> str | None:
    """Leave words in another script."""
    return _in_latin(pair, random) or _in_han(pair, random)


_SLIPS = {
    "es": {"y": "and", "con": "with", "del": "do", "en": "em", "por": "by"},
    "pt": {"e": "y", "com": "con", "em": "en", "ou": "or", "os": "los"},
    "en": {"and": "y", "of": "com", "with": "com", "the": "las"},
}


def _small_word(pair: Pair, random: Random) -> str | None:
    """Write a small word of another language."""
    slips = _SLIPS.get(pair.lang[:2], {})
    found = (
        list(re.finditer(rf"(?<=[a-z] )(?:{'|'.join(slips)})(?= [a-z])", pair.text))
        if slips
        else []
    )
    if not found or pair.field.lang[:2] == pair.lang[:2]:
        return None
    match = random.choice(found)
    return pair.text[: match.start()] + slips[match[0]] + pair.text[match.end() :]


_HAN = "[\u4e00-\u9fff]"
_MARKS = {
    "zh": (
        (f"(?<={_HAN})，(?={_HAN})", ","),
        (f"(?<={_HAN})（", "("),
        (f"(?<={_HAN})。(?={_HAN})", "."),
        (f"(?<={_HAN})”", '"'),
        (f"(?<={_HAN}{{3}})(?={_HAN}{{3}})", " "),
    ),
    "es": (("¿", ""), (r"(?<=[a-z]), ", " , "), ("“", "«"), ("”", "")),
    "pt": ((r"(?<=[a-z]); ", " ; "), (r"(?<=[a-z]), ", " , "), ("“", "«"), ("”", "")),
    "en": ((r"(?<=[a-z]), ", " , "), ("“", "«"), (r"(?<=[a-z])’(?=s )", "'")),
}


def _mark(pair: Pair, random: Random) -> str | None:
    """Write a mark of another language."""
    fitting = [each for each in _MARKS[pair.lang[:2]] if re.search(each[0], pair.text)]
    if not fitting or pair.field.lang[:2] == pair.lang[:2]:
        return None
    pattern, other = random.choice(fitting)
    return re.sub(pattern, other, pair.text, count=1)


def _ending(pair: Pair, _: Random) -> str | None:
    """End with a mark too few, or too many."""
    if re.search(r"\b\w$", pair.text):  # `Sala A.` may be an initial
        return None
    if pair.field.lang[:2] == pair.lang[:2]:
        return None
    if pair.source[-1] in ".:?" and pair.text[-1] in ".:?。：？":
        return pair.text[:-1]
    is_open = pair.source[-1].isalpha() and pair.text[-1].isalpha()
    return pair.text + ("。" if pair.lang.startswith("zh") else ".") if is_open else None


def _spelling(pair: Pair, random: Random) -> str | None:
    """Let two letters change places."""
    known = pair.source.casefold()
    words = re.finditer(r"(?<![\w`{/.-])[a-zñáéíóúãõç]{7,}(?![\w`}/.-])", pair.text)
    found = [each for each in words if each[0] not in known and each[0][2] != each[0][3]]
    if pair.lang.startswith("zh") or pair.field.lang[:2] == pair.lang[:2] or not found:
        return None
    match = random.choice(found)
    word = match[0]
    slip = word[:2] + word[3] + word[2] + word[4:]
    return pair.text[: match.start()] + slip + pair.text[match.end() :]


WORD_PLANTERS: Mapping[str, tuple[str, Planter]] = {
    "a person under another name": ("PR430", _person),
    "an official form translated anew": ("PR430", _official),
    "a term in words of one's own": ("PR431", _term),
    "a forbidden form": ("PR431", _forbidden),
    "a text translated anew": ("PR432", _anew),
    "the source left as it is": ("PR433", _copied),
    "words left in another script": ("PR434", _in_script),
    "a small word of another language": ("PR435", _small_word),
    "a mark of another language": ("PR436", _mark),
    "a mark too few or too many at the end": ("PR437", _ending),
    "letters that changed places": ("PR438", _spelling),
}
"""What is planted: a kind of fault, the code that reports it, and what makes it."""
