"""One line of a series: a value that one claimant gave for one day or period, from the CSV file beside a point."""

from pydantic.dataclasses import dataclass

from factsheet.records.fields import CONFIG, ActorId, SourceId, Text
from factsheet.values.quantity import Figure

COLUMNS = ("source", "claimed_by", "as_of", "period", "value", "locator", "quote")


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class SeriesRow:
    aspect: str
    source: SourceId
    figure: Figure
    """Value, as-of date and claimant."""
    line: int
    """In the CSV file, from 1."""
    claimed_by: ActorId | None = None
    period: Text | None = None
    locator: Text | None = None
    quote: Text | None = None
