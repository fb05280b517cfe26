"""The same work for many things, by two processes where there are enough of them.

Processes are forked, so that they share loaded content. Only Linux forks safely; elsewhere one process does it all.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 2_000
"""Things from which on a second process pays: with fewer, starting it takes longer than it saves."""
PROCESSES = 2
_CHUNKS_TOGETHER = 3 * PROCESSES
"""Chunks after which new processes begin, since each copies what it looks at of the memory that it shares at first."""

_work: Callable[[int], Any] | None = None
"""In a process of the pool: the work on the chunk that begins at an index."""


def map_chunks(work: Callable[[Sequence[T]], R], things: Sequence[T], size: int, *, weight: int = 1) -> Iterator[R]:
    """Return the result of the work for each chunk of at most `size` things, in their order.

    `weight` is how much work a thing is, compared with the things that `FEWEST` counts.
    """
    is_shared = _is_worthwhile(len(things) * weight)
    if is_shared:
        size = min(size, -(-len(things) // PROCESSES))  # rounded up: one chunk at least for each process
    begins = range(0, len(things), max(1, size))

    def run_chunk(begin: int) -> R:
        return work(things[begin : begin + size])

    if not is_shared:
        yield from map(run_chunk, begins)
        return
    gc.freeze()  # keeps loaded objects shared: https://docs.python.org/3/library/gc.html#gc.freeze
    context = multiprocessing.get_context("fork")
    for first in range(0, len(begins), _CHUNKS_TOGETHER):
        with futures.ProcessPoolExecutor(PROCESSES, context, _begin, (run_chunk,)) as pool:
            yield from pool.map(_run_chunk, begins[first : first + _CHUNKS_TOGETHER])


def _begin(work: Callable[[int], Any]) -> None:
    """Prepare a process of the pool; being forked, it can be handed a function that no pickle could hold."""
    global _work  # noqa: PLW0603
    _work = work
    threading.Thread(target=_stop_with_parent, daemon=True).start()


def _stop_with_parent() -> None:
    """End when the parent is killed: otherwise the process would wait for work for ever, and keep files locked."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_chunk(begin: int) -> Any:
    assert _work is not None
    return _work(begin)


def _is_worthwhile(count: int) -> bool:
    return count >= FEWEST and sys.platform == "linux"
