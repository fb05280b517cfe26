"""The meaning of silence, when a source has no report on a point: not mentioned, not checked, or published before."""

from enum import StrEnum

from msgspec import Struct, field

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Date


class SilenceKind(StrEnum):
    NOT_MENTIONED = "not mentioned"
    """Read in full, and published when it could have reported the point."""
    PUBLISHED_BEFORE = "published before"
    """Older than the point, read or not."""
    NOT_CHECKED = "not checked"
    """Not read in full, or possibly older than the point."""


class AgeRelation(StrEnum):
    """Whether a source is older than a point, by days: hours of publication are rarely known."""

    IN_TIME = "in time"
    OLDER = "older"
    OPEN = "open"
    """One of the dates is missing, uncertain or not exact enough."""


class Silences(Struct, frozen=True):
    """The meaning of silence for the sources of each sheet, computed once per date."""

    corpus: Corpus
    _meanings: dict[tuple[str, Date | None], dict[SilenceKind, tuple[str, ...]]] = field(default_factory=dict)

    def group_silent_sources(self, point: Point) -> dict[SilenceKind, tuple[str, ...]]:
        """Return the sources of the point's sheet that have no report on it, sorted, by the meaning of their silence.

        Meanings without a source are left out.
        """
        reporting = {report.source for report in point.reports}
        reporting.update(row.source for row in point.series)
        silent = {}
        for meaning, sources in self.group_sheet_sources(point.sheet, point.date).items():
            those = [id for id in sources if id not in reporting]
            if those:
                silent[meaning] = tuple(those)
        return silent

    def group_sheet_sources(self, sheet: str, date: Date | None) -> dict[SilenceKind, tuple[str, ...]]:
        """Return all sources of a sheet, sorted, by the meaning of their silence on something of that date."""
        if (sheet, date) not in self._meanings:
            read = self.corpus.list_sources_read(sheet)
            groups: dict[SilenceKind, list[str]] = {meaning: [] for meaning in SilenceKind}
            for id in sorted(self.corpus.list_sources(sheet)):
                groups[self._classify_source(id, date, read=id in read)].append(id)
            self._meanings[sheet, date] = {meaning: tuple(sources) for meaning, sources in groups.items()}
        return self._meanings[sheet, date]

    def _classify_source(self, id: str, date: Date | None, *, read: bool) -> SilenceKind:
        age = self._compare_dates(id, date)
        if age is AgeRelation.OLDER:
            return SilenceKind.PUBLISHED_BEFORE
        if read and age is AgeRelation.IN_TIME:
            return SilenceKind.NOT_MENTIONED
        return SilenceKind.NOT_CHECKED

    def _compare_dates(self, id: str, date: Date | None) -> AgeRelation:
        source = self.corpus.sources.get(id)
        if date is None:
            return AgeRelation.IN_TIME
        if source is None or source.date is None:
            return AgeRelation.OPEN
        if source.date.is_surely_before(date):
            return AgeRelation.OPEN if "date" in source.uncertain else AgeRelation.OLDER
        # Of something that lasts, a source can report from its first day on; of something on an unknown day in a
        # month, it surely can only from the last.
        due = date.earliest if date.ends else None
        if due is None:
            due = date.latest
        published = source.date.earliest
        if published is None or due is None or published.date() < due.date():
            return AgeRelation.OPEN
        return AgeRelation.IN_TIME
