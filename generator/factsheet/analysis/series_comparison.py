"""Compare the claimants of a series date by date, by the same rules as the values of reports."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from msgspec import Struct

from factsheet.analysis.compare import compare_values
from factsheet.analysis.independence import Independence, ReportLineage, collect_series_claims
from factsheet.analysis.origins import OriginKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow
from factsheet.model.values.date import Date
from factsheet.model.values.quantity import measure_distance
from factsheet.model.values.value_type import CALM, Relation

Occasion = tuple[object, ...]
"""The as-of date and the period of a line: two values are compared only if both are the same."""


class SeriesClaim(NamedTuple):
    """A counted line of a series, with its claimant and its place among the other claims."""

    claimant: str
    """An actor or a source."""
    row: SeriesRow
    lineage: ReportLineage


class ClaimPair(NamedTuple):
    """Two claims for one date."""

    first: SeriesClaim
    second: SeriesClaim
    relation: Relation

    @property
    def is_of_one_claimant(self) -> bool:
        """True for two sources that relay one claimant."""
        return self.first.claimant == self.second.claimant

    @property
    def is_contradiction(self) -> bool:
        return self.relation is Relation.CONTRADICTS

    @property
    def is_contest(self) -> bool:
        """True for a contradiction; between sources that relay one claimant, only if neither copies or revises."""
        if not self.is_contradiction:
            return False
        if not self.is_of_one_claimant:
            return True
        return self.first.lineage.parent is None and self.second.lineage.parent is None

    @property
    def is_corroboration(self) -> bool:
        """True if two families relay different named claimants, and their values agree or are compatible."""
        first, second = self.first.lineage, self.second.lineage
        if self.is_of_one_claimant or first.is_copy or second.is_copy or self.relation not in CALM:
            return False
        if first.origin.kind is not OriginKind.NAMED or second.origin.kind is not OriginKind.NAMED:
            return False
        return first.origin != second.origin and first.family != second.family


class ClaimComparison(Struct, frozen=True):
    """Claims compared over all dates for which there are at least two."""

    parties: tuple[str, ...]
    """Those with a value on one of these dates, in the order of the file: claimants, or the sources of one claimant."""
    dates: int
    agreeing: int
    """Dates on which all values agree."""
    differing: int
    """Dates on which two values contradict each other; on the other dates the values are compatible."""
    most: ClaimPair | None
    """The contradiction with the greatest distance; of several, that of the earliest date."""
    claims: tuple[SeriesClaim, ...]
    """The claims compared, in the order of the file."""

    @property
    def compatible(self) -> int:
        """Dates on which no values contradict, but not all agree."""
        return self.dates - self.agreeing - self.differing


class SeriesComparison(Struct, frozen=True):
    """The values of one series, compared."""

    aspect: Aspect
    between: ClaimComparison | None
    """Different claimants; None if no two of them have a value for one date."""
    relayed: tuple[tuple[str, ClaimComparison], ...]
    """Each claimant to whom two sources attribute different values, with a comparison of the sources."""
    is_contested: bool
    """True if claimants contradict each other, or independent sources contradict each other on one claimant."""
    is_corroborated: bool
    """True if two families relay different named claimants with compatible values for one date."""

    @property
    def has_differences(self) -> bool:
        """True if two values for one date contradict each other, including those of copies."""
        return bool(self.relayed) or (self.between is not None and self.between.differing > 0)

    @property
    def farthest(self) -> tuple[SeriesClaim, ...]:
        """The claims of the greatest contradiction, between claimants and for each relayed claimant."""
        comparisons = [comparison for _claimant, comparison in self.relayed]
        if self.between is not None:
            comparisons.insert(0, self.between)
        pairs = [comparison.most for comparison in comparisons if comparison.most is not None]
        return tuple(_index_by_line(pairs).values())


def compare_series(corpus: Corpus, point: Point, independence: Independence) -> tuple[SeriesComparison, ...]:
    """Compare each series of the point; one without two comparable values is left out."""
    if not point.series:
        return ()
    lineages = dict(zip(collect_series_claims(corpus, point), independence.series, strict=True))
    by_aspect: dict[str, list[SeriesClaim]] = {}
    for row in corpus.list_counted_rows(point):
        claimant = row.find_claimant(corpus.sources.get(row.source))
        by_aspect.setdefault(row.aspect, []).append(SeriesClaim(claimant, row, lineages[row.source, claimant]))
    comparisons = []
    for aspect in point.compare:
        if aspect.series:
            comparison = _compare_claims(corpus, aspect, by_aspect.get(aspect.id, []))
            if comparison.between or comparison.relayed:
                comparisons.append(comparison)
    return tuple(comparisons)


def get_occasion(row: SeriesRow) -> Occasion | None:
    """Return the date and period for which the line gives its value; None if it gives no date."""
    date = row.figure.as_of
    return None if date is None else (date.earliest, date.latest, date.offset, row.period)


def _compare_claims(corpus: Corpus, aspect: Aspect, claims: Iterable[SeriesClaim]) -> SeriesComparison:
    by_occasion: dict[Occasion, list[SeriesClaim]] = {}
    for claim in claims:
        if (occasion := get_occasion(claim.row)) is not None:
            by_occasion.setdefault(occasion, []).append(claim)
    every: list[ClaimPair] = []
    between: list[list[ClaimPair]] = []
    by_claimant: dict[str, list[list[ClaimPair]]] = {}
    for same_date in by_occasion.values():
        pairs = list(_list_pairs(corpus, aspect, same_date))
        every += pairs
        if of_two := [pair for pair in pairs if not pair.is_of_one_claimant]:
            between.append(of_two)
        for claimant, own in _group_by_claimant(pairs).items():
            by_claimant.setdefault(claimant, []).append(own)
    relayed = []
    for claimant, dates in by_claimant.items():
        comparison = _summarize_pairs(dates, _get_source)
        if comparison.differing:
            relayed.append((claimant, comparison))
    return SeriesComparison(
        aspect=aspect,
        between=_summarize_pairs(between, _get_claimant) if between else None,
        relayed=tuple(relayed),
        is_contested=any(pair.is_contest for pair in every),
        is_corroborated=any(pair.is_corroboration for pair in every),
    )


def _list_pairs(corpus: Corpus, aspect: Aspect, claims: Sequence[SeriesClaim]) -> Iterator[ClaimPair]:
    """Return each two values that can be compared."""
    for first, second in combinations(claims, 2):
        # Two values of one claimant in one source are a mistake, which the check reports.
        if first.claimant != second.claimant or first.row.source != second.row.source:
            yield ClaimPair(first, second, compare_values(corpus, aspect, first.row.figure, second.row.figure).relation)


def _group_by_claimant(pairs: Iterable[ClaimPair]) -> dict[str, list[ClaimPair]]:
    """Return the pairs of one claimant, by claimant, in the order in which these come first in any pair."""
    groups: dict[str, list[ClaimPair]] = {}
    for pair in pairs:
        own = groups.setdefault(pair.first.claimant, [])
        if pair.is_of_one_claimant:
            own.append(pair)
    return {claimant: own for claimant, own in groups.items() if own}


def _get_claimant(claim: SeriesClaim) -> str:
    return claim.claimant


def _get_source(claim: SeriesClaim) -> str:
    return claim.row.source


def _summarize_pairs(dates: Sequence[Sequence[ClaimPair]], get_party: Callable[[SeriesClaim], str]) -> ClaimComparison:
    """Return the comparison of pairs; `dates` has those of each date."""
    agreeing = 0
    differing = 0
    contradictions: list[ClaimPair] = []
    by_line: dict[int, SeriesClaim] = {}
    for pairs in dates:
        by_line.update(_index_by_line(pairs))
        contradictions += (pair for pair in pairs if pair.is_contradiction)
        agreeing += all(pair.relation is Relation.AGREES for pair in pairs)
        differing += any(pair.is_contradiction for pair in pairs)
    claims = tuple(by_line[line] for line in sorted(by_line))
    return ClaimComparison(
        parties=tuple(dict.fromkeys(map(get_party, claims))),
        dates=len(dates),
        agreeing=agreeing,
        differing=differing,
        most=min(contradictions, key=_make_distance_key, default=None),
        claims=claims,
    )


def _index_by_line(pairs: Iterable[ClaimPair]) -> dict[int, SeriesClaim]:
    """Return the claims of the pairs by the line of the file, each once."""
    claims: dict[int, SeriesClaim] = {}
    for pair in pairs:
        claims[pair.first.row.line] = pair.first
        claims[pair.second.row.line] = pair.second
    return claims


def _make_distance_key(pair: ClaimPair) -> tuple[object, ...]:
    as_of = pair.first.row.figure.as_of
    assert isinstance(as_of, Date), "only dated lines are compared"
    # Between the nearest bounds of the two values, so that a sentence about the distance never exaggerates.
    return (
        -measure_distance(pair.first.row.figure.value, pair.second.row.figure.value),
        as_of.sort_key,
        pair.first.row.line,
    )
