"""Who copies whom in the reports on a point: families, the row that stands for each, and how many independent origins there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factsheet.corpus import Corpus
from factsheet.records.point import Point
from factsheet.records.report import Report
from factsheet.records.source import COPYING, EdgeKind, Source
from factsheet.values.quantity import Figure

PRIMARY = ("transcript", "statement", "post", "document", "dataset", "recording")
"""Kinds of source whose publisher speaks for itself, so that it is the origin where no chain is printed."""
COPIES: tuple[EdgeKind, ...] = ("republishes", "rewrites")


class OriginKind(StrEnum):
    NAMED = "named"
    UNKNOWN = "unknown"
    """Anonymous, dangling or not stated: all of them together are one origin, and only where no named one exists."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the attribution of a report ends."""

    kind: OriginKind
    id: str = ""
    """An actor, or a source without a publisher; empty for an unknown one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one report stands among the others on its point."""

    report: Report
    family: str
    """Reports of one family share this key."""
    parent: str | None
    """The anchor of the row beneath which this one is folded; None for a row of its own."""
    edge: EdgeKind | None
    """How its source came from the one above it; None where it copies and revises nothing."""
    above: str | None
    """The source from which it came, held or not."""
    is_copy: bool
    """True where the report is shown and neither a family nor an origin of its own; a later version is folded and no copy."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Independence:
    """The standings in the order of display, family by family, each head before its copies; deprecated reports are left out."""

    standings: tuple[Standing, ...]
    sources: int
    families: int
    origins: int
    origin_unknown: bool
    """True where the only origin is one that nobody names."""

    def heads(self) -> tuple[Standing, ...]:
        """Return those that have a row of their own: what they say can agree or contradict."""
        return tuple(standing for standing in self.standings if standing.parent is None)

    def by_family(self) -> tuple[tuple[Standing, ...], ...]:
        families: dict[str, list[Standing]] = {}
        for standing in self.standings:
            families.setdefault(standing.family, []).append(standing)
        return tuple(map(tuple, families.values()))


def independence(corpus: Corpus, point: Point) -> Independence:
    """Group the reports on a point into families and count, as the methodology says: copies count as sources only."""
    reports = tuple(report for report in point.reports if report.counts)
    descents = {report.anchor: _descent(corpus, report, reports) for report in reports}
    heads = _heads(reports, descents)
    families = _families(corpus, reports, descents, heads)
    origins = _origins(corpus, point, reports, heads)
    standings = [
        Standing(
            report,
            families[report.anchor],
            heads.get(report.anchor),
            descents[report.anchor].first_edge,
            descents[report.anchor].above,
            report.anchor in heads and descents[report.anchor].is_copy,
            origins[report.anchor],
        )
        for report in reports
    ]
    ends = {standing.origin for standing in standings if not standing.is_copy}
    named = {end for end in ends if end.kind is OriginKind.NAMED}
    return Independence(
        standings=tuple(_ordered(corpus, standings)),
        sources=len({report.source for report in reports}),
        families=len(set(families.values())),
        origins=len(named) or len(ends),
        origin_unknown=bool(ends) and not named,
    )


@dataclass(frozen=True, slots=True)
class _Descent:
    """The way from a source up to the one that its text came from."""

    path: tuple[str, ...]
    """Source ids, the report's own first, the root last."""
    edges: tuple[EdgeKind, ...]

    @property
    def root(self) -> str:
        return self.path[-1]

    @property
    def first_edge(self) -> EdgeKind | None:
        return self.edges[0] if self.edges else None

    @property
    def above(self) -> str | None:
        return self.path[1] if self.edges else None

    @property
    def is_copy(self) -> bool:
        return any(edge in COPIES for edge in self.edges)


def _descent(corpus: Corpus, report: Report, reports: Iterable[Report]) -> _Descent:
    others = {other.source for other in reports if other.source != report.source}
    reporting = {source for other in others for source in _line(corpus, other)}
    path = [report.source]
    edges: list[EdgeKind] = []
    chosen = report.copied_from
    while True:
        step = _parent(corpus, path[-1], chosen, reporting, set(path))
        if step is None:
            return _Descent(tuple(path), tuple(edges))
        chosen = None
        path.append(step[0])
        edges.append(step[1])


