"""What cells of a row hold: a list as JSON, a date as stated with the days that it can mean."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import orjson

from factsheet.model.values import date as dates

Row = dict[str, Any]
"""By column; what is not known is None, and further keys are none of the table's."""


def in_json(texts: Iterable[str]) -> str | None:
    """Return a list as one text, or None where nothing is in it."""
    found = list(texts)
    return orjson.dumps(found).decode() if found else None


@lru_cache(maxsize=65536)
def _days(edtf: str) -> tuple[str | None, ...]:
    date = dates.read(edtf)
    return tuple(moment.date().isoformat() if moment else None for moment in (date.earliest, date.latest))


def days(name: str, edtf: str | None) -> Row:
    """Return the three columns of a date; its days are local ones."""
    earliest, latest = _days(edtf) if edtf else (None, None)
    return {name: edtf, f"{name}_earliest": earliest, f"{name}_latest": latest}
