"""How the claimants of a series compare: date by date, by the same rules as the values of reports."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from factsheet.analysis.compare import relation
from factsheet.analysis.independence import Independence, Standing, series_claims
from factsheet.analysis.origins import OriginKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow
from factsheet.model.values.date import Date
from factsheet.model.values.quantity import distance
from factsheet.model.values.value_type import CALM, Relation

Occasion = tuple[object, ...]
"""The as-of date and the period of a line: values of other lines are compared only where both are the same."""


class Claim(NamedTuple):
    """A line of a series that counts, whose value it gives, and how it stands among the other claims."""

    claimant: str
    """An actor or a source."""
    row: SeriesRow
    standing: Standing


class Pair(NamedTuple):
    """Two claims for one date."""

    one: Claim
    other: Claim
    relation: Relation


@dataclass(frozen=True, slots=True)
class Record:
    """How claims compare over all dates on which at least two of them can be compared."""

    parties: tuple[str, ...]
    """Those who have a value on one of these dates, in the order of the file: claimants, or the sources of one."""
    dates: int
    agreeing: int
    """Dates on which all values agree."""
    differing: int
    """Dates on which two values contradict each other; on those that remain the values are compatible."""
    most: Pair | None
    """The two values that lie farthest apart, those of the earliest date where several do."""
    claims: tuple[Claim, ...]
    """Those that are compared."""

    @property
    def compatible(self) -> int:
        """Dates on which no values contradict and not all agree."""
        return self.dates - self.agreeing - self.differing


@dataclass(frozen=True, slots=True)
class SeriesComparison:
    """How the values of one series compare."""

    aspect: Aspect
    between: Record | None
    """Different claimants; None where no two of them have a value for one date."""
    relayed: tuple[tuple[str, Record], ...]
    """For each claimant whose values two sources relay unlike: the claimant, and how the sources compare."""
    contests: bool
    """True where claimants contradict, or independent sources relay one claimant with values that do."""
    corroborates: bool
    """True where two families relay different named claimants with values that fit, for one date."""

    @property
    def differs(self) -> bool:
        """True where two values for one date contradict, those of copies among them."""
        return bool(self.relayed) or (self.between is not None and self.between.differing > 0)

    @property
    def farthest(self) -> tuple[Claim, ...]:
        """The claims that lie farthest apart, of claimants and of sources that relay one."""
        records = (self.between, *(record for _claimant, record in self.relayed))
        pairs = (record.most for record in records if record and record.most)
        return tuple({claim.row.line: claim for pair in pairs for claim in (pair.one, pair.other)}.values())


def compare_series(corpus: Corpus, point: Point, standings: Independence) -> tuple[SeriesComparison, ...]:
    """Compare each series of the point; nothing of one in which no two values can be compared."""
    if not point.series:
        return ()
    of_pair = dict(zip(series_claims(corpus, point), standings.series, strict=True))
    by_aspect: dict[str, list[Claim]] = {}
    for row in corpus.counted_series(point):
        claimant = row.claimant(corpus.sources.get(row.source))
        by_aspect.setdefault(row.aspect, []).append(Claim(claimant, row, of_pair[row.source, claimant]))
    found = (_compare(corpus, aspect, by_aspect.get(aspect.id, [])) for aspect in point.compare if aspect.series)
    return tuple(one for one in found if one.between or one.relayed)


def occasion(row: SeriesRow) -> Occasion | None:
    """Return for what date and period the line gives its value; None where it gives no date."""
    date = row.figure.as_of
    return None if date is None else (date.earliest, date.latest, date.offset, row.period)


def _compare(corpus: Corpus, aspect: Aspect, claims: Iterable[Claim]) -> SeriesComparison:
    by_date: dict[Occasion, list[Claim]] = {}
    for claim in claims:
        if (when := occasion(claim.row)) is not None:
            by_date.setdefault(when, []).append(claim)
    between: list[list[Pair]] = []
    within: dict[str, list[list[Pair]]] = {}
    for same_date in by_date.values():
        pairs = list(_pairs(corpus, aspect, same_date))
        if apart := [pair for pair in pairs if pair.one.claimant != pair.other.claimant]:
            between.append(apart)
        for claimant in dict.fromkeys(pair.one.claimant for pair in pairs):
            own = [pair for pair in pairs if pair.one.claimant == pair.other.claimant == claimant]
            if own:
                within.setdefault(claimant, []).append(own)
    relayed = ((claimant, _record(dates, _source)) for claimant, dates in within.items())
    unlike = tuple((claimant, record) for claimant, record in relayed if record.differing)
    contests = any(_contradict(pair) for pairs in between for pair in pairs)
    contests = contests or any(_contest(pair) for dates in within.values() for pairs in dates for pair in pairs)
    corroborates = any(_corroborate(pair) for pairs in between for pair in pairs)
    return SeriesComparison(aspect, _record(between, _claimant) if between else None, unlike, contests, corroborates)


def _pairs(corpus: Corpus, aspect: Aspect, claims: Sequence[Claim]) -> Iterator[Pair]:
    """Return each two values that can be compared; two of one claimant in one source are a mistake, told elsewhere."""
    for one, other in combinations(claims, 2):
        if one.claimant != other.claimant or one.row.source != other.row.source:
            yield Pair(one, other, relation(corpus, aspect, one.row.figure, other.row.figure).relation)


def _claimant(claim: Claim) -> str:
    return claim.claimant


def _source(claim: Claim) -> str:
    return claim.row.source


def _record(dates: Sequence[Sequence[Pair]], party: Callable[[Claim], str]) -> Record:
    claims = {claim.row.line: claim for pairs in dates for pair in pairs for claim in (pair.one, pair.other)}
    in_order = tuple(claims[line] for line in sorted(claims))
    apart = [pair for pairs in dates for pair in pairs if _contradict(pair)]
    return Record(
        parties=tuple(dict.fromkeys(party(claim) for claim in in_order)),
        dates=len(dates),
        agreeing=sum(all(pair.relation is Relation.AGREES for pair in pairs) for pairs in dates),
        differing=sum(any(_contradict(pair) for pair in pairs) for pairs in dates),
        most=min(apart, key=_farthest_first) if apart else None,
        claims=in_order,
    )


def _farthest_first(pair: Pair) -> tuple[object, ...]:
    as_of = pair.one.row.figure.as_of
    assert isinstance(as_of, Date), "only dated lines are compared"
    return -distance(pair.one.row.figure.value, pair.other.row.figure.value), as_of.order, pair.one.row.line


def _contradict(pair: Pair) -> bool:
    return pair.relation is Relation.CONTRADICTS


def _contest(pair: Pair) -> bool:
    """True for two sources that relay one claimant and contradict, where neither only copies or revises another."""
    return _contradict(pair) and pair.one.standing.parent is None and pair.other.standing.parent is None


def _corroborate(pair: Pair) -> bool:
    """True for claimants that two families relay, whose values agree or are compatible."""
    one, other = pair.one.standing, pair.other.standing
    named = one.origin.kind is other.origin.kind is OriginKind.NAMED and not (one.is_copy or other.is_copy)
    return named and one.origin != other.origin and one.family != other.family and pair.relation in CALM
