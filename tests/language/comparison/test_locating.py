"""Places of findings: the line and column of a fragment in a wrapped or escaped translation."""

from __future__ import annotations

import pytest

from proceedings.diagnostics import Span, message
from proceedings.language.catalog import Entry
from proceedings.language.comparison.finding import Finding
from proceedings.language.comparison.locating import located
from proceedings.language.fields import Field, Unit
from proceedings.language.pairs import Pair

CATALOG = r"""
# PR415: the organisers corrected the number
#: events/meeting/event.yaml
msgctxt "event/subtitle"
msgid "On 25 July, 130 \"people\"\tmet"
msgstr ""
"El 25 de julio se "
"reunieron 150 \"personas\"\ten 3 "
"sesiones"

msgid "other"
msgstr "otras 777"
""".splitlines()
TEXT = 'El 25 de julio se reunieron 150 "personas"\ten 3 sesiones'


def place(fragment: str, start: int = 0, *, in_comment: bool = False) -> Span:
    """Return where a fragment is found."""
    unit = Unit("On 25 July", Span("event.yaml", 3))
    field = Field("event/subtitle", "en", "subtitle", "", (unit,), "On 25 July")
    pair = Pair(field, unit, 1, "es", "event.po", Entry(TEXT, fuzzy=False, line=6))
    found = Finding(
        pair, "PR415", message("figures differ"), None, fragment, start, in_comment=in_comment
    )
    return located(found, {"event.po": CATALOG}.get)


@pytest.mark.parametrize(
    ("fragment", "line", "column", "length"),
    [
        ("25", 7, 5, 2),
        ("150", 8, 12, 3),
        ('150 "personas"', 8, 12, 16),
        ("3 sesiones", 8, 33, 2),
        ("sesiones", 9, 2, 8),
    ],
)
def test_a_fragment_has_a_line_and_a_column(
    fragment: str, line: int, column: int, length: int
) -> None:
    """Escapes count as they are written; of what is wrapped, the first line is shown."""
    assert Span("event.po", line, column, length) == place(fragment)


@pytest.mark.parametrize("fragment", ["", "777", "no such words"])
def test_what_is_not_found_stands_at_the_translation(fragment: str) -> None:
    """Nothing is looked for in another entry."""
    assert Span("event.po", 6) == place(fragment)


def test_a_fragment_is_looked_for_behind_a_start() -> None:
    """So that the second of two can be shown."""
    assert Span("event.po", 8, 2, 1) == place("r", TEXT.index("reunieron"))


def test_an_opt_out_is_found_in_the_comment() -> None:
    """Its line is shown, not the translation."""
    assert Span("event.po", 2, 3, 5) == place("PR415", in_comment=True)
