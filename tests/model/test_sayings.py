"""Who says what: how each source stands to each point, without opening one."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from factsheet.records.outline import Outline
from factsheet.sayings import TELLING, Saying, reported, silent, tallies, told
from factsheet.silence import Silences
from hypothesis import given
from hypothesis import strategies as st

from tests.model.content import Content

Write = Callable[[str], Content]

SHEET = """
sheet: {read_in_full: [early, late, quiet]}
sources:
  early: {date: "2022-03-01"}
  late: {date: "2022-04-01"}
  quiet: {date: "2022-04-02"}
points:
  first: {date: "2022-03-29", reports: [{source: late}, {source: other}]}
  second: {reports: [{source: late, stance: denies}]}
  third: {date: "2022-03-29", reports: [{source: other, extent: headline_only}]}
"""


def outlines(content: Content) -> list[Outline]:
    return list(content.findings.corpus.outlines.values())


def sayings(content: Content, reports: str) -> dict[str, list[tuple[str, str | None]]]:
    (point,) = outlines(content(f"point: {{reports: [{reports}]}}"))  # type: ignore[operator]
    return {source: [(way.saying.value, way.anchor) for way in ways] for source, ways in told(point).items()}


@pytest.mark.parametrize(
    ("report", "manner"),
    [
        ("", "said"),
        ("stance: accepts", "said"),
        ("extent: partial", "partial"),
        ("extent: headline_only", "headline_only"),
        ("voice: headline", "said"),
        ("stance: denies", "denies"),
        ("stance: denies, extent: headline_only", "denies"),
        ("stance: asserts_absence", "asserts_absence"),
        ("rank: deprecated, rank_reason: replaced", "retired"),
        ("rank: deprecated, rank_reason: replaced, stance: denies", "retired"),
    ],
)
def test_each_report_has_one_manner(content: Write, report: str, manner: str) -> None:
    assert sayings(content, f"{{source: post, {report}}}") == {"post": [(manner, "post")]}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reports", "ways"),
    [
        ("{source: a, extent: partial}, {source: a, id: b}", [("said", "b")]),
        ("{source: a}, {source: a, id: b}", [("said", "a")]),
        ("{source: a}, {source: a, id: b, stance: denies}", [("denies", "b"), ("said", "a")]),
        ("{source: a, rank: deprecated, rank_reason: old}, {source: a, id: b, extent: partial}", [("partial", "b")]),
        ("{source: a, rank: deprecated, rank_reason: old}, {source: a, id: b, stance: denies}", [("denies", "b")]),
    ],
)
def test_several_reports_of_a_source_are_told_by_the_fullest_and_by_every_denial(
    content: Write, reports: str, ways: list[tuple[str, str]]
) -> None:
    assert sayings(content, reports) == {"a": ways}  # type: ignore[arg-type]


def test_silence_is_the_one_that_the_page_of_the_point_tells(content: Write) -> None:
    found = content(SHEET)
    for point in outlines(found):
        ways = told(point)
        here = {source: saying.value for source, saying in silent(Silences(found.findings.corpus), point).items()}
        assert {source: saying.replace("_", " ") for source, saying in here.items() if source not in ways} == (
            found.silent(point.id)
        )


def test_sources_are_summed_up_over_a_sheet(content: Write) -> None:
    found = content(SHEET)
    sums = tallies(Silences(found.findings.corpus), outlines(found))
    assert {source: {saying.value: count for saying, count in tally.items()} for source, tally in sums.items()} == {
        "early": {"not_mentioned": 1, "published_before": 2},
        "late": {"said": 1, "denies": 1, "not_mentioned": 1},
        "quiet": {"not_mentioned": 3},
        "other": {"said": 1, "headline_only": 1, "not_checked": 1},
    }
    assert {source: reported(tally) for source, tally in sums.items()} == {
        "early": (0, 1),
        "late": (2, 3),
        "quiet": (0, 3),
        "other": (2, 2),
    }


def test_a_source_that_stands_in_a_series_alone_is_not_silent(content: Write) -> None:
    point = outlines(content("point: {reports: [{source: a}]}"))[0]
    counted = _with_series(point, ("counts", "a"))
    assert told(counted)["counts"] == ((Saying.SAID, None),)
    assert told(counted)["a"] == ((Saying.SAID, "a"),)


def _with_series(point: Outline, sources: tuple[str, ...]) -> Outline:
    return replace(point, in_series=sources)


MANNERS = st.sampled_from(["said", "partial", "headline_only", "asserts_absence", "denies", "retired"])
REPORTS = st.lists(st.tuples(st.sampled_from("abc"), MANNERS), max_size=6)


@given(REPORTS)
def test_whatever_is_reported_each_source_is_told_once_and_never_better_than_it_says(
    reports: list[tuple[str, str]],
) -> None:
    ways = told(_outline(reports))
    assert set(ways) == {source for source, _manner in reports}
    for source, found in ways.items():
        given_here = {manner for one, manner in reports if one == source}
        assert {way.saying.value for way in found} <= given_here
        assert any(way.saying in TELLING for way in found) == bool(given_here - {"retired"})
        assert ("denies" in given_here) == any(way.saying is Saying.DENIES for way in found)


def _outline(reports: Iterable[tuple[str, str]]) -> Outline:
    sources, manners = zip(*reports, strict=True) if reports else ((), ())
    fields = dict.fromkeys(Outline.__dataclass_fields__, ())
    anchors = tuple(f"row-{number}" for number in range(len(sources)))
    return Outline(**{**fields, "sources": sources, "anchors": anchors, "manners": manners})  # type: ignore[arg-type]
