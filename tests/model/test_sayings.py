"""Who says what: how each source stands to each point, without opening one."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from factsheet.analysis.not_mentioned import Silences
from factsheet.analysis.who_says_what import TELLING, Saying, reported, silent, tallies, told
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
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


def outlines(content: Content) -> list[Point]:
    return list(content.findings.corpus.points.values())


def sayings(content: Content, reports: str) -> dict[str, list[tuple[str, str | None]]]:
    found = content(f"sources: {{unseen: {{held: no}}}}\npoint: {{reports: [{reports}]}}")  # type: ignore[operator]
    (point,) = outlines(found)
    ways = told(found.findings.corpus, point)
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
    for point in outlines(found):
        ways = told(found.findings.corpus, point)
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
    found = content(
        "sources: {unseen: {held: no}}\npoint: {reports: [{source: a}, {source: b, no_quote: page_not_seen}]}"
    )
    counted = _with_series(outlines(found)[0], ("counts", "a", "b", "unseen"))
    ways = told(found.findings.corpus, counted)
    assert ways["counts"] == ((Saying.SAID, None),)
    assert ways["a"] == ((Saying.SAID, "a"),)
    assert ways["b"] == ((Saying.SAID, None),)
    assert ways["unseen"] == ((Saying.CITED_NOT_SEEN, None),)


def test_an_unseen_source_is_neither_reported_nor_silent(content: Write) -> None:
    found = content("""
sheet: {read_in_full: [a]}
sources: {unseen: {held: no}}
point: {reports: [{source: a}, {source: unseen}, {source: b, no_quote: page_not_seen}]}
""")
    sums = tallies(Silences(found.findings.corpus), outlines(found))
    assert {source: reported(tally) for source, tally in sums.items()} == {"a": (1, 1), "unseen": (0, 0), "b": (0, 0)}
    assert found.silent() == {}


def _with_series(point: Point, sources: tuple[str, ...]) -> Point:
    return replace(point, in_series=sources)


MANNERS = st.sampled_from(
    ["said", "partial", "headline_only", "asserts_absence", "denies", "retired", "cited_not_seen"]
)
REASONS = {"retired": "deprecated", "cited_not_seen": "page_not_seen"}
NOTHING = Corpus(sheets={}, points={}, sources={}, actors={}, places={}, documents={}, known={})
REPORTS = st.lists(st.tuples(st.sampled_from("abc"), MANNERS), max_size=6)


@given(REPORTS)
def test_whatever_is_reported_each_source_is_told_once_and_never_better_than_it_says(
    reports: list[tuple[str, str]],
) -> None:
    ways = told(NOTHING, _outline(reports))
    assert set(ways) == {source for source, _manner in reports}
    for source, found in ways.items():
        given_here = {manner for one, manner in reports if one == source}
        assert {way.saying.value for way in found} <= given_here
        assert any(way.saying in TELLING for way in found) == bool(given_here - REASONS.keys())
        assert ("denies" in given_here) == any(way.saying is Saying.DENIES for way in found)


def _outline(reports: Iterable[tuple[str, str]]) -> Point:
    sources, manners = zip(*reports, strict=True) if reports else ((), ())
    fields = dict.fromkeys(Point.__dataclass_fields__, ())
    anchors = tuple(f"row-{number}" for number in range(len(sources)))
    reasons = tuple(map(REASONS.get, manners))
    plain = tuple("said" if manner in REASONS else manner for manner in manners)
    told_of = {"sources": sources, "anchors": anchors, "manners": plain, "uncounted": reasons}
    return Point(**{**fields, **told_of})  # type: ignore[arg-type]
