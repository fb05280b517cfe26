"""Differences between the reports on a point: explained by an editor, visible in the values, or made by a copy.

Each difference is listed once: an explanation and the values of its aspect are one entry.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from factsheet.analysis.compare import MINOR, AspectComparison, find_altered_report, find_contradiction, sort_by_weight
from factsheet.analysis.independence import Independence, ReportLineage
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect, AspectType
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Point
from factsheet.model.point_parts import Difference
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
"""The kind of a difference in the values of an aspect that nobody has explained."""

_AspectKey = tuple[str, DifferenceKind | None]
"""The aspect and None; or an empty text and the kind, for a difference of the reports as a whole."""


class Disagreement(Struct, frozen=True):
    """One thing in which the reports differ."""

    kind: DifferenceKind
    aspect: str | None
    """The aspect whose values differ; None if the reports differ as a whole."""
    explanations: tuple[Difference, ...]
    """Editors' explanations, most serious kind first; empty if nobody has explained it."""


def list_disagreements(
    corpus: Corpus,
    point: Point,
    independence: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> tuple[Disagreement, ...]:
    """Return each thing in which the reports differ, most serious first."""
    in_series = [comparison.aspect.id for comparison in series if comparison.has_differences]
    counted = corpus.list_counted_reports(point)
    explained = _group_explanations(point, counted, in_series)
    types = {aspect.id: aspect.type for aspect in point.compare}
    explained_aspects = {aspect for aspect, _kind in explained}
    for key in _list_shown_differences(corpus, point, counted, independence, aspects, explained_aspects):
        explained.setdefault(key, [])
    for aspect in in_series:
        explained.setdefault((aspect, None), [])
    return tuple(sort_by_weight(_make_disagreement(key, reasons, types) for key, reasons in explained.items()))


def is_alike(
    point: Point,
    independence: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> bool:
    """Return whether several families report it in rows of their own, and only the wording differs."""
    heads = independence.heads
    if len({head.family for head in heads}) < 2 or list_denials(independence):
        return False
    if len(collect_speakers(point, (head.report for head in heads))) > 1:
        return False
    if any(difference.kind not in MINOR for difference in point.differences):
        return False
    if any(comparison.has_differences for comparison in series):
        return False
    return all(comparison.worst is None or comparison.worst.relation in CALM for comparison in aspects)


def list_denials(independence: Independence) -> tuple[ReportLineage, ...]:
    """Return the rows of their own that deny the point, or say that there was nothing of the kind."""
    return tuple(head for head in independence.heads if head.report.stance in AGAINST)


def collect_speakers(point: Point, reports: Iterable[Report]) -> frozenset[tuple[str, ...]]:
    """Return the speakers that reports name, each group sorted; a report that names none means those of the point.

    Reports against the point are left out: a denial names no speaker.
    """
    speakers = set()
    for report in reports:
        by = report.by or point.by
        if by and report.stance not in AGAINST:
            speakers.add(tuple(sorted(by)))
    return frozenset(speakers)


def _make_disagreement(key: _AspectKey, reasons: Sequence[Difference], types: Mapping[str, AspectType]) -> Disagreement:
    aspect, kind = key
    explanations = tuple(sort_by_weight(reasons))
    if explanations:
        kind = explanations[0].kind
    elif kind is None:
        kind = KIND_OF[types[aspect]]
    return Disagreement(kind, aspect or None, explanations)


def _group_explanations(
    point: Point, counted: Sequence[Report], in_series: Collection[str]
) -> dict[_AspectKey, list[Difference]]:
    """Return the explanations by what they are about.

    One that names no aspect is about the only aspect of its kind with varying values and no explanation. With two such
    aspects, it is about the reports as a whole: which of them is meant is not guessed.
    """
    named = {difference.aspect for difference in point.differences}
    free: list[Aspect] = []
    for aspect in point.compare:
        if aspect.id not in named and (aspect.id in in_series or _has_varying_values(counted, aspect)):
            free.append(aspect)
    explained: dict[_AspectKey, list[Difference]] = {}
    for difference in point.differences:
        about = difference.aspect
        if not about:
            fitting = [aspect.id for aspect in free if KIND_OF[aspect.type] == difference.kind]
            about = fitting[0] if len(fitting) == 1 else None
        key = (about, None) if about else ("", difference.kind)
        explained.setdefault(key, []).append(difference)
    return explained


def _has_varying_values(reports: Iterable[Report], aspect: Aspect) -> bool:
    values = [report.says[aspect.id] for report in reports if aspect.id in report.says]
    return any(value != values[0] for value in values)


def _list_shown_differences(
    corpus: Corpus,
    point: Point,
    counted: Sequence[Report],
    independence: Independence,
    aspects: Sequence[AspectComparison],
    explained: set[str],
) -> Iterator[_AspectKey]:
    """Return the differences visible in the reports themselves; `explained`: the aspects with an explanation."""
    copied = any(lineage.is_copy for lineage in independence.lineages)
    apart: dict[str, AspectType] = {}
    for comparison in aspects:
        # Only copies can contradict where rows of their own do not; comparing all reports takes time.
        if comparison.is_apart or (copied and find_contradiction(corpus, point, comparison.aspect)):
            apart[comparison.aspect.id] = comparison.aspect.type
            yield comparison.aspect.id, None
    # A denial shows as the `no` of an aspect already, if there is one.
    if _is_denied(independence) and "yes_no" not in apart.values():
        yield "", "substance"
    is_speaker_explained = any(difference.kind == "speaker" for difference in point.differences)
    if not is_speaker_explained and len(collect_speakers(point, counted)) > 1:
        yield "", "speaker"
    words = {aspect.id for aspect in point.compare if aspect.type == "text"}
    if words.isdisjoint([*explained, *apart]) and _is_altered(corpus, point, counted):
        yield "", "wording"


def _is_denied(independence: Independence) -> bool:
    """True if some reports with a row of their own are against the point, and others are not."""
    return 0 < len(list_denials(independence)) < len(independence.heads)


def _is_altered(corpus: Corpus, point: Point, counted: Sequence[Report]) -> bool:
    """True if a copy changes words that it quotes from its parent."""
    for report in counted:
        parent = find_altered_report(corpus, point, report)
        if parent is not None and parent.quote and report.quote and list_changes(parent.quote.text, report.quote.text):
            return True
    return False


def count_possible(point: Point) -> int:
    """Return in how many things its reports may differ at most.

    How many pages a list has must be known before any point is analysed, so this looks at nothing but the record.
    """
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
