"""Write editions into a staging folder: rendered books and sites in; files and manifests out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from proceedings.archive import manifest as manifests
from proceedings.archive.manifest import Manifest, digest_files
from proceedings.archive.store import carry_over
from proceedings.pipeline.checking import Checked
from proceedings.pipeline.companions import OFFPRINT, Companion, Companions
from proceedings.pipeline.drafting import Draft
from proceedings.pipeline.embedding import embedded
from proceedings.pipeline.parallels import ParallelDraft, Parallels
from proceedings.pipeline.request import HTML, PDF, Request
from proceedings.render.parallel import render_parallel_page
from proceedings.render.site import render_assets, render_chooser, render_event_site, render_series
from proceedings.render.workers import Result, Task
from proceedings.volume.site import Site

__all__ = ["Plan", "Written", "publish"]


@dataclass(frozen=True, slots=True)
class Written:
    """An edition that was written.

    Attributes:
        event, lang: which edition; a parallel one names its document and all languages, an
            offprint its article or document.
        path: its book, or its first page when no book was asked for, below the output folder.
        size: size of that file in bytes.
        pages: number of pages of the book; 0 without one.
        files: number of files of its site.
        passages, not_current: messages in all, and those that are missing or stale.
        reused: whether the book of the last build was kept, because nothing in it changed.
    """

    event: str
    lang: str
    path: str
    size: int
    pages: int
    files: int
    passages: int
    not_current: int
    reused: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build decided before it renders.

    Attributes:
        request: what was asked for.
        drafts: every edition of the workspace.
        wanted: the editions asked for.
        last: the manifests of the last build by event.
        kept: keys of the editions whose books of the last build are still right.
        setting: versions of the `tools` and `fonts` that set the books.
        parallels: the parallel editions.
        companions: the formats and offprints beside the volumes.
    """

    request: Request
    drafts: tuple[Draft, ...]
    wanted: tuple[Draft, ...]
    last: Mapping[str, Manifest]
    kept: frozenset[str]
    setting: Mapping[str, Mapping[str, str]]
    parallels: Parallels
    companions: Companions

    @classmethod
    def make(
        cls,
        request: Request,
        drafts: tuple[Draft, ...],
        setting: Mapping[str, Mapping[str, str]],
    ) -> Plan:
        """Decide what must be rendered, looking at what the last build left."""
        wanted = tuple(each for each in drafts if request.wants(each.slug, each.lang))
        last = _last_manifests(request.output, drafts)
        kept = frozenset(each.key for each in wanted if _is_right(each, last, request.output))
        parallels = Parallels.make(request, drafts, last)
        companions = Companions.make(request, drafts, last)
        return cls(request, drafts, wanted, last, kept, setting, parallels, companions)

    @property
    def to_set(self) -> tuple[Draft, ...]:
        """The editions whose books must be set."""
        if PDF not in self.request.formats:
            return ()
        return tuple(
            each
            for each in self.wanted
            if each.key not in self.kept or self.companions.needs_volume(each)
        )

    def tasks(self) -> Iterator[Task]:
        """Yield what is set of the volumes and their companions."""
        for each in self.to_set:
            yield self._carrying(each, each.task(offprints=self.companions.needs_volume(each)))
        for companion in self.companions.to_set:
            if companion.form:  # offprints are set with their volumes
                yield self._carrying(companion.draft, companion.task())

    def _carrying(self, draft: Draft, task: Task) -> Task:
        """Let a book carry its records where that is asked for."""
        return replace(task, attachments=embedded((draft,))) if self.request.embed_records else task

    def carries(self, path: PurePosixPath) -> bool:
        """Return whether a file of the last build belongs to this one too."""
        name = path.as_posix()
        if path.match("*/manifest.json"):
            slugs = {each.slug for each in self.wanted}
            return path.parts[0] in {each.slug for each in self.drafts} - slugs
        for each in self.drafts:
            if name.startswith(f"{each.folder}/"):
                return self._carries_of(each, name)
        return False

    def _carries_of(self, draft: Draft, name: str) -> bool:
        if draft not in self.wanted:
            return True
        if name.startswith(f"{draft.folder}/parallel/"):
            return self.parallels.carries(draft.slug, name)
        if name == draft.pdf_path:
            return draft.key in self.kept or PDF not in self.request.formats
        if name.endswith(".pdf"):
            return self.companions.carries(draft, name)
        return HTML not in self.request.formats


