"""In what the reports on a point differ: told by a person, shown by the values, or made by a copy; each thing once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.compare import GENTLE, AspectComparison, by_weight, contradiction, parent_of
from factsheet.analysis.independence import Independence, Standing
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect, AspectType
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Difference, Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.values.value_type import CALM
from factsheet.text.word_diff import changes

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

_Key = tuple[str, DifferenceKind | None]
"""The aspect; or nothing, and the kind of what is told of the reports as a whole."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    kind: DifferenceKind
    aspect: str | None
    """The aspect whose values differ; None where the reports differ as a whole."""
    told: tuple[Difference, ...]
    """What persons say of it, the weightiest kind first; empty where nobody has explained it."""


def disagreements(
    corpus: Corpus,
    point: Point,
    standings: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> tuple[Disagreement, ...]:
    """Return each thing in which the reports differ, the weightiest kind first."""
    in_series = [found.aspect.id for found in series if found.differs]
    told = _told(point, corpus.counted(point), in_series)
    types = {aspect.id: aspect.type for aspect in point.compare}
    shown = _shown(corpus, point, standings, aspects, {aspect for aspect, _kind in told})
    for key in (*shown, *((aspect, None) for aspect in in_series)):
        told.setdefault(key, [])
    return tuple(by_weight(_one(key, reasons, types) for key, reasons in told.items()))


def is_alike(
    point: Point,
    standings: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> bool:
    """Say whether several families have a row in which they report it, and nothing but words differs."""
    heads = standings.heads()
    return (
        len({head.family for head in heads}) > 1
        and not against(standings)
        and len(speakers(point, (head.report for head in heads))) < 2
        and all(difference.kind in GENTLE for difference in point.differences)
        and not any(found.differs for found in series)
        and all(found.worst is None or found.worst.relation in CALM for found in aspects)
    )


def against(standings: Independence) -> tuple[Standing, ...]:
    """Return the rows of their own that deny it, or say that there was none."""
    return tuple(head for head in standings.heads() if head.report.stance in AGAINST)


def speakers(point: Point, reports: Iterable[Report]) -> frozenset[tuple[str, ...]]:
    """Return who is named as speaker, by the point or by reports that name another; who denies it names nobody."""
    named = (report.by or point.by for report in reports if report.stance not in AGAINST)
    return frozenset(tuple(sorted(by)) for by in named if by)


def _one(key: _Key, reasons: Sequence[Difference], types: Mapping[str, AspectType]) -> Disagreement:
    aspect, kind = key
    told = tuple(by_weight(reasons))
    return Disagreement(told[0].kind if told else kind or KIND_OF[types[aspect]], aspect or None, told)


def _told(point: Point, counted: Sequence[Report], in_series: Collection[str]) -> dict[_Key, list[Difference]]:
    """Return what persons say, by what it is about.

    What names no aspect is about the one aspect of its kind whose values vary, where nothing else is told of that.
    """
    named = {difference.aspect for difference in point.differences}
    varying = (aspect for aspect in point.compare if aspect.id in in_series or _varies(counted, aspect))
    free = [aspect for aspect in varying if aspect.id not in named]
    told: dict[_Key, list[Difference]] = {}
    for difference in point.differences:
        fitting = [aspect.id for aspect in free if KIND_OF[aspect.type] == difference.kind]
        aspect = difference.aspect or (fitting[0] if len(fitting) == 1 else "")
        told.setdefault((aspect, None if aspect else difference.kind), []).append(difference)
    return told


def _varies(reports: Iterable[Report], aspect: Aspect) -> bool:
    values = [report.says[aspect.id] for report in reports if aspect.id in report.says]
    return any(value != values[0] for value in values)


def _shown(
    corpus: Corpus, point: Point, standings: Independence, aspects: Sequence[AspectComparison], told: set[str]
) -> Iterator[_Key]:
    """Return what the reports show by themselves; `told`: the aspects of which a person says something."""
    copied = any(standing.is_copy for standing in standings.standings)
    apart = {
        found.aspect.id: found.aspect.type
        for found in aspects
        if found.is_apart or (copied and contradiction(corpus, point, found.aspect))
    }
    yield from ((aspect, None) for aspect in apart)
    if _is_denied(standings) and "yes_no" not in apart.values():
        yield "", "substance"
    counted = corpus.counted(point)
    if len(speakers(point, counted)) > 1 and all(one.kind != "speaker" for one in point.differences):
        yield "", "speaker"
    words = {aspect.id for aspect in point.compare if aspect.type == "text"}
    if _is_altered(corpus, point) and not words & {*told, *apart}:
        yield "", "wording"


def _is_denied(standings: Independence) -> bool:
    """True where one report with a row of its own says that it is so, and another that it is not."""
    return 0 < len(against(standings)) < len(standings.heads())


def _is_altered(corpus: Corpus, point: Point) -> bool:
    """True where a copy changes the words that it takes from its parent."""
    for report in corpus.counted(point):
        parent = parent_of(corpus, point, report)
        if parent is not None and parent.quote and report.quote and changes(parent.quote.text, report.quote.text):
            return True
    return False


def count_possible(point: Point) -> int:
    """Return in how many things its reports may differ: those told, and those that values and words could show."""
    reports = [report for report in point.reports if report.own_reason is None]
    told = {difference.aspect or difference.kind for difference in point.differences}
    varying = set()
    for aspect in point.compare:
        values = [report.says[aspect.id] for report in reports if aspect.id in report.says]
        if aspect.series or any(value != values[0] for value in values[1:]):
            varying.add(aspect.id)
    altered = any(report.alters for report in reports)
    denied = len({report.stance in ("reports", "accepts") for report in reports}) > 1
    speakers = any(report.by for report in reports)
    return len({*told, *varying}) + altered + denied + speakers
