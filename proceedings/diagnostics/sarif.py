"""Say a report to code scanners: diagnostics in, a log in SARIF 2.1.0 (OASIS, errata 01) out.

The section numbers name the parts of that standard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from proceedings.diagnostics import Diagnostic, Span
from proceedings.diagnostics.codes import CODES, Code
from proceedings.diagnostics.setting import Setting
from proceedings.diagnostics.snippets import source_line

__all__ = ["sarif_log"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "SRCROOT"
_REGIONS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
"""SARIF knows languages by language and region only (3.14.7)."""
_LONGEST_CONTEXT = 1000
"""Longest source line, in characters, that a log carries as a whole."""


def sarif_log(report: Iterable[Diagnostic], setting: Setting) -> dict[str, Any]:
    """Return one log with one run: a rule for each code that occurs, a result per diagnostic.

    Paths are relative to the repository (`uriBaseId`), columns count characters, and fingerprints
    stay the same when lines move.
    """
    diagnostics = list(report)
    paths = sorted({each.span.path for each in diagnostics})
    run: dict[str, Any] = {
        "tool": {"driver": _driver(diagnostics, setting)},
        "language": _REGIONS.get(setting.lang, setting.lang),
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [
            {"location": _artifact(path, setting), "roles": ["resultFile"]} for path in paths
        ],
        "results": _results(diagnostics, paths, setting),
    }
    if setting.repository:
        run["originalUriBaseIds"] = {_BASE: {"uri": setting.repository}}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(diagnostics: Sequence[Diagnostic], setting: Setting) -> dict[str, Any]:
    levels = {each.code: each.severity.value for each in diagnostics}
    driver: dict[str, Any] = {"name": "proceedings"}
    if setting.version:
        driver |= {"version": setting.version, "semanticVersion": setting.version}
    rules = [_rule(CODES[code], levels[code], setting) for code in sorted(levels)]
    return driver | {"rules": rules}


def _rule(code: Code, level: str, setting: Setting) -> dict[str, Any]:
    """Return what `proceedings explain` says about a code, as a rule (3.49)."""
    title, why, fix = (setting.translate(text) for text in (code.title, code.why, code.fix))
    fence = f"```\n{code.example}\n```"
    return {
        "id": code.id,
        "name": "".join(word.capitalize() for word in re.findall(r"\w+", code.title)),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "defaultConfiguration": {"level": level},
        "help": {
            "text": f"{title}\n\n{why}\n\n{code.example}\n\n{fix}",
            "markdown": f"**{title}**\n\n{why}\n\n{fence}\n\n{fix}",
        },
    }


def _results(
    diagnostics: Sequence[Diagnostic], paths: Sequence[str], setting: Setting
) -> list[dict[str, Any]]:
    rules = {code: index for index, code in enumerate(sorted({each.code for each in diagnostics}))}
    artifacts = {path: index for index, path in enumerate(paths)}
    seen: Counter[str] = Counter()
    results = []
    for each in diagnostics:
        identity = f"{each.code}\0{each.span.path}\0{each.message.text()}"
        seen[identity] += 1
        location = {
            "artifactLocation": _artifact(each.span.path, setting)
            | {"index": artifacts[each.span.path]},
            **_regions(each.span, setting),
        }
        results.append(
            {
                "ruleId": each.code,
                "ruleIndex": rules[each.code],
                "level": each.severity.value,
                "message": {"text": _said(each, setting)},
                "locations": [{"physicalLocation": location}],
                "partialFingerprints": {"diagnostic/v1": _fingerprint(identity, seen[identity])},
            }
        )
    return results


def _said(diagnostic: Diagnostic, setting: Setting) -> str:
    said = (diagnostic.message, diagnostic.help)
    return "\n".join(each.text(setting.translate) for each in said if each)


def _fingerprint(identity: str, number: int) -> str:
    """Return what stays the same when lines move: code, file, message, and which of these."""
    return sha256(f"{identity}\0{number}".encode("utf-8", "replace")).hexdigest()


def _artifact(path: str, setting: Setting) -> dict[str, Any]:
    location = {"uri": quote(setting.folder + path, errors="surrogateescape")}
    return location | ({"uriBaseId": _BASE} if setting.repository else {})


def _regions(span: Span, setting: Setting) -> dict[str, Any]:
    """Return the region of a span and its line around it (3.30); a file's is its first line."""
    region: dict[str, Any] = {"startLine": max(span.line, 1)}
    if span.column:
        region |= {"startColumn": span.column, "endColumn": span.column + span.length}
    line = source_line(setting.lines, span)
    if line is None:
        return {"region": region}
    text = line[span.column - 1 : span.column - 1 + span.length] if span.column else line
    if text:
        region["snippet"] = {"text": text[:_LONGEST_CONTEXT]}
    if not span.column or len(line) > _LONGEST_CONTEXT:
        return {"region": region}
    context = {"startLine": span.line, "snippet": {"text": line}}
    return {"region": region, "contextRegion": context}
