"""The data of a large site: packed, and the same as if it lay open."""

import csv
import gzip
import json
import sqlite3
from pathlib import Path

import pytest
from factsheet.analysis import dependencies
from factsheet.analysis.analysis import Findings
from factsheet.data.tables import CONTENTS, DATABASE, DOCUMENT, LINES, PACKAGE, tables
from factsheet.site.pages.kinds import data as data_page
from factsheet.web.urls import Address
from frictionless import Package

from tests.exports.making import SETTINGS, found, made
from tests.site.builds import SMALL

SHEETS = ("sheets/bridge-repair/data", "sheets/ferry/data")
FOLDERS = ("data", *SHEETS)


@pytest.fixture(scope="module")
def small() -> Findings:
    return found(SMALL.parent / "content")


@pytest.fixture(scope="module")
def plain(small: Findings) -> dict[str, bytes]:
    return made(small)


@pytest.fixture
def packed(small: Findings, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.setattr(dependencies, "MOST_PLAIN", len(small.corpus.points) - 1)
    return made(small)


def test_a_site_with_as_many_points_as_may_lie_open_is_not_packed(
    small: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies, "MOST_PLAIN", len(small.corpus.points))
    assert not [path for path in made(small) if path.endswith(".gz")]


def test_all_is_packed_but_what_tells_what_is_there(packed: dict[str, bytes]) -> None:
    for folder in FOLDERS:
        names = {path.removeprefix(f"{folder}/") for path in packed if path.startswith(f"{folder}/")}
        whole = set() if folder == "data" else {f"{DOCUMENT}.gz"}
        each = {f"{name}.gz" for name in (DATABASE, LINES, *(table.file for table in tables()))}
        assert names == each | whole | {PACKAGE, CONTENTS}


def test_what_is_unpacked_is_what_lies_open_on_a_small_site(plain: dict[str, bytes], packed: dict[str, bytes]) -> None:
    names = [DATABASE, LINES, *(table.file for table in tables())]
    pairs = [(f"{folder}/{name}", f"{folder}/{name}.gz") for folder in FOLDERS for name in names]
    pairs += [(f"{folder}/{DOCUMENT}", f"{folder}/{DOCUMENT}.gz") for folder in SHEETS]
    for open_, closed in pairs:
        assert gzip.decompress(packed[closed]) == plain[open_], closed


def test_the_lines_of_the_site_are_those_of_its_sheets_and_tell_no_time(packed: dict[str, bytes]) -> None:
    parts = [packed[f"{folder}/{LINES}.gz"] for folder in SHEETS]
    assert packed[f"data/{LINES}.gz"] == b"".join(parts)
    assert all(part[4:8] == bytes(4) for part in parts)


def test_the_package_of_packed_tables_is_valid_and_one_that_somebody_changed_is_not(
    packed: dict[str, bytes], tmp_path: Path
) -> None:
    for path, content in packed.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    for folder in FOLDERS:
        report = Package(str(tmp_path / folder / PACKAGE)).validate()
        assert report.valid, report.flatten(["title", "rowNumber", "message"])[:5]
        assert [task.name for task in report.tasks] == [table.name for table in tables()]
    table = tmp_path / "data/points.csv.gz"
    table.write_bytes(gzip.compress(gzip.decompress(table.read_bytes()).replace(b",contested,", b",disputed,", 1)))
    assert ["hash-count"] in Package(str(tmp_path / "data" / PACKAGE)).validate().flatten(["type"])


def test_the_data_of_a_large_site_of_one_sheet_is_that_of_the_sheet(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies, "MOST_PLAIN", 0)
    findings = found(base / "content")
    files, (sheet,) = made(findings), findings.corpus.sheets
    for name in (DATABASE, LINES, *(table.file for table in tables())):
        assert files[f"data/{name}.gz"] == files[f"sheets/{sheet}/data/{name}.gz"]
    assert f"data/{DOCUMENT}.gz" not in files
    assert json.loads(gzip.decompress(files[f"sheets/{sheet}/data/{DOCUMENT}.gz"]))["points"]


def test_the_page_on_the_data_leads_to_what_is_there_and_says_that_it_is_packed(
    small: Findings, packed: dict[str, bytes]
) -> None:
    view = data_page.view(small, SETTINGS)
    led = [*(file.name.href for file in view.files[:-1]), *(table.name.href for table in view.tables)]
    led += [file.href for sheet in view.sheets for file in sheet.files]
    addresses = {one.path for one in led if isinstance(one, Address)}
    assert addresses <= packed.keys()
    assert {path for path in packed if path.startswith("data/")} <= addresses
    assert "gunzip" in view.packed
    assert any(use.code.startswith("gunzip factsheet.sqlite.gz\n") for use in view.uses)


def test_nothing_is_said_of_packing_where_all_lies_open(small: Findings, plain: dict[str, bytes]) -> None:
    view = data_page.view(small, SETTINGS)
    assert view.packed == ""
    assert not [use for use in view.uses if "gunzip" in use.code]


def test_the_size_of_the_site_is_part_of_what_the_page_of_a_sheet_rests_on(
    small: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It leads to files whose names end in .gz on a large site."""
    stamp = found(SMALL.parent / "content").stamps.whole_sheet("ferry")
    monkeypatch.setattr(dependencies, "MOST_PLAIN", 0)
    assert found(SMALL.parent / "content").stamps.whole_sheet("ferry") != stamp


def test_the_tables_are_those_of_the_database(packed: dict[str, bytes]) -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(gzip.decompress(packed["sheets/ferry/data/factsheet.sqlite.gz"]))
    for table in tables():
        text = gzip.decompress(packed[f"sheets/ferry/data/{table.file}.gz"]).decode()
        count = database.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]
        assert len(list(csv.reader(text.splitlines(keepends=True)))) == count + 1
