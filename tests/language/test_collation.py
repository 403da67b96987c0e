"""Collation: each language's dictionary order."""

from __future__ import annotations

import pytest

from proceedings.language.collation import head_letter, sort_key


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("es", ["Nube", "nuez", "Núñez", "Nuñez, A", "Ñandú", "Oro"]),
        ("en", ["Ñandú", "Nube", "nuez", "Núñez", "Nuñez, A", "Oro"]),
        ("pt-BR", ["Açor", "acordo", "Água", "agudo", "zebra", "Zêzere"]),
        ("zh-Hans", ["Bolsa", "Li", "mo jihong", "Xu Tianqi", "Zhang"]),
        ("en", ["Luz, Ana", "Luz, Zoe", "Luz Clara, Ana", "Luzon, Ana"]),
        ("zh-Hans", ["阿根廷", "巴西", "秘鲁", "玻利维亚", "智利", "中国"]),
        ("zh-Hans", ["北京大学", "重庆大学", "南开大学", "厦门大学", "中国人民大学"]),
        ("es", ["agua", "¿De quién es el agua?", "“dique”", "Eco"]),
    ],
)
def test_order(lang: str, expected: list[str]) -> None:
    """Ñ after n in Spanish; accents, case and opening quotes do not count; pinyin in Chinese."""
    shuffled = [*expected[1::2], *expected[::2]]
    assert expected == sorted(shuffled, key=lambda text: sort_key(text, lang))


@pytest.mark.parametrize(
    ("text", "lang", "letter"),
    [
        ("Ñandú", "es", "Ñ"),
        ("Ñandú", "pt-BR", "N"),
        ("Álvarez", "es", "A"),
        ("álvarez", "es", "A"),
        ("N\u0303andu", "es", "Ñ"),
        ("'Ola", "en", "O"),
        ("xu tianqi", "zh-Hans", "X"),
        ("2031", "en", "#"),
        ("", "en", "#"),
        ("“人民至上”", "zh-Hans", "R"),
        ("重庆大学", "zh-Hans", "C"),
        ("《水经注》", "zh-Hans", "S"),
        ("人民", "en", "#"),
    ],
)
def test_head_letters(text: str, lang: str, letter: str) -> None:
    """The letter of the alphabet, without accents; `#` for what has none."""
    assert letter == head_letter(text, lang)


def test_order_is_certain() -> None:
    """Texts that differ only in what does not count still have one order."""
    texts = ["resume", "résumé", "Resume"]
    orders = {
        tuple(sorted(each, key=lambda text: sort_key(text, "en"))) for each in (texts, texts[::-1])
    }
    assert 1 == len(orders)
