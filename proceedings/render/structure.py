"""Give a PDF the structure of its HTML: a tree with names of elements in, standard roles out.

WeasyPrint writes one structure element for each box: a paragraph on two pages is two, a repeated
table head is read again on every page, and most inline elements are `Span` or `NonStruct`. Here the
boxes of one HTML element become one structure element, roles are those of ISO 32000-1, 14.8.4, what
says nothing is left out, and what is no content (running heads, leaders, repeated heads) becomes an
artifact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

__all__ = ["BOX", "LEADER", "NAME", "ROLE", "SCOPE", "restructure"]

NAME, ROLE, SCOPE, BOX = "/HtmlName", "/HtmlRole", "/HtmlScope", "/HtmlBox"
"""Keys under which the layout leaves, for this step, the name, `role` and `scope` of the HTML
element that a box belongs to, and a number that its boxes have in common."""
LEADER = "leader"
"""Name that is left for the dots between a title and its folio."""

_ROLES = {
    "aside": "Div",
    "b": "Strong",
    "code": "Code",
    "em": "Em",
    "figcaption": "Caption",
    "figure": "Div",
    "footer": "Div",
    "header": "Div",
    "i": "Em",
    "nav": "Div",
    "q": "Quote",
    "strong": "Strong",
    "sup": "Reference",
    "span::footnote-call": "Reference",
    "span::footnote-marker": "Lbl",
}
"""Roles of HTML elements for which WeasyPrint has none."""
_BY_ARIA = {
    "doc-endnote": "Note",
    "doc-footnote": "Note",
    "doc-index": "Index",
    "doc-toc": "TOC",
    "list": "L",
}
_MAPPED = {"Em": "Span", "Strong": "Span"}
"""Roles of PDF 2.0 that readers of PDF 1.7 find mapped to standard ones."""
_EMPTY_OF_MEANING = {"NonStruct", "Span"}
_GROUPS = {"Art", "BlockQuote", "Div", "Document", "Index", "LBody", "Note", "Part", "Sect", "TOCI"}
"""Roles whose text stands in elements of its own."""
_INLINE = {"Code", "Em", "Link", "Quote", "Reference", "Span", "Strong"}
_HOLDERS = _GROUPS | {"Caption", "TD", "TH"}
"""Roles of what may hold a note beside the text that calls it."""
_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")

_Id: TypeAlias = bytes


@dataclass(frozen=True, slots=True)
class _Mark:
    """A piece of marked content on a page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class _Node:
    """A structure element while the tree is worked on; `kids` also hold annotations of links."""

    element: Object
    role: str
    name: str = ""
    aria: str = ""
    box: int = 0
    lang: str = ""
    kids: list[_Kid] = field(default_factory=list)

    def nodes(self) -> Iterator[_Node]:
        """Yield the elements directly below."""
        return (kid for kid in self.kids if isinstance(kid, _Node))


_Kid: TypeAlias = "_Node | _Mark | Any"


def restructure(document: Pdf) -> None:
    """Rewrite the structure tree of a document in place.

    Args:
        document: a tagged PDF whose elements carry `NAME`, `ROLE`, `SCOPE` and `BOX`.
    """
    import pikepdf

    root = document.Root.StructTreeRoot
    top = root.K[0] if isinstance(root.K, pikepdf.Array) else root.K
    pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    tree = _read(top, pages)
    same = dict(_join(tree))
    _settle_roles(tree)
    _name_languages(tree, str(document.Root.get("/Lang", "")))
    for listing in [node for node in _walk(tree) if node.role == "L"]:
        _complete_items(listing, document)
    _place_notes(tree)
    for node in _walk(tree):
        _group_text(node, document)
    _write(tree, document, same)
    kept = {mark for node in _walk(tree) for mark in node.kids if isinstance(mark, _Mark)}
    for index, page in enumerate(document.pages):
        _make_artifacts(document, page, {mark.number for mark in kept if mark.page == index})
    root.RoleMap = pikepdf.Dictionary(
        {f"/{own}": pikepdf.Name(f"/{standard}") for own, standard in _MAPPED.items()}
    )


