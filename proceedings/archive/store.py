"""The atomic store: a target folder in, a staging folder out, swapped in whole or not at all.

Beside the target `dist` stands `dist.lock`, held during a build and never removed. Whoever holds it
owns the folders `.dist.staging` and `.dist.previous`, and sweeps what a killed build left there.
"""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

MARKER: Final = ".edition"
"""File that says that a folder was written by this store, and may therefore be replaced by it."""

_MARKER_TEXT: Final = (
    "This folder is replaced whole by the next build. Keep nothing of your own in it.\n"
)
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_CANNOT_EXCHANGE: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})


class StoreError(Exception):
    """An edition cannot be stored."""


class BuildRunningError(StoreError):
    """Another build holds the lock of the same target."""


class UnsafeTargetError(StoreError):
    """The target is something that must not be replaced."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty staging folder, and make it the target when the block ends well.

    On an exception, `KeyboardInterrupt` included, the staging folder is removed and the target is
    what it was. All files reach the disk before the swap, so a power cut leaves no torn edition.

    Args:
        target: The edition's folder. It need not exist; if it does, it is empty or an edition.

    Yields:
        A new folder beside the target, on the same file system.

    Raises:
        BuildRunningError: Another process is replacing the same target.
        UnsafeTargetError: The target is a symbolic link, a file, or a folder of other things.
    """
    target = _checked(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        _tidy(target)
        staging = _staging(target)
        staging.mkdir()
        try:
            (staging / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
            yield staging
            os.sync()  # one call for the whole tree, where an fsync per file costs a seek each
            _publish(staging, target)
        finally:
            _tidy(target)


def carry_over(previous: Path, staging: Path, keep: Callable[[PurePosixPath], bool]) -> None:
    """Hard-link files of the last edition into the staging folder; copy them where links fail.

    A carried file is shared with the last edition: replace it, never write into it. What the
    staging folder already has stays; symbolic links, which no edition contains, are passed over.

    Args:
        previous: The last edition. It need not exist.
        staging: The folder given by `replacing`.
        keep: Tells whether the file of that path, relative to the edition, is carried over.
    """
    for source in sorted(previous.rglob("*")):
        relative = source.relative_to(previous)
        destination = staging / relative
        if source.is_symlink() or not source.is_file() or destination.exists():
            continue
        if keep(PurePosixPath(relative)):
            destination.parent.mkdir(parents=True, exist_ok=True)
            _link_or_copy(source, destination)


def _checked(target: Path) -> Path:
    if target.is_symlink():
        raise UnsafeTargetError(f"{target} is a symbolic link; name the folder itself")
    target = target.resolve()
    if not target.exists():
        return target
    if not target.is_dir():
        raise UnsafeTargetError(f"{target} is not a folder")
    if any(target.iterdir()) and not (target / MARKER).is_file():
        raise UnsafeTargetError(f"{target} holds other things than an edition; choose a new folder")
    return target


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    # The lock file stays: whoever held a removed one would hold a lock that nobody else sees.
    lock = target.with_name(f"{target.name}.lock")
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise BuildRunningError(f"another build is writing {target}") from held
        yield
    finally:
        os.close(descriptor)


def _staging(target: Path) -> Path:
    return target.with_name(f".{target.name}.staging")


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _tidy(target: Path) -> None:
    """Leave the target and nothing else, wherever a build was interrupted."""
    previous = _previous(target)
    if previous.exists() and not target.exists():
        previous.rename(target)
    for leftover in (previous, _staging(target)):
        if leftover.exists():
            shutil.rmtree(leftover)


def _publish(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        target.rename(_previous(target))
        staging.rename(target)
    _flush_names(target.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, by renameat2(2); False where the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _flush_names(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(
            OSError
        ):  # some network file systems cannot; their rename is durable by itself
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _link_or_copy(source: Path, destination: Path) -> None:
    try:
        destination.hardlink_to(source)
    except OSError:
        shutil.copy2(source, destination)
