"""A change reaches the data of its sheet and the database, and the data of no other sheet."""

import pytest

from tests.incremental.desk import Desk, redrawn

pytestmark = pytest.mark.slow

POINTS = "sheets/bridge-repair/points"


def data_changed_by(desk: Desk) -> set[str]:
    """Build, and return the files of data that were written anew; the outcome is that of a cold build."""
    before = desk.left()
    assert desk.is_as_a_cold_build().code == 0
    return {path for path in redrawn(before, desk.left()) if "data/" in path}


DATABASE = "data/factsheet.sqlite"


def of_sheet(*names: str) -> set[str]:
    return {f"sheets/bridge-repair/data/{name}" for name in names}


def test_a_value_changes_the_tables_that_have_it_and_what_is_made_of_them(desk: Desk) -> None:
    desk.change(f"content/{POINTS}/traffic/walkers.yml", "value: hundreds", "value: dozens")
    every = ("points.jsonl", "datapackage.json")
    assert data_changed_by(desk) == of_sheet("values.csv", "points.csv", *every) | {DATABASE}


def test_a_document_changes_with_a_point_of_another_sheet_that_it_names(desk: Desk) -> None:
    desk.change("content/sheets/ferry/points/ferry-runs.yml", "title: ", "title: Now ")
    changed = data_changed_by(desk)
    assert "sheets/ferry/data/points.csv" in changed
    assert "sheets/bridge-repair/data/points.csv" not in changed


def test_the_name_of_an_outlet_changes_every_table_of_sources_that_has_it(desk: Desk) -> None:
    desk.change("content/actors/courier-outlet.yml", "name: ", "name: New ")
    changed = data_changed_by(desk)
    assert of_sheet("actors.csv", "sources.csv") | {"sheets/ferry/data/actors.csv"} <= changed
    assert not [path for path in changed if path.endswith("edges.csv")]


def test_a_sheet_that_comes_and_goes_takes_its_data_along(desk: Desk) -> None:
    desk.write("content/sheets/third/sheet.yml", "title: A third\nquestion: What else?\n")
    assert "sheets/third/data/points.csv" in data_changed_by(desk)
    (desk.folder / "content/sheets/third/sheet.yml").unlink()
    assert data_changed_by(desk) >= {"sheets/third/data/points.csv", DATABASE}
