"""Confirm translations of messages that changed: the text of a catalog in, the same text out.

Only the lines of the one entry change; all others stay byte for byte as they are, whoever wrote
them. Who confirmed and when stands in a translator's comment of the entry; earlier ones stay above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from proceedings.language.catalog import Key
from proceedings.language.po import parse

__all__ = ["CONFIRMED", "confirm", "take_back"]

CONFIRMED = "confirmed: "
"""What a comment begins with that says who confirmed a translation, and when."""


def confirm(text: str, key: Key, when: str, who: str) -> str:
    """Return a catalog in which a stale translation is current.

    Args:
        text: the catalog.
        key: context and message of the entry.
        when: the day (ISO 8601).
        who: the name of who compared both texts.

    Raises:
        KeyError: the catalog has no such entry.
    """
    remark = f"# {CONFIRMED}{when} {who}"

    def changed(lines: list[str]) -> list[str]:
        kept = [line for line in lines if not line.startswith("#|")]
        flags = [without for line in kept if (without := _without_fuzzy(line))]
        place = _behind_remarks(flags)
        return [*flags[:place], remark, *flags[place:]]

    return _with_changed(text, key, changed)


def take_back(text: str, key: Key) -> str:
    """Return a catalog in which a confirmed translation is stale again, its last remark removed.

    Raises:
        KeyError: the catalog has no such entry.
    """

    def changed(lines: list[str]) -> list[str]:
        remarks = [index for index, line in enumerate(lines) if line.startswith(f"# {CONFIRMED}")]
        kept = [line for index, line in enumerate(lines) if index not in remarks[-1:]]
        flags = [index for index, line in enumerate(kept) if line.startswith("#,")]
        if flags:
            kept[flags[0]] = "#, fuzzy," + kept[flags[0]][2:]
            return kept
        strings = [index for index, line in enumerate(kept) if not line.startswith("#")]
        return [*kept[: strings[0]], "#, fuzzy", *kept[strings[0] :]]

    return _with_changed(text, key, changed)


def _with_changed(text: str, key: Key, change: Callable[[list[str]], list[str]]) -> str:
    """Return a catalog with the lines of an entry changed, up to its translation."""
    lines = text.split("\n")
    first = _first_line(text, key)
    last = next(
        index for index in range(first, len(lines)) if lines[index].lstrip().startswith("msgstr")
    )
    end = "\r" if lines[last].endswith("\r") else ""  # an editor on Windows wrote it
    block = change([line.rstrip("\r") for line in lines[first:last]])
    return "\n".join([*lines[:first], *(line + end for line in block), *lines[last:]])


def _first_line(text: str, key: Key) -> int:
    """Return the line of an entry, counted from 0.

    Raises:
        KeyError: the catalog has no such entry.
    """
    for entry in parse(text):
        if (entry.msgctxt or "", entry.msgid) == key and not entry.obsolete:
            return max((entry.linenum or 1) - 1, 0)
    raise KeyError(key)


def _without_fuzzy(line: str) -> str:
    """Return a line without the flag, which is nothing if there was no other."""
    if not line.startswith("#,"):
        return line
    flags = [flag.strip() for flag in line[2:].split(",")]
    kept = [flag for flag in flags if flag != "fuzzy"]
    return f"#, {', '.join(kept)}" if kept else ""


def _behind_remarks(lines: Sequence[str]) -> int:
    """Return where the comments of translators end, which come first."""
    remarks = [index for index, line in enumerate(lines) if line == "#" or line.startswith("# ")]
    return remarks[-1] + 1 if remarks else 0
