"""The data of the small site, read by the programs that others will read it with."""

import asyncio
import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from factsheet.data.tables import CONTENTS, DATABASE, DOCUMENT, LINES, PACKAGE, tables
from factsheet.data.tables.views import views
from factsheet.site.pages.kinds import data as data_page
from factsheet.web.urls import Address
from frictionless import Package

from tests.exports.making import SETTINGS, URL, found, made
from tests.model.content import Content
from tests.site.builds import SMALL

FOLDERS = ("data", "sheets/bridge-repair/data", "sheets/ferry/data")
CONTENT = SMALL.parent / "content"

Written = Callable[[str], Content]


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest, site: Path) -> Path:
    return site / str(request.param)


def opened(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)


def ask(folder: Path, question: str) -> list[tuple[Any, ...]]:
    return opened(folder).execute(question).fetchall()


def test_the_package_is_valid_with_types_keys_and_hashes(folder: Path) -> None:
    report = Package(str(folder / PACKAGE)).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert [task.name for task in report.tasks] == [table.name for table in tables()]


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("values.csv", b"bridge-repair/walkers,", b"bridge-repair/nobody,"),
        ("points.csv", b",contested,", b",disputed,"),
        ("sources.csv", b",false,", b",perhaps,"),
    ],
)
def test_a_package_that_somebody_changed_is_not_valid(
    site: Path, tmp_path: Path, file: str, before: bytes, after: bytes
) -> None:
    for path in (site / "data").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    content = (tmp_path / file).read_bytes()
    assert before in content
    (tmp_path / file).write_bytes(content.replace(before, after, 1))
    errors = Package(str(tmp_path / PACKAGE)).validate().flatten(["type"])
    assert ["hash-count"] in errors
    assert len(errors) > 1


def test_the_package_tells_licence_editors_sources_and_a_version_that_is_no_time(site: Path) -> None:
    told = json.loads((site / "sheets/bridge-repair/data" / PACKAGE).read_bytes())
    assert told["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://example.org/l"}]
    assert told["contributors"] == [{"title": "Desk of the tests", "role": "author"}]
    assert told["homepage"] == f"{URL}sheets/bridge-repair/"
    corpus = found(CONTENT).corpus
    assert {one["title"] for one in told["sources"]} >= {corpus.sources["film"].title, corpus.sources["wire"].title}
    assert told["version"] == hashlib.sha256("".join(one["hash"] for one in told["resources"]).encode()).hexdigest()


def test_the_database_is_sound_and_every_key_leads_to_a_row(folder: Path) -> None:
    assert ask(folder, "PRAGMA integrity_check") == [("ok",)]
    assert ask(folder, "PRAGMA foreign_key_check") == []
    links = [link for table in tables() for link in ask(folder, f'PRAGMA foreign_key_list("{table.name}")')]
    assert len(links) == sum(bool(column.to) for table in tables() for column in table.columns)


def test_every_table_has_the_columns_that_are_told_of_it(folder: Path) -> None:
    for table in tables():
        assert [row[1] for row in ask(folder, f'PRAGMA table_info("{table.name}")')] == list(table.names)
        assert (folder / table.file).read_bytes().partition(b"\r\n")[0].decode() == ",".join(table.names)


def test_a_sheet_has_its_own_points_and_the_site_has_all(site: Path) -> None:
    whole, *parts = (ask(site / folder, "SELECT point FROM points ORDER BY point") for folder in FOLDERS)
    assert sorted(point for part in parts for point in part) == whole
    assert {point.partition("/")[0] for (point,) in parts[1]} == {"ferry"}


def test_each_table_of_the_site_is_that_of_its_sheets_together(site: Path) -> None:
    for table in tables():
        if table.of_points:
            whole, *parts = (ask(site / folder, f'SELECT * FROM "{table.name}"') for folder in FOLDERS)
            assert sorted(map(repr, whole)) == sorted(repr(row) for part in parts for row in part), table.name


