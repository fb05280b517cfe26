"""The tables of the published data, described once for all formats and for the page that explains them."""

from factsheet.data.tables import of_points, of_reports, of_things
from factsheet.data.tables.columns import Column, Table
from factsheet.text.i18n import cache_per_language

__all__ = ["Column", "Table", "list_tables"]


@cache_per_language
def list_tables() -> tuple[Table, ...]:
    """Return the tables, each after those that it refers to."""
    return (*of_things.make_tables(), *of_points.make_tables(), *of_reports.make_tables())
