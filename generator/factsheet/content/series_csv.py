"""The CSV file of a series, next to its point → the rows, or a problem for each faulty line."""

import csv
import io
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError

from factsheet.content.validation_errors import explain_mistake
from factsheet.content.writable_fields import FieldNames
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.series import COLUMNS, OPTIONAL, SeriesRow
from factsheet.model.values import quantity
from factsheet.problems.problem import Level, Problem
from factsheet.yamlfile.decoding import make_encoding_problem
from factsheet.yamlfile.document import Document

IN_FIGURE = ("value", "as_of", "provisional", "verification")
"""Columns that belong to the figure; the others belong to the row."""
_ROW: TypeAdapter[Any] = TypeAdapter(SeriesRow)
_FIGURE: TypeAdapter[Any] = TypeAdapter(quantity.TYPE.written)
_CELL = re.compile(r'"(?:[^"]|"")*"|[^,\r\n]*')
_CAUSES = {
    "unexpected end of data": "a quotation mark is opened here and never closed",
    "expected after": "text after a closing quotation mark: quote the whole cell, and write marks inside it twice",
}


class Series(Struct, frozen=True):
    rows: tuple[SeriesRow, ...]
    """In the order of the aspects, then of the lines."""
    problems: tuple[Problem, ...]


def read_series(file: str, aspects: Sequence[Aspect], tables: Mapping[str, bytes]) -> Series:
    """Return the values of the point in the file; `tables` are the existing CSV files by name."""
    problems: list[Problem] = []
    rows: list[SeriesRow] = []
    for aspect in aspects:
        table = _make_table_name(file, aspects, aspect.id)
        if aspect.series and table in tables:
            for result in _SeriesFile(table, aspect).parse_rows(tables[table]):
                if isinstance(result, SeriesRow):
                    rows.append(result)
                else:
                    problems.append(result)
    return Series(tuple(rows), tuple(problems))


def find_missing_tables(
    point: Point, document: Document, tables: Container[str], refused: Container[str]
) -> Iterator[Problem]:
    """Find each series whose file is missing; a refused file is reported already."""
    for number, aspect in enumerate(point.compare):
        file = make_series_name(point, aspect.id)
        name = file.rpartition("/")[2]
        if aspect.series and file not in tables and file not in refused:
            message = f"`{name}` is missing: write the values of the series to this file, next to the point"
            yield document.make_problem("F022", message, ("compare", number, "series"))


def make_series_name(point: Point, aspect: str) -> str:
    """Return the file of an aspect's series: `point.csv`, or `point.aspect.csv` where the point has several."""
    return _make_table_name(point.file, point.compare, aspect)


def _make_table_name(file: str, aspects: Sequence[Aspect], aspect: str) -> str:
    several = sum(1 for candidate in aspects if candidate.series) > 1
    return file.removesuffix(".yml") + (f".{aspect}.csv" if several else ".csv")


class _SeriesFile(Struct, frozen=True):
    file: str
    aspect: Aspect

    def parse_rows(self, data: bytes) -> Iterator[SeriesRow | Problem]:
        try:
            text = data.decode("utf-8-sig")  # spreadsheet programs write a byte order mark
        except UnicodeDecodeError as error:
            yield make_encoding_problem(self.file, error)
            return
        lines = io.StringIO(text, newline="").readlines()
        reader = csv.reader(lines, strict=True)  # else stray quotation marks are accepted silently
        read = 0
        try:
            names = next(reader, [])
            if mismatch := _check_columns(names):
                yield self._make_problem(1, 1, mismatch, ",".join(COLUMNS))
                return
            read = reader.line_num
            for cells in reader:
                if cells:
                    yield from self._parse_row(read + 1, lines[read], names, cells)
                read = reader.line_num
        except csv.Error as error:
            yield self._make_problem(min(read + 1, len(lines)), 1, _explain_csv_error(error))

    def _parse_row(self, line: int, text: str, names: list[str], cells: list[str]) -> Iterator[SeriesRow | Problem]:
        if len(cells) != len(names):
            reason = _explain_cell_count(text, cells, names)
            yield self._make_problem(line, 1, f"this line needs {len(names)} cells, not {len(cells)}: {reason}")
            return
        written = {name: cell.strip() for name, cell in zip(names, cells, strict=True) if cell.strip()}
        figure: dict[str, Any] = {name: written.pop(name) for name in IN_FIGURE if name in written}
        if "claimed_by" in written:  # both the row and its figure have the claimant
            figure["claimed_by"] = written["claimed_by"]
        try:
            read = _FIGURE.validate_python(figure, context=self.aspect)
            yield _ROW.validate_python(written | {"aspect": self.aspect.id, "line": line, "figure": read})
        except ValidationError as error:
            for mistake in error.errors(include_url=False):
                name = str(mistake["loc"][0])
                code, message, fix = explain_mistake(mistake, FieldNames(names))
                if code == "F010":
                    message, fix = "this cell is empty", None
                if fix == f"{name}: …":  # it only says to fill the cell in
                    fix = None
                elif fix:
                    fix = fix.removeprefix(f"{name}: ")
                column = _find_column(text, names.index(name))
                yield self._make_problem(line, column, f"{name}: {message}", fix, _measure_cell(text, column))

    def _make_problem(self, line: int, column: int, message: str, fix: str | None = None, width: int = 1) -> Problem:
        return Problem(self.file, line, column, "F022", Level.ERROR, message, fix, width)


def _check_columns(names: list[str]) -> str:
    """Return the message for wrong names of columns, which may come in any order; empty where they are right."""
    twice = [name for number, name in enumerate(names) if name in names[:number]]
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name for name in names if name not in (*COLUMNS, *OPTIONAL)]
    if not names or len(missing) == len(COLUMNS):
        return f"the first line must name the columns; {_join_names(OPTIONAL)} are optional"
    wrong = []
    for mistake, columns in (("named twice", twice), ("missing", missing), ("unknown", unknown)):
        if columns:
            wrong.append(f"{_join_names(columns)} {'is' if len(columns) == 1 else 'are'} {mistake}")
    if not wrong:
        return ""
    return f"first line: {'; '.join(wrong)}; write these, and {_join_names(OPTIONAL)} where you need them"


def _join_names(names: Sequence[str]) -> str:
    """Return the names in words: `a`, `b` and `c`."""
    *others, last = [f"`{name}`" for name in names]
    return f"{', '.join(others)} and {last}" if others else last


def _explain_csv_error(error: csv.Error) -> str:
    """Return the message for a line that the `csv` module refuses; it has no codes, only English words."""
    for sign, cause in _CAUSES.items():
        if sign in str(error):
            return cause
    return "this line cannot be read as cells between commas"


def _explain_cell_count(text: str, cells: list[str], names: list[str]) -> str:
    if len(cells) > len(names):
        return "put a cell that contains a comma in double quotes"
    if ";" in text:
        return "cells are separated by commas, not by semicolons"
    return "an empty cell needs its comma too"


def _find_column(line: str, cell: int) -> int:
    """Return the column (from 1) at which a cell of the line begins; 1 where the cell is on a later line."""
    inside, left = False, cell
    for place, sign in enumerate(line):
        if left == 0:
            return place + 1
        inside ^= sign == '"'
        left -= sign == "," and not inside
    return 1


def _measure_cell(line: str, column: int) -> int:
    """Return how many characters the cell at the column (from 1) has; one for an empty cell."""
    match = _CELL.match(line, column - 1)
    return max(1, len(match[0])) if match else 1
