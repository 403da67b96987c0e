"""Show how far long work has come: steps in; bars on a terminal, else a line each, out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from proceedings.diagnostics import message

if TYPE_CHECKING:  # these cost time that only work with steps needs
    from collections.abc import Callable

    from proceedings.cli.terminal import Voice
    from proceedings.render.workers import Step

__all__ = ["shown_progress"]


@contextmanager
def shown_progress(voice: Voice) -> Iterator[Callable[[Step], None]]:
    """Show parts as they are laid out: a bar per edition on a terminal, else a line."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    if not voice.err.is_terminal:
        yield _Lines(voice)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[part]}"),
    )
    with Progress(*columns, console=voice.err, transient=True) as bars:
        shown: dict[str, int] = {}

        def step(each: Step) -> None:
            if each.key not in shown:
                shown[each.key] = int(bars.add_task(each.key, total=each.total, part=""))
            bars.update(shown[each.key], completed=each.done, part=each.part)  # type: ignore[arg-type]

        yield step


class _Lines:
    """Says once for each edition that it is being set."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.told: set[str] = set()

    def __call__(self, step: Step) -> None:
        if step.key not in self.told:
            self.told.add(step.key)
            self.voice.tell(message("setting {edition}", edition=step.key))
