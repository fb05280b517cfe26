"""The types that an aspect can have: one module each, listed here."""

from collections.abc import Mapping
from types import MappingProxyType

from factsheet.model.values import actor, choice, date, item_set, place, positions, quantity, text, time_of_day, yes_no
from factsheet.model.values.value_type import ValueType

_LISTED: tuple[ValueType, ...] = (
    text,
    quantity,
    item_set,
    positions,
    date,
    time_of_day,
    place,
    actor,
    choice,
    yes_no,
)

TYPES: Mapping[str, ValueType] = MappingProxyType({listed.NAME: listed for listed in _LISTED})
"""Each type by the name that an aspect gives as its `type`, in the order in which they are documented."""