def test_a_point_belongs_to_the_sections_that_name_it_and_to_those_that_it_names(site: Path) -> None:
    corpus = found(CONTENT).corpus
    told = {(point.key, group) for point in corpus.points.values() for group in corpus.groups_of(point)}
    assert any(not point.groups and corpus.groups_of(point) for point in corpus.points.values())
    assert set(ask(site / "data", 'SELECT point, "group" FROM point_groups')) == told


def test_a_figure_is_whose_its_value_says_or_who_stands_first_in_the_chain(content: Written) -> None:
    given = """
      actors: {mayor: {}, hospital: {}}
      sources: {one: {}, two: {}, three: {}, four: {}}
      point:
        compare: [{id: injured, type: quantity, measure: injured, population: unstated}]
        reports:
          - source: one
            says: {injured: {value: 5, as_of: 2031-03-29, claimed_by: hospital}}
            attribution: {chain: [mayor]}
          - {source: two, says: {injured: {value: 7, as_of: 2031-03-29}}, attribution: {chain: [mayor]}}
          - {source: three, says: {injured: {value: 9, as_of: 2031-03-29}}, attribution: {chain: [four]}}
          - {source: four, says: {injured: {value: 9, as_of: 2031-03-29}}}
    """
    files = made(content(given).findings)
    values = csv.DictReader(io.StringIO(files["data/values.csv"].decode(), newline=""))
    claimants = {row["source"]: row["claimed_by"] for row in values}
    assert claimants == {"one": "hospital", "two": "mayor", "three": "", "four": ""}


def test_each_point_names_the_language_of_its_words(site: Path) -> None:
    assert {language for (language,) in ask(site / "data", "SELECT language FROM points")} == {"en"}


def test_no_view_fails_and_each_is_explained(folder: Path) -> None:
    told = json.loads((folder / CONTENTS).read_bytes())["databases"]["factsheet"]["tables"]
    for view in views():
        assert opened(folder).execute(f"SELECT * FROM {view.name}").description
        assert told[view.name]["title"] == view.title


def test_a_range_keeps_open_bounds_open_and_never_mixes_claimants(tmp_path: Path) -> None:
    rows = (
        *(("a", "exactly", 5, 5, "kyiv"), ("b", "at_least", 7, None, "kyiv")),
        *(("c", "exactly", 9, 9, "moscow"), ("d", "none", None, None, "moscow"), ("e", "vague", None, None, "moscow")),
    )
    database = sqlite3.connect(":memory:")
    database.execute(
        'CREATE TABLE "values" (point, aspect, type, measure, population, unit, place, period, counting, as_of,'
        " claimed_by, relation, min, max, source, counted, is_copy, as_stated)"
    )
    for source, relation, least, most, claimant in rows:
        database.execute(
            "INSERT INTO \"values\" VALUES ('p', 'killed', 'quantity', 'killed', NULL, NULL, NULL, NULL, NULL,"
            " '2022-03-29', ?, ?, ?, ?, ?, 1, 0, ?)",
            (claimant, relation, least, most, source, relation),
        )
    question = next(view.question for view in views() if view.name == "reported_range")
    ranges = database.execute(f"SELECT claimed_by, lowest, highest, sources FROM ({question})").fetchall()
    assert ranges == [("kyiv", 5, None, 2), ("moscow", None, None, 3)]


