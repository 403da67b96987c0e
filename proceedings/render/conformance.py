"""Conformance of a finished file.

A tagged PDF/A-2a of WeasyPrint and facts about the book come in; the same pages as PDF/A-2a and
PDF/UA-1 at once go out, with the same bytes every time.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from proceedings.language.tags import direction
from proceedings.render.structure import restructure
from proceedings.volume.folios import PageNumber

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_LABEL_STYLES = {"roman": "/r", "arabic": "/D"}
"""Styles of page labels, ISO 32000-1 table 159; a page without a folio has no style."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a PDF was made from, and that it carries.

    Attributes:
        name: name of its own in the PDF, without folders.
        data: what is in it.
        kind: media type (RFC 6838), such as `text/markdown`.
        description: what it is, for readers: its path among the records.
    """

    name: str
    data: bytes
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class PdfMetadata:
    """What a PDF says about itself."""

    titles: Mapping[str, str]
    """Title by language tag; `lang` is among them."""
    lang: str
    """BCP 47 tag of the book's language."""
    descriptions: Mapping[str, str]
    """Description by language tag; `lang` is among them, or there is none."""
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    created: datetime
    """Date of the edition, from the record, with a time zone: never the clock's."""
    identifier: str
    """Stable text that names this edition; its digest is the first half of the PDF `/ID`."""
    creator: str
    """Program that made the text."""
    producer: str
    """Program that made the pages."""
    attachments: tuple[Attachment, ...] = ()
    """Files that it is made from; with any of them it is a PDF/A-3a."""


