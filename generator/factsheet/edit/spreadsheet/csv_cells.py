"""A CSV file of a spreadsheet program → rows of named cells, and back.

The encoding is never guessed: Western and Cyrillic letters in single bytes cannot be distinguished.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from factsheet.edit.spreadsheet.columns import BY_NAME, COLUMNS
from factsheet.model.field_types import find_closest

_DELIMITERS = ",;\t"
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
# Spreadsheet programs run such cells as formulas; apostrophes before them are ours and must survive a round trip.
_FORMULA = re.compile(r"'*[=+\-@]")
# Error values, and the signs shown for a number in a column that is too narrow: the value itself is lost.
_BROKEN = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!)|#{3,}")


class CellMistake(Struct, frozen=True):
    """A mistake in a row, described by row and column letter as a spreadsheet shows them."""

    row: int
    """From 1, as spreadsheet programs count; 0 for the file as a whole."""
    column: int | None
    """From 0."""
    name: str
    message: str
    fix: str | None = None

    def __str__(self) -> str:
        text = self.message
        if self.row:
            text = f"{self._format_place()}: {text}"
        if self.fix:
            text += f"\n  write: {self.fix}"
        return text

    def _format_place(self) -> str:
        place = f"row {self.row}"
        if self.column is not None:
            place += f", column {format_column_name(self.column)}"
        if self.name:
            place += f" ({self.name})"
        return place


class Unreadable(Exception):
    """Raised if the file has no readable rows; the message says why."""


class CsvRow(Struct, frozen=True):
    number: int
    cells: Mapping[str, str]
    """The cells that are not empty, by name of column."""


class CsvTable(Struct, frozen=True):
    places: Mapping[str, int]
    """The column (from 0) of each name."""
    rows: tuple[CsvRow, ...]
    mistakes: tuple[CellMistake, ...]

    def make_mistake(self, row: int, name: str, message: str, fix: str | None = None) -> CellMistake:
        return CellMistake(row, self.places.get(name), name, message, fix)


def format_column_name(column: int) -> str:
    """Return the letters of a column (from 0): A, B, … Z, AA."""
    before, last = divmod(column, 26)
    letter = chr(ord("A") + last)
    return format_column_name(before - 1) + letter if before else letter


def read(data: bytes, encoding: str | None = None) -> CsvTable:
    """Return the rows of a file that has cells; raise Unreadable where there is no table in it."""
    text = _decode(data, encoding)
    first, _end, rest = text.partition("\n")
    # Excel reads the delimiter from such a first line, and some programs write it.
    stated = re.fullmatch(r'"?sep=(.)"?\r?', first)
    delimiter = stated[1] if stated else _detect_delimiter(text)
    head, *below = _split_records(rest if stated else text, delimiter) or [[]]
    places, mistakes = _parse_head(head)
    rows = []
    for number, cells in enumerate(below, 2):
        named, wrong = _parse_row(number, cells, places)
        mistakes += wrong
        if named:
            rows.append(CsvRow(number, named))
    return CsvTable(places, tuple(rows), tuple(mistakes))


def write(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the file; a cell that would be read as a formula gets an apostrophe, which `read` removes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    for row in rows:
        writer.writerow([_add_apostrophe(row.get(column.name, "")) for column in COLUMNS])
    return text.getvalue()


def _add_apostrophe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _decode(data: bytes, encoding: str | None) -> str:
    try:
        text = data.decode(encoding or _detect_encoding(data))
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"line {row} is not {error.encoding.upper()}: save the file as “CSV UTF-8”,"
            " or state its encoding: --encoding cp1252 (Western), cp1251 (Cyrillic)"
        ) from None
    if "\0" in text:
        raise Unreadable("the file is not text, or is UTF-16 without a byte order mark: save it as “CSV UTF-8”")
    return text.removeprefix("\ufeff")


def _detect_encoding(data: bytes) -> str:
    """Return the encoding that the byte order mark states, else UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    return "utf-8"


def _detect_delimiter(text: str) -> str:
    """Return the delimiter that gives the first line the most known column names."""
    first = text.lstrip("\r\n").partition("\n")[0]

    def count_names(delimiter: str) -> int:
        return sum(_normalize_name(cell) in BY_NAME for cell in first.split(delimiter))

    return max(_DELIMITERS, key=count_names)


def _split_records(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error:
        message = "a quotation mark is opened and never closed, or text follows one that closes"
        raise Unreadable(f"line {reader.line_num} cannot be split into cells: {message}") from None


def _normalize_name(cell: str) -> str:
    return re.sub(r"\W+", "_", cell.strip().strip('"').lower())


def _parse_head(cells: list[str]) -> tuple[dict[str, int], list[CellMistake]]:
    places: dict[str, int] = {}
    mistakes = []
    for place, cell in enumerate(cells):
        name = _normalize_name(cell)
        if not name:
            continue
        if name in places:
            message = f"this column is already in {format_column_name(places[name])}: delete one"
            mistakes.append(CellMistake(1, place, name, message))
        elif name not in BY_NAME:
            likely = find_closest(name, list(BY_NAME))
            message = "unknown column: `factsheet import --columns` lists all columns"
            mistakes.append(CellMistake(1, place, cell.strip(), message, likely))
        places.setdefault(name, place)
    if not places.keys() & BY_NAME.keys():
        raise Unreadable("the first row must name the columns: `factsheet import --template` writes an example")
    return places, mistakes


def _parse_row(number: int, cells: list[str], places: Mapping[str, int]) -> tuple[dict[str, str], list[CellMistake]]:
    names = {place: name for name, place in places.items()}
    named: dict[str, str] = {}
    mistakes = []
    for place, cell in enumerate(cells):
        text = cell.strip()
        if text and place not in names:
            message = (
                "this column has no name in the first row; put a cell that contains the delimiter in double quotes"
            )
            mistakes.append(CellMistake(number, place, "", message))
        elif _BROKEN.fullmatch(text):
            message = f"`{text}` is an error of the spreadsheet program: write the value"
            mistakes.append(CellMistake(number, place, names[place], message))
        elif text and names[place] in BY_NAME:
            named[names[place]] = _remove_apostrophe(text)
    return named, mistakes


def _remove_apostrophe(text: str) -> str:
    return text[1:] if text[0] == "'" and _FORMULA.match(text) else text
