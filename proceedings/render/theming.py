"""Dress books: the themes of a series and of an event in; templates, tokens and fonts to use out.

A theme replaces templates of the book, gives values to tokens of its style sheets, and brings fonts
and a logo. What is wrong with a template is said at its file and line, whether it cannot be read or
fails when it is filled.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from proceedings import resources
from proceedings.diagnostics import Diagnostic, Span, message, warning
from proceedings.records.base import OfficialForms, closest
from proceedings.records.files import ThemeFiles
from proceedings.records.models import Theme
from proceedings.render.errors import RenderError
from proceedings.render.naming import listed_markup, name_markup, other_form

__all__ = [
    "PLAIN",
    "Look",
    "TemplateError",
    "ThemedTemplate",
    "check_theme",
    "dress",
    "environment",
]

SHIPPED = "shipped"
"""Prefix by which a theme's template names the one that it replaces: `shipped/book/cover.html`."""
_TEMPLATES, _FONTS = "templates/", "fonts/"
_THEMED = "book/"
"""Where the templates are that a theme may replace."""
_FONT_FILES = (".otf", ".ttf")
_TOKENS = {
    "accent": "--accent",
    "rule": "--rule",
    "serif": "--latin-serif",
    "sans": "--latin-sans",
    "han_serif": "--han-serif",
    "han_sans": "--han-sans",
    "han_emphasis": "--han-emphasis",
}
"""Custom properties of the style sheets by field of the record."""
_ITALIC = 1
"""Bit 0 of `fsSelection` (OpenType, table OS/2)."""


class TemplateError(RenderError):
    """A template of a theme fails when it is filled; `place` is its file and line."""

    def __init__(self, place: Span, text: str) -> None:
        """Keep the place and what the template engine says."""
        super().__init__(text)
        self.place = place


@dataclass(frozen=True, slots=True)
class ThemedTemplate:
    """A template of a theme: its name among templates, its file in the workspace, its text."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a book is dressed in beyond the design.

    Attributes:
        templates: the templates that take the place of shipped ones.
        css: values of tokens, and the faces of fonts that the theme holds.
        families: font families that may be used beside those of the design.
        installed: those of them that the theme does not hold, and the machine must have, each with
            the place where it is named.
        resources: fonts and logo as bytes, by the names that style sheets and templates use.
        logo: name of the logo among the resources; empty without one.
        logo_text: what the logo shows.
        accent: the accent's colour; empty for that of the design.
    """

    templates: tuple[ThemedTemplate, ...] = ()
    css: str = ""
    families: frozenset[str] = frozenset()
    installed: Mapping[str, Span] = field(default_factory=dict)
    resources: Mapping[str, bytes] = field(default_factory=dict)
    logo: str = ""
    logo_text: OfficialForms | None = None
    accent: str = ""

    def blame(self, error: Exception) -> TemplateError | None:
        """Return what a template of the theme did wrong; None when the fault is not there."""
        own = {each.path for each in self.templates}
        if isinstance(error, TemplateSyntaxError) and error.filename in own:
            return TemplateError(Span(str(error.filename), error.lineno), error.message or "")
        frames = traceback.extract_tb(error.__traceback__)
        place = next((each for each in reversed(frames) if each.filename in own), None)
        if place is None:
            return None
        return TemplateError(Span(place.filename, place.lineno or 0), str(error))


PLAIN = Look()
"""The design as it is."""


def dress(themes: Iterable[tuple[ThemeFiles, Theme]]) -> Look:
    """Return the look of a book: what a later theme says comes before what an earlier one says.

    Args:
        themes: the themes that apply, that of the series before that of the event.
    """
    templates: dict[str, ThemedTemplate] = {}
    tokens: dict[str, str] = {}
    resources: dict[str, bytes] = {}
    places: dict[str, Span] = {}
    logo, logo_text = "", None
    for files, theme in themes:
        templates |= {each.name: each for each in _templates(files)}
        resources |= {f"{files.folder}/{name}": data for name, data in _fonts(files).items()}
        for group in ("colours", "fonts"):
            given = getattr(theme, group).model_dump(exclude_none=True)
            tokens |= given
            if group == "fonts" and files.source:
                places |= {name: files.source.span((group, key)) for key, name in given.items()}
        if theme.logo:
            logo, logo_text = f"{files.folder}/{theme.logo.file}", theme.logo.text
            resources[logo] = files.files[theme.logo.file]
    faces = {name: _face(data) for name, data in resources.items() if name != logo}
    families = frozenset(tokens[key] for key in Theme().fonts.model_dump() if key in tokens)
    held = {face.family for face in faces.values() if face}
    return Look(
        tuple(templates.values()),
        _css(tokens, faces),
        families,
        {name: span for name, span in places.items() if name in families - held},
        resources,
        logo,
        logo_text,
        tokens.get("accent", ""),
    )


