"""Rows of a spreadsheet → the lines of the files of points.

Each line keeps row and column of its cell, so that problems of the checker can be reported by cell.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.ids import make_id
from factsheet.edit.new.yaml_writer import clean_text
from factsheet.edit.spreadsheet.columns import BY_NAME, COLUMNS, QUOTE, VALUE, CsvColumn
from factsheet.edit.spreadsheet.csv_cells import CellMistake, CsvRow, CsvTable
from factsheet.model.field_types import ID
from factsheet.text.yaml_scalar import format_field

_PARTS = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_LIST = re.compile(r"\s*[;,\n]\s*")


class CsvCell(Struct, frozen=True):
    row: int
    name: str
    text: str


class YamlLine(Struct, frozen=True):
    text: str
    row: int
    name: str


class SpreadsheetPoint(Struct, frozen=True):
    """A point, put together from its rows."""

    sheet: str
    id: str
    row: int
    """The first of its rows."""
    head: dict[str, CsvCell] = field(default_factory=dict)
    reports: list[dict[str, CsvCell]] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}"

    @property
    def file(self) -> str:
        """Return the path of its file below the content folder."""
        return f"sheets/{self.sheet}/points/{self.id}.yml"


class SpreadsheetPoints(Struct):
    """The points of a table, collected row by row."""

    table: CsvTable
    known: KnownIds
    sheet: str
    """The sheet of rows that name none."""
    points: dict[str, SpreadsheetPoint] = field(default_factory=dict)
    mistakes: list[CellMistake] = field(default_factory=list)

    def gather(self) -> None:
        current: SpreadsheetPoint | None = None
        for row in self.table.rows:
            current = self._find_point(row, current)
            if current is not None:
                self._add_row(row, current)

    def _find_point(self, row: CsvRow, current: SpreadsheetPoint | None) -> SpreadsheetPoint | None:
        if current and self._is_continued(row, current):
            return current
        id, title = row.cells.get("point", ""), row.cells.get("title", "")
        if not id and not title:
            self._add_mistake(
                row, "title", "this row belongs to no point: write the title of the point in this row or above it"
            )
            return None
        id = id or make_id(title)
        if not ID.fullmatch(id):
            message = f"`{id or title}` is not an id: use lower-case letters, digits and hyphens"
            self._add_mistake(row, "point", message, make_id(id) or None)
            return None
        sheet = row.cells.get("sheet", self.sheet)
        if not sheet:
            self._add_mistake(row, "sheet", "there are several sheets: name one here, or with --sheet")
            return None
        if mistake := self.known.check_id("sheet", sheet):
            self._add_mistake(row, "sheet", mistake)
            return None
        return self._start_point(SpreadsheetPoint(sheet, id, row.number))

    def _is_continued(self, row: CsvRow, current: SpreadsheetPoint) -> bool:
        """Return whether the row belongs to the current point: by id, by title, or because it names no point."""
        if row.cells.get("sheet", current.sheet) != current.sheet:
            return False
        if "point" in row.cells:
            return row.cells["point"] == current.id
        if "title" in row.cells:
            return "title" in current.head and clean_text(row.cells["title"]) == current.head["title"].text
        return True

    def _start_point(self, entry: SpreadsheetPoint) -> SpreadsheetPoint:
        taken = self.known.find_file_of_id("point", entry.key)
        if taken and entry.key not in self.points:
            name = "point" if "point" in self.table.places else "title"
            message = f"the point `{entry.id}` already exists in {taken}; nothing was overwritten"
            self.mistakes.append(self.table.make_mistake(entry.row, name, message))
        return self.points.setdefault(entry.key, entry)

    def _add_row(self, row: CsvRow, entry: SpreadsheetPoint) -> None:
        report: dict[str, CsvCell] = {}
        for name, text in row.cells.items():
            column = BY_NAME[name]
            cell = CsvCell(row.number, name, clean_text(text))
            if column.is_of_report:
                report[name] = cell
            elif column.path:
                self._add_point_cell(row, cell, entry)
        if report:
            entry.reports.append(report)
        if "measure" in entry.head:
            return
        for name in report:
            if BY_NAME[name].path[:2] == VALUE:
                message = "`measure` is missing: write what is counted, in the first row of the point"
                self._add_mistake(row, name, message)

    def _add_point_cell(self, row: CsvRow, cell: CsvCell, entry: SpreadsheetPoint) -> None:
        first = entry.head.setdefault(cell.name, cell)
        if first.text != cell.text:
            message = f"row {first.row} says “{first.text}” for the same point: write the same, or leave this empty"
            self._add_mistake(row, cell.name, message)

    def _add_mistake(self, row: CsvRow, name: str, message: str, fix: str | None = None) -> None:
        self.mistakes.append(self.table.make_mistake(row.number, name, message, fix))


class PointWriter(Struct, frozen=True):
    """Writes the file of a point."""

    known: KnownIds

    def make_lines(self, entry: SpreadsheetPoint) -> tuple[YamlLine, ...]:
        return tuple(self._list_lines(entry))

    def _list_lines(self, entry: SpreadsheetPoint) -> Iterator[YamlLine]:
        own: dict[str, CsvCell] = {}
        counted: dict[str, CsvCell] = {}
        for name, cell in entry.head.items():
            (counted if BY_NAME[name].path[0] == "compare" else own)[name] = cell
        yield from self._list_field_lines(own, entry, 0)
        if counted:
            first = next(iter(counted.values()))
            yield YamlLine("compare:", first.row, first.name)
            counted.pop("counted", None)
            head = [
                YamlLine(f"id: {_get_counted_id(entry)}", first.row, "counted"),
                YamlLine("type: quantity", first.row, "measure"),
            ]
            yield from _indent_item([*head, *self._list_field_lines(counted, entry, 1)])
        if entry.reports:
            yield YamlLine("reports:", entry.row, "source")
        for report in entry.reports:
            yield from _indent_item(list(self._list_field_lines(report, entry, 1)))

    def _list_field_lines(
        self, cells: Mapping[str, CsvCell], entry: SpreadsheetPoint, depth: int
    ) -> Iterator[YamlLine]:
        """Yield a line for each field, and one for the name of each record before its first field."""
        before: tuple[str, ...] = ()
        for column in COLUMNS:
            if column.name not in cells:
                continue
            cell = cells[column.name]
            path = _get_path(column, entry)[depth:]
            for level, step in enumerate(path[:-1]):
                if before[: level + 1] != path[: level + 1]:
                    yield YamlLine(f"{'  ' * level}{step}:", cell.row, cell.name)
            before = path[:-1]
            for text in self._list_value_lines(column, cell, path[-1], entry.sheet):
                yield YamlLine(f"{'  ' * len(before)}{text}", cell.row, cell.name)

    def _list_value_lines(self, column: CsvColumn, cell: CsvCell, name: str, sheet: str) -> Iterator[str]:
        parts = [cell.text]
        if column.many:
            parts = _LIST.split(cell.text)
        elif column.name == QUOTE:
            parts = _PARTS.split(cell.text)
        parts = [part for part in parts if part]
        if column.refers:
            parts = [self.known.resolve_id(column.refers, part, sheet) for part in parts]
        if column.many or len(parts) > 1:
            return format_field(name, parts)
        return format_field(name, parts[0] if parts else cell.text)


def _get_path(column: CsvColumn, entry: SpreadsheetPoint) -> tuple[str, ...]:
    if column.path[:2] == VALUE:
        return (*VALUE, _get_counted_id(entry), column.path[-1])
    return column.path


def _get_counted_id(entry: SpreadsheetPoint) -> str:
    if "counted" in entry.head:
        return entry.head["counted"].text
    measure = entry.head.get("measure")
    return (make_id(measure.text) if measure else "") or "count"


def _indent_item(lines: list[YamlLine]) -> Iterator[YamlLine]:
    dash = "- "
    for line in lines:
        yield YamlLine(f"  {dash}{line.text}", line.row, line.name)
        dash = "  "
