"""Indexes: entries in each language's order, and the ways that lead to them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from proceedings.language.names import show_name
from proceedings.language.status import Passage, Status
from proceedings.records.models import Name
from proceedings.volume.folios import Extent, PageNumber
from proceedings.volume.indexes import Index, IndexEntry, compose_indexes, printed
from proceedings.volume.views import EventView
from tests.volume.composing import LANGUAGES, event, interface

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


def plain(english: str) -> str:
    """Say a label in English."""
    return english


def index(kind: str, view: EventView) -> Index:
    """Return an index of an event."""
    return next(each for each in compose_indexes(view, plain) if each.kind == kind)


def lines(found: Index) -> list[str]:
    """Return the index line by line: labels, letters, entries and what they refer to."""
    return list(
        chain.from_iterable(
            (
                *filter(None, (group.label, group.letter)),
                *map(line, group.entries),
            )
            for group in found.groups
        )
    )


def line(entry: IndexEntry) -> str:
    """Return an entry with the entry that it refers to."""
    return f"{entry.heading.text} → {entry.see.heading.text}" if entry.see else entry.heading.text


def with_keywords(view: EventView, *keywords: Passage) -> EventView:
    """Return an event whose first intervention has these keywords, and that has no other."""
    first, *rest = view.sessions
    intervention = replace(first.interventions[0], keywords=keywords)
    bare = [
        replace(each, interventions=tuple(replace(x, keywords=()) for x in each.interventions))
        for each in rest
    ]
    sessions = (replace(first, interventions=(intervention,)), *bare)
    articles = tuple(replace(each, keywords=()) for each in view.articles)
    return replace(view, topics=(), sessions=sessions, articles=articles)


def with_names(view: EventView, *names: dict[str, object]) -> EventView:
    """Return an event at which people of these names appear, and nobody else."""
    shown = [show_name(Name.model_validate(each), view.lang) for each in names]
    model = view.people[0]
    people = tuple(
        replace(model, id=str(number), address=f"people/{number}", name=name)
        for number, name in enumerate(shown)
    )
    return replace(view, people=people, sessions=(), articles=())


@in_every_language
def test_everything_is_listed(lang: str) -> None:
    """Everybody, every country, topic and keyword has an entry of its own, once."""
    view = event(lang)
    people, _, countries, subjects = compose_indexes(view, plain)
    own = [each for group in people.groups for each in group.entries if not each.see]
    assert sorted(each.address for each in view.people) == sorted(each.record for each in own)
    assert {each.name for each in view.countries} <= set(lines(countries))
    keywords = [
        x for session in view.sessions for each in session.interventions for x in each.keywords
    ]
    expected = {each.text for each in (*view.topics, *keywords)}
    assert expected <= set(lines(subjects))
    assert len(lines(subjects)) == len(set(lines(subjects)))


@in_every_language
def test_references_lead_to_entries(lang: str) -> None:
    """Whoever is sent on finds an entry with pages, and no anchor is given twice."""
    for found in compose_indexes(event(lang), plain):
        entries = [each for group in found.groups for each in group.entries]
        anchors = [each.anchor for each in entries]
        assert len(anchors) == len(set(anchors))
        targets = [each.see for each in entries if each.see]
        assert all(each in entries and each.places and not each.see for each in targets)


def test_people_between_scripts_in_a_latin_book() -> None:
    """Chinese forms lead to Latin ones, in a group of their own at the end, by their reading."""
    assert [
        *("O", "Oro-of-the-Ferry"),
        *("Q", "Quillfeather, Abeona"),
        *("R", "Ribalonga, Inês Marévora da"),
        *("S", "Salgada, Mira"),
        *("T", "Trasverso, Odalys"),
        *("Y", "YUN Mohe"),
        "In Chinese characters",
        "林水音 → LIN Shuiyin",
        "托马斯·阿瓜克拉拉 → Aguaclara Piedraluna, Tomás",
        "云墨河 → YUN Mohe",
        "雲墨河 → YUN Mohe",
    ] == lines(index("people", event("es")))[-17:]


def test_people_between_scripts_in_a_chinese_book() -> None:
    """Latin forms lead to Chinese ones; who has no Chinese form stands among them."""
    assert [
        *("L", "林水音"),
        *("T", "托马斯·阿瓜克拉拉"),
        *("Y", "云墨河", "雲墨河 → 云墨河"),
        "In Latin letters",
        *("A", "A. Quill-Feather → Quillfeather, Abeona"),
        "Aguaclara Piedraluna, Tomás → 托马斯·阿瓜克拉拉",
        *("L", "LIN Shuiyin → 林水音"),
        *("O", "Oro-of-the-Ferry"),
    ] == lines(index("people", event("zh-Hans")))[:15]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("es", ["N", "Nuñez, Ana", "Ñ", "Ñandú, Ana", "O", "Oro, Ana de"]),
        ("pt-BR", ["N", "Ñandú, Ana", "Nuñez, Ana", "O", "Oro, Ana de"]),
    ],
)
def test_letters_and_particles(lang: str, expected: list[str]) -> None:
    """Ñ is a letter after n in Spanish; a particle that the record puts last does not count."""
    found = with_names(
        event(lang),
        {"family": "Ñandú", "given": "Ana"},
        {"family": "de Oro", "given": "Ana", "sort": "Oro, Ana de"},
        {"family": "Nuñez", "given": "Ana"},
    )
    assert expected == lines(index("people", found))


def test_variants_are_listed_by_their_family_name() -> None:
    """A shorter form is found where its family name begins."""
    name: dict[str, object] = {
        "family": "Downs Morgan",
        "given": "Shaira Natasha",
        "variants": ["Shaira Downs", "Madame S."],
    }
    assert [
        *("D", "Downs, Shaira → Downs Morgan, Shaira Natasha", "Downs Morgan, Shaira Natasha"),
        *("M", "Madame S. → Downs Morgan, Shaira Natasha"),
    ] == lines(index("people", with_names(event("en"), name)))


def test_subjects_in_the_order_of_pinyin() -> None:
    """Initials are heads; numbers come after them, and words in Latin letters last."""
    words = ["中国", "发展权", "“人民至上”", "重庆", "2030年议程", "ESG", "减贫"]
    found = with_keywords(event("zh-Hans"), *(Passage(each, "zh-Hans") for each in words))
    assert [
        *("C", "重庆", "F", "发展权", "J", "减贫", "R", "“人民至上”", "Z", "中国"),
        *("#", "2030年议程", "In Latin letters", "E", "ESG"),
    ] == lines(index("subjects", found))


def test_capitals_make_no_subject() -> None:
    """Keywords that differ in capitals are one, as it was written first."""
    found = with_keywords(event("en"), Passage("Gauge books", "en"), Passage("gauge books", "en"))
    assert ["G", "Gauge books"] == lines(index("subjects", found))


def test_keywords_that_are_not_current() -> None:
    """A keyword without a translation keeps its language and its status."""
    missing = Passage("gauge books", "en", Status.MISSING)
    found = index("subjects", with_keywords(event("zh-Hans"), missing))
    assert ["In Latin letters", "G", "gauge books"] == lines(found)
    assert missing == found.groups[0].entries[0].heading


def test_institutions_of_one_name_are_one() -> None:
    """A host and the institution of a speaker, whatever the language of the record."""
    found = index("institutions", event("zh-Hans"))
    (archive,) = [
        each
        for group in found.groups
        for each in group.entries
        if each.heading.text == "潮汐总档案馆"
    ]
    assert [
        *("meeting/hosts", "outcomes/gauge-network", "people/tomas-aguaclara-piedraluna"),
        *("interventions/welcome", "interventions/tomas-aguaclara-piedraluna"),
    ] == [each.anchor for each in archive.places]


def test_forms_of_institutions_lead_to_the_entry() -> None:
    """Official names in other languages do, and the one shown where there is no own one."""
    found = lines(index("institutions", event("es")))
    assert {
        "General Archive of the Tides → Archivo General de las Mareas",
        "潮汐总档案馆 → Archivo General de las Mareas",
        "Institute of Unread Rivers → Instituto de los Ríos No Leídos",
    } <= set(found)
    assert "Old Dock Library" in found


def test_institutions_are_not_merged_by_guess() -> None:
    """Names that only resemble each other are two entries."""
    view = event("en")
    first, second = (
        replace(person, affiliation=Passage(name, "en"), affiliation_written=name)
        for person, name in zip(
            view.people, ("Institute of Law", "Institute of Law, X"), strict=False
        )
    )
    changed = replace(view, people=(first, second), sessions=(), articles=())
    assert {"Institute of Law", "Institute of Law, X"} <= set(lines(index("institutions", changed)))


def test_printed_entries() -> None:
    """With the pages known, entries have folios; what has none is left out."""
    found = index("people", event("en"))
    page = Extent(PageNumber("arabic", 3), PageNumber("arabic", 4))
    kept = printed(found, {"people/lin-shuiyin": page})
    assert ["L", "LIN Shuiyin", "In Chinese characters", "林水音 → LIN Shuiyin"] == lines(kept)
    assert [("3", "4")] == [(x.first, x.last) for x in kept.groups[0].entries[0].folios]


def test_what_somebody_said_is_principal() -> None:
    """An intervention on record and an article; not being listed, chairing or being mentioned."""
    found = index("people", event("en"))
    entries = {each.record: each for group in found.groups for each in group.entries if each.places}
    places = entries["people/abeona-quillfeather"].places
    assert ["articles/reading-rivers/whole"] == [x.anchor for x in places if x.is_principal]
    assert "interventions/abeona-quillfeather" in {x.anchor for x in places}


def test_figures_in_bold_are_explained_where_there_are_any() -> None:
    """A meeting of which nothing is reported has none."""
    view = event("en")
    assert "Figures in bold refer to what somebody said or wrote." == index("people", view).headnote
    assert "" == index("people", replace(view, sessions=(), articles=())).headnote


@in_every_language
def test_labels_are_in_the_language(lang: str) -> None:
    """Titles and notes come from the interface."""
    found = compose_indexes(event(lang), interface(lang).say)
    assert interface(lang).say("Index of people") == found[0].title.text
    assert all(each.headnote for each in found)
