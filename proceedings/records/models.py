"""The records of a series and its events: one type per file, every field documented.

Which field holds which kind of text is decided here and nowhere else: `SourceText` and `Markdown`
are translated through catalogs, `OfficialForms` are facts, and a document's texts are files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from proceedings.records.base import (
    Country,
    Day,
    Duration,
    Flag,
    Language,
    LocalTime,
    Markdown,
    OfficialForms,
    Positive,
    Record,
    Slug,
    SourceText,
    Text,
    TextOrForms,
    TimeZone,
    Title,
    WebAddress,
)
from proceedings.records.identifiers import (
    Verdict,
    check_doi,
    check_isbn,
    check_issn,
    check_orcid,
    check_ror,
)

__all__ = [
    "Acceptance",
    "Article",
    "Corrigendum",
    "Document",
    "DocumentText",
    "Event",
    "Institution",
    "Intervention",
    "Name",
    "NameForm",
    "Note",
    "Outcome",
    "Participation",
    "Person",
    "Place",
    "Provenance",
    "Publication",
    "Series",
    "Session",
    "Topic",
    "VariantTitle",
]


def _identifier(check: Callable[[str], Verdict]) -> AfterValidator:
    def validate(value: str) -> str:
        verdict = check(value)
        if verdict is Verdict.WRONG_FORM:
            raise PydanticCustomError("identifier", "wrong form")
        if verdict is Verdict.WRONG_CHECK_DIGIT:
            raise PydanticCustomError("check_digit", "wrong check digit")
        return value

    return AfterValidator(validate)


class Acceptance(Record):
    """What looks like a mistake and is accepted, because it is the truth."""

    code: Annotated[str, Field(pattern=r"^PR\d{3}$")]
    """Code of the diagnostic; `proceedings explain CODE` says whether it may be accepted."""
    text: Text | None = None
    """What the diagnostic is about, for example a name or a date; all of the code if left out."""
    reason: Text
    """Why it is right as it stands; for whoever edits the record next."""


class Series(Record):
    """`events/series.yaml`: the series of meetings that the events belong to."""

    id: Slug
    """Identifier of the series."""
    name: OfficialForms
    """Official name of the series."""
    publisher: TextOrForms | None = None
    """Who publishes the proceedings."""
    base_url: WebAddress | None = None
    """Address under which the site is published, with `https://`."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """Languages of the editions, in the order in which readers choose among them."""
    default_language: Language | None = None
    """Language offered first; the first of `languages` when left out."""
    issn: Annotated[str, _identifier(check_issn)] | None = None
    """International Standard Serial Number, for example `2049-3630` (ISO 3297)."""

    @model_validator(mode="after")
    def _default_is_listed(self) -> Self:
        if self.default_language and self.default_language not in self.languages:
            raise PydanticCustomError(
                "default_language", "not among languages", {"field": "default_language"}
            )
        return self


class Institution(Record):
    """An institution with its official name."""

    id: Slug | None = None
    """Identifier, when other records refer to it."""
    name: OfficialForms
    """Official name."""
    country: Country | None = None
    """Country of its seat."""
    ror: Annotated[str, _identifier(check_ror)] | None = None
    """Research Organization Registry identifier, for example `https://ror.org/05gq02987`."""


class Place(Record):
    """Where an event was held."""

    city: OfficialForms
    """City."""
    country: Country
    """Country."""
    venue: Title | None = None
    """Building or institution."""


class Participation(Record):
    """Figures of attendance, as the organisers give them."""

    participants: Positive | None = None
    """Number of participants."""
    at_least: Flag = False
    """Whether the source says “more than” or “over”."""
    countries: Positive | None = None
    """Number of countries that the participants came from."""
    named_countries: tuple[Country, ...] = ()
    """Countries that a source names."""


class Provenance(Record):
    """A source from which facts in the records are taken."""

    id: Slug
    """Identifier that records use in `sources`."""
    text: Text
    """Bibliographic description, printed as it is."""
    lang: Language | None = None
    """Language of the description."""
    url: WebAddress | None = None
    """Address."""
    retrieved: Day | None = None
    """Day on which the source was read."""


class Note(Record):
    """An editor's note, for example on a difference between sources."""

    id: Slug
    """Identifier."""
    text: Markdown
    """The note."""
    sources: tuple[Slug, ...] = ()
    """Sources that the note is about."""


class Topic(Record):
    """An announced topic or forum of an event."""

    id: Slug
    """Identifier."""
    title: Title
    """Title."""


