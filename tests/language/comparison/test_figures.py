"""Figures: what says the same in any language has a value in common, and nothing else has."""

from __future__ import annotations

from itertools import permutations

import pytest

from proceedings.diagnostics import Span
from proceedings.language.catalog import Entry
from proceedings.language.comparison.amounts import check_figures
from proceedings.language.comparison.finding import Setting
from proceedings.language.fields import Field, Unit
from proceedings.language.pairs import Pair

SAME = [
    {
        "en": "They met on July 25, 2025 in São Paulo.",
        "zh-Hans": "会议于2025年7月25日在圣保罗举行。",
        "es": "Se reunieron el 25 de julio de 2025 en São Paulo.",
        "pt-BR": "Reuniram-se em 25 de julho de 2025 em São Paulo.",
    },
    {
        "en": "from 25 to 28 May 2024",
        "zh-Hans": "2024年5月25日至28日",
        "es": "del 25 al 28 de mayo de 2024",
        "pt-BR": "de 25 a 28 de maio de 2024",
    },
    {
        "en": "In May and in March 2024, 1,000 people",
        "zh-Hans": "2024年3月和5月，1000人",
        "es": "En mayo y en marzo de 2024, 1.000 personas",
        "pt-BR": "Em maio e em março de 2024, mil pessoas",
    },
    {
        "en": "1st January 2031",
        "zh-Hans": "2031年1月1日",
        "es": "1.º de enero de 2031",
        "pt-BR": "1º de janeiro de 2031",
    },
    {
        "en": "140 million people, 3.5 per cent",
        "zh-Hans": "1.4亿人，占百分之3.5",
        "es": "140 millones de personas, el 3,5 %",
        "pt-BR": "140 milhões de pessoas, 3,5%",
    },
    {
        "en": "1.4 billion people and 98.99 million",
        "zh-Hans": "14亿人和9899万",
        "es": "1.400 millones de personas y 98,99 millones",
        "pt-BR": "1,4 bilhão de pessoas e 98,99 milhões",
    },
    {
        "en": "1.4 billion",
        "zh-Hans": "14亿",
        "es": "1,4 mil millones",
        "pt-BR": "1,4 bilhões",
    },
    {"en": "2 trillion", "zh-Hans": "2万亿", "es": "2 billones", "pt-BR": "2 trilhões"},
    {"en": "30 % of them", "zh-Hans": "其中百分之三十", "es": "el 30 por ciento"},
    {"en": "10,000 books", "zh-Hans": "1万册书", "es": "10 000 libros", "pt-BR": "10 mil livros"},
    {
        "en": "10,000 books",
        "zh-Hans": "一万册书",
        "es": "diez mil libros",
        "pt-BR": "dez mil livros",
    },
    {"en": "three sessions", "zh-Hans": "三场会议", "es": "tres sesiones", "pt-BR": "3 sessões"},
    {"en": "Article 5", "zh-Hans": "第五条", "es": "artículo 5", "pt-BR": "artigo 5º"},
    {
        "en": "the Second Roundtable",
        "zh-Hans": "第二届圆桌会",
        "es": "la segunda mesa redonda",
        "pt-BR": "a 2ª mesa-redonda",
    },
    {
        "en": "the 2nd meeting",
        "zh-Hans": "第二次会议",
        "es": "la II reunión",
        "pt-BR": "a II reunião",
    },
    {
        "en": "the 21st century",
        "zh-Hans": "21世纪",
        "es": "el siglo XXI",
        "pt-BR": "o século XXI",
    },
    {
        "en": "the twenty-first century",
        "zh-Hans": "二十一世纪",
        "es": "el siglo XXI",
        "pt-BR": "o século 21",
    },
    {
        "en": "in the 1950s",
        "zh-Hans": "20世纪50年代",
        "es": "en la década de 1950",
        "pt-BR": "nos anos 50",
    },
    {"en": "the 1950s and the 1960s", "zh-Hans": "20世纪五六十年代"},
    {"en": "over two decades", "zh-Hans": "20年来", "es": "durante dos décadas"},
    {"en": "over two decades", "zh-Hans": "二十年来", "pt-BR": "ao longo de 20 anos"},
    {
        "en": "pp. 25–28, note 3",
        "zh-Hans": "第25至28页，注3",
        "es": "págs. 25-28, nota 3",
        "pt-BR": "p. 25–28, nota 3",
    },
    {"en": "in 2024–25", "zh-Hans": "2024至2025年", "es": "en 2024-2025", "pt-BR": "em 2024/25"},
    {
        "en": "at 9:00 a.m. and 2:30 p.m.",
        "zh-Hans": "上午9时和下午2时30分",
        "es": "a las 9:00 y a las 14:30",
        "pt-BR": "às 9h e às 14h30",
    },
    {"en": "at 9 a.m.", "zh-Hans": "上午9点", "es": "a las 9 a. m.", "pt-BR": "às 9h"},
    {
        "en": "10 to 15 million",
        "zh-Hans": "1000万至1500万",
        "es": "de 10 a 15 millones",
        "pt-BR": "de 10 a 15 milhões",
    },
    {"en": "the Group of 77 and the G20", "zh-Hans": "77国集团和二十国集团"},
    {"en": "a dozen delegates", "zh-Hans": "12名代表", "es": "una docena de delegados"},
    {"en": "two thirds, or 2/3", "zh-Hans": "三分之二", "es": "dos tercios, o 2/3"},
    {"en": "COVID-19 and 35 books", "zh-Hans": "新冠疫情和35本书", "es": "la COVID-19 y 35 libros"},
    {
        "en": "the seventieth anniversary",
        "zh-Hans": "70周年",
        "es": "el septuagésimo aniversario",
        "pt-BR": "o 70º aniversário",
    },
    {
        "en": "2,500 copies",
        "zh-Hans": "2500多册",
        "es": "2.500 ejemplares",
        "pt-BR": "2,5 mil cópias",
    },
    {"en": "8 kilometres", "zh-Hans": "8千米", "es": "8 kilómetros"},
    {"en": "{number} of 5", "zh-Hans": "5项中的{number}项", "es": "{number} de 5"},
    {"en": "As said.[^12]", "zh-Hans": "如前所述。[^12]", "es": "Como se dijo.[^12]"},
    {"en": "May it last, he said.", "zh-Hans": "他说，愿其长久。", "es": "Que dure, dijo."},
    {"en": "First, the network. Second, the fund.", "zh-Hans": "首先是网络，其次是基金。"},
    {"en": "one of them", "zh-Hans": "其中之一", "es": "uno de ellos"},
    {"en": "*El siglo*, 3 de mayo de 2020", "zh-Hans": "*El siglo*, 3 de mayo de 2020"},
    {"en": "120 pages (ISBN 978-7-00-000000-1)", "es": "120 páginas (ISBN 978-7-00-000000-1)"},
    {"en": "１２ people", "zh-Hans": "１２人"},
    {"en": "sizes 16,16 and 3,7,11", "zh-Hans": "尺寸16,16和3,7,11", "es": "16,16 y 3,7,11"},
    {"en": "must be 0, 1 or 3", "zh-Hans": "必须是0，1或3", "es": "debe ser 0, 1 o 3"},
    {"en": "section 3.2", "zh-Hans": "第3.2节", "es": "sección 3.2", "pt-BR": "seção 3.2"},
    {"en": "version 3 may be wrong", "zh-Hans": "第三版可能有误", "fr": "la version 3 peut"},
    {"en": "over 2 billion", "zh-Hans": "超过 20 亿", "fr": "plus de 2 milliards"},
    {"en": "at 23:05", "zh-Hans": "23时05分", "es": "a las 23:05"},
    {"en": "Both must be given.", "zh-Hans": "须以八种方式给出。"},
    {"en": "two lines, twenty-one pages", "fr": "deux lignes, 21 pages"},
    {"en": "exactly 2 files of 1,500", "de": "genau zwei Dateien von 1.500"},
    {"en": "on 25 July 2025", "de": "am 25. Juli 2025", "fr": "le 25 juillet 2025"},
    {"en": "on 2031-01-15", "zh-Hans": "2031年1月15日", "es": "el 15 de enero de 2031"},
]
"""Texts that say the same: no two of them differ."""

