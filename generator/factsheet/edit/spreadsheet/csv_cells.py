"""A file from a spreadsheet program → rows of named cells, and back. Nothing of its encoding is guessed."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factsheet.edit.spreadsheet.columns import BY_NAME, COLUMNS
from factsheet.model.field_types import find_closest

_DELIMITERS = ",;\t"
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_FORMULA = re.compile(r"'*[=+\-@]")
_BROKEN = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!)|#{3,}")


@dataclass(frozen=True, slots=True)
class CellMistake:
    """What is wrong in a row, in the words of somebody who has it before them in a spreadsheet."""

    row: int
    """From 1, as spreadsheet programs count; 0 for the file as a whole."""
    column: int | None
    """From 0."""
    name: str
    message: str
    fix: str | None = None

    def __str__(self) -> str:
        column = f", column {format_column_name(self.column)}" if self.column is not None else ""
        name = f" ({self.name})" if self.name else ""
        where = f"row {self.row}{column}{name}: " if self.row else ""
        return f"{where}{self.message}" + (f"\n  write: {self.fix}" if self.fix else "")


class Unreadable(Exception):
    """Raised where no row can be taken from the file; says why."""


@dataclass(frozen=True, slots=True)
class CsvRow:
    number: int
    cells: Mapping[str, str]
    """Those that are not empty, by the name of their column."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    places: Mapping[str, int]
    """In which column (from 0) each name stands."""
    rows: tuple[CsvRow, ...]
    mistakes: tuple[CellMistake, ...]

    def make_mistake(self, row: int, name: str, message: str, fix: str | None = None) -> CellMistake:
        return CellMistake(row, self.places.get(name), name, message, fix)


def format_column_name(column: int) -> str:
    """Return the name that spreadsheet programs give a column (from 0): A, B, … Z, AA."""
    before, last = divmod(column, 26)
    return (format_column_name(before - 1) if before else "") + chr(ord("A") + last)


def read(data: bytes, encoding: str | None = None) -> CsvTable:
    text = _decode(data, encoding)
    first, _end, rest = text.partition("\n")
    stated = re.fullmatch(r'"?sep=(.)"?\r?', first)
    records = _split_records(rest, stated[1]) if stated else _split_records(text, _detect_delimiter(text))
    head, *below = records or [[]]
    places, mistakes = _parse_head(head)
    rows = []
    for number, cells in enumerate(below, 2):
        named, wrong = _parse_row(number, cells, places)
        rows.append(CsvRow(number, named))
        mistakes += wrong
    return CsvTable(places, tuple(row for row in rows if row.cells), tuple(mistakes))


def write(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the file; a cell that a program would take for a formula gets an apostrophe, which `read` takes away."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    for row in rows:
        cells = (row.get(column.name, "") for column in COLUMNS)
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
    return text.getvalue()


def _decode(data: bytes, encoding: str | None) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding or marked)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"line {row} is not written in {error.encoding.upper()}: save it as “CSV UTF-8”,"
            " or say how it is written: --encoding cp1252 (Western), cp1251 (Cyrillic)"
        ) from None
    if "\0" in text:
        raise Unreadable("it is no text, or UTF-16 without its mark: save it as “CSV UTF-8”")
    return text.removeprefix("\ufeff")


def _detect_delimiter(text: str) -> str:
    """Return the sign that parts the first line into most columns that are known."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=lambda sign: sum(_normalize_name(cell) in BY_NAME for cell in first.split(sign)))


def _split_records(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error:
        message = "a quotation mark is opened and never closed, or text follows one that closes"
        raise Unreadable(f"line {reader.line_num} cannot be parted into cells: {message}") from None


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
            mistakes.append(
                CellMistake(
                    1, place, name, f"this column stands in {format_column_name(places[name])} already: delete one"
                )
            )
        elif name not in BY_NAME:
            likely = find_closest(name, list(BY_NAME))
            message = "there is no such column: `factsheet import --columns` lists them"
            mistakes.append(CellMistake(1, place, cell.strip(), message, likely))
        places.setdefault(name, place)
    if not places.keys() & BY_NAME.keys():
        raise Unreadable("its first row must name the columns: `factsheet import --template` writes one that does")
    return places, mistakes


def _parse_row(number: int, cells: list[str], places: Mapping[str, int]) -> tuple[dict[str, str], list[CellMistake]]:
    names = {place: name for name, place in places.items()}
    named: dict[str, str] = {}
    mistakes = []
    for place, cell in enumerate(cells):
        text = cell.strip()
        if text and place not in names:
            message = "this column has no name in the first row; a cell that holds the delimiter wants double quotes"
            mistakes.append(CellMistake(number, place, "", message))
        elif _BROKEN.fullmatch(text):
            message = f"`{text}` is what the spreadsheet program shows where it cannot show a value: write the value"
            mistakes.append(CellMistake(number, place, names[place], message))
        elif text and names[place] in BY_NAME:
            named[names[place]] = text[1:] if text[0] == "'" and _FORMULA.match(text) else text
    return named, mistakes
