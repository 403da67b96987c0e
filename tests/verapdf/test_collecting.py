"""Tests of the collection of PDFs: nothing that tests make goes by unseen."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import PDFS
from tests.render.press import press, sheet
from tests.verapdf.collecting import Collection


def test_a_fault_is_found_and_named_after_its_test() -> None:
    """A file that claims what it is not is reported; one that complies is not."""
    good = press(sheet("one", "<h1>One</h1>")).pdf
    collection = Collection("test_of_a_book")
    collection.note(good)
    collection.note(good.replace(b"<pdfuaid:part>1", b"<pdfuaid:part>9"))
    assert 2 == len(collection.validated())
    faults = collection.faults()
    assert ["test_of_a_book"] == sorted({each.partition(" ")[0] for each in faults})
    assert any(" ua1 5-2 " in each for each in faults)


def test_what_is_set_in_this_process_is_noted() -> None:
    """The layout cannot make a file without the collection."""
    before = len(PDFS.made)
    press(sheet("one", "<h1>A book that no other test makes</h1>"))
    assert before + 1 == len(PDFS.made)


def test_what_commands_write_is_found(tmp_path: Path) -> None:
    """Files in folders are taken; stand-ins that claim nothing are not."""
    pdf = press(sheet("one", "<h1>One</h1>")).pdf
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "book.pdf").write_bytes(pdf)
    (tmp_path / "stand-in.pdf").write_bytes(b"%PDF-1.7")
    collection = Collection()
    collection.note_folder(tmp_path)
    assert [pdf] == list(collection.validated().values())


def test_what_is_excused_is_left_out() -> None:
    """Only the files of the test that says why."""
    collection = Collection()
    collection.note(b"one")
    collection.here.clear()
    collection.note(b"two")
    collection.excuse("it is broken on purpose")
    assert [b"one"] == list(collection.validated().values())
