"""Verify finished PDFs: files in; for each check what it found, or why it was not made, out.

A file is compared with the manifest of the build that wrote it, and with the records that it names,
where they are at hand; all else is in the file itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from proceedings.archive import manifest as manifests
from proceedings.archive.manifest import Manifest
from proceedings.diagnostics import Diagnostic, Message, Report, Span, message
from proceedings.language.tags import direction
from proceedings.pipeline.checking import check
from proceedings.pipeline.drafting import Draft, drafts
from proceedings.render.book import FONTS, book_pages
from proceedings.render.inspection import Facts, UnreadableError, claims, inspect, structure
from proceedings.render.inspection.findings import Finding
from proceedings.render.inspection.wording import compared, pdf_blocks
from proceedings.render.parallel import parallel_html
from proceedings.render.typeset import Folios
from proceedings.volume.folios import Extent, PageNumber
from proceedings.volume.indexes import WHOLE
from proceedings.volume.parallel import compose_parallel

__all__ = ["CheckResult", "NoManifestError", "Verified", "verify"]

_FAMILIES = frozenset(FONTS)
_CHECKS: Mapping[str, Callable[[Facts], Iterator[Finding]]] = {
    "structure": structure.elements,
    "languages": structure.languages,
    "notes": structure.notes,
    "contents": structure.contents,
    "outline": structure.outline,
    "links": claims.links,
    "labels": claims.labels,
    "fonts": lambda facts: claims.fonts(facts, _FAMILIES),
    "metadata": claims.metadata,
    "safety": claims.safety,
}
"""What is checked in the file itself, in the order of the report."""
_OF_THE_STRUCTURE = frozenset({"notes", "contents", "outline"})
_NO_STRUCTURE = message("the file has no structure")


class NoManifestError(Exception):
    """A folder holds no manifest of a build: nobody knows what should be in it."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What came of one check.

    Attributes:
        name: the check.
        findings: what is wrong.
        skipped: why it was not made, if it was not.
    """

    name: str
    findings: tuple[Diagnostic, ...] = ()
    skipped: Message | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that was verified; `pages` is 0 when it could not be read."""

    path: str
    pages: int
    checks: tuple[CheckResult, ...]

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with it."""
        return tuple(each for check in self.checks for each in check.findings)


def verify(paths: Sequence[Path], root: Path | None) -> Iterator[Verified]:
    """Verify PDFs, and all those of folders that a build wrote.

    Args:
        paths: files and folders.
        root: the workspace whose records the files are compared with, if there is one.

    Raises:
        NoManifestError: a folder is not one that a build wrote.
        OSError: a file cannot be read.
    """
    workspace = _Records(root.resolve() if root else None)
    for path in paths:
        for file in _files(path) if path.is_dir() else (path,):
            yield _verified(file, workspace)


def _files(folder: Path) -> list[Path]:
    """Return the PDFs of a build's output: those that its manifests list, and any others."""
    found = [_manifest(each) for each in sorted(folder.glob("*/manifest.json"))]
    if not any(found):
        raise NoManifestError(folder)
    listed = {folder / name for each in found if each for name in each.outputs}
    there = set(folder.rglob("*.pdf"))
    return sorted({each for each in listed if each.suffix == ".pdf"} | there)


def _manifest(file: Path) -> Manifest | None:
    try:
        return manifests.read(file.read_bytes())
    except (OSError, ValueError):
        return None


def _verified(file: Path, workspace: _Records) -> Verified:
    shown = file.as_posix()
    listing = _listing(file)
    if listing and not file.exists():
        text = message("the file is missing; the build's manifest lists it")
        return _unread(shown, Diagnostic("PR631", Span(shown), text))
    data = file.read_bytes()
    try:
        facts = inspect(data)
    except UnreadableError as error:
        text = message("this is no PDF that can be read: {problem}", problem=error)
        return _unread(shown, Diagnostic("PR620", Span(shown), text))
    results = [_result(name, shown, facts) for name in _CHECKS]
    results.append(_digest(shown, data, listing))
    results.append(_text(shown, facts, workspace, listing))
    return Verified(shown, len(facts.labels), tuple(results))


def _result(name: str, shown: str, facts: Facts) -> CheckResult:
    """Make one check; what is about the structure is not made where there is none."""
    if facts.tree is None and name in _OF_THE_STRUCTURE:
        return CheckResult(name, skipped=_NO_STRUCTURE)
    return CheckResult(name, _diagnostics(shown, facts, _CHECKS[name](facts)))


def _unread(shown: str, problem: Diagnostic) -> Verified:
    return Verified(shown, 0, (CheckResult("file", (problem,)),))


def _diagnostics(shown: str, facts: Facts, findings: Iterator[Finding]) -> tuple[Diagnostic, ...]:
    return tuple(_diagnostic(shown, facts, each) for each in findings)


def _diagnostic(shown: str, facts: Facts, finding: Finding) -> Diagnostic:
    """Give the page as the line of the place, and say what is printed on it where that differs."""
    number, help_text = finding.page + 1, finding.help
    label = facts.labels[finding.page] if number else ""
    if label not in {"", str(number)} and help_text is None:
        help_text = message("that page is numbered {label}", label=label)
    return Diagnostic(finding.code, Span(shown, number), finding.text, help_text)


