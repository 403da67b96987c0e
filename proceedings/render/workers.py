"""Set books and parallel editions at once, each in a process of its own; PDFs or problems out.

A process has limits of memory and time; one that dies is a problem of its book, not the end of the
build.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import queue
import resource
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing.context import SpawnContext
from multiprocessing.managers import SyncManager

from proceedings.diagnostics import Span
from proceedings.language.interface import Interface
from proceedings.render.book import Galley, render_book
from proceedings.render.conformance import Attachment
from proceedings.render.errors import (
    FootnoteError,
    GlyphError,
    RenderError,
    ResourceError,
    SetupError,
)
from proceedings.render.formats import VOLUME, Format
from proceedings.render.offprints import render_offprints
from proceedings.render.parallel import render_parallel_pdf
from proceedings.render.templating import Marker
from proceedings.render.theming import PLAIN, Look, TemplateError
from proceedings.render.typeset import Typeset
from proceedings.volume.book import Book
from proceedings.volume.parallel import Parallel

__all__ = ["ParallelTask", "Piece", "Problem", "Result", "Step", "Task", "set_books"]

MEMORY = 4 * 2**30
"""Most memory that one book may take, in bytes of address space."""
SECONDS = 900
"""Most processor time that one book may take."""
_PR_SET_PDEATHSIG = 1
"""Option of prctl(2)."""
_POLL = 0.1
"""Seconds between looks at the progress of the processes."""


@dataclass(frozen=True, slots=True)
class Task:
    """A book to be set; `key` names it in progress and results.

    Attributes:
        form: paper and variant.
        offprints: whether its articles and documents are set on their own too.
        web: where each address is in the web edition; empty when that is nowhere.
    """

    key: str
    book: Book
    interface: Interface
    mark: Marker
    images: Mapping[str, bytes]
    look: Look = PLAIN
    form: Format = VOLUME
    offprints: bool = False
    web: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    @property
    def steps(self) -> int:
        """Number of parts to be laid out."""
        return len(self.book.parts) + (len(self.book.offprints) if self.offprints else 0)

    def set(self, progress: Callable[[str], None]) -> Result:
        """Set the book, and its offprints after it."""
        given = self.book, self.interface, self.mark
        made = render_book(
            *given,
            self.images,
            self.look,
            form=self.form,
            progress=progress,
            attachments=self.attachments,
        )
        if not self.offprints:
            return _finished(self.key, made)
        pieces = {
            address: Piece(each.pdf, each.pages)
            for address, each in render_offprints(
                Galley(*given, self.look), made, self.images, web=self.web, progress=progress
            )
        }
        return replace(_finished(self.key, made), offprints=pieces)


@dataclass(frozen=True, slots=True)
class ParallelTask:
    """A parallel edition to be set; `marks` are by language."""

    key: str
    parallel: Parallel
    interface: Interface
    marks: Mapping[str, Marker]
    images: Mapping[str, bytes]
    look: Look = PLAIN
    attachments: tuple[Attachment, ...] = ()

    @property
    def steps(self) -> int:
        """Number of parts to be laid out."""
        return 1

    def set(self, progress: Callable[[str], None]) -> Result:
        """Set the edition."""
        given = self.interface, self.marks, self.images, self.look
        made = render_parallel_pdf(
            self.parallel, *given, progress=progress, attachments=self.attachments
        )
        return _finished(self.key, made)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a book has been laid out: `done` of `total` parts."""

    key: str
    part: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a book could not be set: a code, words, and the record or the place when known."""

    code: str
    text: str
    record: str = ""
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """An offprint that was set, its title leaf counted."""

    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Result:
    """A book that was set, or the problems that prevented it; `offprints` are by address."""

    key: str
    pdf: bytes = b""
    pages: int = 0
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    offprints: Mapping[str, Piece] = field(default_factory=dict)


def _finished(key: str, made: Typeset) -> Result:
    return Result(key, made.pdf, made.pages, made.warnings)


def set_books(
    tasks: Sequence[Task | ParallelTask],
    jobs: int,
    progress: Callable[[Step], None] = lambda _step: None,
) -> Iterator[Result]:
    """Set books, at most `jobs` at a time, and yield each when it is done."""
    if not tasks:
        return
    context = multiprocessing.get_context("spawn")
    with (
        _manager(context) as manager,
        ProcessPoolExecutor(min(jobs, len(tasks)), context, initializer=_limit) as pool,
    ):
        steps = manager.Queue()
        waiting = {pool.submit(_set, task, steps): task.key for task in tasks}
        while waiting:
            done, _ = wait(waiting, timeout=_POLL, return_when="FIRST_COMPLETED")
            _tell(steps, progress)
            for future in done:
                yield _result(future, waiting.pop(future))


def _manager(context: SpawnContext) -> SyncManager:
    """Return a manager of the queue of steps that does not outlive this process."""
    manager = SyncManager(ctx=context)
    manager.start(_die_with_parent)
    return manager


def _die_with_parent() -> None:
    """Let the kernel end this process when the one that started it ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit() -> None:
    """Keep one book from exhausting the machine."""
    _die_with_parent()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _tell(steps: queue.Queue[Step], progress: Callable[[Step], None]) -> None:
    while True:
        try:
            progress(steps.get_nowait())
        except queue.Empty:
            return


def _result(future: Future[Result], key: str) -> Result:
    try:
        return future.result()
    except (BrokenProcessPool, MemoryError):
        return Result(key, problems=(Problem("PR504", "the process that set the book was ended"),))


def _set(task: Task | ParallelTask, steps: queue.Queue[Step]) -> Result:
    """Set one book; runs in a process of its own."""
    told: dict[str, None] = {}

    def tell(part: str) -> None:
        told[part] = None
        steps.put(Step(task.key, part, len(told), task.steps))

    try:
        return task.set(tell)
    except RenderError as error:
        return Result(task.key, problems=tuple(_problems(error)))
    except Exception as error:  # noqa: BLE001 whatever it is, it ends this book and no other
        problem = Problem("PR504", f"{type(error).__name__}: {error}")
        return Result(task.key, problems=(problem,))


def _problems(error: RenderError) -> Iterator[Problem]:
    if isinstance(error, GlyphError):
        yield from (Problem("PR502", str(fault), fault.record) for fault in error.faults)
        return
    if isinstance(error, TemplateError):
        yield Problem("PR531", str(error), place=error.place)
        return
    kinds = ((FootnoteError, "PR501"), (ResourceError, "PR503"), (SetupError, "PR506"))
    code = next((code for kind, code in kinds if isinstance(error, kind)), "PR504")
    yield Problem(code, str(error))
