"""Change translations in a catalog: its text and what translators say now in, its new text out.

Only translations, their fuzzy marks and translators' comments change; contexts, flags, headers and
the order of entries stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from proceedings.language.catalog import Key
from proceedings.language.po import parse, render

__all__ = ["Revision", "revised"]


class Revision(NamedTuple):
    """What a message of a catalog says from now on.

    Attributes:
        text: its translation.
        fuzzy: whether that is of an earlier message; where it is not, the earlier one is forgotten.
        remark: the translator's comment.
    """

    text: str
    fuzzy: bool
    remark: str


def revised(catalog: str, revisions: Mapping[Key, Revision]) -> str:
    """Return the text of a catalog with revisions; messages that it does not have are left out."""
    po = parse(catalog)
    for entry in po:
        found = revisions.get((entry.msgctxt or "", entry.msgid))
        if found is None or entry.obsolete:
            continue
        entry.msgstr, entry.tcomment = found.text, found.remark
        others = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.flags = ["fuzzy", *others] if found.fuzzy else others
        if not found.fuzzy:
            entry.previous_msgid = entry.previous_msgctxt = None
    return render(po)
