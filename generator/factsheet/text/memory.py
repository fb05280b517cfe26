"""Results that are worked out once for an owner, and forgotten with it."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

R = TypeVar("R")


class Memory(Generic[R]):
    """What was worked out for each owner, by name; `most` results of an owner are kept at a time, None: all of them.

    An owner is known by what it is, not by what it holds: it must be hashed by identity.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._results: WeakKeyDictionary[object, dict[str, R]] = WeakKeyDictionary()

    def get(self, owner: object, name: str, make: Callable[[], R]) -> R:
        """Return the result of that name, made where it is not known."""
        results = self._results.setdefault(owner, {})
        if name not in results:
            if self._most is not None and len(results) >= self._most:
                results.clear()
            results[name] = make()
        return results[name]
