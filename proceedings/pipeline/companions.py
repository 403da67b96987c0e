"""Decide on the PDFs beside a volume: what is asked for and what the last build left in; plans out.

A companion is another format of the volume (A4, large print) or an offprint of it. It belongs to
its edition: a build that sets the edition's books makes it again where it is asked for; else it
keeps it if it is still right, and removes it if not. Any other build leaves it as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from proceedings.archive.manifest import Manifest
from proceedings.diagnostics import Message, message
from proceedings.pipeline.drafting import Draft
from proceedings.pipeline.request import PDF, Request
from proceedings.render.formats import PAPERS, VARIANTS, Format, formats_of
from proceedings.render.workers import Result, Task

__all__ = ["OFFPRINT", "Companion", "Companions"]

OFFPRINT = "offprint"
"""What a manifest says of an offprint, where it says of a format what its name is."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A PDF beside a volume.

    Attributes:
        draft: the edition that it belongs to.
        form: its format; None for an offprint.
        address: address of the article or document of which it is an offprint.
    """

    draft: Draft
    form: Format | None = None
    address: str = ""

    @property
    def kind(self) -> str:
        """What it is: `offprint`, or the name of its format."""
        return self.form.name if self.form else OFFPRINT

    @property
    def name(self) -> str:
        """What of the event it is: the event, or an article or document of it."""
        return f"{self.draft.slug}/{self.address}" if self.address else self.draft.slug

    @property
    def key(self) -> str:
        """Name in progress and results: `2025-sao-paulo.es.large-print`."""
        return f"{self.name}.{self.draft.lang}.{self.kind}"

    @property
    def path(self) -> str:
        """Its file below the output: `es/2025-sao-paulo/articles/overview.es.pdf`."""
        lang, folder = self.draft.lang, self.draft.folder
        if self.address:
            return f"{folder}/{self.address}.{lang}.pdf"
        return f"{folder}/{self.draft.slug}.{lang}.{self.kind}.pdf"

    def task(self) -> Task:
        """Return what a worker sets; an offprint is set with its volume."""
        if self.form is None:
            return self.draft.task(offprints=True)
        return self.draft.task(self.key, self.form)

    def made(self, results: Mapping[str, Result]) -> tuple[bytes, int] | None:
        """Return bytes and pages of what was set; None when it was not."""
        if self.form:
            result = results.get(self.key)
            return (result.pdf, result.pages) if result else None
        result = results.get(self.draft.key)
        piece = result.offprints.get(self.address) if result else None
        return (piece.pdf, piece.pages) if piece else None


@dataclass(frozen=True, slots=True)
class Companions:
    """The companions of a build.

    Attributes:
        request: what was asked for.
        drafts: every edition of the workspace.
        asked: the companions asked for.
        last: the manifests of the last build by event.
        kept: paths of those asked for whose PDF of the last build is still right.
    """

    request: Request
    drafts: tuple[Draft, ...]
    asked: tuple[Companion, ...]
    last: Mapping[str, Manifest]
    kept: frozenset[str]

    @classmethod
    def make(
        cls, request: Request, drafts: tuple[Draft, ...], last: Mapping[str, Manifest]
    ) -> Companions:
        """List what is asked for, and look at what the last build left."""
        asked = tuple(_asked(request, drafts))
        kept = frozenset(each.path for each in asked if _is_right(each, last, request.output))
        return cls(request, drafts, asked, last, kept)

    @property
    def to_set(self) -> tuple[Companion, ...]:
        """Those that must be set."""
        return tuple(each for each in self.asked if each.path not in self.kept)

    def needs_volume(self, draft: Draft) -> bool:
        """Return whether an edition's volume is set for the sake of its offprints."""
        return any(each.draft is draft and not each.form for each in self.to_set)

    def carries(self, draft: Draft, name: str) -> bool:
        """Return whether a PDF of the last build in a wanted edition belongs to this one too.

        Args:
            draft: the edition.
            name: the file below the output.
        """
        if any(each.path == name for each in self.asked):
            return name in self.kept
        return self._stays(draft, name)

    def facts(self, slug: str, results: Mapping[str, Result]) -> dict[str, dict[str, int | str]]:
        """Return what a manifest says of an event's companions, by path.

        Args:
            slug: the event.
            results: the books that were set, by key.
        """
        before = self.last[slug].companions if slug in self.last else {}
        own = {each.lang: each for each in self.drafts if each.slug == slug}
        found = {
            path: dict(each)
            for path, each in before.items()
            if each["language"] in own and self._stays(own[str(each["language"])], path)
        }
        for each in self.asked:
            if each.draft.slug == slug:
                found[each.path] = self._facts(each, results)
        return found

    def _facts(self, each: Companion, results: Mapping[str, Result]) -> dict[str, int | str]:
        made = each.made(results)
        return {
            "kind": each.kind,
            "language": each.draft.lang,
            "address": each.address,
            "pages": made[1] if made else self.pages_before(each),
            "digest": each.draft.digest,
        }

    def pages_before(self, each: Companion) -> int:
        """Return the number of pages that the last build's manifest gives."""
        last = self.last.get(each.draft.slug)
        return int(last.companions.get(each.path, {}).get("pages", 0)) if last else 0

    def links(self, draft: Draft) -> Iterator[tuple[str, str, str]]:
        """Yield kind, address and path of each companion that an edition will have."""
        asked = {each.path for each in self.asked}
        for path, each in self.facts(draft.slug, {}).items():
            is_there = path in asked or (self.request.output / path).is_file()
            if each["language"] == draft.lang and is_there:
                yield str(each["kind"]), str(each["address"]), path

    def removed(self) -> Iterator[Message]:
        """Yield what is said of the companions that are not kept."""
        for draft in self.drafts:
            last = self.last.get(draft.slug)
            asked = {each.path for each in self.asked}
            for path, each in last.companions.items() if last else ():
                is_own = each["language"] == draft.lang and path not in asked
                if is_own and not self._stays(draft, path):
                    yield message(
                        "{path} was removed: the volume has changed; `{option}` makes it again",
                        path=path,
                        option=_option(str(each["kind"])),
                    )

    def _stays(self, draft: Draft, path: str) -> bool:
        """Return whether a companion that is not asked for belongs to this build too."""
        last = self.last.get(draft.slug)
        facts = last.companions.get(path) if last else None
        if facts is None or facts["language"] != draft.lang:
            return False
        is_left = PDF not in self.request.formats or not self.request.wants(draft.slug, draft.lang)
        return is_left or facts["digest"] == draft.digest


