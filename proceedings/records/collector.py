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
def collector_off() -> Iterator[None]:
    """Collect nothing until the end of the block; also a decorator of functions."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
