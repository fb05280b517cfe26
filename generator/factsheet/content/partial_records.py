"""A document with mistakes → all of them at once, and what is left of its record, with gaps where nothing is known.

A faulty value is left out, or a stand-in takes its place, and the record is made again, until what is left is sound.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from factsheet.content.validation_errors import UNKNOWN, explain_lines, meant_by, names_of, records_at, written_spot
from factsheet.model.cross_field_rules import Fitting, misfits
from factsheet.model.gaps import MORE, given, is_in_gap, is_record, torn
from factsheet.model.report import Context
from factsheet.problems.problem import Problem, Spot
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.recovery import Lost

MOST_ROUNDS = 60
"""Each mistake takes a few, and all of a file are gone through together."""
_OTHERS: tuple[Raw, ...] = ("en", "2000-01-01", "1", "no", "https://a.example/")
"""Stand-ins for what is no text and no id."""
_SOMEWHERE: Spot = ("",)
"""A gap that is no field: something is wrong, and every value is known."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    record: Any
    """None where too little is left to make one."""
    problems: tuple[Problem, ...]
    gaps: tuple[Spot, ...]
    """What of the record is not known; at least one."""
    written: Mapping[str, Raw]
    """What it is made from, with stand-ins."""
    context: Context
    """That in which it can be made anew."""


def salvage(
    document: Fields, outside: Mapping[str, Raw | None], adapter: TypeAdapter[Any], lost: Iterable[Lost]
) -> Salvaged:
    """Return what is left of a document that has mistakes; `outside` are the fields that its place gives."""
    work = _Work(document, adapter, _copy(document.written))
    for one in lost:
        work.lose(_gaps_of(one, work.written, adapter), one.name)
    record = work.record(outside)
    if record is None:
        return Salvaged(None, tuple(work.problems), (_SOMEWHERE,), work.written, work.context())
    misfitting = list(_misfitting(record, work.gaps))
    work.problems += explain_lines(document, [line for line, _hole in misfitting], adapter)
    gaps = {*work.gaps, *(hole or _SOMEWHERE for _line, hole in misfitting)}
    problems, found = tuple(dict.fromkeys(work.problems)), tuple(sorted(gaps, key=str)) or (_SOMEWHERE,)
    return Salvaged(record, problems, found, work.written, work.context())


@dataclass
class _Work:
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

    def lose(self, gaps: Iterable[Spot], name: str | None) -> None:
        """Take note of what stood on lines that were left out; a field of such a name is there, and is not read."""
        self.gaps.update(gaps)
        for spot in gaps:
            around = _at(self.written, spot[:-1])
            if spot[-1] == name and isinstance(around, dict):
                around.setdefault(name, "")

    def record(self, outside: Mapping[str, Raw | None]) -> Any:
        for _round in range(MOST_ROUNDS):
            try:
                return self.adapter.validate_python({**self.written, **outside}, context=self.context())
            except ValidationError as error:
                lines = error.errors(include_url=False)
            fresh = [line for line in lines if not is_in_gap(self._spot(line), self.gaps)]
            self.problems += explain_lines(replace(self.document, written=self.written), fresh, self.adapter)
            places = [(self._spot(line), self._meant(line), line) for line in lines]
            done: set[Spot] = set()
            for spot, meant, line in places:
                if not spot:
                    return None
                if not is_in_gap(spot, done):
                    done.add(self._leave_out(spot, line))
                self.gaps.update(meant)
        return None

    def context(self) -> Context:
        aspects = [gap for gap in self.gaps if gap[0] == "compare"]
        veiled = {str(_at(self.written, (*gap[:2], "id"))) for gap in aspects if len(gap) > 2}
        knows_all = all(len(gap) > 2 and gap[2] != "id" for gap in aspects)
        return Context(is_lenient=True, veiled=frozenset(veiled), knows_all=knows_all)

    def _spot(self, line: ErrorDetails) -> Spot:
        """Return where the mistake is; for a field that is missing, where it would be."""
        if line["type"] == "missing":
            return _of_value((*written_spot(self.written, line["loc"][:-1]), line["loc"][-1]))
        return _of_value(written_spot(self.written, line["loc"]))

    def _meant(self, line: ErrorDetails) -> list[Spot]:
        """Return the gap that an unknown field leaves: what it was meant to be, unless that is there."""
        meant = meant_by(line, self.written, self.adapter) if line["type"] in UNKNOWN else ()
        spot = (*written_spot(self.written, meant[:-1]), meant[-1]) if meant else ()
        return [_of_value(spot)] if spot and _at(self.written, spot) is None else []

    def _leave_out(self, spot: Spot, line: ErrorDetails) -> Spot:
        """Take the value out, or put another stand-in in its place; where none is left, do so with what holds it."""
        around, step = _at(self.written, spot[:-1]), spot[-1]
        self.gaps.add(spot)
        if isinstance(around, dict) and step in around and spot not in self._gone:
            self._gone.add(spot)
            del around[str(step)]
            return spot
        stand_in = self._stand_in(spot, line)
        if stand_in is None:
            return self._leave_out(spot[:-1], line) if len(spot) > 1 else spot
        if isinstance(around, dict):
            around[str(step)] = stand_in
        elif isinstance(around, list) and isinstance(step, int):
            around[step] = stand_in
        return spot

    def _stand_in(self, spot: Spot, line: ErrorDetails) -> Raw | None:
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