def _parent(
    corpus: Corpus, source: str, chosen: str | None, reporting: set[str], seen: set[str]
) -> tuple[str, EdgeKind] | None:
    """Return the one parent that counts here, or None.

    A compilation follows what the report says, else a parent that reports, itself or through a copy of it.
    """
    edges = corpus.sources[source].edges if source in corpus.sources else ()
    parents = {edge.target: edge.kind for edge in edges if edge.kind in COPYING and edge.target not in seen}
    if chosen is not None and chosen not in seen:
        return chosen, parents.get(chosen, "rewrites")
    if len(parents) > 1:
        lines = {parent: _line(corpus, parent) for parent in parents}
        if len({line[-1] for line in lines.values()}) == 1:
            return next(iter(parents.items()))
        return next(
            ((parent, parents[parent]) for parent, line in lines.items() if reporting.intersection(line)),
            None,
        )
    return next(iter(parents.items()), None)


def _line(corpus: Corpus, source: str) -> tuple[str, ...]:
    """Return the source and those above it, as long as each has one parent."""
    line = [source]
    while (found := corpus.sources.get(line[-1])) is not None:
        parents = [edge.target for edge in found.edges if edge.kind in COPYING and edge.target not in line]
        if len(parents) != 1:
            break
        line += parents
    return tuple(line)


def _families(
    corpus: Corpus, reports: tuple[Report, ...], descents: Mapping[str, _Descent], heads: Mapping[str, str]
) -> dict[str, str]:
    """Return the family of each report: a folded one is of its head's, and a source belongs to one family alone."""
    of_source: dict[str, str] = {}
    own = {report.anchor: _family(corpus, descents[report.anchor]) for report in reports if report.anchor not in heads}
    sources = {report.anchor: report.source for report in reports}
    for anchor in sorted(own, key=lambda one: own[one]):
        of_source.setdefault(sources[anchor], own[anchor])
    return {report.anchor: of_source[sources[heads.get(report.anchor, report.anchor)]] for report in reports}


def _family(corpus: Corpus, descent: _Descent) -> str:
    """Return the owner at the top of the root's publisher, so that outlets of one house are one family; else the root."""
    root = corpus.sources.get(descent.root)
    if root is None or root.publisher is None:
        return descent.root
    return corpus.top_owner(root.publisher)


def _heads(reports: tuple[Report, ...], descents: Mapping[str, _Descent]) -> dict[str, str]:
    """For each report that is folded: the anchor of the row it stands beneath.

    A copy stands beneath the nearest source above it that reports. Where none does, the nearest `republishes` copy
    stands for the unheld parent, else the nearest copy. A circle of copies is cut where it would close.
    """
    rows: dict[str, list[Report]] = {}
    for report in reports:
        rows.setdefault(report.source, []).append(report)
    source_of = {report.anchor: report.source for report in reports}
    folded: dict[str, str] = {}
    stand_ins: dict[str, str] = {}
    for report in sorted(reports, key=lambda one: (*_nearness(descents[one.anchor]), one.source)):
        descent = descents[report.anchor]
        above = next((source for source in descent.path[1:] if source in rows), None)
        if above is None and descent.is_copy:
            above = stand_ins.setdefault(descent.root, report.source)
        if above is not None and above != report.source:
            row = _row_of(rows[above], report)
            if source_of[_top(row, folded)] != report.source:
                folded[report.anchor] = row
    return {anchor: _top(anchor, folded) for anchor in folded}


def _row_of(rows: list[Report], copy: Report) -> str:
    """Return the parent's row that the copy changes, else its first."""
    return next((row.anchor for row in rows if row.anchor == copy.alters), rows[0].anchor)


def _nearness(descent: _Descent) -> tuple[int, int]:
    """Sort by how often the text was rewritten on its way, verbatim copies first, and the nearest to the root first."""
    return descent.edges.count("rewrites"), len(descent.edges)


