"""Read a PDF: bytes in, facts out; what cannot be read is one error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from proceedings.render.inspection.content import FontTables, page_text
from proceedings.render.inspection.facts import Bookmark, Element, Facts, Font, Kid, Link, Run
from proceedings.render.inspection.packet import read_packet

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

__all__ = ["UnreadableError", "inspect"]

_DEPTH = 500
"""Most levels of a tree in a file: deeper ones are an attack or a mistake."""
_ELEMENTS = 2_000_000
"""Most objects of a tree in a file."""


class UnreadableError(Exception):
    """The file is no PDF, is damaged, or is locked by a password."""


def inspect(data: bytes) -> Facts:
    """Read a PDF.

    Args:
        data: the file.

    Raises:
        UnreadableError: it is no PDF, it is damaged or it is locked.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as document:
            return _facts(document)
    except pikepdf.PasswordError:
        raise UnreadableError("it is locked by a password") from None
    except pikepdf.PdfError as error:
        text = str(error).rpartition(": ")[2] if data.startswith(b"%PDF-") else ""
        raise UnreadableError(text or "it does not begin as a PDF does") from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnreadableError(f"its objects are not as they should be: {error}") from None


def _facts(document: Pdf) -> Facts:
    root, fonts = document.Root, FontTables()
    pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    texts = [page_text(page, fonts) for page in document.pages]
    places = _Places(pages, _named_destinations(document))
    return Facts(
        lang=str(root.get("/Lang", "")),
        labels=tuple(page.label for page in document.pages),
        tree=_tree(document, texts, places),
        shown_title=bool(_below(root, "/ViewerPreferences", "/DisplayDocTitle")),
        outline=tuple(_outline(document, places)),
        fonts=tuple(_fonts(document, fonts)),
        links=tuple(
            places.link(annotation, index)
            for index, page in enumerate(document.pages)
            for annotation in page.get("/Annots", [])
            if annotation.get("/Subtype") == "/Link"
        ),
        anchors={name: places.page(place)[0] for name, place in places.names.items()},
        packet=read_packet(root.get("/Metadata")),
        title=str(document.docinfo.get("/Title", "")),
        is_encrypted=document.is_encrypted,
        scripts=tuple(dict.fromkeys(_scripts(document))),
        attachments=_attachments(document),
    )


def _below(item: Object, name: str, inner: str) -> Any:  # noqa: ANN401 any object of a PDF
    """Return what a dictionary in a dictionary holds, or nothing."""
    import pikepdf

    found = item.get(name)
    return found.get(inner) if isinstance(found, pikepdf.Dictionary) else None


# ── Destinations and links ──


@dataclass(frozen=True, slots=True)
class _Places:
    """Pages by object, destinations by name."""

    pages: Mapping[tuple[int, int], int]
    names: Mapping[str, Any]

    def page(self, place: Any) -> tuple[int, float]:  # noqa: ANN401 any destination
        """Return the page of a destination, -1 for none, and the height on it."""
        import pikepdf

        if isinstance(place, pikepdf.Dictionary):
            place = place.get("/D")
        if isinstance(place, (pikepdf.String, pikepdf.Name)):
            return self.page(self.names.get(str(place)))
        if not isinstance(place, pikepdf.Array) or not len(place):
            return -1, 0
        index = self.pages.get(getattr(place[0], "objgen", (0, 0)), -1)
        is_point = len(place) > 3 and place[1] == "/XYZ"  # noqa: PLR2004 page, XYZ, left, top
        height = float(place[3]) if is_point and place[3] is not None else 0
        return index, height

    def link(self, annotation: Object, page: int) -> Link:
        """Read a link annotation."""
        import pikepdf

        action = annotation.get("/A", pikepdf.Dictionary())
        if "/URI" in action:
            return Link(page, uri=str(action.URI))
        place = annotation.get("/Dest", action.get("/D"))
        target, height = self.page(place)
        is_named = isinstance(place, (pikepdf.String, pikepdf.Name))
        return Link(page, "", str(place) if is_named else "", target, height)


def _named_destinations(document: Pdf) -> dict[str, Any]:
    """Return destinations by name, of both ways that a PDF has for them."""
    import pikepdf

    tree = _below(document.Root, "/Names", "/Dests")
    found = {} if tree is None else dict(pikepdf.NameTree(tree).items())
    return found | {str(name): place for name, place in document.Root.get("/Dests", {}).items()}


