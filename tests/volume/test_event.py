"""Events composed in four languages: every record shows up, in the form of the edition."""

from __future__ import annotations

import pytest

from proceedings.language.prose import NoteCall, Prose
from proceedings.language.status import Status
from tests.volume.composing import LANGUAGES, event, workspace

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


def text_of(prose: Prose | None) -> str:
    """Return the HTML of a text without its notes."""
    return "".join(x for x in (prose or Prose(())).fragments if not isinstance(x, NoteCall))


@in_every_language
def test_every_record_shows_up(lang: str) -> None:
    """Nothing that an editor recorded is lost on the way to a page."""
    view, (records,) = event(lang), workspace().events
    assert sorted(x.id for x in records.people) == sorted(x.id for x in view.people)
    assert [x.id for x in records.programme] == [x.id for x in view.sessions]
    assert [[y.id for y in x.interventions] for x in records.programme] == [
        [y.id for y in x.interventions] for x in view.sessions
    ]
    assert [x.id for x in records.outcomes] == [x.id for x in view.outcomes]
    assert [x.id for x in records.documents] == [x.id for x in view.documents]
    assert [x.id for x in records.articles] == [x.id for x in view.articles]
    assert [x.id for x in records.event.sources] == [x.id for x in view.sources]
    assert [x.id for x in records.event.notes] == [x.id for x in view.notes]
    assert len(records.event.topics) == len(view.topics) == 2
    assert len(records.event.hosts) == len(view.hosts) == 3


@in_every_language
def test_interventions_are_numbered_through_the_event(lang: str) -> None:
    """From 1 without gaps, across sessions."""
    numbers = [each.number for session in event(lang).sessions for each in session.interventions]
    assert list(range(1, 9)) == numbers


def test_official_forms() -> None:
    """Titles and names that are facts stand in the form of the edition, as authentic."""
    titles = [event(lang).title for lang in LANGUAGES]
    assert [
        "第三届水与记忆会谈",
        "Third Encounter on Water and Memory",
        "Tercer Encuentro sobre Agua y Memoria",
        "Terceiro Encontro sobre Água e Memória",
    ] == [each.text for each in titles]
    assert {Status.AUTHENTIC} == {each.status for each in titles}
    host = event("pt-BR").hosts[0]
    assert ("Institute of Unread Rivers", "en", "China") == (
        host.name.text,
        host.name.lang,
        host.country,
    )


def test_days_and_places() -> None:
    """As each language writes them."""
    assert ["2031年3月21日", "21 March 2031", "21 de marzo de 2031", "21 de março de 2031"] == [
        event(lang).sessions[0].day for lang in LANGUAGES
    ]
    assert [("Porto da Névoa", "Portugal")] * 3 == [
        tuple(event(lang).place.split(", ")) for lang in LANGUAGES[1:]
    ]
    assert {"雾港", "葡萄牙"} == {
        part for part in ("雾港", "葡萄牙") if part in event("zh-Hans").place
    }


def test_sessions() -> None:
    """Times, room, chairs and length; what is not recorded is empty."""
    opening, keynote, *_ = event("en").sessions
    assert ("09:00–09:45", "opening") == (opening.time, opening.kind)
    assert ["ines-marevora-da-ribalonga"] == [each.id for each in opening.chairs]
    assert opening.room is not None
    assert "Reading Room" == opening.room.text
    (address,) = keynote.interventions
    assert ("10:05", "1 hr 15 mins", "Chinese") == (
        address.time,
        address.duration,
        address.original,
    )
    assert (False, True) == (opening.is_reported, keynote.is_reported)
    theme = next(each for each in event("en").sessions if each.kind == "theme")
    assert ("", "", None, ()) == (theme.day, theme.time, theme.room, theme.chairs)


