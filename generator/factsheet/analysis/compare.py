"""Compare what the reports on a point say, aspect by aspect."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import combinations
from typing import Any

from msgspec import Struct

from factsheet.analysis.independence import Independence, ReportLineage
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.gaps import Unknown, get_if_known
from factsheet.model.point import Point
from factsheet.model.point_parts import Difference
from factsheet.model.report import AGAINST, Report
from factsheet.model.values import TYPES, yes_no
from factsheet.model.values.value_type import CALM, Agreement, Relation

MINOR = ("wording", "spelling")
"""Kinds of difference that never contest a point."""
WEIGHT = ("substance", "number", "list", "speaker", "time", "wording", "spelling")
"""Kinds of difference, most serious first."""
_ORDER = tuple(Relation)


class StatedValue(Struct, frozen=True):
    """A value and the reports that give it, in the order of display."""

    value: Any
    by: tuple[ReportLineage, ...]


class _Statement(Struct, frozen=True):
    value: Any
    lineage: ReportLineage


class AspectComparison(Struct, frozen=True):
    """What the reports with a row of their own say on one aspect; copies are left out."""

    aspect: Aspect
    values: tuple[StatedValue, ...]
    """Distinct values, those of most reports first."""
    worst: Agreement | None
    """The gravest relation between two values; None if fewer than two reports give one."""
    is_agreed: bool
    """True if rows of at least two families give a value, all give the same, and no row is against the point.

    A later version that gives another value, or is against the point, undoes the agreement.
    """
    explanations: tuple[Difference, ...]
    """Editors' explanations of the differences in this aspect, most serious first."""

    @property
    def is_contested(self) -> bool:
        """True if values contradict, in more than their wording or spelling."""
        return self.worst is not None and self.worst.relation is Relation.CONTRADICTS and not self.is_minor

    @property
    def is_minor(self) -> bool:
        """True if an editor says that only wording or spelling differs."""
        return bool(self.explanations) and all(difference.kind in MINOR for difference in self.explanations)

    @property
    def verdict(self) -> Agreement | None:
        """The worst relation, as far as it may be shown: None also for equal values that do not make an agreement."""
        return self.worst if self.is_agreed or self.has_differences else None

    @property
    def is_apart(self) -> bool:
        """True if values cannot both be true or cannot be compared, or if wordings differ, although compatible."""
        if self.worst is None:
            return False
        return self.worst.relation not in CALM or (self.aspect.type == "text" and self.has_differences)

    @property
    def has_differences(self) -> bool:
        return self.worst is not None and self.worst.relation is not Relation.AGREES


def compare_aspects(corpus: Corpus, point: Point, independence: Independence) -> tuple[AspectComparison, ...]:
    """Compare every aspect of the point, in the order of the file."""
    heads, later = independence.heads, independence.list_later_versions()
    return tuple(_compare_aspect(corpus, point, aspect, heads, later) for aspect in point.compare)


def get_value(report: Report, aspect: Aspect) -> Any:
    """Return the report's value, or None; in a yes/no aspect, an asserted absence is `no`."""
    if aspect.id in report.says:
        return report.says[aspect.id]
    if report.stance == "asserts_absence" and aspect.type == "yes_no":
        return yes_no.NO
    return None


def find_altered_report(corpus: Corpus, point: Point, report: Report) -> Report | None:
    """Return the report whose quotation this one changes; None if it changes none, or that one does not count."""
    if not report.alters:
        return None
    parent = point.get_report(report.alters)
    return parent if corpus.find_reason_not_counted(parent) is None else None


def find_contradiction(corpus: Corpus, point: Point, aspect: Aspect) -> Agreement | None:
    """Return the first contradiction between two reports, copies included; None if there is none."""
    values = _list_distinct(list(_list_known_values(corpus, point, aspect)))
    for first, second in combinations(values, 2):
        agreement = compare_values(corpus, aspect, first, second)
        if agreement.relation is Relation.CONTRADICTS:
            return agreement
    return None


def _list_known_values(corpus: Corpus, point: Point, aspect: Aspect) -> Iterator[Any]:
    """Yield the values of counted reports; a report whose source is unknown counts.

    In a faulty file, a value that could not be read must not hide the contradiction of others.
    """
    for report in point.reports:
        with suppress(Unknown):
            reason = get_if_known(partial(corpus.find_reason_not_counted, report), report.own_reason)
            if reason is None and (value := get_value(report, aspect)) is not None:
                yield value


def sort_by_weight(differences: Iterable[Any]) -> list[Any]:
    """Sort differences by their kind, most serious first."""
    return sorted(differences, key=lambda difference: WEIGHT.index(difference.kind))


def _compare_aspect(
    corpus: Corpus, point: Point, aspect: Aspect, heads: Sequence[ReportLineage], later: Sequence[ReportLineage]
) -> AspectComparison:
    statements = _list_statements(heads, aspect)
    explanations = [difference for difference in point.differences if difference.aspect == aspect.id]
    worst = _find_worst(corpus, aspect, [statement.value for statement in statements])
    return AspectComparison(
        aspect=aspect,
        values=_group_by_value(corpus, aspect, statements),
        worst=worst,
        is_agreed=_is_agreed(corpus, aspect, statements, later, worst)
        and not any(lineage.report.stance in AGAINST for lineage in (*heads, *later)),
        explanations=tuple(sort_by_weight(explanations)),
    )


def _list_statements(lineages: Iterable[ReportLineage], aspect: Aspect) -> list[_Statement]:
    statements = []
    for lineage in lineages:
        value = get_value(lineage.report, aspect)
        if value is not None:
            statements.append(_Statement(value, lineage))
    return statements


def _group_by_value(corpus: Corpus, aspect: Aspect, statements: Iterable[_Statement]) -> tuple[StatedValue, ...]:
    groups: list[list[_Statement]] = []
    for statement in statements:
        for group in groups:
            if _is_in_agreement(corpus, aspect, statement.value, group):
                group.append(statement)
                break
        else:
            groups.append([statement])
    groups.sort(key=len, reverse=True)
    values = []
    for group in groups:
        by = tuple(statement.lineage for statement in group)
        values.append(StatedValue(group[0].value, by))
    return tuple(values)


def _is_agreed(
    corpus: Corpus,
    aspect: Aspect,
    statements: Sequence[_Statement],
    later: Sequence[ReportLineage],
    worst: Agreement | None,
) -> bool:
    """True if several families give the same value, and no outlet gives another in a later version."""
    if worst is None or worst.relation is not Relation.AGREES:
        return False
    if len({statement.lineage.family for statement in statements}) < 2:
        return False
    revisions = _list_statements(later, aspect)
    if not revisions:
        return True
    with_revisions = _find_worst(corpus, aspect, [statement.value for statement in (*statements, *revisions)])
    return with_revisions is not None and with_revisions.relation is Relation.AGREES


def _is_in_agreement(corpus: Corpus, aspect: Aspect, value: Any, group: Iterable[_Statement]) -> bool:
    # With each of the group, not only its first: a figure without a date agrees with figures of two dates, which do
    # not agree with each other.
    others = _list_distinct([statement.value for statement in group])
    return all(compare_values(corpus, aspect, value, other).relation is Relation.AGREES for other in others)


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
    """Return each value once. By equality: not every type of value can be hashed."""
    distinct: list[Any] = []
    for value in values:
        if value not in distinct:
            distinct.append(value)
    return distinct


def compare_values(corpus: Corpus, aspect: Aspect, first: Any, second: Any) -> Agreement:
    """Return the relation between two values of the aspect."""
    return TYPES[aspect.type].compare(first, second, corpus)
