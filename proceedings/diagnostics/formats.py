"""Turn a report into text: lines for people, JSON, SARIF 2.1.0 and GitHub annotations for machines.

Every form is a string; whoever asks decides where it goes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum

from proceedings.diagnostics import Diagnostic, Message, Report, Severity, message
from proceedings.diagnostics.codes import CODES
from proceedings.diagnostics.sarif import sarif_log
from proceedings.diagnostics.setting import Setting
from proceedings.diagnostics.snippets import visible
from proceedings.diagnostics.text import joined, text_lines

__all__ = ["Format", "advice", "render", "summary", "visible"]


class Format(StrEnum):
    """The forms in which diagnostics can be asked for."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def summary(report: Report) -> Message:
    """Return one line that counts what was found."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    if not errors and not warnings:
        return message("no problems found")
    return message("errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings)


def advice(report: Report) -> Message | None:
    """Return one line that says where more is told about the codes found; None without any."""
    codes = sorted({each.code for each in report.diagnostics})
    if len(codes) > 1:
        return message(
            "codes found: {codes}; `proceedings explain {code}` says more",
            codes=", ".join(codes),
            code=codes[0],
        )
    return message("`proceedings explain {code}` says more", code=codes[0]) if codes else None


def render(report: Report, form: Format, setting: Setting | None = None) -> str:
    """Return the whole report in one of the forms, ending with a newline unless it is empty."""
    return _FORMS[form](report, setting or Setting())


def _text(report: Report, setting: Setting) -> str:
    return joined(text_lines(report, setting))


def _json(report: Report, setting: Setting) -> str:
    """Return a JSON document, its keys always in the same order.

        diagnostics  list, in the order of the files:
            code        for example "PR301"
            severity    "error" or "warning"
            path        the file, relative to the workspace, with forward slashes
            line        from 1; 0 when the file as a whole is meant
            column      in characters, from 1; 0 when the line as a whole is meant
            length      number of characters, at least 1
            message     what is wrong
            help        what to do, or null
            end_column  the column behind the last character, 0 when the line as a whole is meant
            title       what the code means
        totals
            errors, warnings  numbers of diagnostics
            codes             number of diagnostics by code

    Messages, help and titles are in the reader's language.
    """
    rows = [_json_row(each, setting) for each in report]
    codes = [row["code"] for row in rows]
    severities = [row["severity"] for row in rows]
    totals = {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "codes": {code: codes.count(code) for code in sorted(set(codes), key=str)},
    }
    document = {"diagnostics": rows, "totals": totals}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _json_row(diagnostic: Diagnostic, setting: Setting) -> dict[str, str | int | None]:
    span, translate = diagnostic.span, setting.translate
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "message": diagnostic.message.text(translate),
        "help": diagnostic.help.text(translate) if diagnostic.help else None,
        "end_column": span.column + span.length if span.column else 0,
        "title": translate(CODES[diagnostic.code].title),
    }


def _sarif(report: Report, setting: Setting) -> str:
    """Return the log on one line: it can be large, and only programs read it."""
    return json.dumps(sarif_log(report, setting), ensure_ascii=False) + "\n"


def _github(report: Report, setting: Setting) -> str:
    """Follow GitHub's workflow commands: `::error file=…,line=…,col=…,title=…::message`.

    Paths are relative to the repository. GitHub shows ten annotations of a kind for each step of a
    workflow; the log holds all.
    """
    return "".join(_github_line(each, setting) for each in report)


def _github_line(diagnostic: Diagnostic, setting: Setting) -> str:
    span = diagnostic.span
    said = (diagnostic.message, diagnostic.help)
    text = "\n".join(each.text(setting.translate) for each in said if each)
    properties = {"file": setting.folder + span.path, "line": max(span.line, 1)}
    if span.column:
        properties |= {"col": span.column, "endColumn": span.column + span.length}
    title = setting.translate(CODES[diagnostic.code].title)
    properties["title"] = f"{diagnostic.code}: {title}"
    listed = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in properties.items())
    return f"::{diagnostic.severity.value} {listed}::{_escaped(text)}\n"


def _escaped(text: str, more: str = "") -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in more:
        escaped = escaped.replace(character, f"%{ord(character):02X}")
    return escaped


_FORMS: dict[Format, Callable[[Report, Setting], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.SARIF: _sarif,
    Format.GITHUB: _github,
}
