"""Gather the records that a book carries: editions in, files for the PDF out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from proceedings.language.tags import folder
from proceedings.pipeline.drafting import Draft
from proceedings.render.conformance import Attachment

__all__ = ["embedded"]

_KINDS = {
    ".yaml": "application/yaml",
    ".md": "text/markdown",
    ".po": "text/x-gettext-translation",
}
"""Media types: RFC 9512, RFC 7763; that of catalogs is in use, and not registered."""


def embedded(drafts: Sequence[Draft]) -> tuple[Attachment, ...]:
    """Return the records of an event, and its catalogs in the languages of editions.

    Args:
        drafts: editions of one event.

    Raises:
        OSError: a file cannot be read.
    """
    root = drafts[0].records.files.folder.parent.parent
    paths = dict.fromkeys(path for each in drafts for path in _paths(each))
    return tuple(
        Attachment(_name(path), (root / path).read_bytes(), _KINDS[path.suffix], path.as_posix())
        for path in sorted(paths)
    )


def _paths(draft: Draft) -> Iterator[PurePosixPath]:
    """Yield the paths of what an edition is made from, below the workspace."""
    event = f"events/{draft.slug}/"
    catalogs = f"translations/{folder(draft.lang)}/LC_MESSAGES/{draft.slug}."
    for name in draft.inputs:
        is_own = name.startswith((event, catalogs)) or name == "events/series.yaml"
        if is_own and PurePosixPath(name).suffix in _KINDS:
            yield PurePosixPath(name)


def _name(path: PurePosixPath) -> str:
    """Return a name without folders: programs refuse to save a file with them.

    `events/2025-sao-paulo/documents/consensus/en.md` becomes `documents.consensus.en.md`,
    `translations/zh_Hans/LC_MESSAGES/2025-sao-paulo.en.po` becomes `zh_Hans.2025-sao-paulo.en.po`.
    """
    if path.parts[0] == "translations":
        return f"{path.parts[1]}.{path.name}"
    return ".".join(path.parts[2:] or path.parts[1:])
