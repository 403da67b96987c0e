"""Decide on parallel editions: what is asked for and what the last build left in; plans out.

A parallel edition belongs to the editions of its languages. A build that makes all of them again,
as pages and as books, makes it again where it is asked for; else it keeps it if nothing in it
changed, and removes it if something did. Any other build leaves it as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from proceedings.archive.manifest import Manifest
from proceedings.diagnostics import Message, message
from proceedings.language.tags import endonym
from proceedings.pipeline.drafting import Draft
from proceedings.pipeline.embedding import embedded
from proceedings.pipeline.request import HTML, PDF, Request
from proceedings.records.reader import EventRecords
from proceedings.render.workers import ParallelTask
from proceedings.volume.parallel import Parallel, compose_parallel
from proceedings.volume.site import ParallelLink

__all__ = ["ParallelDraft", "Parallels"]

Facts = Mapping[str, int | str]
"""What a manifest says of a parallel edition."""


@dataclass(frozen=True, slots=True)
class ParallelDraft:
    """A parallel edition composed and ready to be rendered.

    Attributes:
        drafts: the editions of its languages, in the order of its columns.
        parallel: what is rendered.
    """

    drafts: tuple[Draft, ...]
    parallel: Parallel

    @property
    def records(self) -> EventRecords:
        """The event."""
        return self.drafts[0].records

    @property
    def slug(self) -> str:
        """The event's address."""
        return self.drafts[0].slug

    @property
    def key(self) -> str:
        """Name in progress and results: `2025-sao-paulo/consensus.zh-Hans-es`."""
        return f"{self.slug}/{self.parallel.stem}"

    @property
    def path(self) -> str:
        """Its files below the output, without their ending."""
        return f"{self.drafts[0].folder}/{self.parallel.path}"

    @property
    def content(self) -> str:
        """SHA-256 of the records, catalogs and templates that it is made from."""
        return _together(each.content for each in self.drafts)

    @property
    def digest(self) -> str:
        """SHA-256 of everything that the PDF's bytes depend on."""
        return _together(each.digest for each in self.drafts)

    def task(self, request: Request) -> ParallelTask:
        """Return what a worker sets."""
        images = {name: data for each in self.drafts for name, data in each.images.items()}
        marks = {each.lang: each.edition.mark for each in self.drafts}
        return ParallelTask(
            self.key,
            self.parallel,
            self.drafts[0].edition.interface,
            marks,
            images,
            self.drafts[0].look,
            embedded(self.drafts) if request.embed_records else (),
        )


