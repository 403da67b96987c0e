"""The records of a series and its events: one type per file, every field documented.

Which field holds which kind of text is decided here and nowhere else: `SourceText` and `Markdown`
are translated through catalogs, `OfficialForms` are facts, and a document's texts are files.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from proceedings.records.base import (
    Colour,
    Country,
    Day,
    DiagnosticCode,
    Digest,
    Doi,
    Duration,
    Flag,
    FontFamily,
    Isbn,
    Issn,
    Language,
    LocalTime,
    Markdown,
    OfficialForms,
    Orcid,
    Positive,
    Record,
    Ror,
    Slug,
    SourceText,
    Text,
    TextOrForms,
    TimeZone,
    Title,
    WebAddress,
)

__all__ = [
    "Acceptance",
    "Article",
    "Corrigendum",
    "Document",
    "DocumentText",
    "Event",
    "Glossary",
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
    "Term",
    "Theme",
    "Topic",
    "VariantTitle",
]


class Acceptance(Record):
    """What looks like a mistake and is accepted, because it is the truth."""

    code: DiagnosticCode
    """Code of the diagnostic; `proceedings explain CODE` says whether it may be accepted."""
    text: Text | None = None
    """What the diagnostic is about, for example a name or a date; all of the code if left out."""
    reason: Text
    """Why it is right as it stands; for whoever edits the record next."""


class Series(Record):
    """`events/series.yaml`: the series of meetings that the events belong to."""

    id: Slug
    """Identifier of the series, which events name in `series`."""
    name: OfficialForms
    """Official name of the series in each language that has one."""
    publisher: TextOrForms | None = None
    """Who publishes the proceedings: one name for all languages, or official forms."""
    base_url: WebAddress | None = None
    """Address under which the site is published, for example `https://example.org/proceedings`."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """Languages of the editions (BCP 47), in the order in which readers choose among them."""
    default_language: Language | None = None
    """Language offered first; the first of `languages` when left out."""
    issn: Issn | None = None
    """International Standard Serial Number of the series (ISO 3297), with its hyphen."""

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
    """Identifier, needed only when other records refer to the institution."""
    name: OfficialForms
    """Official name in each language that has one; a missing form is never made up."""
    country: Country | None = None
    """Country of its seat."""
    ror: Ror | None = None
    """Identifier in the Research Organization Registry, for example `https://ror.org/00987cb86`."""


class Place(Record):
    """Where an event was held."""

    city: OfficialForms
    """Name of the city in each language that has one."""
    country: Country
    """Country of the city, as two capital letters (ISO 3166-1 alpha-2)."""
    venue: Title | None = None
    """Building or institution in which the event was held."""


class Participation(Record):
    """Figures of attendance, as the organisers give them."""

    participants: Positive | None = None
    """Number of participants, in persons."""
    at_least: Flag = False
    """Whether the source says “more than” or “over” before the number of participants."""
    countries: Positive | None = None
    """Number of countries that the participants came from."""
    named_countries: tuple[Country, ...] = ()
    """Countries that a source names (ISO 3166-1 alpha-2), in the order of the source."""


class Provenance(Record):
    """A source from which facts in the records are taken."""

    id: Slug
    """Identifier that records use in their `sources`."""
    text: Text
    """Bibliographic description of the source, printed as it is."""
    lang: Language | None = None
    """Language of the description (BCP 47); the event's or glossary's when left out."""
    url: WebAddress | None = None
    """Address of the source on the web."""
    retrieved: Day | None = None
    """Day on which the source was read at its address (ISO 8601)."""


class Note(Record):
    """An editor's note, for example on a difference between sources."""

    id: Slug
    """Identifier of the note, unique among the notes of the event."""
    text: Markdown
    """The note itself, in Markdown; it is translated."""
    sources: tuple[Slug, ...] = ()
    """Identifiers of the sources that the note is about."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""


class Topic(Record):
    """An announced topic or forum of an event."""

    id: Slug
    """Identifier of the topic, unique among the topics of the event."""
    title: Title
    """Title of the topic as it was announced."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""


