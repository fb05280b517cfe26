"""A field is written in its record, and arrives everywhere by itself; one that arrives nowhere is found."""

import csv
import io
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import pytest
from factsheet.data.point_json.schema import FILE, list_fields, make_document_schema
from factsheet.data.tables import list_tables
from factsheet.data.tables.of_points import list_links
from factsheet.edit.spreadsheet.columns import COLUMNS
from factsheet.model import docstrings
from factsheet.model.actor import Actor
from factsheet.model.aspect import Aspect
from factsheet.model.field_info import FieldInfo
from factsheet.model.field_types import CONFIG, Text
from factsheet.model.fields import RecordField, get_fields, list_leaves
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.point_parts import Correction, Difference
from factsheet.model.quote import Exact, Quote
from factsheet.model.record_types import TYPES
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.sheet import Group, Reading, Sheet, SheetDifference
from factsheet.model.source import Edge, Source
from factsheet.model.translation import Original
from factsheet.model.values.calendar_date import Date
from factsheet.model.values.figure import Figure, Quantity
from jsonschema import Draft202012Validator
from pydantic.dataclasses import dataclass
from selectolax.lexbor import LexborHTMLParser

from tests.site.builds import ROOT, SMALL, files, laid_out, run

pytestmark = pytest.mark.slow

