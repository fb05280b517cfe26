"""The data that the site gives away: its tables, told once for all formats and for the page that explains them."""

from factsheet.data.tables import of_points, of_reports, of_things
from factsheet.data.tables.columns import Column, Table
from factsheet.text.i18n import remembered

__all__ = ["Column", "Table", "tables"]


@remembered
def tables() -> tuple[Table, ...]:
    """Return the tables, each after those that it leads to."""
    return (*of_things.tables(), *of_points.tables(), *of_reports.tables())
