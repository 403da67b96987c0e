"""Citations: the convention of each language, with what is recorded and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings.language.status import Passage
from proceedings.records.models import Name, NameForm
from proceedings.volume.citation import (
    Citation,
    Contributor,
    Piece,
    Volume,
    Work,
    citation,
    contributor,
    named,
)

YUN = Contributor("Yun", "Mohe", is_direct=True)
QUILL = Contributor("Quillfeather", "Abeona")
RIBA = Contributor("Ribalonga", "Inês Marévora da")
TEXTS = {
    "en": ("Third Encounter on Water", "Proceedings", "English edition"),
    "es": ("Tercer Encuentro sobre Agua", "Actas", "Edición en español"),
    "pt-BR": ("Terceiro Encontro sobre Água", "Anais", "Edição em português"),
    "zh-Hans": ("第三届水会谈", "会议录", "中文版"),
    "fr": ("Troisième Rencontre sur l’eau", "Actes", "Édition française"),
}


def volume(lang: str, **facts: object) -> Volume:
    """Return a volume of which everything is on record."""
    event, label, version = TEXTS[lang]
    found = Volume(
        lang=lang,
        event=event,
        label=label,
        place="Porto da Névoa, Portugal",
        city="Porto da Névoa",
        days="21 March 2031",
        held="2031",
        version=version,
        edition=2,
        revision=1,
        publisher="Tidal Shelf Press",
        year="2032",
        doi="10.5555/water",
    )
    return replace(found, **facts)  # type: ignore[arg-type]


def article(lang: str, **facts: object) -> Work:
    """Return an article with two authors and a translator."""
    work = Work(volume(lang), "Rivers: Notes", (YUN, QUILL), (RIBA,), doi="10.5555/water.1")
    return replace(work, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            (
                "Third Encounter on Water: Proceedings. Porto da Névoa, Portugal, 21 March 2031. "
                "English edition, 2nd ed. Tidal Shelf Press, 2032. https://doi.org/10.5555/water"
            ),
        ),
        (
            "es",
            (
                "Tercer Encuentro sobre Agua: Actas (2.ª ed., edición en español). (2032). "
                "Tidal Shelf Press. https://doi.org/10.5555/water"
            ),
        ),
        (
            "pt-BR",
            (
                "TERCEIRO ENCONTRO SOBRE ÁGUA, 2031, Porto da Névoa. Anais [...]. 2. ed. "
                "Edição em português. Tidal Shelf Press, 2032. DOI: https://doi.org/10.5555/water."
            ),
        ),
        (
            "zh-Hans",
            "第三届水会谈: 会议录[C]. 2版. 中文版. Tidal Shelf Press, 2032. DOI: 10.5555/water.",
        ),
        (
            "fr",
            (
                "Troisième Rencontre sur l’eau: Actes. Édition française 2/1. "
                "Tidal Shelf Press, 2032. https://doi.org/10.5555/water"
            ),
        ),
    ],
)
def test_a_volume(lang: str, expected: str) -> None:
    """Chicago, APA, ABNT, GB/T 7714, and ISO 690 for other languages."""
    assert expected == str(citation(Work(volume(lang))))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            (
                "Yun Mohe and Abeona Quillfeather. “Rivers: Notes.” Translated by Inês Marévora da "
                "Ribalonga. In Third Encounter on Water: Proceedings, English edition, 2nd ed., "
                "12–20. Tidal Shelf Press, 2032. https://doi.org/10.5555/water.1"
            ),
        ),
        (
            "es",
            (
                "Yun, M. y Quillfeather, A. (2032). Rivers: Notes (I. M. da Ribalonga, Trad.). "
                "En Tercer Encuentro sobre Agua: Actas (2.ª ed., edición en español, pp. 12–20). "
                "Tidal Shelf Press. https://doi.org/10.5555/water.1"
            ),
        ),
        (
            "pt-BR",
            (
                "YUN, Mohe; QUILLFEATHER, Abeona. Rivers: Notes. Tradução: Inês Marévora da "
                "Ribalonga. In: TERCEIRO ENCONTRO SOBRE ÁGUA, 2031, Porto da Névoa. Anais [...]. "
                "2. ed. Edição em português. Tidal Shelf Press, 2032. p. 12-20. "
                "DOI: https://doi.org/10.5555/water.1."
            ),
        ),
        (
            "zh-Hans",
            (
                "YUN M, QUILLFEATHER A. Rivers: Notes[C]. RIBALONGA I M da, 译//第三届水会谈: "
                "会议录. 2版. 中文版. Tidal Shelf Press, 2032: 12-20. DOI: 10.5555/water.1."
            ),
        ),
        (
            "fr",
            (
                "YUN, Mohe; QUILLFEATHER, Abeona. Rivers: Notes. In: Troisième Rencontre "
                "sur l’eau: Actes. Édition française 2/1. Tidal Shelf Press, 2032, 12–20. "
                "https://doi.org/10.5555/water.1"
            ),
        ),
    ],
)
def test_an_article(lang: str, expected: str) -> None:
    """Authors, title, translators, the volume, pages, and the article's own DOI."""
    assert expected == str(citation(article(lang), "12–20"))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "“Mist, WM/1.” In Third Encounter on Water: Proceedings, English edition. 2032."),
        ("es", "Mist [WM/1]. (2032). En Tercer Encuentro sobre Agua: Actas (edición en español)."),
        ("pt-BR", ("MIST, WM/1. In: TERCEIRO ENCONTRO SOBRE ÁGUA, 2031. Anais [...]. "
                  "Edição em português. 2032.")),
        ("zh-Hans", "Mist, WM/1[C]//第三届水会谈: 会议录. 中文版. 2032."),
        ("fr", "Mist, WM/1. In: Troisième Rencontre sur l’eau: Actes. Édition française. 2032."),
    ],
)  # fmt: skip
def test_what_is_not_recorded_is_left_out(lang: str, expected: str) -> None:
    """No publisher, place, DOI or page: no placeholder, no doubled point."""
    bare = volume(lang, place="", city="", days="", edition=1, publisher="", doi="")
    assert expected == str(citation(Work(bare, "Mist", designation=("WM/1",))))


