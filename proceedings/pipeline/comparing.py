"""Check translations against their sources: a workspace in; diagnostics and what was read out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from proceedings.diagnostics import Diagnostic, Report
from proceedings.diagnostics.snippets import Lines
from proceedings.language.comparison.compare import compare
from proceedings.language.comparison.finding import Setting
from proceedings.language.hunspell import Dictionaries, dictionary, has_dictionaries
from proceedings.language.interface import INTERFACE
from proceedings.language.pairs import Desk, State
from proceedings.pipeline.checking import Checked
from proceedings.pipeline.desks import desks, holds_interface, read_checked

__all__ = ["Compared", "check_translations", "found_in"]


@dataclass(frozen=True, slots=True)
class Compared:
    """How many messages were compared with their translations, and how many were not.

    Attributes:
        checked: current translations.
        stale: translations of an earlier message.
        missing: messages without a translation.
        unspelt: languages for whose spelling no dictionary is installed; there may be none.
    """

    checked: int = 0
    stale: int = 0
    missing: int = 0
    unspelt: tuple[str, ...] = ()


def check_translations(
    root: Path,
    report: Report,
    events: Collection[str] = (),
    languages: Collection[str] = (),
    dictionaries: Dictionaries = dictionary,
) -> Compared:
    """Compare every current translation with its source.

    Errors of the records are reported too, since nothing can be compared with what is not read.

    Args:
        root: the workspace.
        report: where diagnostics go.
        events: slugs, and `interface`; all of the workspace when empty.
        languages: languages of the translations; all of the workspace when empty.
        dictionaries: gives the spelling dictionary of a language; those of hunspell if left out.
    """
    found = Report()
    checked = read_checked(root, found, set(events) - {INTERFACE} if events else None)
    report.extend(each for each in found if not _is_compared(each, root))
    if checked is None:
        return Compared()
    states: Counter[State] = Counter()
    langs: set[str] = set()
    for desk in desks(root, checked, events, languages):
        states.update(each.state for each in desk.pairs)
        langs.add(desk.lang)
        report.extend(found_in(desk, root, checked, dictionaries))
    return Compared(
        states[State.TRANSLATED],
        states[State.STALE],
        states[State.MISSING],
        tuple(each for each in sorted(langs) if has_dictionaries(each) and not dictionaries(each)),
    )


def found_in(
    desk: Desk, root: Path, checked: Checked, dictionaries: Dictionaries = dictionary
) -> Iterable[Diagnostic]:
    """Return what the checks say about the translations on a desk.

    Args:
        desk: what is translated.
        root: the workspace.
        checked: what was read from it.
        dictionaries: gives the dictionary of a language.
    """
    workspace = checked.workspace
    setting = Setting(
        desk.records,
        series=workspace.series,
        terms=workspace.glossary.terms if workspace.glossary else (),
        dictionaries=dictionaries,
        lines=_lines_below(root),
    )
    return compare(desk.pairs, setting)


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
