"""The view types: an event as one edition shows it, text chosen, numbered and marked up.

Templates see these and nothing else. Every address is that of a record (`people/mo-jihong`,
`interventions/chen-chao`, `documents/consensus/3`); a book uses it as an anchor, a site maps it to
a page. Links in prose are written `#address`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from proceedings.language.names import ShownName
from proceedings.language.prose import Prose
from proceedings.language.status import Passage
from proceedings.volume.citation import Citation, Work, citation

__all__ = [
    "Appearance",
    "ArticleView",
    "Bar",
    "BarFigure",
    "CorrigendumView",
    "DocumentView",
    "EventView",
    "Figure",
    "FormsView",
    "GlossaryView",
    "HeldText",
    "InstitutionView",
    "InterventionView",
    "NoteView",
    "OutcomeView",
    "ParagraphView",
    "PersonView",
    "SeriesVolume",
    "SessionView",
    "Slot",
    "SourceView",
    "Standing",
    "TermView",
    "TextState",
    "TimelineDay",
    "TimelineFigure",
]


_NOTHING = Prose(())


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place where a person appears: an intervention, a chair, an article, a mention.

    Attributes:
        address: address of the place.
        title: what is there.
        kind: `intervention`, `chair`, `article`, `mention`, or `use` of a term.
    """

    address: str
    title: Passage
    kind: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person, with everything the edition says about them.

    Attributes:
        sector: what kind of institution they came from, in words; empty when not recorded.
        particulars: post, institution and country, in the order in which the language names them.
        affiliation_written: the institution in the words of the record, in whatever language.
    """

    id: str
    address: str
    name: ShownName
    role: Passage | None
    affiliation: Passage | None
    country_code: str
    country: str
    sector: str
    particulars: tuple[Passage, ...]
    orcid: str
    note: Prose | None
    appearances: tuple[Appearance, ...]
    sources: tuple[str, ...]
    affiliation_written: str = ""


@dataclass(frozen=True, slots=True)
class InterventionView:
    """What one person said; `number` counts interventions through the event."""

    id: str
    address: str
    number: int
    speaker: PersonView
    title: Passage | None
    summary: Prose | None
    keywords: tuple[Passage, ...]
    time: str
    duration: str
    original: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session, or a theme under which a source reports interventions."""

    id: str
    address: str
    kind: str
    kind_label: str
    title: Passage
    day: str
    time: str
    room: Passage | None
    chairs: tuple[PersonView, ...]
    description: Prose | None
    interventions: tuple[InterventionView, ...]
    sources: tuple[str, ...]

    @property
    def is_reported(self) -> bool:
        """Whether anything is recorded of what was said in it."""
        return any(each.summary for each in self.interventions)


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """An institution with its official name and its country's name.

    Attributes:
        forms: its official names in all languages that have one.
    """

    name: Passage
    country: str
    forms: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """Something that the event brought about."""

    id: str
    address: str
    kind_label: str
    name: Passage
    date: str
    description: Prose | None
    institutions: tuple[InstitutionView, ...]
    document: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrigendumView:
    """A correction of an adopted text.

    Attributes:
        number: number of the paragraph that was corrected.
        remark: the correction in one line, for the paragraph itself.
    """

    date: str
    number: int
    paragraph: str
    language: str
    lang: str
    old: str
    new: str
    remark: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A numbered paragraph; its label is written in the edition's style (`IV.`, `四、`).

    Attributes:
        corrections: what was corrected in the text that is shown.
        heading: the headings that stand before it.
    """

    number: int
    address: str
    label: str
    prose: Prose
    corrections: tuple[CorrigendumView, ...] = ()
    heading: Prose = _NOTHING

    @property
    def is_current(self) -> bool:
        """Whether text and headings may stand in a release."""
        return self.prose.is_current and self.heading.is_current


@dataclass(frozen=True, slots=True)
class HeldText:
    """The file from which a document is shown, in the edition's language or translated.

    Attributes:
        lang: language of the file; empty when none is held.
        standing: what the text shown is, in one sentence: authentic, a translation, a digest.
        seal: SHA-256 of the file as its record gives it; empty when it is not sealed.
        source: identifier of the source that the file is taken from; may be empty.
    """

    lang: str = ""
    standing: str = ""
    seal: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """An adopted document in the edition's language.

    Attributes:
        statements: what the data say about the text: form, authenticity, translation.
        variants: other renderings of its title in print.
        text: where the text that is shown comes from.
    """

    id: str
    address: str
    kind_label: str
    is_digest: bool
    title: Passage
    variants: tuple[Passage, ...]
    status_label: str
    adopted: str
    symbol: str
    statements: tuple[str, ...]
    note: Prose | None
    preamble: Prose
    paragraphs: tuple[ParagraphView, ...]
    corrigenda: tuple[CorrigendumView, ...]
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    text: HeldText
    work: Work

    @property
    def citation(self) -> Citation:
        """How to cite the document as it stands in the volume."""
        return citation(self.work)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article; `headings` are address, level (2–4) and text of its headings."""

    id: str
    address: str
    title: Passage
    subtitle: Passage | None
    authors: tuple[PersonView, ...]
    byline: str
    affiliation_note: Passage | None
    abstract: Prose | None
    keywords: tuple[Passage, ...]
    statements: tuple[str, ...]
    text: Prose
    headings: tuple[tuple[str, int, str], ...]
    appendices: tuple[DocumentView, ...]
    sources: tuple[str, ...]
    work: Work

    @property
    def citation(self) -> Citation:
        """How to cite the article."""
        return citation(self.work)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar figure.

    Attributes:
        label: what is counted.
        value: how many there are.
        shown: the number as the language writes it.
        extra: what the figure's third column says of it.
        address: address of the record that it is about; may be empty.
        is_open: whether it counts what the records do not say.
    """

    label: Passage
    value: int
    shown: str
    extra: str = ""
    address: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BarFigure:
    """Numbers side by side, as a table whose rows are bars.

    Attributes:
        id: the anchor at it, `figure-1`.
        label: its number, `Figure 1`.
        title: what it shows.
        heads: what the labels are, and the numbers, and the third column where there is one.
        rows: the bars in their order.
        notes: what is counted and what is not, one sentence each.
    """

    id: str
    label: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Bar, ...]
    notes: tuple[str, ...] = ()
    kind: ClassVar[Literal["bars"]] = "bars"

    @property
    def most(self) -> int:
        """The largest number."""
        return max((row.value for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A session on a timeline.

    Attributes:
        time: its times as the programme gives them.
        start: minutes from midnight in the time of the event.
        length: minutes that it took.
        lane: its column among sessions that overlap, counted from 0.
        lanes: columns that those sessions need.
        is_break: whether it is a break.
    """

    address: str
    title: Passage
    time: str
    room: Passage | None
    start: int
    length: int
    lane: int = 0
    lanes: int = 1
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day: its sessions in order of time, and the full hours between which all of them lie."""

    day: str
    first: int
    last: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """Sessions to the scale of time.

    Attributes:
        id: the anchor at it, `figure-4`.
        label: its number, `Figure 4`.
        title: what it shows.
        days: days in their order.
        hours: how each full hour of the days is written, by its number.
        untimed: sessions whose beginning or end is not recorded.
        notes: which clock is followed.
    """

    id: str
    label: str
    title: str
    days: tuple[TimelineDay, ...]
    hours: Mapping[int, str]
    untimed: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
    kind: ClassVar[Literal["timeline"]] = "timeline"


Figure = BarFigure | TimelineFigure


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, numbered in the order of the record."""

    id: str
    address: str
    number: int
    text: Passage
    url: str
    retrieved: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """An editor's note."""

    id: str
    address: str
    text: Prose
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormsView:
    """The forms of a term in one language: to be used, admitted, not to be used.

    Attributes:
        lang: the language, BCP 47.
        language: its name in the edition's language.
        preferred: the form to be used; empty where none is on record.
    """

    lang: str
    language: str
    preferred: str
    admitted: tuple[str, ...]
    forbidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the glossary that texts of the event use.

    Attributes:
        letter: the letter under which the edition's alphabet lists it.
        name: its form in the edition's language.
        forms: its forms in all languages of the event, the edition's first.
        sources: the works that print its forms.
        uses: the first places where it is used, in reading order.
        more: number of the other places.
    """

    id: str
    address: str
    letter: str
    name: Passage
    forms: tuple[FormsView, ...]
    definition: Passage | None
    note: Passage | None
    sources: tuple[SourceView, ...]
    uses: tuple[Appearance, ...]
    more: int


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The terms that the event's texts use, in the edition's order, and the works they rest on."""

    terms: tuple[TermView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an edition is translated, in messages."""

    original: int
    translated: int
    stale: int
    missing: int

    @property
    def total(self) -> int:
        """All messages."""
        return self.original + self.translated + self.stale + self.missing

    @property
    def is_current(self) -> bool:
        """Whether nothing is stale or missing."""
        return not (self.stale or self.missing)


@dataclass(frozen=True, slots=True)
class TextState:
    """What an edition shows of a text, or of texts that stand together.

    Attributes:
        address: where they stand.
        original: the languages that they were written in, in words; empty when not recorded.
        state: what the edition shows: `Original`, `Authentic text`, `Translated`, …
        details: more about it, in sentences.
        translators: who translated what is shown, in words; empty when not recorded.
        form: `Digest` for a document that is not given in full; else empty.
    """

    address: str
    title: Passage
    original: str
    state: str
    details: tuple[str, ...] = ()
    translators: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class SeriesVolume:
    """Another volume of the series."""

    title: Passage
    year: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as one edition shows it.

    Attributes:
        facts: label and value of each fact of the event, in order: date, place, figures, …
        named_countries: the countries that the organisers or the sources name.
        imprint: label and value of each fact of the publication.
        statement: one sentence on the state of translation.
        work: what citations say of the volume.
        published: day of publication, ISO 8601.
        isbn, doi, url: identifiers and web address of the edition; empty where not recorded.
        texts: the state of every text in this edition.
        naming: how the edition writes names, in sentences.
    """

    lang: str
    slug: str
    series: Passage
    title: Passage
    theme: Passage | None
    days: str
    place: str
    year: str
    hosts: tuple[InstitutionView, ...]
    organisers: tuple[InstitutionView, ...]
    topics: tuple[Passage, ...]
    facts: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    named_countries: tuple[str, ...]
    summary: Prose | None
    sessions: tuple[SessionView, ...]
    people: tuple[PersonView, ...]
    outcomes: tuple[OutcomeView, ...]
    documents: tuple[DocumentView, ...]
    articles: tuple[ArticleView, ...]
    sources: tuple[SourceView, ...]
    notes: tuple[NoteView, ...]
    imprint: tuple[tuple[str, str], ...]
    statement: str
    work: Work
    published: str
    isbn: str
    doi: str
    url: str
    texts: tuple[TextState, ...]
    naming: tuple[str, ...]
    standing: Standing
    titles: Mapping[str, str] = field(default_factory=dict)
    """The title in every language that has one, for metadata."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """The theme, or place and days, in every language that has a title, for metadata."""
    glossary: GlossaryView | None = None
    """The terms that the texts use; None without a glossary, or where they use none of it."""

    volumes: tuple[SeriesVolume, ...] = ()
    """The other volumes of the series, in the order of the meetings."""

    @property
    def citation(self) -> Citation:
        """How to cite the volume."""
        return citation(self.work)

    def person(self, person_id: str) -> PersonView:
        """Return a person by id."""
        return next(each for each in self.people if each.id == person_id)
