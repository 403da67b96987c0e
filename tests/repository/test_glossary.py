"""The glossary of this repository: terms enough, each with forms, sources and reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.language.terms import Use, find_terms
from proceedings.records.models import Glossary, Term
from proceedings.records.reader import read_workspace

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh-Hans", "en", "es", "pt-BR")


def read() -> Glossary:
    """Return the glossary of the repository."""
    workspace = read_workspace(ROOT, Report(), only=())
    assert workspace is not None
    assert workspace.glossary is not None
    return workspace.glossary


GLOSSARY = read()


def test_there_are_enough_terms() -> None:
    """More than a hundred have a form in all four languages, and every one rests on a source."""
    complete = [each for each in GLOSSARY.terms if {*LANGUAGES} == each.forms.root.keys()]
    assert len(complete) >= 100
    assert [] == [each.id for each in GLOSSARY.terms if not each.sources]


def test_a_term_that_lacks_a_form_says_so() -> None:
    """A translator who finds a gap is told that it is known."""
    gaps = [each for each in GLOSSARY.terms if {*LANGUAGES} != each.forms.root.keys()]
    assert [] == [each.id for each in gaps if not each.note]


def test_what_is_forbidden_has_a_reason() -> None:
    """A translator who may not use a form is told why."""
    assert [] == [each.id for each in GLOSSARY.terms if each.forbidden and not each.note]


def test_sources_can_be_found() -> None:
    """Each is dated, or has an address; no day of retrieval is made up."""
    undated = [each.id for each in GLOSSARY.sources if not re.search(r"\d{4}", each.text)]
    assert {"udhr-pt"} == {*undated} - {each.id for each in GLOSSARY.sources if each.url}
    assert [] == [each.id for each in GLOSSARY.sources if each.retrieved]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_is_found_as_itself(lang: str) -> None:
    """The finder of terms finds each preferred and admitted form whole, as a form of its term."""
    for term in GLOSSARY.terms:
        for form in _usable(term, lang):
            found = find_terms(form, lang, GLOSSARY.terms)
            assert [(term.id, len(form))] == [(each.term.id, each.end) for each in found]
            assert Use.FORBIDDEN not in {each.use for each in found}


def _usable(term: Term, lang: str) -> tuple[str, ...]:
    preferred = term.forms.get(lang)
    return (*((preferred,) if preferred else ()), *term.admitted.get(lang, ()))
