"""Opt-outs: a comment with a code and a reason accepts a finding, for one message and no longer."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from proceedings.diagnostics import Severity, Span, message
from proceedings.language.catalog import Entry
from proceedings.language.comparison.finding import Finding
from proceedings.language.comparison.optouts import OptOut, opt_outs, settled
from proceedings.language.fields import Field, Unit
from proceedings.language.pairs import Pair

CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# PR415: the organisers corrected the number
#: events/meeting/event.yaml
#, ignore-PR415
msgctxt "event/subtitle"
msgid "130 people"
msgstr "150 personas"
"""


def pair(remark: str) -> Pair:
    """Return a translation of the number 130 by 150, with a comment."""
    unit = Unit("130 people", Span("event.yaml"))
    field = Field("event/subtitle", "en", "subtitle", "", (unit,), "130 people")
    return Pair(
        field, unit, 1, "es", "event.po", Entry("150 personas", fuzzy=False, line=9, remark=remark)
    )


def left(*remarks: str) -> list[str]:
    """Return the codes that are reported of translations with comments, each with one finding."""
    pairs = [pair(remark) for remark in remarks]
    findings = [Finding(each, "PR415", message("figures differ")) for each in pairs]
    return [each.code for each in settled(pairs, findings)]


@pytest.mark.parametrize(
    "remark",
    [
        "PR415: the source counts in dozens",
        "checked with the archive\nPR415 the source counts in dozens",
        "  PR415 – 原文有误",
        "PR415. see the corrigendum\nconfirmed by ana",
    ],
)
def test_a_reason_accepts(remark: str) -> None:
    """In any line of the comment, in any language, behind any sign."""
    assert [] == left(remark)


@pytest.mark.parametrize("remark", ["PR415", "PR415:", "PR415: …", "PR415: 5"])
def test_a_code_without_a_reason_is_refused(remark: str) -> None:
    """A sign or a figure says nothing."""
    assert ["PR415", "PR410"] == left(remark)


@pytest.mark.parametrize("remark", ["", "as PR415 says", "PR415x: a reason", "the code PR415: it"])
def test_other_comments_accept_nothing(remark: str) -> None:
    """A code in the middle of a sentence is a remark to people."""
    assert ["PR415"] == left(remark)


def test_an_opt_out_holds_for_one_message() -> None:
    """What is said in one entry changes nothing in another."""
    assert ["PR415"] == left("PR415: the source counts in dozens", "")


def test_an_opt_out_that_is_not_needed_is_a_warning() -> None:
    """Else it would hide the next mistake."""
    found = list(settled([pair("PR416: Spanish says it shortly")], []))
    assert [("PR411", Severity.WARNING)] == [(each.code, each.severity) for each in found]


@pytest.mark.skipif(not shutil.which("msgmerge"), reason="GNU gettext is not installed")
def test_comments_survive_where_flags_do_not(tmp_path: Path) -> None:
    """GNU msgmerge keeps the opt-out in the comment, and drops a flag that it does not know."""
    template = CATALOG.replace('"150 personas"', '""').replace("# PR415", "#. PR415")
    for name, text in (("old.po", CATALOG), ("new.pot", template)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = ["msgmerge", "--quiet", str(tmp_path / "old.po"), str(tmp_path / "new.pot")]
    merged = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    (entry,) = polib.pofile(merged)
    assert (OptOut("PR415", "the organisers corrected the number"),) == opt_outs(entry.tcomment)
    assert [] == entry.flags
