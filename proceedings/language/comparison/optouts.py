"""Settle what translators opt out of: findings in, those that no comment accepts with a reason out.

A line `# PR415: the source counts in dozens` in the translator's comment of an entry leaves the
findings with this code out, for that message only. It is a comment, not a flag (`#, ignore-…`):
GNU msgmerge, Poedit and Weblate carry comments along and drop flags that gettext does not know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from proceedings.diagnostics import Message, Severity, message
from proceedings.diagnostics.codes import CODES
from proceedings.language.comparison.finding import Finding
from proceedings.language.pairs import Pair
from proceedings.records.base import closest

__all__ = ["OptOut", "opt_outs", "settled"]

_OPT_OUT = re.compile(r"^[ \t]*(?P<code>PR\d{3})\b[ \t:.,–—-]*(?P<reason>.*)$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2}|[\u4e00-\u9fff]")
"""A reason has a word at least."""
_BY_COMMENT = tuple(each.id for each in CODES.values() if each.by_comment)


@dataclass(frozen=True, slots=True)
class OptOut:
    """A line of a translator's comment that accepts what a check finds.

    Attributes:
        code: what is accepted.
        reason: why it is right all the same.
    """

    code: str
    reason: str


def opt_outs(remark: str) -> tuple[OptOut, ...]:
    """Return what a translator's comment opts out of."""
    found = _OPT_OUT.finditer(remark) if "PR" in remark else ()
    return tuple(OptOut(each["code"], each["reason"].strip()) for each in found)


def settled(
    pairs: Iterable[Pair], findings: Collection[Finding], unchecked: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield the findings that nobody opts out of, and what is wrong with opt-outs.

    Args:
        pairs: the pairs that were checked.
        findings: what was found.
        unchecked: codes that were not checked here, so that an opt-out may be needed elsewhere.
    """
    asked = {id(each): opt_outs(each.entry.remark) for each in pairs if each.entry}
    used: set[tuple[int, str]] = set()
    for each in findings:
        if each.code in _sound(asked, each.pair):
            used.add((id(each.pair), each.code))
        else:
            yield each
    for pair in pairs:
        for each_asked in asked.get(id(pair), ()):
            yield from _about(
                pair,
                each_asked,
                is_used=each_asked.code in unchecked or (id(pair), each_asked.code) in used,
            )


def _sound(asked: Mapping[int, tuple[OptOut, ...]], pair: Pair) -> set[str]:
    return {each.code for each in asked.get(id(pair), ()) if _is_sound(each)}


def _is_sound(asked: OptOut) -> bool:
    code = CODES.get(asked.code)
    return code is not None and code.by_comment and bool(_WORD.search(asked.reason))


def _about(pair: Pair, asked: OptOut, *, is_used: bool) -> Iterator[Finding]:
    """Yield what is wrong with an opt-out, if anything."""
    code, values = CODES.get(asked.code), {"key": pair.key, "code": asked.code}
    if code is None or not code.by_comment:
        text = message("`{key}`: `{code}` cannot be opted out of", **values)
        near = None if code else closest(asked.code, _BY_COMMENT)
        hint = (
            message("did you mean `{name}`?", name=near)
            if near
            else message("correct the translation, and remove the comment")
        )
        yield _finding(pair, "PR410", text, hint)
    elif not _is_sound(asked):
        text = message("`{key}`: the opt-out from `{code}` gives no reason", **values)
        hint = message("write `# {code}: ` and the reason, or remove the comment", **values)
        yield _finding(pair, "PR410", text, hint)
    elif not is_used:
        text = message("`{key}`: the opt-out from `{code}` is not needed", **values)
        yield _finding(pair, "PR411", text, message("remove the comment"))


def _finding(pair: Pair, code: str, text: Message, advice: Message) -> Finding:
    """Return a finding about a line of the comment."""
    severity = Severity.ERROR if code == "PR410" else Severity.WARNING
    accepted = text.values["code"]
    return Finding(pair, code, text, advice, accepted, severity=severity, in_comment=True)