DIFFERENT = [
    ("en", "130 people", "es", "150 personas", "`130`", "`150`"),
    ("en", "on 25 July", "zh-Hans", "7月26日", "`25`", "`26日`"),
    ("en", "on 5 July", "zh-Hans", "5月7日", "`July`, `5`", "`5月`, `7日`"),
    ("en", "on 25 July", "pt-BR", "em 25 de junho", "`July`", "`junho`"),
    ("en", "1,000 people", "es", "1,5 personas", "`1,000`", "`1,5`"),
    ("en", "140 million", "zh-Hans", "14亿", "`140 million`", "`14亿`"),
    ("en", "2 billion", "es", "2 billones", "`2 billion`", "`2 billones`"),
    ("en", "2 billion", "es", "2 millones", "`2 billion`", "`2 millones`"),
    ("en", "30 %", "zh-Hans", "百分之三", "`30`", ""),
    ("en", "the Second Roundtable", "zh-Hans", "第三届圆桌会", "`Second`", "`第三`"),
    ("en", "the second session", "es", "la tercera sesión", "`second`", "`tercera`"),
    ("en", "three forums", "pt-BR", "quatro fóruns", "`three`", "`quatro`"),
    ("en", "in the 1950s", "zh-Hans", "20世纪60年代", "`1950s`", "`20世纪60年代`"),
    ("en", "at 2:30 p.m.", "pt-BR", "às 15h30", "`2:30 p.m.`", "`15h30`"),
    ("en", "the year 2024", "es", "el año", "`2024`", ""),
    ("es", "el año", "en", "the year 2024", "", "`2024`"),
    ("zh-Hans", "1.4亿人", "en", "1.4 million people", "`1.4亿`", "`1.4 million`"),
    ("pt-BR", "1,4 bilhão", "es", "1,4 billones", "`1,4 bilhão`", "`1,4 billones`"),
    ("en", "chapter XI", "es", "capítulo XII", "`XI`", "`XII`"),
]


