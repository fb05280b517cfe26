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


def silences(corpus: Corpus, point: Point) -> dict[Silence, tuple[str, ...]]:
    """Return the sources of the point's sheet that have no report on it, sorted, by what their silence means."""
    reporting = {report.source for report in point.reports} | {row.source for row in point.series}
    read = corpus.read_in_full(point.sheet)
    unread = corpus.sources_of(point.sheet) - read - reporting
    found: dict[Silence, set[str]] = {meaning: set() for meaning in Silence}
    for source in read - reporting:
        found[silence(corpus, point, source)].add(source)
    found[Silence.NOT_CHECKED] |= unread
    return {meaning: tuple(sorted(sources)) for meaning, sources in found.items() if sources}


def silence(corpus: Corpus, point: Point, source: str) -> Silence:
    """Return what it means that the source has no report on the point."""
    found = corpus.sources.get(source)
    if found is None or source not in corpus.read_in_full(point.sheet):
        return Silence.NOT_CHECKED
    if point.date is None:
        return Silence.NOT_MENTIONED
    return _by_date(found, point)


def _by_date(source: Source, point: Point) -> Silence:
    """A date that leaves open whether the source is older counts as not checked; the same day leaves nothing open."""
    if source.date is None or point.date is None:
        return Silence.NOT_CHECKED
    if source.date.surely_before(point.date):
        return Silence.NOT_CHECKED if "date" in source.uncertain else Silence.PUBLISHED_BEFORE
    first, due = source.date.earliest, (point.date.earliest if point.date.ends else None) or point.date.latest
    in_time = first is not None and due is not None and first.date() >= due.date()
    return Silence.NOT_MENTIONED if in_time else Silence.NOT_CHECKED
