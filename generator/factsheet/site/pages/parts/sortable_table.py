"""A table whose rows a reader may put in another order: what each cell shows, and what it is sorted by."""

from dataclasses import dataclass

from factsheet.model.values.date import Date, describe_date
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span


@dataclass(frozen=True, slots=True)
class SortableColumn:
    key: str
    """Stands in the address of the sorted table."""
    title: str
    is_number: bool = False
    """The most stand first when it is sorted for the first time."""


@dataclass(frozen=True, slots=True)
class SortableCell:
    words: RichText
    sort: str | None = None
    """What stands for it when rows are sorted, empty where nothing is known; None: its words."""
    lines: tuple[str, ...] = ()
    """Small, under its words."""


@dataclass(frozen=True, slots=True)
class SortableTable:
    id: str
    caption: str
    columns: tuple[SortableColumn, ...]
    rows: tuple[tuple[SortableCell, ...], ...]
    """The first cell of each names it."""


def make_date_cell(date: Date | None, shown: str = "") -> SortableCell:
    """Return a date, or the words for it, sorted by its first day; what has none is not known."""
    if date is None:
        return SortableCell((Span(_("not known")),), "")
    return SortableCell(
        (Span(shown or describe_date(date)),), date.earliest.date().isoformat() if date.earliest else ""
    )


def make_count_cell(count: int) -> SortableCell:
    return SortableCell((Span(str(count)),), str(count))