def _last_manifests(output: Path, drafts: Sequence[Draft]) -> dict[str, Manifest]:
    found = {}
    for slug in dict.fromkeys(each.slug for each in drafts):
        try:
            found[slug] = manifests.read((output / slug / "manifest.json").read_bytes())
        except (OSError, ValueError):
            continue
    return found


def _is_right(draft: Draft, last: Mapping[str, Manifest], output: Path) -> bool:
    """Whether the last build's book was made from the same inputs and is still intact."""
    manifest = last.get(draft.slug)
    if manifest is None or manifest.editions.get(draft.lang, {}).get("digest") != draft.digest:
        return False
    try:
        data = (output / draft.pdf_path).read_bytes()
    except OSError:
        return False
    return manifest.outputs.get(draft.pdf_path) == hashlib.sha256(data).hexdigest()


def publish(
    plan: Plan,
    checked: Checked,
    results: Mapping[str, Result],
    staging: Path,
) -> tuple[Written, ...]:
    """Write everything that a build publishes into its staging folder.

    Args:
        plan: what was decided.
        checked: the workspace and its languages.
        results: the books that were set, by edition.
        staging: the folder that becomes the output.
    """
    for path, data in _files(plan, checked, results):
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    carry_over(plan.request.output, staging, plan.carries)
    written = tuple(_written(plan, each, results, staging) for each in plan.wanted)
    _write_manifests(plan, written, results, staging)
    return (
        *written,
        *(_companion_written(plan, each, results, staging) for each in plan.companions.asked),
        *(_parallel_written(plan, each, results, staging) for each in plan.parallels.asked),
    )


def _files(
    plan: Plan, checked: Checked, results: Mapping[str, Result]
) -> Iterator[tuple[str, bytes]]:
    for draft in plan.wanted:
        if draft.key in results:
            yield draft.pdf_path, results[draft.key].pdf
        if HTML in plan.request.formats:
            edition = draft.edition
            site = replace(_with_downloads(plan, draft), parallels=plan.parallels.links(draft))
            yield from render_event_site(site, edition.interface, edition.mark, draft.images)
    for companion in plan.companions.to_set:
        made = companion.made(results)
        if made:
            yield companion.path, made[0]
    for each in plan.parallels.asked:
        if each.key in results:
            yield f"{each.path}.pdf", results[each.key].pdf
        if HTML in plan.request.formats:
            yield _parallel_page(plan, each)
    yield from _common_pages(plan.drafts, checked)


def _with_downloads(plan: Plan, draft: Draft) -> Site:
    """Return an edition's site with what leads to its formats and offprints."""
    links = [
        (kind, address, PurePosixPath(path).relative_to(draft.folder).as_posix())
        for kind, address, path in plan.companions.links(draft)
    ]
    return replace(
        draft.site,
        formats={kind: path for kind, _, path in links if kind != OFFPRINT},
        offprints={address: path for kind, address, path in links if kind == OFFPRINT},
    )


def _parallel_page(plan: Plan, draft: ParallelDraft) -> tuple[str, bytes]:
    return render_parallel_page(
        draft.parallel,
        {each.lang: each.site for each in plan.drafts if each.slug == draft.slug},
        draft.drafts[0].edition.interface,
        {each.lang: each.edition.mark for each in draft.drafts},
        plan.parallels.pdf_beside(draft),
    )