class Publication(Record):
    """Data of the publication itself."""

    publisher: TextOrForms | None = None
    """Publisher of this volume; that of the series when left out."""
    edition: Positive = 1
    """Number of the edition, counted from 1."""
    revision: Positive = 1
    """Number of the revision within the edition, counted from 1."""
    date: Day
    """Day of publication (ISO 8601); it dates the files too."""
    licence: Text | None = None
    """Licence of the text, as an SPDX identifier, for example `CC-BY-4.0`."""
    isbn: Isbn | None = None
    """ISBN-13 of the volume, with or without hyphens (ISO 2108)."""
    doi: Doi | None = None
    """DOI of the volume without resolver, for example `10.5555/abc` (ISO 26324)."""


class Event(Record):
    """`event.yaml`: one meeting and the data of its proceedings."""

    id: Slug
    """Identifier, equal to the folder's name; it is the address of the event."""
    series: Slug | None = None
    """Identifier of the series that the event belongs to, as in `events/series.yaml`."""
    ordinal: Positive | None = None
    """Number of the event in its series, counted from 1."""
    lang: Language
    """Language of the event's translatable texts (BCP 47), unless a record says otherwise."""
    title: Title
    """Official title of the event: forms by language, or a text that is translated."""
    theme: Title | None = None
    """Official theme of the event: forms by language, or a text that is translated."""
    start: Day
    """First day of the event (ISO 8601), for example `2025-07-25`."""
    end: Day
    """Last day of the event (ISO 8601); the first day again for a meeting of one day."""
    timezone: TimeZone = "UTC"
    """Time zone of the programme's times, as the IANA database names it: `America/Sao_Paulo`."""
    place: Place | None = None
    """Where the event was held; left out for a meeting without a place."""
    hosts: tuple[Institution, ...] = ()
    """Institutions that held the event, in their official order."""
    organisers: tuple[Institution, ...] = ()
    """Institutions that organised the event under the hosts, in their official order."""
    topics: tuple[Topic, ...] = ()
    """Announced topics or forums that are not sessions of the programme."""
    participation: Participation | None = None
    """Figures of attendance, as the organisers give them."""
    summary: Markdown | None = None
    """What the event was, in one to three paragraphs of Markdown."""
    publication: Publication | None = None
    """Data of the publication itself: publisher, licence, identifiers, edition and date."""
    languages: tuple[Language, ...] = ()
    """Languages of this event's editions; those of the series when left out."""
    sources: tuple[Provenance, ...] = ()
    """Sources of the facts, which all records of the event refer to."""
    notes: tuple[Note, ...] = ()
    """Editor's notes on the event and its records, printed with the sources."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: catalogs that are named after them are found."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake anywhere in the event, and is accepted."""


_PARTS = ("family", "given", "full")
_ONE_PART = ConfigDict(json_schema_extra={"anyOf": [{"required": [each]} for each in _PARTS]})
"""What editing programs are told: a name has one of its parts at least."""


class NameForm(Record):
    """A name in one script: family and given name, or the whole where they are not told apart."""

    model_config = _ONE_PART

    family: Text | None = None
    """Family name or names in this script."""
    given: Text | None = None
    """Given name or names in this script."""
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

    model_config = _ONE_PART

    prefix: Text | None = None
    """Title that stands before the name, for example `Captain`."""
    family: Text | None = None
    """Family name or names, in Latin letters."""
    given: Text | None = None
    """Given name or names, in Latin letters."""
    full: Text | None = None
    """The whole name in Latin letters, where family and given name are not told apart."""
    order: Literal["family-first", "given-first"] = "given-first"
    """Order of family and given name in the person's own usage."""
    sort: Text | None = None
    """Place in alphabetical lists, where it is not `family, given`."""
    scripts: dict[Literal["Hans", "Hant"], NameForm] = Field(default_factory=dict)
    """Recorded forms in other scripts, by the code of the script (ISO 15924); never made up."""
    variants: tuple[Text, ...] = ()
    """Other spellings of the name that sources print."""

    @model_validator(mode="after")
    def _parts(self) -> Self:
        if not (self.full or self.family or self.given):
            raise PydanticCustomError("name_parts", "no part")
        return self


