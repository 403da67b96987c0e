"""Formats and offprints in whole builds: where they lie, when they are kept, removed, set again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.diagnostics.formats import Format, render
from proceedings.pipeline import HTML, PDF, Built, Request, build, building
from proceedings.render.workers import Piece, Result, Task
from tests.workspace import copy_of, edit

pytestmark = pytest.mark.slow

SLUG = "2031-water-archives"
HOME = f"es/{SLUG}"
VOLUME = f"{HOME}/{SLUG}.es.pdf"
LARGE = f"{HOME}/{SLUG}.es.large-print.pdf"
ARTICLE = f"{HOME}/articles/reading-rivers.es.pdf"
DOCUMENT = f"{HOME}/documents/mist-harbour-declaration.es.pdf"
ALL = {"offprints": True, "variants": frozenset({"large-print"})}


def built(root: Path, **wanted: object) -> Built:
    """Build the example in Spanish and return what was built."""
    report = Report()
    request = Request(output=root / "dist", languages=frozenset({"es"}), **wanted)  # type: ignore[arg-type]
    found = build(root, request, report)
    assert found is not None, render(report, Format.TEXT)
    return found


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build with companions in which what is set is no book, for tests of what is kept."""

    def set_none(tasks: Sequence[Task], *_: object) -> Iterator[Result]:
        for each in tasks:
            pieces = {
                part.name: Piece(f"%PDF-{part.name}".encode(), 3)
                for part in (each.book.offprints if each.offprints else ())
            }
            yield Result(each.key, b"%PDF-" + each.key.encode(), 2, offprints=pieces)

    monkeypatch.setattr(building, "set_books", set_none)
    root = copy_of("complete", tmp_path / "workspace")
    built(root, **ALL)
    return root


def manifest(root: Path) -> dict[str, dict[str, dict[str, int | str]]]:
    """Return the manifest."""
    found: dict[str, dict[str, dict[str, int | str]]] = json.loads(
        (root / "dist" / SLUG / "manifest.json").read_text("utf-8")
    )
    return found


def pdfs(root: Path) -> list[str]:
    """Return the PDFs of the edition, below the output."""
    dist = root / "dist"
    return sorted(each.relative_to(dist).as_posix() for each in (dist / HOME).rglob("*.pdf"))


def test_books_of_their_own(tmp_path: Path) -> None:
    """Set for good: the volume is the same with companions and without, and twice the same."""
    root, other = (copy_of("complete", tmp_path / name) for name in ("one", "other"))
    asked = {"offprints": True, "papers": frozenset({"a4"}), "formats": frozenset({PDF})}
    built(root, **asked)
    built(other, formats=frozenset({PDF}))
    digests = [
        {
            name: hashlib.sha256((each / "dist" / name).read_bytes()).hexdigest()
            for name in pdfs(each)
        }
        for each in (root, other)
    ]
    assert digests[0][VOLUME] == digests[1][VOLUME]
    built(other, **asked)
    again = [
        hashlib.sha256((other / "dist" / name).read_bytes()).hexdigest() for name in pdfs(root)
    ]
    assert list(digests[0].values()) == again


def test_where_they_lie(quick: Path) -> None:
    """Beside the volume and beside the pages of their records; the manifest lists them."""
    assert sorted((VOLUME, LARGE, ARTICLE, DOCUMENT)) == pdfs(quick)
    found = manifest(quick)
    assert {
        LARGE: ("large-print", "es", "", 2),
        ARTICLE: ("offprint", "es", "articles/reading-rivers", 3),
        DOCUMENT: ("offprint", "es", "documents/mist-harbour-declaration", 3),
    } == {
        path: (each["kind"], each["language"], each["address"], each["pages"])
        for path, each in found["companions"].items()
    }
    assert set(pdfs(quick)) <= set(found["outputs"])


def test_pages_lead_there(quick: Path) -> None:
    """From the overview to formats, from article and document to offprints."""
    for page, name in {
        "index.html": LARGE,
        "articles/reading-rivers.html": ARTICLE,
        "documents/mist-harbour-declaration.html": DOCUMENT,
    }.items():
        file = quick / "dist" / HOME / page
        links = re.findall(r'href="([^"]+\.pdf)"', file.read_text("utf-8"))
        targets = {(file.parent / each).resolve() for each in links}
        assert (quick / "dist" / name).resolve() in targets
        assert [] == [each for each in targets if not each.is_file()]


def test_the_table_shows_each(quick: Path) -> None:
    """A row for the volume, each format and each offprint."""
    rows = [
        (each.event, each.path, each.pages, each.reused) for each in built(quick, **ALL).written
    ]
    assert [
        (SLUG, VOLUME, 2, True),
        (SLUG, LARGE, 2, True),
        (f"{SLUG}/articles/reading-rivers", ARTICLE, 3, True),
        (f"{SLUG}/documents/mist-harbour-declaration", DOCUMENT, 3, True),
    ] == rows


def test_unchanged_ones_stay_without_being_asked_for(quick: Path) -> None:
    """A later build keeps what is right, silently, and pages still lead there."""
    before = manifest(quick)["companions"]
    found = built(quick)
    assert ((), [VOLUME]) == (found.notices, [each.path for each in found.written])
    assert sorted((VOLUME, LARGE, ARTICLE, DOCUMENT)) == pdfs(quick)
    assert before == manifest(quick)["companions"]
    assert "large-print.pdf" in (quick / "dist" / HOME / "index.html").read_text("utf-8")


def test_changed_ones_are_removed_with_a_notice(quick: Path) -> None:
    """A build that does not ask for them removes what no longer agrees with the volume."""
    edit(quick / "events" / SLUG / "event.yaml", "revision: 1", "revision: 2")
    notices = [each.text() for each in built(quick).notices]
    assert [
        f"{LARGE} was removed: the volume has changed; `--variant large-print` makes it again",
        f"{ARTICLE} was removed: the volume has changed; `--offprints` makes it again",
        f"{DOCUMENT} was removed: the volume has changed; `--offprints` makes it again",
    ] == sorted(notices, key=lambda text: "--variant" not in text)
    assert [VOLUME] == pdfs(quick)
    assert {} == manifest(quick)["companions"]
    assert "large-print.pdf" not in (quick / "dist" / HOME / "index.html").read_text("utf-8")


def test_a_build_of_pages_leaves_them(quick: Path) -> None:
    """Books are left as they are when pages alone are made, the volume and all beside it."""
    edit(quick / "events" / SLUG / "event.yaml", "revision: 1", "revision: 2")
    found = built(quick, formats=frozenset({HTML}))
    assert () == found.notices
    assert sorted((VOLUME, LARGE, ARTICLE, DOCUMENT)) == pdfs(quick)
    assert 3 == len(manifest(quick)["companions"])


def test_a_damaged_one_is_set_again(quick: Path) -> None:
    """With its volume, whose pages it shares; the others are kept."""
    (quick / "dist" / ARTICLE).write_bytes(b"%PDF-")
    found = built(quick, **ALL)
    assert [True, True, False, True] == [each.reused for each in found.written]
    assert b"%PDF-articles/reading-rivers" == (quick / "dist" / ARTICLE).read_bytes()
