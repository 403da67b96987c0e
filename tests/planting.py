"""Faults for complete translations: desks in, pairs with one fault each out; the same for a seed.

A planter turns a pair into a faulty translation of it, or into None where its fault has no place;
it is a row of `PLANTERS`, under the code that must report it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from proceedings.diagnostics import Report
from proceedings.language.pairs import Pair, State
from proceedings.pipeline.desks import Desk, desks, read_checked
from tests.workspace import EXAMPLES

__all__ = ["PLANTERS", "Planted", "all_desks", "planted"]

CHECKOUT = Path(__file__).parent.parent
Planter = Callable[[Pair, Random], str | None]


LANGUAGES = ("zh-Hans", "en", "es", "pt-BR")
"""Languages for which the tables of faults below have words."""


@cache
def all_desks() -> tuple[Desk, ...]:
    """Return what is translated in the project's own workspace and in the complete example."""
    found: list[Desk] = []
    for root in (CHECKOUT, EXAMPLES / "complete"):
        checked = read_checked(root, Report())
        assert checked is not None
        found += desks(root, checked, languages=LANGUAGES)
    return tuple(found)


@dataclass(frozen=True)
class Planted:
    """A desk with faults.

    Attributes:
        desk: what it was before.
        pairs: what it is now.
        faulty: the pairs that have a fault.
    """

    desk: Desk
    pairs: tuple[Pair, ...]
    faulty: tuple[Pair, ...]


def planted(desk: Desk, planter: Planter, random: Random, amount: int) -> Planted:
    """Return a desk with so many faults of a kind, or as many as it has places for."""
    pairs, faulty = list(desk.pairs), list[Pair]()
    places = [index for index, each in enumerate(pairs) if each.state is State.TRANSLATED]
    random.shuffle(places)
    for index in places:
        text = planter(pairs[index], random)
        entry = pairs[index].entry
        if len(faulty) < amount and entry is not None and text not in {None, entry.text, ""}:
            pairs[index] = replace(pairs[index], entry=replace(entry, text=str(text)))
            faulty.append(pairs[index])
    return Planted(desk, tuple(pairs), tuple(faulty))


def _without(pattern: str) -> Planter:
    """Return a planter that takes one match of a pattern out of a Markdown text."""

    def plant(pair: Pair, random: Random) -> str | None:
        found = list(re.finditer(pattern, pair.text)) if pair.field.is_markdown else []
        if not found:
            return None
        match = random.choice(found)
        kept = match["kept"] if "kept" in match.groupdict() else ""
        return pair.text[: match.start()] + kept + pair.text[match.end() :]

    return plant


def _placeholder(pair: Pair, random: Random) -> str | None:
    """Misspell a placeholder, or lose it."""
    found = re.findall(r"\{\w+\}", pair.text)
    if not found:
        return None
    return pair.text.replace(random.choice(found), random.choice(["", "{nombre_del_campo}"]), 1)


def _code(pair: Pair, _: Random) -> str | None:
    """Translate what stands between backticks."""
    match = re.search(r"`[^`]+`", pair.text)
    if match is None or match[0] not in pair.source:
        return None
    return pair.text.replace(match[0], "`código`", 1)


def _open(pair: Pair, random: Random) -> str | None:
    """Open emphasis before a word and never close it."""
    words = [each.start() for each in re.finditer(r"(?<= )[^\W\d]{4}", pair.text)]
    if not pair.field.is_markdown or "*" in pair.text or not words:
        return None
    place = random.choice(words)
    return f"{pair.text[:place]}{random.choice(['*', '**'])}{pair.text[place:]}"


def _block(pair: Pair, random: Random) -> str | None:
    if not pair.field.is_markdown or not re.match(r"[^\W\d]", pair.text):
        return None
    return random.choice(["- ", "* ", "+ ", "## ", "> "]) + pair.text


