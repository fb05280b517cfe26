"""Which kinds of record there are, and which of their fields the place of a file gives."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source

Record = Sheet | Point | Source | Actor | Place

RECORDS: Mapping[str, TypeAdapter[Any]] = {
    "sheet": TypeAdapter(Sheet),
    "point": TypeAdapter(Point),
    "source": TypeAdapter(Source),
    "actor": TypeAdapter(Actor),
    "place": TypeAdapter(Place),
}

GIVEN = {
    **dict.fromkeys(("id", "file", "sheet", "series"), "the place of the file"),
    **dict.fromkeys(("original", "foreign"), "the language of the site"),
}
"""Fields that nobody writes, and what gives them."""
