"""The kinds of record, and those of their fields that nobody writes."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from factsheet.model.actor import Actor
from factsheet.model.fields import get_fields
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source

Record = Sheet | Point | Source | Actor | Place

TYPES: Mapping[str, type] = {"sheet": Sheet, "point": Point, "source": Source, "actor": Actor, "place": Place}
RECORDS: Mapping[str, TypeAdapter[Any]] = {kind: TypeAdapter(record) for kind, record in TYPES.items()}


def _collect_derived_fields() -> dict[str, str]:
    derived = {}
    for record in TYPES.values():
        for field in get_fields(record):
            if field.info.supplied_by:
                derived[field.name] = field.info.supplied_by
    return derived


DERIVED_FIELDS: Mapping[str, str] = _collect_derived_fields()
"""Fields that nobody writes, and where their values come from."""
