"""One count for all: what status says, editions print, builds show and manifests keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.language.coverage import totals
from proceedings.language.pairs import State
from proceedings.pipeline import HTML, Request, build, translation_status
from tests.workspace import copy_of, edit

SLUG = "2031-water-archives"
CATALOG = f"translations/es/LC_MESSAGES/{SLUG}.en.po"


@pytest.mark.slow
def test_all_counts_agree(tmp_path: Path) -> None:
    """With a stale text, one that is missing, and one of a catalog that lacks the message."""
    root = copy_of("complete", tmp_path / "workspace")
    edit(root / CATALOG, 'msgctxt "event/topics', '#, fuzzy\nmsgctxt "event/topics')
    edit(root / CATALOG, 'msgid "Opening"\nmsgstr "Apertura"', 'msgid "Opening"\nmsgstr ""')
    edit(root / f"events/{SLUG}/people.yaml", ": Lantern Bay Library", ": Lantern Library")

    rows = translation_status(root, Report(), {SLUG})
    built = build(root, Request(output=root / "dist", formats=frozenset({HTML})), Report())

    assert built is not None
    counts = {each.lang: each.tally for each in totals(rows) if each.event}
    manifest = json.loads((root / "dist" / SLUG / "manifest.json").read_text(encoding="utf-8"))
    assert {each.lang: (each.passages, each.not_current) for each in built.written} == {
        lang: (own.total.messages, own.to_do.messages) for lang, own in counts.items()
    }
    names = {"original": State.EXEMPT, **{x.value: x for x in State if x is not State.EXEMPT}}
    for lang, facts in manifest["editions"].items():
        found = {name: counts[lang][state].messages for name, state in names.items()}
        assert found == {name: facts[name] for name in names}
    assert (1, 2) == (counts["es"].stale.messages, counts["es"].missing.messages)
    assert f"{counts['es'].percent}% current" in page(root, "en")


def page(root: Path, lang: str) -> str:
    """Return the page of the state of translation of a built edition."""
    return (root / "dist" / lang / SLUG / "translations.html").read_text(encoding="utf-8")