def _templates(files: ThemeFiles) -> Iterator[ThemedTemplate]:
    """Yield the templates of a theme that can be used."""
    for name, data in files.files.items():
        if name.startswith(_TEMPLATES + _THEMED):
            text = data.decode("utf-8", "replace")
            short = name.removeprefix(_TEMPLATES)
            yield ThemedTemplate(short, f"{files.folder}/{name}", text)


def _fonts(files: ThemeFiles) -> dict[str, bytes]:
    return {name: data for name, data in files.files.items() if name.startswith(_FONTS)}


# ── Style ──


@dataclass(frozen=True, slots=True)
class _Face:
    """What a font file says it is: family, weight (100–900), and whether its letters slant."""

    family: str
    weight: int
    is_italic: bool


def _face(data: bytes) -> _Face | None:
    """Return what a font file is; None when it is none that can be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(BytesIO(data), lazy=True) as font:
            metrics = font["OS/2"]
            family = font["name"].getBestFamilyName()
            slants = bool(metrics.fsSelection & _ITALIC)
            return _Face(family, metrics.usWeightClass, slants) if family else None
    except (TTLibError, KeyError, AttributeError, ValueError, AssertionError, EOFError):
        return None


def _css(tokens: Mapping[str, str], faces: Mapping[str, _Face | None]) -> str:
    """Write the values of tokens and the faces as CSS; names hold no character that needs care."""
    rules = [
        f'@font-face {{ font-family: "{face.family}"; src: url("{name}"); '
        f"font-weight: {face.weight}; font-style: {'italic' if face.is_italic else 'normal'} }}"
        for name, face in faces.items()
        if face
    ]
    if tokens:
        values = "; ".join(f"{_TOKENS[key]}: {_value(value)}" for key, value in tokens.items())
        rules.append(f"html:root {{ {values} }}")
    return "".join(f"{rule}\n" for rule in rules)


def _value(value: str) -> str:
    return value if value.startswith("#") else f'"{value}"'


# ── Templates ──


@cache
def environment(templates: tuple[ThemedTemplate, ...] = ()) -> Environment:
    """Return the template engine: a theme's templates come first, and are filled in a sandbox.

    Args:
        templates: the templates of a theme. They may name the shipped ones by `shipped/…`.
    """
    shipped = FileSystemLoader(resources.templates())
    own = {each.name: each for each in templates}

    def load(name: str) -> tuple[str, str, None] | None:
        found = own.get(name)
        return (found.text, found.path, None) if found else None

    loader: BaseLoader = shipped
    if templates:
        themed = FunctionLoader(load)
        loader = ChoiceLoader([themed, shipped, PrefixLoader({SHIPPED: shipped})])
    made = (ImmutableSandboxedEnvironment if templates else Environment)(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "parts": name_markup,
        "listed": listed_markup,
        "other_form": other_form,
    }
    return made


def check_theme(files: ThemeFiles) -> Iterator[Diagnostic]:
    """Yield what is wrong with the templates and the fonts of a theme."""
    texts = [each.text for each in _templates(files)]
    for name, data in files.files.items():
        if name.startswith(_TEMPLATES):
            yield from _check_template(files, name, data, texts)
        elif name.startswith(_FONTS) and (not name.endswith(_FONT_FILES) or not _face(data)):
            text = message("`{name}` is not a font in OpenType format", name=name)
            hint = message("use .otf or .ttf files; unpack .woff2 first")
            yield Diagnostic("PR535", files.span(name), text, hint)


def _check_template(
    files: ThemeFiles, name: str, data: bytes, texts: Sequence[str]
) -> Iterator[Diagnostic]:
    span = files.span(name)
    try:
        environment().compile(data.decode("utf-8"), name, span.path)
    except UnicodeDecodeError:
        hint = message("save it as UTF-8")
        yield Diagnostic("PR530", span, message("the template is not UTF-8"), hint)
    except TemplateSyntaxError as error:
        text = message("the template cannot be read: {problem}", problem=error.message or "")
        hint = message("templates are written in the language of Jinja")
        yield Diagnostic("PR530", files.span(name, error.lineno), text, hint)
    short = name.removeprefix(_TEMPLATES)
    known = _replaceable()
    if short not in known and not any(short in text for text in texts):
        near = closest(short, known)
        yield warning(
            "PR532",
            span,
            message("the template `{name}` takes the place of none, and is not used", name=short),
            message("did you mean `{name}`?", name=near)
            if near
            else message("a theme may replace: {names}", names=", ".join(known)),
        )


@cache
def _replaceable() -> tuple[str, ...]:
    folder = resources.templates()
    found = (folder / _THEMED).glob("*.html")
    return tuple(sorted(PurePosixPath(each.relative_to(folder)).as_posix() for each in found))
