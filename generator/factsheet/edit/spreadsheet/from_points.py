"""The file of a point → rows of a spreadsheet, and the names of fields that no column can hold."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from factsheet.edit.new.fields import Path
from factsheet.edit.new.yaml_writer import clean_text, list_items
from factsheet.edit.spreadsheet.columns import COLUMNS, LEFT_OUT, QUOTE, CsvColumn
from factsheet.yamlfile.parse import Raw

_SEPARATOR = re.compile(r"[;,\n]")
_OMISSION = re.compile(r"\[(?:…|\.\.\.)\]")


class PointRows(Struct):
    """A point in rows, one per report; the first row also holds the fields of the point itself.

    Values are taken as they are written in the file, not as they are understood, so that an import writes them again.
    """

    sheet: str
    id: str
    written: Mapping[str, Raw]
    rows: list[dict[str, str]] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """Names in the file of the fields that no column holds."""

    def __post_init__(self) -> None:
        fields = dict(self.written)
        compared = list_items(fields.pop("compare", None))
        reports = list_items(fields.pop("reports", None))
        counted: dict[str, Raw] = {}
        if compared and compared[0].get("type") == "quantity":
            counted = compared.pop(0)
        if compared:
            self.left_out.add("compare")
        head = self._make_head(fields, counted)
        own = {"sheet": self.sheet, "point": self.id}
        for report in reports:
            self.rows.append(own | self._make_report_row(report, str(counted.get("id", ""))))
        if not self.rows:
            self.rows.append(own)
        self.rows[0] = own | head | self.rows[0]

    def _make_head(self, fields: Mapping[str, Raw], counted: Mapping[str, Raw]) -> dict[str, str]:
        """Return the cells of the fields of the point, and of its counted aspect."""
        columns = [column for column in COLUMNS if column.path and column.path[0] in fields]
        head = self._fill_columns(fields, columns, 0)
        aspect = {name: value for name, value in counted.items() if name != "type"}
        columns = [column for column in COLUMNS if column.path[:1] == ("compare",)]
        return head | self._fill_columns(aspect, columns, 1, "compare")

    def _make_report_row(self, report: Mapping[str, Raw], counted: str) -> dict[str, str]:
        fields = dict(report)
        says = fields.pop("says", None)
        if isinstance(says, dict):
            value = says.get(counted)
            if isinstance(value, dict):
                fields["says"] = value
            if set(says) != {counted} or not isinstance(value, dict):
                self.left_out.add("reports.says")
        return self._fill_columns(fields, [column for column in COLUMNS if column.is_of_report], 1, "reports")

    def _fill_columns(
        self, fields: Mapping[str, Raw], columns: list[CsvColumn], depth: int, around: str = ""
    ) -> dict[str, str]:
        """Return the cells of the fields, and note the fields that no column holds."""
        by_path = {column.path[depth:]: column for column in columns}
        inner: set[Path] = set()
        for path in by_path:
            inner.update(path[:end] for end in range(1, len(path)))
        cells: dict[str, str] = {}
        for path, value in _flatten_fields(fields, inner):
            column = by_path.get(path)
            text = _format_cell(column, value) if column else None
            if column and text is not None:
                cells[column.name] = text
            else:
                self.left_out.add(".".join(filter(None, (around, *path))))
        return cells


def _flatten_fields(fields: Mapping[str, Raw], inner: set[Path], before: Path = ()) -> Iterator[tuple[Path, Raw]]:
    """Yield path and value of each field; `inner` has the paths of records whose fields have columns."""
    for name, value in fields.items():
        path = (*before, name)
        if isinstance(value, dict) and path in inner:
            yield from _flatten_fields(value, inner, path)
        else:
            yield path, value


def _format_cell(column: CsvColumn, value: Raw) -> str | None:
    """Return the value as one text from which import makes the same value again; None if that is impossible."""
    texts = []
    for part in value if isinstance(value, list) else [value]:
        if not isinstance(part, str) or clean_text(part) != part.strip():
            return None
        texts.append(part.strip())
    if column.many:
        return _join(texts, "; ", _SEPARATOR)
    if column.name == QUOTE:
        return _join(texts, LEFT_OUT, _OMISSION)
    return texts[0] if len(texts) == 1 else None


def _join(texts: list[str], separator: str, separators: re.Pattern[str]) -> str | None:
    """Return the texts as one, or None if one of them contains what import would split at."""
    if any(separators.search(text) for text in texts):
        return None
    return separator.join(texts)
