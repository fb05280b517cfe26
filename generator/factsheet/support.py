"""The computed support of a point: how it is carried by its reports. It describes support, never truth."""

from collections.abc import Sequence
from enum import StrEnum

from factsheet.compare import AspectComparison
from factsheet.corpus import Corpus
from factsheet.independence import Independence, Standing
from factsheet.records.point import Point
from factsheet.records.report import Report


class Support(StrEnum):
    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single_origin"
    CONTESTED = "contested"
    CONCEDED = "conceded"
    PENDING = "pending"
    ON_RECORD = "on_record"
    RELAYED = "relayed"


RECORDS_OF_SPEECH = ("transcript", "statement", "post", "recording")


def support(corpus: Corpus, point: Point, standings: Independence, aspects: Sequence[AspectComparison]) -> Support:
    """Return the support of the point; what is conceded or contested weighs before what is counted."""
    if not standings.sources or (point.expected and point.outcome is None):
        return Support.PENDING
    if not point.is_utterance and any(_concedes(point, standing) for standing in standings.standings):
        return Support.CONCEDED
    if _contested(standings, aspects):
        return Support.CONTESTED
    if point.is_utterance:
        recorded = any(_on_record(corpus, point, standing.report) for standing in standings.standings)
        return Support.ON_RECORD if recorded else Support.RELAYED
    return Support.CORROBORATED if standings.origins >= 2 else Support.SINGLE_ORIGIN


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
