"""The ids that a record names, and where: derived from the types of its fields, where each reference is declared."""

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
"""Kinds that belong to a point, and that no other record can name."""


def list_references(record: Any) -> Sequence[RecordReference]:
    """Return every id that the record names, in the order of its fields; those in values of reports come last."""
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
    """Append the ids that the record at the spot names."""
    # Into one list, without generators within generators, since this runs for every record of the content.
    kind: type = type(record)
    for field in _list_reference_fields(kind):
        value = getattr(record, field.name)
        if not value:
            continue
        field_spot = (*spot, field.written)
        if field.is_list:
            for number, id in enumerate(value):
                mentions.append(RecordReference((*field_spot, number), field.kind, id))
        elif field.kind:
            mentions.append(RecordReference(field_spot, field.kind, value))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                _collect_mentions(item, (*field_spot, number), mentions)
        else:
            _collect_mentions(value, field_spot, mentions)


class _ReferenceField(NamedTuple):
    """How a field leads to ids."""

    name: str
    written: str
    """Its name in YAML."""
    kind: str
    """Of the id; empty where the ids are inside the records of the field."""
    is_list: bool


@cache
def _list_reference_fields(record: type) -> tuple[_ReferenceField, ...]:
    hints = get_type_hints(record, include_extras=True)
    plan = []
    for field in fields(record):
        alias = getattr(field.default, "alias", None) or field.name
        kind, is_list = _find_kind(hints[field.name])
        if kind:
            plan.append(_ReferenceField(field.name, alias, kind, is_list))
        elif _has_records(hints[field.name]):
            plan.append(_ReferenceField(field.name, alias, "", False))
    return tuple(plan)


def _find_kind(hint: Any, is_list: bool = False) -> tuple[str, bool]:
    """Return the kind of the ids, empty for none, and whether there can be several."""
    for mark in reversed(getattr(hint, "__metadata__", ())):
        if isinstance(mark, ReferenceMarker):
            return mark.kind, is_list
    for part in _list_inner_hints(hint):
        kind, is_inner_list = _find_kind(part, is_list or get_origin(hint) is tuple)
        if kind:
            return kind, is_inner_list
    return "", False


def _has_records(hint: Any) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        return is_record_module(hint.__module__) and bool(_list_reference_fields(hint))
    return any(map(_has_records, _list_inner_hints(hint)))


def _list_inner_hints(hint: Any) -> Sequence[Any]:
    """Return the parts of a type that can lead to ids: not those of mappings, nor the words of a choice."""
    if get_origin(hint) is dict:
        return ()
    return [part for part in get_args(hint) if not isinstance(part, str)]
