"""Say the words of the interface in a language: labels, headings, messages to the editor.

English words are the messages; catalogs for every language, English included, give their forms.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from proceedings.diagnostics import Report, Span, message
from proceedings.language.catalog import Catalog, catalog_path, read_catalog, template_path
from proceedings.language.pseudo import is_pseudo, pseudo_catalog
from proceedings.language.tags import folder

__all__ = ["INTERFACE", "N_", "Interface", "read_interface", "read_template"]

INTERFACE = "interface"
"""Stem of the interface catalogs."""


def N_(english: str) -> str:  # noqa: N802 gettext's name for text that is translated later
    """Mark a message for extraction where it stands and is translated elsewhere."""
    return english


_NOT_TRANSLATED = N_("not translated")


@dataclass(frozen=True, slots=True)
class Interface:
    """The interface in one language.

    Attributes:
        lang: the language.
        catalog: its messages.
        missed: messages that were asked for and are not translated; filled while it is used.
    """

    lang: str
    catalog: Catalog
    missed: set[str] = field(default_factory=set)

    def say(self, english: str, **values: object) -> str:
        """Return a message in the language, with values for its `{name}` placeholders.

        A message that is not translated is returned in English behind a visible mark.
        """
        return _filled(self._form("", english), values)

    def in_context(self, context: str, english: str, **values: object) -> str:
        """Return a message that means different things in different places."""
        return _filled(self._form(context, english), values)

    def plain(self, english: str) -> str:
        """Return a message in the language, or in English without a mark: for diagnostics."""
        entry = self.catalog.entries.get(("", english))
        return entry.text if entry and entry.text and not entry.fuzzy else english

    def _form(self, context: str, english: str) -> str:
        entry = self.catalog.entries.get((context, english))
        if entry and entry.text and not entry.fuzzy:
            return entry.text
        self.missed.add(english)
        return f"[{self.plain(_NOT_TRANSLATED)}] {english}"


def _filled(text: str, values: dict[str, object]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def read_interface(
    lang: str, folders: tuple[Path, ...], report: Report, place: Span | None = None
) -> Interface:
    """Read the interface catalog of a language from the first of some folders that has one.

    Args:
        lang: the language.
        folders: `translations` folders, the workspace's own before the one that is shipped.
        report: where problems go.
        place: where the language is asked for.
    """
    path = catalog_path(folder(lang), INTERFACE)
    if is_pseudo(lang):
        template = read_template(folders, report)
        return Interface(lang, pseudo_catalog(template.entries, lang, f"translations/{path}"))
    file = _first(path, folders)
    if file is None:
        report.add(
            "PR404",
            place or Span("events/series.yaml"),
            message("there is no interface catalog for the language `{lang}`", lang=lang),
            message("add {path}", path=f"translations/{path}"),
        )
        return Interface(lang, Catalog(f"translations/{path}", is_refused=True))
    return Interface(lang, read_catalog(file, f"translations/{path}", report))


def read_template(folders: tuple[Path, ...], report: Report) -> Catalog:
    """Read every message of the interface from the first of some folders that lists them."""
    path = template_path(INTERFACE)
    file = _first(path, folders) or folders[-1] / path
    return read_catalog(file, f"translations/{path}", report)


def _first(path: str, folders: tuple[Path, ...]) -> Path | None:
    return next((each / path for each in folders if (each / path).is_file()), None)
