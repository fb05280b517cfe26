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
from factsheet.web.urls import Address

# A feed reader fetches the whole file each time, so it stays short.
MOST = 50
"""Entries of a feed."""
# Atom requires a date, so that an entry without any still needs one; the epoch sorts it last.
LONG_AGO = "1970-01-01T00:00:00Z"
"""The date of what has no date."""


class FeedEntry(NamedTuple):
    address: Address
    id: str
    """The fragment that makes its URL unique; empty where the address alone is."""
    title: str
    text: str
    updated: str
    """In UTC, formatted as https://www.rfc-editor.org/rfc/rfc3339 requires."""
    kind: str
    language: str
    """The language of its words; empty where it is the site's."""


class News(Struct, frozen=True):
    findings: Findings
    _dates: dict[str, str] = field(default_factory=dict)
    _entries: dict[str, FeedEntry] = field(default_factory=dict)
    """By point: one entry goes into the feeds of the site, the sheet and each actor."""

    def make_point_entries(self, points: Iterable[Point]) -> list[FeedEntry]:
        """Return the points changed last, newest first."""
        newest = nlargest(MOST, points, key=lambda point: (self._find_date(point), point.key))
        return [self._make_point_entry(point) for point in newest]

    def make_correction_entries(self, amendments: Iterable[Amendment]) -> list[FeedEntry]:
        """Return the newest entries; an undated correction takes the date of its point."""
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
        lines = [point.statement]
        if point.original:
            lines.append(f"{point.original.title}: {point.original.text}")
        lines.append(counted)
        lines += map(_format_correction, point.corrections)
        return "\n".join(lines)

    def _find_date(self, point: Point) -> str:
        if point.key not in self._dates:
            corpus = self.findings.corpus
            self._dates[point.key] = git_dates.find_point_date(corpus, point) or _find_content_date(corpus, point)
        return self._dates[point.key]

    def _make_correction_entry(self, amendment: Amendment) -> FeedEntry:
        lines = []
        if amendment.was:
            lines.append(_("It said: {words}").format(words=amendment.was))
        if amendment.now:
            lines.append(_("It says now: {words}").format(words=amendment.now))
        if amendment.reason:
            lines.append(amendment.reason)
        # Of the content and not of its number: an older correction added later must not rename the others.
        id = compute_digest(str(amendment.date), amendment.was, amendment.now, amendment.state).hex()[:12]
        title = _("Correction: {title}").format(title=amendment.point.title)
        address = urls.make_point_address(amendment.point.sheet, amendment.point.id)
        updated = _format_moment(amendment.date) if amendment.date else self._find_date(amendment.point)
        return FeedEntry(address, f"correction-{id}", title, "\n".join(lines), updated, amendment.point.kind, "")


def _format_correction(correction: Correction) -> str:
    template = _("Corrected on {date}: “{was}” is now “{now}”. {reason}")
    date = describe_date(correction.date)
    return template.format(date=date, was=correction.was, now=correction.now, reason=correction.reason)


def _find_content_date(corpus: Corpus, point: Point) -> str:
    used = {report.source for report in point.reports}
    used |= {row.source for row in point.series}
    dates = [corpus.sources[id].date for id in used if id in corpus.sources]
    for reading in corpus.sheets[point.sheet].read_in_full:
        if reading.source in used:
            dates.append(reading.date)
    return max((_format_moment(date) for date in dates if date is not None), default=LONG_AGO)


def _format_moment(date: Date) -> str:
    """Return the last day of the date, or the first if the end is open."""
    day = date.latest or date.earliest
    return f"{day.date().isoformat()}T00:00:00Z" if day else LONG_AGO
