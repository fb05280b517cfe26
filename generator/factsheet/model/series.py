"""One line of a series: a claimant's value for a day or period, from the CSV file next to a point."""

from typing import Annotated, Literal

from pydantic.dataclasses import dataclass

from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import CONFIG, ActorId, SourceId, Text, YesNo
from factsheet.model.fields import get_fields
from factsheet.model.report import NotCounted, find_reason_not_counted
from factsheet.model.source import Source
from factsheet.model.values.quantity import Figure

COLUMNS = ("source", "claimed_by", "as_of", "period", "value", "locator", "quote")
"""Required in every file, in any order."""
RowNotCounted = Literal[NotCounted, "filled_in"]
"""Why a line of a series is in no count."""


@dataclass(frozen=True, kw_only=True, slots=True, config=CONFIG)
class SeriesRow:
    aspect: str
    """The aspect."""
    source: SourceId
    """The source."""
    figure: Annotated[Figure, FieldInfo(columns=("as_stated", "relation", "min", "max"), hidden=("json",))]
    """Value, as-of date and claimant; whether it is final, and who has verified it."""
    line: Annotated[int, FieldInfo(supplied_by="the CSV file")]
    """In the CSV file, from 1."""
    claimed_by: ActorId | None = None
    """Whose figure it is."""
    period: Text | None = None
    """The period it covers."""
    locator: Text | None = None
    """Where a value of a series is in its source."""
    quote: Text | None = None
    """The words of a value of a series."""
    filled_in: YesNo = False
    """For a series: whether the claimant filled a gap with it."""

    def find_reason_not_counted(self, source: Source | None) -> RowNotCounted | None:
        """Return why it is in no count and no comparison, or None; `source` is its own."""
        if reason := find_reason_not_counted(None, source):
            return reason
        return "filled_in" if self.filled_in else None

    def find_claimant(self, source: Source | None) -> str:
        """Return whose value it is: the stated claimant, else the publisher of its source, else the source itself."""
        if self.claimed_by:
            return self.claimed_by
        if source and source.publisher:
            return source.publisher
        return self.source


_OWN = tuple(field.name for field in get_fields(SeriesRow) if field.is_plain and not field.info.supplied_by)
OPTIONAL = ("provisional", "verification", *(name for name in _OWN if name not in (*COLUMNS, "aspect")))
"""Optional columns: what the source says of the figure, and every other field of a line."""
