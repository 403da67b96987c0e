"""Text chosen for a reader, with the truth about it: which language it is in and how current."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Passage", "Status"]


class Status(StrEnum):
    """How a passage relates to the text that an editor wrote."""

    ORIGINAL = "original"
    """The text as written, in the language of the edition."""
    AUTHENTIC = "authentic"
    """One of the authentic texts of a document, or a recorded official form."""
    TRANSLATED = "translated"
    """A current translation."""
    STALE = "stale"
    """The original changed after it was translated; the original is shown."""
    MISSING = "missing"
    """Never translated; the original is shown."""

    @property
    def is_current(self) -> bool:
        """Whether the passage may stand in a release."""
        return self not in {Status.STALE, Status.MISSING}


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain text chosen for an edition.

    Attributes:
        text: the text shown.
        lang: the language that the text is in, BCP 47.
        status: how current it is.
    """

    text: str
    lang: str
    status: Status = Status.ORIGINAL

    def __str__(self) -> str:
        """Return the text."""
        return self.text
