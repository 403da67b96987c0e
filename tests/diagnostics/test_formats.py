"""Forms of a report: text for people; JSON, SARIF and GitHub annotations for machines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.diagnostics import Report, Severity, Span, message
from proceedings.diagnostics.formats import Format, render, summary, visible


def a_report() -> Report:
    """Return a report with an error that has a place and a help, and a warning about a file."""
    report = Report()
    text, hint = message("unknown speaker `{id}`", id="li"), message("did you mean `{x}`?", x="lin")
    report.add("PR301", Span("events/a b/é.yaml", 3, 5, 2), text, hint)
    report.warn("PR402", Span("es.po"), message("stale: 100%, really\nyes"))
    return report


def test_text() -> None:
    """One line for the place and what is wrong, one for what to do; nothing else breaks lines."""
    expected = (
        "es.po: warning PR402: stale: 100%, really yes\n"
        "events/a b/é.yaml:3:5: error PR301: unknown speaker `li`\n"
        "  help: did you mean `lin`?\n"
    )
    assert expected == render(a_report(), Format.TEXT)


def test_text_in_another_language() -> None:
    """Severity, label and messages are translated; codes, places and values are not."""
    catalog = {"error": "error", "help": "ayuda", "unknown speaker `{id}`": "ponente: {id}"}
    lines = render(a_report(), Format.TEXT, lambda text: catalog.get(text, text)).splitlines()
    assert "events/a b/é.yaml:3:5: error PR301: ponente: li" == lines[1]
    assert "  ayuda: did you mean `lin`?" == lines[2]


def test_nothing_found_says_nothing() -> None:
    """Text and annotations are empty; the documents for machines have no results."""
    assert ["", ""] == [render(Report(), form) for form in (Format.TEXT, Format.GITHUB)]
    assert {"diagnostics": []} == json.loads(render(Report(), Format.JSON))
    assert [] == json.loads(render(Report(), Format.SARIF))["runs"][0]["results"]


def test_json() -> None:
    """Each diagnostic with all its data, readable without escapes."""
    text = render(a_report(), Format.JSON)
    assert "é.yaml" in text
    assert json.loads(text)["diagnostics"][1] == {
        "code": "PR301",
        "severity": "error",
        "path": "events/a b/é.yaml",
        "line": 3,
        "column": 5,
        "length": 2,
        "message": "unknown speaker `li`",
        "help": "did you mean `lin`?",
    }


def sarif() -> Any:  # noqa: ANN401 JSON has no better type
    """Return the only run of the report as SARIF."""
    log = json.loads(render(a_report(), Format.SARIF))
    assert "2.1.0" == log["version"]
    return log["runs"][0]


def test_sarif_rules() -> None:
    """Every code that occurs is a rule with its title, once."""
    rules = sarif()["tool"]["driver"]["rules"]
    assert ["PR301", "PR402"] == [rule["id"] for rule in rules]
    assert "a person is not in people.yaml" == rules[0]["shortDescription"]["text"]


def test_sarif_regions() -> None:
    """Columns count characters, the end is exclusive, paths are URIs; a file begins at line 1."""
    run = sarif()
    locations = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert "unicodeCodePoints" == run["columnKind"]
    assert ["es.po", "events/a%20b/%C3%A9.yaml"] == [
        each["artifactLocation"]["uri"] for each in locations
    ]
    assert [{"startLine": 1}, {"startLine": 3, "startColumn": 5, "endColumn": 7}] == [
        each["region"] for each in locations
    ]


def test_sarif_levels() -> None:
    """SARIF's words for severity are ours."""
    assert ["warning", "error"] == [each["level"] for each in sarif()["results"]]


def test_github() -> None:
    """One workflow command per diagnostic, its data percent-encoded."""
    report = Report()
    report.add("PR201", Span("a,b:c.yaml", 3, 5), message("100%\r\nsure: yes, really"))
    expected = (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=PR201::100%25%0D%0Asure: yes, really\n"
    )
    assert expected == render(report, Format.GITHUB)


def test_github_places_a_whole_file_at_its_beginning() -> None:
    """GitHub knows no line 0; the help follows the message."""
    expected = "::error file=x,line=1,col=1,title=PR111::missing%0Acreate it\n"
    report = Report()
    report.add("PR111", Span("x"), message("missing"), message("create it"))
    assert expected == render(report, Format.GITHUB)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("São Paulo 圣保罗", "São Paulo 圣保罗"),
        ("\x1b[31mred", r"\u{001B}[31mred"),
        ("\u202ezuL", r"\u{202E}zuL"),
        ("a\u200bb\ufeff", r"a\u{200B}b\u{FEFF}"),
        ("\ue001 \u2028", r"\u{E001} \u{2028}"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What a terminal would obey, or hide, is written out."""
    assert shown == visible(text)


@given(st.text())
def test_text_form_never_breaks_out_of_its_line(text: str) -> None:
    """Whatever a file holds, a diagnostic without help is one line of printable characters."""
    report = Report()
    report.add("PR201", Span("a.yaml", 1, 1), message("unknown field `{name}`", name=text))
    rendered = render(report, Format.TEXT)
    assert 1 == len(rendered.splitlines()) == rendered.count("\n")


def test_summary() -> None:
    """One line that counts, or says that there is nothing."""
    assert "no problems found" == summary(Report()).text()
    assert "errors: 1, warnings: 1" == summary(a_report()).text()


def test_formats_are_those_of_the_command_line() -> None:
    """The names are a contract."""
    assert ["text", "json", "sarif", "github"] == list(Format)
    assert ["error", "warning"] == list(Severity)
