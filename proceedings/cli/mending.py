"""`proceedings validate --fix`: mended files in; a patch on standard output, then the files out.

Questions and remarks go to standard error, so that standard output is a patch and nothing else;
where a report in a form for machines stands there, the patch goes to standard error too.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from proceedings.cli.terminal import Voice
from proceedings.diagnostics import Report, Span, message
from proceedings.diagnostics.formats import Format, visible
from proceedings.pipeline.mending import Ask, Mending, Seal, mend, write_mended

__all__ = ["mend_files"]


def mend_files(
    root: Path,
    events: Collection[str] | None,
    voice: Voice,
    report: Report,
    form: Format,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """Mend files, show the patch, and write them unless it is a dry run."""
    mending = mend(root, _ask(voice, yes=yes), events)
    _show(mending, form)
    for each in mending.unsealed:
        text = message(
            "`{file}` is not sealed: write `sha256: {digest}` into its record",
            file=each.path,
            digest=each.digest,
        )
        voice.tell(text)
    if not mending.files:
        voice.tell(message("nothing to mend"))
    elif not dry_run:
        _write(root, mending, voice, report)


def _write(root: Path, mending: Mending, voice: Voice, report: Report) -> None:
    try:
        write_mended(root, mending.files)
    except OSError as error:
        text = message("the files cannot be mended: {problem}", problem=error.strerror or error)
        help_text = message("free space and make the folder writable; no file was changed")
        report.add("PR602", Span("events"), text, help_text)
    else:
        voice.tell(message("files mended: {number}", number=len(mending.files)))


def _ask(voice: Voice, *, yes: bool) -> Ask:
    """Return what answers for each text: yes, the person at the terminal, or nobody."""

    def ask(seal: Seal) -> bool:
        if yes:
            return True
        if not sys.stdin.isatty():
            voice.tell(message("`{file}` is not sealed; --yes seals it", file=seal.path))
            return False
        question = message(
            "seal `{file}`? paragraphs: {number}, SHA-256: {digest}",
            file=seal.path,
            number=seal.paragraphs,
            digest=seal.digest,
        )
        return voice.ask(question)

    return ask


def _show(mending: Mending, form: Format) -> None:
    """Write the patch: byte for byte into a file or pipe, made visible on a terminal."""
    stream = sys.stdout if form is Format.TEXT else sys.stderr
    for each in mending.files:
        if stream.isatty():
            stream.write(visible(each.diff()))
        else:
            stream.flush()
            stream.buffer.write(each.diff().encode(errors="surrogateescape"))
    stream.flush()
