"""Which ids a record names, and where: read off the types of its fields, so that a reference is declared once."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from factsheet.model.aspect import Aspect
from factsheet.model.field_types import ReferenceMarker
from factsheet.model.gaps import is_record_module
from factsheet.model.point import Point
from factsheet.model.values import TYPES
from factsheet.model.values.value_type import RecordReference
from factsheet.problems.problem import Spot

OWN = ("report", "aspect")
"""Kinds of thing that are a point's own, and that no other record can name."""


def list_references(record: Any) -> Sequence[RecordReference]:
    """Return every id that the record names, in the order of its fields; what reports say stands last."""
    mentions: list[RecordReference] = []
    _collect_mentions(record, (), mentions)
    if isinstance(record, Point):
        mentions += _iterate_value_mentions(record)
    return mentions


def _iterate_value_mentions(point: Point) -> Iterator[RecordReference]:
    aspects: dict[str, Aspect] = {aspect.id: aspect for aspect in point.compare}
    for number, report in enumerate(point.reports):
        for name, value in report.says.items():
            for mention in TYPES[aspects[name].type].list_references(value):
                yield RecordReference(("reports", number, "says", name, *mention.spot), mention.kind, mention.id)


def _collect_mentions(record: Any, spot: Spot, mentions: list[RecordReference]) -> None:
    """Put what the record at the spot names behind what was found: this is done for all that is ever read."""
    for field, written, kind, many in _list_reference_fields(type(record)):  # type: ignore[arg-type]
        value = getattr(record, field)
        if not value:
            continue
        field_spot = (*spot, written)
        if many:
            mentions += [RecordReference((*field_spot, number), kind, id) for number, id in enumerate(value)]
        elif kind:
            mentions.append(RecordReference(field_spot, kind, value))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                _collect_mentions(item, (*field_spot, number), mentions)
        else:
            _collect_mentions(value, field_spot, mentions)


class _ReferenceField(NamedTuple):
    """How a field leads to ids."""

    field: str
    written: str
    """Its name in YAML."""
    kind: str
    """Of the id; empty where the ids lie within the records that the field holds."""
    is_list: bool


@cache
def _list_reference_fields(record: type) -> tuple[_ReferenceField, ...]:
    hints = get_type_hints(record, include_extras=True)
    plan = []
    for field in fields(record):
        alias = getattr(field.default, "alias", None) or field.name
        kind, many = _find_kind(hints[field.name])
        if kind:
            plan.append(_ReferenceField(field.name, alias, kind, many))
        elif _has_records(hints[field.name]):
            plan.append(_ReferenceField(field.name, alias, "", False))
    return tuple(plan)


def _find_kind(hint: Any, many: bool = False) -> tuple[str, bool]:
    marks = [mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, ReferenceMarker)]
    if marks:
        return marks[-1].kind, many
    if get_origin(hint) is dict:
        return "", False
    deeper = many or get_origin(hint) is tuple
    results = [_find_kind(part, deeper) for part in get_args(hint) if not isinstance(part, str)]
    return next((result for result in results if result[0]), ("", False))


def _has_records(hint: Any) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        return is_record_module(hint.__module__) and bool(_list_reference_fields(hint))
    if get_origin(hint) is dict:
        return False
    return any(_has_records(part) for part in get_args(hint) if not isinstance(part, str))
