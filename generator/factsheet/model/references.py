"""Which ids a record names, and where: read off the types of its fields, so that a reference is declared once."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from factsheet.model.aspect import Aspect
from factsheet.model.field_types import Refers
from factsheet.model.gaps import is_of_records
from factsheet.model.point import Point
from factsheet.model.values import TYPES
from factsheet.model.values.value_type import RecordReference
from factsheet.problems.problem import Spot


def references(record: Any) -> Sequence[RecordReference]:
    """Return every id that the record names, in the order of its fields; what reports say stands last."""
    found: list[RecordReference] = []
    _walk(record, (), found)
    if isinstance(record, Point):
        found += _said(record)
    return found


def _said(point: Point) -> Iterator[RecordReference]:
    aspects: dict[str, Aspect] = {aspect.id: aspect for aspect in point.compare}
    for number, report in enumerate(point.reports):
        for name, value in report.says.items():
            for mention in TYPES[aspects[name].type].list_references(value):
                yield RecordReference(("reports", number, "says", name, *mention.spot), mention.kind, mention.id)


def _walk(record: Any, spot: Spot, found: list[RecordReference]) -> None:
    """Put what the record at the spot names behind what was found: this is done for all that is ever read."""
    for field, written, kind, many in _plan(type(record)):  # type: ignore[arg-type]
        value = getattr(record, field)
        if not value:
            continue
        here = (*spot, written)
        if many:
            found += [RecordReference((*here, number), kind, id) for number, id in enumerate(value)]
        elif kind:
            found.append(RecordReference(here, kind, value))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                _walk(item, (*here, number), found)
        else:
            _walk(value, here, found)


class _Way(NamedTuple):
    """How a field leads to ids."""

    field: str
    written: str
    """Its name in YAML."""
    kind: str
    """Of the id; empty where the ids lie within the records that the field holds."""
    many: bool


@cache
def _plan(record: type) -> tuple[_Way, ...]:
    hints = get_type_hints(record, include_extras=True)
    plan = []
    for field in fields(record):
        alias = getattr(field.default, "alias", None) or field.name
        kind, many = _kind(hints[field.name])
        if kind:
            plan.append(_Way(field.name, alias, kind, many))
        elif _holds_records(hints[field.name]):
            plan.append(_Way(field.name, alias, "", False))
    return tuple(plan)


def _kind(hint: Any, many: bool = False) -> tuple[str, bool]:
    marks = [mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Refers)]
    if marks:
        return marks[-1].kind, many
    if get_origin(hint) is dict:
        return "", False
    deeper = many or get_origin(hint) is tuple
    found = [_kind(part, deeper) for part in get_args(hint) if not isinstance(part, str)]
    return next((result for result in found if result[0]), ("", False))


def _holds_records(hint: Any) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        return is_of_records(hint.__module__) and bool(_plan(hint))
    if get_origin(hint) is dict:
        return False
    return any(_holds_records(part) for part in get_args(hint) if not isinstance(part, str))