@pytest.mark.parametrize("lang", ["en", "es", "pt-BR", "zh-Hans"])
def test_revisions_and_web_addresses(lang: str) -> None:
    """A revision is told apart; a volume without a DOI is found at its address."""
    text = str(citation(Work(volume(lang, revision=3, doi="", url="https://example.org/x/"))))
    assert ("修订3" if lang == "zh-Hans" else "rev. 3") in text
    assert "https://example.org/x/" in text
    assert "doi" not in text.lower()


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ("Third Encounter on Water: Proceedings",)),
        ("es", ("Tercer Encuentro sobre Agua: Actas",)),
        ("pt-BR", ("In", "Anais")),
        ("zh-Hans", ()),
    ],
)
def test_titles_are_marked(lang: str, expected: tuple[str, ...]) -> None:
    """The title of the volume, not that of the article; Chinese marks none (GB/T 7714)."""
    found = citation(article(lang))
    assert expected == tuple(each.text for each in found.pieces if each.is_title)
    assert Citation(lang, found.pieces) == found


def test_authors_in_a_row() -> None:
    """The first author is turned in Chicago style; three have a comma before the last."""
    texts = [
        str(citation(article("en", authors=authors, translators=())))
        for authors in ((QUILL,), (QUILL, YUN), (YUN, QUILL, RIBA))
    ]
    assert texts[0].startswith("Quillfeather, Abeona. “")
    assert texts[1].startswith("Quillfeather, Abeona, and Yun Mohe. “")
    assert texts[2].startswith("Yun Mohe, Abeona Quillfeather, and Inês Marévora da Ribalonga. “")
    igor = Contributor("Iglesias", "Jean-Luc")
    assert str(citation(article("es", authors=(QUILL, igor)))).startswith(
        "Quillfeather, A. e Iglesias, J.-L. (2032)."
    )


def test_a_title_that_is_a_question_keeps_its_mark() -> None:
    """No point follows it."""
    assert "“Who reads?” In" in str(citation(article("en", title="Who reads?", translators=())))
    assert "Who reads? En" in str(citation(article("es", title="Who reads?", translators=())))


def test_names() -> None:
    """In the edition's script where recorded, after the recorded place in lists otherwise."""
    form = NameForm(family="云", given="墨河", reading="yun mohe")
    yun = Name(family="Yun", given="Mohe", order="family-first", scripts={"Hans": form})
    assert Contributor("云墨河", is_han=True) == contributor(yun, "Hans")
    assert YUN == contributor(yun, "Latn")
    riba = Name(family="da Ribalonga", given="Inês", sort="Ribalonga, Inês da")
    assert Contributor("Ribalonga", "Inês da") == contributor(riba, "Latn")
    assert Contributor("Oro-of-the-Ferry") == contributor(Name(full="Oro-of-the-Ferry"), "Latn")
    assert "云墨河. Rivers" in str(
        citation(article("zh-Hans", authors=(contributor(yun, "Hans"),), translators=()))
    )


def test_titles_in_sentences() -> None:
    """《》 in Chinese, with 〈〉 inside; italics in other languages."""
    assert Piece("《论〈水〉》") == named(Passage("论《水》", "zh-Hans"))
    assert Piece("On Water", is_title=True) == named(Passage("On Water", "en"))
