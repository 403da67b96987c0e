"""Check again on save: a workspace and a check in; the check is made whenever a file changes.

Editors save in bursts and by renaming, so changes are gathered until nothing has changed for a
moment. Nothing is written, and only an interrupt ends it.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from watchfiles import watch

from proceedings.diagnostics import message

if TYPE_CHECKING:  # the caller has made it
    from proceedings.cli.terminal import Voice

__all__ = ["keep_checking"]

FOLDERS = ("events", "translations", "templates")
"""Folders of a workspace that are watched, those of them that exist."""
_QUIET = 100
"""Milliseconds without a change after which a save is over."""
_LOOK = 200
"""Milliseconds after which it is looked whether folders were added, removed or replaced."""


def keep_checking(root: Path, voice: Voice, check: Callable[[], object]) -> NoReturn:
    """Check, and check again after each change, until interrupted.

    Args:
        root: the workspace.
        voice: says when, and what is waited for.
        check: reads the files and shows the report.

    Raises:
        KeyboardInterrupt: the user ends it.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # watchfiles would take it for an interrupt
    while True:
        for _ in _changes(root):
            _check_once(voice, check)


def _check_once(voice: Voice, check: Callable[[], object]) -> None:
    """Check and say when; a file that vanishes while it is read is no reason to end."""
    if voice.err.is_terminal:
        voice.err.clear()
    begun = time.perf_counter()
    voice.tell(message("checking at {time}", time=f"{datetime.now().astimezone():%H:%M:%S}"))
    try:
        check()
    except OSError as error:
        voice.tell(message("a file cannot be read now: {problem}", problem=error.strerror or ""))
    took = f"{time.perf_counter() - begun:.1f}"
    voice.tell(message("checked in {seconds} s; waiting for changes, Ctrl-C ends", seconds=took))


def _changes(root: Path) -> Iterator[None]:
    """Yield at once and after each change, as long as the folders stay the same ones.

    The watcher is at work before the first check, so that no change is missed while it reads.
    """
    watched, begun = _identities(root), False
    changes = watch(
        *watched,
        step=_QUIET,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    try:
        for some in changes:
            if some or not begun:
                begun = True
                yield
            if watched != _identities(root):
                return
    except FileNotFoundError:  # a folder went away before it could be watched
        return


def _identities(root: Path) -> dict[Path, int]:
    """Return the folders to watch and what tells each from another of its name."""
    found = {}
    for folder in (root / name for name in FOLDERS):
        try:
            found[folder] = folder.stat().st_ino
        except OSError:
            continue
    return found
