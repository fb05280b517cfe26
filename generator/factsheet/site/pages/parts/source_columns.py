"""Which sources of a sheet have a column of their own beside its points, in which order, and under which names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.counted import reporting
from factsheet.analysis.source_families import Family, families
from factsheet.analysis.who_says_what import Tally, reported
from factsheet.content.corpus import Corpus
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import printed
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
class Column:
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
    columns: tuple[Column, ...]


def by_family(
    corpus: Corpus, sheet: Sheet, sources: Iterable[str], tallies: Mapping[str, Tally]
) -> Iterator[FamilyColumns]:
    """Return a column for each source; families with one that was read in full come first."""
    read, short = corpus.read_in_full(sheet.id), names(corpus, sources)

    def unread(family: Family) -> bool:
        return not any(member.source in read for member in family.members)

    for family in sorted(families(corpus, short), key=unread):
        columns = [
            Column(
                member.source,
                Span(short[member.source], urls.source(member.source)),
                _("{name} (copy)").format(name=short[member.source]) if member.is_copy else short[member.source],
                member.is_copy,
                *reported(tallies.get(member.source, {})),
            )
            for member in family.members
        ]
        yield FamilyColumns(corpus.name("party", family.head) if len(columns) > 1 else "", tuple(columns))


def chosen(corpus: Corpus, sheet: Sheet, tallies: Mapping[str, Tally], points: Iterable[Outline]) -> frozenset[str]:
    """Return the sources with a column of their own on a page with these points of the sheet.

    Of too many, those that report most on them.
    """
    every, read = corpus.sources_of(sheet.id), corpus.read_in_full(sheet.id)
    least = len(corpus.outlines_of(sheet.id)) / OFTEN
    fit = [id for id in sorted(every) if len(every) <= FEW or id in read or reported(tallies.get(id, {}))[0] >= least]
    if len(fit) <= MOST:
        return frozenset(fit)
    here = Counter(source for point in points for source in reporting(corpus, point))
    return frozenset(sorted(fit, key=lambda id: (-here[id], id))[:MOST])


def names(corpus: Corpus, sources: Iterable[str]) -> dict[str, str]:
    """Return a short name for each source: the outlet's, with the date, or else a number, where several share it."""
    shared: dict[str, list[str]] = {}
    for id in sorted(sources, key=lambda id: (*_when(corpus, id), id)):
        shared.setdefault(corpus.name("source", id), []).append(id)
    pairs = (zip(ids, _apart(corpus, outlet, ids), strict=True) for outlet, ids in shared.items())
    return {id: name for found in pairs for id, name in found}


def _apart(corpus: Corpus, outlet: str, ids: Sequence[str]) -> Sequence[str]:
    if len(ids) == 1:
        return [outlet]
    dates = [corpus.sources[id].date for id in ids]
    dated = [_("{outlet}, {date}").format(outlet=outlet, date=printed(date)) for date in dates if date]
    if len(set(dated)) == len(ids):
        return dated
    return [_("{outlet} ({number})").format(outlet=outlet, number=number) for number in range(1, len(ids) + 1)]


def _when(corpus: Corpus, id: str) -> tuple[bool, str]:
    date = corpus.sources[id].date
    return date is None, date.order[0].isoformat() if date else ""
