"""The CSV file beside a point → the rows of its series, or a problem for each line that is none."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from factsheet.problems import Level, Problem
from factsheet.records.aspect import Aspect
from factsheet.records.point import Point
from factsheet.records.series import COLUMNS, SeriesRow
from factsheet.values import TYPES
from factsheet.yamlfile import Document

_ROW = TypeAdapter(SeriesRow)
_FIGURE: TypeAdapter[Any] = TypeAdapter(TYPES["quantity"].Written)


def with_series(point: Point, document: Document, path: Path) -> tuple[Point, tuple[Problem, ...]]:
    """Return the point with the rows of its series: `point.csv`, or `point.aspect.csv` where it has several."""
    series = [aspect for aspect in point.compare if aspect.series]
    problems: list[Problem] = []
    rows: list[SeriesRow] = []
    for aspect in series:
        name = f"{point.id}.csv" if len(series) == 1 else f"{point.id}.{aspect.id}.csv"
        beside = path.with_name(name)
        if not beside.is_file():
            spot = ("compare", point.compare.index(aspect), "series")
            problems.append(
                document.problem(
                    "F022",
                    f"the values of a series stand in `{name}` beside the point, and there is none",
                    spot,
                )
            )
            continue
        file = document.file.removesuffix(path.name) + name
        for result in _read(file, beside.read_bytes(), aspect):
            rows.append(result) if isinstance(result, SeriesRow) else problems.append(result)
    return (replace(point, series=tuple(rows)) if rows else point), tuple(problems)


def _read(file: str, data: bytes, aspect: Aspect) -> Iterator[SeriesRow | Problem]:
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        if set(reader.fieldnames or ()) != set(COLUMNS):
            yield Problem(file, 1, 1, "F022", Level.ERROR, "the first line must name the columns", ",".join(COLUMNS))
            return
        for cells in reader:
            yield from _row(file, reader.line_num, cells, aspect)
    except UnicodeDecodeError:
        yield Problem(file, 1, 1, "F001", Level.ERROR, "not UTF-8: save the file with the encoding UTF-8")
    except csv.Error as error:
        yield Problem(file, reader.line_num, 1, "F022", Level.ERROR, f"this line is no CSV: {error}")


def _row(file: str, line: int, cells: dict[str, Any], aspect: Aspect) -> Iterator[SeriesRow | Problem]:
    if None in cells or None in cells.values():
        yield Problem(
            file,
            line,
            1,
            "F022",
            Level.ERROR,
            f"this line has not {len(COLUMNS)} cells; put a cell with a comma in double quotes",
        )
        return
    written = {name: cell.strip() for name, cell in cells.items() if cell.strip()}
    figure: dict[str, Any] = {name: written.pop(name) for name in ("value", "as_of") if name in written}
    if "claimed_by" in written:
        figure["claimed_by"] = written["claimed_by"]
    try:
        yield _ROW.validate_python(
            written | {"aspect": aspect.id, "line": line, "figure": _FIGURE.validate_python(figure, context=aspect)}
        )
    except ValidationError as error:
        for found in error.errors(include_url=False):
            column = str(found["loc"][0]) if found["loc"] else "value"
            message = f"{column}: {found.get('ctx', {}).get('message') or found['msg']}"
            place = COLUMNS.index(column) + 1 if column in COLUMNS else 1
            yield Problem(file, line, place, "F022", Level.ERROR, message)