@in_every_language
def test_appearances(lang: str) -> None:
    """Each person is followed through chairs, interventions, articles and mentions."""
    found = {
        person.id: [(each.kind, each.address) for each in person.appearances]
        for person in event(lang).people
    }
    assert [
        ("intervention", "interventions/lin-shuiyin"),
        ("chair", "sessions/closing"),
        ("intervention", "interventions/lin-shuiyin-2"),
        ("article", "articles/reading-rivers"),
        ("mention", "articles/reading-rivers/r2"),
    ] == found["lin-shuiyin"]
    assert [] == found["odalys-trasverso"]


def test_people_are_in_the_order_of_the_language() -> None:
    """Families in Latin editions, readings in Chinese ones; particles do not count."""
    assert [
        "Aguaclara Piedraluna, Tomás",
        "Lin Shuiyin",
        "Oro-of-the-Ferry",
        "Quillfeather, Abeona",
    ] == [each.name.index for each in event("es").people][:4]
    assert ["Oro-of-the-Ferry", "Quillfeather, Abeona", "Ribalonga, Inês Marévora da"] == [
        each.name.index for each in event("zh-Hans").people
    ][1:4]
    assert ["林水音", "托马斯·阿瓜克拉拉", "云墨河"] == [
        each.name.index for each in event("zh-Hans").people if not each.name.lang
    ]


def test_countries() -> None:
    """Most people first; a named country without people on record stands too, with none."""
    rows = event("es").countries
    assert ("CN", "China", 2, True) == (
        rows[0].code,
        rows[0].name,
        rows[0].people,
        rows[0].is_named,
    )
    assert {"BR", "CN", "MX", "NZ", "PT", "UY"} == {row.code for row in rows}
    assert [("PT", 0)] == [(row.code, row.people) for row in rows if not row.people]


def test_documents_in_their_own_files() -> None:
    """A language that holds a text shows that text, numbered, with the truth about it."""
    documents = {lang: event(lang).documents[0] for lang in LANGUAGES}
    assert 4 * [7] == [len(each.paragraphs) for each in documents.values()]
    assert "水的记录属于所有依水而居的人。" in text_of(documents["zh-Hans"].paragraphs[0].prose)
    assert "documents/mist-harbour-declaration/3" == documents["en"].paragraphs[2].address
    assert "This is an authentic text." not in documents["en"].statements
    assert any("Odalys Trasverso" in each for each in documents["en"].statements)
    assert 1 == len(documents["es"].corrigenda)


def test_articles() -> None:
    """Authors, headings, notes, appendices and what is said of language and translation."""
    (article,) = event("en").articles
    assert ["lin-shuiyin", "abeona-quillfeather"] == [each.id for each in article.authors]
    assert [2, 3, 3, 2] == [level for _, level, _ in article.headings]
    assert "The habit" == article.headings[0][2]
    assert [1, 2, 3, 4] == [note.number for note in article.text.notes]
    assert ["mist-harbour-declaration"] == [each.id for each in article.appendices]
    assert "" == article.byline
    assert any("Odalys Trasverso" in each for each in article.statements)


def test_links_lead_to_addresses() -> None:
    """Every link in prose is an address of a record."""
    view = event("en")
    html = text_of(view.summary) + text_of(view.articles[0].text)
    assert 'href="#documents/mist-harbour-declaration"' in html
    assert 'href="#people/lin-shuiyin"' in html
    assert 'href="#outcomes/gauge-network"' in html
    assert 'src="images/map.png"' in html


@in_every_language
def test_standing(lang: str) -> None:
    """Every message is counted once; with all catalogs each is original or translated."""
    standing = event(lang).standing
    assert standing.original > 0  # in Chinese, only the declaration is held
    assert (0, 0) == (standing.missing, standing.stale)
    assert standing.total == event("en").standing.total > 80
    assert standing.translated == standing.total - standing.original
    assert standing.is_current


