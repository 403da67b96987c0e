"""Save footnotes that the layout would lose: a part's HTML tree and its notes in, page breaks out.

What is known of how WeasyPrint 70 loses notes is mended in `render/upstream.py`. Should another
version lose notes in another way, they are those of lines at the foot of a page. A paragraph that
begins a page has no such lines, so the part is laid out again with a break before the paragraph of
the lost note, and before the headings that belong to it.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

__all__ = ["begin_page_at", "save_notes"]

# WeasyPrint is published without types.
Element: TypeAlias = Any

_BLOCKS = frozenset({"p", "li", "table", "figure", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAK = "break-before: page"
_SINGLE = 8
"""Attempts with one break each: pages after a break change, and with them what is lost there."""


def save_notes(root: Element, notes: Sequence[Element], attempt: int) -> bool:
    """Make page breaks for notes that are not in their places, in place.

    At first one break at a time, because each leaves room on a page; when that does not help, one
    for every note. No break is made twice, so attempts come to an end.

    Args:
        root: the part's tree.
        notes: elements of the tree.
        attempt: attempts before this one.

    Returns:
        Whether anything changed, so that the part is to be laid out again.
    """
    made = (begin_page_at(root, note) for note in notes)
    return any(made) if attempt < _SINGLE else sum(made) > 0


def begin_page_at(root: Element, note: Element) -> bool:
    """Let the block that calls a note begin a page, in place.

    Args:
        root: the part's tree.
        note: an element of the tree.

    Returns:
        Whether anything changed: not when the block begins a page already, or there is none.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    block = note
    while block is not None and block.tag not in _BLOCKS:
        block = parents.get(block)
    if block is None:
        return False
    siblings = list(parents[block])
    index = siblings.index(block)
    while index and siblings[index - 1].tag in _HEADINGS:
        index -= 1
    first = siblings[index]
    if first.get("style") == _BREAK:
        return False
    first.set("style", _BREAK)
    return True
