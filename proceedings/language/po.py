"""Read and write the text of PO files: text in, entries out, and back; nothing in it is lost.

polib reads. What it would drop (the previous message of an obsolete entry, comments behind the last
entry, escapes that it does not know) is handled before. We write: the lines that polib would write,
ten times as fast, except that translators' comments are never wrapped. Where lines are broken does
not depend on how they were broken before, so a file that Poedit or msgmerge wrapped in their own
way comes out in ours.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import polib

__all__ = ["parse", "render"]

_WIDTH = 79
"""Columns of a line, as in GNU gettext."""
_QUOTED = _WIDTH - 2
"""Characters of a line between its quotes."""
_STRING = re.compile(r'(?:#~?\|? *)?(?:msg[a-z_]+(?:\[\d\])?\s+)?(?P<string>".*)')
_CLOSED = re.compile(r'"(?:[^"\\]|\\[\\"ntrvbf])*"\s*')
_OBSOLETE_PREVIOUS = re.compile(r"^#~\|", re.MULTILINE)
_LINE_ENDS = re.compile(r"[\n\r\v\f]")
_ESCAPED = str.maketrans(
    {
        "\\": r"\\",
        "\t": r"\t",
        "\r": r"\r",
        "\n": r"\n",
        "\v": r"\v",
        "\b": r"\b",
        "\f": r"\f",
        '"': r"\"",
    }
)
_SPECIAL = re.compile(r'[\\\t\r\n\v\b\f"]')
_WRAPPER = textwrap.TextWrapper(_QUOTED, drop_whitespace=False, break_long_words=False)
_COMMENTS = textwrap.TextWrapper(
    _WIDTH, initial_indent="#. ", subsequent_indent="#. ", break_long_words=False
)


def parse(text: str) -> polib.POFile:
    """Return the entries of a PO file, obsolete ones with their previous messages.

    Comments behind the last entry, which belong to no message, are put into the header's comment.

    Raises:
        ValueError: it is no PO file; the message ends in `(line N)`.
        OSError: the same, as polib says it.
    """
    _check_strings(text)
    catalog = polib.pofile(_OBSOLETE_PREVIOUS.sub("#|", text), wrapwidth=0)
    behind = [line[1:].strip() for line in _last_comments(text)]
    catalog.header = "\n".join([catalog.header, *behind]) if behind else catalog.header
    return catalog


def _check_strings(text: str) -> None:
    """Refuse a string that is not closed on its line, or has an escape that polib keeps as text.

    Raises:
        ValueError: a line holds such a string.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if '"' not in line or line[:2] in {"# ", "#.", "#:", "#,"}:
            continue
        match = _STRING.fullmatch(line.strip())
        if match and not _CLOSED.fullmatch(match["string"]):
            raise ValueError(f"(line {number})")


def _last_comments(text: str) -> list[str]:
    """Return translators' comments that stand behind the last string of a file, in order."""
    found: list[str] = []
    for line in reversed(text.rstrip().split("\n")):
        if line.strip() and not line.startswith("#"):
            break
        if line.startswith(("#~", "#|")):
            break
        if line.startswith("# "):
            found.insert(0, line)
    return found


def render(catalog: polib.POFile) -> str:
    """Return the text of a PO file: header, current entries and obsolete ones, in their order."""
    lines: list[str] = [f"# {line}".rstrip() for line in catalog.header.split("\n")]
    head = "\n".join(f"{name}: {value}" for name, value in catalog.ordered_metadata())
    lines += ['msgid ""', *_field("msgstr", head + "\n")]
    for entry in catalog:
        if not entry.obsolete:
            _add(lines, entry)
    for entry in catalog:
        if entry.obsolete:
            _add(lines, entry)
    return "\n".join(lines) + "\n"


def _add(lines: list[str], entry: polib.POEntry) -> None:
    """Add the lines of an entry behind an empty line."""
    lines.append("")
    if entry.tcomment:
        lines += (f"# {line}".rstrip() for line in entry.tcomment.split("\n"))
    if not entry.obsolete:
        lines += _references(entry)
    if entry.flags:
        lines.append("#, " + ", ".join(entry.flags))
    mark = "#~ " if entry.obsolete else ""
    lines += _previous(entry, "#~| " if entry.obsolete else "#| ")
    if entry.msgctxt is not None:
        lines += _field("msgctxt", entry.msgctxt, mark)
    lines += _field("msgid", entry.msgid, mark)
    if entry.msgid_plural:
        lines += _field("msgid_plural", entry.msgid_plural, mark)
    if entry.msgstr_plural:
        for index in sorted(entry.msgstr_plural):
            lines += _field(f"msgstr[{index}]", entry.msgstr_plural[index], mark)
    else:
        lines += _field("msgstr", entry.msgstr, mark)


def _references(entry: polib.POEntry) -> Iterator[str]:
    """Yield what we say of an entry, and where it stands."""
    if entry.comment:
        for line in entry.comment.split("\n"):
            if len(line) + 3 > _WIDTH:
                yield from _COMMENTS.wrap(line)
            else:
                yield f"#. {line}"
    if entry.occurrences:
        yield "#: " + " ".join(
            f"{file}:{line}" if line else file for file, line in entry.occurrences
        )


def _previous(entry: polib.POEntry, mark: str) -> Iterator[str]:
    """Yield the message that a fuzzy translation was made for."""
    for name in ("msgctxt", "msgid", "msgid_plural"):
        text = getattr(entry, f"previous_{name}")
        if text is not None:
            yield from _field(name, text, mark, _WIDTH - len("previous_"))


def _field(name: str, text: str, mark: str = "", width: int = _WIDTH) -> list[str]:
    """Return the lines of a string: one if all fits into the width, else several."""
    escaped = text.translate(_ESCAPED) if _SPECIAL.search(text) else text
    if len(escaped) == len(text):  # no line ends in it: the usual case
        if len(text) + len(name) + 3 <= width:
            return [f'{mark}{name} "{escaped}"']
        return [f'{mark}{name} ""', *(f'{mark}"{line}"' for line in _wrapped(escaped))]
    parts = text.splitlines(keepends=True) if _LINE_ENDS.search(text) else [text]
    if len(parts) > 1:
        quoted = (part.translate(_ESCAPED) for part in parts)
        return [f'{mark}{name} ""', *(f'{mark}"{line}"' for line in quoted)]
    if len(text) + len(name) + 3 <= width + (len(escaped) - len(text)):
        return [f'{mark}{name} "{escaped}"']
    return [f'{mark}{name} ""', *(f'{mark}"{line}"' for line in _wrapped(escaped))]


def _wrapped(text: str) -> Iterator[str]:
    """Yield the lines of a long string: they break before or behind spaces, as textwrap's do."""
    if "-" in text:  # it breaks behind hyphens too, by rules of its own
        yield from _WRAPPER.wrap(text)
        return
    begin, length = 0, len(text)
    while length - begin > _QUOTED:
        end = _break(text, begin, begin + _QUOTED)
        yield text[begin:end]
        begin = end
    if begin < length:
        yield text[begin:]


def _break(text: str, begin: int, end: int) -> int:
    """Return where a line ends that begins at `begin` and should not go beyond `end`."""
    is_space = text[end] == " "
    if (text[end - 1] == " ") != is_space:
        return end
    if is_space:  # in the midst of several
        before = end
        while before > begin and text[before - 1] == " ":
            before -= 1
        if before > begin:
            return before
        while end < len(text) and text[end] == " ":
            end += 1
        return end
    space = text.rfind(" ", begin, end)
    if space >= begin:
        return space + 1
    behind = text.find(" ", end)
    return len(text) if behind < 0 else behind
