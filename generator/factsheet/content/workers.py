"""The same work for many things, by two processes where there are enough of them.

Processes are forked, so that they see what has been loaded; where the system cannot fork safely, there is one.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 2_000
"""Things for which a second process pays: below, starting it takes longer than it saves."""
PROCESSES = 2

_work: Callable[[int], Any] | None = None
"""In a process of the pool: what it does with the chunk that begins at an index."""


def map_chunks(work: Callable[[Sequence[T]], R], things: Sequence[T], size: int, *, weight: int = 1) -> Iterator[R]:
    """Return what the work gives for each chunk of the things, in their order; a chunk has `size` of them at most.

    `weight` says how much work a thing is, counted in things of which `FEWEST` pay for a second process.
    """
    is_shared = _is_worthwhile(len(things) * weight)
    if is_shared:
        size = min(size, -(-len(things) // PROCESSES))
    begins = range(0, len(things), max(1, size))

    def run_chunk(begin: int) -> R:
        return work(things[begin : begin + size])

    if not is_shared:
        yield from map(run_chunk, begins)
        return
    gc.freeze()  # what is loaded stays where it is, so that the processes can share it
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(PROCESSES, context, _begin, (run_chunk,)) as pool:
        yield from pool.map(_run_chunk, begins)


def _begin(work: Callable[[int], Any]) -> None:
    """Make a process of the pool ready; forked, it is handed the work itself."""
    global _work  # noqa: PLW0603
    _work = work
    threading.Thread(target=_stop_with_parent, daemon=True).start()


def _stop_with_parent() -> None:
    """End where the parent is killed: nobody would ever ask for the work, or let go of what is locked."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_chunk(begin: int) -> Any:
    assert _work is not None
    return _work(begin)


def _is_worthwhile(count: int) -> bool:
    return count >= FEWEST and sys.platform == "linux"
