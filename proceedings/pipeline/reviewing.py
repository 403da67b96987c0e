"""Make bilingual reading copies: an event and a language in; a page and a PDF out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from proceedings.diagnostics import Report, Span, message
from proceedings.language.interface import INTERFACE
from proceedings.pipeline.comparing import found_in
from proceedings.pipeline.desks import desks, read_checked
from proceedings.render.errors import RenderError
from proceedings.render.review import review_page, review_pdf
from proceedings.render.workers import Step
from proceedings.volume.review import Review, compose_review

__all__ = ["Reviewed", "review_translations"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading copy that was made.

    Attributes:
        review: what it shows.
        files: its files by name: `2025-sao-paulo.es.review.html` and `….pdf`.
    """

    review: Review
    files: dict[str, bytes]


def review_translations(
    root: Path,
    report: Report,
    event: str,
    lang: str,
    progress: Callable[[Step], None] = lambda _step: None,
) -> Reviewed | None:
    """Make a bilingual reading copy of an event's translations into a language.

    Args:
        root: the workspace.
        report: where errors go.
        event: slug of the event, or `interface`.
        lang: the language under review.
        progress: told of each section when it is laid out.

    Returns:
        The copy, or None when the report says what prevents it.
    """
    checked = read_checked(root, report, None if event == INTERFACE else {event})
    if checked is None or report.has_errors():
        return None
    desk = next(desks(root, checked, {event}, {lang}))
    interface = checked.interfaces[lang]
    review = compose_review(desk, found_in(desk, root, checked), interface, _today())
    told: list[str] = []

    def tell(section: str) -> None:
        told.append(section)
        progress(Step(review.name, section, len(told), len(review.sections) + 1))

    try:
        pdf = review_pdf(review, interface, tell).pdf
    except RenderError as error:
        problem = message("{edition}: {problem}", edition=review.name, problem=error)
        report.add("PR504", Span(f"events/{event}"), problem)
        return None
    stem = f"{review.name}.review"
    return Reviewed(review, {f"{stem}.html": review_page(review, interface), f"{stem}.pdf": pdf})


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
