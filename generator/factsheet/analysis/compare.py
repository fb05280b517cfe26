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
from factsheet.model.gaps import Unknown, get_if_known
from factsheet.model.point import Difference, Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.values import TYPES, yes_no
from factsheet.model.values.value_type import CALM, Agreement, Relation

MINOR = ("wording", "spelling")
"""Kinds of difference that never contest a point."""
WEIGHT = ("substance", "number", "list", "speaker", "time", "wording", "spelling")
"""Kinds of difference, the weightiest first."""
_ORDER = tuple(Relation)


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value that several reports give alike, with their standings in the order of display."""

    value: Any
    by: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class AspectComparison:
    """What the reports with a row of their own say of one aspect; copies are left out."""

    aspect: Aspect
    values: tuple[StatedValue, ...]
    """Values told apart, those of most reports first."""
    worst: Agreement | None
    """The gravest relation between two of them; None where fewer than two reports give a value."""
    is_agreed: bool
    """True where rows of two families or more give a value, all give the same, and no row is against the point.

    A later version that gives another value, or is against it, undoes the agreement.
    """
    explanations: tuple[Difference, ...]
    """What a person says of the differences in this aspect."""

    @property
    def is_contested(self) -> bool:
        """True where values contradict, and not in their wording or spelling alone."""
        return self.worst is not None and self.worst.relation is Relation.CONTRADICTS and not self.is_minor

    @property
    def is_minor(self) -> bool:
        """True where a person says that only wording or spelling differs."""
        return bool(self.explanations) and all(difference.kind in MINOR for difference in self.explanations)

    @property
    def verdict(self) -> Agreement | None:
        """How the values stand to each other; None also for the same value in rows that do not make it agreed."""
        return None if not self.is_agreed and not self.has_differences else self.worst

    @property
    def is_apart(self) -> bool:
        """True where values cannot both hold, or cannot be compared; another wording is compatible, and yet differs."""
        if self.worst is None:
            return False
        return self.worst.relation not in CALM or (self.aspect.type == "text" and self.has_differences)

    @property
    def has_differences(self) -> bool:
        return self.worst is not None and self.worst.relation is not Relation.AGREES


def compare_aspects(corpus: Corpus, point: Point, independence: Independence) -> tuple[AspectComparison, ...]:
    """Compare every aspect of the point, in the order in which it lists them."""
    heads, later = independence.list_heads(), independence.list_later_versions()
    return tuple(_compare_aspect(corpus, point, aspect, heads, later) for aspect in point.compare)


def get_value(report: Report, aspect: Aspect) -> Any:
    """Return what the report says of the aspect, or None; asserted absence is the `no` of a yes or no."""
    if aspect.id in report.says:
        return report.says[aspect.id]
    if report.stance == "asserts_absence" and aspect.type == "yes_no":
        return yes_no.NO
    return None


def find_altered_report(corpus: Corpus, point: Point, report: Report) -> Report | None:
    """Return the report whose quotation this one changes, where it counts; None for any other."""
    parent = point.get_report(report.alters) if report.alters else None
    return parent if parent is not None and corpus.find_reason_not_counted(parent) is None else None


def find_contradiction(corpus: Corpus, point: Point, aspect: Aspect) -> Agreement | None:
    """Return what two reports contradict each other in, copies and their parents too; None where none do."""
    values = list(_list_known_values(corpus, point, aspect))
    relations = (
        compare_values(corpus, aspect, first, second) for first, second in combinations(_list_distinct(values), 2)
    )
    return next((agreement for agreement in relations if agreement.relation is Relation.CONTRADICTS), None)


def _list_known_values(corpus: Corpus, point: Point, aspect: Aspect) -> Iterator[Any]:
    """Yield what counted reports give; a report whose source is not known counts until something says otherwise.

    In a faulty file, a value that is not known takes nothing from what others say.
    """
    for report in point.reports:
        with suppress(Unknown):
            reason = get_if_known(partial(corpus.find_reason_not_counted, report), report.own_reason)
            value = get_value(report, aspect) if reason is None else None
            if value is not None:
                yield value


def sort_by_weight(differences: Iterable[Any]) -> list[Any]:
    """Sort differences by their kind, the weightiest first."""
    return sorted(differences, key=lambda difference: WEIGHT.index(difference.kind))


def _compare_aspect(
    corpus: Corpus, point: Point, aspect: Aspect, heads: Sequence[Standing], later: Sequence[Standing]
) -> AspectComparison:
    stated = [(value, head) for head in heads if (value := get_value(head.report, aspect)) is not None]
    groups: list[tuple[list[Any], list[Standing]]] = []
    for value, head in stated:
        alike = next((group for group in groups if _is_in_agreement(corpus, aspect, value, group)), None)
        if alike is None:
            groups.append(([value], [head]))
        else:
            alike[0].append(value)
            alike[1].append(head)
    values_by_weight = tuple(
        StatedValue(values[0], tuple(by)) for values, by in sorted(groups, key=lambda group: -len(group[1]))
    )
    explanations = tuple(
        sort_by_weight(difference for difference in point.differences if difference.aspect == aspect.id)
    )
    worst = _find_worst(corpus, aspect, [value for value, _head in stated])
    families = {head.family for _value, head in stated}
    is_alike = worst is not None and worst.relation is Relation.AGREES and len(families) > 1
    opposed = any(standing.report.stance in AGAINST for standing in (*heads, *later))
    is_agreed = is_alike and not opposed and _is_unrevised(corpus, aspect, stated, later)
    return AspectComparison(aspect, values_by_weight, worst, is_agreed, explanations)


def _is_unrevised(
    corpus: Corpus, aspect: Aspect, stated: Sequence[tuple[Any, Standing]], later: Sequence[Standing]
) -> bool:
    """True where no outlet gives another value in a later version of what it said first."""
    values = [value for standing in later if (value := get_value(standing.report, aspect)) is not None]
    if not values:
        return True
    alike = _find_worst(corpus, aspect, [*(value for value, _head in stated), *values])
    return alike is not None and alike.relation is Relation.AGREES


def _is_in_agreement(corpus: Corpus, aspect: Aspect, value: Any, group: tuple[list[Any], list[Standing]]) -> bool:
    """True where the value agrees with each of a group: one without its date agrees with figures of two dates."""
    return all(
        compare_values(corpus, aspect, value, other).relation is Relation.AGREES for other in _list_distinct(group[0])
    )


def _find_worst(corpus: Corpus, aspect: Aspect, values: list[Any]) -> Agreement | None:
    """Return the gravest relation between any two of the values; None for fewer than two."""
    if len(values) < 2:
        return None
    distinct = _list_distinct(values)
    if len(distinct) == 1:
        return compare_values(corpus, aspect, values[0], values[0])
    relations = [compare_values(corpus, aspect, first, second) for first, second in combinations(distinct, 2)]
    return max(relations, key=lambda agreement: _ORDER.index(agreement.relation))


def _list_distinct(values: list[Any]) -> list[Any]:
    return [value for number, value in enumerate(values) if value not in values[:number]]


def compare_values(corpus: Corpus, aspect: Aspect, first: Any, second: Any) -> Agreement:
    """Return how two values of the aspect stand to each other."""
    return TYPES[aspect.type].compare(first, second, corpus)
