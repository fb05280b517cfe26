"""The files in which the tables and documents are given away, and what each is good for."""

from dataclasses import dataclass

from factsheet.analysis.dependencies import is_packed
from factsheet.content.corpus import Corpus
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.urls import Address

LINES = "points.jsonl"
DOCUMENT = "factsheet.json"
DATABASE = "factsheet.sqlite"
PACKAGE = "datapackage.json"
CONTENTS = "metadata.json"

_READ_FIRST = (PACKAGE, CONTENTS)
"""They tell what the others are, and are never packed."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder with the data of a sheet or, without one, of the whole site: what is in it, and under which name."""

    sheet: str | None
    is_packed: bool

    def has(self, file: str) -> bool:
        """Return false for one document of everything where it would be too large to be read at once."""
        return not (self.is_packed and file == DOCUMENT and self.sheet is None)

    def packs(self, file: str) -> bool:
        return self.is_packed and file not in _READ_FIRST

    def name(self, file: str) -> str:
        return f"{file}.gz" if self.packs(file) else file

    def address(self, file: str) -> Address:
        return urls.data(self.name(file), self.sheet)


def data_folder(corpus: Corpus, sheet: str | None = None) -> DataFolder:
    return DataFolder(sheet, is_packed(corpus))


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
