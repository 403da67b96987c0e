"""Settle what editors accept: diagnostics in, those that no record accepts with a reason out.

`accepted` in a record names a code that may be the truth there; the diagnostics that it is about
are left out of the report. An acceptance of what may not be accepted, or of nothing, is reported
itself, so that none outlives its reason. The YAML data are read, not the records: a mistake
elsewhere in a file does not bring back what was accepted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from proceedings.diagnostics import Diagnostic, Severity, Span, message, warning
from proceedings.diagnostics.codes import CODES
from proceedings.records.base import closest
from proceedings.records.files import EventFiles
from proceedings.records.source import Path, Source

__all__ = ["settle"]


@dataclass(frozen=True, slots=True)
class _Acceptance:
    """One entry of `accepted`.

    Attributes:
        code: the code that is accepted.
        text: what the diagnostic must be about; empty for anything.
        span: the entry.
        event: folder of the event.
        path: file or folder that it holds for.
        first, last: lines of the file that it holds for; `last` 0 stands for the end.
    """

    code: str
    text: str
    span: Span
    event: str
    path: str
    first: int
    last: int

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Return whether a diagnostic is what is accepted here."""
        span = diagnostic.span
        if diagnostic.code != self.code or not span.path.startswith(self.path):
            return False
        if span.path == self.path and not self.first <= span.line <= (self.last or span.line):
            return False
        values = diagnostic.message.values.values()
        whole = rf"(?<!\w){re.escape(self.text)}(?!\w)"
        return not self.text or any(re.search(whole, value) for value in values)


def settle(
    events: Iterable[EventFiles], diagnostics: Collection[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that are not accepted, and those about the acceptances."""
    acceptances = [each for files in events for each in _acceptances(files)]
    if not acceptances:
        return tuple(diagnostics)
    by_code: dict[str, list[_Acceptance]] = {}
    for each in acceptances:
        by_code.setdefault(each.code, []).append(each)
    left, used = [], set()
    for found in diagnostics:
        covering = [each for each in by_code.get(found.code, ()) if each.covers(found)]
        if covering and CODES[found.code].acceptable:
            used.update(covering)
        else:
            left.append(found)
    broken = {each.span.path for each in left if each.severity is Severity.ERROR}
    return (*left, *_about(acceptances, used, broken))


def _about(
    acceptances: Iterable[_Acceptance], used: Collection[_Acceptance], broken: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with acceptances.

    Where a file of the event is broken, not everything was checked: nobody can say there that an
    acceptance is not needed.
    """
    for each in acceptances:
        code = CODES.get(each.code)
        if code is None:
            near = closest(each.code, tuple(CODES))
            hint = (
                message("did you mean `{name}`?", name=near)
                if near
                else message("`proceedings explain CODE` says whether it may be accepted")
            )
            yield Diagnostic(
                "PR334", each.span, message("unknown code `{code}`", code=each.code), hint
            )
        elif not code.acceptable:
            yield Diagnostic(
                "PR334",
                each.span,
                message("`{code}` cannot be accepted", code=each.code),
                message("correct the mistake, and remove the acceptance"),
            )
        elif each not in used and not any(path.startswith(each.event) for path in broken):
            yield warning(
                "PR335",
                each.span,
                message("this acceptance matches nothing that is reported here"),
                message("remove it, or correct its code or text"),
            )


def _acceptances(files: EventFiles) -> Iterator[_Acceptance]:
    for name, source in files.sources.items():
        for path, data in _accepting(source):
            accepted = data["accepted"]
            for index, entry in enumerate(accepted if isinstance(accepted, list) else ()):
                if isinstance(entry, dict) and isinstance(entry.get("code"), str):
                    span = source.span((*path, "accepted", index))
                    region, first, last = _region(files, name, source, path)
                    text = entry.get("text")
                    yield _Acceptance(
                        entry["code"],
                        text if isinstance(text, str) else "",
                        span,
                        f"events/{files.slug}/",
                        region,
                        first,
                        last,
                    )


def _accepting(source: Source) -> Iterator[tuple[Path, dict[str, object]]]:
    """Yield the records of a file that have `accepted`, with their paths."""
    stack: list[tuple[Path, object]] = [((), source.data)]
    while stack:
        path, data = stack.pop()
        if isinstance(data, dict):
            if "accepted" in data:
                yield path, data
            if "interventions" in data:
                stack.append(((*path, "interventions"), data["interventions"]))
        elif isinstance(data, list):
            stack.extend(((*path, index), each) for index, each in enumerate(data))


def _region(files: EventFiles, name: str, source: Source, path: Path) -> tuple[str, int, int]:
    """Return where an acceptance holds: in an event, a document's folder, or a record's lines."""
    if name == "event":
        return f"events/{files.slug}/", 0, 0
    if not path:
        return f"{source.path.rpartition('/')[0]}/", 0, 0
    return source.path, source.span(path).line, _last_line(source, path)


def _last_line(source: Source, path: Path) -> int:
    """Return the line before the next record of a list that the path leads through; 0 if none."""
    for length in range(len(path), 0, -1):
        step = path[length - 1]
        if isinstance(step, int):
            following = (*path[: length - 1], step + 1)
            if source.has(following):
                return source.span(following).line - 1
    return 0