Sector = Literal[
    "government",
    "parliament",
    "judiciary",
    "international-organisation",
    "academia",
    "civil-society",
    "media",
    "business",
]
"""Kinds of institutions that take part in meetings on public affairs.

The list is the project's own; lists of participants of the United Nations are grouped alike:

* `government`: ministries, missions, agencies and police of a state, a region or a city;
* `parliament`: members and staff of parliaments, national, regional or international;
* `judiciary`: courts and public prosecutors;
* `international-organisation`: intergovernmental organisations and their secretariats;
* `academia`: universities, academies, research institutes and think tanks;
* `civil-society`: non-governmental organisations, associations, trade unions, communities;
* `media`: press, broadcasting and publishers;
* `business`: companies and chambers of commerce.
"""


class Person(Record):
    """An entry of `people.yaml`: somebody who appears in the proceedings."""

    id: Slug
    """Identifier that sessions and articles use, for example `mo-jihong`."""
    name: Name
    """The person's name in its parts, with the forms that are recorded."""
    affiliation: SourceText | None = None
    """Institution that the person belongs to, in words; it is translated."""
    role: SourceText | None = None
    """Post or function of the person, in words; it is translated."""
    country: Country | None = None
    """Country that the sources connect the person with."""
    sector: Sector | None = None
    """Kind of institution that the person came from, where post and affiliation plainly say it."""
    orcid: Orcid | None = None
    """ORCID iD of the person (ISO 27729), for example `0000-0002-1825-0097`."""
    lang: Language | None = None
    """Language of this record's texts (BCP 47); the event's when left out."""
    note: Markdown | None = None
    """Editor's note on the person, in Markdown; it is translated."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


class Intervention(Record):
    """What one person said in a session, as far as it is reported."""

    id: Slug
    """Identifier of the intervention, unique in the event."""
    speaker: Slug
    """Identifier of the person who spoke, as in `people.yaml`."""
    lang: Language | None = None
    """Language of this record's texts (BCP 47); the session's or event's when left out."""
    title: Title | None = None
    """Title of the talk, if it had one."""
    summary: Markdown | None = None
    """What the person said, attributed, in the editors' words; Markdown that is translated."""
    start: LocalTime | None = None
    """Time at which it began (ISO 8601 without offset), local to the event."""
    duration: Duration | None = None
    """Length of the intervention, in minutes (`20`), as `1:30` or in ISO 8601 (`PT20M`)."""
    keywords: tuple[SourceText, ...] = ()
    """Keywords of the intervention, each of them translated."""
    original_language: Language | None = None
    """Language in which the person spoke (BCP 47), a fact about the event."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


SessionKind = Literal[
    "opening", "keynote", "panel", "parallel", "closing", "break", "theme", "other"
]


class Session(Record):
    """An entry of `programme.yaml`: a session with its interventions."""

    id: Slug
    """Identifier of the session, unique in the programme; it is part of its address."""
    kind: SessionKind = "panel"
    """Kind of session; `theme` groups what a source reports by theme, not by session."""
    lang: Language | None = None
    """Language of this record's texts (BCP 47); the event's when left out."""
    title: Title
    """Title of the session: forms by language, or a text that is translated."""
    start: LocalTime | None = None
    """Time at which it began (ISO 8601 without offset), local to the event."""
    end: LocalTime | None = None
    """End, local to the event."""
    timezone: TimeZone | None = None
    """Time zone of this session's times, if held elsewhere; the event's when left out."""
    room: Title | None = None
    """Room in which it was held."""
    description: Markdown | None = None
    """What the session was about, in Markdown; it is translated."""
    chairs: tuple[Slug, ...] = ()
    """Identifiers of the persons in the chair, as in `people.yaml`."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""
    interventions: tuple[Intervention, ...] = ()
    """Interventions in the order in which they were made."""


