"""Take translations in: a file that came back and a workspace in; what changes, and files, out.

Each message is judged by itself. It is taken when it is still the message that was sent, and when
nobody has changed its translation since; else it is refused by name, and the others are taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path

from proceedings.diagnostics import Message, Report, Severity, Span, message, shortened
from proceedings.exchange.rows import Returned, ReturnedRow, UnreadableError, identity, mark
from proceedings.language.interface import INTERFACE
from proceedings.language.merge import SIMILAR, likeness
from proceedings.language.pairs import Pair, State
from proceedings.language.revising import Revision, revised
from proceedings.pipeline.desks import Desk, desks, holds_interface, read_checked
from proceedings.records.files import event_slugs
from proceedings.records.replacing import replace_files
from proceedings.records.source import check_characters

__all__ = ["Change", "Imported", "import_translations", "write_imported"]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one message.

    Attributes:
        pair: the message, and its translation until now.
        text, remark: its translation and the translator's comment from now on.
        fuzzy: whether it stays stale.
    """

    pair: Pair
    text: str
    remark: str
    fuzzy: bool

    @property
    def is_new(self) -> bool:
        """Whether there was no translation."""
        return self.pair.state is State.MISSING

    @property
    def is_confirmed(self) -> bool:
        """Whether a stale translation becomes current."""
        return self.pair.state is State.STALE and not self.fuzzy


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brings.

    Attributes:
        event, lang: what it is about.
        changes: what it changes, in the order of the file.
        unchanged: messages that come back as they are in the catalogs, or as they left.
        empty: messages without a translation.
        refused: messages that are refused.
        files: the catalogs that change, with their new bytes.
    """

    event: str
    lang: str
    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    empty: int = 0
    refused: int = 0
    files: Mapping[Path, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Returns:
    """A file that came back, with the place where it is named in reports."""

    shown: str
    returned: Returned

    def span(self, row: ReturnedRow | None = None) -> Span:
        return Span(self.shown, row.line, row.column) if row else Span(self.shown)


def import_translations(  # noqa: PLR0913 a file, what it is about, where problems go
    root: Path,
    content: bytes,
    shown: str,
    report: Report,
    *,
    event: str = "",
    lang: str = "",
    overwrite: bool = False,
) -> Imported | None:
    """Return what a file of translations would change; nothing is written.

    Args:
        root: the workspace.
        content: the file, XLIFF 2.0 or xlsx.
        shown: how reports name it.
        report: where diagnostics go: an error for each message that is refused.
        event: slug of the event, or `interface`; as the file says when empty.
        lang: the language; as the file says when empty.
        overwrite: whether a translation is replaced though it changed after the file was made.

    Returns:
        None when the file cannot be used at all, or the records have errors.
    """
    returned = _read(content, shown, report)
    if returned is None:
        return None
    returns = _Returns(shown, returned)
    if not _agree(returns, event, lang, report):
        return None
    desk = _desk(root, returns, event or returned.event, lang or returned.lang, report)
    return _taken(root, desk, returns, report, overwrite=overwrite) if desk else None


def write_imported(imported: Imported) -> None:
    """Write the catalogs, all of them or none.

    Raises:
        OSError: a catalog cannot be written; the old ones are as they were.
    """
    replace_files(imported.files)


def _read(content: bytes, shown: str, report: Report) -> Returned | None:
    from proceedings.exchange import xliff  # noqa: PLC0415 openpyxl is slow to import

    try:
        if content.startswith(b"PK"):
            from proceedings.exchange import sheet  # noqa: PLC0415 as above

            return sheet.read(content)
        return xliff.read(content)
    except UnreadableError as error:
        code = "PR702" if error.is_unsafe else "PR701"
        span = Span(shown, error.line, error.column)
        report.add(code, span, error.problem, message("ask for it again as it was exported"))
        return None


def _agree(returns: _Returns, event: str, lang: str, report: Report) -> bool:
    """Return whether a file says the event and the language, and none other than asked for."""
    said = (("--event", event, returns.returned.event), ("--language", lang, returns.returned.lang))
    for option, asked, found in said:
        if asked and found and asked != found:
            text = message("the file is of `{found}`, not of `{asked}`", found=found, asked=asked)
            help_text = message("leave {option} out, or choose another file", option=option)
            report.add("PR703", returns.span(), text, help_text)
            return False
        if not asked and not found:
            text = message("the file does not say what it is of")
            report.add("PR703", returns.span(), text, message("say it by {option}", option=option))
            return False
    return True


def _desk(root: Path, returns: _Returns, event: str, lang: str, report: Report) -> Desk | None:
    """Return what is translated here of the event into the language."""
    slugs = (*event_slugs(root), *((INTERFACE,) if holds_interface(root) else ()))
    if event not in slugs:
        text = message("the file is of the event `{event}`, which is not here", event=event)
        report.add("PR703", returns.span(), text, _listed(slugs))
        return None
    before = len(report.diagnostics)
    if not (root / "translations").resolve().is_relative_to(root.resolve()):
        text = message("the file leads out of the workspace")
        help_text = message("replace the link by the file itself")
        report.add("PR113", Span("translations"), text, help_text)
        return None
    checked = read_checked(root, report, () if event == INTERFACE else (event,))
    if checked is None or len(report.diagnostics) > before:
        return None
    found = {each.lang: each for each in desks(root, checked, (event,))}
    if lang not in found:
        text = message("the file is in `{lang}`, which `{event}` is not", lang=lang, event=event)
        report.add("PR703", returns.span(), text, _listed(tuple(found)))
    return found.get(lang)


def _listed(names: Sequence[str]) -> Message:
    return message("there are: {names}", names=", ".join(f"`{each}`" for each in names))


def _taken(
    root: Path, desk: Desk, returns: _Returns, report: Report, *, overwrite: bool
) -> Imported:
    judge = _Judge(desk, returns, report, overwrite=overwrite)
    for rows in _by_message(returns.returned.rows):
        judge.judge(rows)
    return Imported(
        desk.event,
        desk.lang,
        tuple(judge.changes),
        judge.unchanged,
        judge.empty,
        judge.refused,
        _files(root, judge.changes),
    )


def _by_message(rows: Sequence[ReturnedRow]) -> list[list[ReturnedRow]]:
    """Return the rows of each message, which is one unless somebody copied rows."""
    found: dict[str, list[ReturnedRow]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return list(found.values())


def _files(root: Path, changes: Sequence[Change]) -> dict[Path, bytes]:
    in_order = sorted(changes, key=lambda each: each.pair.catalog)
    files = {}
    for name, of_catalog in groupby(in_order, lambda each: each.pair.catalog):
        revisions = {
            (each.pair.field.context, each.pair.source): Revision(
                each.text, each.fuzzy, each.remark
            )
            for each in of_catalog
        }
        file = root / name
        files[file] = revised(file.read_text(encoding="utf-8"), revisions).encode()
    return files


class _Judge:
    """Decides what becomes of each message, and keeps account."""

    def __init__(self, desk: Desk, returns: _Returns, report: Report, *, overwrite: bool) -> None:
        self.returns, self.report, self.overwrite = returns, report, overwrite
        self.pairs = [each for each in desk.pairs if each.state is not State.EXEMPT]
        self.known = {identity(each.field.context, each.source): each for each in self.pairs}
        sent = {each.id for each in returns.returned.rows}
        self.unsent = [pair for id_, pair in self.known.items() if id_ not in sent]
        self.changes: list[Change] = []
        self.unchanged = self.empty = self.refused = 0

    def judge(self, rows: Sequence[ReturnedRow]) -> None:
        """Decide about the rows of one message."""
        said = [each for each in rows if each.target.strip()] or rows[:1]
        row = said[0]
        pair = self.known.get(row.id)
        if pair is None:
            self._refuse_unknown(row)
        elif row.source != pair.source:
            text = message(
                "the source of `{key}` was changed in the file", key=_named(row, pair.key)
            )
            help_text = message(
                "in the file: “{theirs}”; it is: “{ours}”; change translations only",
                theirs=_parted(row.source, pair.source),
                ours=_parted(pair.source, row.source),
            )
            self._refuse("PR706", row, text, help_text)
        elif self._is_one(said, pair) and self._is_text(row, pair):
            self._weigh(row, pair)

    def _refuse(self, code: str, row: ReturnedRow, text: Message, help_text: Message) -> None:
        self.refused += 1
        self.report.add(code, self.returns.span(row), text, help_text)

    def _refuse_outdated(
        self, code: str, row: ReturnedRow, text: Message, help_text: Message
    ) -> None:
        """Refuse what is of another revision; where nobody worked on it, it is a warning."""
        self.refused += 1
        is_as_sent = mark(row.target) == row.mark
        severity = Severity.WARNING if is_as_sent else Severity.ERROR
        self.report.add(code, self.returns.span(row), text, help_text, severity)

    def _refuse_unknown(self, row: ReturnedRow) -> None:
        """Refuse a message that there is no more, and say what stands in its place."""
        key = _named(row, row.key or row.id)
        now = self._successor(row)
        if now is None:
            text = message("there is no message `{key}` any more, or there never was", key=key)
            help_text = message("look for “{text}” in the records", text=shortened(row.source))
            self._refuse_outdated("PR704", row, text, help_text)
            return
        text = message("`{key}` has changed since the file was made", key=key)
        help_text = message(
            "translated was: “{theirs}”; it is now: “{ours}”; export it again",
            theirs=_parted(row.source, now.source),
            ours=_parted(now.source, row.source),
        )
        self._refuse_outdated("PR705", row, text, help_text)

    def _successor(self, row: ReturnedRow) -> Pair | None:
        """Return the message that an earlier one has become, as far as that is known."""
        known = (each for each in self.pairs if each.entry and each.entry.previous == row.source)
        context = row.key.partition("#")[0]
        fresh = [each for each in self.unsent if each.field.context == context]
        alone = (each for each in fresh if len(each.field.units) == 1)
        similar = (each for each in fresh if likeness(each.source, row.source) >= SIMILAR)
        return next(chain(known, alone, similar), None)

    def _is_one(self, rows: Sequence[ReturnedRow], pair: Pair) -> bool:
        """Return whether all rows of a message say the same; where they do not, none is taken."""
        others = [row for row in rows if row.target != rows[0].target]
        for row in others:
            text = message("`{key}` has two different translations", key=_named(row, pair.key))
            where = rows[0].cell or f"{rows[0].line}:{rows[0].column}"
            self._refuse(
                "PR708", row, text, message("keep this one or that at {place}", place=where)
            )
        return not others

    def _is_text(self, row: ReturnedRow, pair: Pair) -> bool:
        """Return whether a catalog can hold a translation and a comment as they came."""
        if row.problem is not None:
            text = message("the translation of `{key}` is no text", key=_named(row, pair.key))
            help_text = message("{problem}: write the words themselves", problem=row.problem.text())
            self._refuse("PR709", row, text, help_text)
            return False
        found = Report()
        for each in (row.target, row.remark):
            check_characters(each, self.returns.shown, found, self.returns.span(row))
        self.report.extend(found)
        self.refused += bool(found.diagnostics)
        return not found.diagnostics

    def _weigh(self, row: ReturnedRow, pair: Pair) -> None:
        """Compare what came back with what left and with what the catalog says now."""
        target, remark = _lines(row.target), self._remark(row, pair)
        is_touched = not row.mark or mark(row.target) != row.mark
        if not target.strip() or not (is_touched or self._is_said(row, pair)):
            self._leave(row, pair, remark)
        elif pair.entry is None:
            text = message("the catalog does not have `{key}` yet", key=_named(row, pair.key))
            update = message("run `proceedings translations update`, then import again")
            self._refuse("PR712", row, text, update)
        elif target != pair.text and self._is_copy(row, pair):
            text = message(
                "the translation of `{key}` is a copy of its source", key=_named(row, pair.key)
            )
            help_text = message("translate it, or mark it as done if it is the same word")
            self._refuse("PR711", row, text, help_text)
        elif target != pair.text and self._is_newer(row, pair) and not self.overwrite:
            self._refuse_newer(row, pair)
        else:
            self._take(pair, target, remark, fuzzy=self._stays_stale(row, pair))

    def _leave(self, row: ReturnedRow, pair: Pair, remark: str) -> None:
        """Leave a translation as it is; a comment on it is taken all the same."""
        if pair.entry is not None and remark != pair.entry.remark:
            self._take(pair, pair.text, remark, fuzzy=pair.entry.fuzzy)
        elif row.target.strip():
            self.unchanged += 1
        else:
            self.empty += 1

    def _take(self, pair: Pair, text: str, remark: str, *, fuzzy: bool) -> None:
        old = pair.entry
        if old is not None and (old.text, old.remark, old.fuzzy) == (text, remark, fuzzy):
            self.unchanged += 1
        else:
            self.changes.append(Change(pair, text, remark, fuzzy))

    def _is_said(self, row: ReturnedRow, pair: Pair) -> bool:
        """Return whether a translator says of a stale translation, as it left, that it is right."""
        return row.is_done and pair.state is State.STALE and _lines(row.target) == pair.text

    def _stays_stale(self, row: ReturnedRow, pair: Pair) -> bool:
        return pair.state is State.STALE and not row.is_done

    def _is_newer(self, row: ReturnedRow, pair: Pair) -> bool:
        """Return whether the catalog's translation is another than the one that left."""
        return mark(pair.text) != row.mark if row.mark else bool(pair.text)

    def _is_copy(self, row: ReturnedRow, pair: Pair) -> bool:
        is_same_language = pair.field.lang == pair.lang
        return _lines(row.target) == pair.source and not row.is_done and not is_same_language

    def _refuse_newer(self, row: ReturnedRow, pair: Pair) -> None:
        text = message(
            "the translation of `{key}` was changed after the file was made",
            key=_named(row, pair.key),
        )
        help_text = message(
            "in the file: “{theirs}”; in the catalog: “{ours}”; --overwrite takes that of the file",
            theirs=_parted(row.target, pair.text),
            ours=_parted(pair.text, row.target),
        )
        self._refuse("PR707", row, text, help_text)

    def _remark(self, row: ReturnedRow, pair: Pair) -> str:
        """Return the comment from now on: none is lost that somebody wrote meanwhile."""
        old, new = (pair.entry.remark if pair.entry else ""), _lines(row.remark).strip()
        is_left = mark(row.remark) == row.remark_mark
        if not new or is_left or new == old:
            return old
        is_as_sent = not old or mark(old) == row.remark_mark
        return new if is_as_sent else f"{old}\n{new}"


def _lines(text: str) -> str:
    """Return text with the line breaks that catalogs have."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parted(text: str, other: str) -> str:
    """Return a text from a little before the place where it parts from another."""
    pairs = enumerate(zip(text, other, strict=False))
    same = next((index for index, (one, two) in pairs if one != two), min(len(text), len(other)))
    start = max(0, same - 20)
    return ("…" if start else "") + shortened(text[start:])


def _named(row: ReturnedRow, key: str) -> str:
    """Return what reports call a message by: its key, behind its cell in a spreadsheet."""
    return f"{row.cell} {key}" if row.cell else key