def _together(digests: Iterator[str]) -> str:
    return hashlib.sha256(json.dumps(list(digests)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Parallels:
    """The parallel editions of a build.

    Attributes:
        request: what was asked for.
        drafts: every edition of the workspace.
        asked: the parallel editions asked for.
        notices: what was asked for and cannot be made, and why.
        last: the manifests of the last build by event.
        kept: keys of those asked for whose PDF of the last build is still right.
    """

    request: Request
    drafts: tuple[Draft, ...]
    asked: tuple[ParallelDraft, ...]
    notices: tuple[Message, ...]
    last: Mapping[str, Manifest]
    kept: frozenset[str]

    @classmethod
    def make(
        cls, request: Request, drafts: tuple[Draft, ...], last: Mapping[str, Manifest]
    ) -> Parallels:
        """Compose what is asked for, and look at what the last build left."""
        found = tuple(_asked(request, drafts))
        asked = tuple(each for each in found if isinstance(each, ParallelDraft))
        notices = tuple(each for each in found if isinstance(each, Message))
        kept = frozenset(each.key for each in asked if _is_right(each, last, request.output))
        return cls(request, drafts, asked, notices, last, kept)

    @property
    def to_set(self) -> tuple[ParallelDraft, ...]:
        """Those whose PDFs must be set."""
        if PDF not in self.request.formats:
            return ()
        return tuple(each for each in self.asked if each.key not in self.kept)

    def carries(self, slug: str, name: str) -> bool:
        """Return whether a file of the last build belongs to this one too.

        Args:
            slug: the event.
            name: the file below the output, in a folder `parallel`.
        """
        is_pdf = name.endswith(".pdf")
        path = name.removesuffix(".pdf").removesuffix(".html")
        asked = next((each for each in self.asked if each.path == path), None)
        if asked is None:
            return self._stays(slug, path)
        if (PDF if is_pdf else HTML) not in self.request.formats:
            return True
        return is_pdf and asked.key in self.kept

    def facts(self, slug: str, pages: Mapping[str, int]) -> dict[str, dict[str, int | str]]:
        """Return what a manifest says of an event's parallel editions, by path.

        Args:
            slug: the event.
            pages: number of pages of the PDFs that were set, by key.
        """
        before = self.last[slug].parallel if slug in self.last else {}
        found = {path: dict(each) for path, each in before.items() if self._stays(slug, path)}
        for each in self.asked:
            if each.slug == slug:
                found[each.path] = self._facts(each, before.get(each.path, {}), pages)
        return found

    def _facts(
        self, draft: ParallelDraft, before: Facts, pages: Mapping[str, int]
    ) -> dict[str, int | str]:
        formats = self.request.formats
        return {
            "document": draft.parallel.first.document.id,
            "languages": ":".join(draft.parallel.languages),
            "pages": pages.get(draft.key, before.get("pages", 0)),
            "digest": draft.digest if PDF in formats else before.get("digest", ""),
            **{
                each: draft.content if each in formats else before.get(each, "")
                for each in (HTML, PDF)
            },
        }

    def links(self, draft: Draft) -> dict[str, tuple[ParallelLink, ...]]:
        """Return the ways from an edition's documents to the parallel editions that show them."""
        found: dict[str, list[ParallelLink]] = {}
        for path, each in self.facts(draft.slug, {}).items():
            languages = str(each["languages"]).split(":")
            if draft.lang in languages:
                link = ParallelLink(
                    tuple((lang, endonym(lang)) for lang in languages),
                    self._there(draft.slug, path, HTML),
                    self._there(draft.slug, path, PDF),
                )
                found.setdefault(f"documents/{each['document']}", []).append(link)
        return {address: tuple(links) for address, links in found.items()}

    def pdf_beside(self, draft: ParallelDraft) -> str:
        """Return the name of the PDF beside a page, empty when there will be none."""
        return self._there(draft.slug, draft.path, PDF).rpartition("/")[2]

    def removed(self) -> Iterator[Message]:
        """Yield what is said of the parallel editions that are not kept."""
        wanted = {each.slug for each in self.drafts if self.request.wants(each.slug, each.lang)}
        asked = {each.path for each in self.asked}
        for slug in sorted(wanted & set(self.last)):
            for path, each in self.last[slug].parallel.items():
                if path not in asked and not self._stays(slug, path):
                    yield message(
                        "{path} was removed: its texts have changed; "
                        "`--parallel {languages}` makes it again",
                        path=path,
                        languages=each["languages"],
                    )

    def _there(self, slug: str, path: str, form: str) -> str:
        """Return the path of a file that the build will leave, or nothing."""
        name = f"{path}.{form}"
        is_new = form in self.request.formats and any(each.path == path for each in self.asked)
        is_old = (self.request.output / name).is_file() and self.carries(slug, name)
        return name if is_new or is_old else ""

    def _stays(self, slug: str, path: str) -> bool:
        """Return whether a parallel edition that is not asked for belongs to this build too."""
        facts = self.last[slug].parallel.get(path) if slug in self.last else None
        if facts is None:
            return False
        languages = str(facts["languages"]).split(":")
        own = {each.lang: each for each in self.drafts if each.slug == slug}
        if not set(languages) <= set(own):
            return False
        is_partial = self.request.formats != {PDF, HTML}
        if is_partial or not all(self.request.wants(slug, each) for each in languages):
            return True
        content = _together(own[each].content for each in languages)
        return all(facts[form] in {content, ""} for form in (HTML, PDF))


def _asked(request: Request, drafts: Sequence[Draft]) -> Iterator[ParallelDraft | Message]:
    """Yield each document of each event in the languages asked for, or why there is none."""
    for slug in dict.fromkeys(each.slug for each in drafts):
        own = {each.lang: each for each in drafts if each.slug == slug}
        for languages in request.parallel if not request.events or slug in request.events else ():
            lacking = [each for each in languages if each not in own]
            if lacking:
                yield message(
                    "{event} has no edition in `{lang}`", event=slug, lang=", ".join(lacking)
                )
            else:
                yield from _of_event(tuple(own[each] for each in languages))


def _of_event(drafts: tuple[Draft, ...]) -> Iterator[ParallelDraft | Message]:
    slug, events = drafts[0].slug, [each.book.event for each in drafts]
    if not events[0].documents:
        yield message("{event} has no documents to set in parallel", event=slug)
    for document in events[0].documents:
        parallel = compose_parallel(events, document.id)
        if parallel.rows:
            yield ParallelDraft(drafts, parallel)
        else:
            yield message("no text is held of {document}", document=document.address)


def _is_right(draft: ParallelDraft, last: Mapping[str, Manifest], output: Path) -> bool:
    """Whether the last build's PDF was made from the same inputs and is still intact."""
    manifest = last.get(draft.slug)
    name = f"{draft.path}.pdf"
    if not manifest or manifest.parallel.get(draft.path, {}).get("digest") != draft.digest:
        return False
    try:
        data = (output / name).read_bytes()
    except OSError:
        return False
    return manifest.outputs.get(name) == hashlib.sha256(data).hexdigest()
