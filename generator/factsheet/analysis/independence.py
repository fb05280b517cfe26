"""Who copies whom in the reports on a point: families, the row that stands for each, and the three counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factsheet.analysis.origins import Origin, OriginKind, find_origins
from factsheet.analysis.source_lineage import Descent, trace_descent
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Attribution, Report
from factsheet.model.source import EdgeKind


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
    """True where it is neither a family nor an origin of its own; a later version is folded and no copy."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Independence:
    """The standings in the order of display: family by family, heads before copies; only what counts is among them."""

    standings: tuple[Standing, ...]
    series: tuple[Standing, ...]
    """For each source and claimant of a series one whose chain is that claimant: they have no rows in the table."""
    sources: int
    families: int
    origins: int
    """Distinct ends that are named; copies add none."""
    unnamed: int
    """How many reports, copies apart, lead to nobody who is named."""
    is_single: bool
    """True where exactly one end is named, copies' own among them, and no report leads to nobody."""

    def list_heads(self) -> tuple[Standing, ...]:
        """Return those that have a row of their own: what they say can agree or contradict."""
        return tuple(standing for standing in self.standings if standing.parent is None)

    def list_later_versions(self) -> tuple[Standing, ...]:
        """Return those beneath an earlier version of theirs: no copies, and they can undo an agreement."""
        return tuple(standing for standing in self.standings if standing.parent is not None and not standing.is_copy)

    def group_by_family(self) -> tuple[tuple[Standing, ...], ...]:
        families: dict[str, list[Standing]] = {}
        for standing in self.standings:
            families.setdefault(standing.family, []).append(standing)
        return tuple(map(tuple, families.values()))


def analyze_independence(corpus: Corpus, point: Point) -> Independence:
    """Group the reports on a point into families and count, as the methodology says: copies count as sources only."""
    shown = corpus.list_counted_reports(point)
    reports = (*shown, *_make_series_reports(corpus, point))
    descents = {report.anchor: trace_descent(corpus, report, reports) for report in reports}
    heads = _find_heads(reports, descents)
    families = _assign_families(corpus, reports, descents, heads)
    copies = {anchor for anchor in heads if descents[anchor].is_copy}
    ends = find_origins(corpus, point, reports, copies)
    standings = [
        Standing(
            report,
            families[report.anchor],
            heads.get(report.anchor),
            descents[report.anchor].first_edge,
            descents[report.anchor].above,
            report.anchor in copies,
            ends[report.anchor],
        )
        for report in reports
    ]
    own = [standing.origin for standing in standings if not standing.is_copy]
    named = {end for end in own if end.kind is OriginKind.NAMED}
    unnamed = sum(end.kind is OriginKind.UNKNOWN for end in own)
    all_named = {standing.origin for standing in standings if standing.origin.kind is OriginKind.NAMED}
    return Independence(
        standings=tuple(_sort_standings(corpus, standings[: len(shown)])),
        series=tuple(standings[len(shown) :]),
        sources=len({report.source for report in reports}),
        families=len(set(families.values())),
        origins=len(named),
        unnamed=unnamed,
        is_single=len(all_named) == 1 and not unnamed,
    )


def collect_series_claims(corpus: Corpus, point: Point) -> dict[tuple[str, str], bool]:
    """Return each source with each claimant of its lines, in the order of `Independence.series`.

    True where a line names the claimant; else it is the publisher by default, and no line names an origin.
    """
    claims: dict[tuple[str, str], bool] = {}
    for row in corpus.list_counted_rows(point):
        pair = row.source, row.find_claimant(corpus.sources.get(row.source))
        claims[pair] = claims.get(pair, False) or row.claimed_by is not None
    return claims


def _make_series_reports(corpus: Corpus, point: Point) -> list[Report]:
    """Return a report for each source and claimant of a series: they are counted, and shown in a table of their own."""
    return [
        Report(source=source, id=f"series-{number}", attribution=Attribution(chain=(claimant,) if is_named else ()))
        for number, ((source, claimant), is_named) in enumerate(collect_series_claims(corpus, point).items())
    ]


def _assign_families(
    corpus: Corpus, reports: tuple[Report, ...], descents: Mapping[str, Descent], heads: Mapping[str, str]
) -> dict[str, str]:
    """Return the family of each report: a folded one is of its head's, and a source belongs to one family alone."""
    of_source: dict[str, str] = {}
    own = {
        report.anchor: _find_family(corpus, descents[report.anchor]) for report in reports if report.anchor not in heads
    }
    sources = {report.anchor: report.source for report in reports}
    for anchor in sorted(own, key=lambda key: own[key]):
        of_source.setdefault(sources[anchor], own[anchor])
    return {report.anchor: of_source[sources[heads.get(report.anchor, report.anchor)]] for report in reports}


def _find_family(corpus: Corpus, descent: Descent) -> str:
    """Return the top owner of the root's publisher, so that outlets of one house are one family; else the root."""
    root = corpus.sources.get(descent.root)
    if root is None or root.publisher is None:
        return descent.root
    return corpus.find_top_owner(root.publisher)


def _find_heads(reports: tuple[Report, ...], descents: Mapping[str, Descent]) -> dict[str, str]:
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
    for report in sorted(
        reports, key=lambda candidate: (*_rank_nearness(descents[candidate.anchor]), candidate.source)
    ):
        descent = descents[report.anchor]
        above = next((source for source in descent.path[1:] if source in rows), None)
        if above is None and descent.is_copy:
            above = stand_ins.setdefault(descent.root, report.source)
        if above is not None and above != report.source:
            row = _choose_parent_row(rows[above], report)
            if source_of[_find_top(row, folded)] != report.source:
                folded[report.anchor] = row
    return {anchor: _find_top(anchor, folded) for anchor in folded}


def _choose_parent_row(rows: list[Report], copy: Report) -> str:
    """Return the parent's row that the copy changes, else its first."""
    return next((row.anchor for row in rows if row.anchor == copy.alters), rows[0].anchor)


def _rank_nearness(descent: Descent) -> tuple[int, int]:
    """Sort by how often the text was rewritten on its way, verbatim copies first, and the nearest to the root first."""
    return descent.edges.count("rewrites"), len(descent.edges)


def _find_top(anchor: str, folded: Mapping[str, str]) -> str:
    while anchor in folded:
        anchor = folded[anchor]
    return anchor


def _sort_standings(corpus: Corpus, standings: list[Standing]) -> Iterable[Standing]:
    """Families by the name of their head, rows of one source in the order of the file, copies beneath their head."""
    rows = {standing.report.anchor for standing in standings}
    heads: dict[str, list[Standing]] = {}
    copies: dict[str, list[Standing]] = {}
    for standing in standings:
        if standing.parent not in rows:
            heads.setdefault(standing.family, []).append(standing)
        else:
            copies.setdefault(standing.parent, []).append(standing)
    for family in sorted(heads, key=lambda key: _make_sort_key(corpus, heads[key][0])):
        for head in heads[family]:
            yield head
            yield from copies.get(head.report.anchor, ())


def _make_sort_key(corpus: Corpus, standing: Standing) -> tuple[bool, str, str]:
    """Sort by name; what has no words to show stands after what has."""
    source = standing.report.source
    return standing.report.quote is None, corpus.get_name("source", source).casefold(), source
