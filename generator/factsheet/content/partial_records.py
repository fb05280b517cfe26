"""A document with mistakes → all of them at once, and what is left of its record, with gaps where nothing is known.

A faulty value is left out, or a stand-in takes its place, and the record is made again, until what is left is sound.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from factsheet.content.validation_errors import (
    UNKNOWN,
    explain_lines,
    find_meant_field,
    find_written_spot,
    list_field_names,
    list_record_types,
)
from factsheet.model.cross_field_rules import CheckedRecord, find_misfits
from factsheet.model.gaps import MORE, add_gaps, get_unchecked, is_in_gap, is_record
from factsheet.model.report import ReportContext
from factsheet.problems.problem import Problem, Spot
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.recovery import LostLine

MOST_ROUNDS = 60
"""Each mistake takes a few, and all of a file are gone through together."""
_OTHERS: tuple[Raw, ...] = ("en", "2000-01-01", "1", "no", "https://a.example/")
"""Stand-ins for what is no text and no id."""
_SOMEWHERE: Spot = ("",)
"""A gap that is no field: something is wrong, and every value is known."""


@dataclass(frozen=True, slots=True)
class PartialRecord:
    record: Any
    """None where too little is left to make one."""
    problems: tuple[Problem, ...]
    gaps: tuple[Spot, ...]
    """What of the record is not known; at least one."""
    written: Mapping[str, Raw]
    """What it is made from, with stand-ins."""
    context: ReportContext
    """That in which it can be made anew."""


def salvage_record(
    document: Fields, outside: Mapping[str, Raw | None], adapter: TypeAdapter[Any], lost: Iterable[LostLine]
) -> PartialRecord:
    """Return what is left of a document that has mistakes; `outside` are the fields that its place gives."""
    work = _Salvage(document, adapter, _copy_value(document.written))
    for lost_line in lost:
        work.mark_lost(_list_gaps(lost_line, work.written, adapter), lost_line.name)
    record = work.make_record(outside)
    if record is None:
        return PartialRecord(None, tuple(work.problems), (_SOMEWHERE,), work.written, work.make_context())
    misfitting = list(_find_misfits(record, work.gaps))
    work.problems += explain_lines(document, [line for line, _hole in misfitting], adapter)
    gaps = {*work.gaps, *(hole or _SOMEWHERE for _line, hole in misfitting)}
    problems, sorted_gaps = tuple(dict.fromkeys(work.problems)), tuple(sorted(gaps, key=str)) or (_SOMEWHERE,)
    return PartialRecord(record, problems, sorted_gaps, work.written, work.make_context())


@dataclass
class _Salvage:
    document: Fields
    adapter: TypeAdapter[Any]
    written: dict[str, Raw]
    """What is left of what is written, with stand-ins."""
    gaps: set[Spot] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    _gone: set[Spot] = field(default_factory=set)
    _tries: Counter[Spot] = field(default_factory=Counter)
    """By spot: how many stand-ins it has had."""
    _named: int = 0
    """How many stand-ins have a name of their own, so that no two are the same."""

    def mark_lost(self, gaps: Iterable[Spot], name: str | None) -> None:
        """Take note of what stood on lines that were left out; a field of such a name is there, and is not read."""
        self.gaps.update(gaps)
        for spot in gaps:
            around = _get_value(self.written, spot[:-1])
            if spot[-1] == name and isinstance(around, dict):
                around.setdefault(name, "")

    def make_record(self, outside: Mapping[str, Raw | None]) -> Any:
        for _round in range(MOST_ROUNDS):
            try:
                return self.adapter.validate_python({**self.written, **outside}, context=self.make_context())
            except ValidationError as error:
                lines = error.errors(include_url=False)
            fresh = [line for line in lines if not is_in_gap(self._find_spot(line), self.gaps)]
            self.problems += explain_lines(replace(self.document, written=self.written), fresh, self.adapter)
            places = [(self._find_spot(line), self._find_meant_spots(line), line) for line in lines]
            done: set[Spot] = set()
            for spot, meant, line in places:
                if not spot:
                    return None
                if not is_in_gap(spot, done):
                    done.add(self._remove_value(spot, line))
                self.gaps.update(meant)
        return None

    def make_context(self) -> ReportContext:
        aspects = [gap for gap in self.gaps if gap[0] == "compare"]
        veiled = {str(_get_value(self.written, (*gap[:2], "id"))) for gap in aspects if len(gap) > 2}
        knows_all = all(len(gap) > 2 and gap[2] != "id" for gap in aspects)
        return ReportContext(is_lenient=True, faulty_aspects=frozenset(veiled), has_all_aspects=knows_all)

    def _find_spot(self, line: ErrorDetails) -> Spot:
        """Return where the mistake is; for a field that is missing, where it would be."""
        if line["type"] == "missing":
            return _find_value_spot((*find_written_spot(self.written, line["loc"][:-1]), line["loc"][-1]))
        return _find_value_spot(find_written_spot(self.written, line["loc"]))

    def _find_meant_spots(self, line: ErrorDetails) -> list[Spot]:
        """Return the gap that an unknown field leaves: what it was meant to be, unless that is there."""
        meant = find_meant_field(line, self.written, self.adapter) if line["type"] in UNKNOWN else ()
        spot = (*find_written_spot(self.written, meant[:-1]), meant[-1]) if meant else ()
        return [_find_value_spot(spot)] if spot and _get_value(self.written, spot) is None else []

    def _remove_value(self, spot: Spot, line: ErrorDetails) -> Spot:
        """Take the value out, or put another stand-in in its place; where none is left, do so with what holds it."""
        around, step = _get_value(self.written, spot[:-1]), spot[-1]
        self.gaps.add(spot)
        if isinstance(around, dict) and step in around and spot not in self._gone:
            self._gone.add(spot)
            del around[str(step)]
            return spot
        stand_in = self._choose_stand_in(spot, line)
        if stand_in is None:
            return self._remove_value(spot[:-1], line) if len(spot) > 1 else spot
        if isinstance(around, dict):
            around[str(step)] = stand_in
        elif isinstance(around, list) and isinstance(step, int):
            around[step] = stand_in
        return spot

    def _choose_stand_in(self, spot: Spot, line: ErrorDetails) -> Raw | None:
        """Return something that may stand at the spot; None where everything was tried."""
        if line["type"] == "dataclass_type":
            return {}
        if line["type"] in ("tuple_type", "list_type"):
            return []
        if line["type"] == "literal_error":
            return str(line["ctx"]["expected"]).partition("'")[2].partition("'")[0]
        number = self._tries[spot]
        self._tries[spot] += 1
        self._named += number == 0
        return f"hole-{self._named}" if number == 0 else _OTHERS[number - 1] if number <= len(_OTHERS) else None


def _find_misfits(record: Any, gaps: Collection[Spot]) -> Iterator[tuple[ErrorDetails, Spot]]:
    """Return all that does not fit together, as far as it is known, each with the gap that it leaves."""
    for spot, part in _iterate_records(add_gaps(record, gaps), ()):
        if is_in_gap(spot, gaps):
            continue
        for misfit in find_misfits(part) if isinstance(part, CheckedRecord) else ():
            error = ValidationError.from_exception_data("record", [misfit.make_details(spot)])
            hole = misfit.spot if misfit.gap is None else misfit.gap
            yield error.errors(include_url=False)[0], (*spot, *hole)


def _iterate_records(record: Any, spot: Spot) -> Iterator[tuple[Spot, Any]]:
    """Return the record and all that it holds, with their places in the file, those that are furthest in first."""
    for item in fields(record):
        item_spot = (*spot, getattr(item.default, "alias", None) or item.name)
        yield from _iterate_nested_records(get_unchecked(record, item.name), item_spot)
    yield spot, record


def _iterate_nested_records(value: Any, spot: Spot) -> Iterator[tuple[Spot, Any]]:
    if is_record(value):
        yield from _iterate_records(value, spot)
    elif isinstance(value, tuple | dict):
        items: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in items:
            yield from _iterate_nested_records(item, (*spot, step))


def _list_gaps(lost: LostLine, written: dict[str, Raw], adapter: TypeAdapter[Any]) -> list[Spot]:
    """Return what is not known because a line was left out: where it fits, or else wherever it can have stood."""
    fitting = [spot for way in lost.spots for spot in _list_fitting_spots(way, lost, written, adapter)]
    fields_of = [spot for spot in fitting if spot[-1] == lost.name]  # rather than the first of a lost item
    return (
        fields_of
        or fitting
        or [spot for way in lost.spots for spot in _list_possible_spots(way, lost, written, adapter)]
    )


def _list_fitting_spots(
    way: Spot, lost: LostLine, written: dict[str, Raw], adapter: TypeAdapter[Any]
) -> Iterator[Spot]:
    value = _get_value(written, way)
    if isinstance(value, list):
        if lost.is_item or lost.name in _list_names(adapter, (*way, 0)):
            yield (*way, MORE)
    elif isinstance(value, dict) and not lost.is_item and lost.name in _list_names(adapter, way):
        yield (*way, lost.name or "")
    elif value == "" and (lost.is_item or lost.name in _list_names(adapter, way)):
        yield way


def _list_possible_spots(
    way: Spot, lost: LostLine, written: dict[str, Raw], adapter: TypeAdapter[Any]
) -> Iterator[Spot]:
    value = _get_value(written, way)
    if "says" in way:
        yield _find_value_spot((*way, lost.name or MORE))
    elif isinstance(value, list):
        yield (*way, MORE)
    elif isinstance(value, dict):
        yield from ((*way, name) for name in sorted(_list_names(adapter, way) - value.keys()))
    elif way:
        yield way


def _list_names(adapter: TypeAdapter[Any], spot: Spot) -> set[str]:
    if "says" in spot:
        return set()
    return {name for record in list_record_types(adapter, spot) for name in list_field_names(record)}


def _find_value_spot(spot: Spot) -> Spot:
    """Return the spot, or that of the whole value where it is a part of what a report says."""
    return spot[: spot.index("says") + 2] if "says" in spot[:-1] else spot


def _get_value(written: Raw, spot: Spot) -> Raw | None:
    value: Raw | None = written
    for step in spot:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _copy_value(value: Any) -> Any:
    """Return the same lists and fields anew; texts, what nothing was written for among them, stay what they are."""
    if isinstance(value, dict):
        return {name: _copy_value(item) for name, item in value.items()}
    return [_copy_value(item) for item in value] if isinstance(value, list) else value
