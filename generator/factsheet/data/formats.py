"""The files of data beside the tables, by what they are good for."""

from dataclasses import dataclass

from factsheet.text.i18n import _

LINES = "points.jsonl"
PACKAGE = "datapackage.json"
DATABASE = "factsheet.sqlite"
METADATA = "metadata.json"


@dataclass(frozen=True, slots=True)
class Format:
    file: str
    name: str
    """As people call it."""
    media_type: str
    description: str


def list_sheet_formats() -> tuple[Format, ...]:
    """Return what each sheet has in its folder, beside one CSV file for each table."""
    return (
        Format(
            LINES,
            "JSON Lines",
            "application/jsonl",
            _("The document of a point on each line, to be read piece by piece."),
        ),
        Format(
            PACKAGE,
            "Frictionless Data Package",
            "application/json",
            _("What the CSV tables are: types, keys, licence, hashes."),
        ),
    )


def list_site_formats() -> tuple[Format, ...]:
    """Return what the site has once, over all of its sheets."""
    return (
        Format(
            DATABASE,
            "SQLite",
            "application/vnd.sqlite3",
            _("All tables in one database, with keys, full-text search and ready questions."),
        ),
        Format(METADATA, "JSON", "application/json", _("What Datasette shows beside the database.")),
    )
