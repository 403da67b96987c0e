"""Say how a book was made: an event's view and the style sheet in, labels and values out."""

from __future__ import annotations

import re
from datetime import date
from importlib.metadata import version

from proceedings.language import formats
from proceedings.language.interface import N_, Interface
from proceedings.language.tags import script_of
from proceedings.volume.views import EventView

__all__ = ["TYPEFACES", "colophon", "identifier"]

TYPEFACES = {
    "Hans": (
        (N_("Text"), "Noto Serif CJK SC"),
        (N_("Labels"), "Noto Sans CJK SC"),
        (N_("Emphasis"), "LXGW WenKai"),
        (N_("Other languages"), "Linux Libertine O, Linux Biolinum O"),
    ),
    "": (
        (N_("Text"), "Linux Libertine O"),
        (N_("Labels"), "Linux Biolinum O"),
        (N_("Chinese characters"), "Noto Serif CJK SC, Noto Sans CJK SC"),
    ),
}
"""What is set in which families, by script of the edition; the last entry is that of all others."""
_SIZE = re.compile(r"^\s*size:\s*([^;]+);", re.MULTILINE)
_STANDARDS = ("PDF/A-2a (ISO 19005-2)", "PDF/UA-1 (ISO 14289-1)")
_NAMED = {"B5": (176, 250), "A4": (210, 297), "A5": (148, 210)}
"""Trim sizes of ISO 216, in mm."""


def identifier(event: EventView) -> str:
    """Return the name of the edition, as the file's metadata give it: `2025-sao-paulo.es`."""
    return f"{event.slug}.{event.lang}"


def colophon(
    event: EventView, interface: Interface, stylesheet: str
) -> tuple[tuple[str, str], ...]:
    """Return label and value of how the book was made; nothing in it comes from a clock.

    Args:
        event: the event.
        interface: labels in the language of the edition.
        stylesheet: the sheets that set the book: the last size of a page that they give holds.
    """
    say, volume = interface.say, event.work.volume
    script = script_of(event.lang)
    faces = TYPEFACES.get("Hans" if script in {"Hans", "Hant"} else "", TYPEFACES[""])
    numbers = {"edition": volume.edition, "revision": volume.revision}
    return (
        *((say(label), families) for label, families in faces),
        (say(N_("Page")), _page(stylesheet)),
        (say(N_("Standards")), ", ".join(_STANDARDS)),
        (say(N_("Set with")), _programs()),
        (say("Edition"), say("Edition {edition}, revision {revision}", **numbers)),
        (say(N_("Identifier")), identifier(event)),
        (say("Published"), formats.day(date.fromisoformat(event.published), event.lang)),
    )


def _page(stylesheet: str) -> str:
    """Return the size of the page as the style sheet has it: `B5, 176 × 250 mm`."""
    size = str(_SIZE.findall(stylesheet)[-1]).strip()
    found = re.fullmatch(r"(\d+)mm (\d+)mm", size)
    measures = (int(found[1]), int(found[2])) if found else _NAMED.get(size.upper())
    if measures is None:
        return size
    name = next((name for name, each in _NAMED.items() if each == measures), "")
    return ", ".join(filter(None, (name, f"{measures[0]} × {measures[1]} mm")))


def _programs() -> str:
    """Return the programs that made the pages, with their versions."""
    return ", ".join(f"{name} {version(name)}" for name in ("proceedings", "WeasyPrint"))