class Outcome(Record):
    """An entry of `outcomes.yaml`: what an event brought about."""

    id: Slug
    """Identifier of the outcome, unique in the event."""
    kind: Literal["network", "report", "plan", "document", "initiative"]
    """Kind of outcome: what the event launched, released or adopted."""
    lang: Language | None = None
    """Language of this record's texts (BCP 47); the event's when left out."""
    name: Title
    """Official name of the outcome: forms by language, or a text that is translated."""
    description: Markdown | None = None
    """What the outcome is, in Markdown; it is translated."""
    date: Day | None = None
    """Day on which it was launched, adopted or released (ISO 8601)."""
    document: Slug | None = None
    """Identifier of the document record that holds its text."""
    institutions: tuple[Institution, ...] = ()
    """Institutions that are behind the outcome, in their official order."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


class VariantTitle(Record):
    """Another rendering of a document's title that a source prints."""

    lang: Language
    """Language of the rendering (BCP 47)."""
    text: Text
    """The title as the source prints it."""
    source: Slug | None = None
    """Identifier of the source that prints it."""


class DocumentText(Record):
    """One language version of a document, held in the file `<language>.md`."""

    sha256: Digest | None = None
    """Seal of the text: SHA-256 of the file's bytes (FIPS 180-4), in 64 hexadecimal digits."""
    source: Slug | None = None
    """Identifier of the source from which the text is taken."""
    translators: tuple[Text, ...] = ()
    """Who translated this version: identifiers of persons, or names."""
    translated_from: Language | None = None
    """Language (BCP 47) of the authentic text that this version translates."""
    status: Literal["official-translation", "working-translation"] | None = None
    """Kind of translation; that a text is authentic is said by `authentic` of the document."""
    issued_by: TextOrForms | None = None
    """Body that issued the translation: one name for all languages, or official forms."""


class Corrigendum(Record):
    """A correction of an adopted text."""

    date: Day
    """Day on which the correction was made (ISO 8601)."""
    paragraph: Positive
    """Number of the paragraph that was corrected, counted from 1."""
    lang: Language
    """Language version in which the text was corrected (BCP 47)."""
    old: Text
    """Text of the passage before the correction."""
    new: Text
    """Text of the passage after the correction."""


class Document(Record):
    """`documents/<id>/document.yaml`: an adopted document; its texts are numbered paragraphs."""

    id: Slug
    """Identifier, equal to the folder's name; it is the address of the document."""
    kind: Slug
    """Kind of document in one word, for example `consensus`, `declaration`, `statement`."""
    form: Literal["text", "digest"] = "text"
    """Whether the files hold the text itself or a digest in the editors' words."""
    title: Title
    """Official title of the document: forms by language, or a text that is translated."""
    variant_titles: tuple[VariantTitle, ...] = ()
    """Other renderings of the title that sources print."""
    status: Literal["draft", "adopted", "corrected"] = "adopted"
    """Whether the text is a draft, was adopted, or was corrected after its adoption."""
    adopted: Day | None = None
    """Day on which the document was adopted (ISO 8601)."""
    symbol: Text | None = None
    """Symbol under which the body that adopted the document files it."""
    lang: Language | None = None
    """Language (BCP 47) of the text that is held, for translation; the event's when left out."""
    original_language: Language | None = None
    """Language in which the document was drafted (BCP 47), a fact about the document."""
    authentic: tuple[Language, ...] = ()
    """Languages whose texts are equally authentic (BCP 47), if the document says so."""
    prevailing: Language | None = None
    """Language that prevails in case of divergence (BCP 47), only if the document says so."""
    note: Markdown | None = None
    """Editor's note in Markdown: what is held here and why."""
    texts: dict[Language, DocumentText] = Field(default_factory=dict)
    """Language versions that are held as files beside the record, by language (BCP 47)."""
    corrigenda: tuple[Corrigendum, ...] = ()
    """Corrections that were made after adoption, in their order."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


class Article(Record):
    """`articles/<id>/article.yaml`: an article; its text is the file `<lang>.md` beside it."""

    id: Slug
    """Identifier, equal to the folder's name; it is the address of the article."""
    title: Title
    """Title of the article: forms by language, or a text that is translated."""
    subtitle: SourceText | None = None
    """Subtitle of the article; it is translated."""
    authors: tuple[Slug, ...] = ()
    """Identifiers of the authors, as in `people.yaml`; the editors when left out."""
    affiliation_note: SourceText | None = None
    """Note on the authors and their institutions; it is translated."""
    abstract: Markdown | None = None
    """Abstract of the article, in Markdown; it is translated."""
    keywords: tuple[SourceText, ...] = ()
    """Keywords of the article, each of them translated."""
    lang: Language | None = None
    """Language (BCP 47) of the text that is held; the event's when left out."""
    original_language: Language | None = None
    """Language in which the article was written (BCP 47), a fact about the article."""
    translators: tuple[Text, ...] = ()
    """Who translated the article: identifiers of persons, or names."""
    appendices: tuple[Slug, ...] = ()
    """Documents printed as appendices."""
    doi: Doi | None = None
    """DOI of the article without resolver, for example `10.5555/abc` (ISO 26324)."""
    date: Day | None = None
    """Day on which the article was finished (ISO 8601)."""
    sources: tuple[Slug, ...] = ()
    """Sources of the facts."""
    aliases: tuple[Slug, ...] = ()
    """Former identifiers: translations that were made under them are found."""
    accepted: tuple[Acceptance, ...] = ()
    """What looks like a mistake in this record, and is accepted."""


