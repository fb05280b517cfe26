"""What it means that a source has no report on a point: not mentioned, not checked, or published before."""

from dataclasses import dataclass, field
from enum import StrEnum

from factsheet.corpus import Corpus
from factsheet.records.point import Point
from factsheet.values.dates import Date


class Silence(StrEnum):
    NOT_MENTIONED = "not mentioned"
    """Read in full, and published when it could have said it."""
    PUBLISHED_BEFORE = "published before"
    """Older than the point, read or not."""
    NOT_CHECKED = "not checked"


class Age(StrEnum):
    """How the date of a source stands to that of a point. Days decide, not hours."""

    IN_TIME = "in time"
    OLDER = "older"
    OPEN = "open"
    """One of the dates leaves it open."""


@dataclass(frozen=True)
class Silences:
    """Tells what silence means; how old the sources are is worked out once for each date of a sheet."""

    corpus: Corpus
    _ages: dict[tuple[str, Date | None], dict[Age, frozenset[str]]] = field(default_factory=dict)

    def on(self, point: Point) -> dict[Silence, tuple[str, ...]]:
        """Return the sources of the point's sheet that have no report on it, sorted, by what their silence means."""
        reporting = {report.source for report in point.reports} | {row.source for row in point.series}
        ages = self._of(point.sheet, point.date)
        silent = self.corpus.sources_of(point.sheet) - reporting
        before = silent & ages[Age.OLDER]
        not_mentioned = silent & ages[Age.IN_TIME] & self.corpus.read_in_full(point.sheet)
        found = {
            Silence.NOT_MENTIONED: not_mentioned,
            Silence.PUBLISHED_BEFORE: before,
            Silence.NOT_CHECKED: silent - before - not_mentioned,
        }
        return {meaning: tuple(sorted(sources)) for meaning, sources in found.items() if sources}

    def _of(self, sheet: str, date: Date | None) -> dict[Age, frozenset[str]]:
        if (sheet, date) not in self._ages:
            sources = self.corpus.sources_of(sheet)
            ages = {source: self._age(source, date) for source in sources}
            self._ages[sheet, date] = {age: frozenset(id for id in sources if ages[id] is age) for age in Age}
        return self._ages[sheet, date]

    def _age(self, id: str, date: Date | None) -> Age:
        source = self.corpus.sources.get(id)
        if date is None:
            return Age.IN_TIME
        if source is None or source.date is None:
            return Age.OPEN
        if source.date.surely_before(date):
            return Age.OPEN if "date" in source.uncertain else Age.OLDER
        first, due = source.date.earliest, (date.earliest if date.ends else None) or date.latest
        in_time = first is not None and due is not None and first.date() >= due.date()
        return Age.IN_TIME if in_time else Age.OPEN
