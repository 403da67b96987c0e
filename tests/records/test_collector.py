"""The garbage collector: off for a while, then as before."""

from __future__ import annotations

import gc
import weakref

import pytest

from proceedings.records.collector import collector_off, cycles_freed


@pytest.mark.parametrize("was_on", [True, False])
def test_it_is_as_before_afterwards(*, was_on: bool) -> None:
    """It is off inside, a block inside the block included; afterwards it is what it was."""
    (gc.enable if was_on else gc.disable)()
    try:
        with collector_off():
            with collector_off():
                assert not gc.isenabled()
            assert not gc.isenabled()
        assert was_on == gc.isenabled()
    finally:
        gc.enable()


def test_what_is_kept_is_not_looked_at() -> None:
    """What was made before the end of a block that keeps is left out of collections."""
    before = gc.get_freeze_count()
    try:
        with collector_off(keep=True):
            made: list[list[int]] = [[] for _ in range(1000)]
        assert gc.get_freeze_count() >= before + len(made)
    finally:
        gc.unfreeze()


def test_cycles_of_a_block_are_freed() -> None:
    """With the collector off too, what a block left in a cycle is gone after it."""

    class Node:
        """What can point to itself."""

        def __init__(self) -> None:
            self.itself = self

    try:
        with collector_off():
            with cycles_freed():
                node = weakref.ref(Node())
            assert node() is None
    finally:
        gc.unfreeze()
