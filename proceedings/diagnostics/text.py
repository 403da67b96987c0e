"""Say a report to people: diagnostics in, lines of text out in which each part has a role.

    events/x/programme.yaml:5:16: error PR301: unknown speaker `li-wei`
       5 |       speaker: li-wei
         |                ^^^^^^
      help: did you mean `li-wen`?

A terminal gives each role a style; elsewhere the parts are joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from proceedings.diagnostics import Diagnostic, Message, Severity, message
from proceedings.diagnostics.setting import Setting
from proceedings.diagnostics.snippets import snippet, source_line, visible

__all__ = ["Line", "Role", "joined", "text_lines"]


class Role(Enum):
    """What a part of a line is."""

    PLACE = auto()
    ERROR = auto()
    WARNING = auto()
    MESSAGE = auto()
    MARGIN = auto()
    SOURCE = auto()
    LABEL = auto()
    HELP = auto()
    REMARK = auto()


Line = list[tuple[str, Role]]
"""A line without its end: texts, each safe to print, with their roles."""

_ROLES = {Severity.ERROR: Role.ERROR, Severity.WARNING: Role.WARNING}
_WORDS = {Severity.ERROR: message("error"), Severity.WARNING: message("warning")}
_HELP = message("help")


def joined(lines: Iterable[Line]) -> str:
    """Return lines as plain text, each ended by a line feed."""
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def text_lines(report: Iterable[Diagnostic], setting: Setting) -> Iterator[Line]:
    """Yield the lines of a report in the order of the files; what is left out is counted."""
    diagnostics = list(report)
    amounts = Counter(each.code for each in diagnostics)
    most = len(diagnostics) if setting.most is None else setting.most
    left = {code: setting.first for code, amount in amounts.items() if amount > most}
    for each in diagnostics:
        if each.code in left:
            if not left[each.code]:
                continue
            left[each.code] -= 1
        yield from _paragraph(each, setting)
    for code in sorted(left):
        yield [_remark(code, amounts[code], setting)]


def _remark(code: str, amount: int, setting: Setting) -> tuple[str, Role]:
    text = message(
        "{code}: {hidden} of {amount} are not shown; `--all` shows them",
        code=code,
        hidden=amount - setting.first,
        amount=amount,
    )
    return text.text(setting.translate), Role.REMARK


def _paragraph(diagnostic: Diagnostic, setting: Setting) -> Iterator[Line]:
    role = _ROLES[diagnostic.severity]
    word = _WORDS[diagnostic.severity].text(setting.translate)
    yield [
        (f"{_one_line(str(diagnostic.span))}: ", Role.PLACE),
        (f"{_one_line(word)} {diagnostic.code}: ", role),
        (_said(diagnostic.message, setting), Role.MESSAGE),
    ]
    yield from _source(diagnostic, setting)
    if diagnostic.help:
        label = _one_line(_HELP.text(setting.translate))
        yield [(f"  {label}: ", Role.LABEL), (_said(diagnostic.help, setting), Role.HELP)]


def _source(diagnostic: Diagnostic, setting: Setting) -> Iterator[Line]:
    """Yield the source line with carets under the place, where both are known."""
    line = source_line(setting.lines, diagnostic.span)
    if line is None:
        return
    shown = snippet(line, diagnostic.span, setting.room)
    number = f"{diagnostic.span.line:4}"
    yield [(f"{number} | ", Role.MARGIN), (shown.text, Role.SOURCE)]
    if shown.carets:
        carets = (" " * shown.indent + "^" * shown.carets, _ROLES[diagnostic.severity])
        yield [(f"{' ' * len(number)} | ", Role.MARGIN), carets]


def _said(said: Message, setting: Setting) -> str:
    return _one_line(said.text(setting.translate))


def _one_line(text: str) -> str:
    return visible(" ".join(text.splitlines()))
