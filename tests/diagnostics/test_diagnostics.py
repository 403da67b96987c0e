"""Diagnostics: messages with values, places, and reports in the order of the files."""

from __future__ import annotations

import pytest

from proceedings.diagnostics import Diagnostic, Report, Severity, Span, message, shortened


def test_values_go_into_the_template() -> None:
    """Values stand at their names; a name without a value stays as it is."""
    text = message("`{id}` stands in {path}, not in {other}", id="ana", path="people.yaml")
    assert "`ana` stands in people.yaml, not in {other}" == text.text()


def test_values_are_not_templates() -> None:
    """A user's text that looks like a placeholder is printed as it is, and never resolved."""
    text = message("unknown field `{name}`: {id}", name="{id} {0} {name.__class__}", id=7)
    assert "unknown field `{id} {0} {name.__class__}`: 7" == text.text()


def test_the_template_is_translated_not_the_result() -> None:
    """Catalogs know templates; the values go into the translation."""
    catalog = {"unknown field `{name}`": "campo desconocido: `{name}`"}
    assert "campo desconocido: `x`" == message("unknown field `{name}`", name="x").text(
        lambda template: catalog[template]
    )


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span("a.yaml"), "a.yaml"),
        (Span("a.yaml", 3), "a.yaml:3"),
        (Span("a.yaml", 3, 7), "a.yaml:3:7"),
    ],
)
def test_a_place_shows_what_is_known_of_it(span: Span, expected: str) -> None:
    """Line and column are left out when they are 0."""
    assert expected == str(span)


@pytest.mark.parametrize(
    ("text", "expected"), [("abcd", "abcd"), ("abcde", "abcde"), ("abcdef", "abcd…")]
)
def test_shortened(text: str, expected: str) -> None:
    """A text is cut only when it is too long; the ellipsis counts."""
    assert expected == shortened(text, 5)


def test_a_report_reads_like_the_files() -> None:
    """By path, then line and column as numbers, then code."""
    report = Report()
    places = [
        ("b.yaml", 1, 1),
        ("a.yaml", 10, 1),
        ("a.yaml", 9, 2),
        ("a.yaml", 9, 10),
        ("a.yaml", 0, 0),
    ]
    for path, line, column in places:
        report.add("PR201", Span(path, line, column), message("x"))
    report.add("PR103", Span("a.yaml", 9, 2), message("x"))
    shown = [f"{each.span} {each.code}" for each in report]
    assert shown == [
        "a.yaml PR201",
        "a.yaml:9:2 PR103",
        "a.yaml:9:2 PR201",
        "a.yaml:9:10 PR201",
        "a.yaml:10:1 PR201",
        "b.yaml:1:1 PR201",
    ]


def test_a_repetition_is_said_once() -> None:
    """The same mistake found by two checks is one diagnostic; another message is another one."""
    report = Report()
    for text in ("x", "x", "y"):
        report.warn("PR401", Span("a.yaml", 1, 1), message(text))
    assert ["x", "y"] == [each.message.text() for each in report]
    assert 2 == report.count(Severity.WARNING)


@pytest.mark.parametrize(
    ("severity", "strict", "code"),
    [
        (None, False, 0),
        (None, True, 0),
        (Severity.WARNING, False, 0),
        (Severity.WARNING, True, 1),
        (Severity.ERROR, False, 1),
        (Severity.ERROR, True, 1),
    ],
)
def test_exit_code(severity: Severity | None, *, strict: bool, code: int) -> None:
    """Errors fail; warnings fail only when they are asked to."""
    report = Report()
    if severity:
        report.add("PR401", Span("a.yaml"), message("x"), severity=severity)
    assert code == report.exit_code(strict=strict)


def test_what_is_replaced_is_not_remembered() -> None:
    """As many others in the place of those that were shown already are shown themselves."""
    report = Report()
    report.warn("PR401", Span("a.yaml", 1), message("old"))
    assert ["old"] == [each.message.text() for each in report]
    report.replace([Diagnostic("PR402", Span("b.yaml", 2), message("new"))])
    assert ["new"] == [each.message.text() for each in report]
