"""The kinds of record, and those of their fields that nobody writes."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from factsheet.model.actor import Actor
from factsheet.model.field_info import FieldInfo
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source

Record = Sheet | Point | Source | Actor | Place

TYPES: Mapping[str, type] = {"sheet": Sheet, "point": Point, "source": Source, "actor": Actor, "place": Place}
RECORDS: Mapping[str, TypeAdapter[Any]] = {kind: TypeAdapter(record) for kind, record in TYPES.items()}


def _collect_derived_fields() -> dict[str, str]:
    # Without `get_fields`: it reads the modules of the records for their docstrings, which a check has no use for.
    derived = {}
    for record in TYPES.values():
        for name, field in getattr(record, "__pydantic_fields__", {}).items():
            for mark in field.metadata:
                if isinstance(mark, FieldInfo) and mark.supplied_by:
                    derived[name] = mark.supplied_by
    return derived


DERIVED_FIELDS: Mapping[str, str] = _collect_derived_fields()
"""Fields that nobody writes, and where their values come from."""
