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
from dataclasses import dataclass, field
from multiprocessing.context import SpawnContext
from multiprocessing.managers import SyncManager

from proceedings.language.interface import Interface
from proceedings.render.book import render_book
from proceedings.render.conformance import Attachment
from proceedings.render.errors import (
    FootnoteError,
    GlyphError,
    RenderError,
    ResourceError,
    SetupError,
)
from proceedings.render.parallel import render_parallel_pdf
from proceedings.render.templating import Marker
from proceedings.render.typeset import Typeset
from proceedings.volume.book import Book
from proceedings.volume.parallel import Parallel

__all__ = ["ParallelTask", "Problem", "Result", "Step", "Task", "set_books"]

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
    """A book to be set; `key` names it in progress and results."""

    key: str
    book: Book
    interface: Interface
    mark: Marker
    images: Mapping[str, bytes]
    attachments: tuple[Attachment, ...] = ()

    @property
    def steps(self) -> int:
        """Number of parts to be laid out."""
        return len(self.book.parts)

    def set(self, progress: Callable[[str], None]) -> Typeset:
        """Set the book."""
        return render_book(
            self.book,
            self.interface,
            self.mark,
            self.images,
            progress,
            attachments=self.attachments,
        )


@dataclass(frozen=True, slots=True)
class ParallelTask:
    """A parallel edition to be set; `marks` are by language."""

    key: str
    parallel: Parallel
    interface: Interface
    marks: Mapping[str, Marker]
    images: Mapping[str, bytes]
    attachments: tuple[Attachment, ...] = ()

    @property
    def steps(self) -> int:
        """Number of parts to be laid out."""
        return 1

    def set(self, progress: Callable[[str], None]) -> Typeset:
        """Set the edition."""
        return render_parallel_pdf(
            self.parallel,
            self.interface,
            self.marks,
            self.images,
            progress,
            attachments=self.attachments,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a book has been laid out: `done` of `total` parts."""

    key: str
    part: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a book could not be set: a code, the record it is about when known, and words."""

    code: str
    text: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A book that was set, or the problems that prevented it."""

    key: str
    pdf: bytes = b""
    pages: int = 0
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


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
        made = task.set(tell)
    except RenderError as error:
        return Result(task.key, problems=tuple(_problems(error)))
    except Exception as error:  # noqa: BLE001 whatever it is, it ends this book and no other
        problem = Problem("PR504", f"{type(error).__name__}: {error}")
        return Result(task.key, problems=(problem,))
    return Result(task.key, made.pdf, made.pages, made.warnings)


def _problems(error: RenderError) -> Iterator[Problem]:
    if isinstance(error, GlyphError):
        yield from (Problem("PR502", str(fault), fault.record) for fault in error.faults)
        return
    kinds = ((FootnoteError, "PR501"), (ResourceError, "PR503"), (SetupError, "PR506"))
    code = next((code for kind, code in kinds if isinstance(error, kind)), "PR504")
    yield Problem(code, str(error))
