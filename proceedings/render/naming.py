"""Write names of people as markup: a name as an edition shows it in, HTML out."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from proceedings.language.names import NamePart, ShownName

__all__ = ["listed_markup", "name_markup", "other_form"]


def name_markup(name: ShownName) -> Markup:
    """Return a name with its family name set apart."""
    return _parts_markup(name, name.parts)


def listed_markup(name: ShownName) -> Markup:
    """Return a name as an index lists it."""
    return _parts_markup(name, name.listed)


def _parts_markup(name: ShownName, parts: Iterable[NamePart]) -> Markup:
    inner = "".join(_part_markup(part) for part in parts)
    attributes = (f' lang="{name.lang}"' if name.lang else "") + _turned(name)
    return Markup(f'<span class="name"{attributes}>{inner}</span>')  # noqa: S704 made of escaped text


def _part_markup(part: NamePart) -> str:
    text = escape(part.text, quote=False)
    return f'<span class="family">{text}</span>' if part.is_family else text


def other_form(name: ShownName) -> Markup:
    """Return the name's form in the other script, without brackets; empty when there is none."""
    if not name.other:
        return Markup("")
    text = escape(name.other, quote=False)
    attributes = f'lang="{name.other_lang}"{_turned(name)}'
    return Markup(f'<span class="other-form" {attributes}>{text}</span>')  # noqa: S704 escaped above


def _turned(name: ShownName) -> str:
    return f' dir="{name.turned}"' if name.turned else ""
