"""The types that an aspect can have: one module each, listed here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from factsheet.model.values import actor, choice, date, item_set, place, positions, quantity, text, time_of_day, yes_no
from factsheet.model.values.value_type import ValueType

_LISTED: tuple[ValueType[Any], ...] = (
    text.TYPE,
    quantity.TYPE,
    item_set.TYPE,
    positions.TYPE,
    date.TYPE,
    time_of_day.TYPE,
    place.TYPE,
    actor.TYPE,
    choice.TYPE,
    yes_no.TYPE,
)

TYPES: Mapping[str, ValueType[Any]] = MappingProxyType({listed.name: listed for listed in _LISTED})
"""Each type by the name that an aspect gives as its `type`, in the order in which they are documented."""
