"""Compute the support that a point has in its reports. It describes support, never truth."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

from factsheet.analysis.compare import AspectComparison, compare_values, get_value
from factsheet.analysis.independence import Independence, ReportLineage
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
    """Return the support of the point.

    It is never higher than the evidence: reports that neither corroborate each other nor trace back to exactly one
    named origin have an origin that is not established.
    """
    # Concession and contest come before the counts: more sources do not outweigh a denial.
    if not independence.sources or (point.expected and point.outcome is None):
        return Support.PENDING
    if not point.is_utterance and any(_is_concession(point, lineage) for lineage in independence.lineages):
        return Support.CONCEDED
    if _is_contested(independence, aspects) or any(comparison.is_contested for comparison in series):
        return Support.CONTESTED
    if point.is_utterance:
        recorded = any(_is_on_record(corpus, point, lineage.report) for lineage in independence.lineages)
        return Support.ON_RECORD if recorded else Support.RELAYED
    if _is_corroborated(corpus, point, independence, aspects) or _is_corroborated_by_claimants(point, series):
        return Support.CORROBORATED
    return Support.SINGLE_ORIGIN if independence.is_single else Support.ORIGIN_NOT_ESTABLISHED


def _is_corroborated(
    corpus: Corpus, point: Point, independence: Independence, aspects: Sequence[AspectComparison]
) -> bool:
    """True if rows of two families report it from two named origins, with compatible values."""
    heads = _list_named_heads(independence)
    if point.kind == "figure":
        # The first aspect is the figure itself: agreement on anything else does not support it.
        shared = [point.compare[0]]
        heads = [head for head in heads if get_value(head.report, shared[0]) is not None]
    else:
        shared = [comparison.aspect for comparison in aspects if not comparison.is_minor]
    for first, second in combinations(heads, 2):
        if first.family == second.family or first.origin == second.origin:
            continue
        if all(_is_compatible(corpus, aspect, first.report, second.report) for aspect in shared):
            return True
    return False


def _is_corroborated_by_claimants(point: Point, series: Sequence[SeriesComparison]) -> bool:
    """True if claimants corroborate each other; for a figure, only in its first aspect."""
    for comparison in series:
        if comparison.is_corroborated and (point.kind != "figure" or comparison.aspect == point.compare[0]):
            return True
    return False


def _list_named_heads(independence: Independence) -> list[ReportLineage]:
    """Return the rows of their own that report the point and have a named origin."""
    heads = []
    for head in independence.heads:
        if head.report.stance not in AGAINST and head.origin.kind is OriginKind.NAMED:
            heads.append(head)
    return heads


def _is_compatible(corpus: Corpus, aspect: Aspect, first: Report, second: Report) -> bool:
    """True if the values agree or are compatible, or one is missing."""
    values = get_value(first, aspect), get_value(second, aspect)
    return None in values or compare_values(corpus, aspect, *values).relation in CALM


def _is_concession(point: Point, lineage: ReportLineage) -> bool:
    """True if a responsible actor accepts it, through an outlet or in a statement of its own."""
    report = lineage.report
    speakers = report.by or (*report.attribution.chain[:1], lineage.origin.id)
    return report.stance == "accepts" and any(actor in point.responsible for actor in speakers)


def _is_contested(independence: Independence, aspects: Sequence[AspectComparison]) -> bool:
    stances = {head.report.stance for head in independence.heads}
    if "denies" in stances:
        return True
    # An asserted absence alone contests nothing: it takes a report to the contrary.
    if "asserts_absence" in stances and not stances.isdisjoint(("reports", "accepts")):
        return True
    return any(aspect.is_contested for aspect in aspects)


def _is_on_record(corpus: Corpus, point: Point, report: Report) -> bool:
    """True for a transcript, a recording, or a publication of the speaker or of a body the speaker has a role in."""
    source = corpus.sources.get(report.source)
    if source is None or report.stance == "denies":
        return False
    if source.kind in RECORDS_OF_SPEECH:
        return True
    if source.publisher is None:
        return False
    for speaker in report.by or point.by:
        actor = corpus.actors.get(speaker)
        roles = actor.roles if actor is not None else ()
        if source.publisher == speaker or any(source.publisher == role.of for role in roles):
            return True
    return False
