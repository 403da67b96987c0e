"""Pairs: every message beside its translation, with its state and what people call it by."""

from __future__ import annotations

from proceedings.diagnostics import Report
from proceedings.language.pairs import Pair, State, edition_pairs, interface_pairs
from proceedings.pipeline.checking import check
from tests.workspace import EXAMPLES

SLUG = "2031-water-archives"


def pairs(lang: str) -> list[Pair]:
    """Return the pairs of the complete example in a language."""
    checked = check(EXAMPLES / "complete", Report())
    assert checked is not None
    return list(edition_pairs(checked.editions[SLUG, lang]))


def test_what_is_held_in_a_language_is_exempt() -> None:
    """No catalog has what a file of its own says; all else that is foreign is translated."""
    exempt = {each.kind for each in pairs("zh-Hans") if each.state is State.EXEMPT}
    assert {"documents"} == exempt
    others = {each.state for each in pairs("es") if each.field.lang != "es"}
    assert {State.TRANSLATED} == others


def test_keys_name_one_message() -> None:
    """A field of several messages has a key for each, behind a number sign."""
    keys = [each.key for each in pairs("es")]
    assert len(keys) == len(set(keys)) > 100
    assert "articles/reading-rivers/text#2" in keys
    assert "articles/reading-rivers/abstract" in keys


def test_the_interface_is_paired_in_the_order_of_its_template() -> None:
    """Every label has a place in the template and in its catalog."""
    checked = check(EXAMPLES / "complete", Report())
    assert checked is not None
    found = list(interface_pairs(checked.interfaces["pt-BR"], checked.template))
    assert len(found) > 500
    assert {"interface"} == {each.kind for each in found}
    assert ("interface#1", "translations/pt_BR/LC_MESSAGES/interface.po") == (
        found[0].key,
        found[0].place.path,
    )
