"""The computed support of a point: how it is carried by its reports. It describes support, never truth."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

from factsheet.analysis.compare import AspectComparison, compare_values, get_value
from factsheet.analysis.independence import Independence, Standing
from factsheet.analysis.origins import OriginKind
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import AGAINST, Report
from factsheet.model.values.value_type import CALM


class Support(StrEnum):
    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single_origin"
    ORIGIN_NOT_ESTABLISHED = "origin_not_established"
    CONTESTED = "contested"
    CONCEDED = "conceded"
    PENDING = "pending"
    ON_RECORD = "on_record"
    RELAYED = "relayed"


RECORDS_OF_SPEECH = ("transcript", "recording")


def compute_support(
    corpus: Corpus,
    point: Point,
    independence: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> Support:
    """Return the support of the point; what is conceded or contested weighs before what is counted.

    It is never higher than the evidence: what neither corroborates nor goes back to one named origin has no origin
    that we know.
    """
    if not independence.sources or (point.expected and point.outcome is None):
        return Support.PENDING
    if not point.is_utterance and any(_is_concession(point, standing) for standing in independence.standings):
        return Support.CONCEDED
    if _is_contested(independence, aspects) or any(comparison.is_contested for comparison in series):
        return Support.CONTESTED
    if point.is_utterance:
        recorded = any(_is_on_record(corpus, point, standing.report) for standing in independence.standings)
        return Support.ON_RECORD if recorded else Support.RELAYED
    if _is_corroborated(corpus, point, independence, aspects) or _is_corroborated_by_claimants(point, series):
        return Support.CORROBORATED
    return Support.SINGLE_ORIGIN if independence.is_single else Support.ORIGIN_NOT_ESTABLISHED


def _is_corroborated(
    corpus: Corpus, point: Point, independence: Independence, aspects: Sequence[AspectComparison]
) -> bool:
    """True where two rows of different families report it from two named origins, with values that fit."""
    heads = _list_named_heads(independence)
    if point.kind == "figure":
        shared = [point.compare[0]]
        heads = [head for head in heads if get_value(head.report, shared[0]) is not None]
    else:
        shared = [comparison.aspect for comparison in aspects if not comparison.is_minor]
    return any(
        all(_is_compatible(corpus, aspect, first.report, second.report) for aspect in shared)
        for first, second in combinations(heads, 2)
        if first.family != second.family and first.origin != second.origin
    )


def _is_corroborated_by_claimants(point: Point, series: Sequence[SeriesComparison]) -> bool:
    """True where claimants corroborate each other; of a figure, in what it is about and in no other of its numbers."""
    main = point.compare[0] if point.kind == "figure" else None
    return any(comparison.is_corroborated for comparison in series if main in (None, comparison.aspect))


def _list_named_heads(independence: Independence) -> list[Standing]:
    """Return the rows of their own that report it, and lead to somebody who is named."""
    return [
        head
        for head in independence.list_heads()
        if head.report.stance not in AGAINST and head.origin.kind is OriginKind.NAMED
    ]


def _is_compatible(corpus: Corpus, aspect: Aspect, first: Report, second: Report) -> bool:
    """True where not both give a value, or the two agree or are compatible."""
    values = get_value(first, aspect), get_value(second, aspect)
    return None in values or compare_values(corpus, aspect, *values).relation in CALM


def _is_concession(point: Point, standing: Standing) -> bool:
    """True where a responsible actor accepts, through an outlet or in a statement of its own."""
    report = standing.report
    speakers = report.by or (*report.attribution.chain[:1], standing.origin.id)
    return report.stance == "accepts" and any(actor in point.responsible for actor in speakers)


def _is_contested(independence: Independence, aspects: Sequence[AspectComparison]) -> bool:
    stances = {head.report.stance for head in independence.list_heads()}
    both = "asserts_absence" in stances and stances & {"reports", "accepts"}
    return "denies" in stances or bool(both) or any(aspect.is_contested for aspect in aspects)


def _is_on_record(corpus: Corpus, point: Point, report: Report) -> bool:
    """True for the speaker's own channel, a transcript or a recording."""
    source = corpus.sources.get(report.source)
    if source is None or report.stance == "denies":
        return False
    if source.kind in RECORDS_OF_SPEECH:
        return True
    speakers = report.by or point.by
    own = {
        *speakers,
        *(role.of for actor in speakers if actor in corpus.actors for role in corpus.actors[actor].roles),
    }
    return source.publisher is not None and source.publisher in own
