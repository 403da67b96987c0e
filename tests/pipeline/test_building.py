"""Whole builds of small workspaces: what is written, what is refused, what stays whole."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from proceedings.diagnostics import Report
from proceedings.diagnostics.formats import Format, render
from proceedings.pipeline import HTML, PDF, Request, build
from tests.workspace import copy_of, edit

pytestmark = pytest.mark.slow

SLUG = "2031-water-archives"


def built(root: Path, **wanted: object) -> Report:
    """Build a workspace into its `dist` and return the report."""
    report = Report()
    build(root, Request(output=root / "dist", **wanted), report)  # type: ignore[arg-type]
    return report


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the complete example, for tests that only look."""
    root = copy_of("complete", tmp_path_factory.mktemp("built") / "workspace")
    report = built(root, languages=frozenset({"en", "zh-Hans"}))
    assert not report.has_errors(), render(report, Format.TEXT)
    return root


def test_each_edition_has_its_book_and_its_site(complete: Path) -> None:
    """PDF and pages of an edition lie where the design says."""
    for lang in ("en", "zh-Hans"):
        folder = complete / "dist" / lang / SLUG
        assert (folder / f"{SLUG}.{lang}.pdf").read_bytes().startswith(b"%PDF-")
        assert (folder / "index.html").is_file()
    assert (complete / "dist" / "index.html").is_file()
    assert (complete / "dist" / "en" / "index.html").is_file()
    assert (complete / "dist" / SLUG / "manifest.json").is_file()


def test_text_can_be_extracted_exactly(complete: Path) -> None:
    """Titles come back from a PDF as they were written, Chinese included."""
    for lang, title in (
        ("en", "Third Encounter on Water and Memory"),
        ("zh-Hans", "第三届水与记忆会谈"),
    ):
        reader = PdfReader(complete / "dist" / lang / SLUG / f"{SLUG}.{lang}.pdf")
        text = "".join(page.extract_text() for page in reader.pages[:4])

        assert title in " ".join(text.split())


def test_same_bytes_in_another_folder(complete: Path, tmp_path: Path) -> None:
    """Building the same records in another folder gives the same bytes."""
    root = copy_of("complete", tmp_path / "elsewhere" / "workspace")
    built(root, languages=frozenset({"en", "zh-Hans"}))

    assert digests(complete / "dist") == digests(root / "dist")


def test_an_unchanged_book_is_kept(tmp_path: Path) -> None:
    """A second build sets no book again, and a change in one language sets only that one."""
    root = copy_of("minimal", tmp_path / "workspace")
    first, again = Report(), Report()
    request = Request(output=root / "dist", languages=frozenset({"en"}))

    one, two = build(root, request, first), build(root, request, again)

    assert one is not None
    assert two is not None
    assert [False] == [each.reused for each in one.written]
    assert [True] == [each.reused for each in two.written]
    assert one.written[0].pages == two.written[0].pages


def test_a_damaged_book_is_set_again(tmp_path: Path) -> None:
    """A book that is not as it was written is not kept."""
    root = copy_of("minimal", tmp_path / "workspace")
    request = Request(output=root / "dist", languages=frozenset({"en"}))
    build(root, request, Report())
    book = next((root / "dist").rglob("*.pdf"))
    good = book.read_bytes()
    book.write_bytes(good[:-1])

    build(root, request, Report())

    assert good == book.read_bytes()


def test_errors_leave_the_last_edition_whole(tmp_path: Path) -> None:
    """Records with errors are not built, and what was built before stays."""
    root = copy_of("minimal", tmp_path / "workspace")
    built(root, formats=frozenset({HTML}))
    before = digests(root / "dist")
    edit(root / "events/2031-minimal/programme.yaml", "speaker: alba-quince", "speaker: nobody")

    report = built(root)

    assert ["PR301"] == [each.code for each in report if each.severity == "error"]
    assert before == digests(root / "dist")


def test_a_glyph_that_no_font_has_is_an_error_at_its_record(tmp_path: Path) -> None:
    """A character without a glyph fails the build and names the record."""
    root = copy_of("minimal", tmp_path / "workspace")
    edit(root / "events/2031-minimal/people.yaml", "given: Alba", "given: Alba\U00013000")

    report = built(root, languages=frozenset({"en"}))

    faults = [each for each in report if each.code == "PR502"]
    assert "events/2031-minimal/people.yaml" in {each.span.path for each in faults}
    assert not (root / "dist").exists()


def test_only_images_that_texts_show_are_published(tmp_path: Path) -> None:
    """What else lies among the images stays there."""
    root = copy_of("complete", tmp_path / "workspace")
    folder = root / "events" / SLUG / "images"
    (folder / "secret.html").write_text("<script>alert(1)</script>", encoding="utf-8")

    built(root, formats=frozenset({HTML}), languages=frozenset({"en"}))

    published = [each.name for each in (root / "dist/en" / SLUG / "images").iterdir()]
    assert ["map.png"] == published


def test_a_picture_that_cannot_be_decoded_is_an_error(tmp_path: Path) -> None:
    """A truncated image is refused instead of being dropped in silence."""
    root = copy_of("complete", tmp_path / "workspace")
    image = root / "events" / SLUG / "images" / "map.png"
    image.write_bytes(image.read_bytes()[:60])

    report = built(root, languages=frozenset({"en"}))

    assert ["PR305"] == [each.code for each in report if each.severity == "error"]
    assert not (root / "dist").exists()


