import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.bench import serving
from tests.bench.builders import EVERY_SIZE, Builder
from tests.bench.measure import Failed, measure_cost, measure_peak
from tests.bench.race import NAMES, main, make_builders
from tests.bench.rounds import STAGES, count_steps, run_rounds
from tests.bench.synthetic import CHANGING, Facts
from tests.bench.table import compute_shares, format_tables

pytestmark = pytest.mark.slow

MEGABYTES = 1_000_000
BURN = "import time\nwhile time.process_time() < 0.3: pass"
HOLD = "import os, time; held = bytearray(b'x') * 100_000_000; {fork}time.sleep(0.5); held[0]"


def results(**builders: dict[str, Any]) -> dict[str, Any]:
    machine = {"cpu": "Abacus", "cores": 2, "memory": "24 GB", "system": "Linux", "kernel": "6.1"}
    return {
        "measured": "2031-11-22",
        "machine": machine | {"file_system": "tmpfs", "python": "3.11.7"},
        "versions": {"ours": {"factsheet": "1.0"}, "rivals": {"hugo": "2.0"}},
        "sizes": {"100": {"builders": builders}},
    }


def measured(title: str, cold: list[float], **more: Any) -> dict[str, Any]:
    costs = [{"wall": wall, "cpu": 2 * wall} for wall in cold]
    size = {"peak": 50 * MEGABYTES, "largest": 40 * MEGABYTES, "pages": 1_093, "files": 1_100, "bytes": 4_800_000}
    return {"title": title, "cold": costs, "no_change": costs[:1], "one_change": costs[:1]} | size | more


OURS = measured("Factsheet", [1.0, 3.0, 2.0], serve=[0.5, 0.25, 0.75], check=[{"wall": 0.5, "cpu": 0.5}])
HUGO = measured("Hugo", [8.0, 4.0, 16.0], peak=200 * MEGABYTES)


class TestCost:
    def test_counts_the_seconds_that_a_child_sleeps(self, tmp_path: Path) -> None:
        result = measure_cost([sys.executable, "-c", "import time; time.sleep(0.2)"], tmp_path)
        assert result.wall >= 0.2
        assert result.cpu > 0

    def test_counts_the_cpu_of_a_childs_child(self, tmp_path: Path) -> None:
        nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}])"
        assert measure_cost([sys.executable, "-c", nested], tmp_path).cpu >= 0.3

    def test_of_a_command_that_fails_is_what_it_said(self, tmp_path: Path) -> None:
        with pytest.raises(Failed, match="no such fact"):
            measure_cost([sys.executable, "-c", "raise SystemExit('no such fact')"], tmp_path)


class TestPeak:
    def test_includes_what_the_child_allocates(self, tmp_path: Path) -> None:
        peak = measure_peak([sys.executable, "-c", HOLD.format(fork="")], tmp_path)
        assert 100 * MEGABYTES < peak.total < 180 * MEGABYTES
        assert peak.largest == peak.total

    def test_counts_once_what_two_processes_share(self, tmp_path: Path) -> None:
        peak = measure_peak([sys.executable, "-c", HOLD.format(fork="os.fork(); ")], tmp_path)
        assert 100 * MEGABYTES < peak.total < 180 * MEGABYTES

    def test_adds_what_two_processes_allocate_each(self, tmp_path: Path) -> None:
        own = "os.fork(); more = bytearray(b'x') * 100_000_000; "
        peak = measure_peak([sys.executable, "-c", HOLD.format(fork=own)], tmp_path)
        assert peak.total > 300 * MEGABYTES
        assert 100 * MEGABYTES < peak.largest < 280 * MEGABYTES


