"""`proceedings translations confirm`: say that a translation is still right, message by message."""

from __future__ import annotations

import getpass
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proceedings.cli.options import UiLanguage, Workspace, chosen_events, unwritable, workspace_root
from proceedings.diagnostics import Report, Span, message

if TYPE_CHECKING:  # they cost time that only the command needs
    from proceedings.cli.terminal import Voice
    from proceedings.language.difference import Piece
    from proceedings.pipeline.confirming import Choice

__all__ = ["confirm"]

_INTERFACE = "interface"
"""What stands for the interface where an event is asked for."""
_USAGE = 2
"""Exit code for wrong usage."""


def confirm(
    lang: Annotated[str, typer.Argument(metavar="LANG", help="Language of the translations.")],
    keys: Annotated[
        list[str],
        typer.Argument(metavar="KEY...", help="Messages, for example programme/opening/title."),
    ],
    *,
    event: Annotated[
        str | None, typer.Option("--event", metavar="EVENT", help="Event by slug, or `interface`.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who compared them; else git's user.name."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the differences, write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Confirm without asking.")] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Mark confirmed translations as stale again.")
    ] = False,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Confirm that translations of messages that changed are still right.

    Shows, for each message, what was deleted and inserted since it was translated, beside the
    translation, and asks. The mark `fuzzy` goes; a comment of the entry says who confirmed it and
    when. A translation that is not right any more is corrected in the catalog instead.

    --undo marks it as stale again; to bring back the earlier message too, restore the catalog
    from your version control.
    """
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline.confirming import choose

    root = workspace_root(workspace)
    _check_language(root, lang)
    events = () if event is None else (event,)
    if event != _INTERFACE:
        chosen_events(root, list(events))
    report, voice = Report(), Voice(ui_language)
    chosen = choose(root, report, lang, keys, events, undo=undo)
    if report.diagnostics:
        voice.report(report, root)
        raise typer.Exit(report.exit_code())
    for problem in chosen.problems:
        voice.tell(problem)
    if chosen.problems:
        raise typer.Exit(_USAGE)
    who = _name(root, by)
    ask = not (yes or dry_run)
    agreed = [each for each in chosen.choices if _agrees(voice, each, ask=ask, undo=undo)]
    if agreed and not dry_run:
        _write(voice, root, report, agreed, who, undo=undo)
    raise typer.Exit(_USAGE if ask and not sys.stdin.isatty() else report.exit_code())


def _check_language(root: Path, lang: str) -> None:
    """Refuse a language that the workspace has no edition in.

    Raises:
        BadParameter: there is no catalog folder of the language.
    """
    from proceedings.language.tags import folder

    folders = (root / "translations").glob("*/LC_MESSAGES")
    known = sorted(each.parent.name.replace("_", "-") for each in folders)
    if not (root / "translations" / folder(lang) / "LC_MESSAGES").is_dir():
        hint = f"{lang!r} is not one of {', '.join(known)}"
        raise typer.BadParameter(hint, param_hint="LANG")


def _name(root: Path, by: str | None) -> str:
    """Return who confirms: the name given, else git's, else that of the login.

    Raises:
        BadParameter: the name given is empty, or not printable.
    """
    name = " ".join((by if by is not None else _git_name(root) or getpass.getuser()).split())
    if not name or not name.isprintable():
        raise typer.BadParameter("it is not a name that can be printed", param_hint="--by")
    return name


def _git_name(root: Path) -> str:
    command = ["git", "-C", str(root), "config", "user.name"]
    try:
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 fixed words
    except OSError:
        return ""
    return ended.stdout.strip()


def _agrees(voice: Voice, choice: Choice, *, ask: bool, undo: bool) -> bool:
    """Show what changed beside the translation, and return whether it is confirmed."""
    _show(voice, choice)
    key = choice.pair.key
    if not ask:
        return True
    if not sys.stdin.isatty():
        voice.tell(message("`{key}` is left as it is; --yes does not ask", key=key))
        return False
    if undo:
        return voice.ask(message("mark `{key}` as stale again?", key=key))
    return voice.ask(message("confirm `{key}`?", key=key))


def _show(voice: Voice, choice: Choice) -> None:
    """Show what changed beside the translation."""
    pair = choice.pair
    voice.show([(pair.key, "bold"), (f"  {pair.place}", "")])
    if choice.pieces:
        voice.show(
            [(voice.words(message("changed:")) + " ", "cyan"), *_styled(voice, choice.pieces)]
        )
    else:
        voice.show([(voice.words(message("message:")) + " ", "cyan"), (pair.source, "")])
        if pair.entry and pair.entry.fuzzy:
            voice.tell(message("the catalog does not say what the message was before"))
    voice.show([(voice.words(message("translation:")) + " ", "cyan"), (pair.text, "")])


def _styled(voice: Voice, pieces: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    """Yield a difference in colours, or with signs where there are none."""
    from proceedings.language.difference import Change

    signs = {Change.REMOVED: ("[-{}-]", "red strike"), Change.ADDED: ("{{+{}+}}", "green bold")}
    for text, change in pieces:
        form, style = signs.get(change, ("{}", ""))
        yield (text, style) if voice.has_colour else (form.format(text), "")


def _write(
    voice: Voice, root: Path, report: Report, agreed: list[Choice], who: str, *, undo: bool
) -> None:
    """Write the catalogs and say so, or report that they cannot be written."""
    from proceedings.pipeline.confirming import confirm_translations, take_back_confirmations

    try:
        if undo:
            take_back_confirmations(root, agreed)
        else:
            confirm_translations(root, agreed, who)
    except OSError as error:
        report.add("PR602", Span("translations"), *unwritable(error))
        voice.report(report, root)
        return
    if undo:
        voice.tell(message("stale again: {number}", number=len(agreed)))
    else:
        voice.tell(message("confirmed by {name}: {number}", name=who, number=len(agreed)))
