"""The entries of a timeline in order: the points of a sheet and its sources, each under the heading of its date."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from msgspec import Struct
from msgspec.structs import replace

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import Date, describe_day
from factsheet.site.pages.parts import pagination
from factsheet.site.pages.parts.pagination import EntryGroup
from factsheet.site.pages.parts.time_strip_view import DatedEntry
from factsheet.text.i18n import _, cache_per_language
from factsheet.web import urls
from factsheet.web.urls import Address


class TimelineRecord(Struct, frozen=True):
    order: tuple[object, ...]
    heading: str
    what: Point | Source

    @property
    def anchor(self) -> str:
        return f"source-{self.what.id}" if isinstance(self.what, Source) else f"point-{self.what.id}"

    @property
    def sort(self) -> str:
        """Return `said`, `happened`, `counted`, `published` or `expected`."""
        if isinstance(self.what, Source):
            return "published"
        if self.what.expected:
            return "expected"
        return {"figure": "counted", "event": "happened", "background": "happened"}.get(self.what.kind, "said")

    @property
    def date(self) -> Date | None:
        """Return the date; uncertain also where the file of a source lists it among its uncertain fields."""
        if isinstance(self.what, Source) and self.what.date and "date" in self.what.uncertain:
            return replace(self.what.date, uncertain=True)
        return self.what.date


Days = tuple[EntryGroup[TimelineRecord], ...]
"""The days on one page."""


def is_long(corpus: Corpus, sheet: Sheet) -> bool:
    return len(corpus.list_points(sheet.id)) + len(corpus.list_sources(sheet.id)) > pagination.MOST


def arrange_pages(corpus: Corpus, sheet: Sheet) -> tuple[Days, ...]:
    """Return the days on each page."""
    moments = sorted(_list_records(corpus, sheet), key=lambda moment: moment.order)
    return tuple(pagination.fill_pages(_group_days(moments)))


def list_dated_entries(corpus: Corpus, every: Sequence[Days], first: Address) -> Iterator[DatedEntry]:
    """Return the entries with a date in order, each linked to its place on one of the pages."""
    for number, days in enumerate(every, start=1):
        page = urls.make_part_address(first, number)
        for moment in chain.from_iterable(day.entries for day in days):
            if date := moment.date:
                what = moment.what
                title = corpus.get_source_name(what) if isinstance(what, Source) else what.title
                yield DatedEntry(page.add_anchor(moment.anchor), moment.sort, name_sort(moment.sort), title, date)


@cache_per_language
def name_sort(key: str) -> str:
    return {
        "said": _("said"),
        "happened": _("happened"),
        "counted": _("counted"),
        "published": _("published"),
        "expected": _("expected"),
    }[key]


def _list_records(corpus: Corpus, sheet: Sheet) -> Iterator[TimelineRecord]:
    for point in corpus.list_points(sheet.id):
        yield TimelineRecord(_make_sort_key(point.date, point.key), _format_heading(point.date), point)
    for id in sorted(corpus.list_sources(sheet.id)):
        source = corpus.sources[id]
        if source.is_seen:
            # "~" sorts after every id: what happened on a day comes before what was published about it.
            yield TimelineRecord(_make_sort_key(source.date, f"~{source.id}"), _format_heading(source.date), source)


def _group_days(moments: Sequence[TimelineRecord]) -> Iterator[EntryGroup[TimelineRecord]]:
    """Group the sorted moments by heading."""
    for number, (heading, group) in enumerate(groupby(moments, key=lambda moment: moment.heading), start=1):
        yield EntryGroup(f"day-{number}", heading, tuple(group))


def _make_sort_key(date: Date | None, tie: str) -> tuple[object, ...]:
    """Sort undated entries last, and on one day those with an hour after those without."""
    return (True, tie) if date is None else (False, *date.sort_key, tie)


def _format_heading(date: Date | None) -> str:
    return _("No date") if date is None else describe_day(date)
