"""Which ids a record names, and where: read off the types of its fields, so that a reference is declared once."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from factsheet.records.aspect import Aspect
from factsheet.records.fields import Refers
from factsheet.records.point import Point
from factsheet.values import TYPES
from factsheet.values.agreement import Mention


def references(record: Any) -> Iterator[Mention]:
    """Return every id that the record names, in the order of its fields."""
    yield from _walk(record, ())
    if isinstance(record, Point):
        yield from _said(record)


def _said(point: Point) -> Iterator[Mention]:
    aspects: dict[str, Aspect] = {aspect.id: aspect for aspect in point.compare}
    for number, report in enumerate(point.reports):
        for name, value in report.says.items():
            for mention in TYPES[aspects[name].type].mentions(value):
                yield Mention(("reports", number, "says", name, *mention.spot), mention.kind, mention.id)


def _walk(record: Any, spot: tuple[str | int, ...]) -> Iterator[Mention]:
    for way in _plan(type(record)):  # type: ignore[arg-type]
        value = getattr(record, way.field)
        if not value:
            continue
        here = (*spot, way.written)
        if not way.kind:
            for at, item in _items(value, here):
                yield from _walk(item, at)
        elif way.many:
            for number, id in enumerate(value):
                yield Mention((*here, number), way.kind, id)
        else:
            yield Mention(here, way.kind, value)


def _items(value: Any, spot: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, tuple):
        yield from (((*spot, number), item) for number, item in enumerate(value))
    else:
        yield spot, value


@dataclass(frozen=True)
class _Way:
    """How a field leads to ids."""

    field: str
    written: str
    """Its name in YAML."""
    kind: str
    """Of the id; empty where the ids lie within the records that the field holds."""
    many: bool


@cache
def _plan(record: type[Any]) -> tuple[_Way, ...]:
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
        return hint.__module__.startswith(__package__) and bool(_plan(hint))
    if get_origin(hint) is dict:
        return False
    return any(_holds_records(part) for part in get_args(hint) if not isinstance(part, str))
