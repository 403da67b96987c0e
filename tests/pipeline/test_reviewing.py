"""Reading copies as files: one page and one PDF, from the catalogs as they are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from proceedings.diagnostics import Report
from proceedings.pipeline import review_translations
from tests.workspace import copy_of, edit

SLUG = "2031-water-archives"


@pytest.mark.slow
def test_a_copy_says_what_is_stale_and_what_the_checks_found(tmp_path: Path) -> None:
    """Both files hold every number; a fuzzy entry is marked, and a lost number is named."""
    root = copy_of("complete", tmp_path / "w")
    catalog = root / "translations" / "es" / "LC_MESSAGES" / f"{SLUG}.en.po"
    edit(catalog, "#, markdown-text", "#, fuzzy, markdown-text")
    report = Report()
    made = review_translations(root, report, SLUG, "es")
    assert made is not None
    assert [] == list(report)
    assert 1 == made.review.counts["stale"]
    assert [f"{SLUG}.es.review.html", f"{SLUG}.es.review.pdf"] == list(made.files)
    page, pdf = made.files.values()
    html = page.decode()
    assert [f'id="r{row.number}"' in html for row in made.review.rows] == [True] * 101
    assert 'class="state stale"' in html
    text = "".join(each.extract_text() for each in PdfReader(BytesIO(pdf)).pages)
    assert "quién guarda los registros del agua" in " ".join(text.split())


def test_records_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    """There is no copy of half an event."""
    root = copy_of("minimal", tmp_path / "w")
    edit(root / "events" / "2031-minimal" / "event.yaml", "start:", "strat:")
    report = Report()
    assert review_translations(root, report, "2031-minimal", "es") is None
    assert report.has_errors()
