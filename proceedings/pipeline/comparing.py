"""Check translations against their sources: a workspace in; diagnostics and what was read out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from proceedings.diagnostics import Diagnostic, Report
from proceedings.diagnostics.snippets import Lines
from proceedings.language.comparison.compare import compare
from proceedings.language.comparison.finding import Setting
from proceedings.language.interface import INTERFACE
from proceedings.language.pairs import Desk, State
from proceedings.pipeline.desks import desks, holds_interface, read_checked

__all__ = ["Compared", "check_translations", "found_in"]


@dataclass(frozen=True, slots=True)
class Compared:
    """How many messages were compared with their translations, and how many were not.

    Attributes:
        checked: current translations.
        stale: translations of an earlier message.
        missing: messages without a translation.
    """

    checked: int = 0
    stale: int = 0
    missing: int = 0


def check_translations(
    root: Path,
    report: Report,
    events: Collection[str] = (),
    languages: Collection[str] = (),
) -> Compared:
    """Compare every current translation with its source.

    Errors of the records are reported too, since nothing can be compared with what is not read.

    Args:
        root: the workspace.
        report: where diagnostics go.
        events: slugs, and `interface`; all of the workspace when empty.
        languages: languages of the translations; all of the workspace when empty.
    """
    found = Report()
    checked = read_checked(root, found, set(events) - {INTERFACE} if events else None)
    report.extend(each for each in found if not _is_compared(each, root))
    states: Counter[State] = Counter()
    for desk in desks(root, checked, events, languages) if checked else ():
        states.update(each.state for each in desk.pairs)
        report.extend(found_in(desk, root))
    return Compared(states[State.TRANSLATED], states[State.STALE], states[State.MISSING])


def found_in(desk: Desk, root: Path) -> Iterator[Diagnostic]:
    """Yield what the checks say about the translations on a desk.

    Args:
        desk: what is translated.
        root: the workspace.
    """
    yield from compare(desk.pairs, Setting(desk.records, lines=_lines_below(root)))


def _lines_below(root: Path) -> Lines:
    """Return what gives the lines of the catalogs of a workspace, each read once."""

    @cache
    def lines(path: str) -> Sequence[str] | None:
        try:
            text = (root / path).read_text("utf-8-sig", errors="replace")
        except OSError:
            return None
        return text.split("\n")

    return lines


def _is_compared(found: Diagnostic, root: Path) -> bool:
    """Return whether the comparison reports it too: not of labels outside a checkout."""
    is_label = found.span.path.endswith(f"/{INTERFACE}.po")
    return found.code == "PR403" and (holds_interface(root) or not is_label)