def _cut(pair: Pair, _: Random) -> str | None:
    """Break off after the first two fifths, as a draft that was never finished."""
    if len(pair.source) < 200:
        return None
    return re.sub(r"\[[^\[]*$", "", pair.text[: len(pair.text) * 2 // 5])


def _merged(pair: Pair, _: Random) -> str | None:
    """Lose all sentences but the first."""
    pattern = r".*?。" if pair.lang.startswith("zh") else r".*?\w{3}\.(?=\s)"
    many = len(re.findall(r"\w{3}\.(?:\s|$)", pair.source)) > 3
    match = re.match(pattern, pair.text, re.DOTALL)
    return match[0] if many and match else None


def _inserted(*characters: str) -> Planter:
    """Return a planter that puts one of some characters inside the text."""

    def plant(pair: Pair, random: Random) -> str | None:
        place = random.randrange(len(pair.text) + 1)
        return pair.text[:place] + random.choice(characters) + pair.text[place:]

    return plant


def _decomposed(pair: Pair, random: Random) -> str | None:
    del random
    table = str.maketrans({"á": "a\u0301", "ã": "a\u0303", "é": "e\u0301", "ó": "o\u0301"})
    return pair.text.translate(table)


def _spaces(pair: Pair, random: Random) -> str | None:
    at_ends = [f" {pair.text}", f"{pair.text} "]
    doubled = pair.text.replace(" ", random.choice(["  ", "\u3000", " \u00a0"]), 1)
    return random.choice([*at_ends, doubled])


def _number(pair: Pair, random: Random) -> str | None:
    """Write another number in digits."""
    found = list(re.finditer(r"(?<![0-9A-Za-z.,])\d{1,4}(?![0-9A-Za-z.,]*\d)", pair.text))
    plain = [each for each in found if not re.search(r"[\[({][^\])}]*$", pair.text[: each.start()])]
    if not plain:
        return None
    match = random.choice(plain)
    other = str(random.choice([3001, 4507, 777, 666]))
    return pair.text[: match.start()] + other + pair.text[match.end() :]


_MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro",
    "en": "January February March April May June July August September October November",
}


def _month(pair: Pair, _: Random) -> str | None:
    """Write another month in a date."""
    listed = _MONTHS.get(pair.lang[:2], "").split()
    if pair.lang.startswith("zh"):
        match = re.search(r"(?<!\d)\d{1,2}(?=月\d)", pair.text)
        other = "12"
    else:
        match = re.search(rf"(?<=\d )(?:de )?(?:{'|'.join(listed)})\b", pair.text)
        other = {"es": "de diciembre", "pt": "de dezembro", "en": "December"}[pair.lang[:2]]
    if match is None or re.search("Dec|dic|dez|12", pair.source):
        return None
    return pair.text[: match.start()] + other + pair.text[match.end() :]


_WORDS = {
    "zh": ("(?<=第)[二三四五](?=[届次场条部])", "九"),
    "es": (r"(?<=\b)(?:segund|tercer|cuart|quint)(?=[oa]\b)", "noven"),
    "pt": (r"(?<=\b)(?:segund|terceir|quart|quint)(?=[oa]\b)", "non"),
    "en": (r"\b(?:second|third|fourth|fifth)\b", "ninth"),
}
_SAID = re.compile(r"\b(?:second|third|fourth|fifth|segund[oa]|tercer[oa])\b", re.IGNORECASE)


def _ordinal(pair: Pair, _: Random) -> str | None:
    """Write another ordinal in words; it is the only one."""
    pattern, other = _WORDS[pair.lang[:2]]
    found = re.findall(pattern, pair.text, re.IGNORECASE)
    if len(found) != 1 or len(_SAID.findall(pair.source)) != 1 or re.search(r"\d", pair.text):
        return None
    return re.sub(pattern, other, pair.text, flags=re.IGNORECASE)


PLANTERS: Mapping[str, tuple[str, Planter]] = {
    "a placeholder lost or misspelt": ("PR403", _placeholder),
    "a note call lost": ("PR403", _without(r"\[\^[^\]]+\]")),
    "a link lost": ("PR403", _without(r"\[(?P<kept>[^\]^]+)\]\(ref:[^)]+\)")),
    "emphasis lost": ("PR412", _without(r"(?<!\*)\*(?P<kept>[^*]+)\*(?!\*)")),
    "code translated": ("PR412", _code),
    "emphasis not closed": ("PR413", _open),
    "another block begun": ("PR414", _block),
    "another number": ("PR415", _number),
    "another month": ("PR415", _month),
    "another ordinal in words": ("PR415", _ordinal),
    "a text broken off": ("PR416", _cut),
    "sentences lost": ("PR417", _merged),
    "an invisible character": ("PR418", _inserted("\u200b", "\u00ad", "\u2060", "\u200d")),
    "loose accents": ("PR419", _decomposed),
    "spaces": ("PR420", _spaces),
}
"""What is planted: a kind of fault, the code that reports it, and what makes it."""
