"""Which sources of a sheet have a column of their own beside its points, in which order, and under which names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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

FEW = 12
"""Sources that all have a column; of more, those that were read in full or report often."""
OFTEN = 10
"""One point in so many is often."""
MOST = 60
"""Columns of a table."""


@dataclass(frozen=True, slots=True)
class SourceColumn:
    id: str
    name: Span
    label: str
    """The name, with a word for a copy, where it stands in no column."""
    is_copy: bool
    reports: int
    of: int
    """On how many points of the sheet it reports, of how many on which its silence would mean something."""


@dataclass(frozen=True, slots=True)
class FamilyColumns:
    name: str
    """Empty for a family of one, which needs none above its own."""
    columns: tuple[SourceColumn, ...]


def group_by_family(
    corpus: Corpus, sheet: Sheet, sources: Iterable[str], tallies: Mapping[str, Tally]
) -> Iterator[FamilyColumns]:
    """Return a column for each source; families with one that was read in full come first."""
    read, short = corpus.list_sources_read(sheet.id), make_short_names(corpus, sources)

    def is_unread(family: SourceFamily) -> bool:
        return not any(member.source in read for member in family.members)

    for family in sorted(group_sources(corpus, short), key=is_unread):
        columns = [
            SourceColumn(
                member.source,
                Span(short[member.source], urls.make_source_address(member.source)),
                _("{name} (copy)").format(name=short[member.source]) if member.is_copy else short[member.source],
                member.is_copy,
                *count_reported(tallies.get(member.source, {})),
            )
            for member in family.members
        ]
        yield FamilyColumns(corpus.get_name("party", family.head) if len(columns) > 1 else "", tuple(columns))


def choose_sources(
    corpus: Corpus, sheet: Sheet, tallies: Mapping[str, Tally], points: Iterable[Point]
) -> frozenset[str]:
    """Return the sources with a column of their own on a page with these points of the sheet.

    Of too many, those that report most on them.
    """
    every, read = corpus.list_sources(sheet.id), corpus.list_sources_read(sheet.id)
    least = len(corpus.list_points(sheet.id)) / OFTEN
    fit = [
        id for id in sorted(every) if len(every) <= FEW or id in read or count_reported(tallies.get(id, {}))[0] >= least
    ]
    if len(fit) <= MOST:
        return frozenset(fit)
    report_counts = Counter(source for point in points for source in list_reporting_sources(corpus, point))
    return frozenset(sorted(fit, key=lambda id: (-report_counts[id], id))[:MOST])


def make_short_names(corpus: Corpus, sources: Iterable[str]) -> dict[str, str]:
    """Return a short name for each source: the outlet's, with the date, or else a number, where several share it."""
    shared: dict[str, list[str]] = {}
    for id in sorted(sources, key=lambda id: (*_make_date_key(corpus, id), id)):
        shared.setdefault(corpus.get_name("source", id), []).append(id)
    pairs = (zip(ids, _distinguish_names(corpus, outlet, ids), strict=True) for outlet, ids in shared.items())
    return {id: name for outlet_names in pairs for id, name in outlet_names}


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
