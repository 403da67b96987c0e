"""Languages as data: what the tag of any language tells, with CLDR's help."""

from __future__ import annotations

import pytest

from proceedings.language.tags import direction, endonym, name_in, script_of


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("fr", "ltr"), ("zh-Hans", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("ar-XB", "rtl")),
        *(("en-XA", "ltr"), ("und-Latn", "ltr"), ("xx", "ltr"), ("", "ltr")),
    ],
)
def test_direction(tag: str, expected: str) -> None:
    """As the language's script is written; from left to right where nothing is known."""
    assert expected == direction(tag)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *(("fr", "Latn"), ("pt-BR", "Latn"), ("zh-Hans", "Hans"), ("zh-Hant", "Hant")),
        *(("zh", "Hans"), ("zh-TW", "Hant"), ("ru", "Cyrl"), ("ar-XB", "Arab")),
        *(("en-XA", "Latn"), ("xx", "Latn")),
    ],
)
def test_script_of(tag: str, expected: str) -> None:
    """The script that the tag says, else the likely one."""
    assert expected == script_of(tag)


def test_names_of_a_fifth_language() -> None:
    """In itself, and in others, without a line for it."""
    assert ("français", "法语", "français") == (
        endonym("fr"),
        name_in("fr", "zh-Hans"),
        name_in("fr", "fr"),
    )


def test_names_of_pseudo_languages() -> None:
    """They are made of English."""
    assert ("[Éñĝļîšĥ one]", "[Šṗåñîšĥ one]") == (endonym("en-XA"), name_in("es", "en-XA"))
    assert name_in("en", "es") == name_in("ar-XB", "es")
