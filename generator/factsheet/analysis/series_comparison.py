"""How the claimants of a series compare: date by date, by the same rules as the values of reports."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from factsheet.analysis.compare import compare_values
from factsheet.analysis.independence import Independence, Standing, collect_series_claims
from factsheet.analysis.origins import OriginKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow
from factsheet.model.values.date import Date
from factsheet.model.values.quantity import measure_distance
from factsheet.model.values.value_type import CALM, Relation

Occasion = tuple[object, ...]
"""The as-of date and the period of a line: values of other lines are compared only where both are the same."""


class SeriesClaim(NamedTuple):
    """A line of a series that counts, whose value it gives, and how it stands among the other claims."""

    claimant: str
    """An actor or a source."""
    row: SeriesRow
    standing: Standing


class ClaimPair(NamedTuple):
    """Two claims for one date."""

    first: SeriesClaim
    second: SeriesClaim
    relation: Relation


@dataclass(frozen=True, slots=True)
class ClaimComparison:
    """How claims compare over all dates on which at least two of them can be compared."""

    parties: tuple[str, ...]
    """Those who have a value on one of these dates, in the order of the file: claimants, or the sources of one."""
    dates: int
    agreeing: int
    """Dates on which all values agree."""
    differing: int
    """Dates on which two values contradict each other; on those that remain the values are compatible."""
    most: ClaimPair | None
    """The two values that lie farthest apart, those of the earliest date where several do."""
    claims: tuple[SeriesClaim, ...]
    """Those that are compared."""

    @property
    def compatible(self) -> int:
        """Dates on which no values contradict and not all agree."""
        return self.dates - self.agreeing - self.differing


@dataclass(frozen=True, slots=True)
class SeriesComparison:
    """How the values of one series compare."""

    aspect: Aspect
    between: ClaimComparison | None
    """Different claimants; None where no two of them have a value for one date."""
    relayed: tuple[tuple[str, ClaimComparison], ...]
    """For each claimant whose values two sources relay unlike: the claimant, and how the sources compare."""
    is_contested: bool
    """True where claimants contradict, or independent sources relay one claimant with values that do."""
    is_corroborated: bool
    """True where two families relay different named claimants with values that fit, for one date."""

    @property
    def has_differences(self) -> bool:
        """True where two values for one date contradict, those of copies among them."""
        return bool(self.relayed) or (self.between is not None and self.between.differing > 0)

    @property
    def farthest(self) -> tuple[SeriesClaim, ...]:
        """The claims that lie farthest apart, of claimants and of sources that relay one."""
        records = (self.between, *(record for _claimant, record in self.relayed))
        pairs = (record.most for record in records if record and record.most)
        return tuple({claim.row.line: claim for pair in pairs for claim in (pair.first, pair.second)}.values())


def compare_series(corpus: Corpus, point: Point, independence: Independence) -> tuple[SeriesComparison, ...]:
    """Compare each series of the point; nothing of one in which no two values can be compared."""
    if not point.series:
        return ()
    of_pair = dict(zip(collect_series_claims(corpus, point), independence.series, strict=True))
    by_aspect: dict[str, list[SeriesClaim]] = {}
    for row in corpus.list_counted_rows(point):
        claimant = row.find_claimant(corpus.sources.get(row.source))
        by_aspect.setdefault(row.aspect, []).append(SeriesClaim(claimant, row, of_pair[row.source, claimant]))
    comparisons = (
        _compare_claims(corpus, aspect, by_aspect.get(aspect.id, [])) for aspect in point.compare if aspect.series
    )
    return tuple(comparison for comparison in comparisons if comparison.between or comparison.relayed)


def get_occasion(row: SeriesRow) -> Occasion | None:
    """Return for what date and period the line gives its value; None where it gives no date."""
    date = row.figure.as_of
    return None if date is None else (date.earliest, date.latest, date.offset, row.period)


def _compare_claims(corpus: Corpus, aspect: Aspect, claims: Iterable[SeriesClaim]) -> SeriesComparison:
    by_date: dict[Occasion, list[SeriesClaim]] = {}
    for claim in claims:
        if (when := get_occasion(claim.row)) is not None:
            by_date.setdefault(when, []).append(claim)
    between: list[list[ClaimPair]] = []
    within: dict[str, list[list[ClaimPair]]] = {}
    for same_date in by_date.values():
        pairs = list(_list_pairs(corpus, aspect, same_date))
        if apart := [pair for pair in pairs if pair.first.claimant != pair.second.claimant]:
            between.append(apart)
        for claimant in dict.fromkeys(pair.first.claimant for pair in pairs):
            own = [pair for pair in pairs if pair.first.claimant == pair.second.claimant == claimant]
            if own:
                within.setdefault(claimant, []).append(own)
    relayed = ((claimant, _summarize_pairs(dates, _get_source)) for claimant, dates in within.items())
    unlike = tuple((claimant, record) for claimant, record in relayed if record.differing)
    is_contested = any(_is_contradiction(pair) for pairs in between for pair in pairs)
    is_contested = is_contested or any(
        _is_contest_of_relays(pair) for dates in within.values() for pairs in dates for pair in pairs
    )
    is_corroborated = any(_is_corroboration(pair) for pairs in between for pair in pairs)
    return SeriesComparison(
        aspect, _summarize_pairs(between, _get_claimant) if between else None, unlike, is_contested, is_corroborated
    )


def _list_pairs(corpus: Corpus, aspect: Aspect, claims: Sequence[SeriesClaim]) -> Iterator[ClaimPair]:
    """Return each two values that can be compared; two of one claimant in one source are a mistake, told elsewhere."""
    for first, second in combinations(claims, 2):
        if first.claimant != second.claimant or first.row.source != second.row.source:
            yield ClaimPair(first, second, compare_values(corpus, aspect, first.row.figure, second.row.figure).relation)


def _get_claimant(claim: SeriesClaim) -> str:
    return claim.claimant


def _get_source(claim: SeriesClaim) -> str:
    return claim.row.source


def _summarize_pairs(dates: Sequence[Sequence[ClaimPair]], party: Callable[[SeriesClaim], str]) -> ClaimComparison:
    claims = {claim.row.line: claim for pairs in dates for pair in pairs for claim in (pair.first, pair.second)}
    in_order = tuple(claims[line] for line in sorted(claims))
    apart = [pair for pairs in dates for pair in pairs if _is_contradiction(pair)]
    return ClaimComparison(
        parties=tuple(dict.fromkeys(party(claim) for claim in in_order)),
        dates=len(dates),
        agreeing=sum(all(pair.relation is Relation.AGREES for pair in pairs) for pairs in dates),
        differing=sum(any(_is_contradiction(pair) for pair in pairs) for pairs in dates),
        most=min(apart, key=_make_distance_key) if apart else None,
        claims=in_order,
    )


def _make_distance_key(pair: ClaimPair) -> tuple[object, ...]:
    as_of = pair.first.row.figure.as_of
    assert isinstance(as_of, Date), "only dated lines are compared"
    return (
        -measure_distance(pair.first.row.figure.value, pair.second.row.figure.value),
        as_of.sort_key,
        pair.first.row.line,
    )


def _is_contradiction(pair: ClaimPair) -> bool:
    return pair.relation is Relation.CONTRADICTS


def _is_contest_of_relays(pair: ClaimPair) -> bool:
    """True for two sources that relay one claimant and contradict, where neither only copies or revises another."""
    return _is_contradiction(pair) and pair.first.standing.parent is None and pair.second.standing.parent is None


def _is_corroboration(pair: ClaimPair) -> bool:
    """True for claimants that two families relay, whose values agree or are compatible."""
    first, second = pair.first.standing, pair.second.standing
    named = first.origin.kind is second.origin.kind is OriginKind.NAMED and not (first.is_copy or second.is_copy)
    return named and first.origin != second.origin and first.family != second.family and pair.relation in CALM
