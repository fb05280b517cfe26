"""What it means that a source has no report on a point: not mentioned, not checked, or published before."""

from dataclasses import dataclass, field
from enum import StrEnum

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Date


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
    """Tells what silence means; of all sources of a sheet it is worked out once for each date."""

    corpus: Corpus
    _meanings: dict[tuple[str, Date | None], dict[Silence, tuple[str, ...]]] = field(default_factory=dict)

    def on(self, point: Point) -> dict[Silence, tuple[str, ...]]:
        """Return the sources of the point's sheet that have no report on it, sorted, by what their silence means."""
        reporting = {report.source for report in point.reports} | {row.source for row in point.series}
        silent = {
            meaning: tuple([id for id in sources if id not in reporting])
            for meaning, sources in self.of(point.sheet, point.date).items()
        }
        return {meaning: sources for meaning, sources in silent.items() if sources}

    def of(self, sheet: str, date: Date | None) -> dict[Silence, tuple[str, ...]]:
        """Return all sources of a sheet, sorted, by what their silence means on anything of that date."""
        if (sheet, date) not in self._meanings:
            sources, read = sorted(self.corpus.sources_of(sheet)), self.corpus.read_in_full(sheet)
            meanings = {id: self._meaning(id, date, read=id in read) for id in sources}
            self._meanings[sheet, date] = {
                meaning: tuple(id for id in sources if meanings[id] is meaning) for meaning in Silence
            }
        return self._meanings[sheet, date]

    def _meaning(self, id: str, date: Date | None, *, read: bool) -> Silence:
        age = self._age(id, date)
        if age is Age.OLDER:
            return Silence.PUBLISHED_BEFORE
        return Silence.NOT_MENTIONED if read and age is Age.IN_TIME else Silence.NOT_CHECKED

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
