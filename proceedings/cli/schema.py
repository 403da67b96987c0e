"""`proceedings schema`: print the JSON Schema of a record, or write them all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from proceedings.cli.options import UiLanguage
from proceedings.diagnostics import message

__all__ = ["schema"]


def schema(
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="RECORD", help="A kind of record; the kinds are listed when left out."
        ),
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="DIR",
            help="Write DIR/<record>.schema.json, of every kind when RECORD is left out.",
        ),
    ] = None,
    ui_language: UiLanguage = None,
) -> None:
    """Print the JSON Schema of a record: completion and inline errors in your editor."""
    from proceedings.cli.terminal import Voice
    from proceedings.records.schema import RECORD_FILES, schema_files, schema_text

    if record is not None and record not in RECORD_FILES:
        kinds = ", ".join(RECORD_FILES)
        raise typer.BadParameter(
            f"there is no record {record!r}; there are: {kinds}", param_hint="RECORD"
        )
    voice = Voice(ui_language)
    if output is not None:
        for path in _write(output, schema_files([record] if record else RECORD_FILES)):
            voice.say(message("{path}", path=path))
    elif record is not None:
        typer.echo(schema_text(record), nl=False)
    else:
        rows = [(name, file.pattern) for name, file in RECORD_FILES.items()]
        voice.table((message("record"), message("file")), rows, frozenset())


def _write(folder: Path, files: dict[str, str]) -> list[Path]:
    """Write schemas into a folder and return their paths.

    Raises:
        BadParameter: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(
            f"{folder} cannot be written: {error.strerror}", param_hint="--output"
        ) from None
    return [folder / name for name in files]
