"""Where the attribution of each report ends: the origins that are counted."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from factsheet.analysis.source_lineage import find_root
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.source import COPYING, Source
from factsheet.model.values.quantity import Figure

PRIMARY = ("transcript", "statement", "post", "document", "dataset", "recording")
"""Kinds of source whose publisher speaks for itself, so that it is the origin where no chain is printed."""


class OriginKind(StrEnum):
    NAMED = "named"
    UNKNOWN = "unknown"
    """Anonymous, dangling or not stated: none of them is counted as an origin."""
    DERIVED = "derived"
    """An estimate made from sources that all have reports on the point: their ends are counted, and it has none."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the attribution of a report ends."""

    kind: OriginKind
    id: str = ""
    """An actor, or a source without a publisher; empty where nobody is named."""


def find_origins(corpus: Corpus, point: Point, reports: tuple[Report, ...], copies: Set[str]) -> dict[str, Origin]:
    """Return where each report's attribution ends, by its anchor; `copies`: the anchors of those that are copies."""
    reporting = {report.source for report in reports}
    own = {report.anchor: _find_end(corpus, point, report, reporting, report.anchor in copies) for report in reports}
    speaking: dict[str, Report] = {}
    for report in sorted(
        reports, key=lambda candidate: (own[candidate.anchor].kind is OriginKind.UNKNOWN, candidate.anchor)
    ):
        if report.anchor not in copies:
            speaking.setdefault(report.source, report)
            publisher = corpus.sources[report.source].publisher if report.source in corpus.sources else None
            if publisher:
                speaking.setdefault(publisher, report)
    return {report.anchor: _follow_origin(corpus, own, speaking, report) for report in reports}


def _follow_origin(corpus: Corpus, own: Mapping[str, Origin], speaking: Mapping[str, Report], report: Report) -> Origin:
    """Go on from an outlet that is cited to where its own report leads; outlets that cite each other know no end."""
    end, seen = own[report.anchor], [report]
    while end.kind is OriginKind.NAMED:
        through = speaking.get(end.id)
        if (
            _is_self_attributed(corpus, seen[-1], end)
            or through is None
            or own[through.anchor].kind is OriginKind.UNKNOWN
        ):
            further = _resolve_publisher(corpus, end)
            if further == end:
                return end
            end = further
        elif through in seen:
            return Origin(OriginKind.UNKNOWN)
        else:
            seen.append(through)
            end = own[through.anchor]
    return end


def _is_self_attributed(corpus: Corpus, report: Report, end: Origin) -> bool:
    """True where an outlet names itself or speaks for itself: what else it reports on the point is not asked."""
    source = corpus.sources.get(report.source)
    return end.id == report.source or (source is not None and end.id == source.publisher)


def _resolve_publisher(corpus: Corpus, end: Origin) -> Origin:
    """Return the publisher of a source that is an end, at the root of what it copies; other ends as they are."""
    if end.id not in corpus.sources:
        return end
    text = find_root(corpus, end.id)
    publisher = corpus.sources[text].publisher if text in corpus.sources else None
    return Origin(OriginKind.NAMED, publisher or text)


def _find_end(corpus: Corpus, point: Point, report: Report, reporting: Set[str], is_copy: bool) -> Origin:
    """Return where this report's attribution ends, as far as it tells itself; `reporting`: the sources that count.

    Who copies a text does not speak for itself by publishing it, whatever kind of source the copy is.
    """
    if report.derived_from and reporting >= set(report.derived_from):
        return Origin(OriginKind.DERIVED)
    speakers = report.by or point.by
    if point.is_utterance and speakers:
        return _make_origin(corpus, speakers[0])
    if named := _find_named_party(report):
        return _make_origin(corpus, named)
    source = corpus.sources.get(report.source)
    if source is not None and report.attribution.basis == "other_outlet":
        cited = [edge.target for edge in source.edges if edge.kind not in COPYING]
        if len(cited) == 1:
            return _make_origin(corpus, cited[0])
    if source is not None and source.publisher and _is_own_origin(source, report, is_copy):
        return Origin(OriginKind.NAMED, source.publisher)
    return Origin(OriginKind.UNKNOWN)


def _find_named_party(report: Report) -> str | None:
    claimants = [value.claimed_by for value in report.says.values() if isinstance(value, Figure) and value.claimed_by]
    return next(iter((*claimants, *report.attribution.chain[:1], *report.by)), None)


def _is_own_origin(source: Source, report: Report, is_copy: bool) -> bool:
    basis = report.attribution.basis
    return basis == "own_observation" or (source.kind in PRIMARY and basis is None and not is_copy)


def _make_origin(corpus: Corpus, party: str) -> Origin:
    """Return the origin that a printed name means; somebody unnamed is no known end."""
    actor = corpus.actors.get(party)
    if actor is not None and actor.kind == "unnamed":
        return Origin(OriginKind.UNKNOWN)
    return Origin(OriginKind.NAMED, party)
