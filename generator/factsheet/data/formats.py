"""The data files other than the tables, and what each is good for."""

from msgspec import Struct

from factsheet.text.i18n import _

LINES = "points.jsonl"
PACKAGE = "datapackage.json"
DATABASE = "factsheet.sqlite"
METADATA = "metadata.json"


class Format(Struct, frozen=True):
    file: str
    name: str
    """The usual name of the format."""
    media_type: str
    description: str


def list_sheet_formats() -> tuple[Format, ...]:
    """Return the files in the data folder of each sheet, other than the CSV file of each table."""
    return (
        Format(
            LINES,
            "JSON Lines",
            "application/jsonl",
            _("The document of a point on each line, without the text of its file, to be read piece by piece."),
        ),
        Format(
            PACKAGE,
            "Frictionless Data Package",
            "application/json",
            _("What the CSV tables are: types, keys, licence, hashes."),
        ),
    )


def list_site_formats() -> tuple[Format, ...]:
    """Return the files that cover all sheets of the site."""
    return (
        Format(
            DATABASE,
            "SQLite",
            "application/vnd.sqlite3",
            _("All tables in one database, with keys, full-text search and ready questions."),
        ),
        Format(METADATA, "JSON", "application/json", _("What Datasette shows beside the database.")),
    )
