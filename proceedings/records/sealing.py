"""Seal the texts of a document: its YAML text and a digest in; the text with the digest out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import islice

from proceedings.diagnostics import Report
from proceedings.records.outline import Node, comments, outline
from proceedings.records.source import Data, read

__all__ = ["has_seal", "is_explained", "seal"]

_SEAL = "sha256"
_PLACES, _CORRECTIONS = 8, 4
"""Places at which a correction is taken back on trial, and corrections that are taken back."""


def has_seal(data: Data, lang: str) -> bool:
    """Return whether a document's data may say how a text is sealed; when in doubt, it does."""
    if not isinstance(data, dict):
        return True
    texts = data.get("texts") or {}
    entry = texts.get(lang) if isinstance(texts, dict) else texts
    return bool(entry.get(_SEAL) if isinstance(entry, dict) else entry)


def seal(text: str, lang: str, digest: str) -> str | None:
    """Return a document's YAML text with the digest of one language version written in.

    The text stays in its style, block or flow; comments stay.

    Args:
        text: a text that `records.source.read` accepts, with `lang` in its `texts`, not sealed.
        lang: language of the version.
        digest: SHA-256 of the file, in hexadecimal.

    Returns:
        The text, or None where no place can be found that adds the digest and nothing else.
    """
    root = outline(text)
    entry = root.get("texts", lang) if root else None
    if root is None or entry is None:
        return None
    sealed = _insert(text.split("\n"), root, entry, lang, digest)
    return sealed if _adds_only(text, sealed, lang, digest) else None


def _insert(lines: list[str], root: Node, entry: Node, lang: str, digest: str) -> str:
    old = entry.get(_SEAL)
    if old:
        _replace(lines, old, digest)
    elif entry.kind != "mapping":
        _fill(lines, root, entry, lang, digest)
    elif entry.is_flow:
        _insert_in_braces(lines, entry, digest)
    else:
        first = entry.entries[0]
        after = max(first.end[0], first.value.last) + 1
        lines.insert(after, f"{' ' * first.start[1]}{_SEAL}: {digest}")
    return "\n".join(lines)


def _replace(lines: list[str], node: Node, value: str) -> None:
    """Write a value where nothing, `~` or `null` stands."""
    line, column = node.start
    before, after = lines[line][:column], lines[line][node.end[1] :]
    gap = "" if before.endswith((" ", "\t")) else " "
    lines[line] = before + gap + value + after


def _fill(lines: list[str], root: Node, entry: Node, lang: str, digest: str) -> None:
    """Write an entry that says nothing: in a block below its key, else in braces."""
    texts = root.get("texts")
    is_block = texts is not None and not texts.is_flow
    if texts and is_block and entry.start == entry.end:
        key = next(each for each in texts.entries if each.key == lang)
        lines.insert(key.end[0] + 1, f"{' ' * (key.start[1] + 2)}{_SEAL}: {digest}")
    else:
        _replace(lines, entry, f"{{{_SEAL}: {digest}}}")


def _insert_in_braces(lines: list[str], entry: Node, digest: str) -> None:
    """Write the digest before the first key in braces, or between empty ones."""
    line, column = entry.entries[0].start if entry.entries else entry.start
    column += not entry.entries
    written = f"{_SEAL}: {digest}" + (", " if entry.entries else "")
    lines[line] = lines[line][:column] + written + lines[line][column:]


def _adds_only(text: str, sealed: str, lang: str, digest: str) -> bool:
    before, after = (read(each.encode(), "", Report()) for each in (text, sealed))
    if before is None or after is None or not isinstance(before.data, dict):
        return False
    texts = before.data["texts"]
    entry = {**(texts[lang] or {}), _SEAL: digest}
    expected = {**before.data, "texts": {**texts, lang: entry}}
    return expected == after.data and comments(text) == comments(sealed)


def is_explained(text: str, digest: str, corrections: Sequence[tuple[str, str]]) -> bool:
    """Return whether a sealed text was changed as its corrigenda say, and nowhere else.

    Args:
        text: the file as it is now.
        digest: SHA-256 of the file as it was sealed, in hexadecimal.
        corrections: old and new wording of its corrigenda, in their order; the last ones, which
            may have been made since, are taken back.
    """
    trials = {text}
    for old, new in list(reversed(corrections))[:_CORRECTIONS]:
        trials = {
            trial[: match.start()] + old + trial[match.end() :]
            for trial in trials
            for match in islice(re.finditer(re.escape(new), trial), _PLACES)
        }
        if any(hashlib.sha256(trial.encode()).hexdigest() == digest for trial in trials):
            return True
    return False
