"""`proceedings translations import`: take in what translators sent back."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proceedings.cli.options import UiLanguage, Workspace, unwritable, workspace_root
from proceedings.diagnostics import Report, Span, message

if TYPE_CHECKING:  # these cost time that only this command needs
    from rich.text import Text

    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import Imported
    from proceedings.pipeline.importing import Change

__all__ = ["import_"]

_AROUND, _WHOLE = 24, 60
"""Characters shown beside a change, and of an unchanged stretch that is shown whole."""


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", exists=True, dir_okay=False, help="XLIFF 2.0 or xlsx that was exported."
        ),
    ],
    *,
    event: Annotated[
        str, typer.Option("--event", metavar="EVENT", help="Slug, where the file does not say it.")
    ] = "",
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help="Likewise the language.")
    ] = "",
    overwrite: Annotated[
        bool,
        typer.Option(
            "--overwrite", help="Replace translations that were changed after the file was made."
        ),
    ] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the catalogs; without it they are left alone.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Show what a file that came back changes in the catalogs; with --apply, change it.

    Example: proceedings translations import 2025-sao-paulo.es.xlsx --apply

    A message whose source has changed meanwhile is refused by name; all others are taken.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import import_translations

    root = workspace_root(workspace)
    voice, report = Voice(ui_language), Report()
    imported = import_translations(
        root,
        _content(file),
        _shown(file, root),
        report,
        event=event,
        lang=language,
        overwrite=overwrite,
    )
    if report.diagnostics:
        voice.report(report, root)
    if imported:
        _show(imported, voice)
        code = _finish(imported, root, voice, apply=apply)
        raise typer.Exit(report.exit_code() or code)
    raise typer.Exit(1)


def _content(file: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        BadParameter: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        text = f"{file} cannot be read: {error.strerror}"
        raise typer.BadParameter(text, param_hint="FILE") from None


def _shown(file: Path, root: Path) -> str:
    """Return how reports name a file: by its path in the workspace, or as it was given."""
    whole, folder = file.resolve(), root.resolve()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(file)


def _show(imported: Imported, voice: Voice) -> None:
    """Show every change, and count the rest."""
    for each in imported.changes:
        voice.out.print(_line(each, voice), soft_wrap=True)
    text = message(
        "new: {new}, changed: {changed}, confirmed: {confirmed}, still stale: {stale}, "
        "unchanged: {unchanged}, left empty: {empty}, refused: {refused}",
        new=sum(each.is_new for each in imported.changes),
        changed=sum(
            not each.is_new and not each.is_confirmed and not each.fuzzy
            for each in imported.changes
        ),
        confirmed=sum(each.is_confirmed for each in imported.changes),
        stale=sum(each.fuzzy for each in imported.changes),
        unchanged=imported.unchanged,
        empty=imported.empty,
        refused=imported.refused,
    )
    voice.tell(text)


_CONFIRMED, _STILL_STALE = message("confirmed"), message("still stale")


def _line(change: Change, voice: Voice) -> Text:
    """Return a change as a line: what was removed in `[-…-]`, what was added in `{+…+}`."""
    from rich.text import Text

    from proceedings.diagnostics.formats import visible

    line = Text(f"{visible(change.pair.key)}: ", style="bold")
    for text, style in _pieces(change):
        line.append(visible(text), style=style)
    if change.is_confirmed:
        line.append(f" [{voice.words(_CONFIRMED)}]", style="green")
    if change.fuzzy:
        line.append(f" [{voice.words(_STILL_STALE)}]", style="yellow")
    if change.remark != (change.pair.entry.remark if change.pair.entry else ""):
        line.append(f"  # {visible(change.remark)}", style="italic")
    return line


def _pieces(change: Change) -> list[tuple[str, str]]:
    from proceedings.language.difference import Change as Fate
    from proceedings.language.difference import differences

    if change.is_new:
        return [(change.text, "not bold green")]
    marks = {
        Fate.KEPT: ("", "", "not bold"),
        Fate.REMOVED: ("[-", "-]", "not bold red"),
        Fate.ADDED: ("{+", "+}", "not bold green"),
    }
    found = []
    for text, fate in differences(change.pair.text, change.text):
        before, after, style = marks[fate]
        shown = _shortened(text) if fate is Fate.KEPT else text
        found.append((f"{before}{shown}{after}", style))
    return found


def _shortened(text: str) -> str:
    """Return an unchanged stretch, without its middle where it is long."""
    return text if len(text) <= _WHOLE else f"{text[:_AROUND]} … {text[-_AROUND:]}"


def _finish(imported: Imported, root: Path, voice: Voice, *, apply: bool) -> int:
    """Write the catalogs, or say how; return the exit code."""
    from proceedings.pipeline import write_imported

    if not imported.files:
        voice.tell(message("there is nothing to change"))
        return 0
    if not apply:
        voice.tell(message("nothing was written; --apply changes the catalogs"))
        return 0
    try:
        write_imported(imported)
    except OSError as error:
        report = Report()
        report.add("PR602", Span("translations"), *unwritable(error))
        voice.report(report, root)
        return 1
    paths = [file.relative_to(root).as_posix() for file in imported.files]
    for path in paths:
        voice.say(message("{path}", path=path))
    voice.tell(message("catalogs changed: {number}", number=len(paths)))
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        text = message(
            "`git diff {files}` shows it; `git restore {files}` takes it back",
            files=shlex.join(paths),
        )
        voice.tell(text)
    return 0