def pair(source: str, text: str, langs: tuple[str, str]) -> Pair:
    """Return a text of a field with its translation."""
    unit = Unit(source, Span("event.yaml"))
    field = Field("event/notes", langs[0], "notes", "", (unit,), source, is_markdown=True)
    return Pair(field, unit, 1, langs[1], "event.po", Entry(text, fuzzy=False, line=1))


def found(source: str, text: str, langs: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the figures that a translation lost, and those that it added."""
    listed = check_figures(pair(source, text, langs), Setting())
    return [(each.text.values["lost"], each.text.values["added"]) for each in listed]


@pytest.mark.parametrize("texts", SAME, ids=lambda texts: texts["en"])
def test_what_says_the_same_is_not_reported(texts: dict[str, str]) -> None:
    """In whatever direction it is translated."""
    wrong = [
        (langs, differing)
        for langs in permutations(texts, 2)
        if (differing := found(texts[langs[0]], texts[langs[1]], langs))
    ]
    assert [] == wrong


@pytest.mark.parametrize(("lang", "source", "other", "text", "lost", "added"), DIFFERENT)
def test_what_differs_is_reported(  # noqa: PLR0913, PLR0917 a row of the table
    lang: str, source: str, other: str, text: str, lost: str, added: str
) -> None:
    """With both figures as they are written."""
    assert [(lost, added)] == found(source, text, (lang, other))
