"""The glossary: terms that fit each other pass. Each mistake alone is in tests/broken."""

from __future__ import annotations

from pathlib import Path

from proceedings.diagnostics import Report
from proceedings.records.checks.glossary import check_glossary
from proceedings.records.reader import read_workspace
from tests.workspace import copy_of


def found(root: Path, text: str | None) -> list[str]:
    """Return line, column and code of what is wrong with a glossary."""
    file = copy_of("minimal", root) / "translations" / "glossary.yaml"
    if text is not None:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    report = Report()
    workspace = read_workspace(root, report)
    assert workspace is not None
    assert [] == list(report)
    return [f"{e.span.line}:{e.span.column} {e.code}" for e in check_glossary(workspace)]


def test_no_glossary_is_no_mistake(tmp_path: Path) -> None:
    """Nothing is found where there is nothing, or where it is empty."""
    assert [] == found(tmp_path / "a", None)
    assert [] == found(tmp_path / "b", "lang: en\n")


def test_terms_that_fit(tmp_path: Path) -> None:
    """One form in two languages, a form forbidden for another term, and accents are no mistake."""
    text = """\
lang: en
sources: [{id: s, text: Charter}]
terms:
  - {id: social, forms: {en: social, es: social}, sources: [s]}
  - id: place
    forms: {en: São Paulo, fr: São Paulo}
    admitted: {fr: [Saint-Paul]}
    forbidden: {en: [Sao Paulo, social, Saint-Paul]}
    sources: [s]
"""
    assert [] == found(tmp_path / "a", text)


def test_everything_at_once(tmp_path: Path) -> None:
    """All that is wrong is found in one run, each mistake at its smallest place."""
    text = """\
lang: en
sources: [{id: s, text: Charter}, {id: s, text: Treaty}]
terms:
  - {id: a, forms: {en: flood}, forbidden: {en: [Flood]}, sources: [t]}
  - {id: a, forms: {en: storm}, sources: [t]}
  - {id: b, forms: {en: FLOOD}}
"""
    expected = ["2:40 PR302", "5:10 PR302", "6:25 PR450", "2:16 PR327", "2:40 PR327"]
    assert [*expected, "4:50 PR451", "4:69 PR303", "5:43 PR303", "6:10 PR452"] == found(
        tmp_path / "a", text
    )
