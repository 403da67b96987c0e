"""Verifying what a build wrote: against its manifest, and against the records that it came from."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from proceedings.diagnostics import Report
from proceedings.pipeline import PDF, NoManifestError, Request, Verified, build, verify
from tests.workspace import copy_of, edit

pytestmark = pytest.mark.slow

SLUG = "2031-water-archives"
CHECKS = [
    *("structure", "languages", "notes", "contents", "outline", "links"),
    *("labels", "fonts", "metadata", "safety", "digest", "text"),
]


@pytest.fixture(scope="module", name="made")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a Spanish book and a parallel edition that carry their records."""
    root = copy_of("complete", tmp_path_factory.mktemp("built") / "workspace")
    request = Request(
        root / "dist",
        languages=frozenset({"es"}),
        formats=frozenset({PDF}),
        parallel=(("es", "zh-Hans"),),
        embed_records=True,
    )
    report = Report()
    assert build(root, request, report), list(report)
    return root


def outcome(file: Verified) -> dict[str, list[str] | str]:
    """Return what each check says that is not silent."""
    found: dict[str, list[str] | str] = {}
    for each in file.checks:
        if each.skipped:
            found[each.name] = each.skipped.text()
        elif each.findings:
            found[each.name] = [f"{one.code} {one.message.text()}" for one in each.findings]
    return found


def book(root: Path) -> Path:
    """Return the Spanish book."""
    return root / "dist" / "es" / SLUG / f"{SLUG}.es.pdf"


def test_what_a_build_wrote_is_in_order(made: Path) -> None:
    """Every PDF of the folder is verified, and nothing is found in any."""
    files = list(verify([made / "dist"], made))
    assert 3 == len(files)
    assert [CHECKS] * 3 == [[each.name for each in file.checks] for file in files]
    assert [{}] * 3 == [outcome(file) for file in files]


def test_the_records_are_in_the_books(made: Path) -> None:
    """As sources, with dates of the publication, under names that can be saved anywhere."""
    with pikepdf.open(book(made)) as pdf:
        names = list(pdf.attachments)
        assert {"event.yaml", "series.yaml", f"es.{SLUG}.en.po"} <= set(names)
        assert not any("/" in each or each.startswith("zh_Hans.") for each in names)
        spec = pdf.attachments["event.yaml"]
        path = f"events/{SLUG}/event.yaml"
        assert (path, "/Source") == (spec.description, str(spec.relationship))
        file = spec.get_file()
        assert (made / path).read_bytes() == file.read_bytes()
        assert "application/yaml" == file.mime_type
        assert str(pdf.docinfo["/ModDate"]) == str(spec.obj.EF.F.Params.ModDate)
        assert len(names) == len(pdf.Root.AF)


def test_a_book_is_kept_only_with_its_records(made: Path) -> None:
    """Asked for without them, it is set again; asked for with them again, it is kept."""
    languages, formats = frozenset({"es"}), frozenset({PDF})

    def reused(*, embed: bool) -> list[bool]:
        request = Request(made / "dist", frozenset(), languages, formats, embed_records=embed)
        done = build(made, request, Report())
        assert done is not None
        return [each.reused for each in done.written]

    before = book(made).read_bytes()
    assert [True] == reused(embed=True)
    assert [False] == reused(embed=False)
    assert b"<pdfaid:part>2" in book(made).read_bytes()
    assert [False] == reused(embed=True)
    assert before == book(made).read_bytes()


def test_a_file_that_was_saved_again_is_seen(made: Path, tmp_path: Path) -> None:
    """The manifest knows another digest; elsewhere nobody knows any."""
    data = book(made).read_bytes()
    other = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(other, fix_metadata_version=False)
    try:
        book(made).write_bytes(other.getvalue())
        (file,) = verify([book(made)], made)
    finally:
        book(made).write_bytes(data)
    text = "the file is not the one that was built: its digest differs from the manifest's"
    assert {"digest": [f"PR631 {text}"]} == outcome(file)
    (tmp_path / "copy.pdf").write_bytes(data)
    (copy,) = verify([tmp_path / "copy.pdf"], None)
    assert {
        "digest": "no manifest beside it lists the file",
        "text": "there are no records here to compare with",
    } == outcome(copy)


def test_text_that_is_not_that_of_the_records_is_seen(made: Path, tmp_path: Path) -> None:
    """Compared with other records, the paragraph that differs is named with its page."""
    root = copy_of("complete", tmp_path / "workspace")
    edit(root / f"translations/es/LC_MESSAGES/{SLUG}.en.po", "Tres archivos", "Cuatro archivos")
    (tmp_path / "copy.pdf").write_bytes(book(made).read_bytes())
    (file,) = verify([tmp_path / "copy.pdf"], root)
    text = "PR624 the text “Cuatro archivos” of the records is not here"
    assert [text] == outcome(file)["text"]
    (finding,) = file.findings
    assert finding.help is not None
    assert (18, "that page is numbered 12") == (finding.span.line, finding.help.text())
    (file,) = verify([tmp_path / "copy.pdf"], copy_of("minimal", tmp_path / "other"))
    assert f"the records here make no edition named `{SLUG}.es`" == outcome(file)["text"]


def test_a_missing_file_is_seen(made: Path) -> None:
    """The manifest of a folder lists what should be there."""
    data = book(made).read_bytes()
    try:
        book(made).unlink()
        found = [outcome(each) for each in verify([made / "dist"], None) if not each.pages]
    finally:
        book(made).write_bytes(data)
    assert [{"file": ["PR631 the file is missing; the build's manifest lists it"]}] == found


def test_a_folder_that_no_build_wrote(tmp_path: Path) -> None:
    """Nobody knows what should be in it."""
    with pytest.raises(NoManifestError):
        list(verify([tmp_path], None))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in English."""
    command = [sys.executable, "-m", "proceedings", "verify", *map(str, arguments)]
    return subprocess.run(
        [*command, "--ui-language", "en"], capture_output=True, text=True, check=False
    )


def test_the_command_reports_by_lines_and_as_json(made: Path, tmp_path: Path) -> None:
    """A line for each check, findings on standard error; 0 without any, 1 with, 2 for misuse."""
    ended = run(book(made), "--workspace", made)
    lines = [f"{book(made)}: pages 27", *(f"  {name:<10}ok" for name in CHECKS)]
    assert (0, lines) == (ended.returncode, ended.stdout.splitlines())
    assert "no problems found\n" == ended.stderr

    (tmp_path / "no.pdf").write_text("text", encoding="utf-8")
    ended = run(tmp_path / "no.pdf", book(made), "--format", "json", "--workspace", made)
    files = json.loads(ended.stdout)["files"]
    assert (1, [0, 27]) == (ended.returncode, [each["pages"] for each in files])
    assert "PR620" == files[0]["checks"][0]["findings"][0]["code"]
    assert {"ok"} == {each["state"] for each in files[1]["checks"]}
    assert "" == ended.stderr

    ended = run(tmp_path / "no.pdf")
    assert f"{tmp_path / 'no.pdf'}: error PR620: this is no PDF that can be read" in ended.stderr
    assert (2, 2) == (run(tmp_path).returncode, run(tmp_path / "none.pdf").returncode)
