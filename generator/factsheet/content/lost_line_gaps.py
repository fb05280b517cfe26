"""The gaps that a left-out line makes in a record: where its field or item fits, or could have been."""

from collections.abc import Iterator

from factsheet.content.writable_fields import list_fields
from factsheet.content.written_values import find_value_spot, get_value
from factsheet.model.gaps import MORE
from factsheet.problems.problem import Spot
from factsheet.yamlfile.parse import Raw
from factsheet.yamlfile.recovery import LostLine


def list_gaps(lost: LostLine, written: dict[str, Raw], record_type: type) -> list[Spot]:
    """Return the parts of the record that are unknown because of the line, at least where they are likely to be."""
    fitting: list[Spot] = []
    possible: list[Spot] = []
    for spot in lost.spots:
        fitting += _list_fitting_spots(spot, lost, written, record_type)
        possible += _list_possible_spots(spot, lost, written, record_type)
    named = [spot for spot in fitting if spot[-1] == lost.name]
    return named or fitting or possible  # a field of that name is more likely than the first field of a lost item


def _list_fitting_spots(spot: Spot, lost: LostLine, written: dict[str, Raw], record_type: type) -> Iterator[Spot]:
    """Return the gap if the line fits into the value at the spot: as an item, or as a field of a known name."""
    value = get_value(written, spot)
    if isinstance(value, list):
        if lost.is_item or lost.name in _list_names(record_type, (*spot, 0)):
            yield (*spot, MORE)
    elif isinstance(value, dict) and not lost.is_item and lost.name in _list_names(record_type, spot):
        yield (*spot, lost.name or "")
    elif value == "" and (lost.is_item or lost.name in _list_names(record_type, spot)):
        yield spot


def _list_possible_spots(spot: Spot, lost: LostLine, written: dict[str, Raw], record_type: type) -> Iterator[Spot]:
    """Return all gaps that the line can have left at the spot, whatever it said."""
    value = get_value(written, spot)
    if "says" in spot:
        yield find_value_spot((*spot, lost.name or MORE))
    elif isinstance(value, list):
        yield (*spot, MORE)
    elif isinstance(value, dict):
        for name in sorted(_list_names(record_type, spot) - value.keys()):
            yield (*spot, name)
    elif spot:
        yield spot


def _list_names(record_type: type, spot: Spot) -> set[str]:
    """Return the fields that may be written at the spot; none within a value, whose type is in the file."""
    return set() if "says" in spot else set(list_fields(record_type, spot))
