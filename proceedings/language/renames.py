"""Find records whose identifier was changed: contexts of a catalog and fields in, warnings out.

Translations are found by the identifiers on the way to them. Where all that is left of a record is
what another, new one says too, in the same place, it is probably the same record.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from proceedings.diagnostics import Diagnostic, message, warning
from proceedings.language.catalog import Key
from proceedings.language.fields import Field, lasting

__all__ = ["check_renamed"]


class _Rename(NamedTuple):
    """A change of one identifier: what stands before it, the old one and the new one."""

    before: tuple[str, ...]
    old: str
    new: str


def check_renamed(keys: Iterable[Key], fields: Iterable[Field]) -> Iterator[Diagnostic]:
    """Yield a warning for each record that lost its translations with its identifier.

    Args:
        keys: messages that a catalog has translations of.
        fields: the event's translatable fields in the source language of the catalog.
    """
    wanted = {each.context: each for each in fields}
    contexts = (context for each in wanted.values() for context in (each.context, *each.former))
    known = {lasting(context) for context in contexts}
    lost: defaultdict[str, set[str]] = defaultdict(set)
    held = set()
    for context, text in keys:
        held.add(context)
        if lasting(context) not in known:
            lost[context].add(text)
    fresh = [each for each in wanted.values() if each.context not in held] if lost else []
    for rename, field in _renames(lost, fresh, set(_prefixes(wanted))).items():
        yield warning(
            "PR352",
            field.units[0].span,
            message(
                "`{new}` has the texts that `{old}` had; their translations are not found",
                new=rename.new,
                old=rename.old,
            ),
            message(
                "if it is the same record, add `aliases: [{old}]` to `{new}`",
                old=rename.old,
                new=rename.new,
            ),
        )


def _renames(
    lost: Mapping[str, set[str]], fresh: Iterable[Field], prefixes: set[tuple[str, ...]]
) -> dict[_Rename, Field]:
    """Return the changes that explain most of a lost record, each with a field of the new one."""
    by_text: defaultdict[tuple[str, str], list[Field]] = defaultdict(list)
    for each in fresh:
        for unit in each.units:
            by_text[each.context.rpartition("/")[2], unit.text].append(each)
    amounts: Counter[_Rename] = Counter()
    examples: dict[_Rename, Field] = {}
    totals: Counter[tuple[str, ...]] = Counter()
    for context, texts in lost.items():
        parts = tuple(context.split("/"))
        totals.update({parts[:end]: len(texts) for end in range(1, len(parts))})
        for text in texts:
            for each in by_text.get((parts[-1], text), ()):
                rename = _difference(parts, tuple(each.context.split("/")))
                if rename and (*rename.before, rename.old) not in prefixes:
                    amounts[rename] += 1
                    examples.setdefault(rename, each)
    best: dict[tuple[str, ...], _Rename] = {}
    for rename, amount in sorted(amounts.items(), key=lambda item: (-item[1], item[0])):
        gone = (*rename.before, rename.old)
        if 2 * amount > totals[gone]:
            best.setdefault(gone, rename)
    return {rename: examples[rename] for rename in best.values()}


def _prefixes(contexts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the records that contexts lead through."""
    for context in contexts:
        parts = tuple(context.split("/"))
        for end in range(1, len(parts) + 1):
            yield parts[:end]


def _difference(old: tuple[str, ...], new: tuple[str, ...]) -> _Rename | None:
    """Return the one identifier in which two contexts differ, or None."""
    if len(old) != len(new):
        return None
    places = [index for index, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    if len(places) != 1 or places[0] in {0, len(old) - 1}:
        return None
    place = places[0]
    return _Rename(old[:place], old[place], new[place])
