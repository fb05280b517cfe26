"""Whatever texts and numbers an editor writes: what the tables tell is what the loader has and what the JSON tells."""

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from factsheet.analysis.analysis import Findings
from factsheet.data.formats import DATABASE, LINES, PACKAGE
from factsheet.data.tables import list_tables
from factsheet.model.values.quantity import Figure
from frictionless import Package, Resource, Schema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exports.making import found, made
from tests.model.content import SHEET, write

pytestmark = pytest.mark.slow

DATA = f"sheets/{SHEET}/data"
HOSTILE = (
    *("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", 'He said "no", twice', "a,b;c|d", "NULL", "nan", "true", "007"),
    *(
        "one\ntwo",
        "«Міст закриють»",
        "الجسر مغلق",
        "👩‍👧 two",
        "</script><b>",
        "'; DROP TABLE points; --",
        "\\N",
        "é\u0301",
    ),
    *("2022-03-29", "[1]", '{"a": 1}', "#", "  spaces inside   them  ", "\u2028", "1e5"),
)
CALM = settings(max_examples=8, suppress_health_check=list(HealthCheck))
texts = st.one_of(
    st.sampled_from([text for text in HOSTILE if "\u2028" not in text]),
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=30),
).filter(lambda text: text.strip() and not text.strip().startswith("\ufeff") and "\ufeff" not in text)
quantities = st.sampled_from(
    ("up to 400", "at least 5", "between 350 and 400", "dozens", "none", "unknown", "some 130,000", "1.5 million", "0")
)
days = st.sampled_from(("not_given", "2022-03-29", "2022-03", "2022-03-01/..", "2022-03-29?"))


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Return sources and points of one sheet, texts as hostile as they come."""
    sources = {f"source-{number}": {"title": draw(texts)} for number in range(draw(st.integers(1, 3)))}
    points = {f"point-{number}": draw(point(tuple(sources))) for number in range(draw(st.integers(1, 3)))}
    return {"sources": sources, "points": points}


@st.composite
def point(draw: st.DrawFn, sources: tuple[str, ...]) -> dict[str, Any]:
    reporting = draw(st.lists(st.sampled_from(sources), unique=True))
    column = {"id": "killed", "type": "quantity", "measure": "killed", "population": "unstated"}
    return {
        "title": draw(texts),
        "statement": draw(texts),
        "date": draw(st.sampled_from(("2022-03-29", "2022-03", "2022-03-28/2022-03-30"))),
        "compare": [column, {"id": "words", "type": "text"}],
        "reports": [draw(report(source)) for source in reporting],
    }


@st.composite
def report(draw: st.DrawFn, source: str) -> dict[str, Any]:
    figure = {"value": draw(quantities), "as_of": draw(days)}
    says = draw(st.fixed_dictionaries({}, optional={"killed": st.just(figure), "words": texts}))
    quote = f"{draw(texts)} ({figure['value']})"
    return {"source": source, "quote": quote, "note": draw(texts), "says": says}


def written(given: dict[str, Any], folder: Path) -> Findings:
    text = yaml.safe_dump(given, allow_unicode=True, width=10_000)
    write(folder / "content", text)
    return found(folder / "content")


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return a table as an independent program reads it from the package."""
    package = Package(str(folder / DATA / PACKAGE))
    resource: Resource = package.get_resource(name)
    read: list[dict[str, Any]] = [row.to_dict() for row in resource.read_rows()]
    return read


