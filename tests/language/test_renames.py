"""Renames: a record that lost its translations with its identifier is named, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from proceedings.diagnostics import Span
from proceedings.language.fields import Field, Unit
from proceedings.language.renames import check_renamed

TITLE, TEXT = "Opening", "The gauge books are read aloud."


def field(context: str, *texts: str, former: Sequence[str] = ()) -> Field:
    """Return a field with some messages."""
    units = tuple(Unit(text, Span("events/e/programme.yaml", 1)) for text in texts)
    return Field(context, "en", "title", "opening", units, "", former=tuple(former))


def told(keys: Sequence[tuple[str, str]], *fields: Field) -> list[str]:
    """Return what is said of a catalog with some messages."""
    return [each.message.text() for each in check_renamed(keys, fields)]


KEYS = [("programme/opening/title", TITLE), ("programme/opening/description", TEXT)]
RENAMED = field("programme/start/title", TITLE), field("programme/start/description", TEXT)


def test_a_record_under_another_identifier() -> None:
    """The same texts in the same place under a new identifier: one warning with what to add."""
    (found,) = check_renamed(KEYS, RENAMED)
    said = "`start` has the texts that `opening` had; their translations are not found"
    assert ("PR352", said) == (found.code, found.message.text())
    assert found.help
    assert "if it is the same record, add `aliases: [opening]` to `start`" == found.help.text()


@pytest.mark.parametrize(
    "fields",
    [
        [],
        [field("programme/opening/title", TITLE), *RENAMED],
        [field("programme/start/title", TITLE, former=["programme/opening/title"])],
        [field("programme/start/title", TITLE), field("programme/start/description", "Other.")],
        [field("outcomes/opening/title", TITLE), field("outcomes/opening/description", TEXT)],
    ],
    ids=["gone", "there", "alias", "half", "elsewhere"],
)
def test_no_rename(fields: list[Field]) -> None:
    """A record that is gone, is there, has its alias, says little of the same, or is another."""
    assert [] == told(KEYS, *fields)


def test_an_intervention_in_another_session_is_found() -> None:
    """Its translations go with it, so there is nothing to say."""
    keys = [("programme/morning/welcome/title", TITLE)]
    assert [] == told(keys, field("programme/noon/welcome/title", TITLE))
