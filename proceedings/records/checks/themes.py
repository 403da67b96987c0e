"""Check the look of books: themes in; pictures that cannot be used and pale colours out."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.diagnostics import Diagnostic, message, warning
from proceedings.records.base import closest
from proceedings.records.files import PICTURES, ThemeFiles
from proceedings.records.images import image_problem
from proceedings.records.models import Theme
from proceedings.records.reader import EventRecords, Workspace

__all__ = ["check_themes", "themes", "themes_of"]

_READABLE = 4.5
"""Least contrast of text and its ground (WCAG 2.2, 1.4.3)."""


def themes(workspace: Workspace) -> Iterator[tuple[ThemeFiles, Theme]]:
    """Yield every theme of a workspace that could be read, that of the series first."""
    yield from themes_of(workspace, *workspace.events)


def themes_of(workspace: Workspace, *events: EventRecords) -> Iterator[tuple[ThemeFiles, Theme]]:
    """Yield the theme of the series, then those of some events."""
    found = [(workspace.theme_files, workspace.theme)]
    found += [(each.files.theme, each.theme) for each in events]
    yield from ((files, theme) for files, theme in found if files and theme)


def check_themes(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with logos and colours."""
    for files, theme in themes(workspace):
        yield from _check_logo(files, theme)
        yield from _check_accent(files, theme)


def _check_logo(files: ThemeFiles, theme: Theme) -> Iterator[Diagnostic]:
    if theme.logo is None or files.source is None:
        return
    span, name = files.source.span(("logo", "file")), theme.logo.file
    if name not in files.files or not name.endswith(PICTURES):
        text = message("the image `{name}` is missing", name=name)
        near = closest(name, tuple(each for each in files.files if each.endswith(PICTURES)))
        hint = message("put a PNG or JPEG file into {folder}", folder=files.folder)
        yield Diagnostic(
            "PR305", span, text, message("did you mean `{name}`?", name=near) if near else hint
        )
    elif problem := image_problem(files.files[name], name):
        yield Diagnostic("PR305", span, problem, message("replace the file"))


def _check_accent(files: ThemeFiles, theme: Theme) -> Iterator[Diagnostic]:
    colour = theme.colours.accent
    if colour and files.source and (contrast := _contrast_with_paper(colour)) < _READABLE:
        yield warning(
            "PR533",
            files.source.span(("colours", "accent")),
            message(
                "the contrast of `{colour}` and white paper is {contrast} : 1",
                colour=colour,
                contrast=f"{contrast:.1f}",
            ),
            message("choose a darker colour: labels need {least} : 1", least=_READABLE),
        )


def _contrast_with_paper(colour: str) -> float:
    """Return the contrast ratio of a colour and white (WCAG 2.2, definition of contrast ratio)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    """Return the light of a component of sRGB (IEC 61966-2-1)."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
