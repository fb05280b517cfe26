"""The files in which the tables and documents are given away, and what each is good for."""

from dataclasses import dataclass

from factsheet.language import _

LINES = "points.jsonl"
DOCUMENT = "factsheet.json"
DATABASE = "factsheet.sqlite"
PACKAGE = "datapackage.json"
CONTENTS = "metadata.json"


@dataclass(frozen=True, slots=True)
class Format:
    file: str
    name: str
    """As people call it."""
    holds: str


def formats() -> tuple[Format, ...]:
    """Return the files but the tables, the most useful first."""
    return (
        Format(DATABASE, "SQLite", _("All tables in one database, with keys, full-text search and ready questions.")),
        Format(PACKAGE, "Frictionless Data Package", _("What the CSV tables are: types, keys, licence, hashes.")),
        Format(DOCUMENT, "JSON", _("Everything in one document: every point with its reports, and what they name.")),
        Format(LINES, "JSON Lines", _("The document of a point on each line, to be read piece by piece.")),
        Format(CONTENTS, "JSON", _("What Datasette shows beside the database.")),
    )
