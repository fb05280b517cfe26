"""How the reports on a point stand to each other, aspect by aspect."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

from factsheet.analysis.independence import Independence, Standing
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.gaps import Unknown, if_known
from factsheet.model.point import Difference, Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.values import TYPES, yes_no
from factsheet.model.values.value_type import CALM, Agreement, Relation

GENTLE = ("wording", "spelling")
"""Kinds of difference that never contest a point."""
WEIGHT = ("substance", "number", "list", "speaker", "time", "wording", "spelling")
"""Kinds of difference, the weightiest first."""
_ORDER = tuple(Relation)


@dataclass(frozen=True, slots=True)
class Said:
    """A value that several reports give alike, with their standings in the order of display."""

    value: Any
    by: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class AspectComparison:
    """What the reports with a row of their own say of one aspect; copies are left out."""

    aspect: Aspect
    said: tuple[Said, ...]
    """Values told apart, those of most reports first."""
    worst: Agreement | None
    """The gravest relation between two of them; None where fewer than two reports give a value."""
    is_agreed: bool
    """True where rows of two families or more give a value, all give the same, and no row is against the point.

    A later version that gives another value, or is against it, undoes the agreement.
    """
    told: tuple[Difference, ...]
    """What a person says of the differences in this aspect."""

    @property
    def contests(self) -> bool:
        """True where values contradict, and not in their wording or spelling alone."""
        return self.worst is not None and self.worst.relation is Relation.CONTRADICTS and not self.is_gentle

    @property
    def is_gentle(self) -> bool:
        """True where a person says that only wording or spelling differs."""
        return bool(self.told) and all(difference.kind in GENTLE for difference in self.told)

    @property
    def verdict(self) -> Agreement | None:
        """How the values stand to each other; None also for the same value in rows that do not make it agreed."""
        return None if not self.is_agreed and not self.differs else self.worst

    @property
    def is_apart(self) -> bool:
        """True where values cannot both hold, or cannot be compared; another wording is compatible, and yet differs."""
        if self.worst is None:
            return False
        return self.worst.relation not in CALM or (self.aspect.type == "text" and self.differs)

    @property
    def differs(self) -> bool:
        return self.worst is not None and self.worst.relation is not Relation.AGREES


def compare(corpus: Corpus, point: Point, standings: Independence) -> tuple[AspectComparison, ...]:
    """Compare every aspect of the point, in the order in which it lists them."""
    heads, later = standings.heads(), standings.later_versions()
    return tuple(_aspect(corpus, point, aspect, heads, later) for aspect in point.compare)


def value_of(report: Report, aspect: Aspect) -> Any:
    """Return what the report says of the aspect, or None; asserted absence is the `no` of a yes or no."""
    if aspect.id in report.says:
        return report.says[aspect.id]
    if report.stance == "asserts_absence" and aspect.type == "yes_no":
        return yes_no.NO
    return None


def parent_of(corpus: Corpus, point: Point, report: Report) -> Report | None:
    """Return the report whose quotation this one changes, where it counts; None for any other."""
    parent = point.report(report.alters) if report.alters else None
    return parent if parent is not None and corpus.why_not_counted(parent) is None else None


def contradiction(corpus: Corpus, point: Point, aspect: Aspect) -> Agreement | None:
    """Return what two reports contradict each other in, copies and their parents too; None where none do."""
    given = list(_known_values(corpus, point, aspect))
    relations = (relation(corpus, aspect, one, other) for one, other in combinations(_distinct(given), 2))
    return next((found for found in relations if found.relation is Relation.CONTRADICTS), None)


def _known_values(corpus: Corpus, point: Point, aspect: Aspect) -> Iterator[Any]:
    """Yield what counted reports give; a report whose source is not known counts until something says otherwise.

    In a faulty file, a value that is not known takes nothing from what others say.
    """
    for report in point.reports:
        with suppress(Unknown):
            reason = if_known(partial(corpus.why_not_counted, report), report.own_reason)
            value = value_of(report, aspect) if reason is None else None
            if value is not None:
                yield value


def by_weight(differences: Iterable[Any]) -> list[Any]:
    """Sort differences by their kind, the weightiest first."""
    return sorted(differences, key=lambda difference: WEIGHT.index(difference.kind))


def _aspect(
    corpus: Corpus, point: Point, aspect: Aspect, heads: Sequence[Standing], later: Sequence[Standing]
) -> AspectComparison:
    given = [(value, head) for head in heads if (value := value_of(head.report, aspect)) is not None]
    groups: list[tuple[list[Any], list[Standing]]] = []
    for value, head in given:
        alike = next((group for group in groups if _agrees(corpus, aspect, value, group)), None)
        if alike is None:
            groups.append(([value], [head]))
        else:
            alike[0].append(value)
            alike[1].append(head)
    said = tuple(Said(values[0], tuple(by)) for values, by in sorted(groups, key=lambda group: -len(group[1])))
    told = tuple(by_weight(difference for difference in point.differences if difference.aspect == aspect.id))
    worst = _worst(corpus, aspect, [value for value, _head in given])
    families = {head.family for _value, head in given}
    is_alike = worst is not None and worst.relation is Relation.AGREES and len(families) > 1
    opposed = any(one.report.stance in AGAINST for one in (*heads, *later))
    is_agreed = is_alike and not opposed and _holds_still(corpus, aspect, given, later)
    return AspectComparison(aspect, said, worst, is_agreed, told)


def _holds_still(
    corpus: Corpus, aspect: Aspect, given: Sequence[tuple[Any, Standing]], later: Sequence[Standing]
) -> bool:
    """True where no outlet gives another value in a later version of what it said first."""
    values = [value for one in later if (value := value_of(one.report, aspect)) is not None]
    if not values:
        return True
    alike = _worst(corpus, aspect, [*(value for value, _head in given), *values])
    return alike is not None and alike.relation is Relation.AGREES


def _agrees(corpus: Corpus, aspect: Aspect, value: Any, group: tuple[list[Any], list[Standing]]) -> bool:
    """True where the value agrees with each of a group: one without its date agrees with figures of two dates."""
    return all(relation(corpus, aspect, value, other).relation is Relation.AGREES for other in _distinct(group[0]))


def _worst(corpus: Corpus, aspect: Aspect, values: list[Any]) -> Agreement | None:
    """Return the gravest relation between any two of the values; None for fewer than two."""
    if len(values) < 2:
        return None
    distinct = _distinct(values)
    if len(distinct) == 1:
        return relation(corpus, aspect, values[0], values[0])
    relations = [relation(corpus, aspect, one, other) for one, other in combinations(distinct, 2)]
    return max(relations, key=lambda agreement: _ORDER.index(agreement.relation))


def _distinct(values: list[Any]) -> list[Any]:
    return [value for number, value in enumerate(values) if value not in values[:number]]


def relation(corpus: Corpus, aspect: Aspect, one: Any, other: Any) -> Agreement:
    """Return how two values of the aspect stand to each other."""
    return TYPES[aspect.type].compare(one, other, corpus)
