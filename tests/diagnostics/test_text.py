"""Reports for people: their lines, the roles of their parts, and what a long one leaves out."""

from __future__ import annotations

from proceedings.diagnostics import Report, Span, message
from proceedings.diagnostics.setting import Setting
from proceedings.diagnostics.text import Role, joined, text_lines

LINES = {"a.yaml": ["- id: one", "  speaker: 李伟"]}


def a_report() -> Report:
    """Return a report with one error in one line."""
    report = Report()
    report.add("PR301", Span("a.yaml", 2, 12, 2), message("unknown"), message("add it"))
    return report


def test_paragraph() -> None:
    """The head, the source line, carets under the place, and what to do."""
    expected = (
        "a.yaml:2:12: error PR301: unknown\n"
        "   2 |   speaker: 李伟\n"
        "     |            ^^^^\n"
        "  help: add it\n"
    )
    assert expected == joined(text_lines(a_report(), Setting(lines=LINES.get)))


def test_without_source() -> None:
    """Where no source text is known, the head and the help stand alone."""
    expected = "a.yaml:2:12: error PR301: unknown\n  help: add it\n"
    assert expected == joined(text_lines(a_report(), Setting()))


def test_roles() -> None:
    """Each part says what it is; carets share the role of the severity."""
    lines = text_lines(a_report(), Setting(lines=LINES.get))
    assert [
        [Role.PLACE, Role.ERROR, Role.MESSAGE],
        [Role.MARGIN, Role.SOURCE],
        [Role.MARGIN, Role.ERROR],
        [Role.LABEL, Role.HELP],
    ] == [[role for _, role in line] for line in lines]


def test_what_is_left_out_is_counted() -> None:
    """The first of a frequent code and all of a rare one are shown; a line counts the rest."""
    report = Report()
    for line in range(1, 8):
        report.warn("PR401", Span("a.po", line), message("missing"))
    for line in (1, 2):
        report.add("PR301", Span("b.yaml", line), message("unknown"))
    expected = (
        "a.po:1: warning PR401: missing\n"
        "a.po:2: warning PR401: missing\n"
        "b.yaml:1: error PR301: unknown\n"
        "b.yaml:2: error PR301: unknown\n"
        "PR401: 5 of 7 are not shown; `--all` shows them\n"
    )
    assert expected == joined(text_lines(report, Setting(most=3, first=2)))
    assert 9 == len(list(text_lines(report, Setting(most=7, first=2))))
