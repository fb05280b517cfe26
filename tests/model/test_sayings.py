"""Who says what: how each source stands to each point."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from factsheet.analysis.not_mentioned import Silences
from factsheet.analysis.who_says_what import (
    REPORTED,
    SourceTreatment,
    classify_silent_sources,
    classify_sources,
    count_reported,
    count_sayings,
)
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.values import quantity
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

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


def points(content: Content) -> list[Point]:
    return list(content.findings.corpus.points.values())


def sayings(content: Content, reports: str) -> dict[str, list[tuple[str, str | None]]]:
    found = content(f"sources: {{unseen: {{held: no}}}}\npoint: {{reports: [{reports}]}}")  # type: ignore[operator]
    (point,) = points(found)
    ways = classify_sources(found.findings.corpus, point)
    return {source: [(way.saying.value, way.anchor) for way in found] for source, found in ways.items()}


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
        ("no_quote: page_not_seen, says: {}", "cited_not_seen"),
        ("no_quote: page_not_seen, stance: denies", "cited_not_seen"),
        ("no_quote: paywalled", "retired"),
        ("no_quote: paywalled, locator: {page: '3'}", "said"),
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
        ("{source: a, no_quote: page_not_seen}, {source: a, id: b, extent: partial}", [("partial", "b")]),
        ("{source: a, no_quote: paywalled}, {source: a, id: b, no_quote: page_not_seen}", [("cited_not_seen", "b")]),
    ],
)
def test_several_reports_of_a_source_are_told_by_the_fullest_and_by_every_denial(
    content: Write, reports: str, ways: list[tuple[str, str]]
) -> None:
    assert sayings(content, reports) == {"a": ways}  # type: ignore[arg-type]


def test_silence_is_the_one_that_the_page_of_the_point_tells(content: Write) -> None:
    found = content(SHEET)
    for point in points(found):
        ways = classify_sources(found.findings.corpus, point)
        here = {
            source: saying.value
            for source, saying in classify_silent_sources(Silences(found.findings.corpus), point).items()
        }
        assert {source: saying.replace("_", " ") for source, saying in here.items() if source not in ways} == (
            found.silent(point.id)
        )


def test_sources_are_summed_up_over_a_sheet(content: Write) -> None:
    found = content(SHEET)
    sums = count_sayings(Silences(found.findings.corpus), points(found))
    assert {source: {saying.value: count for saying, count in tally.items()} for source, tally in sums.items()} == {
        "early": {"not_mentioned": 1, "published_before": 2},
        "late": {"said": 1, "denies": 1, "not_mentioned": 1},
        "quiet": {"not_mentioned": 3},
        "other": {"said": 1, "headline_only": 1, "not_checked": 1},
    }
    assert {source: count_reported(tally) for source, tally in sums.items()} == {
        "early": (0, 1),
        "late": (2, 3),
        "quiet": (0, 3),
        "other": (2, 2),
    }


def test_a_source_that_stands_in_a_series_alone_is_not_silent(content: Write) -> None:
    found = content(
        "sources: {unseen: {held: no}}\npoint: {reports: [{source: a}, {source: b, no_quote: page_not_seen}]}"
    )
    counted = _with_series(points(found)[0], ("counts", "a", "b", "unseen"))
    ways = classify_sources(found.findings.corpus, counted)
    assert ways["counts"] == ((SourceTreatment.SAID, None),)
    assert ways["a"] == ((SourceTreatment.SAID, "a"),)
    assert ways["b"] == ((SourceTreatment.SAID, None),)
    assert ways["unseen"] == ((SourceTreatment.CITED_NOT_SEEN, None),)


def test_an_unseen_source_is_neither_reported_nor_silent(content: Write) -> None:
    found = content("""
sheet: {read_in_full: [a]}
sources: {unseen: {held: no}}
point: {reports: [{source: a}, {source: unseen}, {source: b, no_quote: page_not_seen}]}
""")
    sums = count_sayings(Silences(found.findings.corpus), points(found))
    assert {source: count_reported(tally) for source, tally in sums.items()} == {
        "a": (1, 1),
        "unseen": (0, 0),
        "b": (0, 0),
    }
    assert found.silent() == {}


def _with_series(point: Point, sources: tuple[str, ...]) -> Point:
    rows = [SeriesRow(aspect="killed", source=id, figure=FIGURE, line=line) for line, id in enumerate(sources, start=2)]
    return replace(point, series=tuple(rows))


MANNERS = st.sampled_from(
    ["said", "partial", "headline_only", "asserts_absence", "denies", "retired", "cited_not_seen"]
)
KILLED = Aspect(id="killed", type="quantity", measure="killed")
FIGURE = TypeAdapter(quantity.Written).validate_python({"value": "5", "as_of": "2022-03-01"}, context=KILLED)
UNCOUNTED = {"retired", "cited_not_seen"}
NOTHING = Corpus(sheets={}, points={}, sources={}, actors={}, places={}, files={}, known={})
REPORTS = st.lists(st.tuples(st.sampled_from("abc"), MANNERS), max_size=6)


@given(REPORTS)
def test_whatever_is_reported_each_source_is_told_once_and_never_better_than_it_says(
    reports: list[tuple[str, str]],
) -> None:
    ways = classify_sources(NOTHING, _point(reports))
    assert set(ways) == {source for source, _manner in reports}
    for source, found in ways.items():
        given_here = {manner for one, manner in reports if one == source}
        assert {way.saying.value for way in found} <= given_here
        assert any(way.saying in REPORTED for way in found) == bool(given_here - UNCOUNTED)
        assert ("denies" in given_here) == any(way.saying is SourceTreatment.DENIES for way in found)


def _point(reports: Iterable[tuple[str, str]]) -> Point:
    rows = tuple(_report(source, f"row-{number}", manner) for number, (source, manner) in enumerate(reports))
    fixed: dict[str, Any] = {"title": "A point", "kind": "statement", "statement": "It is said."}
    return Point(id="a-point", file="a-point.yml", sheet="talks", reports=rows, **fixed)


def _report(source: str, id: str, manner: str) -> Report:
    fields: dict[str, Any] = {
        "retired": {"rank": "deprecated", "rank_reason": "replaced"},
        "cited_not_seen": {"no_quote": "page_not_seen", "quote": None},
        "partial": {"extent": "partial"},
        "headline_only": {"extent": "headline_only"},
        "asserts_absence": {"stance": "asserts_absence"},
        "denies": {"stance": "denies"},
    }.get(manner, {})
    return Report(source=source, id=id, **{"quote": "words", **fields})
