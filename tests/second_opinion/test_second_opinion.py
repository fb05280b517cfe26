"""What the generator says of each point, beside a second opinion that knows only the methodology."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from factsheet.analysis.analysis import Findings
from factsheet.analysis.support import Support
from factsheet.checks.check_content import examine
from factsheet.model.values import TYPES
from factsheet.problems.problem import filter_errors
from hypothesis import given, settings

from tests.rounds import rounds
from tests.second_opinion import sheets
from tests.second_opinion.opinion import Opinion, opinions
from tests.second_opinion.two_values import relate
from tests.site.builds import SITES, SharedSite
from tests.values.world import AspectColumn, read

pytestmark = pytest.mark.slow

RELATIONS = {
    "agrees": "agree",
    "compatible": "compatible",
    "differs in date": "date",
    "contradicts": "contradict",
}


def ours(findings: Findings, key: str) -> dict[str, Any]:
    """Return what the generator says of the point."""
    corpus, point = findings.corpus, findings.corpus.points[key]
    found = findings.analyze_point(point)
    standings = found.independence
    return {
        "not counted": {report.anchor: corpus.find_reason_not_counted(report) or "" for report in point.reports},
        "sources": standings.sources,
        "families": standings.families,
        "heads": {head.report.anchor for head in standings.heads},
        "ends": {one.report.anchor: one.origin.id or None for one in standings.lineages if not one.is_copy},
        "origins": standings.origins,
        "reports naming none": standings.unnamed,
        "support": found.support.value,
        "agreed": {one.aspect.id for one in found.aspects if one.is_agreed},
        "silence": {source: word.value for word, its in findings.group_silent_sources(point).items() for source in its},
    }


def theirs(opinion: Opinion) -> dict[str, Any]:
    """Return the same of the second opinion."""
    return {
        "not counted": opinion.not_counted,
        "sources": opinion.sources,
        "families": opinion.families,
        "heads": set(opinion.heads),
        "ends": opinion.ends,
        "origins": len(opinion.named),
        "reports naming none": opinion.unnamed,
        "support": opinion.support,
        "agreed": set(opinion.agreed),
        "silence": opinion.silence,
    }


def unlike(findings: Findings, content: Path) -> Iterator[str]:
    """Return everything in which the two differ, in words."""
    for key, opinion in opinions(content).items():
        second = theirs(opinion)
        for name, first in ours(findings, key).items():
            if first != second[name]:
                yield f"{key}, {name}: the generator says {first}, the second opinion {second[name]}"


def compared() -> tuple[Counter[str], Callable[[], None]]:
    """Return a property that compares random sheets, and what it has seen once it was called."""
    seen: Counter[str] = Counter()

    @settings(max_examples=rounds(quick=150, nightly=5000))
    @given(sheets.folders())
    def same(files: dict[str, str]) -> None:
        with TemporaryDirectory() as folder:
            content = Path(folder) / "content"
            sheets.write(files, content)
            findings, problems = examine(content)
            if filter_errors(problems):
                seen["with mistakes"] += 1
                return
            seen["sheets"] += 1
            seen.update(opinion.support for opinion in opinions(content).values())
            assert not list(unlike(findings, content)), "\n".join(files[path] for path in sorted(files))

    return seen, same


def test_on_random_sheets_both_say_the_same() -> None:
    seen, same = compared()
    same()
    assert seen["with mistakes"] < seen["sheets"] / 20
    assert not set(Support) - set(seen), "the sheets that are drawn show every status"


@pytest.mark.parametrize("site", SITES)
def test_of_what_is_written_both_say_the_same(site: SharedSite) -> None:
    findings, _problems = examine(site.content)
    assert not list(unlike(findings, site.content))


class Map:
    """The places of the random sheets."""

    def get_name(self, _kind: str, id: str) -> str:
        return id

    def list_places_around(self, place: str) -> tuple[str, ...]:
        above = sheets.PLACES[place].get("in")
        return (above, *self.list_places_around(above)) if above else ()


NUMBERS = (*sheets.NUMBERS, "400", "about 400", "some 130,000", "nearly four million", "as many as 7", "6 to 9")
NUMBERS += ("none reported", "Dozens", "hundreds", "not known")
FIGURES = [
    {"value": number, "as_of": day}
    for number in NUMBERS
    for day in ("not_given", "2031-05-06", "2031-05-07", "2031-05")
]


@pytest.mark.parametrize(("type_", "values"), [*sheets.VALUES.items(), ("quantity", FIGURES)])
def test_of_two_values_both_say_the_same(type_: str, values: list[Any]) -> None:
    shown = sheets.SETTINGS.get(type_, {})
    column = AspectColumn(options=tuple(shown.get("options", ())), of=shown.get("of"))
    places = {place: about.get("in") for place, about in sheets.PLACES.items()}
    for one, other in itertools.product(values, values):
        found = TYPES[type_].compare(read(type_, one, column), read(type_, other, column), Map())
        assert RELATIONS[found.relation.value] == relate(type_, one, other, places), (one, other)
