"""Records with gaps: a rule that reads a field in a gap gets no answer, and cannot draw a wrong conclusion.

A file with mistakes is read as far as possible. A stand-in takes the place of each faulty value, so that the record is
complete; it lies in a gap, and reading it raises Unknown. The alternative, a list of the fields that each rule needs,
is easily forgotten when a rule changes.
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
    """Raised by reading a field that depends on a mistake; the mistake itself is already reported."""


class _RecordWithGaps:
    __slots__ = ()  # a kind of record has slots, and of several bases only one may have any

    def __getattribute__(self, name: str) -> Any:
        if name in object.__getattribute__(self, "__dict__").get(_HOLES, ()):
            raise Unknown(name)
        return object.__getattribute__(self, name)


def add_gaps(record: T, gaps: Iterable[Spot]) -> T:
    """Return the record with gaps at the spots, which are written as in the file."""
    deeper: defaultdict[str, list[Spot]] = defaultdict(list)
    for name, *rest in gaps:
        deeper[str(name)].append(tuple(rest))
    if not deeper:
        return record
    return _copy_with_gaps(record, deeper)


def get_unchecked(record: Any, name: str) -> Any:
    """Return the value of the field, with stand-ins for what is unknown."""
    return object.__getattribute__(record, name)


def iterate_known(items: Iterable[T]) -> Iterator[T]:
    """Return the items up to the first that depends on something unknown."""
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
    """Records, with gaps in those whose files have mistakes."""

    def __init__(self, records: Mapping[K, T], gaps: Mapping[str, Collection[Spot]]) -> None:
        self._records = records
        self._gaps = gaps
        self._copies: dict[K, T] = {}

    def __getitem__(self, key: K) -> T:
        if key in self._copies:
            return self._copies[key]
        record = self._records[key]
        gaps = self._gaps.get(get_unchecked(record, "file"))
        if gaps:
            record = self._copies[key] = add_gaps(record, gaps)
        return record

    def __contains__(self, key: object) -> bool:
        return key in self._records

    def __iter__(self) -> Iterator[K]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


@cache
def _make_gapped_type(kind: type) -> type:
    # A subclass in the module of the kind, so that `isinstance` and `is_record` treat it alike.
    return type(kind.__name__, (_RecordWithGaps, kind), {"__module__": kind.__module__})


@cache
def _collect_written_names(kind: type) -> Mapping[str, str]:
    """Return the fields of a kind of record by their names in a file."""
    names = {}
    for field in fields(kind):
        written = getattr(field.default, "alias", None) or field.name
        names[written] = field.name
    return names


def _get_written_names(record: Any) -> Mapping[str, str]:
    kind: type = type(record)
    return _collect_written_names(kind)


def _copy_with_gaps(record: T, gaps: Mapping[str, list[Spot]]) -> T:
    kind = cast("type", type(record))
    names = _collect_written_names(kind)
    within = {name: get_unchecked(record, name) for name in names.values()}
    holes = set()
    for written, rests in gaps.items():
        name = names.get(written, "")
        if name and not _add_inner_gaps(within, name, rests):
            holes.add(name)
    record_copy: T = object.__new__(_make_gapped_type(kind))
    for name, value in (*within.items(), (_HOLES, frozenset(holes))):
        object.__setattr__(record_copy, name, value)
    return record_copy


def _add_inner_gaps(within: dict[str, Any], name: str, rests: list[Spot]) -> bool:
    """Put the value with its inner gaps in place; return False where nothing of it is known."""
    value = within[name]
    if () in rests:
        return False
    if isinstance(value, dict):
        unknown_keys = {rest[0] for rest in rests}
        within[name] = {key: item for key, item in value.items() if key not in unknown_keys}
        return True
    if is_record(value):
        within[name] = add_gaps(value, rests)
        return {rest[0] for rest in rests} <= _get_written_names(value).keys()
    if not isinstance(value, tuple):
        return False
    items = list(value)
    is_known = True
    for number, spots in _group_by_item(rests).items():
        if not isinstance(number, int) or number >= len(items):
            is_known = False
        elif is_record(items[number]):
            items[number] = _add_item_gaps(items[number], spots)
        else:
            is_known = False
    within[name] = tuple(items)
    return is_known


def _group_by_item(rests: Iterable[Spot]) -> Mapping[str | int, list[Spot]]:
    spots: defaultdict[str | int, list[Spot]] = defaultdict(list)
    for number, *rest in rests:
        spots[number].append(tuple(rest))
    return spots


def _add_item_gaps(item: Any, spots: list[Spot]) -> Any:
    if () in spots:  # nothing of the item is known, but there is one
        spots = [(name,) for name in _get_written_names(item)]
    return add_gaps(item, spots)
