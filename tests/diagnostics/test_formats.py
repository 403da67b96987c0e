"""Forms of a report: text for people; JSON, SARIF and GitHub annotations for machines."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from proceedings.diagnostics import Report, Severity, Span, message
from proceedings.diagnostics.formats import Format, advice, render, summary
from proceedings.diagnostics.setting import Setting


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
    setting = Setting(translate=lambda text: catalog.get(text, text))
    lines = render(a_report(), Format.TEXT, setting).splitlines()
    assert "events/a b/é.yaml:3:5: error PR301: ponente: li" == lines[1]
    assert "  ayuda: did you mean `lin`?" == lines[2]


def test_nothing_found_says_nothing() -> None:
    """Text and annotations are empty; the documents for machines have no results."""
    nothing = {"diagnostics": [], "totals": {"errors": 0, "warnings": 0, "codes": {}}}
    assert ["", ""] == [render(Report(), form) for form in (Format.TEXT, Format.GITHUB)]
    assert nothing == json.loads(render(Report(), Format.JSON))
    assert [] == json.loads(render(Report(), Format.SARIF))["runs"][0]["results"]


def test_json() -> None:
    """Each diagnostic with all its data in one order of keys, readable without escapes; totals."""
    text = render(a_report(), Format.JSON)
    assert "é.yaml" in text
    document = json.loads(text)
    expected = {
        "code": "PR301",
        "severity": "error",
        "path": "events/a b/é.yaml",
        "line": 3,
        "column": 5,
        "length": 2,
        "message": "unknown speaker `li`",
        "help": "did you mean `lin`?",
        "end_column": 7,
        "title": "a person is not in people.yaml",
    }
    assert list(expected.items()) == list(document["diagnostics"][1].items())
    totals = {"errors": 1, "warnings": 1, "codes": {"PR301": 1, "PR402": 1}}
    assert totals == document["totals"]


def test_json_of_a_whole_file() -> None:
    """What has no line has neither column nor end."""
    row = json.loads(render(a_report(), Format.JSON))["diagnostics"][0]
    assert (0, 0, 0, None) == (row["line"], row["column"], row["end_column"], row["help"])


def test_github() -> None:
    """One workflow command per diagnostic, its data percent-encoded; the end is exclusive."""
    report = Report()
    text = message("100%\r\nsure: yes, really")
    report.add("PR201", Span("a,b:c.yaml", 3, 5, 4), text)
    expected = (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=5,endColumn=9,"
        "title=PR201%3A a field does not exist::100%25%0D%0Asure: yes, really\n"
    )
    assert expected == render(report, Format.GITHUB)


def test_github_places_a_whole_file_at_its_first_line() -> None:
    """GitHub knows no line 0; paths begin at the repository, and the help follows the message."""
    expected = "::error file=docs/x,line=1,title=PR111%3A a file is missing::missing%0Acreate it\n"
    report = Report()
    report.add("PR111", Span("x"), message("missing"), message("create it"))
    assert expected == render(report, Format.GITHUB, Setting(folder="docs/"))


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


def test_advice() -> None:
    """One line says where more is told about what was found, and of which codes."""
    one = Report()
    one.add("PR111", Span("x"), message("missing"))
    several = advice(a_report())
    assert (None, "`proceedings explain PR111` says more") == (
        advice(Report()),
        str(advice(one) and advice(one).text()),  # type: ignore[union-attr]
    )
    assert several
    assert "codes found: PR301, PR402; `proceedings explain PR301` says more" == several.text()
