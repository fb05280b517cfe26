"""Rows of a spreadsheet → the files of points, each line of which knows the cell that it comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.edit.new.existing_ids import Known
from factsheet.edit.new.ids import id_from
from factsheet.edit.new.yaml_writer import typed
from factsheet.edit.spreadsheet.columns import BY_NAME, COLUMNS, QUOTE, VALUE, Column
from factsheet.edit.spreadsheet.csv_cells import Row, Table, Told
from factsheet.model.field_types import ID
from factsheet.text.yaml_scalar import format_field

_PARTS = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_LIST = re.compile(r"\s*[;,\n]\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A point as its rows tell it."""

    sheet: str
    id: str
    row: int
    """The first of its rows."""
    head: dict[str, Cell] = field(default_factory=dict)
    reports: list[dict[str, Cell]] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}"

    @property
    def file(self) -> str:
        """Return where it is written, from the content folder."""
        return f"sheets/{self.sheet}/points/{self.id}.yml"


@dataclass(slots=True)
class Entries:
    """The points of a table, found row by row."""

    table: Table
    known: Known
    sheet: str
    """That of rows that name none."""
    found: dict[str, Entry] = field(default_factory=dict)
    mistakes: list[Told] = field(default_factory=list)

    def gather(self) -> None:
        current: Entry | None = None
        for row in self.table.rows:
            current = self._entry_of(row, current)
            if current is not None:
                self._take(row, current)

    def _entry_of(self, row: Row, current: Entry | None) -> Entry | None:
        id, title, sheet = (row.cells.get(name, "") for name in ("point", "title", "sheet"))
        if current and self._goes_on(row, current):
            return current
        if not id and not title:
            self._tell(row, "title", "this row belongs to no point: write the point's title in it, or above it")
            return None
        id = id or id_from(title)
        if not ID.fullmatch(id):
            message = f"`{id or title}` is no id: small letters, digits and hyphens make one"
            self._tell(row, "point", message, id_from(id) or None)
            return None
        if not (sheet := sheet or self.sheet):
            self._tell(row, "sheet", "there are several sheets: name one here, or with --sheet")
            return None
        if mistake := self.known.mistake("sheet", sheet):
            self._tell(row, "sheet", mistake)
            return None
        return self._begun(Entry(sheet, id, row.number))

    def _goes_on(self, row: Row, current: Entry) -> bool:
        id, title, sheet = (row.cells.get(name, "") for name in ("point", "title", "sheet"))
        same_title = "title" in current.head and typed(title) == current.head["title"].text
        return sheet in ("", current.sheet) and (id == current.id if id else not title or same_title)

    def _begun(self, entry: Entry) -> Entry:
        taken = self.known.taken_by("point", entry.key)
        if taken and entry.key not in self.found:
            name = "point" if "point" in self.table.places else "title"
            message = f"the point `{entry.id}` is there already, in {taken}: nothing is written over it"
            self.mistakes.append(self.table.told(entry.row, name, message))
        return self.found.setdefault(entry.key, entry)

    def _take(self, row: Row, entry: Entry) -> None:
        cells = {name: Cell(row.number, name, typed(text)) for name, text in row.cells.items() if BY_NAME[name].path}
        for name, cell in cells.items():
            if BY_NAME[name].of_report:
                continue
            first = entry.head.setdefault(name, cell)
            if first.text != cell.text:
                message = f"row {first.row} says “{first.text}” of the same point: write the same, or leave this empty"
                self._tell(row, name, message)
        report = {name: cell for name, cell in cells.items() if BY_NAME[name].of_report}
        if report:
            entry.reports.append(report)
        if "measure" not in entry.head:
            for name in (name for name in report if BY_NAME[name].path[:2] == VALUE):
                self._tell(row, name, "a value wants its `measure`, in the first row of the point: what is counted")

    def _tell(self, row: Row, name: str, message: str, fix: str | None = None) -> None:
        self.mistakes.append(self.table.told(row.number, name, message, fix))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the file of a point."""

    known: Known

    def lines(self, entry: Entry) -> tuple[Line, ...]:
        return tuple(self._lines(entry))

    def _lines(self, entry: Entry) -> Iterator[Line]:
        own = {name: cell for name, cell in entry.head.items() if BY_NAME[name].path[0] != "compare"}
        yield from self._fields(own, entry, 0)
        counted = {name: cell for name, cell in entry.head.items() if name not in own}
        if counted:
            first = next(iter(counted.values()))
            yield Line("compare:", first.row, first.name)
            kept = {name: cell for name, cell in counted.items() if name != "counted"}
            head = [Line(f"id: {_counted(entry)}", first.row, "counted"), Line("type: quantity", first.row, "measure")]
            yield from _item([*head, *self._fields(kept, entry, 1)])
        if entry.reports:
            yield Line("reports:", entry.row, "source")
        for report in entry.reports:
            yield from _item(list(self._fields(report, entry, 1)))

    def _fields(self, cells: Mapping[str, Cell], entry: Entry, depth: int) -> Iterator[Line]:
        """Return a line for each field, and one before it for each field that it is the first of."""
        before: tuple[str, ...] = ()
        for column in COLUMNS:
            if column.name not in cells:
                continue
            cell = cells[column.name]
            path = _path(column, entry)[depth:]
            for level, step in enumerate(path[:-1]):
                if before[: level + 1] != path[: level + 1]:
                    yield Line(f"{'  ' * level}{step}:", cell.row, cell.name)
            before = path[:-1]
            for text in self._value(column, cell, path[-1], entry.sheet):
                yield Line(f"{'  ' * len(before)}{text}", cell.row, cell.name)

    def _value(self, column: Column, cell: Cell, name: str, sheet: str) -> Iterator[str]:
        parts = [part for part in (_PARTS.split(cell.text) if column.name == QUOTE else [cell.text]) if part]
        if column.many:
            parts = [part for part in _LIST.split(cell.text) if part]
        if column.refers:
            parts = [self.known.meant(column.refers, part, sheet) for part in parts]
        is_list = column.many or len(parts) > 1
        return format_field(name, parts if is_list else "".join(parts) or cell.text)


def _path(column: Column, entry: Entry) -> tuple[str, ...]:
    if column.path[:2] == VALUE:
        return (*VALUE, _counted(entry), column.path[-1])
    return column.path


def _counted(entry: Entry) -> str:
    stated, measure = entry.head.get("counted"), entry.head.get("measure")
    return stated.text if stated else id_from(measure.text if measure else "") or "count"


def _item(lines: list[Line]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield Line(f"  {'  ' if number else '- '}{line.text}", line.row, line.name)
