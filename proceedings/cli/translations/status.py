"""`proceedings translations status`: how far texts are translated, and where to go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from proceedings.cli.options import (
    Events,
    UiLanguage,
    Workspace,
    chosen_desks,
    chosen_languages,
    workspace_root,
)
from proceedings.diagnostics import Report

if TYPE_CHECKING:  # it costs time that only the command needs
    from proceedings.language.coverage import Coverage, Tally

__all__ = ["status"]


class Form(StrEnum):
    """The forms in which the counts can be asked for."""

    TEXT = "text"
    JSON = "json"


def status(
    events: Events = None,
    *,
    languages: Annotated[
        list[str] | None, typer.Option("--language", metavar="TAG", help="Only this language.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="Form of the counts.")] = Form.TEXT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when anything is stale or missing.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Count what is translated, stale and missing by event, language and kind of record.

    Exempt is what is written, or held as a text of its own, in the language. In a checkout
    `interface` is an event too: the words of the program and its pages.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.cli.translations.tables import show_coverage
    from proceedings.pipeline import translation_status

    root = workspace_root(workspace)
    report, voice = Report(), Voice(ui_language)
    rows = translation_status(
        root, report, chosen_desks(root, events), chosen_languages(root, languages)
    )
    if report.diagnostics:
        voice.report(report, root)
    elif form is Form.JSON:
        sys.stdout.write(as_json(rows))
    else:
        show_coverage(rows, voice)
    is_behind = strict and not all(row.tally.is_current for row in rows)
    raise typer.Exit(report.exit_code() or int(is_behind))


def as_json(rows: Sequence[Coverage]) -> str:
    """Return the counts as a JSON document, its keys always in the same order.

    version   1; it grows when a key is taken away or changes its meaning, not when one is added
    rows      list, in the order of events, languages and kinds:
        event             slug, or "interface"
        language          BCP 47 tag of the translations
        source_languages  tags of the languages that the texts are written in
        kind              event, programme, people, outcomes, documents, articles, interface
        messages, words, han
                          each {translated, stale, missing, exempt}: numbers of messages, and
                          of words and Han characters in their source texts
        place             {path, line}: the first message that is not current, else the first
                          that is translated, else the first; line 0 is the file as a whole
    totals    list, by event and language, then by language with null for the event:
        event, language, messages, words, han
    """
    from proceedings.language.coverage import totals

    document = {
        "version": 1,
        "rows": [
            {
                "event": row.event,
                "language": row.lang,
                "source_languages": row.sources,
                "kind": row.kind,
                **_figures(row.tally),
                "place": {"path": row.place.path, "line": row.place.line},
            }
            for row in rows
        ],
        "totals": [
            {"event": each.event or None, "language": each.lang, **_figures(each.tally)}
            for each in totals(rows)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _figures(tally: Tally) -> dict[str, dict[str, int]]:
    from proceedings.language.pairs import State

    return {
        unit: {state.value: getattr(tally[state], unit) for state in State}
        for unit in ("messages", "words", "han")
    }