_FormsByLanguage = dict[Language, Annotated[tuple[Text, ...], Field(min_length=1)]]
"""Forms of a term by language (BCP 47)."""


class Term(Record):
    """An entry of the glossary: one concept, with the forms to be used in each language."""

    id: Slug
    """Identifier of the term, unique in the glossary; it is part of its address."""
    forms: OfficialForms
    """The form to be used in each language, as its sources print it; a missing one is not known."""
    admitted: _FormsByLanguage = Field(default_factory=dict)
    """Other forms that may be used, by language (BCP 47)."""
    forbidden: _FormsByLanguage = Field(default_factory=dict)
    """Forms that must not be used, by language (BCP 47); `note` says why."""
    definition: TextOrForms | None = None
    """What the term means: in the glossary's language, or side by side by language."""
    note: TextOrForms | None = None
    """Which form is used when, and why: in the glossary's language, or side by side by language."""
    sources: tuple[Slug, ...] = ()
    """Identifiers of the sources that print these forms."""


class Glossary(Record):
    """`translations/glossary.yaml`: the terms that translators and editors agree on."""

    lang: Language
    """Language of the notes, definitions and descriptions of sources, unless they say another."""
    sources: tuple[Provenance, ...] = ()
    """Works that print the forms, each with its symbol or number and its date."""
    terms: tuple[Term, ...] = ()
    """The terms, in the order in which an editor looks for them."""


class ThemeColours(Record):
    """The colours of a book beside black on white."""

    accent: Colour | None = None
    """Colour of labels, rules of openings, bars and marks; dark red in the design."""
    rule: Colour | None = None
    """Colour of the thin lines between rows; grey in the design."""


class ThemeFonts(Record):
    """Font families, installed or held in the theme's folder `fonts`; the design's if left out."""

    serif: FontFamily | None = None
    """Text in Latin letters, and figures."""
    sans: FontFamily | None = None
    """Labels and tables in Latin letters."""
    han_serif: FontFamily | None = None
    """Text in Chinese characters."""
    han_sans: FontFamily | None = None
    """Labels and headings in Chinese."""
    han_emphasis: FontFamily | None = None
    """Emphasis in Chinese, which has no italics: a Kaiti."""


class Logo(Record):
    """A picture on the cover."""

    file: Text
    """Name of a PNG or JPEG file in the theme's folder."""
    text: OfficialForms
    """What it shows, for readers who cannot see it."""


class Theme(Record):
    """The look of the books of an event, or of all events of the series."""

    colours: ThemeColours = ThemeColours()
    """Colours beside black on white."""
    fonts: ThemeFonts = ThemeFonts()
    """Font families of text and labels."""
    logo: Logo | None = None
    """The picture on the cover, in place of the ornament."""
