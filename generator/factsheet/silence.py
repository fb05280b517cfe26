"""What it means that a source has no report on a point: not mentioned, not checked, or published before."""

from enum import StrEnum

from factsheet.corpus import Corpus
from factsheet.records.point import Point
from factsheet.records.source import Source


class Silence(StrEnum):
    NOT_MENTIONED = "not mentioned"
    """Read in full, and published when it could have said it."""
    PUBLISHED_BEFORE = "published before"
    NOT_CHECKED = "not checked"


def silences(corpus: Corpus, point: Point) -> dict[str, Silence]:
    """Return, for each source of the point's sheet that has no report on it, what its silence means; sorted by id."""
    reporting = {report.source for report in point.reports} | {row.source for row in point.series}
    return {
        source: silence(corpus, point, source) for source in corpus.sources_of(point.sheet) if source not in reporting
    }


def silence(corpus: Corpus, point: Point, source: str) -> Silence:
    """Return what it means that the source has no report on the point."""
    found = corpus.sources.get(source)
    if found is None or source not in corpus.read_in_full(point.sheet):
        return Silence.NOT_CHECKED
    if point.date is None:
        return Silence.NOT_MENTIONED
    return _by_date(found, point)


def _by_date(source: Source, point: Point) -> Silence:
    """A date that leaves open whether the source is older counts as not checked; one of the point's own day does not."""
    if source.date is None or point.date is None:
        return Silence.NOT_CHECKED
    if source.date.surely_before(point.date):
        return Silence.NOT_CHECKED if "date" in source.uncertain else Silence.PUBLISHED_BEFORE
    first, due = source.date.earliest, point.date.earliest if point.date.ends else point.date.latest
    if due is None:
        return Silence.NOT_MENTIONED
    return Silence.NOT_MENTIONED if first is not None and first.date() >= due.date() else Silence.NOT_CHECKED
