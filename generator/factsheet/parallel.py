"""The same work for many things, by two processes where there are enough of them; the results in order."""

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

FEWEST = 2_000
"""Things for which a second process pays: below, starting it takes longer than it saves."""
PROCESSES = 2
_CHUNK = 32

T = TypeVar("T")

_work: Callable[[int], Any] | None = None


def in_order(work: Callable[[int], T], count: int) -> Iterator[T]:
    """Return what the work gives for each number below the count.

    Processes are forked, so that they see what has been loaded; where the system cannot fork safely, there is one.
    """
    if count < FEWEST or sys.platform != "linux":
        yield from map(work, range(count))
        return
    global _work  # noqa: PLW0603
    _work = work
    gc.freeze()  # what is loaded stays where it is, so that the processes can share it
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        yield from pool.imap(_one, range(count), _CHUNK)
    _work = None


def _one(number: int) -> Any:
    assert _work is not None
    return _work(number)
