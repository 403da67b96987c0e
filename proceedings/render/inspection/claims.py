"""Check what surrounds the text of a PDF: fonts, links, labels and metadata in, findings out."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from proceedings.diagnostics import message
from proceedings.render.inspection.facts import Facts, Link
from proceedings.render.inspection.findings import Finding, shown

__all__ = ["fonts", "labels", "links", "metadata", "safety"]

_SCHEMES = {"http", "https"}
_OTHERS = {"mailto", "tel", "doi", "urn"}


def fonts(facts: Facts, families: frozenset[str]) -> Iterator[Finding]:
    """Check that fonts are embedded, give back their characters and are those intended."""
    intended = tuple(each.replace(" ", "-") for each in families)
    for font in facts.fonts:
        if not font.is_embedded:
            yield Finding("PR625", message("the font `{font}` is not embedded", font=font.name))
        if not font.has_text or font.unknown:
            text = message(
                "the font `{font}` has glyphs without a character: {number}",
                font=font.name,
                number=font.unknown or "all",
            )
            yield Finding("PR625", text)
        if not font.name.startswith(intended):
            text = message("the font `{font}` is none of a book's fonts", font=font.name)
            yield Finding("PR625", text)


def links(facts: Facts) -> Iterator[Finding]:
    """Check that links lead somewhere and stand in the structure."""
    for link in facts.links:
        if not link.uri and link.target < 0:
            text = message("a link leads to `{name}`, which is not there", name=link.name or "?")
            yield Finding("PR627", text, link.page)
        elif link.uri and not _is_well_formed(link.uri):
            text = message("a link leads to `{uri}`, which is no address", uri=shown(link.uri))
            yield Finding("PR627", text, link.page)
    held = [each for each in facts.tree.leaves() if isinstance(each, Link)] if facts.tree else []
    if facts.tree and len(held) != len(facts.links):
        text = message(
            "links: {number}, of which the structure holds {held}",
            number=len(facts.links),
            held=len(held),
        )
        yield Finding("PR627", text)


def _is_well_formed(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    if any(each.isspace() or not each.isprintable() for each in uri):
        return False
    if parts.scheme in _SCHEMES:
        return bool(parts.hostname)
    return parts.scheme in _OTHERS and bool(parts.path)


def labels(facts: Facts) -> Iterator[Finding]:
    """Check that no two pages have one label."""
    seen: dict[str, int] = {}
    for page, label in enumerate(facts.labels):
        if label and seen.setdefault(label, page) != page:
            text = message("two pages have the label `{label}`", label=label)
            yield Finding("PR628", text, page)


def metadata(facts: Facts) -> Iterator[Finding]:
    """Check that the metadata claim what the file is, and agree with the rest of it."""
    packet = facts.packet
    titles, descriptions = packet.titles or {}, packet.descriptions or {}
    part = "3" if facts.attachments else "2"
    agreements = (
        (packet.is_plain, message("the XMP metadata are compressed")),
        (
            (packet.part, packet.level) == (part, "A"),
            message("the file does not claim PDF/A-{part}a", part=part),
        ),
        (packet.accessible == "1", message("the file does not claim PDF/UA-1")),
        (
            not facts.lang or packet.languages == (facts.lang,),
            message("`dc:language` is not the file's `{lang}`", lang=facts.lang),
        ),
        (
            bool(facts.title) and titles.get("x-default") == facts.title,
            message("the title of the metadata is not that of the document information"),
        ),
        (
            not facts.lang or facts.lang in titles,
            message("there is no title in `{lang}`", lang=facts.lang),
        ),
        (
            not descriptions or set(descriptions) == set(titles),
            message("titles and descriptions are not in the same languages"),
        ),
        (bool(packet.identifier), message("the metadata do not name the edition")),
        (facts.shown_title, message("programs show the file's name instead of its title")),
    )
    yield from (Finding("PR629", text) for holds, text in agreements if not holds)
    for name, relationship in facts.attachments.items():
        if not relationship:
            text = message("the file `{name}` does not say what it is to the book", name=name)
            yield Finding("PR629", text)


def safety(facts: Facts) -> Iterator[Finding]:
    """Check that nothing is locked and nothing acts."""
    if facts.is_encrypted:
        yield Finding("PR630", message("the file is encrypted"))
    for kind in facts.scripts:
        yield Finding("PR630", message("the file holds an action: `{kind}`", kind=kind))
