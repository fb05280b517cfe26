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
            _("One point document per line, without the text of its file, to process as a stream."),
        ),
        Format(
            PACKAGE,
            "Frictionless Data Package",
            "application/json",
            _("Description of the CSV tables: types, keys, licence, hashes."),
        ),
    )


def list_site_formats() -> tuple[Format, ...]:
    """Return the files that cover all sheets of the site."""
    return (
        Format(
            DATABASE,
            "SQLite",
            "application/vnd.sqlite3",
            _("All tables in one database, with keys, full-text search and saved queries."),
        ),
        Format(METADATA, "JSON", "application/json", _("Metadata of the database for Datasette.")),
    )
