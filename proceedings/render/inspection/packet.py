"""Read XMP metadata: its stream in, what it claims out (ISO 16684-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from proceedings.render.inspection.facts import Packet

if TYPE_CHECKING:
    from pikepdf import Object

__all__ = ["read_packet"]

_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_packet(stream: Object | None) -> Packet:
    """Read the metadata of a file; nothing is claimed where there is none or it is no XML."""
    if stream is None:
        return Packet()
    is_plain = "/Filter" not in stream
    data = stream.read_bytes()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # no metadata needs one
        return Packet(is_plain)
    try:
        root = ET.fromstring(data)  # noqa: S314 - entities were refused above
    except ET.ParseError:
        return Packet(is_plain)
    return Packet(
        is_plain,
        _text(root, "pdfaid:part"),
        _text(root, "pdfaid:conformance"),
        _text(root, "pdfuaid:part"),
        _alternatives(root, "dc:title"),
        _alternatives(root, "dc:description"),
        tuple(each.text or "" for each in root.findall(".//dc:language//rdf:li", _NAMES)),
        _text(root, "dc:identifier"),
    )


def _text(root: ET.Element, name: str) -> str:
    return root.findtext(f".//{name}", "", _NAMES).strip()


def _alternatives(root: ET.Element, name: str) -> dict[str, str]:
    items = root.findall(f".//{name}/rdf:Alt/rdf:li", _NAMES)
    return {each.get(_LANG, ""): each.text or "" for each in items}
