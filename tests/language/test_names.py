"""Names: as the readers of each edition expect them, and never made up."""

from __future__ import annotations

from typing import Any

import pytest

from proceedings.language.names import NamePart, ShownName, show_name
from proceedings.records.models import Name

XU: dict[str, Any] = {
    "family": "Xu",
    "given": "Tianqi",
    "order": "family-first",
    "scripts": {"Hans": {"family": "徐", "given": "天启", "reading": "xu tianqi"}},
}
TOMAS: dict[str, Any] = {
    "family": "Aguaclara Piedraluna",
    "given": "Tomás",
    "scripts": {"Hans": {"full": "托马斯·阿瓜克拉拉", "reading": "tuomasi"}},
}
INES: dict[str, Any] = {
    "family": "da Ribalonga",
    "given": "Inês Marévora",
    "sort": "Ribalonga, Inês Marévora da",
}


def shown(name: dict[str, Any], lang: str) -> ShownName:
    """Return a name as an edition shows it."""
    return show_name(Name.model_validate(name), lang)


@pytest.mark.parametrize("lang", ["en", "es", "pt-BR"])
def test_chinese_name_in_latin_letters(lang: str) -> None:
    """XU Tianqi (徐天启): family name first and in capitals, the Chinese form beside it."""
    name = shown(XU, lang)
    assert ("XU Tianqi", "徐天启", "zh-Hans") == (name.text, name.other, name.other_lang)
    assert [("XU", True), (" Tianqi", False)] == [
        (part.text, part.is_family) for part in name.parts
    ]
    assert ("Xu Tianqi", "X") == (name.index, name.letter)


def test_chinese_name_in_chinese() -> None:
    """徐天启 alone, in the order of its reading."""
    name = shown(XU, "zh-Hans")
    assert ("徐天启", "", "") == (name.text, name.other, name.lang)
    assert ("徐天启", "X") == (name.index, name.letter)
    assert [("徐", True), ("天启", False)] == [(part.text, part.is_family) for part in name.parts]


def test_latin_name_in_chinese() -> None:
    """The recorded transcription with the Latin name beside it."""
    name = shown(TOMAS, "zh-Hans")
    assert "托马斯·阿瓜克拉拉" == name.text
    assert ("Tomás Aguaclara Piedraluna", "und-Latn") == (name.other, name.other_lang)
    assert "T" == name.letter


def test_latin_name_without_transcription_in_chinese() -> None:
    """No transcription is made up: the Latin name stands, marked as such."""
    name = shown(INES, "zh-Hans")
    assert ("Inês Marévora da Ribalonga", "und-Latn", "") == (name.text, name.lang, name.other)


def test_given_name_first_in_its_own_language() -> None:
    """Order is the person's own; the index turns it round."""
    name = shown(TOMAS, "es")
    assert ("Tomás Aguaclara Piedraluna", "") == (name.text, name.lang)
    assert ("Aguaclara Piedraluna, Tomás", "A") == (name.index, name.letter)


def test_portuguese_particles() -> None:
    """Particles stand with the name in the text and behind it in the index, as recorded."""
    name = shown(INES, "pt-BR")
    assert "Inês Marévora da Ribalonga" == name.text
    assert ("Ribalonga, Inês Marévora da", "R") == (name.index, name.letter)


def test_names_of_one_part() -> None:
    """A name whose parts are not told apart is not turned round."""
    name = shown({"full": "Oro-of-the-Ferry"}, "en")
    assert ("Oro-of-the-Ferry", "Oro-of-the-Ferry", "O") == (name.text, name.index, name.letter)
    assert "Ana" == shown({"given": "Ana"}, "en").text
    assert "Luz" == shown({"family": "Luz", "order": "family-first"}, "en").text


def test_prefixes_and_variants() -> None:
    """A title stands before the name and does not count in the index."""
    name = shown({"prefix": "Dame", "family": "Q", "given": "A", "variants": ["A. Cue"]}, "en")
    assert ("Dame A Q", "Q, A", ("A. Cue",)) == (name.text, name.index, name.variants)


def test_traditional_characters_are_not_shown_to_readers_of_simplified_ones() -> None:
    """A form in another script of Chinese is another form."""
    name = shown(XU | {"scripts": {"Hant": {"family": "徐", "given": "天啟"}}}, "zh-Hans")
    assert ("XU Tianqi", "und-Latn") == (name.text, name.lang)


def test_names_on_pages_that_are_read_from_right_to_left() -> None:
    """Latin letters say what they are, and keep their direction."""
    name = shown(XU, "ar-XB")
    assert ("XU Tianqi", "und-Latn", "ltr") == (name.text, name.lang, name.turned)
    assert ("", "") == (shown(XU, "fr").lang, shown(XU, "fr").turned)


@pytest.mark.parametrize(
    ("name", "lang", "listed", "others"),
    [
        (XU, "en", "[XU] Tianqi", ["徐天启"]),
        (XU, "zh-Hans", "[徐]天启", ["[XU] Tianqi"]),
        (TOMAS, "es", "[Aguaclara Piedraluna], Tomás", ["托马斯·阿瓜克拉拉"]),
        (TOMAS, "zh-Hans", "托马斯·阿瓜克拉拉", ["[Aguaclara Piedraluna], Tomás"]),
        (INES, "en", "[Ribalonga], Inês Marévora da", []),
        (
            {**INES, "variants": ["Inês da Ribalonga", "I. R."]},
            "en",
            "[Ribalonga], Inês Marévora da",
            ["[Ribalonga], Inês da", "I. R."],
        ),
        ({"full": "Oro-of-the-Ferry"}, "en", "Oro-of-the-Ferry", []),
        ({"full": "Oro the Elder", "family": "Oro"}, "en", "Oro the Elder", []),
    ],
)
def test_names_in_an_index(name: dict[str, Any], lang: str, listed: str, others: list[str]) -> None:
    """The family name first and set apart, and the forms under which readers may look instead."""
    found = shown(name, lang)
    assert listed == text_of(found.listed)
    assert others == [text_of(each.parts) for each in found.others]


def text_of(parts: tuple[NamePart, ...]) -> str:
    """Return parts of a name on one line, the family name in brackets."""
    return "".join(f"[{each.text}]" if each.is_family else each.text for each in parts)
