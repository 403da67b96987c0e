"""Turn a report into text: lines for people, JSON, SARIF 2.1.0 and GitHub annotations for machines.

Every form is a string; whoever asks decides where it goes.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from urllib.parse import quote

from proceedings.diagnostics import (
    Diagnostic,
    Message,
    Report,
    Severity,
    Translate,
    message,
    untranslated,
)
from proceedings.diagnostics.codes import CODES

__all__ = ["Format", "render", "summary", "visible"]


class Format(StrEnum):
    """The forms in which diagnostics can be asked for."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


_SEVERITIES = {Severity.ERROR: message("error"), Severity.WARNING: message("warning")}
_HELP = message("help")
_HARMLESS_CONTROLS = frozenset("\n")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""Return text that a terminal can show without obeying it.

    Control characters, bidirectional controls and unassigned characters become `\u{202E}`.
    """
    return "".join(
        f"\\u{{{ord(character):04X}}}"
        if unicodedata.category(character) in _UNSAFE and character not in _HARMLESS_CONTROLS
        else character
        for character in text
    )


def summary(report: Report) -> Message:
    """Return one line that counts what was found."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    if not errors and not warnings:
        return message("no problems found")
    return message("errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings)


def render(report: Report, form: Format, translate: Translate = untranslated) -> str:
    """Return the whole report in one of the forms, ending with a newline unless it is empty."""
    return _FORMS[form](report, translate)


def _text(report: Report, translate: Translate) -> str:
    return "".join(_paragraph(each, translate) for each in report)


def _paragraph(diagnostic: Diagnostic, translate: Translate) -> str:
    word = _SEVERITIES[diagnostic.severity].text(translate)
    text = diagnostic.message.text(translate)
    lines = [f"{diagnostic.span}: {word} {diagnostic.code}: {text}"]
    if diagnostic.help:
        lines.append(f"  {_HELP.text(translate)}: {diagnostic.help.text(translate)}")
    return "".join(visible(" ".join(line.splitlines())) + "\n" for line in lines)


def _json(report: Report, translate: Translate) -> str:
    rows = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "path": each.span.path,
            "line": each.span.line,
            "column": each.span.column,
            "length": each.span.length,
            "message": each.message.text(translate),
            "help": each.help.text(translate) if each.help else None,
        }
        for each in report
    ]
    return json.dumps({"diagnostics": rows}, ensure_ascii=False, indent=2) + "\n"


def _sarif(report: Report, translate: Translate) -> str:
    """Follow OASIS SARIF 2.1.0: one run, a rule per code that occurs, a result per diagnostic."""
    used = sorted({each.code for each in report})
    rules = [
        {"id": code, "shortDescription": {"text": translate(CODES[code].title)}} for code in used
    ]
    run = {
        "tool": {"driver": {"name": "proceedings", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(each, translate) for each in report],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_result(diagnostic: Diagnostic, translate: Translate) -> dict[str, object]:
    span = diagnostic.span
    region = {"startLine": max(span.line, 1)}
    if span.column:
        region |= {"startColumn": span.column, "endColumn": span.column + span.length}
    location = {"artifactLocation": {"uri": quote(span.path)}, "region": region}
    return {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": diagnostic.message.text(translate)},
        "locations": [{"physicalLocation": location}],
    }


def _github(report: Report, translate: Translate) -> str:
    """Follow GitHub's workflow commands: `::error file=…,line=…,col=…,title=…::message`."""
    return "".join(_github_line(each, translate) for each in report)


def _github_line(diagnostic: Diagnostic, translate: Translate) -> str:
    span = diagnostic.span
    text = diagnostic.message.text(translate)
    if diagnostic.help:
        text = f"{text}\n{diagnostic.help.text(translate)}"
    properties = {"file": span.path, "line": max(span.line, 1), "col": max(span.column, 1)}
    listed = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in properties.items())
    return f"::{diagnostic.severity.value} {listed},title={diagnostic.code}::{_escaped(text)}\n"


def _escaped(text: str, more: str = "") -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in more:
        escaped = escaped.replace(character, f"%{ord(character):02X}")
    return escaped


_FORMS: dict[Format, Callable[[Report, Translate], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.SARIF: _sarif,
    Format.GITHUB: _github,
}
