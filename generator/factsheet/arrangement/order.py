"""Which field stands before which: as in the record, but for the few places where those who write do it otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factsheet.problems import Spot
from factsheet.schema import schema
from factsheet.schema.shapes import Shape
from factsheet.yamlfile.arranged import Order, Ranks

AHEAD: Mapping[Spot, tuple[str, ...]] = {
    ("point", "compare", 0): ("id", "type", "label"),
    ("point", "differences", 0): ("kind", "aspect"),
    ("point", "reports", 0): ("id", "source"),
    ("source",): ("title", "trans_title", "author", "work", "publisher", "date", "uncertain"),
}
"""Fields that stand first."""
TOGETHER: Mapping[Spot, tuple[str, ...]] = {
    ("point",): ("differences", "compare"),
    ("point", "compare", 0): ("type", "label"),
    ("point", "reports", 0): (
        "attribution",
        "stance",
        "extent",
        "voice",
        "alters",
        "copied_from",
        "derived_from",
        "locator",
    ),
    ("sheet",): ("groups", "lead", "read_in_full"),
    ("source",): ("snapshot", "not_content", "edges", "description"),
}
"""Fields of one place: among them the order stays that of the writer."""


def order_of(kind: str) -> Order:
    return lambda spot, keys: _ranks((kind, *spot), frozenset(keys))


@cache
def _ranks(spot: Spot, keys: frozenset[str]) -> Ranks | None:
    """Return the places of the fields; None where names are free there, or one of them is unknown."""
    fields = next((tuple(found) for found in _fields(spot) if keys <= found.keys()), None)
    return None if fields is None else _placed(spot, fields)


def _placed(spot: Spot, fields: Sequence[str]) -> Ranks:
    ahead = AHEAD.get(spot, ())
    order = [*ahead, *(field for field in fields if field not in ahead)]
    together = TOGETHER.get(spot, ())
    first = min(map(order.index, together), default=0)
    return {field: first if field in together else place for place, field in enumerate(order)}


def _fields(spot: Spot) -> Iterator[Mapping[str, Shape]]:
    yield from (shape["properties"] for shape in _shapes(spot) if shape.get("properties"))


@cache
def _shapes(spot: Spot) -> tuple[Shape, ...]:
    """Return every shape that what stands at the spot may have."""
    kind, *steps = spot
    whole = schema(str(kind))
    if not steps:
        return tuple(_choices(whole, whole))
    inner = (part for shape in _shapes(spot[:-1]) for part in _inside(shape, steps[-1]))
    return tuple(choice for part in inner for choice in _choices(part, whole))


def _inside(shape: Shape, step: str | int) -> Iterator[Shape]:
    found = shape.get("items") if isinstance(step, int) else shape.get("properties", {}).get(step)
    if found is None and isinstance(step, str):
        found = shape.get("additionalProperties")
    if isinstance(found, dict):
        yield found


def _choices(shape: Shape, whole: Shape) -> Iterator[Shape]:
    yield shape
    if "$ref" in shape:
        yield from _choices(whole["$defs"][shape["$ref"].rpartition("/")[2]], whole)
    for word in ("anyOf", "oneOf", "allOf"):
        for choice in shape.get(word, ()):
            yield from _choices(choice, whole)
