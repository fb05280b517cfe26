"""Who says what: how each source of a sheet stands to each of its points."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from factsheet.analysis.counted import in_series, is_seen
from factsheet.analysis.not_mentioned import Silence, Silences
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


TELLING = (Saying.SAID, Saying.PARTIAL, Saying.HEADLINE_ONLY, Saying.ASSERTS_ABSENCE, Saying.DENIES)
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
    Silence.NOT_MENTIONED: Saying.NOT_MENTIONED,
    Silence.PUBLISHED_BEFORE: Saying.PUBLISHED_BEFORE,
    Silence.NOT_CHECKED: Saying.NOT_CHECKED,
}


class Told(NamedTuple):
    """How a source tells a point, and the row where it does so first."""

    saying: Saying
    anchor: str | None
    """None for a source that has values in a series alone."""


Tally = Counter[Saying]
"""On how many points a source stands how."""


def told(corpus: Corpus, point: Point) -> dict[str, tuple[Told, ...]]:
    """Return by source how it tells the point.

    More than one way only where it says a thing and also denies it, or that there was none; else the fullest.
    """
    found: dict[str, tuple[Told, ...]] = {}
    for report in point.reports:
        source, one = report.source, Told(saying_of(corpus, report), report.anchor)
        found[source] = _joined((*found[source], one)) if source in found else (one,)
    seen = in_series(corpus, point)
    for source in dict.fromkeys(row.source for row in point.series):
        unseen = Saying.RETIRED if is_seen(corpus, source) else Saying.CITED_NOT_SEEN
        one = Told(Saying.SAID if source in seen else unseen, None)
        if source not in found or found[source][0].saying in UNCOUNTED:
            found[source] = _joined((*found.get(source, ()), one))
    return found


def saying_of(corpus: Corpus, report: Report) -> Saying:
    """Return how the report tells its point."""
    reason = corpus.why_not_counted(report)
    return _OF_REASON[reason] if reason else _OF_MANNER[report.manner]


def _joined(ways: Iterable[Told]) -> tuple[Told, ...]:
    """Keep the first row of each way in which the source is against it, and the fullest of the others."""
    first: dict[Saying, Told] = {}
    for way in ways:
        first.setdefault(way.saying, way)
    about = [first[saying] for saying in _ABOUT if saying in first]
    fullest = [first[saying] for saying in _SAYING if saying in first][:1]
    return (*about, *fullest) or (next(first[saying] for saying in UNCOUNTED if saying in first),)


def silent(silences: Silences, point: Point) -> dict[str, Saying]:
    """Return by source what its silence would mean, for all sources of the sheet."""
    meanings = silences.of(point.sheet, point.date)
    return {source: _SILENT[meaning] for meaning, sources in meanings.items() for source in sources}


def tallies(silences: Silences, points: Iterable[Point]) -> dict[str, Tally]:
    """Return by source on how many of the points it stands how, each point once; the points are of one sheet.

    What silence means is asked once for each date: a sheet with many sources has many points.
    """
    found: defaultdict[str, Tally] = defaultdict(Counter)
    for of_one_date in _by_date(points):
        meanings = silent(silences, of_one_date[0])
        for source, saying in meanings.items():
            found[source][saying] += len(of_one_date)
        for point in of_one_date:
            for source, ways in told(silences.corpus, point).items():
                found[source][ways[0].saying] += 1
                if source in meanings:
                    found[source][meanings[source]] -= 1
    return {source: +tally for source, tally in found.items()}


def reported(tally: Mapping[Saying, int]) -> tuple[int, int]:
    """Return how often something is reported, and of how many times: silence that means nothing is left out."""
    count = sum(tally.get(saying, 0) for saying in TELLING)
    return count, count + tally.get(Saying.NOT_MENTIONED, 0)


def _by_date(points: Iterable[Point]) -> Iterable[list[Point]]:
    found: defaultdict[Date | None, list[Point]] = defaultdict(list)
    for point in points:
        found[point.date].append(point)
    return found.values()
