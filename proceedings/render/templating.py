"""Fill templates: views and an edition's labels in, HTML text out.

Autoescaping is always on; data is never a template. The filters turn passages, prose and names into
markup that says its language and marks what is not current; a medium decides how notes and links
are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import escape

from markupsafe import Markup

from proceedings.language.interface import Interface
from proceedings.language.prose import NoteCall, Prose
from proceedings.language.status import Passage
from proceedings.language.tags import direction, is_pseudo
from proceedings.render.foreign import mark_other_scripts
from proceedings.render.punctuation import mark_latin_punctuation
from proceedings.render.theming import PLAIN, Look, environment

__all__ = [
    "Links",
    "Marker",
    "in_columns",
    "in_print",
    "on_screen",
    "relinked",
    "show_passage",
    "template",
]

Links = Callable[[str], str]
"""Gives the address that a page writes for an internal address or an image's name."""
Marker = Callable[[Passage], str]
"""Gives what readers are told about a passage that is not current."""

_ID = re.compile(r' id="[^"]*"')
_LINK = re.compile(r"</?a\b[^>]*>")
_HREF = re.compile(r'(href|src)="(#?)([^"]*)"')


def template(
    name: str, interface: Interface, mark: Marker, look: Look = PLAIN, **values: object
) -> str:
    """Fill the template of a name, for example `book/cover.html`.

    Args:
        name: the template, below `templates`.
        interface: labels of the edition; templates say `_("Contents")` and `pgettext(…)`.
        mark: gives the mark of a passage that is not current.
        look: the theme that may replace the template.
        values: what the template shows.

    Raises:
        TemplateError: a template of the theme fails.
    """

    def show(passage: Passage) -> Markup:
        return show_passage(passage, interface.lang, mark(passage))

    own = {
        "_": interface.say,
        "pgettext": interface.in_context,
        "lang": interface.lang,
        "dir": direction(interface.lang),
        "is_trial": is_pseudo(interface.lang),
        "said_in": partial(_said_in, page=interface.lang),
        "show": show,
        "look": look,
    }
    try:
        page = environment(look.templates).get_template(name).render(**own, **values)
    except Exception as error:
        fault = look.blame(error)
        if fault is None:
            raise
        raise fault from error
    page = mark_latin_punctuation(page) if interface.lang.startswith("zh") else page
    return page if name.startswith("site/") else mark_other_scripts(page, interface.lang)


def show_passage(passage: Passage, lang: str, mark: str) -> Markup:
    """Return a passage that says its language where it is not `lang`, behind its mark if any."""
    text = escape(passage.text, quote=False)
    if passage.status.is_current and passage.lang == lang:
        return Markup(text)  # noqa: S704 escaped above
    attributes = f" {_said_in(passage.lang, lang)}" if passage.lang != lang else ""
    if not passage.status.is_current:
        attributes += f' class="{passage.status.value}"'
        text = f'<span class="mark" lang="{lang}">{escape(mark)}</span> {text}'
    return Markup(f"<span{attributes}>{text}</span>")  # noqa: S704 made of escaped text


def _said_in(lang: str, page: str) -> Markup:
    """Return the attributes of an element in a language, on a page that is in another perhaps."""
    way = direction(lang)
    turned = f' dir="{way}"' if way != direction(page) else ""
    return Markup(f'lang="{lang}"{turned}')  # noqa: S704 a tag, which has letters and hyphens only


def in_print(prose: Prose, key: str) -> Markup:
    """Return prose for print: each note stands inside the text, at its first call.

    Args:
        prose: the text.
        key: unique in the book; ids of notes begin with it.
    """
    fragments = prose.fragments
    pairs = zip(("", *fragments), fragments, strict=False)
    return Markup("".join(_print_fragment(each, key, before) for before, each in pairs))  # noqa: S704


def _print_fragment(fragment: str | NoteCall, key: str, before: str | NoteCall) -> str:
    """Return a piece of prose; a call that directly follows another one is set apart from it."""
    if isinstance(fragment, str):
        return fragment
    joined = " joined" if isinstance(before, NoteCall) else ""
    if fragment.first:
        return (
            f'<span class="footnote{joined}" id="{key}/note{fragment.number}" role="doc-footnote">'
            f"{fragment.html}</span>"
        )
    return (
        f'<a class="note-again{joined}" href="#{key}/note{fragment.number}">{fragment.number}</a>'
    )


def on_screen(prose: Prose, key: str, links: Links) -> Markup:
    """Return prose for a page: calls link to notes, which the page lists after the text.

    Args:
        prose: the text.
        key: unique on the page; ids of notes begin with it.
        links: gives the address of an internal link or an image.
    """
    fragments = prose.fragments
    pairs = zip(("", *fragments), fragments, strict=False)
    text = "".join(_screen_fragment(each, key, before) for before, each in pairs)
    return Markup(relinked(text, links, key))  # noqa: S704 sanitised prose


def in_columns(prose: Prose, key: str, before: int, links: Links | None = None) -> Markup:
    """Return prose for a column: calls link to notes, which are listed after all columns.

    Args:
        prose: the text.
        key: unique among the columns; ids of notes and calls begin with it.
        before: number of notes in the column before this text.
        links: gives the address of an internal link or an image; without it links are words.
    """
    fragments = prose.fragments
    pairs = zip(("", *fragments), fragments, strict=False)
    text = "".join(_column_fragment(each, key, before, last, links) for last, each in pairs)
    return Markup(text)  # noqa: S704 sanitised prose


def _column_fragment(
    fragment: str | NoteCall, key: str, before: int, last: str | NoteCall, links: Links | None
) -> str:
    if isinstance(fragment, str):
        text = _ID.sub("", fragment)
        return relinked(text, links) if links else _LINK.sub("", text)
    number = fragment.number + before
    joined = ", " if isinstance(last, NoteCall) else ""
    back = f' id="{key}/call{number}"' if fragment.first else ""
    link = f'<a href="#{key}/note{number}" role="doc-noteref">{number}</a>'
    return f'<sup class="note-call"{back}>{joined}{link}</sup>'


def relinked(text: str, links: Links, key: str = "") -> str:
    """Write the addresses in sanitised HTML as a page needs them; links to its own notes stay."""

    def written(match: re.Match[str]) -> str:
        attribute, hash_sign, target = match.groups()
        if key and target.startswith(f"{key}/note"):
            return match[0]
        del hash_sign
        return f'{attribute}="{links(target)}"'

    return _HREF.sub(written, text)


def _screen_fragment(fragment: str | NoteCall, key: str, before: str | NoteCall) -> str:
    """Return a piece of prose; a call that directly follows another one is set apart from it."""
    if isinstance(fragment, str):
        return fragment
    comma = '<sup class="note-call">,</sup>' if isinstance(before, NoteCall) else ""
    back = f' id="{key}/call{fragment.number}"' if fragment.first else ""
    number = fragment.number
    link = f'<a href="#{key}/note{number}" role="doc-noteref">{number}</a>'
    return f'{comma}<sup class="note-call"{back}>{link}</sup>'
