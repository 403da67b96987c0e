"""`proceedings verify`: look into finished PDFs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proceedings.cli.options import UiLanguage, Workspace, workspace_root
from proceedings.diagnostics import Diagnostic, Report, message
from proceedings.records.files import find_workspace

if TYPE_CHECKING:  # these cost time that only this command needs
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import CheckResult, Verified

__all__ = ["verify"]


class _Form(StrEnum):
    """The forms in which the outcome can be asked for."""

    TEXT = "text"
    JSON = "json"


def verify(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="PDFs, or the folder that a build wrote."),
    ],
    *,
    form: Annotated[_Form, typer.Option("--format", help="Form of the outcome.")] = _Form.TEXT,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Look into finished PDFs: languages, notes, contents, links, fonts, and all of the text.

    A finding's place is the file and, from 1, the page. The text is compared with the records of
    the workspace around you; elsewhere it is not.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import NoManifestError, verify

    for path in paths:
        if not path.exists():
            raise typer.BadParameter(f"there is no {path}", param_hint="PATH")
    root = workspace_root(workspace) if workspace else find_workspace(Path.cwd())
    voice, report = Voice(ui_language), Report()
    done: list[Verified] = []
    try:
        for each in verify(paths, root):
            done.append(each)
            report.extend(each.findings)
            if form is _Form.TEXT:
                _show(each, voice)
    except NoManifestError as error:
        hint = "it is not what a build wrote: it holds no manifest.json; name PDFs"
        raise typer.BadParameter(f"{error}: {hint}", param_hint="PATH") from None
    except OSError as error:
        text = f"{error.filename} cannot be read: {error.strerror}"
        raise typer.BadParameter(text, param_hint="PATH") from None
    if form is _Form.JSON:
        sys.stdout.write(_json(done, voice))
    else:
        voice.report(report, root or Path.cwd())
    raise typer.Exit(report.exit_code())


def _show(file: Verified, voice: Voice) -> None:
    """Show a line for each check of a file."""
    voice.say(message("{file}: pages {number}", file=file.path, number=file.pages or "–"))
    for each in file.checks:
        state = message("ok")
        if each.skipped:
            state = message("not made: {reason}", reason=voice.words(each.skipped))
        elif each.findings:
            state = message("findings: {number}", number=len(each.findings))
        style = "bold red" if each.findings else ""
        voice.show([(f"  {each.name:<10}", ""), (voice.words(state), style)])


def _json(files: Sequence[Verified], voice: Voice) -> str:
    """Return a JSON document, its keys always in the same order.

    files  list, in the order of the arguments:
        path    the file
        pages   number of its pages; 0 when it cannot be read
        checks  list, always in the same order:
            name      for example "notes"
            state     "ok", "findings" or "not made"
            reason    why it was not made, or null
            findings  list: code, message, help
    """
    rows = [
        {
            "path": file.path,
            "pages": file.pages,
            "checks": [_row(each, voice) for each in file.checks],
        }
        for file in files
    ]
    return json.dumps({"files": rows}, ensure_ascii=False, indent=2) + "\n"


def _row(check: CheckResult, voice: Voice) -> dict[str, object]:
    state = "not made" if check.skipped else "findings" if check.findings else "ok"
    return {
        "name": check.name,
        "state": state,
        "reason": voice.words(check.skipped) if check.skipped else None,
        "findings": [_finding(each, voice) for each in check.findings],
    }


def _finding(diagnostic: Diagnostic, voice: Voice) -> dict[str, str | int | None]:
    return {
        "code": diagnostic.code,
        "page": diagnostic.span.line,
        "message": voice.words(diagnostic.message),
        "help": voice.words(diagnostic.help) if diagnostic.help else None,
    }
