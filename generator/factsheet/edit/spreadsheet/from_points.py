"""The file of a point → rows of a spreadsheet, and the names of what they cannot hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.edit.new.fields import Path
from factsheet.edit.new.yaml_writer import typed
from factsheet.edit.spreadsheet.columns import COLUMNS, LEFT_OUT, QUOTE, Column
from factsheet.yamlfile.parse import Raw

_PARTING = re.compile(r"[;,\n]")
_OMISSION = re.compile(r"\[(?:…|\.\.\.)\]")


@dataclass(slots=True)
class Spread:
    """A point in rows: what belongs to it as a whole stands in the first."""

    sheet: str
    id: str
    written: Mapping[str, Raw]
    rows: list[dict[str, str]] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """Fields that no column holds, by their names in the file."""

    def __post_init__(self) -> None:
        compared = _items(self.written.get("compare"))
        first = compared[0] if compared and compared[0].get("type") == "quantity" else {}
        fields = {name: value for name, value in self.written.items() if name not in ("compare", "reports")}
        head = self._held(fields, [one for one in COLUMNS if one.path and one.path[0] in fields], 0)
        of_count = [one for one in COLUMNS if one.path[:1] == ("compare",)]
        head |= self._held({name: one for name, one in first.items() if name != "type"}, of_count, 1, "compare")
        if compared[1 if first else 0 :]:
            self.left_out.add("compare")
        counted = str(first.get("id", ""))
        own = {"sheet": self.sheet, "point": self.id}
        reports = [self._report(report, counted) for report in _items(self.written.get("reports"))] or [{}]
        self.rows = [own | (head if number == 0 else {}) | report for number, report in enumerate(reports)]

    def _report(self, report: Mapping[str, Raw], counted: str) -> dict[str, str]:
        says = report.get("says")
        value = says.get(counted) if isinstance(says, dict) else None
        if isinstance(says, dict) and (set(says) - {counted} or not isinstance(value, dict)):
            self.left_out.add("reports.says")
        held: dict[str, Raw] = {name: one for name, one in report.items() if name != "says"}
        if isinstance(value, dict):
            held["says"] = value
        return self._held(held, [one for one in COLUMNS if one.of_report], 1, "reports")

    def _held(self, fields: Mapping[str, Raw], columns: list[Column], depth: int, around: str = "") -> dict[str, str]:
        """Return what the columns hold of the fields, and note what they do not."""
        by_path = {column.path[depth:]: column for column in columns}
        found: dict[str, str] = {}
        inner = frozenset(path[:end] for path in by_path for end in range(1, len(path)))
        for path, value in _leaves(fields, inner):
            column = by_path.get(path)
            text = None if column is None else _cell(column, value)
            if column is None or text is None:
                self.left_out.add(".".join(filter(None, (around, *path))))
            else:
                found[column.name] = text
        return found


def _leaves(fields: Mapping[str, Raw], inner: frozenset[Path], before: Path = ()) -> Iterator[tuple[Path, Raw]]:
    """Return the values with the way to each; `inner` are the ways to records whose fields have columns."""
    for name, value in fields.items():
        path = (*before, name)
        if isinstance(value, dict) and path in inner:
            yield from _leaves(value, inner, path)
        else:
            yield path, value


def _cell(column: Column, value: Raw) -> str | None:
    """Return the value as one text from which it can be made again, or None."""
    parts = value if isinstance(value, list) else [value]
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) < len(parts) or any(typed(text) != text.strip() for text in texts):
        return None
    texts = [text.strip() for text in texts]
    if column.many:
        return None if any(_PARTING.search(text) for text in texts) else "; ".join(texts)
    if column.name == QUOTE:
        return None if any(_OMISSION.search(text) for text in texts) else LEFT_OUT.join(texts)
    return texts[0] if len(texts) == 1 else None


def _items(value: Raw | None) -> list[dict[str, Raw]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
