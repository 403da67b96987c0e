"""The atomic store: whatever happens to a build, the target is one whole edition, old or new."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from unittest.mock import Mock, call

import pytest

from proceedings.archive.store import (
    MARKER,
    BuildRunningError,
    UnsafeTargetError,
    carry_over,
    replacing,
)

BLOCKING_BUILD = """
import sys
from pathlib import Path
from proceedings.archive.store import replacing

with replacing(Path(sys.argv[1])) as staging:
    (staging / "index.html").write_text("half a n")
    print("inside", flush=True)
    sys.stdin.read()
"""


def no_exchange(_one: Path, _other: Path) -> bool:
    """Stand in for a file system without RENAME_EXCHANGE."""
    return False


def build(target: Path, text: str) -> None:
    """Make an edition of one page."""
    with replacing(target) as staging:
        (staging / "index.html").write_text(text, encoding="utf-8")


def broken_build(target: Path, stop: Callable[[], None]) -> None:
    """Begin an edition, and stop in the middle of its page."""
    with replacing(target) as staging:
        (staging / "index.html").write_text("half a n", encoding="utf-8")
        stop()


def edition(target: Path) -> dict[str, str]:
    """Return the text of each file of an edition, by its path; without the marker."""
    files = (path for path in target.rglob("*") if path.is_file() and path.name != MARKER)
    return {str(file.relative_to(target)): file.read_text(encoding="utf-8") for file in files}


def beside(target: Path) -> list[str]:
    """Return the names of everything in the target's parent folder."""
    return sorted(path.name for path in target.parent.iterdir())


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """Return a target that holds an old edition."""
    target = tmp_path / "dist"
    build(target, "old")
    (target / "index.html").with_name("only-old.html").write_text("old", encoding="utf-8")
    return target


@pytest.fixture(params=["exchange", "two renames"])
def swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with the system's exchange, and with the two renames that stand in for it."""
    if request.param == "two renames":
        monkeypatch.setattr("proceedings.archive.store._exchange", no_exchange)


def interrupt() -> None:
    """Stop as the user does."""
    raise KeyboardInterrupt


def fail() -> None:
    """Stop as a full disk does."""
    raise OSError


def test_first_edition_is_stored_whole(tmp_path: Path) -> None:
    """A target that does not exist yet, nor its parent, is made; only the lock stays beside it."""
    target = tmp_path / "public" / "dist"
    build(target, "new")
    assert {"index.html": "new"} == edition(target)
    assert ["dist", "dist.lock"] == beside(target)


@pytest.mark.usefixtures("swap")
def test_new_edition_replaces_the_old_one_whole(dist: Path) -> None:
    """No file of the old edition is left, and nothing but the lock stays beside the target."""
    build(dist, "new")
    assert {"index.html": "new"} == edition(dist)
    assert ["dist", "dist.lock"] == beside(dist)


