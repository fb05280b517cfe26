"""What is new on a sheet, of an actor, or on the whole site: points by the date of their last change, and corrections.

Where git tells no dates, a point is as young as what it rests on: its sources, and the day on which they were read.
Nothing is ever as young as the build.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nlargest
from operator import attrgetter
from typing import NamedTuple

from factsheet.analysis import count_words
from factsheet.analysis.analysis import Findings
from factsheet.analysis.corrections import Amendment
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import digest
from factsheet.model.point import Correction, Point
from factsheet.model.values.date import Date, printed
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.urls import Address

MOST = 50
"""Entries of a feed."""
LONG_AGO = "1970-01-01T00:00:00Z"
"""Of what nobody has dated."""


class Entry(NamedTuple):
    address: Address
    id: str
    """What makes its address one that no other entry has; empty where the address does."""
    title: str
    text: str
    updated: str
    """As https://www.rfc-editor.org/rfc/rfc3339 has it, in UTC."""
    kind: str
    language: str
    """That of its words, where it is another than the site's."""


@dataclass(frozen=True)
class News:
    findings: Findings
    _dates: dict[str, str] = field(default_factory=dict)
    _entries: dict[str, Entry] = field(default_factory=dict)
    """By point: what is new of it stands in the feeds of its site, its sheet and its actors."""

    def of_points(self, points: Iterable[Point]) -> list[Entry]:
        """Return the points that were changed last, the newest first."""
        newest = nlargest(MOST, points, key=lambda point: (self._date(point), point.key))
        return [self._entry(point) for point in newest]

    def of_corrections(self, found: Iterable[Amendment]) -> list[Entry]:
        """Return an entry for each of the newest; one that tells no date is as young as its point."""
        return nlargest(MOST, map(self._amended, found), key=attrgetter("updated"))

    def _entry(self, point: Point) -> Entry:
        if point.key not in self._entries:
            told = (point.title, self._text(point), self._date(point), point.kind, point.foreign)
            self._entries[point.key] = Entry(urls.point(point.sheet, point.id), "", *told)
        return self._entries[point.key]

    def _text(self, point: Point) -> str:
        brief = self.findings.brief(point.key)
        counted = count_words.counts(brief.sources, brief.families, brief.origins, brief.unnamed)
        counted = f"{counted[:1].upper()}{counted[1:]}."
        written = (f"{point.original.title}: {point.original.text}",) if point.original else ()
        return "\n".join((point.statement, *written, counted, *map(_corrected, point.corrections)))

    def _date(self, point: Point) -> str:
        if point.key not in self._dates:
            corpus = self.findings.corpus
            self._dates[point.key] = git_dates.of_point(corpus, point) or _by_content(corpus, point)
        return self._dates[point.key]

    def _amended(self, one: Amendment) -> Entry:
        lines = (
            _("It said: {words}").format(words=one.was) if one.was else "",
            _("It says now: {words}").format(words=one.now) if one.now else "",
            one.reason,
        )
        id = digest(str(one.date), one.was, one.now, one.state).hex()[:12]
        title = _("Correction: {title}").format(title=one.point.title)
        address = urls.point(one.point.sheet, one.point.id)
        text = "\n".join(line for line in lines if line)
        updated = _moment(one.date) if one.date else self._date(one.point)
        return Entry(address, f"correction-{id}", title, text, updated, one.point.kind, "")


def _corrected(correction: Correction) -> str:
    told = _("Corrected on {date}: “{was}” is now “{now}”. {reason}")
    date = printed(correction.date)
    return told.format(date=date, was=correction.was, now=correction.now, reason=correction.reason)


def _by_content(corpus: Corpus, point: Point) -> str:
    used = {*(report.source for report in point.reports), *(row.source for row in point.series)}
    sources = [corpus.sources[id].date for id in used if id in corpus.sources]
    read = [one.date for one in corpus.sheets[point.sheet].read_in_full if one.source in used]
    return max((_moment(date) for date in (*sources, *read) if date is not None), default=LONG_AGO)


def _moment(date: Date) -> str:
    """Return the last day of the date; its first where the end is open."""
    day = date.latest or date.earliest
    return f"{day.date().isoformat()}T00:00:00Z" if day else LONG_AGO