def test_datasette_opens_it_knows_its_words_and_searches(site: Path) -> None:
    folder = site / "data"
    metadata = json.loads((folder / CONTENTS).read_bytes())

    async def look() -> None:
        shown = Datasette([], immutables=[str(folder / DATABASE)], metadata=metadata)
        await shown.invoke_startup()
        shelves = (await shown.client.get("/factsheet.json")).json()["tables"]
        seen = {shelf["name"] for shelf in shelves if not shelf["hidden"]}
        assert seen == {table.name for table in tables()}
        for table in tables():
            page = await shown.client.get(f"/factsheet/{table.name}?_facet_size=5")
            assert page.status_code == 200, table.name
            assert table.columns[0].description.split("<")[0] in page.text
        rows = (await shown.client.get("/factsheet/points.json?_shape=objects&_search=toll")).json()["rows"]
        assert {row["point"] for row in rows} == {"bridge-repair/no-toll", "bridge-repair/mayor-silent"}

    with ThreadPoolExecutor(1) as apart:  # where browser tests ran before, this thread has a loop that never ends
        apart.submit(asyncio.run, look()).result()


def test_every_document_of_a_point_is_a_line_and_stands_in_the_whole(site: Path, folder: Path) -> None:
    lines = (folder / LINES).read_bytes().splitlines()
    whole = json.loads((folder / DOCUMENT).read_bytes())
    assert lines
    assert whole["points"] == [json.loads(line) for line in lines]
    for line in lines:
        told = json.loads(line)
        assert (site / told["path"] / "point.json").read_bytes() == line


def test_the_whole_in_json_tells_what_the_tables_tell(folder: Path) -> None:
    whole = json.loads((folder / DOCUMENT).read_bytes())
    for table in tables():
        if not table.of_points:
            assert len(whole[table.name]) == ask(folder, f'SELECT count(*) FROM "{table.name}"')[0][0]
            assert all(tuple(row) == table.names for row in whole[table.name])


def test_a_source_of_the_sheet_without_a_report_or_a_row_was_not_checked(folder: Path) -> None:
    left = ask(
        folder,
        "SELECT p.point, p.not_checked, count(s.source) FROM points AS p LEFT JOIN sheet_sources AS s"
        " ON s.sheet = p.sheet"
        ' AND NOT EXISTS (SELECT 1 FROM "values" AS v WHERE (v.point, v.source) = (p.point, s.source))'
        " AND NOT EXISTS (SELECT 1 FROM reports AS r WHERE (r.point, r.source) = (p.point, s.source))"
        " AND NOT EXISTS (SELECT 1 FROM silence AS x WHERE (x.point, x.source) = (p.point, s.source)) GROUP BY p.point",
    )
    assert left
    assert [row for row in left if row[1] != row[2]] == []


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made(found(CONTENT)) == made(found(CONTENT))


def test_where_a_site_has_one_sheet_its_data_is_that_of_the_sheet(tmp_path: Path, base: Path) -> None:
    files = made(found(base / "content"))
    (sheet,) = found(base / "content").corpus.sheets
    for name in (DATABASE, DOCUMENT, LINES, *(table.file for table in tables())):
        assert files[f"data/{name}"] == files[f"sheets/{sheet}/data/{name}"]


def test_a_site_without_a_sheet_has_tables_without_rows(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    files = made(found(tmp_path / "content"))
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert Package(str(tmp_path / "data" / PACKAGE)).validate().valid
    assert json.loads(files[f"data/{DOCUMENT}"])["points"] == []


def test_the_page_on_the_data_explains_every_column_and_leads_to_every_file(site: Path) -> None:
    view = data_page.view(found(CONTENT), SETTINGS)
    assert [(table.title, [column.name for column in table.columns]) for table in view.tables] == [
        (table.title, list(table.names)) for table in tables()
    ]
    assert len({column.id for table in view.tables for column in table.columns}) == sum(
        len(table.columns) for table in tables()
    )
    led = [*(file.name.href for file in view.files[:-1]), *(table.name.href for table in view.tables)]
    led += [file.href for sheet in view.sheets for file in sheet.files]
    assert view.example is not None
    for address in (*led, view.example.href, *(feed.href for feed in view.feeds)):
        assert isinstance(address, Address)
        assert (site / address.path).is_file()
    assert {address.path for address in led if isinstance(address, Address) and address.path.startswith("data/")} == {
        f"data/{path.name}" for path in (site / "data").iterdir()
    }
