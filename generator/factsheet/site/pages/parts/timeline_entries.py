"""What a timeline holds, in order: the points of a sheet and its sources, each under the heading of its date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import Date, printed_day
from factsheet.site.pages.parts import pagination
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.time_strip_view import Dated
from factsheet.text.i18n import _, remembered
from factsheet.web import urls
from factsheet.web.urls import Address


@dataclass(frozen=True, slots=True)
class Moment:
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
        """Return the date, in doubt where the source itself is not sure of it."""
        if isinstance(self.what, Source) and self.what.date and "date" in self.what.uncertain:
            return replace(self.what.date, uncertain=True)
        return self.what.date


Days = tuple[Group[Moment], ...]
"""What stands on one page."""


def is_long(corpus: Corpus, sheet: Sheet) -> bool:
    return len(corpus.points_of(sheet.id)) + len(corpus.sources_of(sheet.id)) > pagination.MOST


def arranged(corpus: Corpus, sheet: Sheet) -> tuple[Days, ...]:
    """Return the days on each page."""
    moments = sorted(_moments(corpus, sheet), key=lambda moment: moment.order)
    return tuple(pagination.filled(_days(moments)))


def dated(corpus: Corpus, every: Sequence[Days], first: Address) -> Iterator[Dated]:
    """Return what has a date, in order, each leading to its entry on whichever page that stands."""
    for number, days in enumerate(every, start=1):
        for moment in (moment for day in days for moment in day.entries):
            if date := moment.date:
                href, what = urls.part(first, number).at(moment.anchor), moment.what
                title = corpus.source_name(what) if isinstance(what, Source) else what.title
                yield Dated(href, moment.sort, sort_word(moment.sort), title, date)


@remembered
def sort_word(key: str) -> str:
    return {
        "said": _("said"),
        "happened": _("happened"),
        "counted": _("counted"),
        "published": _("published"),
        "expected": _("expected"),
    }[key]


def _moments(corpus: Corpus, sheet: Sheet) -> Iterator[Moment]:
    for point in corpus.points_of(sheet.id):
        yield Moment(_order(point.date, point.key), _heading(point.date), point)
    for id in sorted(corpus.sources_of(sheet.id)):
        source = corpus.sources[id]
        if source.is_seen:
            yield Moment(_order(source.date, f"~{source.id}"), _heading(source.date), source)


def _days(moments: Sequence[Moment]) -> Iterator[Group[Moment]]:
    """Put together what stands under one heading; moments come sorted."""
    for number, (heading, group) in enumerate(groupby(moments, key=lambda moment: moment.heading), start=1):
        yield Group(f"day-{number}", heading, tuple(group))


def _order(date: Date | None, tie: str) -> tuple[object, ...]:
    """Undated last; of one day, what has an hour after what has none."""
    return (True, tie) if date is None else (False, *date.order, tie)


def _heading(date: Date | None) -> str:
    return _("No date") if date is None else printed_day(date)
