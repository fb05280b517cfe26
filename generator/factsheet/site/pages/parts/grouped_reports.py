"""Reports of a point, grouped by the value, the speaker or the words they give."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from factsheet.analysis.analysis import Finding
from factsheet.analysis.compare import get_value
from factsheet.analysis.independence import ReportLineage
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import AGAINST
from factsheet.model.values import TYPES
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import comparison_rows

T = TypeVar("T")


def list_values(finding: Finding, aspect: Aspect) -> Iterator[tuple[Any, ReportLineage]]:
    for lineage in finding.independence.lineages:
        value = get_value(lineage.report, aspect)
        if value is not None:
            yield value, lineage


def make_agreement_test(corpus: Corpus, aspect: Aspect) -> Callable[[Any, Any], bool]:
    """Return whether two values share a side: they agree, and figures have the same words, date and claimant too."""
    kind = TYPES[aspect.type]

    def is_alike(value: Any, other: Any) -> bool:
        if kind.compare(value, other, corpus).relation is not Relation.AGREES:
            return False
        return aspect.type != "quantity" or _format_figure(corpus, value) == _format_figure(corpus, other)

    return is_alike


def _format_figure(corpus: Corpus, figure: Figure) -> tuple[Sequence[str], Sequence[str]]:
    words = [span.text.casefold() for span in print_figure(figure).value]
    return words, comparison_rows.list_value_notes(corpus, figure)


def list_named_speakers(point: Point, finding: Finding) -> Iterator[tuple[tuple[str, ...], ReportLineage]]:
    """Return the speakers of each report: its own, else those of the point. A denial names no speaker."""
    for lineage in finding.independence.lineages:
        if lineage.report.stance not in AGAINST:
            yield lineage.report.by or point.by, lineage


def list_printed_speakers(point: Point, finding: Finding) -> Iterator[tuple[tuple[str, ...], ReportLineage]]:
    """Return the speakers that each report names first, for a difference that an editor has explained."""
    for lineage in finding.independence.lineages:
        report = lineage.report
        yield report.by or report.attribution.chain[:1] or (point.by if point.is_utterance else ()), lineage


def list_wordings(finding: Finding) -> Iterator[tuple[tuple[str, str], ReportLineage]]:
    for lineage in finding.independence.lineages:
        report = lineage.report
        if report.quote or report.stance in AGAINST:
            yield (report.stance, report.quote.text.casefold() if report.quote else ""), lineage


def group_alike(
    pairs: Iterable[tuple[T, ReportLineage]], alike: Callable[[T, T], bool]
) -> Sequence[tuple[T, Sequence[ReportLineage]]]:
    """Group reports that say the same, in the order in which each thing is first said."""
    grouped: list[tuple[T, list[ReportLineage]]] = []
    for what, lineage in pairs:
        for other, by in grouped:
            if alike(other, what):
                by.append(lineage)
                break
        else:
            grouped.append((what, [lineage]))
    return grouped
