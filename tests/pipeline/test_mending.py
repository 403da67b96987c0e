"""Mending a workspace: which files are mended, which are left, and what a patch says."""

from __future__ import annotations

import hashlib
import subprocess
import unicodedata
from pathlib import Path

import pytest

from proceedings.diagnostics import Report
from proceedings.pipeline.checking import validate
from proceedings.pipeline.mending import Mended, Mending, Seal, mend, write_mended
from tests.workspace import EXAMPLES, copy_of

EVENT = "events/2031-water-archives"
DOCUMENT = f"{EVENT}/documents/mist-harbour-declaration"
ARTICLE = f"{EVENT}/articles/reading-rivers/en.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the complete example in which nothing is to be mended."""
    root = copy_of("complete", tmp_path / "workspace")
    write_mended(root, mend(root, lambda _: False).files)
    return root


def spoil(file: Path) -> None:
    """Put a space at the end of every line."""
    file.write_bytes(file.read_bytes().replace(b"\n", b" \n"))


def paths(mending: Mending) -> list[str]:
    """Return the paths of the mended files."""
    return [each.path for each in mending.files]


def never(seal: Seal) -> bool:
    """Answer where no question is expected."""
    raise AssertionError(seal)


def test_a_workspace_in_order_is_left_alone(root: Path) -> None:
    """No file is mended a second time, and nobody is asked about sealed texts."""
    assert Mending((), ()) == mend(root, never)


def test_examples_are_valid_when_mended(root: Path) -> None:
    """Mending changes no finding of the check."""
    reports = Report(), Report()
    validate(EXAMPLES / "complete", reports[0])
    validate(root, reports[1])
    assert {each.code for each in reports[0]} == {each.code for each in reports[1]}
    assert reports[0].has_errors() == reports[1].has_errors()


def test_markdown_comes_before_yaml(root: Path) -> None:
    """A record that seals a text is written after the text."""
    for path in ("events/series.yaml", f"{EVENT}/people.yaml", ARTICLE):
        spoil(root / path)
    assert [ARTICLE, f"{EVENT}/people.yaml", "events/series.yaml"] == paths(mend(root, never))


def test_only_chosen_events_are_mended(root: Path) -> None:
    """The series is every event's."""
    for path in ("events/series.yaml", f"{EVENT}/people.yaml"):
        spoil(root / path)
    assert ["events/series.yaml"] == paths(mend(root, never, ["other"]))


def test_a_sealed_text_is_never_touched(root: Path) -> None:
    """Whether the seal fits or not, or its record cannot be read."""
    for file in (root / DOCUMENT).glob("*.md"):
        spoil(file)
    assert [] == paths(mend(root, never))
    (root / DOCUMENT / "document.yaml").write_text("a: [", encoding="utf-8")
    assert [] == paths(mend(root, never))


def test_a_text_without_entry_is_mended(root: Path) -> None:
    """A text that no record seals has no fixed bytes."""
    (root / DOCUMENT / "fr.md").write_bytes(b"1. Un.  \n")
    assert [f"{DOCUMENT}/fr.md"] == paths(mend(root, never))


@pytest.mark.parametrize(
    "content", [b"a: [ \n", b"a: \xff \n", "a: \u202e \n".encode(), b"a: &b c \n"]
)
def test_what_cannot_be_read_is_left_alone(content: bytes, root: Path) -> None:
    """Syntax errors, other encodings, refused characters and anchors."""
    (root / EVENT / "people.yaml").write_bytes(content)
    assert [] == paths(mend(root, never))


@pytest.mark.parametrize(
    "text",
    [
        "1. One.\n  \n2. Two.\n",
        "- \n\nText.\n",
        "![A](../images/e\u0301.png)\n",
    ],
    ids=["paragraphs", "empty-item", "target"],
)
def test_markdown_that_would_read_differently_is_left_alone(text: str, root: Path) -> None:
    """White space that divides, and names of files, are not mended."""
    (root / DOCUMENT / "fr.md").write_text(text, encoding="utf-8")
    assert [] == paths(mend(root, never))


def test_spaces_at_line_ends_mean_nothing_in_markdown(root: Path) -> None:
    """Two of them are no hard break here: lines of a paragraph are joined."""
    (root / ARTICLE).write_text("A  \nCafe\u0301 `b  \nc`\n", encoding="utf-8")
    assert ["A\nCafé `b\nc`\n".encode()] == [each.after for each in mend(root, never).files]


def test_a_mark_of_byte_order_stays(root: Path) -> None:
    """It is none of the fixes."""
    (root / ARTICLE).write_bytes(b"\xef\xbb\xbfA \r\n")
    assert [b"\xef\xbb\xbfA\n"] == [each.after for each in mend(root, never).files]


