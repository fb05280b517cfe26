"""Origins: the actors or sources at which the attribution of each report ends.

An article in its own voice, without attribution, has an unknown origin; three of them have one unknown origin together.
Counting the unattributed sentence of each outlet would turn wire copy into corroboration.
"""

from collections.abc import Iterable, Mapping, Set
from enum import StrEnum

from msgspec import Struct

from factsheet.analysis.source_lineage import find_root
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.source import COPYING, Source
from factsheet.model.values.quantity import Figure

PRIMARY = ("transcript", "statement", "post", "document", "dataset", "recording")
"""Kinds of source whose publisher speaks for itself: without a printed attribution, the publisher is the origin."""


class OriginKind(StrEnum):
    NAMED = "named"
    UNKNOWN = "unknown"
    """Anonymous, dangling or not stated; never counted as an origin."""
    DERIVED = "derived"
    """An estimate made from sources that all have reports on the point: only their origins are counted."""


class Origin(Struct, frozen=True):
    """The end of a report's attribution."""

    kind: OriginKind
    id: str = ""
    """An actor, or a source without a publisher; empty if nobody is named."""


def find_origins(corpus: Corpus, point: Point, reports: tuple[Report, ...], copies: Set[str]) -> dict[str, Origin]:
    """Return the origin of each report, by its anchor; `copies`: the anchors of those that are copies."""
    reporting = {report.source for report in reports}
    own: dict[str, Origin] = {}
    for report in reports:
        own[report.anchor] = _find_end(corpus, point, report, reporting, report.anchor in copies)
    by_party = _index_by_party(corpus, reports, own, copies)
    return {report.anchor: _follow_origin(corpus, own, by_party, report) for report in reports}


def _index_by_party(
    corpus: Corpus, reports: Iterable[Report], own: Mapping[str, Origin], copies: Set[str]
) -> dict[str, Report]:
    """Return for each source and publisher the report by which it speaks: the first that names an end, else the first.

    Copies are left out, since they say what somebody else says.
    """
    by_party: dict[str, Report] = {}
    known_first = sorted(
        reports, key=lambda candidate: (own[candidate.anchor].kind is OriginKind.UNKNOWN, candidate.anchor)
    )
    for report in known_first:
        if report.anchor in copies:
            continue
        by_party.setdefault(report.source, report)
        source = corpus.sources.get(report.source)
        if source is not None and source.publisher:
            by_party.setdefault(source.publisher, report)
    return by_party


def _follow_origin(corpus: Corpus, own: Mapping[str, Origin], by_party: Mapping[str, Report], report: Report) -> Origin:
    """Follow cited outlets to the ends of their own reports; outlets that cite each other have an unknown origin."""
    end, seen = own[report.anchor], [report]
    while end.kind is OriginKind.NAMED:
        cited = by_party.get(end.id)
        if cited is None or own[cited.anchor].kind is OriginKind.UNKNOWN or _is_self_attributed(corpus, seen[-1], end):
            further = _resolve_publisher(corpus, end)
            if further == end:
                return end
            end = further
        elif cited in seen:
            return Origin(OriginKind.UNKNOWN)
        else:
            seen.append(cited)
            end = own[cited.anchor]
    return end


def _is_self_attributed(corpus: Corpus, report: Report, end: Origin) -> bool:
    """True if an outlet names itself or speaks for itself: its other reports on the point then do not matter."""
    source = corpus.sources.get(report.source)
    return end.id == report.source or (source is not None and end.id == source.publisher)


def _resolve_publisher(corpus: Corpus, end: Origin) -> Origin:
    """Return the publisher of a source, at the root of what it copies; any other end unchanged."""
    if end.id not in corpus.sources:
        return end
    root = find_root(corpus, end.id)
    publisher = corpus.sources[root].publisher if root in corpus.sources else None
    return Origin(OriginKind.NAMED, publisher or root)


def _find_end(corpus: Corpus, point: Point, report: Report, reporting: Set[str], is_copy: bool) -> Origin:
    """Return the end of the attribution in the report itself; `reporting`: the sources that count on the point."""
    if report.derived_from and reporting >= set(report.derived_from):
        return Origin(OriginKind.DERIVED)
    speakers = report.by or point.by
    if point.is_utterance and speakers:
        return _make_origin(corpus, speakers[0])
    if party := _find_named_party(report):
        return _make_origin(corpus, party)
    source = corpus.sources.get(report.source)
    if source is not None and report.attribution.basis == "other_outlet":
        cited = [edge.target for edge in source.edges if edge.kind not in COPYING]
        # Of two cited sources, which one said it would be a guess.
        if len(cited) == 1:
            return _make_origin(corpus, cited[0])
    if source is not None and source.publisher and _is_own_origin(source, report, is_copy):
        return Origin(OriginKind.NAMED, source.publisher)
    return Origin(OriginKind.UNKNOWN)


def _find_named_party(report: Report) -> str | None:
    """Return the first claimant of a figure, else the origin of the attribution, else the speaker."""
    for value in report.says.values():
        if isinstance(value, Figure) and value.claimed_by:
            return value.claimed_by
    if report.attribution.chain:
        return report.attribution.chain[0]
    return report.by[0] if report.by else None


def _is_own_origin(source: Source, report: Report, is_copy: bool) -> bool:
    basis = report.attribution.basis
    # Publishing a copy is not speaking for oneself, whatever kind of source the copy is.
    return basis == "own_observation" or (source.kind in PRIMARY and basis is None and not is_copy)


def _make_origin(corpus: Corpus, party: str) -> Origin:
    """Return the origin for a printed name; an unnamed actor is an unknown one."""
    actor = corpus.actors.get(party)
    if actor is not None and actor.kind == "unnamed":
        return Origin(OriginKind.UNKNOWN)
    return Origin(OriginKind.NAMED, party)
