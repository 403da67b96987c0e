"""Check the characters of translations: pairs in; invisible ones, loose accents and spaces out.

Controls, bidirectional ones included, are refused when a catalog is read; what is left can be seen
neither on a screen nor in print, or is seen and breaks a line or a search. What the source has too
is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from proceedings.diagnostics import Message, Severity, message
from proceedings.language.comparison.finding import Finding, Setting
from proceedings.language.pairs import Pair

__all__ = ["check_characters", "check_form", "check_spaces"]

_LOOSE = re.compile(r"[ \u00a0\u202f]{2,}|\t|[\u2000-\u2008\u200a\u205f\u3000]")
"""Spaces in a row, and spaces of a width of their own; thin ones are French and Spanish use."""


def check_characters(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield format characters (Unicode category Cf: zero width, soft hyphens) that are not meant.

    Joiners shape letters of scripts such as Arabic and Devanagari; with Latin or Han they hide.
    """
    if pair.text.isprintable():
        return
    found = Counter(each for each in pair.text if unicodedata.category(each) == "Cf")
    for character in sorted(found - Counter(pair.source)):
        text = message(
            "`{key}`: the character U+{code} cannot be seen, and is not in the source",
            key=pair.key,
            code=f"{ord(character):04X}",
        )
        yield _error(pair, "PR418", text, character, message("delete it"))


def check_form(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield the first letters that are not in form NFC (Unicode Standard Annex 15)."""
    if unicodedata.is_normalized("NFC", pair.text):
        return
    for letters in re.findall(r".[\u0300-\u036f\u3099\u309a]*", pair.text, re.DOTALL):
        if not unicodedata.is_normalized("NFC", letters):
            text = message(
                "`{key}`: `{letters}` is not in Unicode’s composed form `{composed}`",
                key=pair.key,
                letters=letters,
                composed=unicodedata.normalize("NFC", letters),
            )
            advice = message("type it anew: one word in two encodings is not found as one")
            yield _error(pair, "PR419", text, letters, advice)
            return


def check_spaces(pair: Pair, _: Setting) -> Iterator[Finding]:
    """Yield spaces at the ends that the source has not, or lacks, and loose ones between."""
    for place, source, target in zip(
        ("begins", "ends"), _ends(pair.source), _ends(pair.text), strict=True
    ):
        if source != target:
            yield _error(pair, "PR420", _unlike(pair, place), "", message("begin and end alike"))
    meant = {each[:2] for each in _LOOSE.findall(pair.source)}
    for spaces in dict.fromkeys(_LOOSE.findall(pair.text.strip())):
        if spaces[:2] in meant:
            continue  # in a table of plain text, for example, of whatever length
        codes = " ".join(f"U+{ord(each):04X}" for each in spaces)
        text = message(
            "`{key}`: there are loose spaces in the translation: {codes}", key=pair.key, codes=codes
        )
        yield _error(pair, "PR420", text, spaces, message("write one space, or none"))


def _ends(text: str) -> tuple[str, str]:
    """Return the white space at the beginning and at the end."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _unlike(pair: Pair, place: str) -> Message:
    if place == "begins":
        return message(
            "`{key}`: the translation does not begin with the same white space as the source",
            key=pair.key,
        )
    return message(
        "`{key}`: the translation does not end with the same white space as the source",
        key=pair.key,
    )


def _error(pair: Pair, code: str, text: Message, fragment: str, advice: Message) -> Finding:
    return Finding(pair, code, text, advice, fragment, severity=Severity.ERROR)