def _asked(request: Request, drafts: tuple[Draft, ...]) -> Iterator[Companion]:
    """Yield what is asked for of each edition, formats before offprints."""
    forms = formats_of(request.papers, request.variants, printer=request.printer)
    for draft in drafts:
        if PDF in request.formats and request.wants(draft.slug, draft.lang):
            yield from (Companion(draft, form) for form in forms)
            if request.offprints:
                yield from (Companion(draft, address=each.name) for each in draft.book.offprints)


def _option(kind: str) -> str:
    """Return the options that ask for a companion of a kind."""
    if kind == OFFPRINT:
        return "--offprints"
    names = kind.split(".")
    said = [f"--paper {each}" for each in PAPERS if each in names]
    said += [f"--variant {each}" for each in VARIANTS if each in names]
    return " ".join((*said, *(("--printer",) if "printer" in names else ())))


def _is_right(each: Companion, last: Mapping[str, Manifest], output: Path) -> bool:
    """Whether the last build's PDF was made from the same inputs and is still intact."""
    manifest = last.get(each.draft.slug)
    facts = manifest.companions.get(each.path, {}) if manifest else {}
    if manifest is None or facts.get("digest") != each.draft.digest:
        return False
    try:
        data = (output / each.path).read_bytes()
    except OSError:
        return False
    return manifest.outputs.get(each.path) == hashlib.sha256(data).hexdigest()