POINT = "sheets/ferry/points/owners-refuse"
MOOD = '''    mood: Annotated[Text | None, FieldInfo(label="Mood of the writer", is_listed=True)] = None
    """In what mood it is told."""
    tone: Annotated[Literal["loud", "very_low"] | None, FieldInfo(is_listed=True)] = None
    """How loud it is told."""
    lines: Annotated[Whole | None, FieldInfo(is_listed=True)] = None
    """On how many lines."""
    is_live: Annotated[YesNo, FieldInfo(is_listed=True)] = False
    """Whether it was told as it happened."""
    topics: Annotated[Texts, FieldInfo(is_listed=True)] = ()
    """What else it is about."""
    heard: Annotated[Day | None, FieldInfo(is_listed=True)] = None
    """When somebody heard it."""
    rival: Annotated[ActorId | None, FieldInfo(is_listed=True)] = None
    """Whom it is told against."""
'''
STATED = {
    "mood": "calm as ever",
    "tone": "very_low",
    "lines": 12,
    "is_live": True,
    "topics": ["fish", "boats"],
    "heard": "2031-05",
    "rival": "westmark",
}
"""What a report says in these fields, as machines get it."""
WRITTEN = (
    *("mood: calm as ever", "tone: very_low", "lines: 12", "is_live: yes", "topics: [fish, boats]"),
    *("heard: 2031-05", "rival: westmark"),
)
"""The same, as its file and a spreadsheet that comes back have it."""
IN_DOCUMENTS = (Point, Aspect, Report, Figure, SeriesRow, Source)
"""Records that the document of a point holds, each with its own keys."""
ROWS: Mapping[type, str] = {
    Point: "points",
    Report: "reports",
    Aspect: "aspects",
    Figure: "values",
    SeriesRow: "values",
    Difference: "differences",
    SheetDifference: "differences",
    Correction: "corrections",
    Source: "sources",
    Edge: "edges",
    Actor: "actors",
    Place: "places",
    Sheet: "sheets",
    Group: "sheet_groups",
    Reading: "sheet_sources",
}
"""In which table a record has a row, or a part of one."""
NO_RECORDS = (Date, Quantity, Quote, Exact, Original)
"""Values of one field, and what no file states."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with copies of the package, its templates and a site, whose field is added and stated."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        ROOT / "generator/factsheet", folder / "generator/factsheet", ignore=shutil.ignore_patterns("__pycache__")
    )
    laid_out(SMALL, folder)
    record = folder / "generator/factsheet/model/report.py"
    text = record.read_text(encoding="utf-8")
    head, begun, rest = text.partition("class Report(CheckedRecord):\n")
    last = rest.index("\n    def ")
    needed = "from factsheet.model.field_types import ActorId, Day, YesNo\n"
    head = head.replace(
        "from factsheet.model.field_types import (", f"{needed}from factsheet.model.field_types import ("
    )
    record.write_text(f"{head}{begun}{rest[:last]}{MOOD}{rest[last:]}", encoding="utf-8")
    fact = folder / f"content/{POINT}.yml"
    fact.write_text(
        fact.read_text(encoding="utf-8").replace("pays us?}", f"pays us?, {', '.join(WRITTEN)}}}"), encoding="utf-8"
    )
    done(folder, "build", "--strict", "-d", "site")
    return folder


def done(folder: Path, *words: str) -> str:
    """Return what a command of the copied program prints."""
    finished = run("factsheet", *words, folder=folder, PYTHONPATH=str(folder / "generator"))
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


class TestAFieldIsAddedInItsRecordAlone:
    def rows(self, site: Path, name: str) -> list[dict[str, str]]:
        text = (site / f"site/sheets/ferry/data/{name}").read_text(encoding="utf-8")
        return list(csv.DictReader(io.StringIO(text)))

    def test_so_that_one_file_of_the_program_changes(self, site: Path) -> None:
        names = ("generator/factsheet", "templates")
        before = {**files(ROOT / "generator/factsheet"), **files(ROOT / "templates")}
        after: dict[str, bytes] = {}
        for name in names:
            after |= files(site / name)
        changed = [path for path in after if "__pycache__" not in path and before.get(path) != after[path]]
        assert changed == ["model/report.py"]

    def test_and_readers_see_it(self, site: Path) -> None:
        page = (site / f"site/{POINT}/index.html").read_text(encoding="utf-8")
        text = LexborHTMLParser(page).css_first("#leaflet").text()
        lines = (
            "Mood of the writer: calm as ever",
            "Tone: very low",
            "Lines: 12",
            "Is live: yes",
            "Topics: fish, boats",
        )
        assert [line for line in (*lines, "Heard: May 2031", "Rival: Westmark") if line not in text] == []

    def test_and_machines_get_it(self, site: Path) -> None:
        document = json.loads((site / f"site/{POINT}/point.json").read_bytes())
        assert [{name: report[name] for name in STATED} for report in document["reports"]] == [STATED]
        schema = json.loads((site / "site/data/point.schema.json").read_bytes())
        described = schema["properties"]["reports"]["items"]["properties"]["mood"]
        assert described == {"type": "string", "description": "In what mood it is told."}
        assert Draft202012Validator(schema).is_valid(document)

    def test_and_the_tables_have_it(self, site: Path) -> None:
        row = next(row for row in self.rows(site, "reports.csv") if row["mood"])
        cells = {**STATED, "lines": "12", "is_live": "true", "topics": '["fish","boats"]'}
        assert {name: row[name] for name in cells} == cells
        assert (row["heard_earliest"], row["heard_latest"]) == ("2031-05-01", "2031-05-31")
        database = sqlite3.connect(site / "site/data/factsheet.sqlite")
        assert database.execute("SELECT mood FROM reports WHERE mood NOT NULL").fetchall() == [("calm as ever",)]
        database.close()

    def test_and_what_describes_the_tables_tells_it(self, site: Path) -> None:
        package = json.loads((site / "site/sheets/ferry/data/datapackage.json").read_bytes())
        reports = next(table for table in package["resources"] if table["name"] == "reports")
        field = next(field for field in reports["schema"]["fields"] if field["name"] == "mood")
        assert field == {"name": "mood", "type": "string", "description": "In what mood it is told."}
        page = (site / "site/data/index.html").read_text(encoding="utf-8")
        assert 'id="fs-column-reports-mood"' in page

    def test_and_the_form_asks_for_it_and_editors_know_it(self, site: Path) -> None:
        form = json.loads((site / "site/suggest/form.json").read_bytes())
        assert form["labels"]["mood"] == "Mood of the writer"
        asked = form["schemas"]["point"]["$defs"]["Report"]["properties"]["mood"]
        assert "mood" not in form["left_out"]["Report"]
        done(site, "schema", "schema")
        schema = json.loads((site / "schema/point.json").read_bytes())
        assert schema["$defs"]["Report"]["properties"]["mood"] == asked
        assert asked["description"] == "In what mood it is told."

    def test_and_the_handbook_and_the_commands_tell_it(self, site: Path) -> None:
        assert "| `mood` | report | In what mood it is told. |" in done(site, "import", "--columns")
        assert re.search(r"--mood\s+TEXT\s+In what mood it is told\.", done(site, "new", "report", "--help"))

    def test_and_it_goes_into_a_spreadsheet_and_comes_back(self, site: Path) -> None:
        head, *rows = csv.reader(io.StringIO(done(site, "export", "--csv", "-").removeprefix("\ufeff")))
        row = next(row for row in rows if row[head.index("point")] == "owners-refuse")
        assert row[head.index("mood")] == "calm as ever"
        text = io.StringIO(newline="")
        csv.writer(text).writerows([head, row])
        (site / "rows.csv").write_text(text.getvalue(), encoding="utf-8")
        file = site / f"content/{POINT}.yml"
        written = file.read_bytes()
        file.unlink()
        try:
            done(site, "import", "rows.csv")
            came_back = file.read_text(encoding="utf-8")
            assert [line for line in WRITTEN if f"    {line}\n" not in came_back] == []
        finally:
            file.write_bytes(written)


def all_records() -> dict[str, type]:
    """Return every record that a file can state, by name."""
    records = docstrings.find_records(TYPES.values())
    return {name: record for name, record in sorted(records.items()) if record not in NO_RECORDS}


def reached(roots: Iterator[type]) -> set[type]:
    """Return the records that are written out within others, field by field."""
    whole: set[type] = set()
    todo = list(roots)
    while todo:
        record = todo.pop()
        if record in whole:
            continue
        whole.add(record)
        todo += [field.record for field in get_fields(record) if field.record and field.is_in("json")]
    return whole


def arrivals(record: type) -> dict[str, set[str]]:
    """Return where each field of a record reaches somebody: `json`, `page`, or the name of a table."""
    named = {table.name: set(table.names) for table in list_tables()}
    columns = named.get(ROWS.get(record, ""), set())
    reached_in: dict[str, set[str]] = {field.name: set() for field in get_fields(record)}
    if record in reached(iter(IN_DOCUMENTS)):
        for field in list_fields(record):
            reached_in[field.name].add("json")
    for leaf in list_leaves(record, "table"):
        if leaf.column in columns:
            reached_in[leaf.path[0].name].add("table")
    for field in get_fields(record):
        if set(field.info.columns) & columns or field.info.table in named:
            reached_in[field.name].add("table")
        if field.info.is_listed and field.is_plain:
            reached_in[field.name].add("page")
    return reached_in


def lost(record: type, also: frozenset[str] = frozenset()) -> list[str]:
    """Return the fields of a record that reach nobody, and do not say why."""
    reached_in = arrivals(record)
    unsaid = [field.name for field in get_fields(record) if not (field.info.supplied_by or field.info.internal)]
    return [name for name in unsaid if not reached_in[name] and name not in also]


def within_cells() -> set[type]:
    """Return the records that stand in a cell as JSON, or field by field in the row of what holds them."""
    held: set[type] = set()
    for record in ROWS:
        for leaf in list_leaves(record, "table"):
            held.update(field.record for field in leaf.path if field.record is not None)
    return reached(iter(held))


class TestAFieldThatArrivesNowhereIsFound:
    @pytest.mark.parametrize("record", all_records().values(), ids=all_records().keys())
    def test_and_there_is_none(self, record: type) -> None:
        if record in within_cells() or record in internal_records():
            return
        linked = frozenset(name for kind in ("actor", "place", "group", "point") for name in list_links(kind))
        assert lost(record, linked if record is Point else frozenset()) == []

    def test_where_it_is_hidden_or_named_after_a_column_that_is_not_there(self) -> None:
        assert lost(Doctored) == ["hidden", "nameless"]

    def test_and_what_reaches_nobody_says_why(self) -> None:
        kept = {
            f"{name}.{field.name}": field.info.internal
            for name, record in all_records().items()
            for field in get_fields(record)
            if field.info.internal
        }
        assert set(kept) == {"Source.snapshot", "Source.not_content"}
        assert all(len(reason.split()) > 3 for reason in kept.values())

    def test_every_plain_field_can_be_written_in_the_form_or_a_spreadsheet_where_points_have_them(self) -> None:
        paths = {column.path[-1] for column in COLUMNS if column.path}
        for record in (Point, Report, Aspect, Figure):
            plain = [field for field in get_fields(record) if field.is_plain and not field.info.supplied_by]
            missing = [field.name for field in plain if not field.is_in("form") and field.written not in paths]
            assert missing == (["series"] if record is Aspect else [])  # who has a CSV file writes YAML, too


def internal_records() -> set[type]:
    """Return the records that nobody gets, since the fields that hold them say why."""
    fields: list[RecordField] = [field for record in all_records().values() for field in get_fields(record)]
    return {field.record for field in fields if field.info.internal and field.record}


@dataclass(frozen=True, kw_only=True, config=CONFIG)
class Doctored:
    shown: Annotated[Text | None, FieldInfo(is_listed=True)] = None
    hidden: Annotated[Text | None, FieldInfo(hidden=("json", "table"))] = None
    nameless: Annotated[Text | None, FieldInfo(columns=("nowhere",))] = None
    given: Annotated[Text | None, FieldInfo(supplied_by="the test")] = None
    internal: Annotated[Text | None, FieldInfo(internal="a test keeps it back")] = None


class TestTheTable:
    @pytest.mark.parametrize("record", all_records().values(), ids=all_records().keys())
    def test_lists_on_pages_what_is_plain(self, record: type) -> None:
        assert [field.name for field in get_fields(record) if field.info.is_listed and not field.is_plain] == []

    @pytest.mark.parametrize("record", ROWS)
    def test_gives_each_field_a_column_of_its_own(self, record: type) -> None:
        names = [leaf.column for leaf in list_leaves(record, "table")]
        assert len(names) == len(set(names))

    def test_says_something_of_every_column(self) -> None:
        silent = [
            f"{table.name}.{column.name}"
            for table in list_tables()
            for column in table.columns
            if not column.description
        ]
        assert silent == []

    def test_goes_before_what_the_schema_of_a_document_says_by_hand_but_where_that_says_more(self) -> None:
        by_hand: dict[str, set[str]] = {}
        for shape in objects(json.loads(FILE.read_bytes())):
            for name in shape.get("x-records", ()):
                record = next(record for record in IN_DOCUMENTS if record.__name__ == name)
                names = {field.name for field in list_fields(record)}
                by_hand[name] = {*by_hand.get(name, ()), *(names & shape["properties"].keys())}
        assert {name: keys for name, keys in by_hand.items() if keys} == {
            "Aspect": {"label"},
            "Report": {"id"},
        }
        assert "x-records" not in json.dumps(make_document_schema())


def objects(shape: object) -> Iterator[dict[str, dict[str, object]]]:
    if isinstance(shape, dict):
        yield shape
        for part in shape.values():
            yield from objects(part)
    elif isinstance(shape, list):
        for part in shape:
            yield from objects(part)
