"""Terms in a text: found inflected and in every spelling of their gaps, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.language.terms import Use, find_terms
from proceedings.records.base import OfficialForms
from proceedings.records.models import Term


def term(identifier: str, lang: str, form: str, *, admitted: str = "", forbidden: str = "") -> Term:
    """Return a term with its forms in one language."""
    return Term(
        id=identifier,
        forms=OfficialForms({lang: form}),
        admitted={lang: (admitted,)} if admitted else {},
        forbidden={lang: (forbidden,)} if forbidden else {},
    )


def found(form: str, text: str, lang: str) -> list[str]:
    """Return the passages in which a form is found."""
    return [text[each.start : each.end] for each in find_terms(text, lang, [term("x", lang, form)])]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("right to development", "Right to Development"),
        ("right to development", "rights  to\ndevelopment"),
        ("right to development", "right-to-development"),
        ("South–South cooperation", "South-South cooperation"),
        ("human rights", "human right"),
        ("whole-process people's democracy", "whole-process people’s democracy"),
        ("treaty body", "treaty bodies"),
        ("consensus", "consensuses"),
        ("rapporteur", "rapporteurs"),
        ("woman", "women"),
        ("child", "children"),
        ("hypothesis", "hypotheses"),
        ("UPR", "UPRs"),
    ],
)
def test_english(form: str, text: str) -> None:
    """Number and case do not matter, nor what divides the words."""
    assert [text] == found(form, f"On {text}, (“{text}”).", "en")[:1]
    assert 2 == len(found(form, f"On {text}, (“{text}”).", "en"))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("derechos humanos", "derecho humano"),
        ("derecho al desarrollo", "Derecho al Desarrollo"),
        ("relator especial", "relatoras especiales"),
        ("nación", "naciones"),
        ("nacionalidades", "nacionalidad"),
        ("mesa redonda", "mesas redondas"),
        ("persona de edad", "personas de edad"),
        ("joven", "jóvenes"),
        ("mujeres", "mujer"),
        ("países en desarrollo", "país en desarrollo"),
        ("refugiado", "refugiadas"),
        ("voz", "voces"),
        ("red", "redes"),
        ("japonés", "japonesas"),
    ],
)
def test_spanish(form: str, text: str) -> None:
    """Adjectives agree, and an accent that a plural loses or gains is no difference."""
    assert [text] == found(form, f"En la {text}.", "es")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("direitos humanos", "direito humano"),
        ("relator especial", "relatoras especiais"),
        ("nação", "nações"),
        ("desenvolvimento sustentável", "desenvolvimentos sustentáveis"),
        ("pessoa com deficiência", "Pessoas com Deficiência"),
        ("cidadão", "cidadãs"),
        ("jovem", "jovens"),
        ("mulher", "mulheres"),
        ("direito civil", "direitos civis"),
        ("país", "países"),
        ("voz", "vozes"),
    ],
)
def test_portuguese(form: str, text: str) -> None:
    """As in Spanish, with the endings of Portuguese."""
    assert [text] == found(form, f"Na {text}.", "pt-BR")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("发展权", "发展权"),
        ("“一带一路”倡议", "一带一路倡议"),
        ("一带一路倡议", "一带一路”倡议"),
        ("2030年可持续发展议程", "2030 年可持续发展议程"),
        ("人类命运共同体", "人类命运\n共同体"),
    ],
)
def test_chinese(form: str, text: str) -> None:
    """A form is found inside a sentence, across quotation marks, spaces and line ends."""
    assert [text] == found(form, f"关于{text}的共识", "zh-Hans")


@pytest.mark.parametrize(
    ("form", "text", "lang"),
    [
        ("human rights", "humane rights", "en"),
        ("right", "righteous, bright, upright", "en"),
        ("UPR", "upr", "en"),
        ("law of the sea", "laws of seas", "en"),
        ("São Paulo", "Sao Paulo", "pt-BR"),
        ("actas", "los actos", "es"),
        ("derecho", "la derecha", "es"),
        ("resumo", "resumimos", "pt-BR"),
        ("发展权", "发展，权利", "zh-Hans"),
        ("droits", "droit", "fr"),
        ("proceedings", "run `proceedings new`, ``a `proceedings` b``, {proceedings}", "en"),
        ("consensus", "[the text](ref:consensus) at https://example.org/consensus", "en"),
        ("human rights", "human `x` rights", "en"),
    ],
)
def test_what_is_not_found(form: str, text: str, lang: str) -> None:
    """Another word, another accent, a noun of another gender, and a divided phrase are no term."""
    assert [] == found(form, text, lang)


def test_markdown_keeps_its_places() -> None:
    """What is not read still counts as characters; the words of a link are read."""
    text = "`a` and [the consensus](ref:b)"
    (mention,) = find_terms(text, "en", [term("x", "en", "consensus")])
    assert "consensus" == text[mention.start : mention.end]


def test_the_longest_form_is_meant() -> None:
    """A term inside another is no mention of its own, unless nested ones are asked for."""
    terms = [term("development", "en", "development"), term("right", "en", "right to development")]
    text = "The right to development is not development aid."
    outer = find_terms(text, "en", terms)
    assert [("right", 4), ("development", 32)] == [(e.term.id, e.start) for e in outer]
    nested = find_terms(text, "en", terms, nested=True)
    assert [4, 13, 32] == [each.start for each in nested]


def test_what_a_form_is() -> None:
    """Each mention tells whether its form is the one to be used, admitted or forbidden."""
    terms = [term("x", "es", "derechos humanos", admitted="DDHH", forbidden="derechos del hombre")]
    text = "Derechos del hombre, DDHH, derechos humanos; ddhh"
    expected = [
        (Use.FORBIDDEN, "derechos del hombre", 0),
        (Use.ADMITTED, "DDHH", 21),
        (Use.PREFERRED, "derechos humanos", 27),
    ]
    mentions = find_terms(text, "es", terms)
    assert expected == [(each.use, each.form, each.start) for each in mentions]


def test_another_language_has_no_forms() -> None:
    """A term is looked for only in the forms of the text's language."""
    assert () == find_terms("consensus", "es", [term("x", "en", "consensus")])


WORDS = st.text("人权发展 aeiosãçñ-–'(*.[^", max_size=12)


@given(WORDS.filter(str.strip), st.lists(WORDS, max_size=4))
def test_any_form_and_any_text(form: str, texts: list[str]) -> None:
    """Whatever a form is made of, mentions lie in the text, in order, and do not overlap."""
    text = f" {form} ".join(["", *texts, ""])
    for lang in ("en", "es", "pt-BR", "zh-Hans", "fr"):
        mentions = find_terms(text, lang, [term("x", lang, form)])
        assert all(0 <= each.start < each.end <= len(text) for each in mentions)
        assert all(one.end <= two.start for one, two in pairwise(mentions))
