"""`proceedings explain`: say what a code means."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

import typer

from proceedings.cli.options import UiLanguage
from proceedings.diagnostics import message
from proceedings.diagnostics.codes import CODES

__all__ = ["explain"]


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code, for example PR301.")],
    ui_language: UiLanguage = None,
) -> None:
    """Explain a diagnostic: what it means, why it is refused, an example and the fix."""
    from proceedings.cli.terminal import Voice

    found = CODES.get(code.upper())
    if found is None:
        near = get_close_matches(code.upper(), CODES, n=1, cutoff=0.5)
        hint = (
            f"did you mean {near[0]}?" if near else f"codes run from {min(CODES)} to {max(CODES)}"
        )
        raise typer.BadParameter(f"there is no code {code!r}; {hint}", param_hint="CODE")
    voice = Voice(ui_language)
    words = voice.interface.plain
    example = "\n".join(f"    {line}" for line in found.example.splitlines())
    voice.say(message("{code}: {title}", code=found.id, title=words(found.title)))
    voice.say(message("\n{why}\n", why=words(found.why)))
    voice.say(message("example:"))
    voice.say(message("{example}\n", example=example))
    voice.say(message("fix: {fix}", fix=words(found.fix)))
    if found.acceptable:
        accept = message("Where it is the truth, accept it in the record that it is about:")
        entry = f"    accepted:\n      - {{code: {found.id}, reason: …}}"
        voice.say(message("\n{text}\n", text=voice.words(accept)))
        voice.say(message("{example}", example=entry))
    if found.by_comment:
        accept = message("Where it is right, say so in the comment of the entry:")
        voice.say(message("\n{text}\n", text=voice.words(accept)))
        voice.say(message("{example}", example=f"    # {found.id}: …"))
