"""The state of every text in an edition: what is shown, of which language, by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proceedings.language.interface import Interface
from proceedings.records.reader import EventRecords
from proceedings.volume.context import Context
from proceedings.volume.standing import text_states
from proceedings.volume.views import TextState
from tests.volume.composing import LANGUAGES, edition, event, workspace


def states(lang: str, records: EventRecords | None = None, **options: bool) -> dict[str, TextState]:
    """Return the states of the complete example by address, said in English words."""
    own = edition(lang, **options)
    english = replace(own, interface=_English(lang, own.interface.catalog))
    context = Context(records or workspace().events[0], workspace().series, english, {})
    return {each.address: each for each in text_states(context)}


class _English(Interface):
    """An interface that says everything in English."""

    def say(self, english: str, **values: object) -> str:
        """Return the message itself with its values."""
        return english.format(**values)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ("Original", "Original and translated", "Translated", "Working translation")),
        ("zh-Hans", ("Translated", "Translated", "Translated", "Authentic text")),
        ("es", ("Translated", "Original and translated", "Translated", "Authentic text")),
        ("pt-BR", ("Translated", "Translated", "Translated", "Official translation")),
    ],
)
def test_states(lang: str, expected: tuple[str, ...]) -> None:
    """Of the editors' texts, of an article, of a document that is authentic in two languages."""
    found = states(lang)
    texts = ("articles/reading-rivers", "documents/mist-harbour-declaration")
    assert expected == tuple(found[each].state for each in ("meeting", "programme", *texts))


def test_original_languages_are_those_of_the_works() -> None:
    """The article was written in Chinese, though what is held is English."""
    found = states("en")
    assert "Chinese" == found["articles/reading-rivers"].original
    assert "Chinese" == found["documents/mist-harbour-declaration"].original
    assert "English and Spanish" == found["programme"].original


def test_translators_are_those_of_the_text_that_is_shown() -> None:
    """Whoever made the English article did not make the Spanish one, which is made of it."""
    assert "Odalys Trasverso" == states("en")["articles/reading-rivers"].translators
    spanish = states("es")["articles/reading-rivers"]
    assert ("", ("Translated from this language: inglés.",)) == (
        spanish.translators,
        spanish.details,
    )


def test_what_is_not_translated_says_so() -> None:
    """Not one passage, or how many of how many."""
    found = states("es", translated=False)
    article, programme = found["articles/reading-rivers"], found["programme"]
    assert ("Not translated", ()) == (article.state, article.details)
    assert "Not translated" == programme.state
    assert programme.details[0].startswith("Of 39 passages, 32 are not translated")
    assert "Authentic text" == found["documents/mist-harbour-declaration"].state


def test_a_digest_says_so_and_is_original_in_its_own_language() -> None:
    """It is the editors' work; the adopted text stands behind it."""
    (records,) = workspace().events
    (declaration,) = records.documents
    digest = declaration.model_copy(
        update={"form": "digest", "authentic": (), "original_language": None, "texts": {}}
    )
    found = states("es", replace(records, documents=(digest,)))[f"documents/{digest.id}"]
    assert ("Digest", "Original", "español") == (found.form, found.state, found.original)


def test_what_the_record_leaves_open_stays_open() -> None:
    """Without a word on the original language and on authenticity nothing is claimed."""
    (records,) = workspace().events
    (declaration,) = records.documents
    bare = declaration.model_copy(update={"authentic": (), "original_language": None, "texts": {}})
    found = states("es", replace(records, documents=(bare,)))[f"documents/{bare.id}"]
    assert ("As in the source", "", "") == (found.state, found.original, found.translators)
    unheld = replace(records, documents=(bare,), files=replace(records.files, texts={}))
    assert "Text not held" == states("es", unheld)[f"documents/{bare.id}"].state


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_has_a_state(lang: str) -> None:
    """Each kind of record, each article, each document, at its address."""
    view = event(lang)
    expected = ["meeting", "programme", "outcomes", "people"]
    expected += [each.address for each in view.articles]
    expected += [each.address for each in view.documents]
    assert expected == [each.address for each in view.texts]
    assert [] == [each for each in view.texts if not each.state]