class Publication(Record):
    """Data of the publication itself."""

    publisher: TextOrForms | None = None
    """Publisher of this volume; that of the series when left out."""
    licence: Text | None = None
    """Licence of the text, as an SPDX identifier, for example `CC-BY-4.0`."""
    isbn: Annotated[str, _identifier(check_isbn)] | None = None
    """ISBN-13 with or without hyphens (ISO 2108)."""
    doi: Annotated[str, _identifier(check_doi)] | None = None
    """DOI without resolver, for example `10.5555/abc` (ISO 26324)."""
    edition: Positive = 1
    """Number of the edition."""
    revision: Positive = 1
    """Number of the revision within the edition."""
    date: Day
    """Day of publication; it dates the files too."""


class Event(Record):
    """`event.yaml`: one meeting and the data of its proceedings."""

    id: Slug
    """Identifier, equal to the folder's name; it is the address of the event."""
    series: Slug | None = None
    """Series that the event belongs to."""
    ordinal: Positive | None = None
    """Number of the event in its series."""
    lang: Language
    """Language of the event's translatable texts, unless a record says otherwise."""
    title: Title
    """Official title."""
    theme: Title | None = None
    """Official theme."""
    start: Day
    """First day."""
    end: Day
    """Last day."""
    timezone: TimeZone = "UTC"
    """Time zone of the programme's times."""
    place: Place | None = None
    """Where the event was held."""
    hosts: tuple[Institution, ...] = ()
    """Hosts."""
    organisers: tuple[Institution, ...] = ()
    """Organisers under the hosts."""
    topics: tuple[Topic, ...] = ()
    """Announced topics that are not sessions."""
    participation: Participation | None = None
    """Figures of attendance."""
    summary: Markdown | None = None
    """What the event was, in one to three paragraphs."""
    publication: Publication | None = None
    """Data of the publication."""
    sources: tuple[Provenance, ...] = ()
    """Sources of the facts."""
    notes: tuple[Note, ...] = ()
    """Editor's notes."""
    languages: tuple[Language, ...] = ()
    """Languages of this event's editions; those of the series when left out."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake anywhere in the event, and is accepted."""


class NameForm(Record):
    """A name in one script: family and given name, or the whole where they are not told apart."""

    family: Text | None = None
    """Family name or names."""
    given: Text | None = None
    """Given name or names."""
    full: Text | None = None
    """The whole name, for a transcription whose parts are not told apart."""
    reading: Text | None = None
    """How the form is read, for sorting: toneless pinyin for Chinese."""

    @model_validator(mode="after")
    def _parts(self) -> Self:
        if not (self.full or self.family or self.given):
            raise PydanticCustomError("name_parts", "no part")
        return self


class Name(Record):
    """A person's name; how it is shown is decided by each edition."""

    family: Text | None = None
    """Family name or names, in Latin letters."""
    given: Text | None = None
    """Given name or names, in Latin letters."""
    full: Text | None = None
    """The whole name, where family and given name are not told apart."""
    prefix: Text | None = None
    """Title before the name, for example `Captain`."""
    order: Literal["family-first", "given-first"] = "given-first"
    """Order of the parts in the person's own usage."""
    scripts: dict[Literal["Hans", "Hant"], NameForm] = Field(default_factory=dict)
    """Recorded forms in other scripts, by ISO 15924 code; never made up."""
    sort: Text | None = None
    """Place in alphabetical lists, where it is not `family, given`."""
    variants: tuple[Text, ...] = ()
    """Other spellings that sources print."""

    @model_validator(mode="after")
    def _parts(self) -> Self:
        if not (self.full or self.family or self.given):
            raise PydanticCustomError("name_parts", "no part")
        return self


class Person(Record):
    """An entry of `people.yaml`."""

    id: Slug
    """Identifier."""
    name: Name
    """Name."""
    affiliation: SourceText | None = None
    """Institution, in words."""
    role: SourceText | None = None
    """Post or function, in words."""
    country: Country | None = None
    """Country that the sources connect the person with."""
    orcid: Annotated[str, _identifier(check_orcid)] | None = None
    """ORCID iD (ISO 27729)."""
    lang: Language | None = None
    """Language of this record's texts; the event's when left out."""
    note: Markdown | None = None
    """Editor's note."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


class Intervention(Record):
    """What one person said in a session, as far as it is reported."""

    id: Slug
    """Identifier, unique in the event."""
    speaker: Slug
    """Person who spoke."""
    title: Title | None = None
    """Title of the talk."""
    summary: Markdown | None = None
    """What the person said, attributed, in the editors' words."""
    start: LocalTime | None = None
    """Begin, local to the event."""
    duration: Duration | None = None
    """Length."""
    keywords: tuple[SourceText, ...] = ()
    """Keywords."""
    lang: Language | None = None
    """Language of this record's texts."""
    original_language: Language | None = None
    """Language in which the person spoke."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


SessionKind = Literal[
    "opening", "keynote", "panel", "parallel", "closing", "break", "theme", "other"
]


class Session(Record):
    """An entry of `programme.yaml`."""

    id: Slug
    """Identifier."""
    title: Title
    """Title."""
    kind: SessionKind = "panel"
    """Kind; `theme` groups interventions that a source reports by theme, not by session."""
    start: LocalTime | None = None
    """Begin, local to the event."""
    end: LocalTime | None = None
    """End, local to the event."""
    timezone: TimeZone | None = None
    """Time zone of this session's times, if held elsewhere; the event's when left out."""
    room: Title | None = None
    """Room."""
    chairs: tuple[Slug, ...] = ()
    """Persons in the chair."""
    description: Markdown | None = None
    """What the session was about."""
    interventions: tuple[Intervention, ...] = ()
    """Interventions in their order."""
    lang: Language | None = None
    """Language of this record's texts."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


