"""Everything in one JSON document: the documents of points, and the things that they name."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from factsheet.content.corpus import Corpus
from factsheet.data import rows_of_things
from factsheet.data.rows import Row
from factsheet.data.rows_of_things import Things
from factsheet.data.tables import Column, tables
from factsheet.web.settings import Settings

FORMAT = "factsheet/data/1"
"""Changes when a key changes its meaning or goes."""


def document(corpus: Corpus, settings: Settings, things: Things, points: Iterable[bytes]) -> Iterator[bytes]:
    """Return the document piece by piece; `points` are those of its points."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "name": settings.name,
        "url": settings.url or None,
        "language": settings.language_of_facts or None,
        "licence": settings.licence_and_address(),
        **_things(corpus, settings, things),
    }
    yield orjson.dumps(told)[:-1] + b',"points":['
    for number, point in enumerate(points):
        yield b",\n" if number else b"\n"
        yield point
    yield b"\n]}\n"


def _things(corpus: Corpus, settings: Settings, things: Things) -> dict[str, list[Row]]:
    """Return the rows of their tables, lists and records as such."""
    named = {table.name: table for table in tables()}
    told: dict[str, list[Row]] = {table.name: [] for table in tables() if not table.of_points}
    for name, row in rows_of_things.rows(corpus, settings, things):
        told[name].append({column.name: _cell(column, row[column.name]) for column in named[name].columns})
    across = [row for _name, row in rows_of_things.differences(things.sheets)]
    return {**told, "differences_across_points": across}


def _cell(column: Column, value: Any) -> Any:
    if column.type == "list":
        return orjson.loads(value) if value else []
    if column.type == "json":
        return orjson.loads(value) if value else None
    return value