def test_swap_is_one_step(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On this system the folders are exchanged, so that no moment is without an edition."""
    monkeypatch.setattr(Path, "rename", lambda _self, _target: fail())
    build(dist, "new")
    assert {"index.html": "new"} == edition(dist)


def test_target_is_unchanged_until_the_build_ends(dist: Path) -> None:
    """During a build readers see the old edition."""
    with replacing(dist) as staging:
        (staging / "index.html").write_text("new", encoding="utf-8")
        assert {"index.html": "old", "only-old.html": "old"} == edition(dist)


@pytest.mark.usefixtures("swap")
@pytest.mark.parametrize(("stop", "error"), [(fail, OSError), (interrupt, KeyboardInterrupt)])
def test_failed_build_leaves_the_old_edition(
    dist: Path, stop: Callable[[], None], error: type[BaseException]
) -> None:
    """An exception passes through, the target is what it was, and the staging folder is gone."""
    with pytest.raises(error):
        broken_build(dist, stop)
    assert {"index.html": "old", "only-old.html": "old"} == edition(dist)
    assert ["dist", "dist.lock"] == beside(dist)


def test_second_build_of_the_same_target_is_refused(dist: Path) -> None:
    """While one build runs another one is refused, and does not disturb the first."""
    with replacing(dist) as staging:
        (staging / "index.html").write_text("first", encoding="utf-8")
        with pytest.raises(BuildRunningError, match="another build is writing"):
            build(dist, "second")
    assert {"index.html": "first"} == edition(dist)


def test_lock_is_free_after_a_build(dist: Path) -> None:
    """Builds may follow each other in one process."""
    build(dist, "second")
    build(dist, "third")
    assert {"index.html": "third"} == edition(dist)


def test_stale_folders_are_swept(dist: Path) -> None:
    """What killed builds left beside the target does not reach the next edition, and goes."""
    for name in (".dist.staging", ".dist.previous"):
        (dist.parent / name).mkdir()
        (dist.parent / name / "stale.html").touch()
    build(dist, "new")
    assert {"index.html": "new"} == edition(dist)
    assert ["dist", "dist.lock"] == beside(dist)


def test_old_edition_comes_back_after_a_kill_between_two_renames(dist: Path) -> None:
    """Killed between the renames of the fallback, the old edition stands aside: it is put back."""
    dist.rename(dist.with_name(".dist.previous"))
    with pytest.raises(KeyboardInterrupt):
        broken_build(dist, interrupt)
    assert {"index.html": "old", "only-old.html": "old"} == edition(dist)
    assert ["dist", "dist.lock"] == beside(dist)


def test_kill_leaves_the_old_edition_and_the_next_build_cleans_up(dist: Path) -> None:
    """After kill -9 inside a build the target is whole, the lock is free and the rest is swept."""
    command = [sys.executable, "-c", BLOCKING_BUILD, str(dist)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert b"inside\n" == child.stdout.readline()
        with pytest.raises(BuildRunningError):
            build(dist, "too early")
        child.kill()
    assert -signal.SIGKILL == child.returncode
    assert {"index.html": "old", "only-old.html": "old"} == edition(dist)
    assert [".dist.staging", "dist", "dist.lock"] == beside(dist)
    build(dist, "new")
    assert {"index.html": "new"} == edition(dist)
    assert ["dist", "dist.lock"] == beside(dist)


def test_symbolic_link_is_refused(dist: Path, tmp_path: Path) -> None:
    """A link as the target is refused, and what it points at stays."""
    link = tmp_path / "link"
    link.symlink_to(dist)
    with pytest.raises(UnsafeTargetError, match="symbolic link"):
        build(link, "new")
    assert {"index.html": "old", "only-old.html": "old"} == edition(dist)


def test_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    """A folder that no build wrote is never replaced: `--output .` must not delete a workspace."""
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    (workspace / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnsafeTargetError, match="other things"):
        build(workspace, "new")
    assert {"thesis.txt": "mine"} == edition(workspace)
    assert ["workspace"] == beside(workspace)


def test_file_is_refused(tmp_path: Path) -> None:
    """A file as the target is refused and stays."""
    target = tmp_path / "dist"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(UnsafeTargetError, match="not a folder"):
        build(target, "new")
    assert "mine" == target.read_text(encoding="utf-8")


def test_empty_folder_is_accepted(tmp_path: Path) -> None:
    """A folder that the user made for the output is used."""
    target = tmp_path / "dist"
    target.mkdir()
    build(target, "new")
    assert {"index.html": "new"} == edition(target)


def test_edition_is_readable_for_others(tmp_path: Path) -> None:
    """The folder has the rights that the user's mask gives, so that a web server can read it."""
    mask = os.umask(0o022)
    try:
        build(tmp_path / "dist", "new")
    finally:
        os.umask(mask)
    assert 0o755 == (tmp_path / "dist").stat().st_mode & 0o777


@pytest.mark.parametrize("links", [True, False])
def test_kept_files_are_carried_over(
    dist: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """Kept files come along, with or without hard links; the others and written ones do not."""
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", lambda _self, _target: fail())
    for name in ("es/event.pdf", "es/index.html", "pt-BR/event.pdf"):
        (dist / name).parent.mkdir(exist_ok=True)
        (dist / name).write_text("old", encoding="utf-8")
    with replacing(dist) as staging:
        (staging / "pt-BR").mkdir()
        (staging / "pt-BR/event.pdf").write_text("new", encoding="utf-8")
        carry_over(dist, staging, lambda path: path.suffix == ".pdf")
        inodes = [(root / "es/event.pdf").stat().st_ino for root in (dist, staging)]
        assert (inodes[0] == inodes[1]) is links
    assert {"es/event.pdf": "old", "pt-BR/event.pdf": "new"} == edition(dist)


def test_carrying_over_asks_for_paths_within_the_edition(dist: Path, tmp_path: Path) -> None:
    """The predicate sees POSIX paths relative to the edition, in order, and never a link."""
    (dist / "es").mkdir()
    (dist / "es/index.html").touch()
    (dist / "es/link.html").symlink_to(dist / "index.html")
    keep = Mock(return_value=False)
    carry_over(dist, tmp_path / "empty", keep)
    names = [MARKER, "es/index.html", "index.html", "only-old.html"]
    assert [call(PurePosixPath(name)) for name in names] == keep.call_args_list


def test_nothing_is_carried_over_from_no_edition(tmp_path: Path) -> None:
    """The first build has no last edition, and needs no special case."""
    with replacing(tmp_path / "dist") as staging:
        carry_over(tmp_path / "dist", staging, lambda _path: True)
        assert [MARKER] == [path.name for path in staging.iterdir()]
