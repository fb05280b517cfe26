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
from factsheet.data.formats import DATABASE, LINES, METADATA, PACKAGE
from factsheet.data.tables import Table, list_tables
from factsheet.data.tables.views import list_views
from factsheet.site.pages.kinds import data as data_page
from factsheet.web.urls import Address
from frictionless import Package

from tests.exports.making import SETTINGS, URL, found, made
from tests.model.content import SHEET, Content
from tests.site.builds import SMALL

pytestmark = pytest.mark.slow

FOLDERS = ("sheets/bridge-repair/data", "sheets/ferry/data")
CONTENT = SMALL.parent / "content"

Written = Callable[[str], Content]


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest, site: Path) -> Path:
    return site / str(request.param)


def opened(site: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{site / 'data' / DATABASE}?mode=ro", uri=True)


def ask(site: Path, question: str) -> list[tuple[Any, ...]]:
    return opened(site).execute(question).fetchall()


def table_rows(folder: Path, table: Table) -> list[dict[str, str]]:
    with (folder / table.file).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_package_is_valid_with_types_keys_and_hashes(folder: Path) -> None:
    report = Package(str(folder / PACKAGE)).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert [task.name for task in report.tasks] == [table.name for table in list_tables()]


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
    for path in (site / FOLDERS[0]).iterdir():
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


def test_the_database_is_sound_and_every_key_leads_to_a_row(site: Path) -> None:
    assert ask(site, "PRAGMA integrity_check") == [("ok",)]
    assert ask(site, "PRAGMA foreign_key_check") == []
    links = [link for table in list_tables() for link in ask(site, f'PRAGMA foreign_key_list("{table.name}")')]
    assert len(links) == sum(bool(column.to) for table in list_tables() for column in table.columns)


def test_every_table_has_the_columns_that_are_told_of_it(site: Path, folder: Path) -> None:
    for table in list_tables():
        assert [row[1] for row in ask(site, f'PRAGMA table_info("{table.name}")')] == list(table.names)
        assert (folder / table.file).read_bytes().partition(b"\r\n")[0].decode() == ",".join(table.names)


def test_each_sheet_has_its_own_points_and_what_they_name(folder: Path) -> None:
    rows = {table.name: table_rows(folder, table) for table in list_tables()}
    sheet = folder.parent.name
    assert {row["sheet"] for row in rows["points"]} == {row["sheet"] for row in rows["sheets"]} == {sheet}
    for table in list_tables():
        for column in table.columns:
            known = {row[column.to.removesuffix("s")] for row in rows[column.to]} if column.to else set()
            assert {row[column.name] for row in rows[table.name] if column.to} - {""} <= known


def test_each_table_of_points_in_the_database_has_the_rows_of_all_sheets(site: Path) -> None:
    for table in list_tables():
        if table.of_points:
            count = sum(len(table_rows(site / folder, table)) for folder in FOLDERS)
            assert ask(site, f'SELECT count(*) FROM "{table.name}"') == [(count,)], table.name


def test_numbers_truths_and_empty_cells_have_their_types_in_the_database(site: Path) -> None:
    named = {"whole": {"integer", "null"}, "yes_no": {"integer", "null"}, "number": {"integer", "real", "null"}}
    for table in list_tables():
        for column in table.columns:
            types = {type for (type,) in ask(site, f'SELECT DISTINCT typeof("{column.name}") FROM "{table.name}"')}
            assert types <= named.get(column.type, {"text", "null"}), column.name
            assert ask(site, f'SELECT count(*) FROM "{table.name}" WHERE "{column.name}" = \'\'') == [(0,)]
    assert ask(site, "SELECT DISTINCT counted FROM reports ORDER BY 1") == [(0,), (1,)]


def test_a_text_comes_into_the_database_whatever_its_length_and_its_characters(content: Written) -> None:
    statement = 'A "long" text,\nin lines; ' + "with many words, " * 10_000 + "and an end."
    csv.field_size_limit(131_072)  # as it is at first; libraries of other tests raise it
    files = made(content(f"point: {{statement: {json.dumps(statement)}}}").findings)
    assert csv.field_size_limit() == 131_072 < len(statement)
    database = sqlite3.connect(":memory:")
    database.deserialize(files[f"data/{DATABASE}"])
    assert database.execute("SELECT statement FROM points").fetchall() == [(statement,)]


def test_a_point_belongs_to_the_sections_that_name_it_and_to_those_that_it_names(site: Path) -> None:
    corpus = found(CONTENT).corpus
    told = {(point.key, group) for point in corpus.points.values() for group in corpus.list_groups(point)}
    assert any(not point.groups and corpus.list_groups(point) for point in corpus.points.values())
    assert set(ask(site, 'SELECT point, "group" FROM point_groups')) == told


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
    values = csv.DictReader(io.StringIO(files[f"sheets/{SHEET}/data/values.csv"].decode(), newline=""))
    claimants = {row["source"]: row["claimed_by"] for row in values}
    assert claimants == {"one": "hospital", "two": "mayor", "three": "", "four": ""}


def test_each_point_names_the_language_of_its_words(site: Path) -> None:
    assert {language for (language,) in ask(site, "SELECT language FROM points")} == {"en"}


def test_no_view_fails_and_each_is_explained(site: Path) -> None:
    told = json.loads((site / "data" / METADATA).read_bytes())["databases"]["factsheet"]["tables"]
    for view in list_views():
        assert opened(site).execute(f"SELECT * FROM {view.name}").description
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
    question = next(view.question for view in list_views() if view.name == "reported_range")
    ranges = database.execute(f"SELECT claimed_by, lowest, highest, sources FROM ({question})").fetchall()
    assert ranges == [("kyiv", 5, None, 2), ("moscow", None, None, 3)]


def test_datasette_opens_it_knows_its_words_and_searches(site: Path) -> None:
    folder = site / "data"
    metadata = json.loads((folder / METADATA).read_bytes())

    async def look() -> None:
        shown = Datasette([], immutables=[str(folder / DATABASE)], metadata=metadata)
        await shown.invoke_startup()
        shelves = (await shown.client.get("/factsheet.json")).json()["tables"]
        seen = {shelf["name"] for shelf in shelves if not shelf["hidden"]}
        assert seen == {table.name for table in list_tables()}
        for table in list_tables():
            page = await shown.client.get(f"/factsheet/{table.name}?_facet_size=5")
            assert page.status_code == 200, table.name
            assert table.columns[0].description.split("<")[0] in page.text
        rows = (await shown.client.get("/factsheet/points.json?_shape=objects&_search=toll")).json()["rows"]
        assert {row["point"] for row in rows} == {"bridge-repair/no-toll", "bridge-repair/mayor-silent"}

    with ThreadPoolExecutor(1) as apart:  # where browser tests ran before, this thread has a loop that never ends
        apart.submit(asyncio.run, look()).result()


def test_every_document_of_a_point_is_a_line_without_the_text_of_its_file(site: Path, folder: Path) -> None:
    lines = (folder / LINES).read_bytes().splitlines()
    assert lines
    for line in lines:
        told = json.loads(line)
        document = json.loads((site / told["path"] / "point.json").read_bytes())
        assert document.pop("yaml")
        assert document == told


def test_a_document_has_the_file_of_the_point_as_its_editors_wrote_it(site: Path) -> None:
    for file in (CONTENT / "sheets").rglob("points/**/*.yml"):
        sheet = file.relative_to(CONTENT / "sheets").parts[0]
        told = json.loads((site / f"sheets/{sheet}/points/{file.stem}/point.json").read_bytes())
        assert told["yaml"] == file.read_text(encoding="utf-8")


def test_a_source_of_the_sheet_without_a_report_or_a_row_was_not_checked(site: Path) -> None:
    left = ask(
        site,
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


def test_a_site_without_a_sheet_has_tables_without_rows(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    files = made(found(tmp_path / "content"))
    assert set(files) == {f"data/{DATABASE}", f"data/{METADATA}"}
    database = sqlite3.connect(":memory:")
    database.deserialize(files[f"data/{DATABASE}"])
    for table in list_tables():
        assert database.execute(f'SELECT count(*) FROM "{table.name}"').fetchone() == (0,)


def test_the_page_on_the_data_explains_every_column_and_leads_to_every_file(site: Path) -> None:
    view = data_page.make_view(found(CONTENT), SETTINGS)
    assert [(table.title, [column.name for column in table.columns]) for table in view.tables] == [
        (table.title, list(table.names)) for table in list_tables()
    ]
    assert len({column.id for table in view.tables for column in table.columns}) == sum(
        len(table.columns) for table in list_tables()
    )
    files = [*view.files, *(file for sheet in view.sheets for file in sheet.files)]
    led = [*(file.name.href for file in files), *(table.href for sheet in view.sheets for table in sheet.tables)]
    assert view.example is not None
    for address in (*led, view.example.href, *(feed.href for feed in view.feeds)):
        assert isinstance(address, Address)
        assert (site / address.path).is_file()
    folders = ("data", *FOLDERS)
    written = {str(path.relative_to(site)) for folder in folders for path in (site / folder).iterdir()}
    assert {address.path for address in led if isinstance(address, Address)} == written
