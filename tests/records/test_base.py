"""The words that were meant: the most similar of those known."""

from __future__ import annotations

import pytest

from proceedings.records.base import closest

KNOWN = ("mo-jihong", "li-wei", "maria-da-silva", "li-wen")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mo-jihon", "mo-jihong"),
        ("maria-silva", "maria-da-silva"),
        ("li-wej", "li-wen"),
        ("zhang-san", None),
        ("", None),
    ],
)
def test_closest(word: str, expected: str | None) -> None:
    """A word is found when most of it is the same; nothing is guessed."""
    assert expected == closest(word, KNOWN)


@pytest.mark.parametrize("slip", ["raeder", "reder", "readder", "rexder"])
def test_slips_are_found_among_any_number_of_words(
    slip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After many searches, a letter left out, added, wrong or exchanged is still found."""
    monkeypatch.setattr("proceedings.records.base._COMPARED", 1000)
    words = tuple(f"reader-{index}-{slip}" for index in range(200))
    assert list(words) == [closest(f"{slip}-{index}-{slip}", words) for index in range(200)]


def test_a_very_long_word_is_not_varied() -> None:
    """What cannot be an identifier is not looked for letter by letter."""
    words = tuple(f"reader-{index}" for index in range(1000))
    assert [None] * 100 == [closest(f"{index}" * 5000, words) for index in range(100)]