class TestTable:
    def test_shares_are_our_median_over_theirs(self) -> None:
        stages = {"cold": 0.25, "no_change": 0.125, "one_change": 0.125, "wall": 0.25}
        sizes = {"largest": 1.0, "peak": 0.25, "files": 1.0, "bytes": 1.0}
        assert compute_shares(results(factsheet=OURS, hugo=HUGO), "100") == {"hugo": stages | sizes}

    def test_points_only_are_compared_with_points_only(self) -> None:
        points = {"factsheet-points": OURS, "hugo-same-points": HUGO}
        shares = compute_shares(results(factsheet=HUGO, **points), "100")
        assert list(shares) == ["hugo-same-points"]
        assert shares["hugo-same-points"]["cold"] == 0.25

    def test_the_same_work_comes_first(self) -> None:
        builders = {"factsheet": OURS, "hugo-same": HUGO, "factsheet-points": HUGO, "hugo-same-points": HUGO}
        lines = format_tables(results(**builders)).splitlines()
        assert lines[0] == "| Ours ÷ Hugo on the same work, CPU | 100 points |"
        assert lines[2] == "| Points only: cold build | 1.00 |"
        assert lines[3] == "| Everything: cold build | 0.25 |"

    def test_shows_what_each_took_and_a_dash_for_what_was_not_measured(self) -> None:
        lines = format_tables(results(factsheet=OURS, hugo=HUGO)).splitlines()
        assert (
            "| Factsheet | 4.00 (2.00–6.00) | 2.00 (2.00–2.00) | 2.00 (2.00–2.00) | 2.00 (1.00–3.00) "
            "| 0.50 (0.25–0.75) | 40.0 MB | 50.0 MB | 1,093 | 1,100 | 4.8 MB |"
        ) in lines
        assert "| Hugo | 0.25 | 0.12 | 0.12 | 0.25 | – | 1.00 | 0.25 | 1.00 | 1.00 |" in lines
        assert "`factsheet check` alone: 0.50 (0.50–0.50) s." in lines
        assert lines[-2:] == ["Ours: factsheet 1.0.", "Theirs: hugo 2.0."]

    def test_shows_growth_where_there_are_two_sizes(self) -> None:
        small = results(factsheet=OURS)
        assert "grows" not in format_tables(small)
        slower = OURS | {"cold": [{"wall": 19.0, "cpu": 38.0}]}
        both = small | {"sizes": small["sizes"] | {"1000": {"builders": {"factsheet": slower}}}}
        assert "| Factsheet | × 9.5 |" in format_tables(both).splitlines()

    def test_is_printed_from_a_file_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "results.json"
        file.write_text(json.dumps(results(factsheet=OURS, hugo=HUGO)), encoding="utf-8")
        result = CliRunner().invoke(main, ["--table", str(file)])
        assert (result.exit_code, result.stdout) == (0, format_tables(results(factsheet=OURS, hugo=HUGO)))


def test_without_the_rivals_the_runner_says_what_makes_them(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--tools", str(tmp_path), "100"])
    assert result.exit_code == 2
    assert "`make bench` makes it" in result.output


def test_an_unknown_builder_is_refused_by_name() -> None:
    result = CliRunner().invoke(main, ["--only", "hugo,jekyll", "100"])
    assert result.exit_code == 2
    assert "no builder is called jekyll" in result.output


def test_the_names_of_the_builders_are_those_that_can_be_chosen(tmp_path: Path) -> None:
    assert tuple(builder.name for builder in make_builders(tmp_path)) == NAMES


COPY = """
import pathlib, sys
page = pathlib.Path("site/page/index.html")
with open(sys.argv[1], "a") as seen:
    seen.write("kept " if page.exists() else "cold ")
page.parent.mkdir(parents=True, exist_ok=True)
page.write_text(pathlib.Path("fact").read_text())
"""
IDLE = COPY + "page.write_text('some 431')"
SERVE = """
import http.server, pathlib, sys
class Facts(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(pathlib.Path("fact").read_bytes())
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Facts).serve_forever()
"""


def write_fact(facts: Facts, folder: Path) -> None:
    point = facts.sheets[CHANGING.sheet].points[CHANGING.point]
    (folder / "fact").write_text(point["reports"][0]["says"]["count"]["value"], encoding="utf-8")


def copier(seen: Path, build: str = COPY) -> Builder:
    """Return a builder whose site is the changing value alone, and which notes whether it found a site."""
    return Builder(
        name="copier",
        title="Copier",
        lay_out=write_fact,
        change=write_fact,
        build=(sys.executable, "-c", build, str(seen)),
        serve=(sys.executable, "-c", SERVE, "{port}"),
        page="page/",
        leaves=("site",),
        served_up_to=EVERY_SIZE,
        check=(sys.executable, "-c", "pass"),
    )


class TestRounds:
    def test_measure_every_stage_in_every_round(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(serving, "REST", 0)
        reported: list[str] = []
        builder = copier(tmp_path / "seen")
        results = run_rounds(60, [builder], 2, tmp_path / "at", reported.append)["builders"]["copier"]
        assert {stage: len(results[stage]) for stage in (*STAGES, "serve")} == dict.fromkeys((*STAGES, "serve"), 2)
        assert (results["pages"], results["files"], results["bytes"]) == (1, 1, len("some 431"))
        assert results["peak"] > 0  # a process that ends at once is seen once or twice
        assert len(reported) == count_steps(60, [builder], 2) == 10

    def test_are_cold_where_the_site_was_deleted_and_only_there(self, tmp_path: Path) -> None:
        builder = replace(copier(tmp_path / "seen"), served_up_to=0)
        run_rounds(60, [builder], 2, tmp_path / "at", lambda step: None)
        assert (tmp_path / "seen").read_text().split() == [*(["cold", "kept", "kept"] * 2), "cold"]

    def test_refuse_a_builder_whose_page_does_not_change(self, tmp_path: Path) -> None:
        with pytest.raises(Failed, match=f"does not show “{CHANGING.words(1)}”"):
            run_rounds(60, [copier(tmp_path / "seen", IDLE)], 1, tmp_path / "at", lambda step: None)
