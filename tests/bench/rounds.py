"""The rounds of the race at one size: every builder takes its turn in each, and another begins each time."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.builders import Builder, filled
from tests.bench.measure import Cost, Failed, cache_of, cost, peak_memory
from tests.bench.serving import seconds_to_show
from tests.bench.synthetic import CHANGING, Facts, facts, in_state

STAGES = ("cold", "no_change", "one_change", "check")
"""What is timed in each round, in this order: a build finds what the one before it left."""


@dataclass(frozen=True, slots=True)
class Course:
    """One builder in its own folder, with the facts in their two states."""

    builder: Builder
    folder: Path
    states: tuple[Facts, Facts]

    def lay_out(self) -> None:
        self.folder.mkdir(parents=True)
        self.builder.lay_out(self.states[0], self.folder)

    def clear(self) -> None:
        """Delete the site and every cache; what the system keeps of files read before stays, for all alike."""
        shutil.rmtree(cache_of(self.folder), ignore_errors=True)
        for name in self.builder.leaves:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).unlink(missing_ok=True)

    def timed(self, stage: str, number: int) -> Cost:
        if stage == "check":
            return cost(filled(self.builder.check, self.folder), self.folder)
        state = (number + (stage == "one_change")) % 2
        if stage == "cold":
            self.clear()
        if stage == "one_change":
            self.builder.change(self.states[state], self.folder)
        found = cost(filled(self.builder.build, self.folder), self.folder)
        if CHANGING.words(state) not in (self.site / self.builder.page / "index.html").read_text(encoding="utf-8"):
            raise Failed(f"{self.builder.title}: the page does not show “{CHANGING.words(state)}”")
        return found

    def peak(self) -> int:
        self.clear()
        return peak_memory(filled(self.builder.build, self.folder), self.folder)

    def served(self, runs: int) -> list[float]:
        """Return the seconds from edit to page for so many edits, which turn the value to and fro."""
        orders = [(runs + number + 1) % 2 for number in range(runs)]
        edits = [
            (CHANGING.words(state), partial(self.builder.change, self.states[state], self.folder)) for state in orders
        ]
        return seconds_to_show(self.builder.serve, self.folder, self.builder.page, edits)

    def size(self) -> dict[str, int]:
        files = [file for file in self.site.rglob("*") if file.is_file()]
        pages = sum(file.suffix == ".html" for file in files)
        return {"pages": pages, "files": len(files), "bytes": sum(file.stat().st_size for file in files)}

    @property
    def site(self) -> Path:
        return self.folder / self.builder.leaves[0]


def steps(points: int, builders: Sequence[Builder], runs: int) -> int:
    """Return how often `rounds` will tell of a measurement."""
    return sum(runs * len(_stages(builder)) + 1 + (points <= builder.served_up_to) for builder in builders)


def rounds(points: int, builders: Sequence[Builder], runs: int, at: Path, told: Callable[[str], None]) -> Any:
    """Return what each builder took; `told` hears of each measurement once it is made."""
    first = facts(points)
    states = (first, in_state(first, 1))
    courses = [Course(builder, at / str(points) / builder.name, states) for builder in builders]
    found: dict[str, dict[str, Any]] = {}
    for course in courses:
        course.lay_out()
        found[course.builder.name] = {"title": course.builder.title}
    for number in range(runs):
        begins = number % len(courses)
        for stage in STAGES:
            for course in (*courses[begins:], *courses[:begins]):
                if stage in _stages(course.builder):
                    taken = asdict(course.timed(stage, number))
                    found[course.builder.name].setdefault(stage, []).append(taken)
                    told(f"{points:,} points, round {number + 1} of {runs}: {course.builder.name}, {stage}")
    for course in courses:
        found[course.builder.name] |= {"peak": course.peak()} | course.size()
        told(f"{points:,} points: {course.builder.name}, memory")
        if points <= course.builder.served_up_to:
            found[course.builder.name]["serve"] = course.served(runs)
            told(f"{points:,} points: {course.builder.name}, serve")
    shutil.rmtree(at / str(points))
    return {"builders": found}


def _stages(builder: Builder) -> tuple[str, ...]:
    return STAGES if builder.check else STAGES[:-1]
