"""A table that readers can sort: what each cell shows, and what it is sorted by."""

from msgspec import Struct

from factsheet.model.values.date import Date, describe_date
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span


class SortableColumn(Struct, frozen=True):
    key: str
    """Part of the address of the sorted table."""
    title: str
    is_number: bool = False
    """The first click sorts the largest number to the top."""


class SortableCell(Struct, frozen=True):
    words: RichText
    sort: str | None = None
    """What rows are sorted by: empty where nothing is known, None for its words."""
    lines: tuple[str, ...] = ()
    """Small, under its words."""


class SortableTable(Struct, frozen=True):
    id: str
    caption: str
    columns: tuple[SortableColumn, ...]
    rows: tuple[tuple[SortableCell, ...], ...]
    """The first cell of each names it."""


def make_date_cell(date: Date | None, shown: str = "") -> SortableCell:
    """Return the date, shown as `shown` if that is given, sorted by its first day."""
    if date is None:
        return SortableCell((Span(_("not known")),), "")
    first_day = date.earliest.date().isoformat() if date.earliest else ""
    return SortableCell((Span(shown or describe_date(date)),), first_day)


def make_count_cell(count: int) -> SortableCell:
    return SortableCell((Span(str(count)),), str(count))
