"""`proceedings translations`: message catalogs for translators, one file per command."""

from __future__ import annotations

import typer

from proceedings.cli.translations import confirm, update

__all__ = ["app"]

app = typer.Typer(
    help="Message catalogs for translators.", no_args_is_help=True, rich_markup_mode=None
)


@app.callback()
def translations() -> None:
    """Message catalogs for translators."""


app.command("update")(update.update)
app.command("confirm")(confirm.confirm)
