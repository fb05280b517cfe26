"""A document with mistakes → all of them at once, and the rest of its record, with gaps for what is unknown.

A faulty value is left out, or a stand-in takes its place, and the record is made again until the rest is valid. Rules
that look into a gap get no answer, so nothing is reported that only follows from another mistake.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from factsheet.content.lost_line_gaps import list_gaps
from factsheet.content.validation_errors import UNKNOWN, explain_lines, find_meant_field
from factsheet.content.written_values import copy_value, find_value_spot, find_written_spot, get_value
from factsheet.model.cross_field_rules import CheckedRecord, find_misfits
from factsheet.model.gaps import add_gaps, get_unchecked, is_in_gap, is_record
from factsheet.model.record_types import RECORDS, TYPES
from factsheet.model.report import ReportContext
from factsheet.problems.problem import Problem, Spot
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.recovery import LostLine

MOST_ROUNDS = 60
"""Each mistake takes a few, and all mistakes of a file go through them together. Stand-ins that never become valid end
here; then the file has no record."""
_OTHERS: tuple[Raw, ...] = ("en", "2000-01-01", "1", "no", "https://a.example/")
"""Stand-ins for values that are neither texts nor ids: a language, a date, a number, a truth value, an address."""
_SOMEWHERE: Spot = ("",)
"""A gap that is no field: every value is known, but they do not fit together."""


class PartialRecord(Struct, frozen=True):
    record: Any
    """None where too little is left to make one."""
    problems: tuple[Problem, ...]
    gaps: tuple[Spot, ...]
    """The unknown parts of the record; at least one."""
    written: Mapping[str, Raw]
    """The fields it is made from, with stand-ins."""
    context: ReportContext
    """The context in which it can be made again."""


def salvage_record(
    document: Fields, outside: Mapping[str, Raw | None], kind: str, lost: Iterable[LostLine]
) -> PartialRecord:
    """Return the rest of a document that has mistakes; `outside` are the fields that follow from its place."""
    work = _Salvage(document, kind, copy_value(document.written))
    for lost_line in lost:
        work.mark_lost(list_gaps(lost_line, work.written, TYPES[kind]), lost_line.name)
    record = work.make_record(outside)
    if record is None:
        return PartialRecord(None, tuple(work.problems), (_SOMEWHERE,), work.written, work.make_context())
    context = work.make_context()
    lines = []
    for line, gap in list(_find_misfits(record, work.gaps)):
        lines.append(line)
        work.gaps.add(gap or _SOMEWHERE)
    work.problems += explain_lines(document, lines, TYPES[kind])
    problems = tuple(dict.fromkeys(work.problems))
    gaps = tuple(sorted(work.gaps, key=str)) or (_SOMEWHERE,)
    return PartialRecord(record, problems, gaps, work.written, context)


class _Salvage(Struct):
    document: Fields
    kind: str
    written: dict[str, Raw]
    """The fields that are left, with stand-ins."""
    gaps: set[Spot] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    _gone: set[Spot] = field(default_factory=set)
    _tries: Counter[Spot] = field(default_factory=Counter)
    """By spot: how many stand-ins it has had."""
    _named: int = 0
    """How many stand-ins have a name of their own, so that no two are the same."""

    def mark_lost(self, gaps: Iterable[Spot], name: str | None) -> None:
        """Add the gaps of a left-out line; a field of its name counts as present, so it is not reported as missing."""
        self.gaps.update(gaps)
        for spot in gaps:
            around = get_value(self.written, spot[:-1])
            if spot[-1] == name and isinstance(around, dict):
                around.setdefault(name, "")

    def make_record(self, outside: Mapping[str, Raw | None]) -> Any:
        """Return the record; None where too little is left to make one."""
        for _round in range(MOST_ROUNDS):
            try:
                return RECORDS[self.kind].validate_python({**self.written, **outside}, context=self.make_context())
            except ValidationError as error:
                lines = error.errors(include_url=False)
            fresh = [line for line in lines if not is_in_gap(self._find_spot(line), self.gaps)]
            self.problems += explain_lines(replace(self.document, written=self.written), fresh, TYPES[self.kind])
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
        """Return the context for reports, which are read by the aspects of the point."""
        faulty: set[str] = set()
        knows_all = True
        for gap in self.gaps:
            if gap[0] != "compare":
                continue
            if len(gap) > 2:
                faulty.add(str(get_value(self.written, (*gap[:2], "id"))))
            if len(gap) <= 2 or gap[2] == "id":
                knows_all = False
        return ReportContext(is_lenient=True, faulty_aspects=frozenset(faulty), has_all_aspects=knows_all)

    def _find_spot(self, line: ErrorDetails) -> Spot:
        """Return where the mistake is; for a missing field, where it would be."""
        if line["type"] == "missing":
            return find_value_spot((*find_written_spot(self.written, line["loc"][:-1]), line["loc"][-1]))
        return find_value_spot(find_written_spot(self.written, line["loc"]))

    def _find_meant_spots(self, line: ErrorDetails) -> list[Spot]:
        """Return the gap that an unknown field leaves: the field that it was meant to be, unless that is present."""
        if line["type"] not in UNKNOWN:
            return []
        meant = find_meant_field(line, self.written, TYPES[self.kind])
        if not meant:
            return []
        spot = (*find_written_spot(self.written, meant[:-1]), meant[-1])
        return [find_value_spot(spot)] if get_value(self.written, spot) is None else []

    def _remove_value(self, spot: Spot, line: ErrorDetails) -> Spot:
        """Remove the value, or try another stand-in; where none is left, do the same with what contains the value."""
        around, step = get_value(self.written, spot[:-1]), spot[-1]
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
        """Return the next value to try at the spot; None where all were tried."""
        if line["type"] == "dataclass_type":
            return {}
        if line["type"] in ("tuple_type", "list_type"):
            return []
        if line["type"] == "literal_error":
            return str(line["ctx"]["expected"]).partition("'")[2].partition("'")[0]
        number = self._tries[spot]
        self._tries[spot] += 1
        if number == 0:
            self._named += 1
            return f"hole-{self._named}"
        return _OTHERS[number - 1] if number <= len(_OTHERS) else None


def _find_misfits(record: Any, gaps: Collection[Spot]) -> Iterator[tuple[ErrorDetails, Spot]]:
    """Return the broken rules across fields, as far as the fields are known, each with the gap that it leaves."""
    for spot, part in _iterate_records(add_gaps(record, gaps), ()):
        if is_in_gap(spot, gaps):
            continue
        if isinstance(part, CheckedRecord):
            for misfit in find_misfits(part):
                error = ValidationError.from_exception_data("record", [misfit.make_details(spot)])
                gap = misfit.spot if misfit.gap is None else misfit.gap
                yield error.errors(include_url=False)[0], (*spot, *gap)


def _iterate_records(record: Any, spot: Spot) -> Iterator[tuple[Spot, Any]]:
    """Return the record and all records in it, with their places in the file, the innermost first."""
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
