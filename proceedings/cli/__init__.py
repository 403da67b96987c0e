"""The command line: options in, one call, a report out, an exit code.

Exit codes: 0 fine, 1 errors found (or warnings with `--strict`), 2 wrong usage, 75 another build is
running, 130 interrupted, 143 terminated. Diagnostics go to standard error, results to standard
output.
"""

from __future__ import annotations

import signal
import sys

import typer

from proceedings.cli import build, doctor, explain, new, schema, translations, validate, verify

__all__ = ["app", "main"]

app = typer.Typer(
    name="proceedings",
    help="Complete multilingual proceedings of an event from one set of plain-text records.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("validate")(validate.validate)
app.command("build")(build.build)
app.command("new")(new.new)
app.command("verify")(verify.verify)
app.command("doctor")(doctor.doctor)
app.command("explain")(explain.explain)
app.command("schema")(schema.schema)
app.add_typer(translations.app, name="translations")


def main() -> None:
    """Run the command line; an interrupt ends it quietly, with the last edition whole."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        app()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        sys.exit(130)
    except OSError as error:  # standard output is closed or full
        sys.exit(f"proceedings: {error.strerror}")


def _terminate(_signal: int, _frame: object) -> None:
    """Leave as after an interrupt, cleaning up; 143 is the shell's code for SIGTERM."""
    sys.exit(143)
