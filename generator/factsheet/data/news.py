"""The entries of feeds: points by the date of their last change, and corrections.

Where git has no dates, a point takes the latest date of its sources and of the days on which they were read. The time
of the build is never used: each build would then announce everything again.
"""

from collections.abc import Iterable
from heapq import nlargest
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct, field

from factsheet.analysis import count_words
from factsheet.analysis.analysis import Findings
from factsheet.analysis.corrections import Amendment
from factsheet.content import git_dates
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.model.point import Point
from factsheet.model.point_parts import Correction
from factsheet.model.values.date import Date, describe_date
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.settings import Settings

# A feed reader fetches the whole file each time, so it stays short.
MOST = 50
"""Entries of a feed."""
# Atom requires a date, so that an entry without any still needs one; the epoch sorts it last.
LONG_AGO = "1970-01-01T00:00:00Z"
"""The date of what has no date."""


class FeedEntry(NamedTuple):
    id: str
    """Never changes: readers show an entry with a new id a second time."""
    url: str
    title: str
    text: str
    updated: str
    """In UTC, formatted as https://www.rfc-editor.org/rfc/rfc3339 requires."""
    kind: str
    language: str
    """The language of its words; empty where it is the site's."""


class News(Struct, frozen=True):
    findings: Findings
    settings: Settings
    _source_dates: dict[str, dict[str, str]] = field(default_factory=dict)
    """By sheet and source."""
    _places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By file of the point: date and key, by which feeds are sorted."""
    _entries: dict[str, FeedEntry] = field(default_factory=dict)
    """By file of the point: one entry goes into the feeds of the site, the sheet and each actor."""

    def make_point_entries(self, points: Iterable[Point]) -> list[FeedEntry]:
        """Return the points changed last, newest first."""
        return [self._make_point_entry(point) for point in nlargest(MOST, points, key=self._find_place)]

    def make_correction_entries(self, amendments: Iterable[Amendment]) -> list[FeedEntry]:
        """Return the newest entries; an undated correction takes the date of its point."""
        return nlargest(MOST, map(self._make_correction_entry, amendments), key=attrgetter("updated"))

    def _make_point_entry(self, point: Point) -> FeedEntry:
        if point.file not in self._entries:
            url = self._make_url(point)
            details = (point.title, self._format_text(point), self._find_date(point), point.kind, point.foreign)
            self._entries[point.file] = FeedEntry(url, url, *details)
        return self._entries[point.file]

    def _make_url(self, point: Point) -> str:
        return urls.make_canonical_url(self.settings.url, urls.make_point_address(point.sheet, point.id))

    def _format_text(self, point: Point) -> str:
        brief = self.findings.get_brief(point.key)
        counted = count_words.format_counts(brief.sources, brief.families, brief.origins, brief.unnamed)
        counted = f"{counted[:1].upper()}{counted[1:]}."
        lines = [point.statement]
        if point.original:
            lines.append(f"{point.original.title}: {point.original.text}")
        lines.append(counted)
        lines += map(_format_correction, point.corrections)
        return "\n".join(lines)

    def _find_date(self, point: Point) -> str:
        return self._find_place(point)[0]

    def _find_place(self, point: Point) -> tuple[str, str]:
        if point.file not in self._places:
            date = git_dates.find_point_date(self.findings.corpus, point) or self._find_content_date(point)
            self._places[point.file] = (date, point.key)
        return self._places[point.file]

    def _find_content_date(self, point: Point) -> str:
        if point.sheet not in self._source_dates:
            self._source_dates[point.sheet] = _find_source_dates(self.findings.corpus, point.sheet)
        dates = self._source_dates[point.sheet]
        used = {report.source for report in point.reports}
        used.update(row.source for row in point.series)
        return max((dates[id] for id in used), default=LONG_AGO)

    def _make_correction_entry(self, amendment: Amendment) -> FeedEntry:
        lines = []
        if amendment.was:
            lines.append(_("It said: {words}").format(words=amendment.was))
        if amendment.now:
            lines.append(_("It now says: {words}").format(words=amendment.now))
        if amendment.reason:
            lines.append(amendment.reason)
        # Of the content and not of its number: an older correction added later must not rename the others.
        id = compute_digest(str(amendment.date), amendment.was, amendment.now, amendment.state).hex()[:12]
        title = _("Correction: {title}").format(title=amendment.point.title)
        url = self._make_url(amendment.point)
        updated = _format_moment(amendment.date) if amendment.date else self._find_date(amendment.point)
        kind = amendment.point.kind
        return FeedEntry(f"{url}#correction-{id}", url, title, "\n".join(lines), updated, kind, "")


def _format_correction(correction: Correction) -> str:
    template = _("Corrected on {date}: “{was}” is now “{now}”. {reason}")
    date = describe_date(correction.date)
    return template.format(date=date, was=correction.was, now=correction.now, reason=correction.reason)


def _find_source_dates(corpus: Corpus, sheet: str) -> dict[str, str]:
    """Return for each source of the sheet the later one of its date and the day on which it was read."""
    dates = {}
    for id in corpus.list_sources(sheet):
        source = corpus.sources.get(id)
        dates[id] = _format_moment(source.date) if source is not None and source.date is not None else LONG_AGO
    for reading in corpus.sheets[sheet].read_in_full:
        dates[reading.source] = max(dates[reading.source], _format_moment(reading.date))
    return dates


def _format_moment(date: Date) -> str:
    """Return the last day of the date, or the first if the end is open."""
    day = date.latest or date.earliest
    return f"{day.date().isoformat()}T00:00:00Z" if day else LONG_AGO
