"""Compose how far an edition is translated, text by text: records and an edition in, a view out."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.language import formats
from proceedings.language.coverage import tally
from proceedings.language.edition import Edition
from proceedings.language.fields import text_language
from proceedings.language.interface import N_
from proceedings.language.pairs import Pair, State, edition_pairs
from proceedings.language.status import Passage
from proceedings.language.tags import name_in, name_of_text
from proceedings.records.models import Article, Document
from proceedings.volume.context import Context
from proceedings.volume.people import person_names
from proceedings.volume.views import Standing, TextState

__all__ = ["standing_of", "statement", "text_states"]

_STANDING = (State.EXEMPT, State.TRANSLATED, State.STALE, State.MISSING)
"""The states in the order in which a standing holds them."""
_GROUPS = {
    "event": (N_("The meeting"), "meeting"),
    "programme": (N_("Interventions"), "programme"),
    "outcomes": (N_("Outcomes"), "outcomes"),
    "people": (N_("People on record"), "people"),
}
"""Title and address of the texts of each kind of record that stand together in one part."""
_TRANSLATIONS = {
    "official-translation": N_("Official translation"),
    "working-translation": N_("Working translation"),
}


def standing_of(edition: Edition) -> Standing:
    """Count the edition's messages by status."""
    found = tally(edition_pairs(edition))
    return Standing(*(found[state].messages for state in _STANDING))


def statement(context: Context, standing: Standing) -> str:
    """Say in one sentence how current the edition is."""
    number = {
        name: formats.number(value, context.lang)
        for name, value in (
            ("total", standing.total),
            ("stale", standing.stale),
            ("missing", standing.missing),
        )
    }
    if standing.is_current and not standing.translated:
        return context.say("All {total} passages stand in their original language.", **number)
    if standing.is_current:
        return context.say("All {total} passages are translated and current.", **number)
    return context.say(
        "Of {total} passages, {missing} are not translated and {stale} are under revision; "
        "they are shown in their original language and marked.",
        **number,
    )


def text_states(context: Context) -> tuple[TextState, ...]:
    """Return the state of every text in the edition: what stands together, articles, documents."""
    texts = _Texts(context, tuple(edition_pairs(context.edition)))
    groups = (each for each in map(texts.group, _GROUPS) if each)
    articles = map(texts.article, context.records.articles)
    return (*groups, *articles, *map(texts.document, context.records.documents))


@dataclass(frozen=True, slots=True)
class _Texts:
    """Says of each text what the edition shows of it."""

    context: Context
    pairs: tuple[Pair, ...]

    def group(self, kind: str) -> TextState | None:
        """Return the state of the texts of a kind of record; None without any."""
        label, address = _GROUPS[kind]
        own = self._own(kind)
        if not own:
            return None
        written = sorted({each.field.lang for each in own})
        title = Passage(self._say(label), self.context.lang)
        return TextState(address, title, self._names(written), self._catalog(own), self._open(own))

    def article(self, article: Article) -> TextState:
        """Return the state of an article."""
        address, lang = f"articles/{article.id}", self.context.lang
        held = text_language(self.context.records, article)
        original = article.original_language or held
        own = self._own(address)
        state, details = self._catalog(own), list(self._open(own))
        if held == lang != original:
            state = self._say(N_("Translated"))
        elif held not in {original, lang} and tally(own).translated.messages:
            source = name_in(held, lang)
            details.append(self._say("Translated from this language: {language}.", language=source))
        title = self.context.title(article.title, f"{address}/title")
        is_translation = held == lang != original
        by = person_names(self.context, article.translators) if is_translation else ""
        return TextState(address, title, self._names([original]), state, tuple(details), by)

    def document(self, document: Document) -> TextState:
        """Return the state of a document."""
        address = f"documents/{document.id}"
        held = text_language(self.context.records, document)
        original = document.original_language or (held if document.form == "digest" else "")
        entry = document.texts.get(self.context.lang)
        by = person_names(self.context, entry.translators) if entry else ""
        return TextState(
            address,
            self.context.title(document.title, f"{address}/title"),
            self._names([original]) if original else "",
            self._of_document(document, held),
            self._open(self._own(address)),
            by,
            self._say(N_("Digest")) if document.form == "digest" else "",
        )

    def _of_document(self, document: Document, held: str) -> str:
        """Say what the text of a document is: authentic, a translation, or as it is held."""
        lang, texts = self.context.lang, self.context.records.texts
        entry = document.texts.get(lang)
        if f"documents/{document.id}/{lang}" not in texts:
            has_base = f"documents/{document.id}/{held}" in texts
            own = self._own(f"documents/{document.id}")
            return self._catalog(own) if has_base else self._say(N_("Text not held"))
        if lang in document.authentic:
            return self._say(N_("Authentic text"))
        if entry and entry.status:
            return self._say(_TRANSLATIONS[entry.status])
        if entry and (entry.translators or entry.translated_from):
            return self._say(N_("Translated"))
        is_original = document.form == "digest" or document.original_language == lang
        return self._say(N_("Original") if is_original else N_("As in the source"))

    def _own(self, address: str) -> tuple[Pair, ...]:
        return tuple(each for each in self.pairs if each.field.context.startswith(f"{address}/"))

    def _catalog(self, own: tuple[Pair, ...]) -> str:
        """Say how far some messages are translated."""
        found = tally(own)
        if found.missing.messages:
            has_some = found.translated.messages or found.stale.messages
            return self._say(N_("Translated in part") if has_some else N_("Not translated"))
        if found.stale.messages:
            return self._say(N_("Under revision"))
        if found.translated.messages and found.exempt.messages:
            return self._say(N_("Original and translated"))
        return self._say(N_("Translated") if found.translated.messages else N_("Original"))

    def _open(self, own: tuple[Pair, ...]) -> tuple[str, ...]:
        """Say how many messages are not current, where some are."""
        found = tally(own)
        if found.is_current or found.missing == found.total:
            return ()
        number = {
            "total": formats.number(found.total.messages, self.context.lang),
            "missing": formats.number(found.missing.messages, self.context.lang),
            "stale": formats.number(found.stale.messages, self.context.lang),
        }
        return (
            self._say(
                "Of {total} passages, {missing} are not translated and {stale} are under revision.",
                **number,
            ),
        )

    def _names(self, tags: list[str]) -> str:
        names = [name_of_text(each, self.context.lang) for each in tags]
        return formats.joined(names, self.context.lang)

    def _say(self, english: str, **values: str) -> str:
        return self.context.say(english, **values)
