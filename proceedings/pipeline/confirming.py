"""Confirm translations of messages that changed: keys in, catalogs with their marks taken off out.

Nothing is confirmed by similarity: "should" and "should not" are 90 % similar. Somebody compares
both texts, one message at a time, and the catalog says who.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from proceedings.diagnostics import Message, Report, message, shortened
from proceedings.language.catalog import Key
from proceedings.language.confirmation import CONFIRMED, confirm, take_back
from proceedings.language.difference import Piece, differences
from proceedings.language.pairs import Pair, State
from proceedings.pipeline.desks import Desk, desks, read_checked
from proceedings.records.base import closest
from proceedings.records.replacing import replace_files

__all__ = ["Choice", "Chosen", "choose", "confirm_translations", "take_back_confirmations"]


_LISTED = 20
"""Most messages of a field that are listed when none of them is stale."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A translation that somebody may confirm.

    Attributes:
        event: slug of its event, or `interface`.
        pair: the message beside its translation.
    """

    event: str
    pair: Pair

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What became of the message; nothing when the earlier one is not on record."""
        previous = self.pair.entry.previous if self.pair.entry else ""
        return differences(previous, self.pair.source) if previous else ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What keys stand for.

    Attributes:
        choices: the translations, in the order of the keys.
        problems: what is wrong with other keys.
    """

    choices: tuple[Choice, ...] = ()
    problems: tuple[Message, ...] = ()


def choose(  # noqa: PLR0913 what people ask for on the command line
    root: Path,
    report: Report,
    lang: str,
    keys: Sequence[str],
    events: Collection[str] = (),
    *,
    undo: bool = False,
) -> Chosen:
    """Find the translations that keys stand for.

    Args:
        root: the workspace.
        report: where errors go.
        lang: language of the translations.
        keys: keys, as in `Pair.key`.
        events: slugs, or `interface`; all of the workspace when empty.
        undo: whether confirmed translations are wanted, not stale ones.
    """
    checked = read_checked(root, report)
    if checked is None or report.has_errors():
        return Chosen()
    known = list(desks(root, checked, events, (lang,)))
    choices, problems = [], []
    for key in dict.fromkeys(keys):
        found = [
            Choice(desk.event, pair) for desk in known for pair in desk.pairs if pair.key == key
        ]
        problem = _problem(key, found, known, undo=undo)
        if problem:
            problems.append(problem)
        else:
            choices += found
    return Chosen(tuple(choices), tuple(problems))


def _problem(
    key: str, found: Sequence[Choice], known: Iterable[Desk], *, undo: bool
) -> Message | None:
    """Return why a key stands for no translation that can be confirmed, or taken back."""
    if not found:
        return _unknown(key, known)
    if len(found) > 1:
        events = ", ".join(each.event for each in found)
        return message(
            "`{key}` is in several events: choose one with --event: {events}",
            key=key,
            events=events,
        )
    pair = found[0].pair
    if undo:
        is_confirmed = bool(pair.entry and CONFIRMED in pair.entry.remark)
        if pair.state is State.TRANSLATED and is_confirmed:
            return None
        return message("`{key}` was not confirmed", key=key)
    return {
        State.STALE: None,
        State.TRANSLATED: message("`{key}` is not stale: there is nothing to confirm", key=key),
        State.MISSING: message("`{key}` is not translated: there is nothing to confirm", key=key),
        State.EXEMPT: message("`{key}` is not translated through a catalog", key=key),
    }[pair.state]


def _unknown(key: str, known: Iterable[Desk]) -> Message:
    """Return what to say of a key that no message has."""
    pairs = [pair for desk in known for pair in desk.pairs]
    several = [pair for pair in pairs if pair.field.context == key and pair.key != key]
    if several:
        open_ones = [pair for pair in several if pair.state is State.STALE]
        shown = open_ones or several[:_LISTED]
        listed = (f"{each.key} ({each.state}): {shortened(each.source)}" for each in shown)
        return message(
            "`{key}` has several messages; choose one of them:\n{list}",
            key=key,
            list="\n".join(f"  {each}" for each in listed),
        )
    stale = tuple(pair.key for pair in pairs if pair.state is State.STALE)
    near = closest(key, stale) or closest(key, tuple(pair.key for pair in pairs))
    if near:
        return message("there is no message `{key}`; did you mean `{near}`?", key=key, near=near)
    return message("there is no message `{key}`", key=key)


def confirm_translations(root: Path, choices: Iterable[Choice], who: str) -> tuple[str, ...]:
    """Take the mark off stale translations, and write who compared them and today's date.

    Returns:
        The catalogs that were written, all or none of them.

    Raises:
        OSError: a catalog cannot be read or written; all are as they were.
    """
    today = date.today().isoformat()  # noqa: DTZ011 the day on the translator's own calendar
    return _write(root, choices, lambda text, key: confirm(text, key, today, who))


def take_back_confirmations(root: Path, choices: Iterable[Choice]) -> tuple[str, ...]:
    """Mark confirmed translations as stale again; what the message was before is not brought back.

    Returns:
        The catalogs that were written, all or none of them.

    Raises:
        OSError: a catalog cannot be read or written; all are as they were.
    """
    return _write(root, choices, take_back)


def _write(
    root: Path, choices: Iterable[Choice], change: Callable[[str, Key], str]
) -> tuple[str, ...]:
    by_file: defaultdict[str, list[Pair]] = defaultdict(list)
    for each in choices:
        by_file[each.pair.catalog].append(each.pair)
    contents = {}
    for path, pairs in by_file.items():
        text = (root / path).read_bytes().decode("utf-8")
        for pair in pairs:
            text = change(text, (pair.field.context, pair.source))
        contents[root / path] = text.encode()
    replace_files(contents)
    return tuple(by_file)
