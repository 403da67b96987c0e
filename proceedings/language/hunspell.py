"""Ask hunspell about spelling: words of a language in, those that it does not know out.

hunspell is a program of its own (LGPL/GPL/MPL), asked through its pipe; without it, or without a
dictionary of the language, nothing is asked. There is no dictionary of Chinese.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePath

__all__ = ["PACKAGES", "Dictionaries", "Dictionary", "dictionary", "no_dictionary"]

PACKAGES = {
    "en": "hunspell-en-gb",
    "es": "hunspell-es",
    "fr": "hunspell-fr",
    "pt-BR": "hunspell-pt-br",
}
"""Debian packages of the dictionaries, by language."""
_PREFERRED = {"en": ("en_GB", "en_US"), "es": ("es_ES",), "fr": ("fr", "fr_FR")}
"""Names of dictionaries by language, where there are several, best first."""
_PROGRAM = "hunspell"
_SECONDS = 120
_UNKNOWN = re.compile(r"[&#] \S+ .*?\d+(?:: (?P<suggestions>.*))?")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary of hunspell; answers are remembered.

    Attributes:
        name: its name or path, as hunspell knows it.
        program: the program.
    """

    name: str
    program: str = _PROGRAM
    _known: dict[str, tuple[str, ...] | None] = field(default_factory=dict)

    def unknown(self, words: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the words that are not in the dictionary, each with suggestions, best first."""
        asked = [word for word in dict.fromkeys(words) if word not in self._known]
        if asked:
            self._known.update(zip(asked, self._answers(asked), strict=False))
        answers = ((word, self._known.get(word)) for word in words)
        return {word: found for word, found in answers if found is not None}

    def _answers(self, words: Collection[str]) -> list[tuple[str, ...] | None]:
        """Return for each word None when it is known, else suggestions; nothing on failure."""
        lines = "".join(f"^{word}\n" for word in words)  # `^`: what follows is text, no command
        command = [self.program, "-a", "-i", "UTF-8", "-d", self.name]
        try:
            done = subprocess.run(  # noqa: S603 the program found in the path, our own arguments
                command, input=lines, capture_output=True, text=True, encoding="utf-8",
                check=True, timeout=_SECONDS,
            )
        except (OSError, subprocess.SubprocessError, UnicodeError):
            return []
        banner, _, answers = done.stdout.partition("\n")
        return [_answer(each) for each in answers.split("\n\n")[: len(words)]] if banner else []


def _answer(lines: str) -> tuple[str, ...] | None:
    """Return the suggestions for the parts of a word that is not known, or None."""
    found = [match for line in lines.splitlines() if (match := _UNKNOWN.fullmatch(line))]
    if not found:
        return None
    return tuple(each for match in found for each in (match["suggestions"] or "").split(", ") if each)


Dictionaries = Callable[[str], Dictionary | None]
"""Gives the dictionary of a language, if there is one."""


def no_dictionary(_: str) -> Dictionary | None:
    """Give no dictionary: spelling is not checked."""
    return None


@cache
def dictionary(lang: str) -> Dictionary | None:
    """Return the dictionary of a language that is installed, if any."""
    names = _installed()
    found = next((name for name in _wanted(lang, names) if name in names), None)
    return Dictionary(names[found]) if found else None


def _wanted(lang: str, names: Collection[str]) -> tuple[str, ...]:
    """Return names of dictionaries that suit a language; a region that is asked for must fit."""
    exact = lang.replace("-", "_")
    if "_" in exact:
        return (exact,)
    return (*_PREFERRED.get(lang, ()), exact, *sorted(each for each in names if each.startswith(f"{lang}_")))


@cache
def _installed() -> dict[str, str]:
    """Return the dictionaries that hunspell finds, by name with their paths."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return {}
    try:
        done = subprocess.run(  # noqa: S603 the program found in the path, no arguments from outside
            [program, "-D"], input="", capture_output=True, text=True, encoding="utf-8",
            errors="replace", check=False, timeout=_SECONDS, env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    paths = [PurePath(line.strip()) for line in (done.stderr + done.stdout).splitlines() if os.sep in line]
    return {path.name: str(path) for path in reversed(paths) if ":" not in path.name}
