"""Claims of texts: figures, days and names as four languages write them."""

from __future__ import annotations

import pytest

from proceedings.language.claims import dates, figures, names, prose_of, words_of


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "more than 130 participants from 20 countries", [(130, 20)]),
        ("en", "Over 1,300 people from eighteen countries came.", [(1300, 18)]),
        ("en", "84 registered participants", [(84, None)]),
        ("es", "más de 130 participantes de veinte países", [(130, 20)]),
        ("pt-BR", "Mais de 1.300 pessoas de 20 países", [(1300, 20)]),
        ("zh-Hans", "来自20个国家的130多名代表", [(130, 20)]),
        ("zh-Hans", "一百三十余位与会者", [(130, None)]),
        ("en", "Over 150 representatives from twenty-two countries", [(150, 22)]),
        ("en", "More than 140 experts and scholars attended", [(140, None)]),
        ("en", "one hundred and fifty delegates were present", [(150, None)]),
        ("en", "experts from 25 countries and regions", [(None, 25)]),
        ("es", "ciento cincuenta invitados de veintidós países", [(150, 22)]),
        ("es", "Participaron unos 145 académicos", [(145, None)]),
        ("pt-BR", "cerca de 130 especialistas de vinte e dois países", [(130, 22)]),
        ("zh-Hans", "来自二十多个国家的政府官员、专家学者共130余人", [(130, 20)]),
        ("zh-Hans", "120余名专家学者参加了会议", [(120, None)]),
        ("en", "Once participants had arrived, 30 per cent of participants sat", []),
        ("pt-BR", "Trinta por cento dos participantes", []),
        ("en", "40 experts signed the letter", []),
        ("en", "600 million people left poverty in 20 years", []),
        ("en", "the speakers belong to fifteen countries", []),
        ("es", "20 países firmaron el acuerdo", []),
        ("zh-Hans", "20个国家签署了协定", []),
    ],
)
def test_figures(lang: str, text: str, expected: list[tuple[int | None, int | None]]) -> None:
    """Figures of attendance are found, with the countries beside them; other figures are not."""
    assert expected == [(each.participants, each.countries) for each in figures(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "on 25 July 2025", [(25, 7, 2025)]),
        ("en", "on July 25, 2025", [(25, 7, 2025)]),
        ("en", "on the 25th of July", [(25, 7, None)]),
        ("en", "on 2025-07-25", [(25, 7, 2025)]),
        ("es", "el 25 de julio de 2025", [(25, 7, 2025)]),
        ("es", "el 1 de Julio", [(1, 7, None)]),
        ("pt-BR", "em 1º de março de 2031", [(1, 3, 2031)]),
        ("fr", "le 1er août 2025", [(1, 8, 2025)]),
        ("de", "am 25. Juli 2025", [(25, 7, 2025)]),
        ("zh-Hans", "2025年7月25日", [(25, 7, 2025)]),
        ("zh-Hans", "7月25日", [(25, 7, None)]),
        ("en", "on 25–27 July 2025", [(25, 7, 2025), (27, 7, 2025)]),
        ("en", "on July 25-26", [(25, 7, None), (26, 7, None)]),
        ("es", "del 25 al 27 de julio", [(25, 7, None), (27, 7, None)]),
        ("pt-BR", "em 25 e 26 de julho", [(25, 7, None), (26, 7, None)]),
        ("zh-Hans", "7月26日至27日", [(26, 7, None), (27, 7, None)]),
        ("zh-Hans", "新华社圣保罗7月26日电", []),
        ("en", "SÃO PAULO, July 26 (Xinhua) -- Experts", []),
        ("es", "el Movimiento 26 de Julio", []),
        ("en", "they may 5 times; in July 2025; WM/2031/1; 10-11-12", []),
        ("es", "en julio de 2025", []),
        ("zh-Hans", "2025年7月", []),
    ],
)
def test_dates(lang: str, text: str, expected: list[tuple[int, int, int | None]]) -> None:
    """Days are found, with or without their year; months and years alone are not."""
    assert expected == [(each.day, each.month, each.year) for each in dates(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Professor Li Wei argued this.", ["Li Wei"]),
        ("en", "Ana de la Luz, director of the archive, agreed.", ["Ana de la Luz"]),
        ("en", "Jean-Luc O'Neill, who came late, proposed it.", ["Jean-Luc O'Neill"]),
        ("en", "J. Brightwater said so.", ["J. Brightwater"]),
        ("es", "El profesor Luis González habló.", ["Luis González"]),
        ("es", "María Pérez López sostuvo que no.", ["María Pérez López"]),
        ("pt-BR", "João da Silva, professor da casa, falou.", ["João da Silva"]),
        ("zh-Hans", "李伟教授指出，人民大学王文认为", ["李伟", "王文"]),
        ("en", "“No,” said Laura Benítez.", ["Laura Benítez"]),
        ("en", "According to Paul Wetherby, so it is.", ["Paul Wetherby"]),
        ("en", "Helena Duarte of the University of Lisbon", ["Helena Duarte"]),
        ("es", "Ana Luz, Eva Paz y Leo Sol intervinieron.", ["Ana Luz", "Eva Paz", "Leo Sol"]),
        ("es", "José Ortega y Gasset afirmó que no.", ["José Ortega y Gasset"]),
        ("pt-BR", "O jurista peruano Mário Quispe chegou.", ["Mário Quispe"]),
        ("zh-Hans", "中国人民大学教授李伟表示，王文也认为", ["李伟", "王文"]),
        ("zh-Hans", "阿根廷学者玛丽亚·洛佩斯认为", ["玛丽亚·洛佩斯"]),
        ("zh-Hans", "白皮书指出，方案提出", []),
        ("en", "in Brazil. Amorim described rivers", []),
        ("en", "the Old Dock Library keeps it", []),
        ("zh-Hans", "这条河流认为自己是海", []),
    ],
)
def test_names(lang: str, text: str, expected: list[str]) -> None:
    """People are found beside a title, a post or a verb of saying, and nowhere else."""
    assert expected == [each.text for each in names(text, lang)][: max(len(expected), 1)]


def test_prose_is_without_notes_and_links() -> None:
    """Notes cite others, and the words of a link name a record already."""
    text = "[Ana Luz](ref:ana) spoke.[^a]\n\n[^a]: *Bulletin*, 3 May 2031,\n    p. 4.\n\nThe end."
    assert "¶ spoke.\n\n\n\nThe end." == prose_of(text)


def test_words_are_with_notes_and_without_targets() -> None:
    """Names are spelt in one way in notes too, but not in addresses."""
    text = "[Ana Luz](ref:ana-luz) spoke.[^a]\n\n[^a]: Sao Paulo."
    assert "Ana Luz spoke.\n\n: Sao Paulo." == words_of(text)
