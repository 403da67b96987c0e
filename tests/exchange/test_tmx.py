"""Translation memories: what TMX 1.4b asks for, and nothing that changes from day to day."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from proceedings.exchange import tmx
from proceedings.exchange.rows import UnholdableError

XML = "{http://www.w3.org/XML/1998/namespace}"


def memory(source: str, lang: str = "en", **translations: str) -> tmx.Memory:
    """Return a message of a meeting."""
    return tmx.Memory(f"u{source}", "event/title", "2031-x", lang, source, translations)


def test_header_and_units_have_what_the_format_requires() -> None:
    """The attributes that the document type requires are there, in lower case."""
    root = ET.fromstring(tmx.write((memory("a <b>\n c", es="á", zh="一"),)))  # noqa: S314 our own
    header, body = root
    required = "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype"
    assert ("1.4", {*required.split()}) == (root.get("version"), {*header.attrib})
    (unit,) = body
    assert ["prop", "prop", "tuv", "tuv", "tuv"] == [each.tag for each in unit]
    assert [("en", "a <b>\n c"), ("es", "á"), ("zh", "一")] == [
        (each.get(f"{XML}lang"), each.findtext("seg")) for each in unit.iter("tuv")
    ]


def test_the_source_language_is_said_where_there_is_one() -> None:
    """Of several, each unit says its own."""
    one = ET.fromstring(tmx.write((memory("a", es="b"),)))  # noqa: S314 our own
    two = ET.fromstring(tmx.write((memory("a"), memory("b", "es"))))  # noqa: S314 our own
    assert ("en", "*all*") == (one[0].get("srclang"), two[0].get("srclang"))
    assert ["en", "es"] == [each.get("srclang") for each in two.iter("tu")]


def test_no_date_is_written() -> None:
    """The same catalogs give the same bytes on another day."""
    content = tmx.write((memory("a", es="b"),))
    assert content == tmx.write((memory("a", es="b"),))
    assert b"date" not in content


def test_what_xml_cannot_hold_is_refused_by_name() -> None:
    """A memory that says something else than the catalog would be reused for years."""
    with pytest.raises(UnholdableError) as caught:
        tmx.write((memory("a", es="b\x07"),))
    assert ("event/title",) == caught.value.keys
