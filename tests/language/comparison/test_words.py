"""The checks of words: what is found and what is not, one short text for each case."""

from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.diagnostics import Report, Span
from proceedings.language.catalog import Entry
from proceedings.language.comparison.compare import compare
from proceedings.language.comparison.finding import Setting
from proceedings.language.fields import Field, Unit
from proceedings.language.hunspell import dictionary, installed
from proceedings.language.pairs import Pair
from proceedings.records.base import OfficialForms
from proceedings.records.models import Term
from proceedings.records.reader import EventRecords, read_workspace
from tests.dictionary import Listed

ROOT = Path(__file__).parents[3]
WORDS = {"PR430", "PR431", "PR432", "PR433", "PR434", "PR435", "PR436", "PR437", "PR438"}
TERMS = (
    Term(
        id="right-to-development",
        forms=OfficialForms(
            {
                "en": "right to development",
                "zh-Hans": "发展权",
                "es": "derecho al desarrollo",
                "pt-BR": "direito ao desenvolvimento",
            }
        ),
        forbidden={"es": ("derecho de desarrollo",)},
    ),
    Term(id="human-rights", forms=OfficialForms({"en": "human rights", "zh-Hans": "人权"})),
)


def pair(source: str, text: str, lang: str, place: int = 1, *, key: str = "event/summary") -> Pair:
    """Return a message in English and its translation."""
    unit = Unit(source, Span("events/e/event.yaml", place))
    field = Field(key, "en", "summary", "e", (unit,), source, is_markdown=True)
    return Pair(field, unit, 1, lang, "e.po", Entry(text, fuzzy=False, line=place))


def found(
    *pairs: Pair, records: EventRecords | None = None, wrong: tuple[str, ...] = ()
) -> list[str]:
    """Return the codes of words that the checks give for some translations."""
    listed = Listed(dict.fromkeys(wrong, ()))
    setting = Setting(records, terms=TERMS, dictionaries=lambda _: listed)
    return [each.code for each in compare(pairs, setting) if each.code in WORDS]


@pytest.fixture(scope="module", name="records")
def _records() -> EventRecords:
    workspace = read_workspace(ROOT, Report())
    assert workspace is not None
    return next(each for each in workspace.events if each.slug == "2025-sao-paulo")


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("zh-Hans", "徐天启发表讲话。", []),
        ("zh-Hans", "Xu Tianqi发表讲话。", ["PR430"]),
        ("zh-Hans", "许天琪发表讲话。", ["PR430"]),
        ("es", "Xu Tianqi tomó la palabra.", []),
        ("es", "XU Tianqi tomó la palabra.", []),
        ("es", "Tianqi tomó la palabra.", ["PR430"]),
        ("pt-BR", "Xu Tianki tomou a palavra.", ["PR430"]),
    ],
)
def test_names(lang: str, text: str, codes: list[str], records: EventRecords) -> None:
    """A person is named in a form on record: in Han where there is one, else in Latin letters."""
    assert codes == found(pair("Xu Tianqi took the floor.", text, lang), records=records)


@pytest.mark.parametrize(
    ("source", "lang", "text", "codes"),
    [
        ("the right to development", "es", "el derecho al desarrollo", []),
        ("the right to development", "es", "los derechos al desarrollo", []),
        ("the right to development", "es", "el derecho de desarrollo", ["PR431"]),
        ("the right to development", "pt-BR", "o direito de se desenvolver", ["PR431"]),
        ("the right to development", "zh-Hans", "发展权", []),
        ("the right to development", "zh-Hans", "发展的权利", ["PR431"]),
        ("human rights of all", "zh-Hans", "所有人的权利", ["PR431"]),
        ("human rights of all", "es", "los derechos de todos", []),
        ("development of rights", "es", "desarrollo de los derechos", []),
    ],
)
def test_terms(source: str, lang: str, text: str, codes: list[str]) -> None:
    """A term is in an allowed form; where the term base has none for a language, any will do."""
    assert codes == found(pair(source, text, lang))


def test_one_source_has_one_translation() -> None:
    """The second of two ways is found; capitals and spaces are no difference, other fields are."""
    first = pair("Opening", "Apertura", "es", 1, key="programme/a/title")
    assert ["PR432"] == found(first, pair("Opening", "Inicio", "es", 2, key="programme/b/title"))
    assert [] == found(first, pair("Opening", "apertura", "es", 2, key="programme/b/title"))
    assert [] == found(first, pair("Closing", "Clausura", "es", 2, key="programme/b/title"))


@pytest.mark.parametrize(
    ("source", "text", "lang", "codes"),
    [
        ("three parallel forums were held", "three parallel forums were held", "es", ["PR433"]),
        ("three parallel forums were held", "se celebraron tres foros paralelos", "es", []),
        ("Panel", "Panel", "es", []),
        ("Xu Tianqi", "Xu Tianqi", "es", []),
        ("https://example.org/a/b", "https://example.org/a/b", "zh-Hans", []),
        ("CC BY 4.0", "CC BY 4.0", "pt-BR", []),
    ],
)
def test_the_source_over_again(source: str, text: str, lang: str, codes: list[str]) -> None:
    """A copy of several words is no translation; names, addresses and symbols are."""
    assert codes == found(pair(source, text, lang))


