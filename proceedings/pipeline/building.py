"""Build editions: gather everything, render it, then publish it whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from proceedings.archive.store import replacing
from proceedings.diagnostics import Diagnostic, Message, Report, Severity, Span, message, warning
from proceedings.language.tags import is_pseudo
from proceedings.pipeline.checking import check
from proceedings.pipeline.drafting import Draft, code_digest
from proceedings.pipeline.drafting import drafts as compose_drafts
from proceedings.pipeline.publishing import Plan, Written, publish
from proceedings.pipeline.request import PDF, Request
from proceedings.records.reader import EventRecords
from proceedings.render import environment
from proceedings.render.errors import SetupError
from proceedings.render.workers import ParallelTask, Problem, Result, Step, Task, set_books

__all__ = ["Built", "build"]

_GAPS = frozenset({"PR401", "PR402"})


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: what was written, remarks on the layout, and what is not there."""

    written: tuple[Written, ...]
    remarks: tuple[str, ...]
    notices: tuple[Message, ...] = ()


def build(
    root: Path,
    request: Request,
    report: Report,
    progress: Callable[[Step], None] = lambda _step: None,
) -> Built | None:
    """Build editions.

    Args:
        root: the workspace.
        request: what is to be built.
        report: where diagnostics go.
        progress: told of each part that is laid out.

    Returns:
        What was written; None when the report says what prevents it, and the output is untouched.

    Raises:
        BuildRunningError: another build is writing the same folder.
        UnsafeTargetError: the output folder holds other things than an edition.
        OSError: the output cannot be written.
    """
    found = Report()
    checked = check(root, found, trial=sorted(filter(is_pseudo, request.languages)))
    report.extend(_refusals(found) if request.release else _folded(found))
    if checked is None or report.has_errors():
        return None

    # All editions are composed, not only those asked for: pages link from one to the other.
    setting = _setting(request, report)
    versions = {**setting.get("tools", {}), **setting.get("fonts", {})}
    if request.embed_records:
        versions["records"] = "embedded"
    drafts = tuple(compose_drafts(checked, versions))
    report.extend(_trials(drafts, request))
    report.extend(_absent_fonts(drafts))
    if report.has_errors():
        return None

    try:
        with replacing(request.output) as staging:
            plan = Plan.make(request, drafts, setting)
            tasks: list[Task | ParallelTask] = list(plan.tasks())
            tasks += [draft.task(request) for draft in plan.parallels.to_set]
            results = {each.key: each for each in set_books(tasks, request.jobs, progress)}
            homes = {each.key: each.records for each in drafts}
            homes |= {each.key: each.records for each in plan.parallels.asked}
            homes |= {each.key: each.draft.records for each in plan.companions.asked}
            for result in results.values():
                report.extend(_diagnostics(result, homes[result.key]))
            _refuse(report)
            # From here on everything is known, and is written.
            written = publish(plan, checked, results, staging)
    except _RefusedError:
        return None
    remarks = tuple(remark for each in results.values() for remark in _remarks(each))
    removed = (*plan.parallels.removed(), *plan.companions.removed())
    return Built(written, remarks, (*plan.parallels.notices, *removed))


class _RefusedError(Exception):
    """The report holds errors: the staging folder is thrown away."""


def _refuse(report: Report) -> None:
    if report.has_errors():
        raise _RefusedError


def _refusals(found: Report) -> Iterator[Diagnostic]:
    """Yield what was found, texts that are missing or stale as errors: a release has none."""
    for each in found:
        is_gap = each.code in _GAPS
        yield replace(each, code="PR505", severity=Severity.ERROR) if is_gap else each


def _trials(drafts: Sequence[Draft], request: Request) -> Iterator[Diagnostic]:
    """Yield an error for each edition of a release that is in a pseudo-language."""
    wanted = {each.lang for each in drafts if request.wants(each.slug, each.lang)}
    for lang in sorted(filter(is_pseudo, wanted)) if request.release else ():
        text = message("`{lang}` is a pseudo-language: nobody reads it", lang=lang)
        hint = message("build it without --release, to look at it")
        yield Diagnostic("PR505", Span("events/series.yaml"), text, hint)


def _folded(found: Report) -> Iterator[Diagnostic]:
    """Yield what was found, texts that are missing or stale counted by catalog."""
    gaps = [each for each in found if each.code in _GAPS]
    yield from (each for each in found if each.code not in _GAPS)
    for path, number in Counter(each.help.values["path"] for each in gaps if each.help).items():
        yield warning(
            "PR401",
            Span(path),
            message("messages not translated or stale: {number}", number=number),
            message("`proceedings validate` lists them; the edition marks them"),
        )


def _absent_fonts(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Yield an error for each font that a theme names and nobody holds."""
    named = {name: span for each in drafts for name, span in each.look.installed.items()}
    for family in environment.absent(named):
        text = message("the font `{family}` is not there", family=family)
        hint = message("put its files into the theme's folder `fonts`, or install it")
        yield Diagnostic("PR534", named[family], text, hint)


def _setting(request: Request, report: Report) -> dict[str, dict[str, str]]:
    """Return the versions of everything that sets pages, after checking that it is there."""
    if PDF not in request.formats:
        return {}
    try:
        tools = {**environment.tools(), **environment.libraries(), "code": code_digest()}
    except SetupError as error:
        report.add("PR506", Span("."), message("{problem}", problem=error), _DOCTOR)
        return {}
    return {"tools": tools, "fonts": environment.fonts()}


_DOCTOR = message("run `proceedings doctor`; it names what to install")


def _diagnostics(result: Result, records: EventRecords) -> Iterator[Diagnostic]:
    for problem in result.problems:
        text = message("{edition}: {problem}", edition=result.key, problem=problem.text)
        yield Diagnostic(problem.code, _place(problem, records), text)


def _place(problem: Problem, records: EventRecords) -> Span:
    """Return the place that a problem is about, that of its record, or the event's folder."""
    if problem.place:
        return problem.place
    kind, _, identifier = problem.record.partition("/")
    identifier = identifier.partition("/")[0]
    if f"{kind}/{identifier}" in records.sources:
        return records.sources[f"{kind}/{identifier}"].span(())
    people = [person.id for person in records.people]
    if kind == "people" and identifier in people:
        return records.sources["people"].span((people.index(identifier), "id"))
    for index, session in enumerate(records.programme):
        if kind == "sessions" and identifier == session.id:
            return records.sources["programme"].span((index, "id"))
        for number, each in enumerate(session.interventions):
            if kind == "interventions" and identifier == each.id:
                return records.sources["programme"].span((index, "interventions", number, "id"))
    return records.sources["event"].span(())


def _remarks(result: Result) -> list[str]:
    return [f"{result.key}: {warning}" for warning in result.warnings]
