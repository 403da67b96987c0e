"""`proceedings doctor`: say whether this machine can set books, and what to install."""

from __future__ import annotations

import typer

from proceedings.cli.options import UiLanguage
from proceedings.diagnostics import message

__all__ = ["doctor"]


def doctor(ui_language: UiLanguage = None) -> None:
    """Check system libraries and fonts, and show the versions that shape the output.

    Spelling dictionaries are shown too; nothing but the check of spelling needs them.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.language.hunspell import PACKAGES, installed
    from proceedings.render import environment
    from proceedings.render.book import FONTS
    from proceedings.render.errors import SetupError

    voice, missing = Voice(ui_language), list[str]()
    rows = [(name, number, "ok") for name, number in environment.tools().items()]
    try:
        rows += [(name, number, "ok") for name, number in environment.libraries().items()]
    except SetupError as error:
        missing.append(str(error))
    found = environment.fonts()
    for family, package in FONTS.items():
        described = found.get(family, "–")
        rows.append((family, described[:28], "ok" if family in found else package))
        if family not in found:
            missing.append(f"{family} (Debian: {package})")
    for lang, package in PACKAGES.items():
        name = installed(lang)
        rows.append((f"hunspell {lang}", name or "–", "ok" if name else package))
    voice.table((message("what"), message("version"), message("state")), rows, frozenset())
    for each in missing:
        voice.tell(message("missing: {what}", what=each))
    if missing:
        voice.tell(
            message("on Debian or Ubuntu: apt-get install {packages}", packages=_packages(missing))
        )
    raise typer.Exit(int(bool(missing)))


def _packages(missing: list[str]) -> str:
    """Return the Debian packages that the lines about missing things name."""
    named = [each.partition("Debian: ")[2].rstrip(")").split() for each in missing]
    return " ".join(dict.fromkeys(package for packages in named for package in packages))