@pytest.mark.parametrize(
    ("source", "text", "lang", "codes"),
    [
        ("the rule of law", "law与法治", "zh-Hans", ["PR434"]),
        ("the rule of law", "法治", "zh-Hans", []),
        ("UNESCO and 3 km", "UNESCO和3 km", "zh-Hans", []),
        ("“rule of law” is the English word", "“rule of law”是英文词", "zh-Hans", []),
        ("a file of the type xlsx", "xlsx类型的文件", "zh-Hans", []),
        ("the rule of law", "el estado de 法治", "es", ["PR434"]),
        ("Xu Tianqi (徐天启) spoke", "habló Xu Tianqi (徐天启)", "es", []),
    ],
)
def test_another_script(source: str, text: str, lang: str, codes: list[str]) -> None:
    """Words of another script are left over, unless the source has them in quotes or brackets."""
    assert codes == found(pair(source, text, lang))


@pytest.mark.parametrize(
    ("text", "lang", "codes"),
    [
        ("China and Brasil cooperan", "es", ["PR435"]),
        ("China y Brasil cooperan", "es", []),
        ("a China y o Brasil cooperam", "pt-BR", ["PR435"]),
        ("a China e o Brasil cooperam", "pt-BR", []),
        ("la Chine et le Brésil coopèrent", "fr", []),
        ("la Chine and le Brésil coopèrent", "fr", ["PR435"]),
        ("ni la Chine ni le Brésil", "fr", []),
    ],
)
def test_a_word_of_another_language(text: str, lang: str, codes: list[str]) -> None:
    """Small words of a neighbouring language are found; those that two languages share are not."""
    assert codes == found(pair("China and Brazil cooperate", text, lang))


@pytest.mark.parametrize(
    ("source", "text", "lang", "codes"),
    [
        ("Who, and why?", "谁,为什么？", "zh-Hans", ["PR436"]),
        ("Who, and why?", "谁，为什么？", "zh-Hans", []),
        ("the “third” one", '"第三"个', "zh-Hans", ["PR436"]),
        ("wait...", "等待......", "zh-Hans", ["PR436"]),
        ("at 9:30", "9:30", "zh-Hans", []),
        ("Who speaks?", "Quién habla?", "es", ["PR436"]),
        ("Who speaks?", "¿Quién habla?", "es", []),
        ("Who speaks?", "¿Quem fala?", "pt-BR", ["PR436"]),
        ("Who speaks?", "Qui parle\u202f?", "fr", []),
        ("Who speaks?", "Qui parle?", "fr", ["PR436"]),
        ("paragraph 3 (b)", "párrafo 3 b)", "es", []),
    ],
)
def test_marks(source: str, text: str, lang: str, codes: list[str]) -> None:
    """Each language has marks of its own; labels of sub-paragraphs follow the language."""
    assert codes == found(pair(source, text, lang))


@pytest.mark.parametrize(
    ("source", "text", "lang", "codes"),
    [
        ("It opened.", "Se inauguró", "es", ["PR437"]),
        ("It opened.", "会议开幕。", "zh-Hans", []),
        ("Opening", "Apertura.", "es", ["PR437"]),
        ("Sources:", "来源：", "zh-Hans", []),
        ("Sources:", "Fontes.", "pt-BR", ["PR437"]),
        ("No.", "序号", "zh-Hans", []),
    ],
)
def test_endings(source: str, text: str, lang: str, codes: list[str]) -> None:
    """A translation ends as its source does, in the marks of its language."""
    assert codes == found(pair(source, text, lang))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("los derehcos humanos", ["PR438"]),
        ("los derechos humanos", []),
        ("los `derehcos` humanos", []),
        ("los {derehcos} humanos", []),
        ("derehcos y derehcos", ["PR438"]),
    ],
)
def test_spelling(text: str, codes: list[str]) -> None:
    """A word that the dictionary lacks is found once; code and placeholders are no words."""
    source = text.replace("derehcos", "rights") if "`" not in text and "{" not in text else text
    found_codes = found(pair(source, text, "es"), wrong=("derehcos",))
    assert codes == [code for code in found_codes if code == "PR438"]


def test_a_text_beyond_all_bounds_is_not_read() -> None:
    """Its length is what is said of it; parsers and patterns do not see it."""
    long = "and " * 20_000
    checked = compare((pair("It opened.", long, "es"),), Setting())
    assert ["PR416"] == [each.code for each in checked]


@pytest.mark.skipif(not installed("es"), reason="hunspell has no Spanish dictionary here")
def test_hunspell_knows_spanish() -> None:
    """The program is asked through its pipe: it knows words, and says what may be meant."""
    spanish = dictionary("es")
    assert spanish is not None
    assert frozenset({"derehcos"}) == spanish.unknown(["derechos", "derehcos", "niñez"])
    assert "derechos" in spanish.suggestions(["derehcos"])["derehcos"]
