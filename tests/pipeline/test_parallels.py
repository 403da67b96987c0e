"""Parallel editions in whole builds: where they lie, when they are made again, kept or removed."""

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
from proceedings.render.workers import Result, Task
from tests.workspace import copy_of, edit

pytestmark = pytest.mark.slow

SLUG = "2031-water-archives"
RECORDS = f"events/{SLUG}/documents/mist-harbour-declaration"
STEM = f"es/{SLUG}/parallel/mist-harbour-declaration.es-en"
BOTH = ("es", "en")


def built(root: Path, **wanted: object) -> Built:
    """Build the example in two languages and return what was built."""
    report = Report()
    found = build(root, Request(output=root / "dist", **wanted), report)  # type: ignore[arg-type]
    assert found is not None, render(report, Format.TEXT)
    return found


def copy_in_two_languages(folder: Path) -> Path:
    """Return a copy of the complete example that is published in Spanish and English."""
    root = copy_of("complete", folder)
    for file in ("series.yaml", f"{SLUG}/event.yaml"):
        edit(root / "events" / file, "languages: [zh-Hans, en, es, pt-BR]", "languages: [es, en]")
    return root


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with one parallel edition, for tests that only look."""
    root = copy_in_two_languages(tmp_path_factory.mktemp("built") / "workspace")
    built(root, parallel=(BOTH,))
    return root


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A workspace whose parallel edition was built as a page, which is quick."""
    root = copy_in_two_languages(tmp_path / "workspace")
    built(root, parallel=(BOTH,), formats=frozenset({HTML}))
    return root


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A full build in which what is set is no book, for tests of what is kept."""

    def set_none(tasks: Sequence[Task], *_: object) -> Iterator[Result]:
        yield from (Result(each.key, b"%PDF-" + each.key.encode(), 2) for each in tasks)

    monkeypatch.setattr(building, "set_books", set_none)
    root = copy_in_two_languages(tmp_path / "workspace")
    built(root, parallel=(BOTH,))
    return root


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def facts(root: Path) -> dict[str, dict[str, int | str]]:
    """Return what the manifest says of parallel editions."""
    manifest = json.loads((root / "dist" / SLUG / "manifest.json").read_text("utf-8"))
    found: dict[str, dict[str, int | str]] = manifest["parallel"]
    return found


def test_where_it_lies(first: Path) -> None:
    """PDF and page lie in the folder of the first language, and the manifest lists them."""
    dist = first / "dist"
    assert (dist / f"{STEM}.pdf").read_bytes().startswith(b"%PDF-")
    assert (dist / f"{STEM}.html").is_file()
    assert [STEM] == list(facts(first))
    assert ("es:en", 2) == (facts(first)[STEM]["languages"], facts(first)[STEM]["pages"])
    outputs = json.loads((dist / SLUG / "manifest.json").read_text("utf-8"))["outputs"]
    assert {f"{STEM}.pdf", f"{STEM}.html"} <= set(outputs)


def test_the_documents_page_leads_there_in_each_of_its_languages(first: Path) -> None:
    """From both columns, and every link of both pages leads to a file."""
    for lang in BOTH:
        page = first / "dist" / lang / SLUG / "documents/mist-harbour-declaration.html"
        html = page.read_text("utf-8")
        assert f'href="../../../{STEM}.html"' in html
        assert f'href="../../../{STEM}.pdf"' in html
    parallel = first / "dist" / f"{STEM}.html"
    links = re.findall(r'(?:href|src)="([^"#]+)', parallel.read_text("utf-8"))
    local = [each for each in links if ":" not in each]
    assert len(local) > 10
    assert [] == [each for each in local if not (parallel.parent / each).is_file()]


def test_same_bytes_in_another_folder(first: Path, tmp_path: Path) -> None:
    """Building the same records elsewhere gives the same files."""
    root = copy_in_two_languages(tmp_path / "elsewhere" / "workspace")
    built(root, parallel=(BOTH,))
    for ending in ("pdf", "html"):
        name = f"dist/{STEM}.{ending}"
        assert digest(first / name) == digest(root / name)


def test_an_unchanged_one_is_kept(quick: Path) -> None:
    """Asked for again it is not set again; not asked for, it stays, and pages lead to it."""
    before = digest(quick / "dist" / f"{STEM}.pdf")
    asked = built(quick, parallel=(BOTH,))
    assert [True, True, True] == [each.reused for each in asked.written]
    plain = built(quick)
    assert (2, ()) == (len(plain.written), plain.notices)
    assert before == digest(quick / "dist" / f"{STEM}.pdf")
    assert [STEM] == list(facts(quick))
    page = quick / "dist/es" / SLUG / "documents/mist-harbour-declaration.html"
    assert f"{STEM}.pdf" in page.read_text("utf-8")


def test_a_changed_one_is_removed_with_a_notice(quick: Path) -> None:
    """A full build that does not ask for it removes what is no longer true, and says so."""
    root = quick
    edit(root / RECORDS / "document.yaml", "symbol: WM/2031/1", "symbol: WM/2031/2")
    found = built(root)
    notices = [each.text() for each in found.notices]
    assert [
        f"{STEM} was removed: its texts have changed; `--parallel es:en` makes it again"
    ] == notices
    assert not (root / "dist" / STEM).parent.exists()
    assert {} == facts(root)
    for lang in BOTH:
        page = root / "dist" / lang / SLUG / "documents/mist-harbour-declaration.html"
        assert "parallel/" not in page.read_text("utf-8")


def test_a_damaged_one_is_set_again(quick: Path) -> None:
    """A PDF that is not as it was written is not kept."""
    file = quick / "dist" / f"{STEM}.pdf"
    before = digest(file)
    file.write_bytes(b"%PDF-")
    found = built(quick, parallel=(BOTH,))
    assert [True, True, False] == [each.reused for each in found.written]
    assert before == digest(file)


def test_a_build_of_one_language_leaves_it(pages: Path) -> None:
    """It belongs to all of its languages: a build of some leaves it as it was."""
    before = digest(pages / "dist" / f"{STEM}.html")
    edit(pages / RECORDS / "document.yaml", "symbol: WM/2031/1", "symbol: WM/2031/2")
    found = built(pages, formats=frozenset({HTML}), languages=frozenset({"en"}))
    assert () == found.notices
    assert before == digest(pages / "dist" / f"{STEM}.html")
    assert [STEM] == list(facts(pages))


def test_a_parallel_edition_asks_for_its_languages(tmp_path: Path) -> None:
    """Editions that it links to are built, also where only another language is asked for."""
    root = copy_of("complete", tmp_path / "workspace")
    wanted = {"formats": frozenset({HTML}), "languages": frozenset({"pt-BR"})}
    found = built(root, parallel=(("es", "en"),), **wanted)
    assert ["en", "es", "pt-BR", "es-en"] == [each.lang for each in found.written]


def test_only_the_format_asked_for_is_made(pages: Path) -> None:
    """A page does not lead to a PDF that is not there."""
    assert not (pages / "dist" / f"{STEM}.pdf").exists()
    assert ".pdf" not in (pages / "dist" / f"{STEM}.html").read_text("utf-8")
    assert "" == facts(pages)[STEM][PDF]


def test_a_document_that_is_not_translated_says_so(tmp_path: Path) -> None:
    """A column without its language shows the base text, marked; a release is refused."""
    root = copy_in_two_languages(tmp_path / "workspace")
    (root / RECORDS / "en.md").unlink()
    text = (root / RECORDS / "document.yaml").read_text("utf-8")
    entry = text[text.index("  en:\n    sha256") : text.index("  pt-BR:\n    sha256")]
    edit(root / RECORDS / "document.yaml", entry, "")
    found = built(root, parallel=(("es", "en"),), formats=frozenset({HTML}))
    html = (root / "dist" / f"{STEM}.html").read_text("utf-8")
    assert 8 == found.written[-1].not_current
    assert 8 == html.count('<p class="missing" lang="es">')
    assert "Not translated; shown in this language: Spanish." in html

    report = Report()
    request = Request(root / "dist", release=True, parallel=(("es", "en"),))
    assert build(root, request, report) is None
    refused = {each.message.values.get("field") for each in report if each.code == "PR505"}
    assert "documents/mist-harbour-declaration/text" in refused


def test_what_cannot_be_set_is_said(tmp_path: Path) -> None:
    """An event without one of the languages, and a document of which no text is held."""
    root = copy_in_two_languages(tmp_path / "workspace")
    folder = root / "events" / SLUG / "documents/empty"
    folder.mkdir()
    (folder / "document.yaml").write_text(
        "id: empty\nkind: plan\ntitle: Plan\nstatus: draft\nsources: [minutes]\n", encoding="utf-8"
    )
    found = built(root, parallel=(BOTH, ("es", "pt-BR")), formats=frozenset({HTML}))
    lacking = f"{SLUG} has no edition in `pt-BR`"
    assert ["no text is held of documents/empty", lacking] == [
        each.text() for each in found.notices
    ]
