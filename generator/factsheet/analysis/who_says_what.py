"""Who says what: how each source of a sheet stands to each of its points."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from factsheet.analysis.counted import is_seen, list_series_sources
from factsheet.analysis.not_mentioned import SilenceKind, Silences
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import NotCounted, Report
from factsheet.model.values.date import Date


class Saying(StrEnum):
    """How a source stands to a point, in the order in which a reader meets these."""

    SAID = "said"
    PARTIAL = "partial"
    HEADLINE_ONLY = "headline_only"
    ASSERTS_ABSENCE = "asserts_absence"
    DENIES = "denies"
    CITED_NOT_SEEN = "cited_not_seen"
    """Nobody here has opened it; others say what it says."""
    RETIRED = "retired"
    """Its reports are shown and not counted: deprecated, or without anything stated."""
    NOT_MENTIONED = "not_mentioned"
    PUBLISHED_BEFORE = "published_before"
    NOT_CHECKED = "not_checked"


REPORTED = (Saying.SAID, Saying.PARTIAL, Saying.HEADLINE_ONLY, Saying.ASSERTS_ABSENCE, Saying.DENIES)
"""The source has words on the point, for it or against it."""
_ABOUT = (Saying.DENIES, Saying.ASSERTS_ABSENCE)
_SAYING = (Saying.SAID, Saying.PARTIAL, Saying.HEADLINE_ONLY)
UNCOUNTED = (Saying.CITED_NOT_SEEN, Saying.RETIRED)
"""The source is neither reported nor silent."""
_OF_MANNER = {saying.value: saying for saying in Saying}
_OF_REASON: Mapping[NotCounted, Saying] = {
    "page_not_seen": Saying.CITED_NOT_SEEN,
    "deprecated": Saying.RETIRED,
    "states_nothing": Saying.RETIRED,
}
_SILENT = {
    SilenceKind.NOT_MENTIONED: Saying.NOT_MENTIONED,
    SilenceKind.PUBLISHED_BEFORE: Saying.PUBLISHED_BEFORE,
    SilenceKind.NOT_CHECKED: Saying.NOT_CHECKED,
}


class LocatedSaying(NamedTuple):
    """How a source tells a point, and the row where it does so first."""

    saying: Saying
    anchor: str | None
    """None for a source that has values in a series alone."""


Tally = Counter[Saying]
"""On how many points a source stands how."""


def classify_sources(corpus: Corpus, point: Point) -> dict[str, tuple[LocatedSaying, ...]]:
    """Return by source how it tells the point.

    More than one way only where it says a thing and also denies it, or that there was none; else the fullest.
    """
    by_source: dict[str, tuple[LocatedSaying, ...]] = {}
    for report in point.reports:
        source, located = report.source, LocatedSaying(classify_report(corpus, report), report.anchor)
        by_source[source] = _merge_sayings((*by_source[source], located)) if source in by_source else (located,)
    seen = list_series_sources(corpus, point)
    for source in dict.fromkeys(row.source for row in point.series):
        unseen = Saying.RETIRED if is_seen(corpus, source) else Saying.CITED_NOT_SEEN
        located = LocatedSaying(Saying.SAID if source in seen else unseen, None)
        if source not in by_source or by_source[source][0].saying in UNCOUNTED:
            by_source[source] = _merge_sayings((*by_source.get(source, ()), located))
    return by_source


def classify_report(corpus: Corpus, report: Report) -> Saying:
    """Return how the report tells its point."""
    reason = corpus.find_reason_not_counted(report)
    return _OF_REASON[reason] if reason else _OF_MANNER[report.manner]


def _merge_sayings(ways: Iterable[LocatedSaying]) -> tuple[LocatedSaying, ...]:
    """Keep the first row of each way in which the source is against it, and the fullest of the others."""
    first: dict[Saying, LocatedSaying] = {}
    for way in ways:
        first.setdefault(way.saying, way)
    about = [first[saying] for saying in _ABOUT if saying in first]
    fullest = [first[saying] for saying in _SAYING if saying in first][:1]
    return (*about, *fullest) or (next(first[saying] for saying in UNCOUNTED if saying in first),)


def classify_silent_sources(silences: Silences, point: Point) -> dict[str, Saying]:
    """Return by source what its silence would mean, for all sources of the sheet."""
    meanings = silences.group_sheet_sources(point.sheet, point.date)
    return {source: _SILENT[meaning] for meaning, sources in meanings.items() for source in sources}


def count_sayings(silences: Silences, points: Iterable[Point]) -> dict[str, Tally]:
    """Return by source on how many of the points it stands how, each point once; the points are of one sheet.

    What silence means is asked once for each date: a sheet with many sources has many points.
    """
    by_source: defaultdict[str, Tally] = defaultdict(Counter)
    for same_date_points in _group_by_date(points):
        meanings = classify_silent_sources(silences, same_date_points[0])
        for source, saying in meanings.items():
            by_source[source][saying] += len(same_date_points)
        for point in same_date_points:
            for source, ways in classify_sources(silences.corpus, point).items():
                by_source[source][ways[0].saying] += 1
                if source in meanings:
                    by_source[source][meanings[source]] -= 1
    return {source: +tally for source, tally in by_source.items()}


def count_reported(tally: Mapping[Saying, int]) -> tuple[int, int]:
    """Return how often something is reported, and of how many times: silence that means nothing is left out."""
    count = sum(tally.get(saying, 0) for saying in REPORTED)
    return count, count + tally.get(Saying.NOT_MENTIONED, 0)


def _group_by_date(points: Iterable[Point]) -> Iterable[list[Point]]:
    groups: defaultdict[Date | None, list[Point]] = defaultdict(list)
    for point in points:
        groups[point.date].append(point)
    return groups.values()
