"""`proceedings build`: make editions as PDF and website."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proceedings.cli.options import (
    Events,
    UiLanguage,
    Workspace,
    among,
    chosen_events,
    chosen_languages,
    unwritable,
    workspace_root,
)
from proceedings.cli.progress import shown_progress
from proceedings.diagnostics import Report, Span, message

if TYPE_CHECKING:  # these cost time that only this command needs
    from proceedings.cli.terminal import Voice
    from proceedings.pipeline import Built, Request

__all__ = ["build"]

ANOTHER_BUILD = 75
"""Exit code when another build is running (EX_TEMPFAIL of sysexits.h)."""


def build(
    events: Events = None,
    *,
    languages: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            metavar="TAG",
            help="Only this language; en-XA and ar-XB are made up, to test layouts.",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", metavar="pdf|html", help="Only this format.")
    ] = None,
    parallel: Annotated[
        list[str] | None,
        typer.Option(
            "--parallel",
            metavar="TAG:TAG…",
            help="Documents in columns: zh-Hans:es, or `all` languages.",
        ),
    ] = None,
    variants: Annotated[
        list[str] | None,
        typer.Option(
            "--variant",
            metavar="print|screen|large-print",
            help="Beside each volume also this variant; print is the volume itself.",
        ),
    ] = None,
    papers: Annotated[
        list[str] | None,
        typer.Option(
            "--paper",
            metavar="b5|a4",
            help="Beside each volume also this paper; b5 is the volume itself.",
        ),
    ] = None,
    printer: Annotated[
        bool,
        typer.Option(
            "--printer",
            help="Also with 3 mm of bleed and crop marks: the volume, or what is asked.",
        ),
    ] = False,
    offprints: Annotated[
        bool,
        typer.Option("--offprints", help="Also a PDF of each article and adopted document."),
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Refuse texts that are missing or stale.")
    ] = False,
    embed_records: Annotated[
        bool,
        typer.Option(
            "--embed-records", help="PDFs carry the records they are made from (PDF/A-3a)."
        ),
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="DIR", help="Folder of the editions: dist.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, help="Books set at once; one per core.")
    ] = os.cpu_count() or 1,
    workspace: Workspace = None,
    ui_language: UiLanguage = None,
) -> None:
    """Build editions; the last ones stay whole until the new ones are complete."""
    from proceedings.cli.terminal import Voice
    from proceedings.language.pseudo import PSEUDO_LANGUAGES
    from proceedings.pipeline import HTML, PDF, Request
    from proceedings.render.formats import PAPERS, VARIANTS

    root = workspace_root(workspace)
    request = Request(
        output=_outside_records(output or root / "dist", root),
        events=chosen_events(root, events),
        languages=chosen_languages(root, languages, PSEUDO_LANGUAGES),
        formats=among(formats, (PDF, HTML)),
        release=release,
        jobs=jobs,
        parallel=_parallel(root, parallel, events),
        variants=among(variants, VARIANTS) if variants else frozenset(),
        papers=among(papers, PAPERS) if papers else frozenset(),
        printer=printer,
        offprints=offprints,
        embed_records=embed_records,
    )
    _books_only(request)
    voice, report = Voice(ui_language), Report()
    built = _run(root, request, report, voice)
    if report.diagnostics:
        voice.report(report, root)
    if built:
        _show(built, voice, request.output)
    raise typer.Exit(report.exit_code())


def _books_only(request: Request) -> None:
    """Check that forms of the book are asked for where books are made.

    Raises:
        BadParameter: they are not.
    """
    asked = {
        "--variant": request.variants,
        "--paper": request.papers,
        "--printer": request.printer,
        "--offprints": request.offprints,
    }
    for option, value in asked.items():
        if value and "pdf" not in request.formats:
            raise typer.BadParameter("this is made as a PDF; add --format pdf", param_hint=option)


def _outside_records(output: Path, root: Path) -> Path:
    """Return the folder of the editions.

    Raises:
        BadParameter: it lies among the records or the catalogs, which it would mix with.
    """
    for name in ("events", "translations"):
        if output.resolve().is_relative_to((root / name).resolve()):
            raise typer.BadParameter(f"{output} lies inside {name}/", param_hint="--output")
    return output.absolute()


def _run(root: Path, request: Request, report: Report, voice: Voice) -> Built | None:
    """Build, and turn what the system refuses into diagnostics and exit codes."""
    from proceedings.archive.store import BuildRunningError, UnsafeTargetError
    from proceedings.pipeline import build as make

    place = Span(request.output.name)
    try:
        with shown_progress(voice) as progress:
            return make(root, request, report, progress)
    except BuildRunningError:
        report.add(
            "PR601", place, message("another build is running"), message("wait for it to end")
        )
        voice.report(report, root)
        raise typer.Exit(ANOTHER_BUILD) from None
    except (UnsafeTargetError, OSError) as error:
        report.add("PR602", place, *unwritable(error))
    return None


def _languages(root: Path) -> tuple[str, ...]:
    """Return the languages of the series; none when it cannot be read."""
    from proceedings.records.reader import read_workspace

    workspace = read_workspace(root, Report(), only=())
    return workspace.series.languages if workspace else ()


_ALL = "all"
"""Stands for all languages of the series, in their order."""


def _parallel(
    root: Path, given: list[str] | None, events: list[str] | None
) -> tuple[tuple[str, ...], ...]:
    """Return the languages of each parallel edition that is asked for.

    Raises:
        BadParameter: a language that the series does not have, fewer than two, one twice; or no
            event has a document.
    """
    if not given:
        return ()
    known = _languages(root)
    found = tuple(dict.fromkeys(_columns(each, known) for each in given))
    folders = [root / "events" / each for each in events] if events else (root / "events").iterdir()
    if not any(any(each.glob("documents/*/document.yaml")) for each in folders):
        raise typer.BadParameter("there are no documents to set", param_hint="--parallel")
    return found


def _columns(given: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of one parallel edition."""
    languages = known if given == _ALL else tuple(given.split(":"))
    for each in languages:
        if known and each not in known:
            text = f"{each!r} is not one of {', '.join(known)}"
            raise typer.BadParameter(text, param_hint="--parallel")
    if len(languages) < 2:  # noqa: PLR2004 that is what parallel means
        text = f"{given!r} names one language; write two or more, as in zh-Hans:es"
        raise typer.BadParameter(text, param_hint="--parallel")
    if len(set(languages)) < len(languages):
        text = f"{given!r} names a language twice"
        raise typer.BadParameter(text, param_hint="--parallel")
    return languages


def _show(built: Built, voice: Voice, output: Path) -> None:
    """Show what was written, and remarks on the layout."""
    for remark in built.remarks:
        voice.tell(message("remark: {text}", text=remark))
    for notice in built.notices:
        voice.tell(notice)
    heads = (
        message("edition"),
        message("pages"),
        message("KiB"),
        message("web pages"),
        message("not current"),
        message("file"),
    )
    rows = [
        (
            f"{each.event}.{each.lang}",
            str(each.pages or "–"),
            str(-(-each.size // 1024)),
            str(each.files),
            f"{each.not_current}/{each.passages}",
            each.path + (" =" if each.reused else ""),
        )
        for each in built.written
    ]
    voice.table(heads, rows, frozenset({1, 2, 3, 4}))
    if any(each.reused for each in built.written):
        voice.tell(message("= unchanged since the last build"))
    voice.say(message("written to {folder}", folder=output))