def _outline(document: Pdf, places: _Places) -> Iterator[Bookmark]:
    """Yield the bookmarks in the order in which they are shown."""
    first = _below(document.Root, "/Outlines", "/First")
    waiting = [(first, 1)] if first is not None else []
    seen = set()
    while waiting:
        item, level = waiting.pop()
        if item.objgen in seen:
            raise ValueError("the outline leads back to itself")
        seen.add(item.objgen)
        place = item.get("/Dest", _below(item, "/A", "/D"))
        yield Bookmark(str(item.get("/Title", "")), level, places.page(place)[0])
        if "/Next" in item:
            waiting.append((item.Next, level))
        if "/First" in item:
            waiting.append((item.First, level + 1))


# ── Structure ──


def _tree(document: Pdf, texts: list[dict[int, str]], places: _Places) -> Element | None:
    """Read the structure tree; its kids first, without recursion."""
    import pikepdf

    root = document.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root:
        return None
    tops = list(root.K) if isinstance(root.K, pikepdf.Array) else [root.K]
    order, waiting = [], [(top, 0) for top in tops]
    while waiting:
        element, depth = waiting.pop()
        order.append(element)
        if depth > _DEPTH or len(order) > _ELEMENTS:
            raise ValueError("the structure tree is too deep or leads back to itself")
        waiting += [(kid, depth + 1) for kid in _listed(element) if _is_element(kid)]
    made: dict[tuple[int, int], Element] = {}
    for element in reversed(order):
        kids = [_kid(kid, element, made, texts, places) for kid in _listed(element)]
        made[element.objgen] = _element(element, tuple(each for each in kids if each))
    if len(tops) == 1:
        return made[tops[0].objgen]
    return Element("StructTreeRoot", kids=tuple(made[top.objgen] for top in tops))


def _listed(element: Object) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:  # noqa: ANN401 any object of a PDF
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _kid(
    kid: Any,  # noqa: ANN401 any object of a PDF
    parent: Object,
    made: Mapping[tuple[int, int], Element],
    texts: list[dict[int, str]],
    places: _Places,
) -> Kid | None:
    if _is_element(kid):
        return made[kid.objgen]
    if isinstance(kid, int):
        page, number = places.pages[parent.Pg.objgen], kid
    elif kid.get("/Type") == "/OBJR":
        owner = kid.get("/Pg", kid.Obj.get("/P", parent.get("/Pg")))
        page = places.pages.get(getattr(owner, "objgen", (0, 0)), -1)
        return places.link(kid.Obj, page)
    else:
        page, number = places.pages[kid.get("/Pg", parent.get("/Pg")).objgen], int(kid.MCID)
    return Run(page, texts[page].get(number, ""))


def _element(element: Object, kids: tuple[Kid, ...]) -> Element:
    return Element(
        role=str(element.S)[1:],
        lang=str(element.get("/Lang", "")),
        id=bytes(element.ID).decode("latin-1") if "/ID" in element else "",
        alt=str(element.get("/Alt", "")),
        scope=str(_below(element, "/A", "/Scope") or "")[1:],
        kids=kids,
    )


# ── Fonts, programs, files ──


def _fonts(document: Pdf, tables: FontTables) -> Iterator[Font]:
    """Yield each font of the file, those of pictures too."""
    import pikepdf

    drawn = {key: len(table.unknown) for key, table in tables.tables.items()}
    for each in document.objects:
        is_font = isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        if not is_font or str(each.get("/Subtype", "")).startswith("/CIDFont"):
            continue
        inner = each.get("/DescendantFonts", [each])[0]
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        embedded = any(_below(inner, "/FontDescriptor", key) is not None for key in files)
        name = str(each.get("/BaseFont", "/"))[1:].partition("+")
        yield Font(
            name[2] or name[0],
            embedded or each.get("/Subtype") == "/Type3",
            "/ToUnicode" in each,
            drawn.get(each.objgen, 0),
        )


def _scripts(document: Pdf) -> Iterator[str]:
    """Yield each kind of action that a book does not need, and automatic ones of the document."""
    import pikepdf

    if "/JavaScript" in document.Root.get("/Names", {}):
        yield "JavaScript"
    for each in document.objects:
        if not isinstance(each, pikepdf.Dictionary):
            continue
        if "/AA" in each:
            yield "AA"
        for action in (each, each.get("/A"), each.get("/OpenAction")):
            if isinstance(action, pikepdf.Dictionary) and _is_action(action):
                yield str(action.S)[1:]


def _is_action(item: Object) -> bool:
    kinds = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/Rendition"}
    return str(item.get("/S", "")) in kinds


def _attachments(document: Pdf) -> dict[str, str]:
    """Return the relationship of each embedded file by its name."""
    return {
        name: str(spec.obj.get("/AFRelationship", "/"))[1:]
        for name, spec in document.attachments.items()
    }
