"""Compose articles: metadata and text in, views with headings and references out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from proceedings.language.fields import text_language
from proceedings.language.prose import Prose
from proceedings.language.tags import name_in
from proceedings.records.models import Article
from proceedings.volume.citation import Work
from proceedings.volume.context import Context
from proceedings.volume.imprint import contributors, volume_facts
from proceedings.volume.people import person_names
from proceedings.volume.views import Appearance, ArticleView, DocumentView, PersonView

__all__ = ["article_appearances", "articles"]

_HEADING = re.compile(r'<h([2-4]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_MARK = re.compile(r'<span class="mark"[^>]*>.*?</span>')
_TAG = re.compile(r"<[^>]+>")


def articles(
    context: Context,
    persons: Mapping[str, PersonView],
    documents: Mapping[str, DocumentView],
) -> tuple[ArticleView, ...]:
    """Return the articles in the order of their folders."""
    return tuple(_article(context, each, persons, documents) for each in context.records.articles)


def article_appearances(context: Context) -> Iterator[tuple[str, Appearance]]:
    """Yield who appears in articles: authors, and people whom the text links to."""
    for article in context.records.articles:
        address = f"articles/{article.id}"
        title = context.title(article.title, f"{address}/title")
        for author in article.authors:
            yield author, Appearance(address, title, "article")
        for target, anchor in _text(context, article).references:
            kind, _, record_id = target.partition("/")
            if kind == "people":
                yield record_id, Appearance(anchor, title, "mention")


def _article(
    context: Context,
    article: Article,
    persons: Mapping[str, PersonView],
    documents: Mapping[str, DocumentView],
) -> ArticleView:
    address = f"articles/{article.id}"
    text = _text(context, article)
    authors = tuple(persons[each] for each in article.authors)
    return ArticleView(
        id=article.id,
        address=address,
        title=context.title(article.title, f"{address}/title"),
        subtitle=context.text_or_none(article.subtitle, f"{address}/subtitle"),
        authors=authors,
        byline="" if authors else context.say("Prepared by the editors from the published record"),
        affiliation_note=context.text_or_none(
            article.affiliation_note, f"{address}/affiliation_note"
        ),
        abstract=context.prose_or_none(article.abstract, f"{address}/abstract"),
        keywords=context.edition.texts(f"{address}/keywords"),
        statements=tuple(_statements(context, article)),
        text=text,
        headings=tuple(_headings(text)),
        appendices=tuple(documents[each] for each in article.appendices),
        sources=article.sources,
        work=_work(context, article),
    )


def _work(context: Context, article: Article) -> Work:
    """Return what citations say of an article; translators of the text in the edition's language.

    Who translated the catalogs is not on record.
    """
    address = f"articles/{article.id}"
    title = context.title(article.title, f"{address}/title").text
    subtitle = context.text_or_none(article.subtitle, f"{address}/subtitle")
    is_shown = text_language(context.records, article) == context.lang
    return Work(
        volume=volume_facts(context),
        title=f"{title}: {subtitle.text}" if subtitle else title,
        authors=contributors(context, article.authors),
        translators=contributors(context, article.translators if is_shown else ()),
        doi=article.doi or "",
    )


def _text(context: Context, article: Article) -> Prose:
    address = f"articles/{article.id}"
    if f"{address}/text" not in context.edition.fields:
        return Prose(())
    return context.edition.prose(f"{address}/text", context.resolve, address)


def _headings(text: Prose) -> Iterator[tuple[str, int, str]]:
    joined = "".join(each for each in text.fragments if isinstance(each, str))
    for match in _HEADING.finditer(joined):
        yield match[2], int(match[1]), html.unescape(_TAG.sub("", _MARK.sub("", match[3]))).strip()


def _statements(context: Context, article: Article) -> Iterator[str]:
    held, lang = text_language(context.records, article), context.lang
    original = article.original_language or held
    yield context.say("Original language: {language}.", language=name_in(original, lang))
    if held != original:
        yield context.say(
            "The original is not held; the text held is in this language: {language}.",
            language=name_in(held, lang),
        )
    if held != lang:
        yield context.say(
            "Translated from this language: {language}.", language=name_in(held, lang)
        )
    if article.translators:
        names = person_names(context, article.translators)
        yield context.say("Translators: {names}.", names=names)