def test_links_are_not_written_through(root: Path) -> None:
    """A file behind a link, or in a folder behind a link, is left alone."""
    people, inside = root / EVENT / "people.yaml", root / "events/people.yaml"
    people.rename(inside)
    people.symlink_to(inside)
    (root / "events/linked").symlink_to(root / EVENT)
    spoil(inside)
    assert [] == paths(mend(root, never))


def test_texts_are_sealed_with_their_mended_bytes(root: Path) -> None:
    """What is asked about is what is written: the seal fits afterwards."""
    record, text = root / DOCUMENT / "document.yaml", root / DOCUMENT / "fr.md"
    record.write_text(
        record.read_text(encoding="utf-8").replace("texts:\n", "texts:\n  fr: {source: minutes}\n"),
        encoding="utf-8",
    )
    text.write_bytes(b"Pre\xcc\x81ambule.\r\n\r\n1. Un.  \n\n2. Deux.")
    asked = []

    def yes(seal: Seal) -> bool:
        asked.append(seal)
        return True

    write_mended(root, mend(root, yes).files)

    after = text.read_bytes()
    digest = hashlib.sha256(after).hexdigest()
    assert "Préambule.\n\n1. Un.\n\n2. Deux.\n".encode() == after
    assert [Seal(f"{DOCUMENT}/fr.md", 2, digest)] == asked
    assert f"  fr: {{sha256: {digest}, source: minutes}}\n" in record.read_text(encoding="utf-8")
    assert Mending((), ()) == mend(root, never)


def test_a_refused_seal_changes_nothing(root: Path) -> None:
    """No is an answer; the other fixes do not depend on it."""
    record = root / DOCUMENT / "document.yaml"
    record.write_text("texts: {fr: {}} \nid: mist-harbour-declaration\n", encoding="utf-8")
    (root / DOCUMENT / "fr.md").write_text("1. Un.\n", encoding="utf-8")
    mending = mend(root, lambda _: False)
    after = {each.path: each.after for each in mending.files}
    assert b"id: mist-harbour-declaration\ntexts: {fr: {}}\n" == after[f"{DOCUMENT}/document.yaml"]
    assert () == mending.unsealed


def test_a_seal_without_place_is_named(root: Path) -> None:
    """A record whose way of writing is not understood is left to the editor."""
    record = root / DOCUMENT / "document.yaml"
    record.write_text("id: mist-harbour-declaration\ntexts: {fr}\n", encoding="utf-8")
    (root / DOCUMENT / "fr.md").write_text("1. Un.\n", encoding="utf-8")
    mending = mend(root, lambda _: True)
    assert [f"{DOCUMENT}/fr.md"] == [each.path for each in mending.unsealed]
    assert f"{DOCUMENT}/document.yaml" not in paths(mending)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\r\nb\rc", b"a\nb\nc\n"),
        (b"a\n\n\n", b"a\n"),
        ("\ufeffe\u0301\n".encode(), "\ufeffé\n".encode()),
        (b"".join(b"%d \n" % number for number in range(50)), b"0\n"),
        (b"\n", b""),
    ],
    ids=["ends", "empty", "mark", "long", "nothing"],
)
@pytest.mark.parametrize("name", ["a.md", "a b.md", "é.md", '"a\\\n.md'])
def test_a_patch_takes_the_change_back(
    name: str, before: bytes, after: bytes, tmp_path: Path
) -> None:
    """`git apply --reverse` and `patch -R -p1` give the old bytes."""
    file = tmp_path / "events" / name
    file.parent.mkdir()
    diff = Mended(f"events/{name}", before, after).diff().encode()
    for command in (("git", "apply", "--reverse"), ("patch", "-R", "-p1", "--binary")):
        file.write_bytes(after)
        subprocess.run(command, input=diff, cwd=tmp_path, check=True, capture_output=True)
        assert before == file.read_bytes()


def test_decomposed_records_are_composed(root: Path) -> None:
    """Every file of the example, decomposed, comes back as it was; sealed texts stay decomposed."""
    files = [
        each
        for each in root.rglob("events/**/*")
        if each.suffix in {".yaml", ".md"} and each.parent != root / DOCUMENT
    ]
    before = {each: each.read_bytes() for each in files}
    for file, raw in before.items():
        file.write_bytes(unicodedata.normalize("NFD", raw.decode()).encode())

    write_mended(root, mend(root, never).files)

    assert before == {each: each.read_bytes() for each in files}


def test_the_glossary_is_mended(root: Path) -> None:
    """Its keys come in their order, its text without white space at line ends."""
    file = root / "translations" / "glossary.yaml"
    text = file.read_text(encoding="utf-8")
    term = "  - id: tide-table\n"
    sources = "    sources: [rules]\n"
    assert text.endswith(sources)
    spoilt = text[: -len(sources)].replace(term, f"  - sources: [rules]  \n    {term[4:]}")
    file.write_text(spoilt, encoding="utf-8")
    assert [text.encode()] == [each.after for each in mend(root, never).files]
