"""The sources of a sheet that have a column of their own: which, in which order, and under which names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from factsheet.analysis.counted import list_reporting_sources
from factsheet.analysis.source_families import SourceFamily, group_sources
from factsheet.analysis.who_says_what import Tally, count_reported
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import describe_date
from factsheet.text.i18n import _
from factsheet.text.rich_text import Span
from factsheet.web import urls

# A column of a source that is neither read in full nor reports often would say "not checked" from top to bottom; such
# sources are named in the last column on the rows that they report.
FEW = 12
"""Up to so many sources all have a column; of more, only those that were read in full or report often."""
OFTEN = 10
"""A source reports often where it reports one point in so many."""
MOST = 60
"""Columns of a table; of more, those that report most on the points of the page."""


class SourceColumn(Struct, frozen=True):
    id: str
    name: Span
    label: str
    """The name, with a word for a copy, for use outside the head of the column."""
    is_copy: bool
    reports: int
    """Points of the sheet that it reports."""
    of: int
    """Points that it could have reported: those, and the ones on which its silence means something."""


class FamilyColumns(Struct, frozen=True):
    name: str
    """Empty for a family of one."""
    columns: tuple[SourceColumn, ...]


def group_by_family(
    corpus: Corpus, sheet: Sheet, sources: Iterable[str], tallies: Mapping[str, Tally]
) -> Iterator[FamilyColumns]:
    """Return a column for each source; families with one that was read in full come first."""
    read, short = corpus.list_sources_read(sheet.id), make_short_names(corpus, sources)

    def is_unread(family: SourceFamily) -> bool:
        return not any(member.source in read for member in family.members)

    for family in sorted(group_sources(corpus, short), key=is_unread):
        columns = []
        for member in family.members:
            name = short[member.source]
            link = Span(name, urls.make_source_address(member.source))
            label = _("{name} (copy)").format(name=name) if member.is_copy else name
            reports, of = count_reported(tallies.get(member.source, {}))
            columns.append(SourceColumn(member.source, link, label, member.is_copy, reports, of))
        yield FamilyColumns(corpus.get_name("party", family.head) if len(columns) > 1 else "", tuple(columns))


def choose_sources(
    corpus: Corpus, sheet: Sheet, tallies: Mapping[str, Tally], points: Iterable[Point]
) -> frozenset[str]:
    """Return the sources with a column of their own on a page with these points of the sheet."""
    every, read = corpus.list_sources(sheet.id), corpus.list_sources_read(sheet.id)
    least = len(corpus.list_points(sheet.id)) / OFTEN
    chosen = []
    for id in every:
        reports, _of = count_reported(tallies.get(id, {}))
        if len(every) <= FEW or id in read or reports >= least:
            chosen.append(id)
    if len(chosen) > MOST:
        report_counts: Counter[str] = Counter()
        for point in points:
            report_counts.update(list_reporting_sources(corpus, point))
        chosen = sorted(chosen, key=lambda id: (-report_counts[id], id))[:MOST]
    return frozenset(chosen)


def make_short_names(corpus: Corpus, sources: Iterable[str]) -> dict[str, str]:
    """Return a short name for each source: the outlet's, with the date, or else a number, where several share it."""
    shared: dict[str, list[str]] = {}
    for id in sorted(sources, key=lambda id: (*_make_date_key(corpus, id), id)):
        shared.setdefault(corpus.get_name("source", id), []).append(id)
    names: dict[str, str] = {}
    for outlet, ids in shared.items():
        names.update(zip(ids, _distinguish_names(corpus, outlet, ids), strict=True))
    return names


def _distinguish_names(corpus: Corpus, outlet: str, ids: Sequence[str]) -> Sequence[str]:
    if len(ids) == 1:
        return [outlet]
    dates = [corpus.sources[id].date for id in ids]
    dated = [_("{outlet}, {date}").format(outlet=outlet, date=describe_date(date)) for date in dates if date]
    if len(set(dated)) == len(ids):
        return dated
    return [_("{outlet} ({number})").format(outlet=outlet, number=number) for number in range(1, len(ids) + 1)]


def _make_date_key(corpus: Corpus, id: str) -> tuple[bool, str]:
    date = corpus.sources[id].date
    return date is None, date.sort_key[0].isoformat() if date else ""
