"""Switch Python's garbage collector off for a while: nothing in, time won.

Records, reports and pages hold no cycles, so the collector finds nothing in them; but it looks at
all of them again and again while they grow, which costs a third of the time of a large event.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_off"]


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
