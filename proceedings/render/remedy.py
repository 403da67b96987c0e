"""Save footnotes that the layout would lose: a part's HTML tree and a note in, a page break out.

WeasyPrint 70 can drop the notes of lines that it first tries at the foot of a page and then moves
to the next one. A paragraph that begins a page is not moved, so the part is laid out again with a
break before the paragraph of the lost note, and before the headings that belong to it.
"""

from typing import Any, TypeAlias

__all__ = ["begin_page_at"]

# WeasyPrint is published without types.
Element: TypeAlias = Any

_BLOCKS = frozenset({"p", "li", "table", "figure", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAK = "break-before: page"


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
