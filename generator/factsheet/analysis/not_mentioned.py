"""What it means that a source has no report on a point: not mentioned, not checked, or published before."""

from dataclasses import dataclass, field
from enum import StrEnum

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Date


class SilenceKind(StrEnum):
    NOT_MENTIONED = "not mentioned"
    """Read in full, and published when it could have said it."""
    PUBLISHED_BEFORE = "published before"
    """Older than the point, read or not."""
    NOT_CHECKED = "not checked"


class AgeRelation(StrEnum):
    """How the date of a source stands to that of a point. Days decide, not hours."""

    IN_TIME = "in time"
    OLDER = "older"
    OPEN = "open"
    """One of the dates leaves it open."""


@dataclass(frozen=True)
class Silences:
    """Tells what silence means; of all sources of a sheet it is worked out once for each date."""

    corpus: Corpus
    _meanings: dict[tuple[str, Date | None], dict[SilenceKind, tuple[str, ...]]] = field(default_factory=dict)

    def group_silent_sources(self, point: Point) -> dict[SilenceKind, tuple[str, ...]]:
        """Return the sources of the point's sheet that have no report on it, sorted, by what their silence means."""
        reporting = {report.source for report in point.reports} | {row.source for row in point.series}
        silent = {
            meaning: tuple([id for id in sources if id not in reporting])
            for meaning, sources in self.group_sheet_sources(point.sheet, point.date).items()
        }
        return {meaning: sources for meaning, sources in silent.items() if sources}

    def group_sheet_sources(self, sheet: str, date: Date | None) -> dict[SilenceKind, tuple[str, ...]]:
        """Return all sources of a sheet, sorted, by what their silence means on anything of that date."""
        if (sheet, date) not in self._meanings:
            sources, read = sorted(self.corpus.list_sources(sheet)), self.corpus.list_sources_read(sheet)
            meanings = {id: self._classify_source(id, date, read=id in read) for id in sources}
            self._meanings[sheet, date] = {
                meaning: tuple(id for id in sources if meanings[id] is meaning) for meaning in SilenceKind
            }
        return self._meanings[sheet, date]

    def _classify_source(self, id: str, date: Date | None, *, read: bool) -> SilenceKind:
        age = self._compare_dates(id, date)
        if age is AgeRelation.OLDER:
            return SilenceKind.PUBLISHED_BEFORE
        return SilenceKind.NOT_MENTIONED if read and age is AgeRelation.IN_TIME else SilenceKind.NOT_CHECKED

    def _compare_dates(self, id: str, date: Date | None) -> AgeRelation:
        source = self.corpus.sources.get(id)
        if date is None:
            return AgeRelation.IN_TIME
        if source is None or source.date is None:
            return AgeRelation.OPEN
        if source.date.is_surely_before(date):
            return AgeRelation.OPEN if "date" in source.uncertain else AgeRelation.OLDER
        first, due = source.date.earliest, (date.earliest if date.ends else None) or date.latest
        in_time = first is not None and due is not None and first.date() >= due.date()
        return AgeRelation.IN_TIME if in_time else AgeRelation.OPEN
