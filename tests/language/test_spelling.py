"""Spellings: names that differ in accents, institutions that differ by a slip."""

from __future__ import annotations

import pytest

from proceedings.language.spelling import Spellings, twins


def differing(text: str, *recorded: str) -> list[tuple[str, str]]:
    """Return what a text spells in another way, and how it is on record."""
    spellings = Spellings()
    for each in recorded:
        spellings.add(each)
    return [(each.text, each.recorded) for each in spellings.differing(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The meeting in Sao Paulo was long.", [("Sao Paulo", "São Paulo")]),
        ("SAO PAULO", [("SAO PAULO", "São Paulo")]),
        ("São Paulo and SÃO PAULO", []),
        ("San Paulo", []),
        ("São Paulo with its accent apart", []),
        ("Sao", []),
        (
            "Sao Paulo State University",
            [("Sao Paulo State University", "São Paulo State University")],
        ),
    ],
)
def test_accents(text: str, expected: list[tuple[str, str]]) -> None:
    """Only accents make a second spelling; the longest name on record is meant."""
    assert expected == differing(text, "São Paulo", "São Paulo State University")


def test_both_spellings_may_be_on_record() -> None:
    """In Spanish the city is Río, in English Rio."""
    assert [] == differing("Rio de Janeiro, Río de Janeiro", "Rio de Janeiro", "Río de Janeiro")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Nankai University", "Nankai Univresity", True),
        ("Nankai University", "Nankai university", True),
        ("São Paulo State University", "Sao Paulo State University", True),
        ("Institute of Law", "Institute of International Law", False),
        ("University of the 12th River", "University of the 13th River", False),
        ("Minzu University", "Nankai University", False),
        ("Peking University", "Peking Universities Press", False),
    ],
)
def test_institutions(one: str, two: str, *, expected: bool) -> None:
    """One slip, or other accents and capitals; another word or number is another institution."""
    assert ([(one, two)] if expected else []) == list(twins([one, two]))
