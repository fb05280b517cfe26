"""The same work for many things, by two processes where there are enough of them.

Processes are forked, so that they see what has been loaded; where the system cannot fork safely, there is one.
"""

import gc
import multiprocessing
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 2_000
"""Things for which a second process pays: below, starting it takes longer than it saves."""
PROCESSES = 2
_CHUNK = 32

_work: Callable[[int], Any] | None = None


def in_order(work: Callable[[int], T], count: int) -> Iterator[T]:
    """Return what the work gives for each number below the count, in order."""
    if not _pays(count):
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


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts that a work is done in: every process has one."""

    number: int
    of: int
    _other: Connection | None = None

    @property
    def is_first(self) -> bool:
        return self.number == 0

    def mine(self, things: Sequence[T]) -> Sequence[T]:
        """Return every second thing, or all where there is one part."""
        return things[self.number :: self.of]

    def stretch(self, things: Sequence[T]) -> Sequence[T]:
        """Return one half of the things, or all: those that stand together are about each other, and stay together."""
        return things[len(things) * self.number // self.of : len(things) * (self.number + 1) // self.of]

    def trade(self, found: T) -> tuple[T, ...]:
        """Tell the other part what was found, and return what all parts found, in their order; waits for the other."""
        if self._other is None:
            return (found,)
        if self.number:
            self._other.send((True, found))
            return _received(self._other), found
        theirs = _received(self._other)
        self._other.send((True, found))
        return found, theirs


def in_parts(work: Callable[[Part], R], count: int) -> tuple[R, ...]:
    """Return what each part of the work gives, in order; a part that fails fails the whole."""
    if not _pays(count):
        return (work(Part(0, 1)),)
    gc.freeze()
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    other = context.Process(target=_do, args=(work, Part(1, 2, there), here))
    other.start()
    there.close()
    try:
        mine = work(Part(0, 2, here))
        theirs: R = _received(here)
    finally:
        here.close()  # where this part has failed, the other sees that nobody waits for it any more
        other.join()
    return mine, theirs


def _do(work: Callable[[Part], Any], part: Part, parents: Connection) -> None:
    """Do a part in a process of its own, and send what it gives or why it failed."""
    parents.close()
    other = part._other
    assert other is not None
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):  # the other part has failed, and waits for nothing
        try:
            other.send((True, work(part)))
        except (EOFError, BrokenPipeError):
            raise
        except Exception as error:
            other.send((False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """Return the error, or where it cannot be sent to another process, one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _received(other: Connection) -> Any:
    done, told = other.recv()
    if not done:
        raise told
    return told


def _pays(count: int) -> bool:
    return count >= FEWEST and sys.platform == "linux"