def _top(anchor: str, folded: Mapping[str, str]) -> str:
    while anchor in folded:
        anchor = folded[anchor]
    return anchor


def _origins(corpus: Corpus, point: Point, reports: tuple[Report, ...], heads: Mapping[str, str]) -> dict[str, Origin]:
    own = {report.anchor: _end(corpus, point, report) for report in reports}
    speaking: dict[str, Report] = {}
    for report in sorted(reports, key=lambda one: (own[one.anchor].kind is OriginKind.UNKNOWN, one.anchor)):
        if report.anchor not in heads:
            speaking.setdefault(report.source, report)
            publisher = corpus.sources[report.source].publisher if report.source in corpus.sources else None
            if publisher:
                speaking.setdefault(publisher, report)
    return {report.anchor: _followed(own, speaking, report) for report in reports}


def _followed(own: Mapping[str, Origin], speaking: Mapping[str, Report], report: Report) -> Origin:
    """Go on from an outlet that is cited to where its own report leads; outlets that cite each other know no end."""
    end, seen = own[report.anchor], [report.anchor]
    while (through := speaking.get(end.id)) is not None and through.anchor not in seen:
        if own[through.anchor].kind is OriginKind.UNKNOWN:
            return end
        seen.append(through.anchor)
        end = own[through.anchor]
    return end if through is None or through.anchor == seen[-1] else Origin(OriginKind.UNKNOWN)


def _end(corpus: Corpus, point: Point, report: Report) -> Origin:
    """Return where this report's attribution ends, as far as it tells itself."""
    speakers = report.by or point.by
    if point.is_utterance and speakers:
        return _known(corpus, speakers[0])
    if named := _named_by(report):
        return _known(corpus, named)
    source = corpus.sources.get(report.source)
    if source is not None and report.attribution.basis == "other_outlet":
        cited = [edge.target for edge in source.edges if edge.kind not in COPYING]
        if len(cited) == 1:
            return _known(corpus, cited[0])
    if source is not None and source.publisher and _speaks_itself(source, report):
        return Origin(OriginKind.NAMED, source.publisher)
    return Origin(OriginKind.UNKNOWN)


def _named_by(report: Report) -> str | None:
    claimants = [value.claimed_by for value in report.says.values() if isinstance(value, Figure) and value.claimed_by]
    return next(iter((*claimants, *report.attribution.chain[:1], *report.by)), None)


def _speaks_itself(source: Source, report: Report) -> bool:
    return report.attribution.basis == "own_observation" or (
        source.kind in PRIMARY and report.attribution.basis is None
    )


def _known(corpus: Corpus, party: str) -> Origin:
    """Return the origin that a printed name means; somebody unnamed is no known end."""
    if party in corpus.sources:
        root = _line(corpus, party)[-1]
        publisher = corpus.sources[root].publisher if root in corpus.sources else None
        return Origin(OriginKind.NAMED, publisher or root)
    actor = corpus.actors.get(party)
    if actor is not None and actor.kind == "unnamed":
        return Origin(OriginKind.UNKNOWN)
    return Origin(OriginKind.NAMED, party)


def _ordered(corpus: Corpus, standings: list[Standing]) -> Iterable[Standing]:
    """Families by the name of their head, rows of one source in the order of the file, copies beneath their head."""
    heads: dict[str, list[Standing]] = {}
    copies: dict[str, list[Standing]] = {}
    for standing in standings:
        if standing.parent is None:
            heads.setdefault(standing.family, []).append(standing)
        else:
            copies.setdefault(standing.parent, []).append(standing)
    for family in sorted(heads, key=lambda key: _name(corpus, heads[key][0])):
        for head in heads[family]:
            yield head
            yield from copies.get(head.report.anchor, ())


def _name(corpus: Corpus, standing: Standing) -> tuple[bool, str, str]:
    """Sort by name; what has no words to show stands after what has."""
    source = standing.report.source
    return standing.report.quote is None, corpus.name("source", source).casefold(), source
