"""Who says what: how each source of a sheet treats each of its points."""

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
    """What a source says on a point, in the order of display."""

    SAID = "said"
    PARTIAL = "partial"
    HEADLINE_ONLY = "headline_only"
    ASSERTS_ABSENCE = "asserts_absence"
    DENIES = "denies"
    CITED_NOT_SEEN = "cited_not_seen"
    """Nobody here has opened it; its words are known from others."""
    RETIRED = "retired"
    """Its reports are shown and not counted: they are deprecated or state nothing."""
    NOT_MENTIONED = "not_mentioned"
    PUBLISHED_BEFORE = "published_before"
    NOT_CHECKED = "not_checked"


REPORTED = (Saying.SAID, Saying.PARTIAL, Saying.HEADLINE_ONLY, Saying.ASSERTS_ABSENCE, Saying.DENIES)
"""The source has words on the point, for it or against it."""
_ABOUT = (Saying.DENIES, Saying.ASSERTS_ABSENCE)
_SAYING = (Saying.SAID, Saying.PARTIAL, Saying.HEADLINE_ONLY)
UNCOUNTED = (Saying.CITED_NOT_SEEN, Saying.RETIRED)
"""The source counts neither as reporting nor as silent."""
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
    """What a source says on a point, and the first row where it does."""

    saying: Saying
    anchor: str | None
    """None for a source with values in a series alone."""


Tally = Counter[Saying]
"""The number of points of a source, by what it says on them."""


def classify_sources(corpus: Corpus, point: Point) -> dict[str, tuple[LocatedSaying, ...]]:
    """Return by source what it says on the point.

    Several sayings only if it reports the point and also denies it, or says that there was none; else the fullest.
    """
    by_source: dict[str, list[LocatedSaying]] = {}
    for report in point.reports:
        located = LocatedSaying(classify_report(corpus, report), report.anchor)
        by_source.setdefault(report.source, []).append(located)
    counted = list_series_sources(corpus, point)
    for source in dict.fromkeys(row.source for row in point.series):
        if source in counted:
            saying = Saying.SAID
        elif is_seen(corpus, source):
            saying = Saying.RETIRED
        else:
            saying = Saying.CITED_NOT_SEEN
        sayings = by_source.setdefault(source, [])
        # A report has words and a row of its own; values in a series say no more.
        if all(located.saying in UNCOUNTED for located in sayings):
            sayings.append(LocatedSaying(saying, None))
    return {source: _merge_sayings(sayings) for source, sayings in by_source.items()}


def classify_report(corpus: Corpus, report: Report) -> Saying:
    reason = corpus.find_reason_not_counted(report)
    return _OF_REASON[reason] if reason else _OF_MANNER[report.manner]


def _merge_sayings(sayings: Iterable[LocatedSaying]) -> tuple[LocatedSaying, ...]:
    """Keep the first row of each saying against the point, and the first of the fullest other saying."""
    first: dict[Saying, LocatedSaying] = {}
    for located in sayings:
        first.setdefault(located.saying, located)
    kept = [first[saying] for saying in _ABOUT if saying in first]
    for saying in _SAYING:
        if saying in first:
            kept.append(first[saying])
            break
    if not kept:
        kept = [first[saying] for saying in UNCOUNTED if saying in first][:1]
    return tuple(kept)


def classify_silent_sources(silences: Silences, point: Point) -> dict[str, Saying]:
    """Return for every source of the sheet what it would mean if it were silent on the point."""
    by_source: dict[str, Saying] = {}
    for meaning, sources in silences.group_sheet_sources(point.sheet, point.date).items():
        by_source.update(dict.fromkeys(sources, _SILENT[meaning]))
    return by_source


def count_sayings(silences: Silences, points: Iterable[Point]) -> dict[str, Tally]:
    """Return by source the number of points by what it says on them, each point once; the points are of one sheet."""
    by_source: defaultdict[str, Tally] = defaultdict(Counter)
    # By date, since silence means the same on all points of a date: a sheet with many sources has many points.
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
    """Return how often the source reports something, and how often it could have."""
    count = sum(tally.get(saying, 0) for saying in REPORTED)
    return count, count + tally.get(Saying.NOT_MENTIONED, 0)


def _group_by_date(points: Iterable[Point]) -> Iterable[list[Point]]:
    groups: defaultdict[Date | None, list[Point]] = defaultdict(list)
    for point in points:
        groups[point.date].append(point)
    return groups.values()
