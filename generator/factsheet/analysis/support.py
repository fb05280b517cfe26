"""The computed support of a point: how it is carried by its reports. It describes support, never truth."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

from factsheet.analysis.compare import AspectComparison, relation, value_of
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


def support(
    corpus: Corpus,
    point: Point,
    standings: Independence,
    aspects: Sequence[AspectComparison],
    series: Sequence[SeriesComparison],
) -> Support:
    """Return the support of the point; what is conceded or contested weighs before what is counted.

    It is never higher than the evidence: what neither corroborates nor goes back to one named origin has no origin
    that we know.
    """
    if not standings.sources or (point.expected and point.outcome is None):
        return Support.PENDING
    if not point.is_utterance and any(_concedes(point, standing) for standing in standings.standings):
        return Support.CONCEDED
    if _contested(standings, aspects) or any(found.contests for found in series):
        return Support.CONTESTED
    if point.is_utterance:
        recorded = any(_on_record(corpus, point, standing.report) for standing in standings.standings)
        return Support.ON_RECORD if recorded else Support.RELAYED
    if _is_corroborated(corpus, point, standings, aspects) or _do_claimants_corroborate(point, series):
        return Support.CORROBORATED
    return Support.SINGLE_ORIGIN if standings.is_single else Support.ORIGIN_NOT_ESTABLISHED


def _is_corroborated(
    corpus: Corpus, point: Point, standings: Independence, aspects: Sequence[AspectComparison]
) -> bool:
    """True where two rows of different families report it from two named origins, with values that fit."""
    heads = _naming(standings)
    if point.kind == "figure":
        shared = [point.compare[0]]
        heads = [head for head in heads if value_of(head.report, shared[0]) is not None]
    else:
        shared = [found.aspect for found in aspects if not found.is_gentle]
    return any(
        all(_fit(corpus, aspect, one.report, other.report) for aspect in shared)
        for one, other in combinations(heads, 2)
        if one.family != other.family and one.origin != other.origin
    )


def _do_claimants_corroborate(point: Point, series: Sequence[SeriesComparison]) -> bool:
    """True where claimants corroborate each other; of a figure, in what it is about and in no other of its numbers."""
    main = point.compare[0] if point.kind == "figure" else None
    return any(found.corroborates for found in series if main in (None, found.aspect))


def _naming(standings: Independence) -> list[Standing]:
    """Return the rows of their own that report it, and lead to somebody who is named."""
    return [
        head for head in standings.heads() if head.report.stance not in AGAINST and head.origin.kind is OriginKind.NAMED
    ]


def _fit(corpus: Corpus, aspect: Aspect, one: Report, other: Report) -> bool:
    """True where not both give a value, or the two agree or are compatible."""
    values = value_of(one, aspect), value_of(other, aspect)
    return None in values or relation(corpus, aspect, *values).relation in CALM


def _concedes(point: Point, standing: Standing) -> bool:
    """True where a responsible actor accepts, through an outlet or in a statement of its own."""
    report = standing.report
    speakers = report.by or (*report.attribution.chain[:1], standing.origin.id)
    return report.stance == "accepts" and any(actor in point.responsible for actor in speakers)


def _contested(standings: Independence, aspects: Sequence[AspectComparison]) -> bool:
    stances = {head.report.stance for head in standings.heads()}
    both = "asserts_absence" in stances and stances & {"reports", "accepts"}
    return "denies" in stances or bool(both) or any(aspect.contests for aspect in aspects)


def _on_record(corpus: Corpus, point: Point, report: Report) -> bool:
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
