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
from factsheet.content.fingerprint import compute_digest
from factsheet.model.point import Correction, Point
from factsheet.model.values.date import Date, describe_date
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.urls import Address

MOST = 50
"""Entries of a feed."""
LONG_AGO = "1970-01-01T00:00:00Z"
"""Of what nobody has dated."""


class FeedEntry(NamedTuple):
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
    _entries: dict[str, FeedEntry] = field(default_factory=dict)
    """By point: what is new of it stands in the feeds of its site, its sheet and its actors."""

    def make_point_entries(self, points: Iterable[Point]) -> list[FeedEntry]:
        """Return the points that were changed last, the newest first."""
        newest = nlargest(MOST, points, key=lambda point: (self._find_date(point), point.key))
        return [self._make_point_entry(point) for point in newest]

    def make_correction_entries(self, amendments: Iterable[Amendment]) -> list[FeedEntry]:
        """Return an entry for each of the newest; one that tells no date is as young as its point."""
        return nlargest(MOST, map(self._make_correction_entry, amendments), key=attrgetter("updated"))

    def _make_point_entry(self, point: Point) -> FeedEntry:
        if point.key not in self._entries:
            details = (point.title, self._format_text(point), self._find_date(point), point.kind, point.foreign)
            self._entries[point.key] = FeedEntry(urls.make_point_address(point.sheet, point.id), "", *details)
        return self._entries[point.key]

    def _format_text(self, point: Point) -> str:
        brief = self.findings.get_brief(point.key)
        counted = count_words.format_counts(brief.sources, brief.families, brief.origins, brief.unnamed)
        counted = f"{counted[:1].upper()}{counted[1:]}."
        written = (f"{point.original.title}: {point.original.text}",) if point.original else ()
        return "\n".join((point.statement, *written, counted, *map(_format_correction, point.corrections)))

    def _find_date(self, point: Point) -> str:
        if point.key not in self._dates:
            corpus = self.findings.corpus
            self._dates[point.key] = git_dates.find_point_date(corpus, point) or _find_content_date(corpus, point)
        return self._dates[point.key]

    def _make_correction_entry(self, amendment: Amendment) -> FeedEntry:
        lines = (
            _("It said: {words}").format(words=amendment.was) if amendment.was else "",
            _("It says now: {words}").format(words=amendment.now) if amendment.now else "",
            amendment.reason,
        )
        id = compute_digest(str(amendment.date), amendment.was, amendment.now, amendment.state).hex()[:12]
        title = _("Correction: {title}").format(title=amendment.point.title)
        address = urls.make_point_address(amendment.point.sheet, amendment.point.id)
        text = "\n".join(line for line in lines if line)
        updated = _format_moment(amendment.date) if amendment.date else self._find_date(amendment.point)
        return FeedEntry(address, f"correction-{id}", title, text, updated, amendment.point.kind, "")


def _format_correction(correction: Correction) -> str:
    template = _("Corrected on {date}: “{was}” is now “{now}”. {reason}")
    date = describe_date(correction.date)
    return template.format(date=date, was=correction.was, now=correction.now, reason=correction.reason)


def _find_content_date(corpus: Corpus, point: Point) -> str:
    used = {*(report.source for report in point.reports), *(row.source for row in point.series)}
    sources = [corpus.sources[id].date for id in used if id in corpus.sources]
    read = [reading.date for reading in corpus.sheets[point.sheet].read_in_full if reading.source in used]
    return max((_format_moment(date) for date in (*sources, *read) if date is not None), default=LONG_AGO)


def _format_moment(date: Date) -> str:
    """Return the last day of the date; its first where the end is open."""
    day = date.latest or date.earliest
    return f"{day.date().isoformat()}T00:00:00Z" if day else LONG_AGO
