"""`proceedings translations`: message catalogs for translators, one file per command."""

from __future__ import annotations

import typer

from proceedings.cli.translations import (
    check,
    confirm,
    export,
    importing,
    review,
    status,
    update,
)

__all__ = ["app"]

app = typer.Typer(
    help="Message catalogs for translators.", no_args_is_help=True, rich_markup_mode=None
)


@app.callback()
def translations() -> None:
    """Message catalogs for translators."""


app.command("check")(check.check)
app.command("review")(review.review)
app.command("export")(export.export)
app.command("import")(importing.import_)
app.command("update")(update.update)
app.command("status")(status.status)
app.command("confirm")(confirm.confirm)
