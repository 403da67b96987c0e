"""What is generated is fresh, and says what it does not have."""

from __future__ import annotations

from pathlib import Path

from proceedings.diagnostics.codes import CODES, Code
from proceedings.language.catalog import Catalog, Entry
from proceedings.language.interface import Interface
from scripts.documentation import ROOT, documentation, page, write

GENERATED = ("docs/diagnostics", "schemas")

MADE_UP = Code("PR999", "a *star*", "Stars <b> are far.", "star: `x`", "Write [`*`] with ![](x).")


def interface(lang: str, texts: dict[str, str]) -> Interface:
    """Return an interface that has these translations only."""
    entries = {("", english): Entry(text, fuzzy=False, line=1) for english, text in texts.items()}
    return Interface(lang, Catalog("interface.po", entries))


def test_committed_pages_and_schemas_are_fresh() -> None:
    """`make docs` has been run since a code, its translation, a report or a record changed."""
    held = {
        file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
        for folder in GENERATED
        for file in (ROOT / folder).iterdir()
    }
    assert documentation() == held


def test_every_code_has_a_page_and_a_line_in_the_index() -> None:
    """A link from a report never leads nowhere."""
    files = documentation()
    index = files["docs/diagnostics/README.md"]
    assert len(CODES) > 40
    assert [] == [code for code in CODES if f"docs/diagnostics/{code}.md" not in files]
    assert [] == [code for code in CODES if f"| [{code}]({code}.md) |" not in index]


def test_a_page_says_what_a_code_means_and_what_a_report_looks_like() -> None:
    """Each language has its own words; the shortest report of the corpus is shown."""
    text = documentation()["docs/diagnostics/PR208.md"]
    expected = (ROOT / "tests/broken/PR208-script/expected.txt").read_text(encoding="utf-8")
    names = ["中文", "English", "español", "português", "français"]
    headings = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert [*names, "`proceedings validate`"] == headings
    assert f"```text\n{expected}```\n" in text
    assert "**a value is not one of those allowed**" in text
    assert "Not yet translated" not in text


def test_a_code_without_translation_or_report_has_a_page_that_says_so() -> None:
    """A new code does not wait for its translators; signs of Markdown stand for themselves."""
    spanish = interface("es", {"fix: {fix}": "solución: {fix}", "a *star*": "una *estrella*"})
    expected = (
        "# PR999\n\n```text\nstar: `x`\n```\n\n## español\n\n*Not yet translated; in English:*\n\n"
        "**a \\*star\\***\n\nStars \\<b\\> are far.\n\nfix: Write \\[`*`\\] with !\\[\\](x).\n\n"
        "[PR…](README.md)\n"
    )
    assert expected == page(MADE_UP, [spanish], [("PR301", "another report\n")])


def test_what_is_no_more_is_removed(tmp_path: Path) -> None:
    """A page of a code that was taken away does not stay behind."""
    write(tmp_path, {"docs/a.md": "a\n", "docs/b.md": "b\n"})
    write(tmp_path, {"docs/b.md": "c\n"})
    assert ["docs", "docs/b.md"] == sorted(
        file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")
    )
    assert "c\n" == (tmp_path / "docs" / "b.md").read_text(encoding="utf-8")