def _misfitting(record: Any, gaps: Collection[Spot]) -> Iterator[tuple[ErrorDetails, Spot]]:
    """Return all that does not fit together, as far as it is known, each with the gap that it leaves."""
    for spot, one in _within(torn(record, gaps), ()):
        if is_in_gap(spot, gaps):
            continue
        for misfit in misfits(one) if isinstance(one, Fitting) else ():
            error = ValidationError.from_exception_data("record", [misfit.details(spot)])
            hole = misfit.at if misfit.hole is None else misfit.hole
            yield error.errors(include_url=False)[0], (*spot, *hole)


def _within(record: Any, spot: Spot) -> Iterator[tuple[Spot, Any]]:
    """Return the record and all that it holds, with their places in the file, those that are furthest in first."""
    for one in fields(record):
        here = (*spot, getattr(one.default, "alias", None) or one.name)
        yield from _records_in(given(record, one.name), here)
    yield spot, record


def _records_in(value: Any, spot: Spot) -> Iterator[tuple[Spot, Any]]:
    if is_record(value):
        yield from _within(value, spot)
    elif isinstance(value, tuple | dict):
        items: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in items:
            yield from _records_in(item, (*spot, step))


def _gaps_of(lost: Lost, written: dict[str, Raw], adapter: TypeAdapter[Any]) -> list[Spot]:
    """Return what is not known because a line was left out: where it fits, or else wherever it can have stood."""
    fitting = [spot for way in lost.ways for spot in _fitting(way, lost, written, adapter)]
    fields_of = [spot for spot in fitting if spot[-1] == lost.name]  # rather than the first of a lost item
    return fields_of or fitting or [spot for way in lost.ways for spot in _wherever(way, lost, written, adapter)]


def _fitting(way: Spot, lost: Lost, written: dict[str, Raw], adapter: TypeAdapter[Any]) -> Iterator[Spot]:
    here = _at(written, way)
    if isinstance(here, list):
        if lost.is_item or lost.name in _names_at(adapter, (*way, 0)):
            yield (*way, MORE)
    elif isinstance(here, dict) and not lost.is_item and lost.name in _names_at(adapter, way):
        yield (*way, lost.name or "")
    elif here == "" and (lost.is_item or lost.name in _names_at(adapter, way)):
        yield way


def _wherever(way: Spot, lost: Lost, written: dict[str, Raw], adapter: TypeAdapter[Any]) -> Iterator[Spot]:
    here = _at(written, way)
    if "says" in way:
        yield _of_value((*way, lost.name or MORE))
    elif isinstance(here, list):
        yield (*way, MORE)
    elif isinstance(here, dict):
        yield from ((*way, name) for name in sorted(_names_at(adapter, way) - here.keys()))
    elif way:
        yield way


def _names_at(adapter: TypeAdapter[Any], spot: Spot) -> set[str]:
    if "says" in spot:
        return set()
    return {name for record in records_at(adapter, spot) for name in names_of(record)}


def _of_value(spot: Spot) -> Spot:
    """Return the spot, or that of the whole value where it is a part of what a report says."""
    return spot[: spot.index("says") + 2] if "says" in spot[:-1] else spot


def _at(written: Raw, spot: Spot) -> Raw | None:
    here: Raw | None = written
    for step in spot:
        if isinstance(here, dict):
            here = here.get(str(step))
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def _copy(value: Any) -> Any:
    """Return the same lists and fields anew; texts, what nothing was written for among them, stay what they are."""
    if isinstance(value, dict):
        return {name: _copy(item) for name, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value
