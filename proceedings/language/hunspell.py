"""Ask hunspell about spelling: words of a language in, those that it does not know out.

hunspell is a program of its own (LGPL/GPL/MPL), asked through its pipe; without it, or without a
dictionary of the language, nothing is asked. There is no dictionary of Chinese.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePath
from typing import Protocol

__all__ = [
    "PACKAGES",
    "Dictionaries",
    "Dictionary",
    "Hunspell",
    "dictionary",
    "has_dictionaries",
    "installed",
    "no_dictionary",
    "packages",
]

PACKAGES = {
    "en": "hunspell-en-gb",
    "es": "hunspell-es",
    "fr": "hunspell-fr",
    "pt-BR": "hunspell-pt-br",
}
"""Debian packages of the dictionaries, by language."""
_PREFERRED = {"en": ("en_GB", "en_US"), "es": ("es_ES",), "fr": ("fr", "fr_FR")}
"""Names of dictionaries by language, where there are several, best first."""
_WITHOUT = ("ja", "zh")
"""Languages without spaces, of which there are no dictionaries."""
_PROGRAM = "hunspell"
_SECONDS = 120
_MANY = 300
_SUGGESTED = re.compile(r"^& \S+ \d+ \d+: (.*)$", re.MULTILINE)
_PARTS = re.compile("[-’']")


class Dictionary(Protocol):
    """What knows the words of a language."""

    def unknown(self, words: Collection[str]) -> frozenset[str]:
        """Return the words that are not in the dictionary."""

    def suggestions(self, words: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Return what may be meant by each word, best first."""


@dataclass(frozen=True, slots=True)
class Hunspell:
    """A dictionary of hunspell; answers are remembered.

    Attributes:
        name: its name or path, as hunspell knows it.
        program: the program.
    """

    name: str
    program: str = _PROGRAM
    _known: dict[str, bool] = field(default_factory=dict)

    def unknown(self, words: Collection[str]) -> frozenset[str]:
        """Return the words that are not in the dictionary."""
        asked = [word for word in dict.fromkeys(words) if word not in self._known]
        if asked:
            missed = set(self._ask("-l", asked).split())
            for word in asked:
                parts = {word, *_PARTS.split(word)}
                self._known[word] = parts.isdisjoint(missed)
        return frozenset(word for word in words if not self._known[word])

    def suggestions(self, words: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return what may be meant by each word, best first; a few hundred words are looked up."""
        asked = [*dict.fromkeys(words)][:_MANY]
        _, _, answers = self._ask("-a", [f"^{word}" for word in asked]).partition("\n")
        found = {
            word: _suggested(answer)
            for word, answer in zip(asked, answers.split("\n\n"), strict=False)
        }
        return found if asked else {}

    def _ask(self, mode: str, lines: Collection[str]) -> str:
        """Return what the program says about lines; nothing when it fails."""
        command = [self.program, mode, "-i", "UTF-8", "-d", self.name]
        try:
            return subprocess.run(  # noqa: S603 the program found in the path, our own arguments
                command,
                input="".join(f"{line}\n" for line in lines),
                capture_output=True,
                encoding="utf-8",
                check=True,
                timeout=_SECONDS,
            ).stdout
        except (OSError, subprocess.SubprocessError, UnicodeError):
            return ""


def _suggested(answer: str) -> tuple[str, ...]:
    """Return the suggestions in an answer: `& derehco 2 0: derecho, derechos`."""
    match = _SUGGESTED.search(answer)
    return tuple(match[1].split(", ")) if match else ()


Dictionaries = Callable[[str], Dictionary | None]
"""Gives the dictionary of a language, if there is one."""


def no_dictionary(_: str) -> Dictionary | None:
    """Give no dictionary: spelling is not checked."""
    return None


def has_dictionaries(lang: str) -> bool:
    """Return whether there are dictionaries of a language at all; of Chinese there are none."""
    return lang.partition("-")[0] not in _WITHOUT


def packages(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the Debian packages that bring the program and dictionaries of languages."""
    return (_PROGRAM, *(PACKAGES.get(each, f"hunspell-{each.lower()}") for each in languages))


@cache
def dictionary(lang: str) -> Dictionary | None:
    """Return the dictionary of a language that is installed, if any."""
    found = installed(lang)
    return Hunspell(_installed()[found]) if found else None


def installed(lang: str) -> str:
    """Return the name of the dictionary of a language that is installed, or nothing."""
    names = _installed()
    return next((name for name in _wanted(lang, names) if name in names), "")


def _wanted(lang: str, names: Collection[str]) -> tuple[str, ...]:
    """Return names of dictionaries that suit a language; a region that is asked for must fit."""
    exact = lang.replace("-", "_")
    if "_" in exact:
        return (exact,)
    return (
        *_PREFERRED.get(lang, ()),
        exact,
        *sorted(each for each in names if each.startswith(f"{lang}_")),
    )


@cache
def _installed() -> dict[str, str]:
    """Return the dictionaries that hunspell finds, by name with their paths."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return {}
    try:
        done = subprocess.run(  # noqa: S603 the program found in the path, no arguments from outside
            [program, "-D"],
            input="",
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    paths = [
        PurePath(line.strip())
        for line in (done.stderr + done.stdout).splitlines()
        if os.sep in line
    ]
    return {path.name: str(path) for path in reversed(paths) if ":" not in path.name}
