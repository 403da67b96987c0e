"""Term bases: concepts with the status of each term, at the levels that TBX-Basic allows."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from proceedings.exchange import tbx
from proceedings.records.models import Glossary

CORE = "{urn:iso:std:iso:30042:ed-2}"
MIN = "{http://www.tbxinfo.net/ns/min}"
BASIC = "{http://www.tbxinfo.net/ns/basic}"
XML = "{http://www.w3.org/XML/1998/namespace}"

GLOSSARY = Glossary.model_validate(
    {
        "lang": "en",
        "sources": [
            {"id": "charter", "text": "Charter, <b>1945</b>", "url": "https://example.org/c"}
        ],
        "terms": [
            {
                "id": "right-to-development",
                "forms": {"en": "right to development", "zh-Hans": "发展权"},
                "admitted": {"en": ["development as a right"], "es": ["derecho al desarrollo"]},
                "forbidden": {"en": ["development right"]},
                "definition": {"en": "what it means", "pt-BR": "o que significa"},
                "note": "Use it so.",
                "sources": ["charter"],
            }
        ],
    }
)


def concept() -> ET.Element:
    """Return the only concept."""
    root = ET.fromstring(tbx.write(GLOSSARY))  # noqa: S314 our own
    assert ("TBX-Basic", "dct", "en") == (
        root.get("type"),
        root.get("style"),
        root.get(f"{XML}lang"),
    )
    (found,) = root.iter(f"{CORE}conceptEntry")
    return found


def test_terms_have_a_status_and_stand_under_their_language() -> None:
    """Preferred, admitted and deprecated, each once."""
    found = [
        (
            section.get(f"{XML}lang"),
            each.findtext(f"{CORE}term"),
            each.findtext(f"{MIN}administrativeStatus"),
        )
        for section in concept().iter(f"{CORE}langSec")
        for each in section.iter(f"{CORE}termSec")
    ]
    assert [
        ("en", "right to development", "preferredTerm-admn-sts"),
        ("en", "development as a right", "admittedTerm-admn-sts"),
        ("en", "development right", "deprecatedTerm-admn-sts"),
        ("zh-Hans", "发展权", "preferredTerm-admn-sts"),
        ("es", "derecho al desarrollo", "admittedTerm-admn-sts"),
    ] == found


def test_definitions_sources_and_notes_stand_where_the_module_allows_them() -> None:
    """A definition stands at its language; where that has no term, at the concept, and says so."""
    found = concept()
    section = found.find(f"{CORE}langSec")
    assert section is not None
    assert "what it means" == section.findtext(f"{BASIC}definition")
    at_concept = [(each.tag, each.get(f"{XML}lang"), each.text) for each in found][:4]
    assert [
        (f"{BASIC}definition", "pt-BR", "o que significa"),
        (f"{BASIC}source", "en", "Charter, <b>1945</b>"),
        (f"{BASIC}externalCrossReference", None, "Charter, <b>1945</b>"),
        (f"{CORE}note", "en", "Use it so."),
    ] == at_concept


def test_the_same_glossary_gives_the_same_bytes() -> None:
    """No date, no number of a run."""
    assert tbx.write(GLOSSARY) == tbx.write(GLOSSARY)
