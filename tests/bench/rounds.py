"""The rounds of the race at one size: every builder takes its turn in each, and another begins each time."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.builders import Builder, fill_command
from tests.bench.measure import Cost, Failed, find_cache, measure_cost, measure_peak
from tests.bench.serving import time_edits
from tests.bench.synthetic import CHANGING, Facts, facts, set_state

STAGES = ("cold", "no_change", "one_change", "check")
"""What is timed in each round, in this order: a build finds what the one before it left."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """One builder in its own folder, with the facts in their two states."""

    builder: Builder
    folder: Path
    states: tuple[Facts, Facts]

    def lay_out(self) -> None:
        self.folder.mkdir(parents=True)
        self.builder.lay_out(self.states[0], self.folder)

    def clear(self) -> None:
        """Delete the site and every cache; what the system keeps of files read before stays, for all alike."""
        shutil.rmtree(find_cache(self.folder), ignore_errors=True)
        for name in self.builder.leaves:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).unlink(missing_ok=True)

    def time(self, stage: str, number: int) -> Cost:
        if stage == "check":
            return measure_cost(fill_command(self.builder.check, self.folder), self.folder)
        state = (number + (stage == "one_change")) % 2
        if stage == "cold":
            self.clear()
        if stage == "one_change":
            self.builder.change(self.states[state], self.folder)
        cost = measure_cost(fill_command(self.builder.build, self.folder), self.folder)
        if CHANGING.words(state) not in (self.site / self.builder.page / "index.html").read_text(encoding="utf-8"):
            raise Failed(f"{self.builder.title}: the page does not show “{CHANGING.words(state)}”")
        return cost

    def measure_peak(self) -> dict[str, int]:
        self.clear()
        peak = measure_peak(fill_command(self.builder.build, self.folder), self.folder)
        return {"peak": peak.total, "largest": peak.largest}

    def time_edits(self, runs: int) -> list[float]:
        """Return the seconds from edit to page for so many edits, which turn the value to and fro."""
        orders = [(runs + number + 1) % 2 for number in range(runs)]
        edits = [
            (CHANGING.words(state), partial(self.builder.change, self.states[state], self.folder)) for state in orders
        ]
        return time_edits(self.builder.serve, self.folder, self.builder.page, edits)

    def measure_size(self) -> dict[str, int]:
        files = [file for file in self.site.rglob("*") if file.is_file()]
        pages = sum(file.suffix == ".html" for file in files)
        return {"pages": pages, "files": len(files), "bytes": sum(file.stat().st_size for file in files)}

    @property
    def site(self) -> Path:
        return self.folder / self.builder.leaves[0]


def count_steps(points: int, builders: Sequence[Builder], runs: int) -> int:
    """Return how often `run_rounds` will report a measurement."""
    return sum(runs * len(_list_stages(builder)) + 1 + (points <= builder.served_up_to) for builder in builders)


def run_rounds(points: int, builders: Sequence[Builder], runs: int, at: Path, report: Callable[[str], None]) -> Any:
    """Return what each builder took; `report` is called with each measurement once it is made."""
    first = facts(points)
    states = (first, set_state(first, 1))
    entrants = [Entrant(builder, at / str(points) / builder.name, states) for builder in builders]
    results: dict[str, dict[str, Any]] = {}
    for entrant in entrants:
        entrant.lay_out()
        results[entrant.builder.name] = {"title": entrant.builder.title}
    for number in range(runs):
        begins = number % len(entrants)
        for stage in STAGES:
            for entrant in (*entrants[begins:], *entrants[:begins]):
                if stage in _list_stages(entrant.builder):
                    cost = asdict(entrant.time(stage, number))
                    results[entrant.builder.name].setdefault(stage, []).append(cost)
                    report(f"{points:,} points, round {number + 1} of {runs}: {entrant.builder.name}, {stage}")
    for entrant in entrants:
        results[entrant.builder.name] |= entrant.measure_peak() | entrant.measure_size()
        report(f"{points:,} points: {entrant.builder.name}, memory")
        if points <= entrant.builder.served_up_to:
            results[entrant.builder.name]["serve"] = entrant.time_edits(runs)
            report(f"{points:,} points: {entrant.builder.name}, serve")
    shutil.rmtree(at / str(points))
    return {"builders": results}


def _list_stages(builder: Builder) -> tuple[str, ...]:
    return STAGES if builder.check else STAGES[:-1]
