"""Values of a parsed file by their place: the names of fields and the numbers of items that lead to them."""

from typing import Any

from factsheet.problems.problem import Spot
from factsheet.yamlfile.parse import Raw


def find_written_spot(value: Raw, loc: tuple[str | int, ...]) -> Spot:
    """Return the steps of a location that exist in the file; pydantic adds others where a field has several types."""
    spot: list[str | int] = []
    node = value
    for step in loc:
        inner = _get_item(node, step)
        if inner is not None:
            node = inner
            spot.append(step)
    return tuple(spot)


def find_value_spot(spot: Spot) -> Spot:
    """Return the spot; for a part of a value that a report states, the spot of the whole value.

    The parts of a value mean nothing alone, so a mistake in one of them makes the whole value unknown.
    """
    return spot[: spot.index("says") + 2] if "says" in spot[:-1] else spot


def get_value(written: Raw, spot: Spot) -> Raw | None:
    """Return the value at the spot; None where nothing is written there."""
    value: Raw | None = written
    for step in spot:
        if value is None:
            return None
        value = _get_item(value, step)
    return value


def _get_item(value: Raw, step: str | int) -> Raw | None:
    if isinstance(value, dict):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def copy_value(value: Any) -> Any:
    """Return the value with new lists and fields; texts keep their class, which says how they were written."""
    if isinstance(value, dict):
        return {name: copy_value(item) for name, item in value.items()}
    if isinstance(value, list):
        return [copy_value(item) for item in value]
    return value