@in_every_language
def test_standing_without_catalogs(lang: str) -> None:
    """Only originals are current, and all else is missing."""
    standing = event(lang, translated=False).standing
    assert (0, 0) == (standing.translated, standing.stale)
    assert event(lang).standing.original == standing.original
    assert standing.missing == standing.total - standing.original
    assert not standing.is_current


@in_every_language
def test_what_is_translated_is_in_the_language_of_the_edition(lang: str) -> None:
    """In plain texts by language and status; prose carries no mark and no other language."""
    yun = event(lang).person("yun-mohe").role
    assert yun is not None
    status = Status.ORIGINAL if lang == "en" else Status.TRANSLATED
    assert (lang, status) == (yun.lang, yun.status)
    assert 'class="mark"' not in text_of(event(lang).summary)
    assert "lang=" not in text_of(event(lang).summary)


@in_every_language
def test_what_is_not_translated_says_so(lang: str) -> None:
    """In plain texts by language and status, in prose by a mark."""
    view = event(lang, translated=False)
    yun = view.person("yun-mohe").role
    assert yun is not None
    expected = (("fellow", "en"), Status.ORIGINAL if lang == "en" else Status.MISSING)
    assert expected == ((yun.text, yun.lang), yun.status)
    assert (lang == "en") == ('class="mark"' not in text_of(view.summary))


@in_every_language
def test_citation(lang: str) -> None:
    """Title and identifier of the volume."""
    text = str(event(lang).citation)
    assert event(lang).title.text.lower() in text.lower()
    assert text.rstrip(".").endswith("10.5555/water.2031.3")


@in_every_language
def test_imprint(lang: str) -> None:
    """Identifiers and licence as they are; the edition's language in itself."""
    values = [value for _, value in event(lang).imprint]
    own = {"zh-Hans": "中文", "en": "English", "es": "español", "pt-BR": "português"}[lang]
    assert {"978-0-00-000000-2", "0000-0000", "10.5555/water.2031.3", own} <= set(values)
    assert "Creative Commons BY 4.0" in values
    assert len({label for label, _ in event(lang).imprint}) == len(values)


@in_every_language
def test_interface_is_complete(lang: str) -> None:
    """No label of a volume is missing in any language."""
    view = event(lang)
    labels = [label for label, _ in (*view.facts, *view.imprint)]
    labels += [each.kind_label for each in view.sessions]
    labels += [each.kind_label for each in view.outcomes]
    labels += [each.kind_label for each in view.documents]
    assert len(labels) > 20
    assert [] == [each for each in labels if each.startswith("[")]


def test_the_smallest_event() -> None:
    """What is not recorded is empty, not wrong."""
    view = event("en", "minimal")
    assert ("A Small Meeting", "15 January 2031") == (view.title.text, view.days)
    assert ((), (), (), "", None) == (
        view.outcomes,
        view.documents,
        view.countries,
        view.place,
        view.theme,
    )
    assert "2031-01-15" == view.published
    assert view.standing.is_current


def test_what_is_said_of_authentic_texts() -> None:
    """The closing clause of a treaty, printed from data; a translation says that it is one."""
    said = {lang: event(lang).documents[0].statements for lang in LANGUAGES}
    english = " ".join(said["en"])
    assert "Done in Chinese and Spanish, both texts being equally authentic." in english
    assert "Only the Chinese and Spanish texts are authentic." in english
    assert "This is an authentic text." not in english
    assert any("中文和西班牙文" in each for each in said["zh-Hans"])
    assert any("Universidade do Rio Invisível" in each for each in said["pt-BR"])
    assert not any("prevails" in each for each in said["en"])


def test_corrections_stand_at_their_paragraph() -> None:
    """In the text that was corrected, and in no other."""
    corrected = {
        lang: [
            (each.number, one.old, one.new)
            for each in event(lang).documents[0].paragraphs
            for one in each.corrections
        ]
        for lang in LANGUAGES
    }
    assert {"zh-Hans": [], "en": [], "es": [(4, "dos copias", "tres copias")], "pt-BR": []} == (
        corrected
    )
