"""Rows of a spreadsheet → the files of points, each line of which knows the cell that it comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.ids import make_id
from factsheet.edit.new.yaml_writer import clean_text
from factsheet.edit.spreadsheet.columns import BY_NAME, COLUMNS, QUOTE, VALUE, CsvColumn
from factsheet.edit.spreadsheet.csv_cells import CellMistake, CsvRow, CsvTable
from factsheet.model.field_types import ID
from factsheet.text.yaml_scalar import format_field

_PARTS = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_LIST = re.compile(r"\s*[;,\n]\s*")


@dataclass(frozen=True, slots=True)
class CsvCell:
    row: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class YamlLine:
    text: str
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class SpreadsheetPoint:
    """A point as its rows tell it."""

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
        """Return where it is written, from the content folder."""
        return f"sheets/{self.sheet}/points/{self.id}.yml"


@dataclass(slots=True)
class SpreadsheetPoints:
    """The points of a table, found row by row."""

    table: CsvTable
    known: KnownIds
    sheet: str
    """That of rows that name none."""
    points: dict[str, SpreadsheetPoint] = field(default_factory=dict)
    mistakes: list[CellMistake] = field(default_factory=list)

    def gather(self) -> None:
        current: SpreadsheetPoint | None = None
        for row in self.table.rows:
            current = self._find_point(row, current)
            if current is not None:
                self._add_row(row, current)

    def _find_point(self, row: CsvRow, current: SpreadsheetPoint | None) -> SpreadsheetPoint | None:
        id, title, sheet = (row.cells.get(name, "") for name in ("point", "title", "sheet"))
        if current and self._is_continued(row, current):
            return current
        if not id and not title:
            self._add_mistake(row, "title", "this row belongs to no point: write the point's title in it, or above it")
            return None
        id = id or make_id(title)
        if not ID.fullmatch(id):
            message = f"`{id or title}` is no id: small letters, digits and hyphens make one"
            self._add_mistake(row, "point", message, make_id(id) or None)
            return None
        if not (sheet := sheet or self.sheet):
            self._add_mistake(row, "sheet", "there are several sheets: name one here, or with --sheet")
            return None
        if mistake := self.known.check_id("sheet", sheet):
            self._add_mistake(row, "sheet", mistake)
            return None
        return self._start_point(SpreadsheetPoint(sheet, id, row.number))

    def _is_continued(self, row: CsvRow, current: SpreadsheetPoint) -> bool:
        id, title, sheet = (row.cells.get(name, "") for name in ("point", "title", "sheet"))
        same_title = "title" in current.head and clean_text(title) == current.head["title"].text
        return sheet in ("", current.sheet) and (id == current.id if id else not title or same_title)

    def _start_point(self, entry: SpreadsheetPoint) -> SpreadsheetPoint:
        taken = self.known.find_file_of_id("point", entry.key)
        if taken and entry.key not in self.points:
            name = "point" if "point" in self.table.places else "title"
            message = f"the point `{entry.id}` is there already, in {taken}: nothing is written over it"
            self.mistakes.append(self.table.make_mistake(entry.row, name, message))
        return self.points.setdefault(entry.key, entry)

    def _add_row(self, row: CsvRow, entry: SpreadsheetPoint) -> None:
        cells = {
            name: CsvCell(row.number, name, clean_text(text)) for name, text in row.cells.items() if BY_NAME[name].path
        }
        for name, cell in cells.items():
            if BY_NAME[name].is_of_report:
                continue
            first = entry.head.setdefault(name, cell)
            if first.text != cell.text:
                message = f"row {first.row} says “{first.text}” of the same point: write the same, or leave this empty"
                self._add_mistake(row, name, message)
        report = {name: cell for name, cell in cells.items() if BY_NAME[name].is_of_report}
        if report:
            entry.reports.append(report)
        if "measure" not in entry.head:
            for name in (name for name in report if BY_NAME[name].path[:2] == VALUE):
                self._add_mistake(
                    row, name, "a value wants its `measure`, in the first row of the point: what is counted"
                )

    def _add_mistake(self, row: CsvRow, name: str, message: str, fix: str | None = None) -> None:
        self.mistakes.append(self.table.make_mistake(row.number, name, message, fix))


@dataclass(frozen=True, slots=True)
class PointWriter:
    """Writes the file of a point."""

    known: KnownIds

    def make_lines(self, entry: SpreadsheetPoint) -> tuple[YamlLine, ...]:
        return tuple(self._list_lines(entry))

    def _list_lines(self, entry: SpreadsheetPoint) -> Iterator[YamlLine]:
        own = {name: cell for name, cell in entry.head.items() if BY_NAME[name].path[0] != "compare"}
        yield from self._list_field_lines(own, entry, 0)
        counted = {name: cell for name, cell in entry.head.items() if name not in own}
        if counted:
            first = next(iter(counted.values()))
            yield YamlLine("compare:", first.row, first.name)
            kept = {name: cell for name, cell in counted.items() if name != "counted"}
            head = [
                YamlLine(f"id: {_get_counted_id(entry)}", first.row, "counted"),
                YamlLine("type: quantity", first.row, "measure"),
            ]
            yield from _indent_item([*head, *self._list_field_lines(kept, entry, 1)])
        if entry.reports:
            yield YamlLine("reports:", entry.row, "source")
        for report in entry.reports:
            yield from _indent_item(list(self._list_field_lines(report, entry, 1)))

    def _list_field_lines(
        self, cells: Mapping[str, CsvCell], entry: SpreadsheetPoint, depth: int
    ) -> Iterator[YamlLine]:
        """Return a line for each field, and one before it for each field that it is the first of."""
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
        parts = [part for part in (_PARTS.split(cell.text) if column.name == QUOTE else [cell.text]) if part]
        if column.many:
            parts = [part for part in _LIST.split(cell.text) if part]
        if column.refers:
            parts = [self.known.resolve_id(column.refers, part, sheet) for part in parts]
        is_list = column.many or len(parts) > 1
        return format_field(name, parts if is_list else "".join(parts) or cell.text)


def _get_path(column: CsvColumn, entry: SpreadsheetPoint) -> tuple[str, ...]:
    if column.path[:2] == VALUE:
        return (*VALUE, _get_counted_id(entry), column.path[-1])
    return column.path


def _get_counted_id(entry: SpreadsheetPoint) -> str:
    stated, measure = entry.head.get("counted"), entry.head.get("measure")
    return stated.text if stated else make_id(measure.text if measure else "") or "count"


def _indent_item(lines: list[YamlLine]) -> Iterator[YamlLine]:
    for number, line in enumerate(lines):
        yield YamlLine(f"  {'  ' if number else '- '}{line.text}", line.row, line.name)
