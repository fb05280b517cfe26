"""In what the reports on a point differ: told by a person, shown by the values, or made by a copy; each thing once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.compare import MINOR, AspectComparison, find_altered_report, find_contradiction, sort_by_weight
from factsheet.analysis.independence import Independence, Standing
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect, AspectType
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Difference, Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.values.value_type import CALM
from factsheet.text.word_diff import list_changes

KIND_OF: Mapping[AspectType, DifferenceKind] = {
    "actor": "speaker",
    "choice": "substance",
    "date": "time",
    "place": "substance",
    "positions": "substance",
    "quantity": "number",
    "set": "list",
    "text": "wording",
    "time": "time",
    "yes_no": "substance",
}
"""What kind of difference it is where the values of an aspect differ and nobody has said."""

_AspectKey = tuple[str, DifferenceKind | None]
"""The aspect; or nothing, and the kind of what is told of the reports as a whole."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    kind: DifferenceKind
    aspect: str | None
    """The aspect whose values differ; None where the reports differ as a whole."""
    explanations: tuple[Difference, ...]
    """What persons say of it, the weightiest kind first; empty where nobody has explained it."""


def list_disagreements(
    corpus: Corpus,
    point: Point,
    independence: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> tuple[Disagreement, ...]:
    """Return each thing in which the reports differ, the weightiest kind first."""
    in_series = [comparison.aspect.id for comparison in series if comparison.has_differences]
    explained = _group_explanations(point, corpus.list_counted_reports(point), in_series)
    types = {aspect.id: aspect.type for aspect in point.compare}
    shown = _list_shown_differences(corpus, point, independence, aspects, {aspect for aspect, _kind in explained})
    for key in (*shown, *((aspect, None) for aspect in in_series)):
        explained.setdefault(key, [])
    return tuple(sort_by_weight(_make_disagreement(key, reasons, types) for key, reasons in explained.items()))


def is_alike(
    point: Point,
    independence: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> bool:
    """Say whether several families have a row in which they report it, and nothing but words differs."""
    heads = independence.list_heads()
    return (
        len({head.family for head in heads}) > 1
        and not list_denials(independence)
        and len(collect_speakers(point, (head.report for head in heads))) < 2
        and all(difference.kind in MINOR for difference in point.differences)
        and not any(comparison.has_differences for comparison in series)
        and all(comparison.worst is None or comparison.worst.relation in CALM for comparison in aspects)
    )


def list_denials(independence: Independence) -> tuple[Standing, ...]:
    """Return the rows of their own that deny it, or say that there was none."""
    return tuple(head for head in independence.list_heads() if head.report.stance in AGAINST)


def collect_speakers(point: Point, reports: Iterable[Report]) -> frozenset[tuple[str, ...]]:
    """Return who is named as speaker, by the point or by reports that name another; who denies it names nobody."""
    named = (report.by or point.by for report in reports if report.stance not in AGAINST)
    return frozenset(tuple(sorted(by)) for by in named if by)


def _make_disagreement(key: _AspectKey, reasons: Sequence[Difference], types: Mapping[str, AspectType]) -> Disagreement:
    aspect, kind = key
    explanations = tuple(sort_by_weight(reasons))
    return Disagreement(
        explanations[0].kind if explanations else kind or KIND_OF[types[aspect]], aspect or None, explanations
    )


def _group_explanations(
    point: Point, counted: Sequence[Report], in_series: Collection[str]
) -> dict[_AspectKey, list[Difference]]:
    """Return what persons say, by what it is about.

    What names no aspect is about the one aspect of its kind whose values vary, where nothing else is told of that.
    """
    named = {difference.aspect for difference in point.differences}
    varying = (aspect for aspect in point.compare if aspect.id in in_series or _has_varying_values(counted, aspect))
    free = [aspect for aspect in varying if aspect.id not in named]
    explained: dict[_AspectKey, list[Difference]] = {}
    for difference in point.differences:
        fitting = [aspect.id for aspect in free if KIND_OF[aspect.type] == difference.kind]
        aspect = difference.aspect or (fitting[0] if len(fitting) == 1 else "")
        explained.setdefault((aspect, None if aspect else difference.kind), []).append(difference)
    return explained


def _has_varying_values(reports: Iterable[Report], aspect: Aspect) -> bool:
    values = [report.says[aspect.id] for report in reports if aspect.id in report.says]
    return any(value != values[0] for value in values)


def _list_shown_differences(
    corpus: Corpus, point: Point, independence: Independence, aspects: Sequence[AspectComparison], explained: set[str]
) -> Iterator[_AspectKey]:
    """Return what the reports show by themselves; `told`: the aspects of which a person says something."""
    copied = any(standing.is_copy for standing in independence.standings)
    apart = {
        comparison.aspect.id: comparison.aspect.type
        for comparison in aspects
        if comparison.is_apart or (copied and find_contradiction(corpus, point, comparison.aspect))
    }
    yield from ((aspect, None) for aspect in apart)
    if _is_denied(independence) and "yes_no" not in apart.values():
        yield "", "substance"
    counted = corpus.list_counted_reports(point)
    if len(collect_speakers(point, counted)) > 1 and all(
        difference.kind != "speaker" for difference in point.differences
    ):
        yield "", "speaker"
    words = {aspect.id for aspect in point.compare if aspect.type == "text"}
    if _is_altered(corpus, point) and not words & {*explained, *apart}:
        yield "", "wording"


def _is_denied(independence: Independence) -> bool:
    """True where one report with a row of its own says that it is so, and another that it is not."""
    return 0 < len(list_denials(independence)) < len(independence.list_heads())


def _is_altered(corpus: Corpus, point: Point) -> bool:
    """True where a copy changes the words that it takes from its parent."""
    for report in corpus.list_counted_reports(point):
        parent = find_altered_report(corpus, point, report)
        if parent is not None and parent.quote and report.quote and list_changes(parent.quote.text, report.quote.text):
            return True
    return False


def count_possible(point: Point) -> int:
    """Return in how many things its reports may differ: those told, and those that values and words could show."""
    reports = [report for report in point.reports if report.own_reason is None]
    explained = {difference.aspect or difference.kind for difference in point.differences}
    varying = set()
    for aspect in point.compare:
        values = [report.says[aspect.id] for report in reports if aspect.id in report.says]
        if aspect.series or any(value != values[0] for value in values[1:]):
            varying.add(aspect.id)
    altered = any(report.alters for report in reports)
    denied = len({report.stance in ("reports", "accepts") for report in reports}) > 1
    speakers = any(report.by for report in reports)
    return len({*explained, *varying}) + altered + denied + speakers