def _walk(node: _Node) -> Iterator[_Node]:
    """Yield an element and all below it, in reading order, without recursion."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(list(found.nodes())))


# ── Reading ──


def _read(top: Object, pages: Mapping[tuple[int, int], int]) -> _Node:
    tree = _node(top)
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        node.kids = [_kid(each, node, pages) for each in _listed(node.element.get("/K"))]
        if node.name == LEADER:  # its dots are no content, but its place is part of the link
            node.kids = [kid for kid in node.kids if not isinstance(kid, (_Node, _Mark))]
        waiting.extend(node.nodes())
    return tree


def _listed(kids: Object | None) -> list[Any]:
    import pikepdf

    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _kid(kid: Any, parent: _Node, pages: Mapping[tuple[int, int], int]) -> _Kid:  # noqa: ANN401 any object of a PDF
    import pikepdf

    if not isinstance(kid, pikepdf.Dictionary):
        return _Mark(pages[parent.element.Pg.objgen], int(kid))
    return _node(kid) if "/S" in kid else kid


def _node(element: Object) -> _Node:
    node = _Node(
        element,
        str(element.S)[1:],
        str(element.get(NAME, "")),
        str(element.get(ROLE, "")),
        int(element.get(BOX, 0)),
        str(element.get("/Lang", "")),
    )
    if SCOPE in element:
        element.A.Scope = _named(
            {"row": "Row", "rowgroup": "Row"}.get(str(element[SCOPE]), "Column")
        )
    for key in (NAME, ROLE, SCOPE, BOX):
        if key in element:
            del element[key]
    return node


def _named(name: str) -> Object:
    import pikepdf

    return pikepdf.Name(f"/{name}")


# ── Joining what one HTML element was divided into ──


def _join(tree: _Node) -> Iterator[tuple[_Id, _Id]]:
    """Join the boxes of each HTML element; yield identifiers that went, and what they became."""
    for node in _walk(tree):
        first: dict[tuple[int, str, str], _Node] = {}
        kids: list[_Kid] = []
        for kid in node.kids:
            if not isinstance(kid, _Node) or not kid.box:
                kids.append(kid)
                continue
            earlier = first.setdefault((kid.box, kid.name, kid.role), kid)
            if earlier is kid:
                kids.append(kid)
            elif kid.role == "THead":  # printed again on each page that the table stands on
                yield from _renamed(kid, earlier)
            else:
                earlier.kids += kid.kids
        node.kids = kids


def _renamed(copy: _Node, first: _Node) -> Iterator[tuple[_Id, _Id]]:
    """Yield the identifiers in a copy of an element with those in the first."""
    for one, other in zip(_walk(copy), _walk(first), strict=False):
        if "/ID" in one.element and "/ID" in other.element:
            yield bytes(one.element.ID), bytes(other.element.ID)


# ── Roles ──


def _settle_roles(tree: _Node) -> None:
    """Give each element its role, and put the kids of those that say nothing in their place."""
    for node in _walk(tree):
        node.role = _role(node)
    _settle_contents(tree)
    _settle_lists(tree)
    for node in reversed(list(_walk(tree))):
        node.kids = [each for kid in node.kids for each in _dissolved(kid, node)]


def _role(node: _Node) -> str:
    if node.aria in _BY_ARIA and "::" not in node.name:
        return _BY_ARIA[node.aria]
    if node.name.endswith("::before") or node.name.endswith("::after"):
        return "Span"
    return _ROLES.get(node.name, node.role)


def _dissolved(kid: _Kid, parent: _Node) -> Sequence[_Kid]:
    """Return what stands for a kid: itself, or what is in it when it has no meaning of its own."""
    if not isinstance(kid, _Node):
        return (kid,)
    is_same = kid.role == parent.role and (kid.box, kid.name) == (parent.box, parent.name)
    says_nothing = kid.role in _EMPTY_OF_MEANING and not kid.lang
    is_frame = kid.role == "P" and {each.role for each in kid.nodes()} == {"Figure"}
    is_frame = is_frame and all(isinstance(each, _Node) for each in kid.kids)
    if says_nothing or is_same or is_frame or (kid.role == "Link" == parent.role) or not kid.kids:
        return kid.kids
    return (kid,)


def _settle_contents(tree: _Node) -> None:
    """Make contents of lists: TOC and TOCI (ISO 32000-1, table 333)."""
    for contents in [node for node in _walk(tree) if node.role == "TOC"]:
        for node in _walk(contents):
            if node.role in {"L", "LBody"}:
                node.role = "NonStruct"
            elif node.role == "LI":
                node.role = "TOCI"


def _settle_lists(tree: _Node) -> None:
    """Make items with a label of the terms and descriptions of HTML (ISO 32000-1, table 336)."""
    for listing in [node for node in _walk(tree) if node.role == "L"]:
        for node in listing.nodes():
            if node.role == "Div":
                node.role, node.box = "LI", 0
                node.kids = [each for kid in node.nodes() for each in kid.kids]
        for node in _walk(listing):
            if node.name == "dt" and node.role == "LBody":
                node.role = "Lbl"
        items: list[_Kid] = []
        for kid in listing.kids:
            before = items[-1] if items else None
            if _is_description(kid) and isinstance(before, _Node) and before.role == "LI":
                before.kids += kid.kids
            else:
                items.append(kid)
        listing.kids = items


def _is_description(kid: _Kid) -> TypeGuard[_Node]:
    return isinstance(kid, _Node) and kid.role == "LI" and kid.name == "dd"


def _name_languages(tree: _Node, lang: str) -> None:
    """Keep `/Lang` where the language changes (ISO 14289-1, 7.2)."""
    waiting = [(tree, lang)]
    while waiting:
        node, around = waiting.pop()
        if node.lang == around:
            node.lang = ""
        waiting += [(kid, node.lang or around) for kid in node.nodes()]
    for node in reversed(list(_walk(tree))):
        node.kids = [each for kid in node.kids for each in _dissolved(kid, node)]


def _complete_items(listing: _Node, document: Pdf) -> None:
    """Put all of an item but its label into its body (ISO 32000-1, table 336).

    The layout leaves a list or a paragraph in an item beside the item, or beside its body.
    """
    items: list[_Kid] = []
    for kid in listing.kids:
        last = items[-1] if items else None
        is_whole = isinstance(kid, _Node) and kid.role in {"LI", "Caption"}
        if not is_whole and isinstance(last, _Node) and last.role == "LI":
            last.kids.append(kid)
        else:
            items.append(kid)
    listing.kids = items
    for item in listing.nodes():
        if item.role == "LI":
            labels = [kid for kid in item.kids if isinstance(kid, _Node) and kid.role == "Lbl"]
            rest = [kid for kid in item.kids if all(kid is not label for label in labels)]
            item.kids = [*labels, *_body(rest, document)]


def _body(kids: Sequence[_Kid], document: Pdf) -> Iterator[_Node]:
    """Yield the body of an item that holds all of it; none for an item without content."""
    body = next((kid for kid in kids if isinstance(kid, _Node) and kid.role == "LBody"), None)
    if body is None:
        body = _Node(_new_element(document), "LBody")
    at = next((index for index, kid in enumerate(kids) if kid is body), 0)
    after = [kid for kid in kids[at:] if kid is not body]
    inside = [_spread(kid) for kid in after]
    body.kids = [*kids[:at], *body.kids, *(each for piece in inside for each in piece)]
    if body.kids:
        yield body


def _spread(kid: _Kid) -> Sequence[_Kid]:
    """Return a kid of a body, or what is in it when it is a second body."""
    return kid.kids if isinstance(kid, _Node) and kid.role == "LBody" else (kid,)


def _place_notes(tree: _Node) -> None:
    """Put each note after the text that calls it: read on, then hear the note.

    The layout leaves all notes of a part at its end.
    """
    nodes = list(_walk(tree))
    parents = {id(kid): node for node in nodes for kid in node.nodes()}
    notes = {node.box: node for node in nodes if node.role == "Note"}
    for call in nodes:
        if call.name.endswith("::footnote-call") and call.box in notes:
            note, block = notes.pop(call.box), call
            home = parents[id(note)]
            home.kids = [kid for kid in home.kids if kid is not note]
            while parents[id(block)].role not in _HOLDERS:
                block = parents[id(block)]
            _insert_after(parents[id(block)], block, note)


def _insert_after(parent: _Node, block: _Node, note: _Node) -> None:
    """Put a note after a block, the rest of its line and the notes that are there already."""
    at = next(index for index, kid in enumerate(parent.kids) if kid is block) + 1
    while at < len(parent.kids) and _goes_before(parent.kids[at], block):
        at += 1
    parent.kids.insert(at, note)


def _goes_before(kid: _Kid, block: _Node) -> bool:
    is_note = isinstance(kid, _Node) and kid.role == "Note"
    return is_note or (_is_inline(block) and _is_inline(kid))


def _group_text(node: _Node, document: Pdf) -> None:
    """Put text that stands directly in a group into an element of its own."""
    if node.role not in _GROUPS:
        return
    role = "Reference" if node.role == "TOCI" else "P"
    if node.role == "LBody" and all(_is_inline(kid) for kid in node.kids):
        return
    kids: list[_Kid] = []
    for kid in node.kids:
        if not _is_inline(kid):
            kids.append(kid)
        elif kids and isinstance(kids[-1], _Node) and kids[-1].name == "text":
            kids[-1].kids.append(kid)
        else:
            kids.append(_Node(_new_element(document), role, "text", kids=[kid]))
    node.kids = kids


def _is_inline(kid: _Kid) -> bool:
    return not isinstance(kid, _Node) or kid.role in _INLINE


def _new_element(document: Pdf) -> Object:
    import pikepdf

    return document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem))


# ── Writing ──


def _write(tree: _Node, document: Pdf, same: Mapping[_Id, _Id]) -> None:
    """Write the tree, what leads from content to it, and from identifiers (the `/IDTree`).

    The latter is required as soon as an element has an identifier (ISO 32000-1, 14.7.2).
    """
    import pikepdf

    root = document.Root.StructTreeRoot
    tree.element.P = root
    parents: dict[int, dict[int, Object]] = {}
    annotations: dict[int, Object] = {}
    identified: dict[_Id, Object] = {}
    for number, node in enumerate(_walk(tree)):
        element = node.element
        element.S = _named(node.role)
        _set_language(element, node.lang)
        if node.role == "Note":
            element.ID = pikepdf.String(f"note-{number:06}")
        if "/ID" in element:
            identified[bytes(element.ID)] = element
        if "/Headers" in element.get("/A", ()):
            headers = dict.fromkeys(
                same.get(bytes(each), bytes(each)) for each in element.A.Headers
            )
            element.A.Headers = pikepdf.Array(map(pikepdf.String, headers))
        element.K = pikepdf.Array(_written(node, document))
        for kid in node.kids:
            if isinstance(kid, _Node):
                kid.element.P = element
            elif isinstance(kid, _Mark):
                parents.setdefault(kid.page, {})[kid.number] = element
            else:
                annotations[int(kid.Obj.StructParent)] = element
    root.ParentTree.Nums = pikepdf.Array(_parent_tree(document, parents, annotations))
    if identified:
        names = [item for key in sorted(identified) for item in (key, identified[key])]
        root.IDTree = document.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))


def _set_language(element: Object, lang: str) -> None:
    import pikepdf

    if lang:
        element.Lang = pikepdf.String(lang)
    elif "/Lang" in element:
        del element.Lang


def _written(node: _Node, document: Pdf) -> Iterator[Any]:
    """Yield the kids as they stand in a file; content of another page says which it is."""
    import pikepdf

    marks = [kid for kid in node.kids if isinstance(kid, _Mark)]
    home = marks[0].page if marks else None
    if home is not None:
        node.element.Pg = document.pages[home].obj
    elif "/Pg" in node.element:
        del node.element.Pg
    for kid in node.kids:
        if isinstance(kid, _Node):
            yield kid.element
        elif not isinstance(kid, _Mark):
            yield kid
        elif kid.page == home:
            yield kid.number
        else:
            yield pikepdf.Dictionary(
                Type=pikepdf.Name.MCR, Pg=document.pages[kid.page].obj, MCID=kid.number
            )


def _parent_tree(
    document: Pdf, parents: Mapping[int, Mapping[int, Object]], annotations: Mapping[int, Object]
) -> Iterator[Any]:
    """Yield keys and values of the parent tree (ISO 32000-1, 14.7.4.4)."""
    import pikepdf

    for page in range(len(document.pages)):
        own = parents.get(page, {})
        yield page
        yield pikepdf.Array([own.get(number) for number in range(max(own, default=-1) + 1)])
    for key in sorted(annotations):
        yield key
        yield annotations[key]


def _make_artifacts(document: Pdf, page: Any, kept: set[int]) -> None:  # noqa: ANN401 a page of pikepdf
    """Make an artifact of marked content that stands in no element (ISO 32000-1, 14.8.2.2)."""

    def marked(match: re.Match[bytes]) -> bytes:
        return match[0] if int(match[1]) in kept else b"/Artifact BMC"

    page.contents_coalesce()
    content = page.Contents.read_bytes()
    written = _MARKED.sub(marked, content)
    if written != content:
        page.Contents = document.make_stream(written)
