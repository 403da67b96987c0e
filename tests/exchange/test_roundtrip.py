"""Round trips of formats: whatever a row holds comes back as it left, and the same each time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.exchange import sheet, xliff
from proceedings.exchange.rows import Bilingual, Returned, Row, identity, mark
from proceedings.language.pairs import State

AWKWARD = (
    "]]>",
    "<b>&amp;",
    "_x000D_",
    "_x005F_x000D_",
    "_X000d_",
    "=1+1",
    "+x",
    "-x",
    "@x",
    "'x",
    "#N/A",
    "TRUE",
    "1e5",
    "25/7/2025",
    " lead",
    "trail ",
    "\n",
    "\t",
    "\r\n",
    "\x00\x01\x1f",
    "\ufffe\uffff",
    "人权",
    "𠀀",
    "é é",
    "`*[x](ref:y)*`[^1]",
    "{name}",
)
TEXTS = st.lists(
    st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    max_size=5,
).map("".join)


def row(source: str, target: str, remark: str = "", state: State = State.TRANSLATED) -> Row:
    """Return a row of a title."""
    key = "event/title"
    return Row(
        identity(key, source), key, "event", "event", "title", "en", source, target, state,
        remark=remark, previous="before", is_markdown=True,
    )  # fmt: skip


def through(form: str, bilingual: Bilingual) -> Returned:
    """Write, twice with the same bytes, and read."""
    if form == "xliff":
        content = xliff.write(bilingual)
        assert content == xliff.write(bilingual)
        return xliff.read(content)
    content = sheet.write(bilingual, str)
    assert content == sheet.write(bilingual, str)
    return sheet.read(content)


@pytest.mark.parametrize("form", ["xliff", "xlsx"])
@given(source=TEXTS, target=TEXTS, remark=TEXTS, state=st.sampled_from(list(State)[:3]))
@settings(max_examples=60, deadline=None)
def test_texts_come_back_as_they_left(
    form: str, source: str, target: str, remark: str, state: State
) -> None:
    """Texts, identity and marks survive; only comments in XML lose what XML cannot hold."""
    sent = row(source, target, remark, state)
    (back,) = through(form, Bilingual("2031-x", "es", (sent,))).rows
    assert (sent.id, sent.key, source, target) == (back.id, back.key, back.source, back.target)
    assert mark(target) == back.mark
    assert (mark(remark) if remark or form == "xlsx" else "") == back.remark_mark
    assert not back.is_done
    if form == "xlsx":
        assert remark == back.remark


@pytest.mark.parametrize("form", ["xliff", "xlsx"])
def test_event_and_language_come_back(form: str) -> None:
    """A file says itself what it is of."""
    back = through(form, Bilingual("2031-x", "zh-Hans", (row("a", ""),)))
    assert ("2031-x", "zh-Hans", 1) == (back.event, back.lang, len(back.rows))
