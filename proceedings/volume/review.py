"""Compose a bilingual reading copy: pairs and findings in; numbered rows by record out.

The copy is for whoever reads a translation against its source: on paper or on a screen, with the
state of each passage and what the checks found beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from proceedings.diagnostics import Diagnostic
from proceedings.language.difference import Piece, differences
from proceedings.language.edition import Edition
from proceedings.language.interface import N_, Interface
from proceedings.language.names import show_name
from proceedings.language.pairs import Desk, Pair, State
from proceedings.language.prose import Prose, Rendering, prose
from proceedings.language.status import Passage
from proceedings.records.base import OfficialForms
from proceedings.records.reader import EventRecords

__all__ = ["Finding", "Review", "ReviewGroup", "ReviewRow", "ReviewSection", "compose_review"]

_SECTIONS = {
    "event": N_("Event"),
    "programme": N_("Programme"),
    "outcomes": N_("Outcomes"),
    "people": N_("People"),
    "documents": N_("Documents"),
    "articles": N_("Articles"),
    "interface": N_("Interface"),
}
_STATES = {
    State.TRANSLATED: "",
    State.STALE: N_("Stale"),
    State.MISSING: N_("Not translated"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about a translation, in the reviewer's language."""

    code: str
    text: str
    help: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A message beside its translation.

    Attributes:
        number: its number in the copy, counted from 1 in reading order; comments are given by it.
        key: what commands call it by.
        source_lang: language of the source.
        source, translation: the two texts as readers see them; no translation where it is missing.
        changes: what was changed in the source since the translation was made, if that is known.
        state: `translated`, `stale` or `missing`.
        state_label: the state in words; empty for what is current.
        findings: what the checks found.
        remark: the translator's own comment.
        place: file and line of the translation, or of the source where there is none.
    """

    number: int
    key: str
    source_lang: str
    source: Prose
    translation: Prose
    changes: tuple[Piece, ...]
    state: str
    state_label: str
    findings: tuple[Finding, ...]
    remark: str
    place: str

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing beside the texts that needs an answer."""
        return not (self.state_label or self.findings)


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """The rows of one record, under its name or title."""

    heading: Passage
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """The groups of one kind of record."""

    kind: str
    title: str
    groups: tuple[ReviewGroup, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A bilingual reading copy.

    Attributes:
        name: what is reviewed, for file names: `2025-sao-paulo.es`.
        title: title of the event, or of the interface.
        lang: the language under review.
        day: date of the copy.
        sections: its rows by kind of record and by field.
    """

    name: str
    title: Passage
    lang: str
    day: date
    sections: tuple[ReviewSection, ...]

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """All rows in their order."""
        groups = (group for section in self.sections for group in section.groups)
        return tuple(row for group in groups for row in group.rows)

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of rows by state; `findings` is the number of rows with any."""
        counted: dict[str, int] = dict.fromkeys(map(str, _STATES), 0)
        for row in self.rows:
            counted[row.state] += 1
        return counted | {"findings": sum(bool(row.findings) for row in self.rows)}


def compose_review(
    desk: Desk, found: Iterable[Diagnostic], interface: Interface, day: date
) -> Review:
    """Return the reading copy of the translations of an event, or of the interface.

    Args:
        desk: what is translated; messages without a translation to make are left out.
        found: what the checks say about its catalogs.
        interface: the interface in the reviewer's language.
        day: date of the copy.
    """
    wanted = [each for each in desk.pairs if each.state is not State.EXEMPT]
    findings = _by_pair(wanted, found, interface)
    rows = [_row(number, each, findings, interface) for number, each in enumerate(wanted, start=1)]
    paired = list(zip(wanted, rows, strict=True))
    headings = _Headings(desk.records, desk.edition) if desk.records and desk.edition else None
    title = headings.title if headings else Passage(interface.say("Interface"), desk.lang)
    sections = tuple(_sections(paired, headings, interface))
    return Review(f"{desk.event}.{desk.lang}", title, desk.lang, day, sections)


_Findings = Mapping[tuple[str, int], tuple[Finding, ...]]


def _by_pair(pairs: Sequence[Pair], found: Iterable[Diagnostic], interface: Interface) -> _Findings:
    """Return findings by place of the entry: file, and line of its translation.

    A finding may stand at any line of a wrapped translation: it belongs to the entry before it.
    """
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for pair in pairs:
        lines[pair.place.path].append(pair.place.line)
    lines = defaultdict(list, {path: sorted(own) for path, own in lines.items()})
    noted: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    for each in found:
        own = lines[each.span.path]
        index = bisect_right(own, each.span.line)
        if index:
            noted[each.span.path, own[index - 1]].append(_finding(each, interface))
    return {place: tuple(findings) for place, findings in noted.items()}


def _finding(found: Diagnostic, interface: Interface) -> Finding:
    advice = found.help.text(interface.plain) if found.help else ""
    return Finding(found.code, found.message.text(interface.plain), advice)


def _row(
    number: int,
    pair: Pair,
    findings: _Findings,
    interface: Interface,
) -> ReviewRow:
    previous = pair.entry.previous if pair.entry else ""
    label = _STATES[pair.state]
    return ReviewRow(
        number=number,
        key=pair.key,
        source_lang=pair.field.lang,
        source=_shown(pair, pair.source),
        translation=_shown(pair, pair.text),
        changes=differences(previous, pair.source) if previous else (),
        state=pair.state,
        state_label=interface.say(label) if label else "",
        findings=findings.get((pair.place.path, pair.place.line), ()),
        remark=pair.entry.remark if pair.entry else "",
        place=str(pair.place),
    )


def _shown(pair: Pair, text: str) -> Prose:
    """Return a text as readers see it: Markdown set, links without their targets."""
    if not pair.field.is_markdown:
        return Prose((_escaped(text),) if text else ())
    return prose(text, Rendering, lambda _target: None) if text else Prose(())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sections(
    paired: Sequence[tuple[Pair, ReviewRow]], headings: _Headings | None, interface: Interface
) -> Iterator[ReviewSection]:
    for kind, of_kind in groupby(paired, key=lambda each: each[0].kind):
        groups = tuple(
            ReviewGroup(
                headings.of(owner) if headings else Passage("", interface.lang),
                tuple(row for _, row in own),
            )
            for owner, own in groupby(of_kind, key=lambda each: _owner(each[0]))
        )
        yield ReviewSection(kind, interface.say(_SECTIONS[kind]), groups)


def _owner(pair: Pair) -> str:
    """Return the context of the record that a message belongs to: `programme/opening/mo-jihong`.

    Parts of an event, such as its notes, are the event's own; the interface is one.
    """
    if pair.kind in {"event", "interface"}:
        return pair.kind
    return pair.field.context.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class _Headings:
    """Says in the language under review whose a field is."""

    records: EventRecords
    edition: Edition

    @property
    def title(self) -> Passage:
        """The event's title."""
        return self._form(self.records.event.title, "event/title")

    def of(self, owner: str) -> Passage:
        """Return the name or title of the record with a context."""
        kind, *identifiers = owner.split("/")
        if kind == "event":
            return self.title
        return self._name(kind, identifiers) or Passage("/".join(identifiers), "und")

    def _name(self, kind: str, owners: Sequence[str]) -> Passage | None:
        if kind == "people":
            return self._person(owners[0])
        if kind == "programme":
            return self._intervention(owners)
        context = f"{kind}/{owners[0]}"
        for each in getattr(self.records, kind):
            if each.id == owners[0]:
                own = "name" if kind == "outcomes" else "title"
                return self._form(getattr(each, own), f"{context}/{own}")
        return None

    def _person(self, identifier: str) -> Passage | None:
        person = self.records.person(identifier)
        name = show_name(person.name, self.edition.lang) if person else None
        return Passage(name.text, name.lang or self.edition.lang) if name else None

    def _intervention(self, owners: Sequence[str]) -> Passage | None:
        session = next((each for each in self.records.programme if each.id == owners[0]), None)
        if session is None:
            return None
        for each in session.interventions:
            if owners[1:] == [each.id]:
                return self._person(each.speaker)
        return self._form(session.title, f"programme/{session.id}/title")

    def _form(self, value: object, context: str) -> Passage:
        if isinstance(value, OfficialForms):
            return self.edition.form(value)
        return self.edition.text(context)
