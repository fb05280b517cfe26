"""Cache of results that belong to an object and are released with it."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

R = TypeVar("R")


class Memory(Generic[R]):
    """Results by owner and name, at most `most` of each owner at a time; None: all of them.

    An owner must be hashed by identity.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self._results: WeakKeyDictionary[object, dict[str, R]] = WeakKeyDictionary()

    def get(self, owner: object, name: str, make: Callable[[], R]) -> R:
        """Return the result of that name, made if it is not there."""
        results = self._results.setdefault(owner, {})
        if name not in results:
            if self._most is not None and len(results) >= self._most:
                results.clear()
            results[name] = make()
        return results[name]