def laid(files: dict[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@CALM
@given(contents())
def test_tables_json_and_loader_tell_the_same(given: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        findings = written(given, folder)
        files = made(findings)
        laid(files, folder)
        told = [json.loads(line) for line in files[f"{DATA}/{LINES}"].splitlines()]
        assert Package(str(folder / DATA / PACKAGE)).validate().valid
        the_points_are_those_of_the_loader(findings, rows(folder, "points"), told)
        the_reports_are_those_of_the_loader(findings, rows(folder, "reports"), told)
        the_values_are_those_of_the_loader(findings, rows(folder, "values"), told)
        the_database_has_the_rows_of_the_tables(files, folder)


def the_points_are_those_of_the_loader(findings: Findings, table: list[dict[str, Any]], told: Any) -> None:
    loaded = [(key, point.title, point.statement) for key, point in findings.corpus.points.items()]
    assert [(row["point"], row["title"], row["statement"]) for row in table] == loaded
    assert [(one["id"], one["title"], one["statement"]) for one in told] == loaded


def the_reports_are_those_of_the_loader(findings: Findings, table: list[dict[str, Any]], told: Any) -> None:
    points = findings.corpus.points.items()
    loaded = {
        f"{key}#{one.anchor}": (one.quote.text if one.quote else None, one.note)
        for key, point in points
        for one in point.reports
    }
    assert {row["report"]: (row["quote"], row["note"]) for row in table} == loaded
    in_json = [(point["id"], one) for point in told for one in point.get("reports", ())]
    assert {f"{key}#{one['id']}": ("".join(one["quote"]), one.get("note")) for key, one in in_json} == loaded


def the_values_are_those_of_the_loader(findings: Findings, table: list[dict[str, Any]], told: Any) -> None:
    """An open bound and an as-of date that is not given are empty, and never 0."""
    loaded = {
        (f"{key}#{report.anchor}", aspect): value
        for key, point in findings.corpus.points.items()
        for report in point.reports
        for aspect, value in report.says.items()
    }
    shown = {(row["report"], row["aspect"]): row for row in table}
    assert shown.keys() == loaded.keys()
    for spot, value in loaded.items():
        row = shown[spot]
        if isinstance(value, Figure):
            quantity = value.value
            told_of_it = (row["as_stated"], row["relation"], row["min"], row["max"], row["as_of"])
            as_of = value.as_of.as_stated if value.as_of else None
            assert told_of_it == (quantity.as_stated, quantity.relation, quantity.min, quantity.max, as_of)
        else:
            assert (row["value"], row["min"], row["relation"]) == (value.verbatim, None, None)
    in_json = {
        (f"{point['id']}#{report['id']}", aspect): value
        for point in told
        for report in point.get("reports", ())
        for aspect, value in report.get("says", {}).items()
    }
    assert {spot: value["words"] for spot, value in in_json.items()} == {
        spot: row["words"] for spot, row in shown.items()
    }


def the_database_has_the_rows_of_the_tables(files: dict[str, bytes], folder: Path) -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(files[f"data/{DATABASE}"])
    for table in list_tables():
        cells = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
        truths = [column.type == "yes_no" for column in table.columns]
        stored = [
            tuple(("true" if cell else "false") if truth and cell is not None else cell for cell, truth in pairs)
            for pairs in (tuple(zip(row, truths, strict=True)) for row in cells)
        ]
        plain = Schema.from_descriptor({"fields": [{"name": name, "type": "string"} for name in table.names]})
        text = Resource(path=table.file, basepath=str(folder / DATA), schema=plain)
        shown = [tuple(row.to_dict().values()) for row in text.read_rows()]
        texts = sorted(repr(tuple(None if cell is None else str(cell) for cell in row)) for row in stored)
        if table.of_points:
            assert sorted(map(repr, shown)) == texts
        else:  # a source that nobody names is in no sheet
            assert set(map(repr, shown)) <= set(texts)


def test_a_cell_that_looks_like_a_formula_stays_what_the_source_printed(tmp_path: Path) -> None:
    """Spreadsheet programs are told to read text, on the page about the data; the words are the evidence."""
    given = {
        "sources": {"one": {"title": "=1+1"}},
        "point": {"title": "@all", "reports": [{"source": "one", "quote": '=HYPERLINK("https://x.example","y")'}]},
    }
    files = made(written(given, tmp_path))
    assert b'"=HYPERLINK(""https://x.example"",""y"")"' in files[f"{DATA}/reports.csv"]
    assert b",=1+1," in files[f"{DATA}/sources.csv"]
