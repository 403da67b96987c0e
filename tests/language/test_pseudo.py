"""Pseudo-languages: what changes in a text, and what a translation carries as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings import resources
from proceedings.diagnostics import Report
from proceedings.language.edition import read_edition
from proceedings.language.fields import fields
from proceedings.language.interface import read_interface, read_template
from proceedings.language.prose import markup_of, segments
from proceedings.language.pseudo import PSEUDO_LANGUAGES, is_pseudo, pseudo
from proceedings.language.status import Status
from tests.volume.composing import workspace

FOLDERS = (resources.translations(),)
in_each = pytest.mark.parametrize("lang", PSEUDO_LANGUAGES)

WORDS = st.sampled_from(["river", "China–LAC", "l’eau", "don't", "25", "人权", "São", "e.g."])
PIECES = st.one_of(
    WORDS,
    WORDS.map("*{}*".format),
    WORDS.map("**{}**".format),
    WORDS.map("[{}](ref:people/mo-jihong)".format),
    WORDS.map("![{}](images/map.png)".format),
    st.sampled_from(["[^1]", "`code here`", "{number}", r"\*", "https://example.org/a_b", "5 < 6"]),
)
BLOCKS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)


def mirrored(word: str) -> str:
    """Return a word between the marks that turn it round."""
    return f"\u200f\u202e{word}\u202c\u200f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contents", "[Çöñţéñţš one]"),
        ("over {number}", "[öṽéŕ {number} one two]"),
        ("see [it](ref:x/y).[^1]", "[šéé [îţ](ref:x/y).[^1] one two]"),
        ("run `make it`", "[ŕûñ `make it` one two]"),
        ("a <b> &amp; \\* c", "[å <b> &amp; \\* ç one two]"),
        ("人权", "[人权 one]"),
        ("", ""),
    ],
)
def test_accented(text: str, expected: str) -> None:
    """Letters get accents, words are added, brackets stand around; the rest stays."""
    assert expected == pseudo(text, "en-XA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The meeting", f"{mirrored('The')} {mirrored('meeting')}"),
        ("over {number}, 25", f"{mirrored('over')} {{number}}, 25"),
        ("*it’s*[^1]", f"*{mirrored('it’s')}*[^1]"),
        ("人权 São", f"人权 {mirrored('São')}"),
    ],
)
def test_mirrored(text: str, expected: str) -> None:
    """Each Latin word is turned round; numbers, other letters and markup stay."""
    assert expected == pseudo(text, "ar-XB")


@in_each
@given(block=BLOCKS)
def test_markup_and_placeholders_stay(lang: str, block: str) -> None:
    """A pseudo-translation passes every check of markup, and is one message as its source is."""
    said = pseudo(block, lang)
    assert markup_of(block) == markup_of(said)
    assert re.findall(r"\{\w+\}", block) == re.findall(r"\{\w+\}", said)
    assert len(segments(block)) == len(segments(said))


@given(text=st.text(alphabet="abcdefgh ijk.", min_size=40).filter(str.strip))
def test_accented_text_is_a_third_longer(text: str) -> None:
    """By 35 % at least, and by a word and its brackets more at most."""
    grown = len(pseudo(text, "en-XA")) - len("[]") - len(text)
    assert 0.35 * len(text) <= grown <= 0.35 * len(text) + len(" seven")


@in_each
def test_every_text_of_an_event_has_its_pseudo_translation(lang: str) -> None:
    """No catalog lies anywhere, and nothing is missing, stale or broken."""
    (records,) = workspace().events
    report = Report()
    edition = read_edition(records, lang, read_interface(lang, FOLDERS, report), FOLDERS[0], report)
    assert ([], ()) == (list(report), edition.gaps())
    for field in fields(records):
        for unit in field.units if field.is_markdown else ():
            assert markup_of(unit.text) == markup_of(pseudo(unit.text, lang))
    assert Status.TRANSLATED is edition.text("programme/opening/title").status


@in_each
def test_every_message_of_the_interface_is_said(lang: str) -> None:
    """Those of the template, each in its context."""
    interface = read_interface(lang, FOLDERS, Report())
    template = read_template(FOLDERS, Report())
    assert set(template.entries) == set(interface.catalog.entries)
    assert pseudo("Contents", lang) == interface.say("Contents")


def test_real_languages_are_none() -> None:
    """Only the two made-up tags are."""
    assert [True, True, False, False, False] == [
        is_pseudo(tag) for tag in ("en-XA", "ar-XB", "en", "ar", "en-GB")
    ]