def test_editions_not_asked_for_are_carried_over(tmp_path: Path) -> None:
    """Building one language leaves the others as they are."""
    root = copy_of("minimal", tmp_path / "workspace")
    edit(root / "events/series.yaml", "[en]", "[en, es]")
    built(root, formats=frozenset({HTML}))
    before = digests(root / "dist")

    built(root, formats=frozenset({HTML}), languages=frozenset({"es"}))

    assert before == digests(root / "dist")
    assert any(path.startswith("en/2031-minimal/") for path in before)


def test_a_release_refuses_what_is_not_translated(tmp_path: Path) -> None:
    """With `--release` every missing text is an error that names its field; without, a warning."""
    root = copy_of("minimal", tmp_path / "workspace")
    edit(root / "events/series.yaml", "[en]", "[en, es]")

    released = built(root, release=True, languages=frozenset({"es"}))
    drafted = built(root, formats=frozenset({HTML}), languages=frozenset({"es"}))

    refused = [each for each in released if each.code == "PR505"]
    assert "event/title" in {each.message.values.get("field") for each in refused}
    assert not drafted.has_errors()
    page = (root / "dist/es/2031-minimal/index.html").read_text(encoding="utf-8")
    assert 'class="missing"' in page
    assert 'lang="en"' in page


def test_a_killed_build_leaves_the_last_edition_whole(tmp_path: Path) -> None:
    """Killed while it sets a book, a build leaves what was there, and the next one succeeds."""
    root = copy_of("minimal", tmp_path / "workspace")
    built(root, formats=frozenset({HTML}))
    before = digests(root / "dist")
    command = [
        sys.executable,
        "-m",
        "proceedings",
        "build",
        "--workspace",
        str(root),
        "--language",
        "en",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()  # it says that it is setting a book
        os.killpg(process.pid, signal.SIGKILL)

    assert b"2031-minimal.en" in first
    assert before == digests(root / "dist")
    assert (root / ".dist.staging").exists()
    assert not built(root, formats=frozenset({HTML})).has_errors()
    assert not (root / ".dist.staging").exists()


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    """While one build holds the folder, another says so and exits with 75."""
    from proceedings.archive.store import replacing  # noqa: PLC0415 only here

    root = copy_of("minimal", tmp_path / "workspace")
    command = [sys.executable, "-m", "proceedings", "build", "--workspace", str(root)]
    with replacing(root / "dist"):
        ended = subprocess.run(command, capture_output=True, check=False)

    assert 75 == ended.returncode
    assert b"PR601" in ended.stderr


def test_rendering_opens_no_socket_and_no_file_of_the_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set without a network: a build in which every socket is refused succeeds."""
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import socket\n"
        "connect = socket.socket.connect\n"
        "def local(self, address):\n"
        "    if self.family != socket.AF_UNIX:\n"
        "        raise RuntimeError(f'network: {address}')\n"
        "    return connect(self, address)\n"
        "socket.socket.connect = local\n",
        encoding="utf-8",
    )
    root = copy_of("minimal", tmp_path / "workspace")
    monkeypatch.setenv("PYTHONPATH", str(guard))
    command = [
        sys.executable,
        "-m",
        "proceedings",
        "build",
        "--workspace",
        str(root),
        "--language",
        "en",
    ]

    ended = subprocess.run(command, capture_output=True, check=False)

    assert (0, b"") == (ended.returncode, b"" if ended.returncode == 0 else ended.stderr)


def themed(root: Path, files: dict[str, str]) -> Report:
    """Put files into the theme of the minimal example's event, and build its book."""
    for name, text in files.items():
        file = root / "events" / "2031-minimal" / "theme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return built(root, formats=frozenset({PDF}))


def test_a_theme_sets_the_book(tmp_path: Path) -> None:
    """Its templates and fonts are in the PDF; a change of the theme sets the book again."""
    root = copy_of("minimal", tmp_path / "workspace")
    cover = "{% extends 'shipped/book/cover.html' %}{% block body %}<p>Own cover</p>{% endblock %}"
    record = "fonts: {serif: Linux Biolinum O}\n"
    report = themed(root, {"templates/book/cover.html": cover, "theme.yaml": record})
    assert not report.has_errors(), render(report, Format.TEXT)
    (book,) = (root / "dist").rglob("*.pdf")
    assert "Own cover" in PdfReader(book).pages[2].extract_text()
    assert not themed(root, {"templates/book/cover.html": cover.replace("Own", "New")}).has_errors()
    assert "New cover" in PdfReader(book).pages[2].extract_text()


def test_a_broken_theme_leaves_the_last_edition(tmp_path: Path) -> None:
    """A template that fails is named with its line, a font that is not there with its place."""
    root = copy_of("minimal", tmp_path / "workspace")
    built(root, formats=frozenset({PDF}))
    before = digests(root / "dist")
    theme = "events/2031-minimal/theme"
    fails = themed(root, {"templates/book/cover.html": "<p>\n{{ event.titel }}</p>"})
    assert f"{theme}/templates/book/cover.html:2: error PR531: " in render(fails, Format.TEXT)
    absent = themed(root, {"theme.yaml": "fonts: {serif: Nobody Serif}\n"})
    assert f"{theme}/theme.yaml:1:16: error PR534: " in render(absent, Format.TEXT)
    assert before == digests(root / "dist")
