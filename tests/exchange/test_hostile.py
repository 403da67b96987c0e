"""What comes from outside is read with care: what is broken or hostile is refused, at its place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.exchange import markup, sheet, xliff
from proceedings.exchange.rows import Bilingual, Returned, Row, UnreadableError, identity
from proceedings.language.pairs import State

ROW = Row(identity("a/b", "x"), "a/b", "a", "a", "b", "en", "x", "y", State.TRANSLATED)
SENT = Bilingual("2031-x", "es", (ROW,))
BODY = xliff.write(SENT).partition(b"?>")[2]
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refusal(read: Callable[[bytes], Returned], content: bytes) -> UnreadableError:
    """Return why content is refused."""
    with pytest.raises(UnreadableError) as caught:
        read(content)
    return caught.value


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (LAUGHS, 1),
        (b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">', 1),
        (b'\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', 2),
        (b'<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>', 1),
        (b"<!DOCTYPE xliff>", 1),
    ],
)
def test_document_types_are_refused(head: bytes, line: int) -> None:
    """No file is opened, nothing is expanded: a document type ends the reading."""
    error = refusal(xliff.read, head + BODY)
    assert error.is_unsafe
    assert line == error.line


def test_depth_number_and_size_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file far beyond any need is refused before it fills the memory."""
    assert refusal(xliff.read, b"<a>" * 100_000).is_unsafe
    monkeypatch.setattr(markup, "_MOST_ELEMENTS", 5)
    assert refusal(xliff.read, b"<a>" + b"<b/>" * 10 + b"</a>").is_unsafe
    monkeypatch.setattr(markup, "_MOST_BYTES", 5)
    assert refusal(xliff.read, b"<a>    </a>").is_unsafe


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"<xliff>\n  <file></xliff>", (2, 11)),
        (b"", (1, 1)),
        (b"msgid", (1, 1)),
        (b"<html/>", (1, 1)),
        (BODY[:-30], (14, 3)),
        (BODY.replace(b"2.0", b"1.2", 1), (2, 1)),
        (b'<?xml version="1.0" encoding="x-unknown"?><a/>', (0, 0)),
        (BODY.replace(b"<target>", b'<target><cp hex="zz"/>'), (11, 19)),
    ],
)
def test_what_is_broken_is_refused_at_its_place(content: bytes, place: tuple[int, int]) -> None:
    """The line and the column are those of the file."""
    error = refusal(xliff.read, content)
    assert (place, False) == ((error.line, error.column), error.is_unsafe)


def changed(change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a workbook with changed parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sheet.write(SENT, str))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_in_workbooks_are_refused(name: str, encoding: str) -> None:
    """Each part of a workbook is XML of its own."""

    def change(part: str, content: bytes) -> bytes:
        text = re.sub(r"^<\?.*?\?>", "", content.decode())
        return (LAUGHS.decode() + text).encode(encoding) if part == name else content

    assert refusal(sheet.read, changed(change)).is_unsafe


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes are added up before anything is unpacked."""
    monkeypatch.setattr(sheet, "_MOST_UNPACKED", 1_000)
    assert refusal(sheet.read, sheet.write(SENT, str)).is_unsafe


def test_a_workbook_may_lie_about_its_size() -> None:
    """A sheet that claims a million rows is read to its last real row."""

    def change(_name: str, content: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', content)

    assert 1 == len(sheet.read(changed(change)).rows)


@pytest.mark.parametrize("content", [b"PK", b"PK\x05\x06" + b"\0" * 18, b"not a workbook"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    """Nothing but the refusal is raised."""
    assert not refusal(sheet.read, content).is_unsafe


def test_a_workbook_of_another_origin_is_refused() -> None:
    """Without the hidden row nobody knows which message a row is."""
    content = changed(lambda _, part: part.replace(b"proceedings 2031-x es", b"budget"))
    assert "hidden row" in str(refusal(sheet.read, content))


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_damage_never_ends_in_anything_but_a_refusal(data: st.DataObject) -> None:
    """Bytes that are lost or changed on the way are read, or refused: there is no third way out."""
    name = data.draw(st.sampled_from(["xliff", "xlsx"]))
    whole = xliff.write(SENT) if name == "xliff" else sheet.write(SENT, str)
    at = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    broken = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + length :]
    try:
        found = xliff.read(broken) if name == "xliff" else sheet.read(broken)
    except UnreadableError as error:
        assert str(error)  # noqa: PT017 either way out is right, and says something
    else:
        assert len(found.rows) <= 1


def test_damage_inside_the_parts_of_a_workbook() -> None:
    """The same where the package is whole and its XML is not."""
    refused = 0
    whole = dict(parts())
    for name, content in whole.items():
        for start in range(0, len(content), max(1, len(content) // 12)):
            damaged = content[:start] + content[start + 7 :]

            def change(part: str, old: bytes, name: str = name, new: bytes = damaged) -> bytes:
                return new if part == name else old

            try:
                sheet.read(changed(change))
            except UnreadableError:
                refused += 1
    assert refused > 20


def parts() -> list[tuple[str, bytes]]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(sheet.write(SENT, str))) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def test_nothing_is_read_from_the_disk(tmp_path: Path) -> None:
    """An entity that names a file gives nothing of it away."""
    secret = tmp_path / "secret"
    secret.write_text("very secret", encoding="utf-8")
    head = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'.encode()
    error = refusal(xliff.read, head + BODY.replace(b"<target>y", b"<target>&a;"))
    assert "secret" not in str(error)
