"""Books for tests that look at them: a workspace, an event and a language in, its book out.

A book is set as a build sets it, once in a run of the tests: processes that test at the same time
share it.
"""

from __future__ import annotations

import fcntl
import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.pipeline.checking import check
from proceedings.pipeline.drafting import Draft, drafts
from proceedings.render.book import render_book
from proceedings.render.typeset import Typeset

__all__ = [
    "COMPLETE",
    "EVENTS",
    "LANGUAGES",
    "draft",
    "set_book",
    "shared_book",
    "shared_folios",
    "text_of",
]

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh-Hans", "en", "es", "pt-BR")
COMPLETE = (ROOT / "tests" / "examples" / "complete", "2031-water-archives")
"""The workspace and the slug of the example in which every field is used."""
EVENTS = (
    COMPLETE,
    *((ROOT, path.parent.name) for path in sorted(ROOT.glob("events/*/event.yaml"))),
)
"""Workspaces and slugs of the events that are published in all four languages."""


@cache
def _drafts(root: Path) -> dict[tuple[str, str], Draft]:
    report = Report()
    checked = check(root, report)
    assert checked is not None
    assert not report.has_errors()
    return {(each.slug, each.lang): each for each in drafts(checked, {})}


def draft(root: Path, slug: str, lang: str) -> Draft:
    """Return an edition, composed and ready to be set."""
    return _drafts(root)[slug, lang]


def set_book(root: Path, slug: str, lang: str) -> Typeset:
    """Set the book of an edition as a build does."""
    found = draft(root, slug, lang)
    edition = found.edition
    return render_book(found.book, edition.interface, edition.mark, found.images)


def shared_book(factory: pytest.TempPathFactory, root: Path, slug: str, lang: str) -> Path:
    """Return the file of a book that all processes of this run share."""
    base = factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "books"
    folder.mkdir(exist_ok=True)
    file = folder / f"{slug}.{lang}.pdf"
    with (folder / f"{file.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.is_file():
            book = set_book(root, slug, lang)
            file.with_suffix(".json").write_text(json.dumps(dict(book.folios)), encoding="utf-8")
            file.write_bytes(book.pdf)
    return file


def shared_folios(
    factory: pytest.TempPathFactory, root: Path, slug: str, lang: str
) -> dict[str, str]:
    """Return the printed folio of each anchor of a shared book."""
    file = shared_book(factory, root, slug, lang).with_suffix(".json")
    folios: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return folios


def text_of(file: Path, *options: str) -> list[str]:
    """Return the text of each page of a PDF as pdftotext gives it."""
    command = ["pdftotext", "-enc", "UTF-8", *options, str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]
