"""For whom and from where a report is made: nothing here changes what was found.

What comes in is known to whoever asks for a report; every form takes out of it what it needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.diagnostics import Translate, untranslated
from proceedings.diagnostics.snippets import Lines, no_lines

__all__ = ["Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is made with.

    Attributes:
        lang: language of the messages, a BCP 47 tag.
        translate: gives messages in that language.
        lines: gives the source text, where it is to be shown.
        room: columns of the terminal for a source line.
        most: in text, when a code occurs more often, only its first `first` diagnostics are shown
            and the rest is counted; all are shown when None.
        first: see `most`.
        version: of the program, for logs.
        repository: the repository that holds the workspace, as a `file:` URI that ends in a slash;
            empty when not known.
        folder: the workspace within the repository, empty or ending in a slash.
    """

    lang: str = "en"
    translate: Translate = untranslated
    lines: Lines = no_lines
    room: int = 100
    most: int | None = None
    first: int = 50
    version: str = ""
    repository: str = ""
    folder: str = ""
