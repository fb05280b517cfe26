import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from factsheet.checks.check_content import examine
from factsheet.model.aspect import AspectType
from factsheet.model.point import PointKind
from factsheet.model.source import EDGE_KINDS
from factsheet.problems.problem import Level, filter_errors

from tests.bench import hugo_site, mkdocs_site, our_site, plain, synthetic
from tests.bench.measure import make_environment
from tests.bench.synthetic import CHANGING, Facts

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
COUNT = 60
_SUM = f"""
import hashlib
from tests.bench.synthetic import facts, list_files
print(hashlib.sha256(repr(list(list_files(facts({COUNT})))).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return synthetic.facts(COUNT)


def points_of(facts: Facts) -> list[dict[str, Any]]:
    return [point for sheet in facts.sheets.values() for point in sheet.points.values()]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_number_of_points_gives_the_same_bytes_in_every_process(facts: Facts, seed: str) -> None:
    here = hashlib.sha256(repr(list(synthetic.list_files(facts))).encode()).hexdigest()
    process = subprocess.run(
        [sys.executable, "-c", _SUM],
        cwd=ROOT,
        env=make_environment(ROOT) | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.strip() == here


@pytest.mark.parametrize("count", [COUNT, 101, 1_000])
def test_there_are_as_many_points_as_asked_for(count: int) -> None:
    assert len(points_of(synthetic.facts(count))) == count


def test_only_figures_become_series_in_sheets_of_any_length() -> None:
    points = points_of(synthetic.facts(1_900))
    series = [aspect["type"] for point in points for aspect in point["compare"] if "series" in aspect]
    assert set(series) == {"quantity"}


@pytest.mark.parametrize("count", [COUNT, 250])
def test_the_content_has_no_error_and_no_warning(count: int, tmp_path: Path) -> None:
    synthetic.write(synthetic.facts(count), tmp_path / "content")
    _findings, problems = examine(tmp_path / "content")
    assert [str(problem) for problem in problems if problem.level is not Level.HINT] == []


def test_every_type_of_aspect_edge_and_point_and_every_status_occurs(facts: Facts) -> None:
    points = points_of(facts)
    aspects = [aspect for point in points for aspect in point["compare"]]
    edges = [edge for source in facts.sources.values() for edge in source.get("edges", ())]
    assert {aspect["type"] for aspect in aspects} == set(get_args(AspectType))
    assert {kind for edge in edges for kind in EDGE_KINDS if kind in edge} == set(EDGE_KINDS)
    assert {point["kind"] for point in points} == set(get_args(PointKind))
    assert any("series" in aspect for aspect in aspects)


def test_what_makes_a_table_hard_occurs(facts: Facts) -> None:
    points = points_of(synthetic.facts(1_000))
    reports = [report for point in points for report in point["reports"]]
    for field in ("alters", "copied_from", "translation", "no_quote", "locator", "note", "rank"):
        assert any(field in report for report in reports), field
    for field in ("differences", "related", "responds_to", "subset_of", "outcome", "corrections", "reviewed"):
        assert any(field in point for point in points), field
    states = {point["status"]["state"] for point in points if "status" in point}
    assert states == {"superseded", "corrected", "withdrawn"}
    assert any(point["date"].endswith(("~", "?")) for point in points)
    assert any("owner" in actor for actor in facts.cast.actors.values())


def test_some_short_names_belong_to_several_actors() -> None:
    actors = synthetic.facts(1_000).cast.actors.values()
    aliases = [alias for actor in actors for alias in actor.get("aliases", ())]
    assert len(aliases) > len(set(aliases))


def test_the_two_states_differ_in_one_file_alone(facts: Facts) -> None:
    before, after = (dict(synthetic.list_files(synthetic.set_state(facts, state))) for state in (0, 1))
    changed = [path for path in before if before[path] != after[path]]
    assert changed == [f"sheets/{CHANGING.sheet}/points/group-0-0/{CHANGING.point}.yml"]
    for text, state in ((before[changed[0]], 0), (after[changed[0]], 1)):
        assert CHANGING.words(state) in text
        assert CHANGING.words(1 - state) not in text


def test_plain_data_has_the_same_points_with_every_report(facts: Facts) -> None:
    points = {(point["sheet"], point["id"]): point for point in plain.list_points(facts)}
    assert list(points) == [(id, name) for id, sheet in facts.sheets.items() for name in sheet.points]
    for (sheet, id), point in points.items():
        lines = facts.sheets[sheet].series.get(id, "").splitlines()[1:]
        assert len(point["rows"]) == len(facts.sheets[sheet].points[id]["reports"]) + len(lines)
        assert {len(row["values"]) for row in point["rows"]} == {len(point["columns"])}


def test_every_id_of_plain_data_has_a_page(facts: Facts) -> None:
    shelves = plain.list_records(facts)
    for point in plain.list_points(facts):
        assert point["sheet"] in shelves["sheets"]
        assert {row["source"] for row in point["rows"]} <= set(shelves["sources"])
        for shelf in ("sources", "actors", "places", "groups"):
            assert set(point[shelf]) <= set(shelves[shelf])


@pytest.mark.parametrize("site", [hugo_site, mkdocs_site, our_site], ids=lambda site: site.__name__.rpartition(".")[2])
def test_a_change_rewrites_one_file_and_back_again(site: Any, facts: Facts, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    site.lay_out(facts, folder)
    before = _texts(folder)
    site.change(synthetic.set_state(facts, 1), folder)
    after = _texts(folder)
    changed = [path for path in before if before[path] != after[path]]
    assert len(changed) == 1
    assert CHANGING.words(1) in after[changed[0]].decode()
    site.change(facts, folder)
    assert _texts(folder) == before


def _texts(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_our_site_of_it_builds_and_shows_the_changing_value(facts: Facts, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    builder = our_site.make_builder()
    builder.lay_out(facts, folder)
    _findings, problems = examine(folder / "content")
    assert not filter_errors(problems)
    done = subprocess.run(builder.build, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert CHANGING.words(0) in (folder / "site" / builder.page / "index.html").read_text(encoding="utf-8")
    assert sum(1 for _ in (folder / "site").rglob("sheets/*/points/*/index.html")) == COUNT