class Outcome(Record):
    """An entry of `outcomes.yaml`: what an event brought about."""

    id: Slug
    """Identifier."""
    kind: Literal["network", "report", "plan", "document", "initiative"]
    """Kind."""
    name: Title
    """Official name."""
    description: Markdown | None = None
    """What it is."""
    date: Day | None = None
    """Day on which it was launched, adopted or released."""
    document: Slug | None = None
    """Document record that holds its text."""
    institutions: tuple[Institution, ...] = ()
    """Institutions behind it."""
    lang: Language | None = None
    """Language of this record's texts."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


class VariantTitle(Record):
    """Another rendering of a document's title that a source prints."""

    lang: Language
    """Language."""
    text: Text
    """The title."""
    source: Slug | None = None
    """Source that prints it."""


class DocumentText(Record):
    """One language version of a document, held in the file `<language>.md`."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Seal: SHA-256 of the file's bytes, in hexadecimal."""
    source: Slug | None = None
    """Source of the text."""
    translators: tuple[Text, ...] = ()
    """Translators: person ids or names."""
    translated_from: Language | None = None
    """Authentic text that this version translates."""


class Corrigendum(Record):
    """A correction of an adopted text."""

    date: Day
    """Day of the correction."""
    paragraph: Positive
    """Number of the paragraph."""
    lang: Language
    """Language version."""
    old: Text
    """Text before."""
    new: Text
    """Text after."""


class Document(Record):
    """`documents/<id>/document.yaml`: an adopted document; its texts are numbered paragraphs."""

    id: Slug
    """Identifier, equal to the folder's name."""
    kind: Slug
    """Kind, for example `consensus`, `declaration`, `statement`."""
    form: Literal["text", "digest"] = "text"
    """Whether the files hold the text itself or a digest in the editors' words."""
    title: Title
    """Official title."""
    variant_titles: tuple[VariantTitle, ...] = ()
    """Other renderings of the title in print."""
    status: Literal["draft", "adopted", "corrected"] = "adopted"
    """Status."""
    adopted: Day | None = None
    """Day of adoption."""
    symbol: Text | None = None
    """Document symbol."""
    lang: Language | None = None
    """Language of the text that is held, for translation; the event's when left out."""
    original_language: Language | None = None
    """Language in which the document was drafted."""
    authentic: tuple[Language, ...] = ()
    """Languages whose texts are equally authentic, if the document says so."""
    prevailing: Language | None = None
    """Language that prevails in case of divergence, only if the document says so."""
    note: Markdown | None = None
    """Editor's note: what is held here and why."""
    texts: dict[Language, DocumentText] = Field(default_factory=dict)
    """Language versions held as files."""
    corrigenda: tuple[Corrigendum, ...] = ()
    """Corrections after adoption."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


class Article(Record):
    """`articles/<id>/article.yaml`: an article; its text is the file `<lang>.md` beside it."""

    id: Slug
    """Identifier, equal to the folder's name."""
    title: Title
    """Title."""
    subtitle: SourceText | None = None
    """Subtitle."""
    authors: tuple[Slug, ...] = ()
    """Authors; the editors when left out."""
    affiliation_note: SourceText | None = None
    """Note on the authors."""
    abstract: Markdown | None = None
    """Abstract."""
    keywords: tuple[SourceText, ...] = ()
    """Keywords."""
    lang: Language | None = None
    """Language of the text that is held; the event's when left out."""
    original_language: Language | None = None
    """Language in which the article was written."""
    translators: tuple[Text, ...] = ()
    """Translators: person ids or names."""
    appendices: tuple[Slug, ...] = ()
    """Documents printed as appendices."""
    doi: Annotated[str, _identifier(check_doi)] | None = None
    """DOI of the article."""
    date: Day | None = None
    """Day on which the article was finished."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""