def conform(pdf: bytes, metadata: PdfMetadata, numbers: Sequence[PageNumber]) -> bytes:
    """Make a PDF/A-2a of WeasyPrint conform to PDF/UA-1 too, or to PDF/A-3a where files are in it.

    Writes the metadata (XMP with the `pdfuaid` extension schema, ISO 14289-1, 5, and document
    information), page labels that match the printed folios, identifiers of table headers that are
    unique in the joined file, links that are all tagged as links, and the `/ID`.

    Args:
        pdf: a tagged PDF/A-2a.
        metadata: what the file says about itself.
        numbers: number of each page.

    Returns:
        The file. Its bytes depend on the arguments alone.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        document.Root.Lang = pikepdf.String(metadata.lang)
        document.Root.Metadata = pikepdf.Stream(
            document, xmp(metadata).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        document.Root.PageLabels = _page_labels(numbers)
        if direction(metadata.lang) == "rtl":  # pages side by side, and turned, from the right
            document.Root.ViewerPreferences.Direction = pikepdf.Name.R2L
        _identify_table_headers(document)
        _keep_tagged_links(document)
        restructure(document)
        _attach(document, metadata)
        document.trailer.Info = document.make_indirect(_information(metadata))
        digest = hashlib.md5(metadata.identifier.encode(), usedforsecurity=False).digest()
        document.trailer.ID = pikepdf.Array([pikepdf.String(digest)] * 2)
        return _saved(document)


def xmp(metadata: PdfMetadata) -> str:
    """Write the XMP packet: PDF/A and PDF/UA-1 claims, Dublin Core, dates and programs."""
    date = metadata.created.isoformat(timespec="seconds")
    return _PACKET.format(
        part=3 if metadata.attachments else 2,
        titles=_alternatives(metadata.titles, metadata.lang),
        authors=_items(metadata.authors),
        description=_alternatives(metadata.descriptions, metadata.lang),
        language=_items((metadata.lang,)),
        subjects=_items(metadata.keywords),
        keywords=escape(", ".join(metadata.keywords)),
        identifier=escape(metadata.identifier),
        creator=escape(metadata.creator),
        producer=escape(metadata.producer),
        date=date,
    )


def _alternatives(texts: Mapping[str, str], lang: str) -> str:
    """Write a text in all languages; that of the file comes first, as what is shown by default."""
    default = {"x-default": texts[lang]} if lang in texts else {}
    return "".join(
        f'<rdf:li xml:lang="{escape(lang)}">{escape(text)}</rdf:li>'
        for lang, text in {**default, **texts}.items()
    )


def _items(texts: Sequence[str]) -> str:
    return "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)


def _information(metadata: PdfMetadata) -> "Object":
    """Make the document information dictionary, in agreement with the XMP packet."""
    import pikepdf

    date = _date(metadata.created)
    texts = {
        "/Title": metadata.titles[metadata.lang],
        "/Author": ", ".join(metadata.authors),
        "/Subject": metadata.descriptions.get(metadata.lang, ""),
        "/Keywords": ", ".join(metadata.keywords),
        "/Creator": metadata.creator,
        "/Producer": metadata.producer,
        "/CreationDate": date,
        "/ModDate": date,
    }
    return pikepdf.Dictionary({name: pikepdf.String(text) for name, text in texts.items()})


def _date(moment: datetime) -> str:
    """Write a date as PDF does (ISO 32000-1, 7.9.4)."""
    zone = moment.strftime("%z")
    return moment.strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[3:5]}'"


def _attach(document: "Pdf", metadata: PdfMetadata) -> None:
    """Put files into the document as its sources (ISO 19005-3, 6.8 and annex E)."""
    import pikepdf

    date, held = _date(metadata.created), []
    for each in metadata.attachments:
        spec = pikepdf.AttachedFileSpec(
            document,
            each.data,
            filename=each.name,
            description=each.description,
            mime_type=each.kind,
            creation_date=date,
            mod_date=date,
            relationship=pikepdf.Name.Source,
        )
        document.attachments[each.name] = spec
        held.append(document.attachments[each.name].obj)
    if held:
        document.Root.AF = pikepdf.Array(held)


def _page_labels(numbers: Sequence[PageNumber]) -> "Object":
    """Make the number tree of page labels: one entry for each run of consecutive numbers."""
    import pikepdf

    entries: list[object] = []
    runs = groupby(
        enumerate(numbers), key=lambda page: (page[1].numbering, page[1].number - page[0])
    )
    for (numbering, _), run in runs:
        index, first = next(run)
        label = pikepdf.Dictionary()
        if numbering in _LABEL_STYLES:
            label = pikepdf.Dictionary(S=pikepdf.Name(_LABEL_STYLES[numbering]), St=first.number)
        entries += [index, label]
    return pikepdf.Dictionary(Nums=pikepdf.Array(entries))


def _identify_table_headers(document: "Pdf") -> None:
    """Give each table's header cells identifiers of their own.

    WeasyPrint counts them anew in each part of a joined document.
    """
    import pikepdf

    tables = _elements(document.Root.StructTreeRoot.K, "/Table")
    for number, table in enumerate(tables, start=1):
        prefix = f"{number:05}-".encode()
        for cell in (cell for kind in ("/TH", "/TD") for cell in _elements(table.K, kind)):
            if "/ID" in cell:
                cell.ID = pikepdf.String(prefix + bytes(cell.ID))
            if "/A" in cell and "/Headers" in cell.A:
                headers = (pikepdf.String(prefix + bytes(header)) for header in cell.A.Headers)
                cell.A.Headers = pikepdf.Array(headers)


def _keep_tagged_links(document: "Pdf") -> None:
    """Remove the annotations that WeasyPrint writes for boxes inside a link.

    The link itself has one that covers them; those of the boxes stand under elements that are no
    links (ISO 14289-1, 7.18.5).
    """
    import pikepdf

    parents = dict(_number_tree(document.Root.StructTreeRoot.ParentTree))
    for page in document.pages:
        kept = []
        for annotation in page.get("/Annots", []):
            element = parents.get(int(annotation.get("/StructParent", -1)))
            if isinstance(element, pikepdf.Dictionary) and element.S != "/Link":
                _detach(element, annotation)
            else:
                kept.append(annotation)
        if "/Annots" in page:
            page.Annots = pikepdf.Array(kept)


def _detach(element: "Object", annotation: "Object") -> None:
    """Take an annotation out of a structure element's children."""
    import pikepdf

    kids = element.K if isinstance(element.K, pikepdf.Array) else pikepdf.Array([element.K])
    element.K = pikepdf.Array(
        kid
        for kid in kids
        if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == annotation)
    )


def _number_tree(node: "Object") -> "Iterator[tuple[int, Object]]":
    """Yield the entries of a number tree (ISO 32000-1, 7.9.7)."""
    entries = list(node.get("/Nums", []))
    for key, value in zip(entries[::2], entries[1::2], strict=True):
        yield int(key), value
    for kid in node.get("/Kids", []):
        yield from _number_tree(kid)


def _elements(kids: "Object", kind: str) -> "Iterator[Object]":
    """Yield the outermost structure elements of one kind, in reading order."""
    import pikepdf

    waiting = [kids]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, pikepdf.Array):
            waiting.extend(reversed(list(kid)))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == kind:
            yield kid
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid and "/K" in kid:
            waiting.append(kid.K)


def _saved(document: "Pdf") -> bytes:
    """Write the file; qpdf leaves the metadata stream plain, as PDF/A wants it."""
    import pikepdf

    output = BytesIO()
    document.save(
        output,
        force_version="1.7",
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return output.getvalue()


_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:identifier>{identifier}</dc:identifier>
<dc:title><rdf:Alt>{titles}</rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
<dc:description><rdf:Alt>{description}</rdf:Alt></dc:description>
<dc:language><rdf:Bag>{language}</rdf:Bag></dc:language>
<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