def _common_pages(drafts: Sequence[Draft], checked: Checked) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that belong to no single event: chooser, series, style sheets."""
    series, interfaces = checked.workspace.series, checked.interfaces
    listed = [lang for lang in interfaces if _is_listed(lang, drafts)]
    names = {}
    for lang in dict.fromkeys((*listed, *(each.lang for each in drafts))):
        own = [each for each in drafts if each.lang == lang]
        edition = own[0].edition
        name = edition.form(series.name)
        if lang in listed:
            names[lang] = name.text
        sites, languages = [each.site for each in own], dict.fromkeys((*listed, lang))
        yield render_series(name, sites, tuple(languages), interfaces[lang], edition.mark)
    if names:
        first = series.default_language if series.default_language in names else listed[0]
        yield render_chooser(names, interfaces[str(first)])
    yield from render_assets()


def _is_listed(lang: str, drafts: Sequence[Draft]) -> bool:
    return any(each.lang == lang and each.is_listed for each in drafts)


def _written(plan: Plan, draft: Draft, results: Mapping[str, Result], staging: Path) -> Written:
    last = plan.last.get(draft.slug)
    facts = last.editions.get(draft.lang, {}) if last else {}
    has_book = (staging / draft.pdf_path).is_file()
    path = draft.pdf_path if has_book else f"{draft.folder}/index.html"
    result = results.get(draft.key)
    standing = draft.book.event.standing
    return Written(
        event=draft.slug,
        lang=draft.lang,
        path=path,
        size=(staging / path).stat().st_size if (staging / path).is_file() else 0,
        pages=result.pages if result else int(facts.get("pages", 0)) if has_book else 0,
        files=sum(each.suffix == ".html" for each in (staging / draft.folder).rglob("*")),
        passages=standing.total,
        not_current=standing.stale + standing.missing,
        reused=draft.key in plan.kept,
    )


def _companion_written(
    plan: Plan, companion: Companion, results: Mapping[str, Result], staging: Path
) -> Written:
    made = companion.made(results)
    standing = companion.draft.book.event.standing
    return Written(
        event=companion.name,
        lang=companion.draft.lang,
        path=companion.path,
        size=(staging / companion.path).stat().st_size,
        pages=made[1] if made else plan.companions.pages_before(companion),
        files=0,
        passages=standing.total,
        not_current=standing.stale + standing.missing,
        reused=companion.path in plan.companions.kept,
    )


def _parallel_written(
    plan: Plan, draft: ParallelDraft, results: Mapping[str, Result], staging: Path
) -> Written:
    last = plan.last[draft.slug].parallel if draft.slug in plan.last else {}
    names = [f"{draft.path}.{form}" for form in (PDF, HTML)]
    path = next((each for each in names if (staging / each).is_file()), names[0])
    result = results.get(draft.key)
    cells = [cell.paragraph for row in draft.parallel.rows for cell in row.cells if cell]
    return Written(
        event=f"{draft.slug}/{draft.parallel.first.document.id}",
        lang="-".join(draft.parallel.languages),
        path=path,
        size=(staging / path).stat().st_size if (staging / path).is_file() else 0,
        pages=result.pages if result else int(last.get(draft.path, {}).get("pages", 0)),
        files=int((staging / names[1]).is_file()),
        passages=len(cells),
        not_current=sum(not each.is_current for each in cells),
        reused=draft.key in plan.parallels.kept,
    )


def _write_manifests(
    plan: Plan,
    written: Sequence[Written],
    results: Mapping[str, Result],
    staging: Path,
) -> None:
    pages = {key: each.pages for key, each in results.items()}
    for slug in dict.fromkeys(each.event for each in written):
        own = [draft for draft in plan.drafts if draft.slug == slug]
        last = plan.last.get(slug)
        editions = dict(last.editions) if last else {}
        by_lang = {draft.lang: draft for draft in own}
        editions |= {
            each.lang: _facts(by_lang[each.lang], each, plan.request)
            for each in written
            if each.event == slug
        }
        files = [
            each for draft in own for each in (staging / draft.folder).rglob("*") if each.is_file()
        ]
        manifest = Manifest(
            inputs=dict(own[0].inputs),
            outputs=digest_files(files, staging),
            tools=dict(plan.setting.get("tools", {})),
            fonts=dict(plan.setting.get("fonts", {})),
            editions={draft.lang: editions[draft.lang] for draft in own if draft.lang in editions},
            parallel=plan.parallels.facts(slug, pages),
            companions=plan.companions.facts(slug, results),
        )
        target = staging / slug / "manifest.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(manifests.write(manifest))


def _facts(draft: Draft, written: Written, request: Request) -> dict[str, int | str]:
    standing = draft.book.event.standing
    return {
        "digest": draft.digest if PDF in request.formats else "",
        "pages": written.pages,
        "original": standing.original,
        "translated": standing.translated,
        "stale": standing.stale,
        "missing": standing.missing,
    }
