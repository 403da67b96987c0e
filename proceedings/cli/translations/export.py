"""`proceedings translations export`: files for translators, translation memories, a term base."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proceedings.cli.options import (
    UiLanguage,
    Workspace,
    chosen_events,
    chosen_languages,
    unwritable,
    workspace_root,
)
from proceedings.diagnostics import Report, Span, message

if TYPE_CHECKING:  # these cost time that only this command needs
    from proceedings.cli.terminal import Voice
    from proceedings.language.pairs import State
    from proceedings.pipeline import Export

__all__ = ["export"]

_FORMATS = ("xliff", "xlsx", "tmx", "tbx")
_STATES = ("missing", "stale", "translated")


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="xliff (XLIFF 2.0) or xlsx (spreadsheet) for translators; "
            "tmx, a memory of current translations; tbx, the glossary.",
        ),
    ],
    events: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EVENT]...",
            help="Events by slug, or `interface` in a checkout; all when left out.",
        ),
    ] = None,
    *,
    languages: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            metavar="TAG",
            help="Language of the translations; may be repeated; all when left out.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="|".join(_STATES),
            help="Only messages in this state; may be repeated.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE|DIR", help="The file, or a folder; the working folder."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that are there and say otherwise.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the files without writing them.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Write messages and translations into files that translators and their programs open.

    Example: proceedings translations export xlsx 2025-sao-paulo --language es --only missing

    XLIFF and xlsx come back by `proceedings translations import`.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.language.interface import INTERFACE
    from proceedings.pipeline import ExchangeFormat, export_translations
    from proceedings.pipeline.desks import holds_interface

    states = _checked_usage(form, events, languages, only)
    root = workspace_root(workspace)
    chosen = chosen_events(root, events, (INTERFACE,) if holds_interface(root) else ())
    asked = chosen_languages(root, languages)
    voice, report = Voice(ui_language), Report()
    exports = export_translations(
        root, report, ExchangeFormat(form), chosen, languages=asked, only=states
    )
    files = _placed(exports, output)
    _write(files, report, force=force, dry_run=dry_run)
    if report.diagnostics:
        voice.report(report, root)
    _show(files, voice, is_refused=report.has_errors(), dry_run=dry_run)
    raise typer.Exit(report.exit_code())


def _checked_usage(
    form: str, events: list[str] | None, languages: list[str] | None, only: list[str] | None
) -> tuple[State, ...]:
    """Return the states that are asked for.

    Raises:
        BadParameter: the format does not exist, or has no use for what is given.
    """
    from proceedings.language.pairs import State

    if form not in _FORMATS:
        text = f"{form!r} is not one of {', '.join(_FORMATS)}"
        raise typer.BadParameter(text, param_hint="FORMAT")
    if form == "tbx" and (events or languages):
        raise typer.BadParameter("the glossary is one for all events and languages")
    if form in {"tmx", "tbx"} and only:
        text = f"{form} holds what is current only"
        raise typer.BadParameter(text, param_hint="--only")
    for each in only or ():
        if each not in _STATES:
            text = f"{each!r} is not one of {', '.join(_STATES)}"
            raise typer.BadParameter(text, param_hint="--only")
    return tuple(State(each) for each in only or ())


def _placed(exports: Sequence[Export], output: Path | None) -> dict[Path, Export]:
    """Return where each file goes.

    Raises:
        BadParameter: several files would go into one.
    """
    if output is None or output.is_dir():
        return {(output or Path()) / each.name: each for each in exports}
    if len(exports) > 1:
        names = ", ".join(each.name for each in exports)
        raise typer.BadParameter(
            f"there are {len(exports)} files ({names}); name a folder that exists",
            param_hint="--output",
        )
    return dict(zip((output,), exports, strict=False))  # one at most


def _write(files: dict[Path, Export], report: Report, *, force: bool, dry_run: bool) -> None:
    """Write files, unless one of another content would be lost."""
    from proceedings.records.replacing import replace_files

    for file, each in files.items():
        if file.exists() and not force and not _says(file, each.content):
            text = message("`{file}` is there and says otherwise", file=file)
            help_text = message("import it first, choose another --output, or give --force")
            report.add("PR713", Span(file.name), text, help_text)
    if report.has_errors() or dry_run:
        return
    try:
        replace_files({file: each.content for file, each in files.items()})
    except OSError as error:
        report.add("PR602", Span(next(iter(files)).name), *unwritable(error))


def _says(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _show(files: dict[Path, Export], voice: Voice, *, is_refused: bool, dry_run: bool) -> None:
    rows = [
        (str(file), str(each.number), str(-(-len(each.content) // 1024)))
        for file, each in files.items()
    ]
    if rows:
        heads = (message("file"), message("entries"), message("KiB"))
        voice.table(heads, rows, frozenset({1, 2}))
    if not files and not is_refused:
        voice.tell(message("there is nothing to export"))
    elif is_refused or dry_run:
        voice.tell(message("nothing was written"))
    else:
        voice.tell(message("files written: {number}", number=len(files)))
