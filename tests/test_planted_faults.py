"""Faults planted in complete translations: each is found where it is, and without any all is quiet.

The catalogs are those of the project itself and of the complete example. Faults are planted in what
was read from them, many in a desk at once, so that the checks run once for each kind and desk.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from proceedings.diagnostics import Diagnostic, Report
from proceedings.language.comparison.compare import compare
from proceedings.pipeline.comparing import check_translations
from tests.planting import CHECKOUT, PLANTERS, Planted, all_desks, planted
from tests.slips import WORD_PLANTERS, setting_of
from tests.workspace import EXAMPLES

KINDS = {**PLANTERS, **WORD_PLANTERS}
AT_LEAST = 10
"""Faults of each kind."""
EACH = 4
"""Faults of a kind in one desk, at most."""


@cache
def plantings(kind: str) -> tuple[Planted, ...]:
    """Return desks with faults of a kind, from all languages."""
    _, planter = KINDS[kind]
    random = Random(kind)  # noqa: S311 not for secrets
    done = (planted(desk, planter, random, EACH) for desk in all_desks())
    return tuple(each for each in done if each.faulty)


def found(planting: Planted) -> list[Diagnostic]:
    """Return what is reported of a desk with faults."""
    return list(compare(planting.pairs, setting_of(planting.desk)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_fault_is_found_where_it_is(kind: str) -> None:
    """With its code, at the line of its translation."""
    code, _ = KINDS[kind]
    missed = [
        f"{each.lang} {each.key}: {each.text}"
        for planting in plantings(kind)
        for places in [{found.span for found in found(planting) if found.code == code}]
        for each in planting.faulty
        if each.place not in places
    ]
    assert [] == missed


@pytest.mark.parametrize("kind", KINDS)
def test_ten_faults_of_a_kind_are_planted(kind: str) -> None:
    """In two languages at least."""
    faults = [each for planting in plantings(kind) for each in planting.faulty]
    assert len(faults) >= AT_LEAST
    assert len({each.lang for each in faults}) >= 2


def test_two_hundred_faults_are_planted() -> None:
    """All kinds together, in every language."""
    langs = Counter(
        each.lang for kind in KINDS for planting in plantings(kind) for each in planting.faulty
    )
    assert langs.total() >= 200
    assert {"en", "es", "pt-BR", "zh-Hans"} == set(langs)


@pytest.mark.parametrize("root", [CHECKOUT, EXAMPLES / "complete"], ids=["project", "example"])
def test_complete_catalogs_are_quiet(root: Path) -> None:
    """No false alarm is left: what looks like a fault and is none says why in its entry."""
    report = Report()
    compared = check_translations(root, report)
    assert [] == [f"{each.span}: {each.code} {each.message.text()}" for each in report]
    assert compared.checked > 300
