"""Rule Python's garbage collector: blocks of work in, time and memory won.

Records, reports and pages hold no cycles, so the collector finds nothing in them; but it looks at
all of them again and again while they grow, which costs a third of the time of a large event.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_off", "cycles_freed"]


@contextmanager
def collector_off(*, keep: bool = False) -> Iterator[None]:
    """Collect nothing until the end of the block; also a decorator of functions.

    Args:
        keep: whether the collector is never to look at what was made up to the end of the block;
            what is no longer used is freed all the same, if it is in no cycle.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if keep:
            gc.freeze()
        if was_on:
            gc.enable()


@contextmanager
def cycles_freed() -> Iterator[None]:
    """Free at the end of the block what it made and left in cycles; nothing older is looked at."""
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
