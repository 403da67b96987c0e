"""Language versions compared: what is the same in all ways of writing, and where texts part.

Each mistake alone is in tests/broken.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.language.parity import check_parity
from proceedings.records.files import EventFiles, TextFile
from proceedings.records.source import Source


def parted(*, authentic: str = "", **texts: str) -> list[str]:
    """Return place, code and message of what differs between texts by language (`zh_Hans`)."""
    files = EventFiles("e", Path("events/e"))
    record = {"authentic": authentic.split()} if authentic else {}
    files.sources["documents/pact"] = Source("document.yaml", record)
    for name, text in texts.items():
        lang = name.replace("_", "-")
        files.texts[f"documents/pact/{lang}"] = TextFile(f"{lang}.md", text, text.encode())
    return [
        f"{each.span.path}:{each.span.line} {each.code} {each.message.text()}"
        for each in check_parity(files, "documents/pact")
    ]


@pytest.mark.parametrize(
    ("zh", "en", "es"),
    [
        ("1. 一。", "1. One.", "1. Uno."),
        ("一、甲。\n\n二、乙。", "I. A.\n\nII. B.", "1. A.\n\n2. B."),
        (
            "1. 应当：\n\n（一）读；\n\n（二）抄。",
            "1. Shall:\n\n(a) read;\n\n(b) copy.",
            "1. Deberá:\n\na) leer;\n\nb) copiar.",
        ),
        (
            "1. 应当：\n\n- 读\n- 抄",
            "1. Shall:\n\n- read\n- copy",
            "1. Deberá:\n\n* leer\n* copiar",
        ),
        ("1. 于2031年3月22日通过。", "1. Adopted on 22 March 2031.", "1. Del 22 de marzo de 2031."),
        ("1. 有1000本、50.5%。", "1. 1,000 books, 50.5%.", "1. 1.000 libros, 50,5 %."),
        ("1. 有3份，21世纪。", "1. Three copies, 21st century.", "1. Tres copias, siglo XXI."),
        ("1. 有三份。", "1. 3 copies.", "1. 3 copias."),
        ("1. 有1.4亿人。", "1. 140 million people.", "1. 140 millones de personas."),
        ("1. 甲[^1]。\n\n[^1]: 注。", "1. A.[^1]\n\n[^1]: Note.", "1. A.[^a]\n\n[^a]: Nota."),
        ("## 总则\n\n1. 一。", "## General\n\n1. One.", "## General\n\n1. Uno."),
        ("前言。\n\n1. 一。", "Preamble.\n\n1. One.", "Preámbulo.\n\n1. Uno."),
    ],
)
def test_the_same_in_three_languages(zh: str, en: str, es: str) -> None:
    """Numerals, labels, dates, grouping, words for numbers and notes follow each language."""
    assert [] == parted(zh_Hans=zh, en=en, es=es)


def test_letters_and_roman_labels() -> None:
    """`(i)` after `(h)` is a letter, otherwise it is one."""
    letters = "1. A:\n\n" + "\n\n".join(f"({each}) b" for each in "abcdefghij")
    bullets = "1. A:\n\n" + "\n\n".join(f"（{each}）乙" for each in "一二三四五六七八九十")
    assert [] == parted(en=letters, zh_Hans=bullets)
    roman, arabic = (
        "1. A:\n\n" + "\n\n".join(f"({each}) b" for each in labels.split())
        for labels in ("i ii iv v", "1 2 4 5")
    )
    assert [] == parted(en=roman, es=arabic)


def test_the_paragraph_is_named() -> None:
    """A difference stands at its paragraph, in the text that is not the authentic one."""
    found = parted(
        authentic="es",
        en="1. One.\n\n2. It shall:\n\n(a) read.",
        es="1. Uno.\n\n2. Deberá:\n\na) leer;\n\nb) copiar.",
    )
    expected = (
        "en.md:3 PR345 paragraph 2, “It shall: (a) read.”: its sub-paragraphs are a, in es.md "
        "they are a b"
    )
    assert [expected] == found


def test_a_missing_paragraph_is_found_by_the_shape_of_its_neighbours() -> None:
    """Where one text lacks a paragraph, the diagnostic stands there and not at the end."""
    (found,) = parted(
        en="1. In 2031.\n\n2. Plain.\n\n3. In 2032.\n\n4. In 2033.",
        es="1. En 2031.\n\n2. En 2032.\n\n3. En 2033.",
    )
    assert found.startswith("es.md:3 PR314 this text has 3 paragraphs, en.md has 4")
    assert found.endswith("they part at paragraph 2, “Plain.”")


def test_a_text_without_paragraphs() -> None:
    """A text that has none parts at the first."""
    (found,) = parted(en="1. One.", es="Uno.")
    assert found.startswith("es.md:1 PR314 this text has 0 paragraphs, en.md has 1")


def test_wrong_numbers_are_reported_once() -> None:
    """A text that is not numbered consecutively is not compared paragraph by paragraph."""
    (found,) = parted(en="1. One 2031.\n\n3. Three.", es="1. Uno.\n\n2. Dos.")
    assert found.startswith("en.md:3 PR307")
