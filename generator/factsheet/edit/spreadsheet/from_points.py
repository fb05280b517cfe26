"""The file of a point → rows of a spreadsheet, and the names of what they cannot hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.edit.new.fields import Path
from factsheet.edit.new.yaml_writer import clean_text
from factsheet.edit.spreadsheet.columns import COLUMNS, LEFT_OUT, QUOTE, CsvColumn
from factsheet.yamlfile.parse import Raw

_PARTING = re.compile(r"[;,\n]")
_OMISSION = re.compile(r"\[(?:…|\.\.\.)\]")


@dataclass(slots=True)
class PointRows:
    """A point in rows: what belongs to it as a whole stands in the first."""

    sheet: str
    id: str
    written: Mapping[str, Raw]
    rows: list[dict[str, str]] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """Fields that no column holds, by their names in the file."""

    def __post_init__(self) -> None:
        compared = _list_items(self.written.get("compare"))
        first = compared[0] if compared and compared[0].get("type") == "quantity" else {}
        fields = {name: value for name, value in self.written.items() if name not in ("compare", "reports")}
        head = self._fill_columns(fields, [item for item in COLUMNS if item.path and item.path[0] in fields], 0)
        of_count = [item for item in COLUMNS if item.path[:1] == ("compare",)]
        head |= self._fill_columns(
            {name: item for name, item in first.items() if name != "type"}, of_count, 1, "compare"
        )
        if compared[1 if first else 0 :]:
            self.left_out.add("compare")
        counted = str(first.get("id", ""))
        own = {"sheet": self.sheet, "point": self.id}
        reports = [self._make_report_row(report, counted) for report in _list_items(self.written.get("reports"))] or [
            {}
        ]
        self.rows = [own | (head if number == 0 else {}) | report for number, report in enumerate(reports)]

    def _make_report_row(self, report: Mapping[str, Raw], counted: str) -> dict[str, str]:
        says = report.get("says")
        value = says.get(counted) if isinstance(says, dict) else None
        if isinstance(says, dict) and (set(says) - {counted} or not isinstance(value, dict)):
            self.left_out.add("reports.says")
        held: dict[str, Raw] = {name: item for name, item in report.items() if name != "says"}
        if isinstance(value, dict):
            held["says"] = value
        return self._fill_columns(held, [item for item in COLUMNS if item.is_of_report], 1, "reports")

    def _fill_columns(
        self, fields: Mapping[str, Raw], columns: list[CsvColumn], depth: int, around: str = ""
    ) -> dict[str, str]:
        """Return what the columns hold of the fields, and note what they do not."""
        by_path = {column.path[depth:]: column for column in columns}
        cells: dict[str, str] = {}
        inner = frozenset(path[:end] for path in by_path for end in range(1, len(path)))
        for path, value in _flatten_fields(fields, inner):
            column = by_path.get(path)
            text = None if column is None else _format_cell(column, value)
            if column is None or text is None:
                self.left_out.add(".".join(filter(None, (around, *path))))
            else:
                cells[column.name] = text
        return cells


def _flatten_fields(fields: Mapping[str, Raw], inner: frozenset[Path], before: Path = ()) -> Iterator[tuple[Path, Raw]]:
    """Return the values with the way to each; `inner` are the ways to records whose fields have columns."""
    for name, value in fields.items():
        path = (*before, name)
        if isinstance(value, dict) and path in inner:
            yield from _flatten_fields(value, inner, path)
        else:
            yield path, value


def _format_cell(column: CsvColumn, value: Raw) -> str | None:
    """Return the value as one text from which it can be made again, or None."""
    parts = value if isinstance(value, list) else [value]
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) < len(parts) or any(clean_text(text) != text.strip() for text in texts):
        return None
    texts = [text.strip() for text in texts]
    if column.many:
        return None if any(_PARTING.search(text) for text in texts) else "; ".join(texts)
    if column.name == QUOTE:
        return None if any(_OMISSION.search(text) for text in texts) else LEFT_OUT.join(texts)
    return texts[0] if len(texts) == 1 else None


def _list_items(value: Raw | None) -> list[dict[str, Raw]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