# ── The manifest ──


@dataclass(frozen=True, slots=True)
class _Listing:
    """A manifest that lists a file, with the digest that it gives."""

    manifest: Manifest
    digest: str


def _listing(file: Path) -> _Listing | None:
    """Return the manifest, in the output folder around a file, that lists it."""
    file = file.absolute()
    for folder in list(file.parents)[:5]:
        name = file.relative_to(folder).as_posix()
        for each in sorted(folder.glob("*/manifest.json")):
            manifest = _manifest(each)
            if manifest and name in manifest.outputs:
                return _Listing(manifest, manifest.outputs[name])
    return None


def _digest(shown: str, data: bytes, listing: _Listing | None) -> CheckResult:
    if listing is None:
        return CheckResult("digest", skipped=message("no manifest beside it lists the file"))
    if hashlib.sha256(data).hexdigest() == listing.digest:
        return CheckResult("digest")
    text = message("the file is not the one that was built: its digest differs from the manifest's")
    return CheckResult("digest", (Diagnostic("PR631", Span(shown), text),))


# ── The records ──


@dataclass(slots=True)
class _Records:
    """The editions of a workspace, composed when they are first asked for."""

    root: Path | None
    _drafts: Mapping[str, Draft] | None = field(default=None, init=False)

    @property
    def drafts(self) -> Mapping[str, Draft]:
        """The editions by name; none when there are no records, or they have errors."""
        if self._drafts is None:
            checked = check(self.root, Report()) if self.root else None
            found = drafts(checked, {}) if checked else ()
            self._drafts = {each.key: each for each in found}
        return self._drafts

    def pages(self, name: str, folios: Folios) -> list[str] | None:
        """Return the HTML of a book or a parallel edition by its name; None when it is not here."""
        if name in self.drafts:
            draft = self.drafts[name]
            return list(
                book_pages(
                    draft.book, draft.edition.interface, draft.edition.mark, draft.look, folios
                )
            )
        slug, _, rest = name.partition(".")
        document, _, tags = rest.partition(".")
        own = {each.lang: each for each in self.drafts.values() if each.slug == slug}
        chosen = _chosen(tags, own)
        if not chosen or document not in {each.id for each in chosen[0].book.event.documents}:
            return None
        parallel = compose_parallel([each.book.event for each in chosen], document)
        marks = {each.lang: each.edition.mark for each in chosen}
        return [parallel_html(parallel, chosen[0].edition.interface, marks)]

    def inputs(self, name: str) -> Mapping[str, str]:
        """Return the digests of what an event is made from today."""
        slug = name.partition(".")[0]
        return next((each.inputs for each in self.drafts.values() if each.slug == slug), {})


def _chosen(tags: str, own: Mapping[str, Draft]) -> list[Draft]:
    """Return the editions that `zh-Hans-es` names, in that order; none when it names others."""
    chosen, rest = [], tags
    while rest:
        lang = next((each for each in own if f"{rest}-".startswith(f"{each}-")), None)
        if lang is None:
            return []
        chosen.append(own[lang])
        rest = rest[len(lang) + 1 :]
    return chosen


def _text(shown: str, facts: Facts, workspace: _Records, listing: _Listing | None) -> CheckResult:
    """Compare the text with what the records make today, paragraph by paragraph."""
    name = facts.packet.identifier
    if facts.tree is None:
        return CheckResult("text", skipped=_NO_STRUCTURE)
    if workspace.root is None:
        return CheckResult("text", skipped=message("there are no records here to compare with"))
    if direction(facts.lang) == "rtl":
        return CheckResult("text", skipped=message("lines from right to left are not compared"))
    pages = workspace.pages(name, Folios(_extents(facts)))
    if pages is None:
        reason = message("the records here make no edition named `{name}`", name=name)
        return CheckResult("text", skipped=reason)
    if listing and listing.manifest.inputs != dict(workspace.inputs(name)):
        reason = message("the records have changed since the file was built")
        return CheckResult("text", skipped=reason)
    return CheckResult("text", _diagnostics(shown, facts, compared(facts, pages)))


def _extents(facts: Facts) -> dict[str, Extent]:
    """Return where each anchor stands; of what marks a whole part, its last page with text too."""
    printed = {block.page for block in pdf_blocks(facts)}
    found = {}
    for anchor, page in facts.anchors.items():
        if page < 0:
            continue
        last = page
        if anchor.endswith(f"/{WHOLE}"):
            wholes = (facts.anchors[each] for each in facts.anchors if each.endswith(f"/{WHOLE}"))
            after = min((each for each in wholes if each > page), default=len(facts.labels))
            last = max((each for each in printed if page <= each < after), default=page)
        found[anchor] = Extent(_number(facts.labels[page]), _number(facts.labels[last]))
    return found


def _number(label: str) -> PageNumber:
    """Return the number that a page's label gives."""
    if label.isdecimal():
        return PageNumber("arabic", int(label))
    number = next((each for each in range(1, 400) if PageNumber("roman", each).folio == label), 0)
    return PageNumber("roman", number) if number else PageNumber("none", 1)
