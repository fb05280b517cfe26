"""Records of which something is not known: whoever looks at it gets no answer, and concludes nothing wrong from it.

A file with mistakes is read as far as it goes. What stands in place of a faulty value makes the record whole enough to
be walked through; it is behind a gap, and looking there raises Unknown.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

from factsheet.problems.problem import Spot

T = TypeVar("T")
K = TypeVar("K")

MORE = "…"
"""The last step of a gap in a list of which something may be missing."""
_HOLES = "_holes"


class Unknown(Exception):
    """Raised where something is asked that hangs on a mistake which is told anyway."""


class _RecordWithGaps:
    def __getattribute__(self, name: str) -> Any:
        if name in object.__getattribute__(self, "__dict__").get(_HOLES, ()):
            raise Unknown(name)
        return object.__getattribute__(self, name)


def add_gaps(record: T, gaps: Iterable[Spot]) -> T:
    """Return the record with gaps at the spots, which are written as in the file."""
    deeper: defaultdict[str, list[Spot]] = defaultdict(list)
    for name, *rest in gaps:
        deeper[str(name)].append(tuple(rest))
    return _copy_with_gaps(record, deeper) if deeper else record


def get_unchecked(record: Any, name: str) -> Any:
    """Return what is in the field, a stand-in for what is not known among it."""
    return object.__getattribute__(record, name)


def iterate_known(items: Iterable[T]) -> Iterator[T]:
    """Return what is found until something is asked that is not known."""
    with suppress(Unknown):
        yield from items


def get_if_known(ask: Callable[[], T], otherwise: T) -> T:
    try:
        return ask()
    except Unknown:
        return otherwise


def is_in_gap(spot: Spot, gaps: Collection[Spot]) -> bool:
    return any(spot[:end] in gaps for end in range(1, len(spot) + 1))


def is_record_module(module: str) -> bool:
    return module.startswith("factsheet.model.") and not module.startswith("factsheet.model.values.")


def is_record(value: Any) -> bool:
    return is_dataclass(value) and is_record_module(type(value).__module__)


class RecordsWithGaps(Mapping[K, T]):
    """A shelf of records, those of files with gaps torn."""

    def __init__(self, shelf: Mapping[K, T], gaps: Mapping[str, Collection[Spot]]) -> None:
        self._shelf = shelf
        self._gaps = gaps
        self._copies: dict[K, T] = {}

    def __getitem__(self, key: K) -> T:
        if key in self._copies:
            return self._copies[key]
        record = self._shelf[key]
        gaps = self._gaps.get(get_unchecked(record, "file"))
        if gaps:
            record = self._copies[key] = add_gaps(record, gaps)
        return record

    def __contains__(self, key: object) -> bool:
        return key in self._shelf

    def __iter__(self) -> Iterator[K]:
        return iter(self._shelf)

    def __len__(self) -> int:
        return len(self._shelf)


@cache
def _make_gapped_type(kind: type) -> type:
    return type(kind.__name__, (_RecordWithGaps, kind), {"__module__": kind.__module__})


@cache
def _collect_written_names(kind: type) -> Mapping[str, str]:
    """Return the fields of a kind of record by the name that they have in a file."""
    return {getattr(field.default, "alias", None) or field.name: field.name for field in fields(kind)}


def _list_written_names(record: Any) -> Iterable[str]:
    kind: type = type(record)
    return _collect_written_names(kind)


def _copy_with_gaps(record: T, gaps: Mapping[str, list[Spot]]) -> T:
    kind = cast("type", type(record))
    names = _collect_written_names(kind)
    record_copy: Any = object.__new__(_make_gapped_type(kind))
    within = record_copy.__dict__
    within.update({name: get_unchecked(record, name) for name in names.values()})
    holes = set()
    for written, rests in gaps.items():
        name = names.get(written, "")
        if name and not _add_inner_gaps(within, name, rests):
            holes.add(name)
    within[_HOLES] = frozenset(holes)
    kept: T = record_copy
    return kept


def _add_inner_gaps(within: dict[str, Any], name: str, rests: list[Spot]) -> bool:
    """Put what has gaps further in in its place; return False where nothing of it is known."""
    value = within[name]
    if () in rests:
        return False
    if isinstance(value, dict):
        gone = {rest[0] for rest in rests}
        within[name] = {key: item for key, item in value.items() if key not in gone}
        return True
    if is_record(value):
        known = set(_list_written_names(value))
        within[name] = add_gaps(value, rests)
        return all(rest[0] in known for rest in rests)
    if not isinstance(value, tuple):
        return False
    items: defaultdict[int, list[Spot]] = defaultdict(list)
    for number, *rest in rests:
        if isinstance(number, int) and number < len(value):
            items[number].append(tuple(rest))
    within[name] = tuple(_add_item_gaps(item, items.get(number, ())) for number, item in enumerate(value))
    whole = [rest for rest in rests if not (isinstance(rest[0], int) and rest[0] < len(value))]
    return not whole and all(is_record(value[number]) for number in items)


def _add_item_gaps(item: Any, gaps: Iterable[Spot]) -> Any:
    if not is_record(item):
        return item
    spots = list(gaps)
    return add_gaps(item, [(name,) for name in _list_written_names(item)] if () in spots else spots)
